"""Names of WordprocessingML elements and attributes (ECMA-376, ISO/IEC 29500), and small questions
to an element.

The strict form of the standard has other namespaces for the same names; `as_transitional` makes one
of both.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from lxml import etree

Element = etree._Element

_OFFICE = "http://schemas.openxmlformats.org"
W = f"{_OFFICE}/wordprocessingml/2006/main"
R = f"{_OFFICE}/officeDocument/2006/relationships"
A = f"{_OFFICE}/drawingml/2006/main"
WP = f"{_OFFICE}/drawingml/2006/wordprocessingDrawing"
PIC = f"{_OFFICE}/drawingml/2006/picture"
CHART = f"{_OFFICE}/drawingml/2006/chart"
M = f"{_OFFICE}/officeDocument/2006/math"
MC = f"{_OFFICE}/markup-compatibility/2006"
RELS = f"{_OFFICE}/package/2006/relationships"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
V = "urn:schemas-microsoft-com:vml"
IMPORT_NAMESPACE = "urn:pressroom:import"
"""The namespace of what is noted on an element while a document is read; it is never written."""

_STRICT = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": W,
    "http://purl.oclc.org/ooxml/officeDocument/relationships": R,
    "http://purl.oclc.org/ooxml/officeDocument/math": M,
    "http://purl.oclc.org/ooxml/drawingml/main": A,
    "http://purl.oclc.org/ooxml/drawingml/picture": PIC,
    "http://purl.oclc.org/ooxml/drawingml/chart": CHART,
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": WP,
}
_OFF = frozenset({"0", "false", "off", "none"})


@functools.cache
def w(name: str) -> str:
    """The name of an element or attribute of WordprocessingML in Clark notation."""
    return f"{{{W}}}{name}"


NOTE_MARKS = (w("footnoteReference"), w("endnoteReference"))
"""Mark of a note in the text."""
_NOT_TEXT = (w("drawing"), w("pict"), w("object"), *NOTE_MARKS)


def has_more_than_text(element: Element) -> bool:
    """Whether readers see pictures, objects or marks of notes in an element, besides its text."""
    return next(element.iter(*_NOT_TEXT), None) is not None


PLACE = f"{{{IMPORT_NAMESPACE}}}place"
LINE = f"{{{IMPORT_NAMESPACE}}}line"
LINK = f"{{{IMPORT_NAMESPACE}}}link"


def local(element: Element) -> str:
    """The element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def as_transitional(root: Element) -> None:
    """Renames elements and attributes of the standard's strict form, in place."""
    # Files of the strict form say so at their root.
    if not any(uri in _STRICT for uri in root.nsmap.values()):
        return
    for element in root.iter(etree.Element):
        element.tag = _renamed(str(element.tag))
        for name in list(element.attrib):
            text = str(name)
            if text.startswith("{") and (new := _renamed(text)) != text:
                element.set(new, element.attrib.pop(name))


def _renamed(name: str) -> str:
    uri, brace, bare = name[1:].partition("}")
    return f"{{{_STRICT.get(uri, uri)}}}{bare}" if brace else name


def value(element: Element | None, name: str = "val") -> str:
    """An attribute of WordprocessingML; empty if it or the element is missing."""
    return (element.get(w(name)) or "") if element is not None else ""


def whole_number(text: str, default: int = 0) -> int:
    """A number of at most six digits as an attribute has it; `default` for anything else."""
    bare = text.strip()
    return int(bare) if bare.isascii() and bare.isdigit() and len(bare) < 7 else default


def is_on(element: Element | None) -> bool:
    """Whether a property that is on or off (CT_OnOff) is there and on."""
    return element is not None and value(element) not in _OFF


def found(element: Element | None, *names: str) -> Element | None:
    """The element at a path of WordprocessingML names below another; None if there is none."""
    for name in names:
        if element is None:
            return None
        element = element.find(w(name))
    return element


def above(element: Element, *names: str) -> Iterator[Element]:
    """The elements around one, from the inside, that have one of these WordprocessingML names."""
    return iter(element.iterancestors(*map(w, names)))


def removed(element: Element) -> None:
    """Takes an element out of its parent; Word keeps no text between elements."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def replace_by_children(element: Element, children: list[Element] | None = None) -> None:
    """Puts an element's children, or some of what it holds, in its place."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    parent[at : at + 1] = list(element) if children is None else children
