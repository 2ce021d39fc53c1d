"""HTML tables to cells in their places: columns that cells cover, rows that they reach over."""

from __future__ import annotations

import re

import msgspec
from selectolax.lexbor import LexborNode

from pressroom.importers.html.styles import look
from pressroom.typeset.statements.layout import is_year
from pressroom.typeset.statements.note_marks import raised
from pressroom.typeset.statements.numbers import is_figure

MOST_PAGE_CELLS = 60_000
_FEWEST_LINES = 2
_RULE = re.compile(r"[-=_─═—]{4,}")  # what rules were before there were borders
_MOST_SPAN = 1_000  # as browsers have it
_BLANKS = re.compile("[ \t\r\n\f\u00a0\u2002\u2003\u2007\u2009\u202f\u200b]+")
_LINES = frozenset(
    {"p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "center", "dt", "dd"}
)


class Piece(msgspec.Struct, frozen=True):
    """Text of a table, in the columns from `start` to before `end`, counted from 0.

    `lines` are the lines of its text. `head` is true if the source says so, `raised` if all of it
    stands raised. `nodes` are the cells it came from. `figure_end` is the column behind the digits.
    """

    start: int
    end: int
    text: str
    lines: tuple[str, ...] = ()
    head: bool = False
    raised: bool = False
    nodes: tuple[LexborNode, ...] = ()
    figure_end: int = 0


Pieces = tuple[Piece, ...]


def rows_of(table: LexborNode) -> list[Pieces]:
    """Filled cells of each row, empty rows too. Rows of tables within cells are no rows of it."""
    rows: list[Pieces] = []
    taken: dict[int, list[tuple[int, int]]] = {}  # columns that a cell from further up covers
    for number, (row, in_head) in enumerate(_rows(table)):
        rows += _by_lines(_placed(row, number, taken, head=in_head))
        taken.pop(number, None)
    return rows


def _by_lines(row: Pieces) -> list[Pieces]:
    """A row of cells that hold a whole column each, line by line, as rows; any other as it is."""
    count = len(row[0].lines) if row else 0
    if count < _FEWEST_LINES or len(row) < 2 or any(len(piece.lines) != count for piece in row):
        return [row]
    lines = [line for piece in row[1:] for line in piece.lines]
    if not all(map(is_figure, lines)) or all(map(is_year, lines)):
        return [row]
    return [
        tuple(
            msgspec.structs.replace(
                piece, text=piece.lines[n], lines=(piece.lines[n],), nodes=piece.nodes
            )
            for piece in row
        )
        for n in range(count)
    ]


def _rows(table: LexborNode) -> list[tuple[LexborNode, bool]]:
    found = []
    for part in table.iter():
        if part.tag == "tr":
            found.append((part, False))
        elif part.tag in ("thead", "tbody", "tfoot"):
            found += [(row, part.tag == "thead") for row in part.iter() if row.tag == "tr"]
    return found


def _placed(
    row: LexborNode, number: int, taken: dict[int, list[tuple[int, int]]], *, head: bool
) -> Pieces:
    made, column = list[Piece](), 0
    covered = sorted(taken.get(number, ()))
    for cell in row.iter():
        if cell.tag not in ("td", "th"):
            continue
        for start, end in covered:
            if start <= column < end:
                column = end
        attributes = cell.attributes
        end = column + span(attributes.get("colspan"))
        tall = span(attributes.get("rowspan"))
        for down in range(1, min(tall, _MOST_SPAN)):
            taken.setdefault(number + down, []).append((column, end))
        lines = cell_lines(cell)
        if lines and not _RULE.fullmatch(lines[0]):
            made.append(
                Piece(
                    column,
                    end,
                    " ".join(lines),
                    lines,
                    head=head or cell.tag == "th",
                    raised=_is_raised_whole(cell),
                    nodes=(cell,),
                    figure_end=end,
                )
            )
        column = end
    return tuple(made)


def span(value: str | None) -> int:
    """Number of columns or rows that a cell covers, by its attribute."""
    return min(max(int(value), 1), _MOST_SPAN) if value and re.fullmatch(r"\d{1,4}", value) else 1


def cell_lines(cell: LexborNode) -> tuple[str, ...]:
    """Lines of a cell's text: a `<br>` or a block begins another. Raised numbers stay raised."""
    text = cell.text(deep=True)
    if not text or not (bare := _BLANKS.sub(" ", text).strip()):
        return ()
    if not _needs_a_walk(cell):
        return (bare,)
    parts: list[str] = []
    _gather(cell, parts, up=False)
    lines = (
        _BLANKS.sub(" ", line.replace("\n", " ")).strip() for line in "".join(parts).split("\0")
    )
    return tuple(line for line in lines if line)


def _needs_a_walk(cell: LexborNode) -> bool:
    """Whether a cell's text depends on more than its characters: line ends, raised numbers."""
    inner = cell.inner_html or ""
    if "<" not in inner:
        return False
    return _STRUCTURED.search(inner) is not None


_STRUCTURED = re.compile(
    r"<(?:br|p|div|li|sup|tr|h\d|center|d[td])\b|vertical-align\s*:\s*super|top\s*:\s*-",
    re.IGNORECASE,
)


def _gather(node: LexborNode, parts: list[str], *, up: bool) -> None:
    for child in node.iter(include_text=True):
        tag = child.tag
        if tag == "-text":
            said = child.text_content or ""
            parts.append(raised(said.strip(), "".join(parts[-3:])) if up and said.strip() else said)
        elif tag == "br":
            parts.append("\0")
        elif tag and not tag.startswith("-"):
            block = tag in _LINES
            if block:
                parts.append("\0")
            _gather(child, parts, up=up or tag == "sup" or look(child).raised)
            if block:
                parts.append("\0")


def _is_raised_whole(cell: LexborNode) -> bool:
    """Whether all of a cell's text stands raised, as the mark of a note does."""
    inner = cell.inner_html or ""
    if "<sup" not in inner and "super" not in inner and "top" not in inner:
        return False
    node = cell
    while True:
        children = [
            each
            for each in node.iter(include_text=True)
            if each.tag != "-text" or (each.text_content or "").strip()
        ]
        if len(children) != 1 or children[0].tag == "-text":
            return False
        node = children[0]
        if node.tag == "sup" or look(node).raised:
            return True
