"""Tables as CSV, for readers who calculate with them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pressroom.typeset.statements.grid import Cell, Grid, cell_text
from pressroom.typeset.statements.numbers import is_figure

_RISKY = re.compile("[=+\\-@\t＝＋－＠]")
_QUOTED = re.compile('[",;\t\r\n]')


def as_csv(grid: Grid) -> bytes:
    """Writes the whole table as CSV (RFC 4180): UTF-8 with a byte order mark, as Excel wants it.

    Caption, units and notes are rows of one cell; a cell over several columns is followed by empty
    ones. A text that a spreadsheet would read as a formula gets an apostrophe in front.
    """
    lines = [line for line in cell_text(grid.caption).split("\n") if line]
    rows = [[text] for text in (*lines, *grid.units)]
    rows += [_texts(cells) for cells in grid.head]
    rows += [_texts(row.cells) for row in grid.rows]
    rows += [[f"{note.mark} {cell_text(note.html)}".strip()] for note in grid.notes]
    width = grid.width
    written = [",".join(map(_safe_text, [*row, *[""] * (width - len(row))])) for row in rows]
    return "".join(f"{row}\r\n" for row in written).encode("utf-8-sig")


def _texts(cells: Iterable[Cell]) -> list[str]:
    return [text for cell in cells for text in (cell.text, *[""] * (cell.span - 1))]


def _safe_text(text: str) -> str:
    if _RISKY.match(text) and not is_figure(text):
        text = f"'{text}"
    return f'"{text.replace(chr(34), chr(34) * 2)}"' if _QUOTED.search(text) else text
