"""Pagination: what a page on paper must not do, seen once it is laid out, and mended.

WeasyPrint leaves out the head of a table that is taller than a page, and says nothing. And a last
page with a line or two is a page for nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from xml.etree.ElementTree import Element

_FEW = 8  # lines, to which more are brought where that can be: contacts alone, say
_FEWEST = 5  # lines, which are no page of their own
_SAVED = 12  # lines that are brought to the page before where they fit
# Tried one after the other: to save the last page, or else to bring more lines to it.
_TIGHTER = """\
@page { margin-top: 14mm; margin-bottom: 18mm; }
.prose, .standing { line-height: 1.36 !important; }
.colophon { margin-top: 2mm !important; }
"""
_FULLER = """\
.prose :is(p, li), .standing :is(p, li) { orphans: 3; widows: 6; }
.release > :last-child, .colophon { break-inside: avoid; break-before: avoid; }
"""


def paginated(page: Element, render: Callable[[str], Any]) -> Any:
    """Lays a page out, and returns WeasyPrint's document. `render` makes it with a further style
    sheet."""
    document = render("")
    lost = _lost_heads(page, document)
    if lost:
        for head in lost:
            # As a group of rows like others it is shown once, over as many pages as it needs.
            head.set("style", "display: table-row-group")
        document = render("")
    before = len(document.pages)
    left = _lines(document.pages[-1])
    if before == 1 or left > _SAVED:
        return document
    for style in (_TIGHTER, _FULLER) if left <= _FEW else (_TIGHTER,):
        other = render(style)
        is_fuller = len(other.pages) == before and _lines(other.pages[-1]) > max(left, _FEWEST)
        if len(other.pages) < before or is_fuller:
            return other
    return document


def _lost_heads(page: Element, document: Any) -> list[Element]:
    """The heads of tables that are on no page of the document."""
    shown = {id(box.element) for leaf in document.pages for box in _boxes(leaf)}
    heads = [head for head in page.iter("thead") if "".join(head.itertext()).strip()]
    return [head for head in heads if id(head) not in shown]


def _lines(leaf: Any) -> int:
    """Number of lines on a page, of which those beside one another are one."""
    from weasyprint.formatting_structure import boxes

    return len({round(box.position_y) for box in _boxes(leaf) if isinstance(box, boxes.LineBox)})


def _boxes(leaf: Any) -> Iterator[Any]:
    """The boxes of a page, without those in its margin."""
    from weasyprint.formatting_structure import boxes

    for box in leaf._page_box.children:
        if not isinstance(box, boxes.MarginBox):
            yield from box.descendants()
