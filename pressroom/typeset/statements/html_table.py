"""HTML tables to grids; the HTML is already safe, as Markdown makes it."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from pressroom.typeset.statements.cells import MOST_COLUMNS, MOST_ROWS
from pressroom.typeset.statements.columns import Line, aligned, in_columns
from pressroom.typeset.statements.grid import Cell, Grid
from pressroom.typeset.statements.layout import laid_out
from pressroom.typeset.statements.note_marks import raised

_INLINE = re.compile(
    "a|abbr|b|bdi|bdo|br|cite|code|del|dfn|em|i|img|ins|kbd|math|q|s|samp|small|span|strong|sub"
    "|sup|time|u|var|m(?:row|i|n|o|s|text|space|frac|sqrt|root|sub|sup|subsup|under|over"
    "|underover|style|padded)|-text"
)
_BLANKS = re.compile("[ \t\r\n\f]+")
_ALIGNMENTS = ("left", "center", "right")
_KNOWN = {"class", "align", "colspan", "rowspan", "scope"}


def from_html(table: LexborNode) -> Grid | None:
    """Converts a `<table>` to a `Grid`; None if a `Grid` cannot hold all of it.

    That is so for cells over several rows, blocks or tables within cells, attributes such as `id`
    or `lang`, and tables that are too large.
    """
    if table.css_first("img") is not None:
        return None  # a picture is no text, and cells without text count as empty
    lines: list[Line] = []
    caption = ""
    for part in table.iter():
        if part.tag == "caption":
            if part.attributes or not _inline(part):
                return None
            caption = _inner(part)
        elif part.tag in ("thead", "tbody", "tfoot", "tr"):
            rows = [part] if part.tag == "tr" else list(part.iter())
            for row in rows:
                cells = _cells(row)
                if cells is None or part.attributes:
                    return None
                lines.append(Line(in_columns(cells), head=part.tag == "thead"))
        elif part.tag != "colgroup":
            return None
    lines = aligned([line for line in lines if line.cells])
    if not lines or len(lines) > MOST_ROWS or len(lines[0].cells) > MOST_COLUMNS:
        return None
    grid = laid_out(lines, caption)
    return grid if grid.rows else None


def _cells(row: LexborNode) -> list[Cell] | None:
    """Cells of a row, or None if one does not fit into a `Cell`."""
    if row.tag != "tr" or row.attributes:
        return None
    made = []
    for node in row.iter():
        attributes = {name: value or "" for name, value in node.attributes.items()}
        span = attributes.get("colspan", "1")
        if node.tag not in ("td", "th") or attributes.keys() - _KNOWN or not _inline(node):
            return None
        if attributes.get("rowspan", "1") != "1" or not span.isdecimal():
            return None
        if not 1 <= len(span) <= 2 or not 1 <= int(span) <= MOST_COLUMNS:
            return None
        names = [*attributes.get("class", "").split(), attributes.get("align", "")]
        align = next((name for name in names if name in _ALIGNMENTS), "")
        text, markup = _text(node), _inner(node)
        made.append(Cell(text, markup, int(span), _is_bold(node), align))
    return made


def _inner(node: LexborNode) -> str:
    return (node.inner_html or "").strip()


def _inline(node: LexborNode) -> bool:
    """Whether an element holds only running text."""
    within = (found for found in node.traverse(include_text=True) if found != node)
    return all(_INLINE.fullmatch(found.tag or "") for found in within)


def _text(node: LexborNode) -> str:
    """Text of a cell: `<br>` becomes a line end, and a raised number stays raised."""
    parts: list[str] = []
    for found in node.traverse(include_text=True):
        if found.tag == "br":
            parts.append("\n")
        elif found.tag == "-text":
            said = _BLANKS.sub(" ", found.text_content or "")
            parts.append(raised(said, "".join(parts)) if _is_raised(found, node) else said)
    lines = "".join(parts).split("\n")
    return "\n".join(said for line in lines if (said := _BLANKS.sub(" ", line).strip()))


def _is_raised(text: LexborNode, cell: LexborNode) -> bool:
    """Whether a text is in a `<sup>` within its cell: `72.8<sup>1</sup>` is not 72.81."""
    node = text.parent
    while node is not None and node != cell:
        if node.tag == "sup":
            return True
        node = node.parent
    return False


def _is_bold(node: LexborNode) -> bool:
    """Whether all of a cell's words are bold."""
    children = [
        child
        for child in node.iter(include_text=True)
        if child.tag != "-text" or (child.text_content or "").strip()
    ]
    return bool(children) and all(child.tag in ("strong", "b") for child in children)
