"""Results of a statement that are a difference wherever they stand: gross profit and operating
income."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pressroom.typeset.statements.grid import Cell, Grid
from pressroom.typeset.statements.numbers import Figure, read_figure, separators
from pressroom.typeset.statements.sums import Mismatch

_COST = r"(?:total )?costs? of (?:sales|revenues?|goods sold|products? sold|net sales)"
_SALES = r"(?:total )?(?:net )?(?:sales|revenues?)(?:, net)?|turnover"
_GROSS = r"gross (?:profit|loss|margin)|gross profit \(loss\)"
_EXPENSES = r"total operating (?:expenses|costs)"
_OPERATING = (
    r"operating (?:income|profit|loss)(?: \((?:loss|income)\))?"
    r"|(?:income|loss|profit)(?: \((?:loss|income)\))? from operations"
)
_DIFFERENCES = tuple(
    tuple(re.compile(pattern) for pattern in each)
    for each in ((_GROSS, _COST, _SALES), (_OPERATING, _EXPENSES, _GROSS))
)
_MARKS = re.compile(r"\s*(?:\(\d\)|\d|[*†‡:])+\Z")
# The rows between sales and the total of their costs.
_MOST_PARTS = 12


def wrong_differences(grid: Grid, language: str) -> Iterator[Mismatch]:
    """The figures of gross profit and operating income that are not the difference of the two rows
    above that they are made of. The cost stands right above the result, and the sales right above
    the cost, or above the parts of which it is the total."""
    labels = [" ".join(_MARKS.sub("", row.cells[0].text).lower().split()) for row in grid.rows]
    for place, label in enumerate(labels):
        for result, cost, sales in _DIFFERENCES:
            if place < 2 or not result.fullmatch(label) or not cost.fullmatch(labels[place - 1]):
                continue
            first = max(0, place - 2 - _MOST_PARTS) if "total" in labels[place - 1] else place - 2
            above = next(
                (n for n in range(place - 2, first - 1, -1) if sales.fullmatch(labels[n])), None
            )
            if above is not None:
                yield from _mismatches(grid, language, (place, place - 1, above))


def _mismatches(grid: Grid, language: str, places: tuple[int, int, int]) -> Iterator[Mismatch]:
    rows = [_figures(grid.rows[place].cells, language) for place in places]
    for column in sorted(set(rows[0]) & set(rows[1]) & set(rows[2])):
        result, cost, sales = (row[column] for row in rows)
        if "%" in result[0].suffix + cost[0].suffix + sales[0].suffix:
            continue
        computed = sales[0].value - abs(cost[0].value)
        decimals = max(each[0].decimals for each in (result, cost, sales))
        slack = sum(0.5 * 10.0 ** -each[0].decimals for each in (result, cost, sales))
        if abs(float(computed - result[0].value)) <= slack * 1.0001:
            continue
        yield Mismatch(
            grid.rows[places[0]].line,
            grid.rows[places[0]].cells[0].text,
            _heading(grid, column),
            result[1],
            _printed(float(computed), decimals, language),
        )


def _figures(cells: Sequence[Cell], language: str) -> dict[int, tuple[Figure, str]]:
    """The figures of a row by their column, each with its text."""
    found, column = {}, 0
    for cell in cells:
        figure = read_figure(cell.text, language) if column else None
        if figure is not None:
            found[column] = (figure, cell.text)
        column += cell.span
    return found


def _heading(grid: Grid, column: int) -> str:
    """Heading of a column, from the spanner down."""
    texts = []
    for cells in grid.head:
        start = 0
        for cell in cells:
            if start <= column < start + cell.span:
                texts.append(cell.text)
            start += cell.span
    return " ".join(" ".join(texts).split())


def _printed(value: float, decimals: int, language: str) -> str:
    point, group = separators(language)
    text = f"{abs(value):,.{decimals}f}".translate({ord(","): group, ord("."): point})
    return f"({text})" if value < 0 else text
