"""Results of a statement that are a difference wherever they stand: gross profit and operating
income."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

import msgspec

from pressroom.typeset.statements.grid import Cell, Grid
from pressroom.typeset.statements.numbers import read_figure, separators
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


class ShownFigure(msgspec.Struct, frozen=True):
    """A figure as it is printed, its value, and how far rounding may have moved it."""

    text: str
    value: Decimal
    decimals: int
    is_share: bool

    @property
    def slack(self) -> Decimal:
        """Half a unit of the last digit."""
        return Decimal(5).scaleb(-self.decimals - 1)


def wrong_differences(
    grid: Grid, language: str, told: Collection[tuple[int, str, str]] = ()
) -> Iterator[Mismatch]:
    """The figures of gross profit and operating income that are not the difference of the two rows
    above that they are made of. The cost stands right above the result, and the sales right above
    the cost, or above the parts of which it is the total. `told` are figures (line, label, text)
    that are known to be wrong: what is made of these is right as it stands."""
    labels = plain_labels(grid)
    for place, label in enumerate(labels):
        for result, cost, sales in _DIFFERENCES:
            if place < 2 or not result.fullmatch(label) or not cost.fullmatch(labels[place - 1]):
                continue
            first = max(0, place - 2 - _MOST_PARTS) if "total" in labels[place - 1] else place - 2
            above = next(
                (n for n in range(place - 2, first - 1, -1) if sales.fullmatch(labels[n])), None
            )
            if above is not None:
                yield from _mismatches(grid, language, (place, place - 1, above), told)


def plain_labels(grid: Grid) -> list[str]:
    """The labels of a table's rows in small letters, without marks of notes."""
    return [" ".join(_MARKS.sub("", row.cells[0].text).lower().split()) for row in grid.rows]


def _mismatches(
    grid: Grid,
    language: str,
    places: tuple[int, int, int],
    told: Collection[tuple[int, str, str]],
) -> Iterator[Mismatch]:
    rows = [figures_of(grid.rows[place].cells, language) for place in places]
    for column in sorted(set(rows[0]) & set(rows[1]) & set(rows[2])):
        result, cost, sales = here = [row[column] for row in rows]
        if any(each.is_share for each in here):
            continue
        computed = sales.value - abs(cost.value)
        if abs(computed - result.value) <= sum(each.slack for each in here):
            continue
        if any(key_of(grid, place, each.text) in told for place, each in zip(places, here)):
            continue
        decimals = max(each.decimals for each in here)
        text = printed(computed, decimals, language)
        yield mismatch(grid, places[0], column, result.text, text)


def key_of(grid: Grid, place: int, text: str) -> tuple[int, str, str]:
    """Key of a figure of a row: the row's line and label, and the figure as printed."""
    return grid.rows[place].line, grid.rows[place].cells[0].text, text


def mismatch(
    grid: Grid, place: int, column: int, shown: str, computed: str, against: str = ""
) -> Mismatch:
    """A figure of a row that is another than it should be."""
    line, label, _ = key_of(grid, place, shown)
    return Mismatch(line, label, _heading(grid, column), shown, computed, *filter(None, [against]))


def figures_of(cells: Sequence[Cell], language: str) -> dict[int, ShownFigure]:
    """The figures of a row by their column."""
    found, column = {}, 0
    for cell in cells:
        figure = read_figure(cell.text, language) if column else None
        if figure is not None:
            share = "%" in figure.suffix
            found[column] = ShownFigure(cell.text, figure.value, figure.decimals, share)
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


def printed(value: Decimal, decimals: int, language: str) -> str:
    """A figure as tables in a language print it."""
    point, group = separators(language)
    text = f"{abs(value):,.{decimals}f}".translate({ord(","): group, ord("."): point})
    return f"({text})" if value < 0 else text
