"""Tables that a program has read from a web page, as they come in a CSV file or a workbook.

A page's table has a cell for `$`, one for the figure and one for `)`, empty columns between, and
cells over several columns. Readers of such tables, as in pandas, write a text that covers three
columns three times. Here the repeated columns become one again and signs join their figures, but
only in tables that show one of these marks: in others, equal columns are equal figures.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

import msgspec

from pressroom.core.problems import Problem, Severity
from pressroom.typeset.statements.columns import Line, without_column
from pressroom.typeset.statements.grid import EMPTY, Cell, Grid
from pressroom.typeset.statements.numbers import is_figure

_BEFORE = re.compile(r"(?:[A-Z]{0,3}[$€£¥])? ?\(?")
_BEHIND = re.compile(r"\)? ?%?")
_ALONE = re.compile(r"[A-Z]{0,3}[$€£¥] ?\(?|\(|\) ?%?")
_WORDS = re.compile(r"[^\W\d_]{3}")
_FEWEST = 2  # labels that must be repeated, or signs that stand beside their figures


def as_on_page(lines: list[Line]) -> list[Line]:
    """The lines of a table from a file, with what a reader of pages took apart joined again; the
    same lines if nothing shows that they come from a page."""
    if any(cell is None or cell.span > 1 for line in lines for cell in line.cells):
        return lines
    made = _without_count(lines)
    if not made or len(made[0].cells) < 3 or not (_repeats_labels(made) or _has_signs(made)):
        return lines
    repeats = _repeats_labels(made)
    made = [_said_once(line) for line in made]
    column = 0
    while column + 1 < len(made[0].cells):
        joined = _with_joined_columns(made, column, repeats=repeats)
        made, column = (made, column + 1) if joined is None else (joined, max(0, column - 1))
    return _with_spanners(made) if repeats else made


def signs_alone(grid: Grid, path: str) -> list[Problem]:
    """A warning for signs that stand in cells of their own in the finished table."""
    found = [
        (row.line, cell.text)
        for row in grid.rows
        for cell in row.cells
        if _ALONE.fullmatch(cell.text)
    ]
    if not found:
        return []
    line, sign = found[0]
    count = f", and {len(found) - 1:,} more" if len(found) > 1 else ""
    return [
        Problem(
            path=path,
            line=line,
            code="PR117",
            severity=Severity.WARNING,
            message=f"`{sign}` stands in a cell of its own, apart from its figure{count}",
            remedy="write sign and figure in one cell, such as `$ (1,234)`",
        )
    ]


def _without_count(lines: list[Line]) -> list[Line]:
    """Lines without the numbers of rows and columns that a data frame writes beside them."""
    if len(lines) < 3:
        return lines
    head = [cell.text for cell in lines[0].cells if cell is not None]
    rows = [line.stub for line in lines[1:]]
    if head[0] == "" and rows == [str(n) for n in range(len(rows))]:
        lines = [without_column(line, 0) for line in lines]
        head = head[1:]
    return lines[1:] if len(head) > 2 and head == [str(n) for n in range(len(head))] else lines


def _repeats_labels(lines: Sequence[Line]) -> bool:
    """Whether rows with figures have their label twice, in the first two columns."""
    labels = {
        line.stub
        for line in lines
        if line.stub == line.text(1)
        and _WORDS.search(line.stub)
        and any(map(is_figure, line.figures[1:]))
    }
    return len(labels) >= _FEWEST


def _has_signs(lines: Sequence[Line]) -> bool:
    """Whether currency signs or brackets stand in cells beside their figures."""
    found = 0
    for line in lines:
        texts = [line.text(column) for column in range(1, len(line.cells))]
        found += sum(
            _pair(left, right) and bool(_ALONE.fullmatch(left) or _ALONE.fullmatch(right))
            for left, right in itertools.pairwise(texts)
        )
    return found >= _FEWEST


def _said_once(line: Line) -> Line:
    """A line whose one text fills all its cells, with the text in the first: a title or section."""
    texts = {cell.text for cell in line.cells if cell is not None and cell.text}
    filled = sum(bool(cell is not None and cell.text) for cell in line.cells)
    if len(texts) != 1 or filled < 3 or not line.stub or is_figure(line.stub):
        return line
    rest = (EMPTY,) * (len(line.cells) - 1)
    return msgspec.structs.replace(line, cells=(line.cells[0], *rest))


def _pair(left: str, right: str) -> bool:
    """Whether two texts are a sign and its figure."""
    both = left + right
    # The bracket that closes a negative figure may stand in a cell further on.
    closed = both + ")" if "(" in both and ")" not in both else both
    if not left or not right or not is_figure(closed):
        return False
    return bool(_BEFORE.fullmatch(left) or _BEHIND.fullmatch(right))


def _with_joined_columns(lines: list[Line], column: int, *, repeats: bool) -> list[Line] | None:
    """Lines with the column and the next as one; None if a row has different texts in them."""
    made, alike, pairs = list[Line](), 0, 0
    alone = [0, 0]  # rows with a figure in one of the two columns only
    for line in lines:
        left, right = line.cells[column], line.cells[column + 1]
        if left is None or right is None:
            return None
        cell: Cell = left if left.text else right
        if left.text and right.text:
            if left.text == right.text:
                alike += 1
            elif column and _pair(left.text, right.text):
                pairs += 1
                cell = msgspec.structs.replace(
                    left, text=left.text + right.text, html=left.html + right.html
                )
            else:
                return None
        elif cell.text:
            alone[0 if left.text else 1] += is_figure(cell.text)
        cells = (*line.cells[:column], cell, *line.cells[column + 2 :])
        made.append(msgspec.structs.replace(line, cells=cells))
    if not pairs and not (repeats and alike >= _FEWEST):
        return None
    return made if pairs or not all(alone) else None


def _with_spanners(lines: list[Line]) -> list[Line]:
    """Lines whose heads above the first figures are one cell where they are repeated side by
    side."""
    made: list[Line] = []
    for number, line in enumerate(lines):
        if any(is_figure(text) and not re.fullmatch(r"\d{4}", text) for text in line.figures):
            return [*made, *lines[number:]]
        cells: list[Cell | None] = []
        for column, cell in enumerate(line.cells):
            first = next((each for each in reversed(cells) if each is not None), None)
            if column > 1 and cell and first and cell.text and cell.text == first.text:
                place = max(at for at, each in enumerate(cells) if each is not None)
                cells[place] = msgspec.structs.replace(first, span=first.span + 1)
                cells.append(None)
            else:
                cells.append(cell)
        made.append(msgspec.structs.replace(line, cells=tuple(cells)))
    return made
