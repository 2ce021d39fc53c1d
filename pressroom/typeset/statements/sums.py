"""Totals of a table, checked against the sums of their parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from pressroom.typeset.statements.chance import is_no_chance
from pressroom.typeset.statements.footing import (
    Said,
    Sum,
    SumLine,
    Summand,
    most_steps,
    readings,
    readings_below,
)
from pressroom.typeset.statements.grid import Cell, Grid
from pressroom.typeset.statements.layout import figure_columns
from pressroom.typeset.statements.mistyped import is_less_than_its_parts, is_mistyped
from pressroom.typeset.statements.numbers import Figure, read_figure, separators
from pressroom.typeset.statements.phrases import is_per_share, is_ratio, is_result, says_total

# In a longer table no rows are taken for sums that do not say so.
_LONGEST_STATEMENT = 200


class Mismatch(msgspec.Struct, frozen=True):
    """A total that its parts do not add up to: both as printed in the table's language. `against`
    says in words what comes to the other figure."""

    row_line: int
    row_label: str
    column_label: str
    shown: str
    computed: str
    against: str = "the figures above it come to"


class _Wrong(msgspec.Struct, frozen=True):
    """A line's figure in a column that is not the sum of its parts."""

    line: int
    column: int
    computed: int


def sums(grid: Grid, language: str) -> list[Mismatch]:
    """Finds totals that no reading makes the sum of their parts, in the table's order.

    Checked are rows that say total, and results such as net income, in columns of figures. A
    reading (see `footing`) is the same for all columns. So a figure is wrong if a reading holds in
    the other columns, or most of them, and none in its own. Where there is only one column, or no
    reading holds in any, only a total close to the sum of the rows above it is told, as a slip; a
    selection of balance sheet items is far from it. Rounding may take half a unit of the last
    printed decimal from each part. Percentages, ratios, averages and amounts per share are left
    out.
    """
    columns = [
        column
        for column in sorted(figure_columns(grid) if grid.financial else ())
        if not is_per_share(_label(grid, column)) and not is_ratio(_label(grid, column))
    ]
    figures = {column: _figures(grid, column, language) for column in columns}
    columns = [column for column in columns if _of_one_kind(figures[column])]
    decimals = [
        each.decimals for column in columns for each in figures[column] if isinstance(each, Figure)
    ]
    # Half of the last decimal is whole in this unit.
    unit = 2 * 10 ** max(decimals, default=0)
    lines, rows = _lines(grid, [figures[column] for column in columns], unit)
    found = []
    for wrong in _wrong(lines):
        row, column = rows[wrong.line], columns[wrong.column]
        figure = figures[column][row]
        assert isinstance(figure, Figure)
        found.append(
            Mismatch(
                grid.rows[row].line,
                grid.rows[row].cells[0].text,
                _label(grid, column),
                _cell_at(grid.rows[row].cells, column).text,
                _as_printed(Decimal(wrong.computed) / unit, figure.decimals, language),
            )
        )
    return found


def _figures(grid: Grid, column: int, language: str) -> list[Figure | str]:
    """A column's figures, with the text of each cell that is none."""
    found: list[Figure | str] = []
    for row in grid.rows:
        text = _cell_at(row.cells, column).text if row.kind != "section" else ""
        found.append(read_figure(text, language) or text)
    return found


def _of_one_kind(figures: Sequence[Figure | str]) -> bool:
    """Whether all figures of a column that have a currency or unit have the same one."""
    kinds = {
        (each.prefix.strip(), each.suffix.strip())
        for each in figures
        if isinstance(each, Figure) and not _is_share(each)
    }
    return len({kind for kind in kinds if any(kind)}) <= 1


def _is_share(figure: Figure) -> bool:
    return figure.suffix.strip() in ("%", "‰")


def _lines(
    grid: Grid, columns: Sequence[Sequence[Figure | str]], unit: int
) -> tuple[list[SumLine], list[int]]:
    """The rows that can be added, in parts of `unit`, and the number of each in the table."""
    lines: list[SumLine] = []
    rows: list[int] = []
    head, first = "", True
    for number, row in enumerate(grid.rows):
        label = row.cells[0].text
        if row.kind == "section":
            head, first = label, True
            continue
        here = [column[number] for column in columns]
        if not any(here) or any(map(is_per_share, (label, head))) or is_ratio(label):
            continue
        lines.append(_line(here, Said(label, head), first, row.kind == "total", unit))
        rows.append(number)
        first = False
        if row.kind == "total":
            head = ""
    return lines, rows


