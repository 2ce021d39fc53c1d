"""Tables and formulas of HTML as lines of Markdown or plain text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import msgspec
from selectolax.lexbor import LexborNode

_MOST_COLUMNS = 1_000  # as browsers have it
_STRONG = re.compile(r"\*\*|</?strong>")
_RIGHT = frozenset({"figure", "right"})
# A heading that the one below it goes on with, without a comma between them.
_GOES_ON = re.compile(
    r"(?:[,;:/&–—、，；：-]|\b(?:ended|ending|as of|of|at|on|in|to|and|zum|per|am|bis|vom|und"
    r"|clos|closes?|terminée?s?|au|le|du|et|terminad[oa]s?|el|de))[*_]*\Z",
    re.IGNORECASE,
)


class _Cell(msgspec.Struct, frozen=True):
    text: str
    right: bool
    center: bool


_EMPTY = _Cell("", False, False)


def table(node: LexborNode, cell: Callable[[LexborNode], str], *, plain: bool) -> Iterator[str]:
    """Converts a table to its caption and its rows, in GitHub's form: one heading row, one line a
    row. A heading over several columns is repeated in each."""
    caption = node.css_first("caption")
    title = cell(caption) if caption is not None else ""
    if title:
        yield title if plain else _bold(title)
    rows = [row for row in node.css("tr") if any(_cells(row))]
    heads = [row for row in rows if row.parent is not None and row.parent.tag == "thead"]
    if not heads and rows and all(each.tag == "th" for each in _cells(rows[0])):
        heads = rows[:1]
    grid = _grid(rows, len(heads), cell, plain=plain)
    if not grid:
        return
    if plain:
        yield "\n".join("\t".join(each.text for each in row).rstrip() for row in grid)
        return
    head, body = grid[: len(heads)], grid[len(heads) :]
    names = [_merged_heading(column) for column in zip(*head)] if head else [""] * len(grid[0])
    lines = [names, [_delimiter_cell(column) for column in zip(*(body or head))]]
    lines += [[each.text for each in row] for row in body]
    yield "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cells(row: LexborNode) -> list[LexborNode]:
    return [each for each in row.iter() if each.tag in ("td", "th")]


def _grid(
    rows: list[LexborNode], heads: int, cell: Callable[[LexborNode], str], *, plain: bool
) -> list[list[_Cell]]:
    """Cells by row and column. A cell over several columns is put in the first one, or in each if
    it is a heading; a cell over several rows in the first one."""
    placed: dict[tuple[int, int], _Cell] = {}
    columns = 0
    for y, row in enumerate(rows):
        cells = _cells(row)
        x = 0
        for each in cells:
            while (y, x) in placed:
                x += 1
            wide = _span(each, "colspan", _MOST_COLUMNS)
            tall = _span(each, "rowspan", len(rows) - y)
            classes = set((each.attributes.get("class") or "").split())
            text = cell(each)
            if not plain and y >= heads and wide > 1 and len(cells) == 1 and each.tag == "th":
                text = _bold(text)
            made = _Cell(text, bool(classes & _RIGHT), "center" in classes)
            rest = made if y < heads and not plain else _EMPTY
            for down in range(tall):
                for along in range(wide):
                    first = made if not along else rest
                    placed[y + down, x + along] = first if not down else _EMPTY
            x += wide
        columns = max(columns, x)
    return [[placed.get((y, x), _EMPTY) for x in range(columns)] for y in range(len(rows))]


def _bold(text: str) -> str:
    """Markdown in bold as a whole, whatever of it was before."""
    return f"**{_STRONG.sub('', text)}**"


def _span(cell: LexborNode, name: str, most: int) -> int:
    given = cell.attributes.get(name) or ""
    return min(max(int(given), 1), most) if re.fullmatch(r"\d{1,6}", given) else 1


def _merged_heading(column: tuple[_Cell, ...]) -> str:
    """The headings above a column as one: `Three months ended September 30, 2026`."""
    merged = ""
    for text in dict.fromkeys(cell.text for cell in column if cell.text):
        joint = " " if _GOES_ON.search(merged) else ", "
        merged = f"{merged}{joint}{text}" if merged else text
    return merged


def _delimiter_cell(column: tuple[_Cell, ...]) -> str:
    shown = [cell for cell in column if cell.text]
    if shown and 2 * sum(cell.right for cell in shown) > len(shown):
        return "---:"
    if shown and 2 * sum(cell.center for cell in shown) > len(shown):
        return ":---:"
    return "---"


def formula(node: LexborNode) -> str:
    """Converts a formula (MathML) to one line: `p < 0.0001`, `a^2/b`."""
    return " ".join(_formula(node).split())


def _formula(node: LexborNode) -> str:
    tag = node.tag or ""
    if tag == "-text":
        return " ".join((node.text_content or "").split())
    parts = [part for part in map(_formula, node.iter(include_text=True)) if part.strip()]
    match tag, parts:
        case "mo", [sign]:
            return f" {sign} " if sign in "=<>≤≥≠≈+−±×·→" else sign
        case "mfrac", [over, under]:
            return f"{_grouped(over)}/{_grouped(under)}"
        case (("msup" | "mover"), [base, above]):
            return f"{_grouped(base)}^{_grouped(above)}"
        case (("msub" | "munder"), [base, below]):
            return f"{_grouped(base)}_{_grouped(below)}"
        case (("msubsup" | "munderover"), [base, below, above]):
            return f"{_grouped(base)}_{_grouped(below)}^{_grouped(above)}"
        case "msqrt", _:
            return f"√({''.join(parts)})"
        case "mroot", [base, degree]:
            return f"{_grouped(base)}^(1/{degree})"
        case "mtr", _:
            return ", ".join(parts)
        case "mtable", _:
            return "; ".join(parts)
        case _:
            return "".join(parts)


def _grouped(part: str) -> str:
    """Part of a formula in parentheses, unless it is read as a unit without them."""
    return part if re.fullmatch(r"\w+(\.\d+)?|\(.*\)", part.strip()) else f"({part.strip()})"
