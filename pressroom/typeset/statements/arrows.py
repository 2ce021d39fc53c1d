"""Arrows before figures: `▲5` is minus five in Japanese statements, but plus five beside `▼5`."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from pressroom.typeset.statements.columns import Line
from pressroom.typeset.statements.grid import Cell

_FIGURE = r"\s*[^\w\s]{0,2}\s*[A-Z]{0,3}\s*[$€£¥]?\s*[0-9]"
_UP = re.compile(rf"\s*(?P<arrow>[▲△↑⬆]){_FIGURE}")
_DOWN = re.compile(rf"\s*(?P<arrow>[▼▽↓⬇]){_FIGURE}")


def with_signs(lines: Sequence[Line]) -> list[Line]:
    """The lines of a table with `+` and `−` for arrows up and down, where any points down."""
    cells = [cell for line in lines for cell in line.cells if cell is not None]
    if not any(_DOWN.match(cell.text) for cell in cells):
        return list(lines)
    return [
        msgspec.structs.replace(
            line, cells=tuple(None if cell is None else _signed(cell) for cell in line.cells)
        )
        for line in lines
    ]


def _signed(cell: Cell) -> Cell:
    for pattern, sign in ((_UP, "+"), (_DOWN, "−")):
        found = pattern.match(cell.text)
        if found:
            text, markup = (
                each.replace(found["arrow"], sign, 1) for each in (cell.text, cell.html)
            )
            return msgspec.structs.replace(cell, text=text, html=markup)
    return cell
