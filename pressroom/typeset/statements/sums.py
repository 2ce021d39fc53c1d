"""Totals of a table, checked against the sums of their parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

import msgspec

from pressroom.typeset.statements.grid import Cell, Grid, TableRow
from pressroom.typeset.statements.layout import figure_columns
from pressroom.typeset.statements.numbers import Figure, read_figure, separators
from pressroom.typeset.statements.phrases import is_per_share, is_ratio, says_total

# More rows than anyone adds up; without a limit the search would take quadratic time.
_LONGEST_RUN = 250


class Mismatch(msgspec.Struct, frozen=True):
    """A total that its parts do not add up to: both as printed in the table's language."""

    row_line: int
    row_label: str
    column_label: str
    shown: str
    computed: str


class _Part(msgspec.Struct, frozen=True):
    """A summand: its value, and how far rounding may have moved it."""

    value: Decimal
    slack: Decimal


class _CheckedTotal(msgspec.Struct, frozen=True):
    """A total in one column: the figure it shows, and the sum of its parts if they disagree."""

    column: int
    row: int
    figure: Figure
    text: str
    computed: Decimal | None = None
    near: bool = False


def sums(grid: Grid, language: str) -> list[Mismatch]:
    """Finds totals that no reading makes the sum of their parts, in the table's order.

    Checked are rows that say total, in columns of figures. The parts may be the rows since the last
    total or section head, any run of rows and subtotals that ends just above, or the rows just
    below. Rounding may take half a unit of the last printed decimal from each part. Percentages,
    ratios, averages and amounts per share are left out, and so are rows whose total is far from
    every sum in every column, as in a selection of balance sheet items.
    """
    checked: list[_CheckedTotal] = []
    for column in sorted(figure_columns(grid) if grid.financial else ()):
        label = _label(grid, column)
        if not is_per_share(label) and not is_ratio(label):
            checked += _check_column(grid.rows, column, language)
    found = []
    for number, row in enumerate(grid.rows):
        here = [each for each in checked if each.row == number]
        wrong = [each for each in here if each.computed is not None]
        if len(wrong) == len(here) and not any(each.near for each in wrong):
            continue
        for each in wrong:
            shown = _as_printed(each.computed or Decimal(0), each.figure.decimals, language)
            label = _label(grid, each.column)
            found.append(Mismatch(row.line, row.cells[0].text, label, each.text, shown))
    return found


def _check_column(rows: Sequence[TableRow], column: int, language: str) -> Iterator[_CheckedTotal]:
    """Checks every total in a column; the column's kinds of figures must agree."""
    stack: list[_Part] = []
    block = 0
    kinds: set[tuple[str, str]] = set()
    for number, row in enumerate(rows):
        stub = row.cells[0].text
        if row.kind == "section":
            block = len(stack)
            continue
        cell = _cell_at(row.cells, column)
        if not cell.text or is_per_share(stub) or is_ratio(stub):
            continue
        figure = read_figure(cell.text, language)
        if figure is None:
            # What is not a figure, such as `n/m`, may be a part that is not given.
            return
        if figure.suffix.strip() in ("%", "‰"):
            continue
        kinds.add((figure.prefix.strip(), figure.suffix.strip()))
        if len({kind for kind in kinds if any(kind)}) > 1:
            return
        own = _part(figure)
        if row.kind == "total" and says_total(stub):
            run = _matching_run(stack, own)
            below = _parts_below(rows[number + 1 :], column, language)
            count = len(stack) - block
            if run or _adds_up(below, own):
                yield _CheckedTotal(column, number, figure, cell.text)
            elif len(stack) > 1:
                computed, near = _likeliest_sum(stack, count, own.value)
                yield _CheckedTotal(column, number, figure, cell.text, computed, near)
            stack[len(stack) - (run or count) :] = [own]
            block = len(stack)
        else:
            stack.append(own)
            if row.kind == "total":
                block = len(stack)


def _part(figure: Figure) -> _Part:
    return _Part(figure.value, Decimal("0.5").scaleb(-figure.decimals))


def _matching_run(stack: Sequence[_Part], total: _Part) -> int:
    """Number of parts just above that add up to the total; 0 if no run of them does."""
    value, slack = Decimal(0), Decimal(0)
    for count, part in enumerate(reversed(stack[-_LONGEST_RUN:]), start=1):
        value, slack = value + part.value, slack + part.slack
        if count > 1 and abs(value - total.value) <= slack:
            return count
        if count == 1 and value == total.value:
            return 1
    return 0


def _likeliest_sum(stack: Sequence[_Part], block: int, total: Decimal) -> tuple[Decimal, bool]:
    """The sum that a wrong total was most likely meant to be, and whether it is close enough for a
    slip: the sum of the last `block` parts, or of another run that comes close."""
    values = [part.value for part in reversed(stack[-max(block, _LONGEST_RUN) :])]
    runs = list(accumulate(values))[1:]
    if block > 1 and abs(runs[block - 2] - total) <= abs(total) / 2:
        return runs[block - 2], True
    closest = min(runs, key=lambda value: abs(value - total))
    return closest, abs(closest - total) <= abs(total) / 10


def _adds_up(parts: Sequence[_Part], total: _Part) -> bool:
    """Whether the first parts, two or more, add up to the total."""
    return _matching_run(parts[::-1], total) > 1


def _parts_below(rows: Sequence[TableRow], column: int, language: str) -> list[_Part]:
    """Parts below a total that comes first, up to the next total or section."""
    parts = []
    for row in rows:
        if row.kind != "plain":
            break
        figure = read_figure(_cell_at(row.cells, column).text, language)
        if figure is not None:
            parts.append(_part(figure))
    return parts


def _cell_at(cells: Sequence[Cell], column: int) -> Cell:
    start = 0
    for cell in cells:
        if start <= column < start + cell.span:
            return cell
        start += cell.span
    return Cell()


def _label(grid: Grid, column: int) -> str:
    """Heading of a column, from the spanner down."""
    texts = [_cell_at(cells, column).text for cells in grid.head]
    return " ".join(" ".join(texts).split())


def _as_printed(value: Decimal, decimals: int, language: str) -> str:
    point, group = separators(language)
    text = f"{abs(value):,.{decimals}f}"
    text = re.sub("[,.]", lambda found: group if found[0] == "," else point, text)
    return f"({text})" if value < 0 else text
