"""Key figures out of a release's own tables: the rows that the settings name, in the columns of
financial periods, as numbers that can be compared."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal

import msgspec

from pressroom.content.config.results_schema import FigureTable, ResultsTable
from pressroom.standards.periods import Period
from pressroom.typeset.article import Article
from pressroom.typeset.statement import Statement
from pressroom.typeset.statements.grid import Grid, TableRow, cell_text
from pressroom.typeset.statements.note_marks import MARK
from pressroom.typeset.statements.numbers import FIGURE_CODES, Figure, read_figure
from pressroom.typeset.statements.period_columns import period_columns
from pressroom.typeset.statements.phrases import is_per_share, is_ratio

_SCALES = (
    (9, r"\bbillions?\b|\bmrd\b|\bmilliards?\b|\bbn\b|十億"),
    (8, r"億|亿"),
    (6, r"\bmillions?\b|\bmio\b|\bmillones\b|\bm€|\bmn\b|百万|百萬"),
    (
        3,
        r"\bthousands?\b|\btausend\b|\bt(?:eur|sd|chf)\b|\b[tk]€|\bmilliers?\b|\bmiles\b|000s?\b|千",
    ),
)
_SCALE = tuple((power, re.compile(words, re.IGNORECASE)) for power, words in _SCALES)
# The letters before a code or sign tell the unit: thousands, or millions.
_SIGN = re.compile(
    rf"(?<![A-Za-z])[TMk]?(?:({FIGURE_CODES})|((?:US|C|CA|A|AU|HK|S|NZ|R)?[$€£¥₩₹]))(?![A-Z])"
)
_CURRENCIES = tuple(
    (sign, re.compile(words, re.IGNORECASE))
    for sign, words in (
        ("€", r"\beuros?\b"),
        ("US$", r"\b(?:us|u\.s\.) dollars?\b"),
        ("£", r"\bpounds sterling\b"),
        ("CHF", r"\b(?:swiss francs?|schweizer franken|francs suisses)\b"),
        ("¥", r"円|\byen\b"),
    )
)
_COUNTED = re.compile(
    r"\b(?:shares|employees|aktien|mitarbeitende|mitarbeiter|actions|acciones|empleados)\b|株式数|従業員",
    re.IGNORECASE,
)
"""Rows of what is counted, also in a table of money."""
_SUFFIXES = {"k": 3, "K": 3, "m": 6, "M": 6, "mn": 6, "bn": 9, "B": 9}
_LAST_MARKS = re.compile(rf"(?:\s*{MARK})+\Z")
_UNAUDITED = re.compile(r"\s*\(unaudited\)", re.IGNORECASE)


class FigurePlace(msgspec.Struct, frozen=True):
    """A key figure of a period in a table: its name in the settings, its `value` in whole units
    and half a unit of its last printed digit (`slack`), how it is printed (`text`, `decimals`, the
    power of ten that it is told in, what stands before and behind it), whether the release is about
    that `period` (`is_own`), and where it stands: the `table`'s number, the file, the row there (0
    in a text) and the line of the release."""

    name: str
    period: Period
    value: Decimal
    slack: Decimal
    text: str
    decimals: int
    power: int
    prefix: str
    suffix: str
    is_own: bool
    table: int
    source: str
    row: int
    line: int

    def fits(self, other: FigurePlace) -> bool:
        """Whether both may be one figure, each rounded as printed."""
        return abs(self.value - other.value) <= self.slack + other.slack


def figure_places(
    article: Article, periods: Collection[Period], results: ResultsTable
) -> Iterator[FigurePlace]:
    """The key figures in the tables of a release that are there as CSV, table by table. `periods`
    are those that are looked for."""
    release = article.release
    own = release.periods[0] if len(release.periods) == 1 else None
    wanted = {*periods, *release.periods}
    for number in sorted({download.table for download in article.downloads}):
        statement = article.statements[number]
        columns = period_columns(statement.grid, wanted, results.last_month, release.language, own)
        if columns:
            yield from _in_table(statement, number, columns, results.figures, article)


def _in_table(
    statement: Statement,
    number: int,
    columns: Mapping[Period, int],
    figures: Iterable[FigureTable],
    article: Article,
) -> Iterator[FigurePlace]:
    release, grid = article.release, statement.grid
    head = " ".join((cell_text(grid.caption), *grid.units, *_corner(grid)))
    told_in, currency = _power(head), currency_of_unit(head)
    labels = [(_plain(row.cells[0].text), row) for row in grid.rows if row.kind != "section"]
    for figure in figures:
        names = {_plain(name) for name in (*figure.rows, figure.name)}
        row = next((row for label, row in labels if label in names), None)
        if row is None:
            continue
        for period, column in columns.items():
            read = read_figure(_text(row, column), release.language)
            if read is None or read.nil:
                continue
            money = _currency(grid, column, release.language) or currency
            if _COUNTED.search(row.cells[0].text):
                money = ""
            power, suffix = _power_of(row.cells[0].text, read, told_in), read.suffix
            unit = Decimal(10) ** power
            yield FigurePlace(
                name=figure.name,
                period=period,
                value=read.value * unit,
                slack=unit / Decimal(10) ** read.decimals / 2,
                text=_text(row, column),
                decimals=read.decimals,
                power=power,
                prefix=read.prefix or (money if power else ""),
                suffix="" if suffix.strip() in _SUFFIXES else suffix,
                is_own=period in release.periods,
                table=number,
                source=statement.source,
                row=row.line if statement.line else 0,
                line=statement.line or release.line("period"),
            )


def _corner(grid: Grid) -> Iterator[str]:
    return (cells[0].text for cells in grid.head if cells)


def _plain(label: str) -> str:
    """A row's label without note marks and the like, to be compared."""
    text = _UNAUDITED.sub("", _LAST_MARKS.sub("", " ".join(label.split())))
    return text.rstrip(" :").casefold()


def _text(row: TableRow, column: int) -> str:
    start = 0
    for cell in row.cells:
        if start <= column < start + cell.span:
            return cell.text
        start += cell.span
    return ""


def _power(text: str) -> int:
    """The power of ten that a table's figures are told in, by its unit line."""
    return next((power for power, words in _SCALE if words.search(text)), 0)


def _power_of(label: str, figure: Figure, power: int) -> int:
    """The power of ten of one figure: none of a ratio or of an amount per share."""
    suffix = figure.suffix.strip()
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    return 0 if "%" in suffix or is_per_share(label) or is_ratio(label) else power


def currency_of_unit(text: str) -> str:
    """The currency that a table's unit line names, as it is printed in front of a figure, `in
    millions of €`; empty where it names none, or more than one."""
    found = {sign for sign, words in _CURRENCIES if words.search(text)}
    found |= {code or sign for code, sign in _SIGN.findall(text)}
    return found.pop() if len(found) == 1 else ""


def _currency(grid: Grid, column: int, language: str) -> str:
    """The currency sign of a column, which often stands at its first figure alone."""
    for row in grid.rows:
        figure = read_figure(_text(row, column), language)
        if figure is not None and figure.prefix:
            return figure.prefix
    return ""
