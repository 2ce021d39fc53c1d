"""Tables that somebody laid out with tabs: paragraphs in a row, with figures behind tabs, become a
table of Word, which is then read as any other."""

from __future__ import annotations

from lxml import etree

from pressroom.importers.word.names import Element, found, local, removed, w
from pressroom.typeset.statements.numbers import is_figure

_FEWEST = 2  # rows with figures
_LONGEST_SECTION = 60
_NOT_TEXT = frozenset({"drawing", "pict", "object", "footnoteReference", "endnoteReference"})


def join_tab_tables(root: Element) -> None:
    """Puts a table in the place of paragraphs that are its rows, below `root`, in place."""
    for parent in {each.getparent() for each in root.iter(w("p"))}:
        if parent is None:
            continue
        rows: list[Element] = []
        for child in [*parent, None]:
            if child is not None and _may_be_row(child, begun=bool(rows)):
                rows.append(child)
                continue
            _replace(rows)
            rows = []


def _may_be_row(element: Element, *, begun: bool) -> bool:
    """Whether an element may be a row: a paragraph with tabs in it, or within a table a short one
    that heads the rows below it."""
    if element.tag != w("p") or found(element, "pPr", "numPr") is not None:
        return False
    if any(local(each) in _NOT_TEXT for each in element.iter()):
        return False
    texts = _cells(element)
    if len(texts) > 1:
        return any(texts[1:])
    return begun and len(texts[0]) <= _LONGEST_SECTION


def _replace(rows: list[Element]) -> None:
    # What follows the last figures is no row, such as a contact with a tab in it.
    while rows and not any(map(is_figure, _cells(rows[-1])[1:])):
        rows = rows[:-1]
    if sum(any(map(is_figure, _cells(row)[1:])) for row in rows) < _FEWEST:
        return
    table = etree.Element(w("tbl"))
    rows[0].addprevious(table)
    for row in rows:
        line = etree.SubElement(table, w("tr"))
        for text in _cells(row):
            paragraph = etree.SubElement(etree.SubElement(line, w("tc")), w("p"))
            # Where it stood is told of what is found in it.
            paragraph.attrib.update(row.attrib)
            etree.SubElement(etree.SubElement(paragraph, w("r")), w("t")).text = text
        removed(row)


def _cells(paragraph: Element) -> list[str]:
    """The texts between the tabs of a paragraph."""
    texts = [""]
    for each in paragraph.iter(w("t"), w("tab"), w("br")):
        if each.tag == w("tab"):
            texts += [""] if _is_in_run(each) else []
        elif each.tag == w("t"):
            texts[-1] += each.text or ""
        elif each.tag == w("br"):
            texts[-1] += " "
    return [" ".join(text.split()) for text in texts]


def _is_in_run(tab: Element) -> bool:
    """Whether a tab is one in the text, and no tab stop of the paragraph."""
    parent = tab.getparent()
    return parent is not None and parent.tag == w("r")
