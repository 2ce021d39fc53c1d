"""Rows of a table with their cells in columns, before head, body and notes are told apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

import msgspec

from pressroom.typeset.statements.grid import EMPTY, Cell
from pressroom.typeset.statements.numbers import is_figure


class Line(msgspec.Struct, frozen=True):
    """A row of a source: one cell a column, None where a cell further left covers the column.

    `number` is its line in the source. `head` is true if the source says so, `ruled` if its format
    marks a total: bold, or with a rule above.
    """

    cells: tuple[Cell | None, ...]
    number: int = 0
    head: bool = False
    ruled: bool = False

    def text(self, column: int) -> str:
        """Text of the cell in a column, counted from 0; empty where another cell covers it."""
        cell = self.cells[column]
        return cell.text if cell is not None else ""

    @property
    def stub(self) -> str:
        """Text of the first column, the row's label."""
        return self.text(0)

    @property
    def figures(self) -> list[str]:
        """The texts beside the stub that are not empty."""
        return [cell.text for cell in self.cells[1:] if cell is not None and cell.text]

    @property
    def stub_alone(self) -> bool:
        """Whether the row has no text but its stub."""
        return bool(self.stub) and not self.figures


def in_columns(cells: Iterable[Cell]) -> tuple[Cell | None, ...]:
    """Places cells in columns: a cell that spans n columns is followed by n - 1 times None."""
    placed: list[Cell | None] = []
    for cell in cells:
        placed += [cell, *[None] * (cell.span - 1)]
    return tuple(placed)


def aligned(lines: Sequence[Line]) -> list[Line]:
    """Pads all lines to as many columns as the widest has."""
    width = max((len(line.cells) for line in lines), default=0)
    return [
        msgspec.structs.replace(line, cells=line.cells + (EMPTY,) * (width - len(line.cells)))
        for line in lines
    ]


def tidied(lines: Sequence[Line]) -> list[Line]:
    """Removes empty rows and columns, and joins signs in columns of their own to their figures."""
    lines = [line for line in lines if any(cell is not None and cell.text for cell in line.cells)]
    for column in reversed(range(len(lines[0].cells) if lines else 0)):
        if not any(line.text(column) for line in lines):
            lines = [without_column(line, column) for line in lines]
    column = 0
    while lines and column < len(lines[0].cells):
        joined = _with_signs_joined(lines, column)
        lines, column = (joined, 0) if joined is not None else (lines, column + 1)
    return lines


def without_column(line: Line, column: int) -> Line:
    """Removes a column from the line; a cell that spans it and others spans one column less."""
    cells = list(line.cells)
    cell = cells[column]
    if cell is None:
        at = column
        while (left := cells[at]) is None:
            at -= 1
        cells[at] = msgspec.structs.replace(left, span=left.span - 1)
    elif cell.span > 1:
        cells[column + 1] = msgspec.structs.replace(cell, span=cell.span - 1)
    del cells[column]
    return msgspec.structs.replace(line, cells=tuple(cells))


_BEFORE = re.compile(r"[A-Zk]{0,3}[$€£¥]? ?\(?|USD|EUR|CHF|GBP")
_BEHIND = re.compile(r"\)? ?%?|€|EUR|CHF")


def _with_signs_joined(lines: list[Line], column: int) -> list[Line] | None:
    """Joins the signs in a column to the figures beside it, as workbooks made from filings keep
    them apart; None if the column holds anything else."""
    if column == 0:
        return None
    if column + 1 < len(lines[0].cells):
        made = _with_signs_moved(lines, column, column + 1, _BEFORE.fullmatch)
        if made is not None:
            return made
    return _with_signs_moved(lines, column, column - 1, _BEHIND.fullmatch) if column > 1 else None


def _with_signs_moved(
    lines: list[Line], column: int, onto: int, is_sign: Callable[[str], object]
) -> list[Line] | None:
    """Moves each sign in `column` to its figure in the column `onto`, and the heading too; None if
    that is impossible."""
    moved, signs = [], 0
    for line in lines:
        cell, target = line.cells[column], line.cells[onto]
        if cell is not None and cell.text:
            if target is None or cell.span > 1 or target.span > 1:
                if cell.span == 1 or onto < column:
                    return None
            elif target.text:
                if not is_sign(cell.text):
                    return None
                pair = (cell, target) if column < onto else (target, cell)
                target = msgspec.structs.replace(
                    target, text=pair[0].text + pair[1].text, html=pair[0].html + pair[1].html
                )
                if not is_figure(target.text):
                    return None
                signs += 1
            elif signs or is_sign(cell.text):
                # A sign without its figure, or a text among the signs.
                return None
            else:
                target = cell
            cells = list(line.cells)
            cells[onto] = target
            line = msgspec.structs.replace(line, cells=tuple(cells))
        moved.append(without_column(line, column))
    return moved if signs else None
