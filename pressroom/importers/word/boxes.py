"""Text boxes and drawings of Word: their text moves behind the paragraph that they hang on."""

from __future__ import annotations

from lxml import etree

from pressroom.core.problems import Severity
from pressroom.importers.word.findings import WordFinding, finding
from pressroom.importers.word.names import CHART, A, Element, V, above, removed, w
from pressroom.importers.word.package import Package, Unreadable, XmlPart

_DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
_KINDS = {f"{{{CHART}}}chart": "chart", f"{{{_DIAGRAM}}}relIds": "SmartArt"}
_WORDS = (f"{{{A}}}t", f"{{{CHART}}}v")


def move_boxes(root: Element) -> None:
    """Moves the paragraphs and tables of text boxes behind the paragraph with the box, in place."""
    # From the last to the first, so that each goes before those behind it.
    for content in reversed(list(root.iter(w("txbxContent")))):
        paragraph = _outermost_paragraph(content)
        if paragraph is None:
            continue
        for block in reversed(list(content)):
            paragraph.addnext(block)
    for path in list(root.iter(f"{{{V}}}textpath")):
        paragraph = _outermost_paragraph(path)
        if paragraph is not None and path.get("string"):
            made = etree.Element(w("p"))
            etree.SubElement(etree.SubElement(made, w("r")), w("t")).text = path.get("string")
            paragraph.addnext(made)
        removed(path)


def drawing_findings(part: XmlPart, package: Package) -> list[WordFinding]:
    """Tells of charts, SmartArt and objects, which are not taken over, with the words in them."""
    told = []
    for drawing in list(part.root.iter(*_KINDS)):
        kind = _KINDS[str(drawing.tag)]
        ids = [
            value for name, value in drawing.attrib.items() if str(name).endswith(("}id", "}dm"))
        ]
        words = _words_of(part, package, str(ids[0]) if ids else "")
        what = f"has a {kind}, which is left out"
        if words:
            what += f"; it says: {words}"
        remedy = "put a picture of it, or a table with its figures, beside the release"
        told.append(finding(drawing, "PR443", Severity.WARNING, what, remedy))
    return told


def _words_of(part: XmlPart, package: Package, relation_id: str) -> str:
    relation = part.relations.get(relation_id)
    if relation is None or relation.external:
        return ""
    try:
        read = package.part(relation.target)
    except Unreadable:
        return ""
    if read is None:
        return ""
    texts = (" ".join((each.text or "").split()) for each in read.root.iter(*_WORDS))
    return " · ".join(dict.fromkeys(text for text in texts if text))


def _outermost_paragraph(element: Element) -> Element | None:
    """The paragraph around an element that stands in no other text box."""
    return next(reversed(list(above(element, "p"))), None)