def _line(here: Sequence[Figure | str], said: Said, first: bool, ruled: bool, unit: int) -> SumLine:
    total = ruled and says_total(said.label)
    result = not total and (ruled or is_result(said.label))
    parts = tuple(
        Summand(int(each.value * unit), unit // (2 * 10**each.decimals))
        if isinstance(each, Figure) and not _is_share(each)
        else None
        for each in here
    )
    minus = {part.value < 0 for part in parts if part is not None and part.value}
    return SumLine(
        parts,
        # What is not a figure, such as `n/m`, may be a part that is not given.
        frozenset(n for n, each in enumerate(here) if each and isinstance(each, str)),
        first,
        total,
        total and said.names_its_parts,
        result,
        said.net,
        said.aside,
        # With a minus in all columns it is taken away as it is printed.
        not result and minus != {True} and said.away,
        len(minus) > 1,
    )


def _wrong(lines: Sequence[SumLine]) -> Iterator[_Wrong]:
    """The wrong figures of all lines. On the way it is found out which lines are sums: they stand
    for their parts further down."""
    starts: list[list[int]] = []
    sure: set[int] = set()
    # How far off the wrong figures are, by their column: a wrong sub-total is carried into totals.
    off: dict[int, list[int]] = {}
    most = most_steps(lines)
    for place, line in enumerate(lines):
        if line.plain and not line.net and len(lines) > _LONGEST_STATEMENT:
            starts.append([])
            continue
        found = list(readings(lines, place, starts, sure, most))
        starts.append([])
        if line.plain and not line.net:
            starts[-1] = [each.start for each in found if _is_sum(each)][:2]
            continue
        below = list(readings_below(lines, place, most)) if line.says_total else []
        best = _best(lines, place, found) or _best(lines, place, below)
        if best is not None:
            starts[-1] = [best.start]
            # Equity is assets less liabilities, and yet added to the liabilities further down.
            rest = line.says_total and best.mode == "less"
            if not rest and (line.says_total or (len(best.fits) > 1 and not best.misfits)):
                sure.add(place)
            for wrong in _wrong_columns(best, line, place, [*found, *below]):
                part, here = line.parts[wrong.column], best.sums[wrong.column]
                assert part is not None and here is not None
                less, slack = wrong.computed - part.value, here[1] + part.slack
                if not any(abs(less + each) <= slack for each in off.get(wrong.column, ())):
                    off.setdefault(wrong.column, []).append(less)
                    yield wrong
        elif line.says_total:
            starts[-1] = [_block(lines, place)]
            if not any(each.fits for each in (*found, *below)):
                yield from _slips(lines, place, found, sure)


def _is_sum(reading: Sum) -> bool:
    """Whether a line is a sum of several others in all columns, and in more than one of them: in
    one column alone it may be so by chance."""
    return reading.of_several and not reading.misfits and len(reading.fits) > 1


def _best(lines: Sequence[SumLine], place: int, found: Sequence[Sum]) -> Sum | None:
    """The reading that the line was meant to have: one that holds in all columns, or the nearest
    that holds in half of them or more.

    A balance sheet's equity is always its assets less its liabilities, whatever its own rows come
    to: a difference with rows from further up does not speak for a wrong sum.
    """
    line = lines[place]
    obvious = next((each for each in found if _is_obvious(lines, place, each)), None)
    for reading in found:
        far = reading.mode == "less" and obvious is not None and reading.start < obvious.start
        holds = reading.fits and not reading.misfits
        if not far and holds and (reading.of_several or not line.plain):
            return reading
    return obvious


def _is_obvious(lines: Sequence[SumLine], place: int, reading: Sum) -> bool:
    """Whether a reading holds in half of the columns or more, and begins where sums begin: below a
    head, a total or the table's first row, or with a total."""
    line, start, fits, misfits = lines[place], reading.start, reading.fits, reading.misfits
    begins = start < 2 or lines[start].first or not lines[start].plain
    if not begins and lines[start - 1].plain:
        return False
    if not 0 < len(fits) >= len(misfits) or (len(misfits) > 1 and not line.says_total):
        return False
    if misfits and not reading.of_several and not (line.says_total and lines[start].plain):
        return False
    return not misfits or is_no_chance(lines, place, reading)


def _block(lines: Sequence[SumLine], place: int) -> int:
    """The first line since the last total, result or head."""
    start = place
    while start and lines[start - 1].plain and not lines[start].first:
        start -= 1
    return start


def _wrong_columns(best: Sum, line: SumLine, place: int, found: Sequence[Sum]) -> Iterator[_Wrong]:
    """The columns where the reading that holds in others does not, and no other one of the same
    rows does."""
    near = [each for each in found if each.start >= best.start or each.mode != "less"]
    right = frozenset[int]().union(*(each.fits for each in near))
    most = max((here[2] for here in best.sums if here is not None), default=0)
    for column in sorted(best.misfits - right):
        here = best.sums[column]
        # A part that is not given in this column may be in another one.
        if here is not None and here[2] == most:
            yield _Wrong(place, column, here[0])


def _slips(
    lines: Sequence[SumLine], place: int, found: Sequence[Sum], sure: set[int]
) -> Iterator[_Wrong]:
    """The figures of a total that are all close to a sum of the rows above, or a mistyped one. A
    total that says of what it is one may be further off; one that does not is only told in a table
    of one column."""
    line, block = lines[place], _block(lines, place)
    columns = [column for column, part in enumerate(line.parts) if part is not None]
    if len(columns) > 1 and not line.names_its_parts:
        return
    told = []
    for column in columns:
        part, near = line.parts[column], []
        for reading in found:
            here = reading.sums[column]
            if part is None or here is None or here[2] < 2 or reading.mode != "printed":
                continue
            carried = reading.start < block and block - 1 in sure
            within = 2 if reading.start == block and line.names_its_parts else 10
            distance = abs(here[0] - part.value)
            near_it = (
                distance <= abs(part.value) / within
                or is_mistyped(part.value, here[0], unit=2 * part.slack)
                or (line.names_its_parts and _is_too_small(lines[block:place], part, column))
            )
            if (carried or reading.start == block) and near_it:
                near.append((reading.start != block, distance, here[0]))
        if not near:
            return
        told.append(_Wrong(place, column, min(near)[2]))
    yield from told


def _is_too_small(lines: Sequence[SumLine], total: Summand, column: int) -> bool:
    """Whether a total is less than its parts, none of which only says what is in another."""
    parts = [part.value for line in lines if (part := line.parts[column]) is not None]
    plain = all(not line.aside and not line.away for line in lines)
    return plain and is_less_than_its_parts(total.value, parts)


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
