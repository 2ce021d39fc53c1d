"""Columns of a table that hold a financial period, by what stands above them: `Three months ended
March 31,` over `2026`, `Q1 2026`, `2. Quartal 2026`, `2026年第1四半期`.

A column that may be of two periods is of none, and so are two columns that may be of one, such as
a figure as reported and as adjusted.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator

import msgspec

from pressroom.standards.languages import locale_of
from pressroom.standards.periods import Period
from pressroom.typeset.statements.grid import Grid, cell_text
from pressroom.typeset.statements.layout import figure_columns

_ORDINAL = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "erstes": 1, "zweites": 2, "drittes": 3,
    "viertes": 4, "premier": 1, "deuxième": 2, "troisième": 3, "quatrième": 4, "primer": 1,
    "segundo": 2, "tercer": 3, "cuarto": 4, "一": 1, "二": 2, "三": 3, "四": 4,
}  # fmt: skip
_WORDS = "|".join(_ORDINAL)
_YEAR = r"(?:FY ?)?(?P<year>(?:19|20)\d\d|(?<=\D)\d\d)(?!\d)"
_LABELS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?P<part>[QH][1-4])[ /-]?'?{_YEAR}",
        rf"\b(?P<number>[1-4])(?P<letter>[QH])[ /-]?'?{_YEAR}",
        r"\b(?:FY ?)?(?P<year>(?:19|20)\d\d)[ /-]?(?P<part>[QH][1-4])\b",
        rf"\b(?:(?P<word>{_WORDS})|(?P<number>[1-4])(?:st|nd|rd|th|\.|er?|ème|º)?) "
        r"(?:fiscal )?(?P<letter>quarter|quartal|trimestre|half|halbjahr|semestre)\b\D{0,24}"
        r"(?P<year>(?:19|20)\d\d)\b",
        rf"(?P<year>(?:19|20)\d\d)(?:年|/\d{{1,2}}月期|年\d{{1,2}}月期) ?第?"
        rf"(?:(?P<word>{_WORDS})|(?P<number>[1-4]))(?P<letter>四半期|季度)",
        r"\bFY ?'?(?P<year>(?:19|20)?\d\d)\b",
        r"(?P<year>(?:19|20)\d\d)年\d{1,2}月期(?! ?第)",
    )
)
# Nine months, or a quarter's figures with those before it, are no period of which there are pages.
_LENGTHS = {
    "N": r"\b(?:nine[ -]months?|9[ -]?months?|9m|39 weeks|neun monate|9 monate|neuf mois|9 mois"
    r"|nueve meses|9 meses|thirty[ -]nine weeks|year[ -]to[ -]date|ytd)\b|累計|九个月|9か月|9个月",
    "H": r"\b(?:six[ -]months?|6[ -]months?|half|half[ -]year|(?:26|twenty[ -]six) weeks"
    r"|halbjahr\w*|sechs monate|6 monate|semestre|six mois|6 mois|seis meses|6 meses)\b"
    r"|半年|中間|六个月|6か月|上半期|下半期",
    "Q": r"\b(?:three[ -]months?|3[ -]months?|quarters?|quarterly|(?:1[34]|thirteen|fourteen) weeks"
    r"|quartal\w*|drei monate|3 monate|trimestre|trois mois|3 mois|tres meses|3 meses)\b"
    r"|四半期|季度|三个月|3か月",
    "": r"\b(?:years?|twelve[ -]months?|12[ -]months?|annual|fiscal"
    r"|(?:5[23]|fifty[ -](?:two|three)) weeks|geschäftsjahr\w*|gesamtjahr|jahr"
    r"|exercice|année|ejercicio|año)\b|通期|年度|全年|十二个月|12か月",
}
_LENGTH = {key: re.compile(pattern, re.IGNORECASE) for key, pattern in _LENGTHS.items()}
# A quarter of a year is no year.
_OF_A_YEAR = re.compile(
    r"\bof (?:the )?(?:fiscal(?: year)?|year)\b|\bdes geschäftsjahre?s\b|\bde l[’']exercice\b"
    r"|\bdel ejercicio\b|年度(?=第?[1-4一二三四上下])",
    re.IGNORECASE,
)
_A_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DATE = re.compile(
    r"(?<!\d)(?:(?P<iso>(?:19|20)\d\d)-(?P<im>\d\d)-\d\d|\d{1,2}\.(?P<dm>\d{1,2})\.(?P<dy>\d{4})"
    r"|(?P<um>\d{1,2})/\d{1,2}/(?P<uy>\d{4}))(?!\d)"
)
_FIGURED_MONTH = re.compile(r"(?<!\d)(\d{1,2})月")


class _Head(msgspec.Struct, frozen=True):
    """Period that a text states: the period itself, or a length (a key of `_LENGTHS`; None where it
    says none or several), a year, a month and a day, 0 where it says none."""

    label: Period | None
    length: str | None
    year: int
    month: int
    day: int = 0


def period_columns(
    grid: Grid, periods: Collection[Period], year_ends: int, language: str, own: Period | None
) -> dict[Period, int]:
    """The column, from 0, of each of the periods that has one. `year_ends` is the month with which
    the fiscal year does (`Period.months`); a column that says no length is of that of `own`, the
    one period that the table's release is about, if it is about one."""
    above = _head(" ".join((cell_text(grid.caption), *grid.units, *_corner(grid))), language)
    found: dict[Period, list[int]] = {}
    for column in sorted(figure_columns(grid)):
        head = _head(_text_above(grid, column), language)
        fits = [each for each in periods if _fits(each, head, above, year_ends, own)]
        for period in fits:
            found.setdefault(period, []).append(column)
    return {period: columns[0] for period, columns in found.items() if len(columns) == 1}


def _corner(grid: Grid) -> Iterator[str]:
    return (cells[0].text for cells in grid.head if cells)


def _text_above(grid: Grid, column: int) -> str:
    """The heads of a column, from the top down."""
    texts = []
    for cells in grid.head:
        start = 0
        for cell in cells:
            if start <= column < start + cell.span and start:
                texts.append(cell.text)
            start += cell.span
    return " ".join(" ".join(texts).split())


def _head(text: str, language: str) -> _Head:
    plain = _OF_A_YEAR.sub(" ", text)
    lengths = [key for key, pattern in _LENGTH.items() if pattern.search(plain)]
    # `Three and nine months` are two lengths.
    length = lengths[0] if len(lengths) == 1 else None
    years = _A_YEAR.findall(text)
    date = _DATE.search(text)
    if date is not None:
        year = int(date["iso"] or date["dy"] or date["uy"])
        month = int(date["im"] or date["dm"] or date["um"])
        return _Head(_label(text), length, year, month if 1 <= month <= 12 else 0)
    year = int(years[-1]) if len(set(years)) == 1 else 0
    return _Head(_label(text), length, year, *_month(text, language))


def _label(text: str) -> Period | None:
    for pattern in _LABELS:
        found = pattern.search(text)
        if found is None:
            continue
        groups = found.groupdict()
        year = int(found["year"])
        year += 2000 if year < 100 else 0
        part = (groups.get("part") or "").upper()
        if groups.get("letter"):
            number = groups.get("number") or _ORDINAL[groups["word"].lower()]
            letter = "H" if groups["letter"][0].upper() in "HS" else "Q"
            part = f"{letter}{number}"
        return Period(year, part) if part not in ("H3", "H4") else None
    return None


def _month(text: str, language: str) -> tuple[int, int]:
    """The month that a text names and the day, `March 28` or `28. März`; 0 where it names none, or
    several."""
    named = {number: name for number, name in _months(language) if name.search(text)}
    figured = {int(number) for number in _FIGURED_MONTH.findall(text) if 1 <= int(number) <= 12}
    if len(named.keys() | figured) != 1:
        return 0, 0
    if not named:
        return figured.pop(), 0
    ((number, name),) = named.items()
    day = re.search(rf"(?:{name.pattern})\.? (\d{{1,2}})(?!\d)", text, re.IGNORECASE)
    day = day or re.search(rf"(?<!\d)(\d{{1,2}})\.? (?:{name.pattern})", text, re.IGNORECASE)
    return number, int(day[1]) if day else 0


@functools.lru_cache(maxsize=16)
def _months(language: str) -> tuple[tuple[int, re.Pattern[str]], ...]:
    names = locale_of(language).months["format"]
    return tuple(
        (number, re.compile(rf"\b(?:{names['wide'][number]}|{short})\b", re.IGNORECASE))
        for number in range(1, 13)
        # `Sept.` is what the wires write, and not CLDR.
        for short in [
            re.escape(str(names["abbreviated"][number]).rstrip(".")) + "t?" * (number == 9)
        ]
        if not str(names["wide"][number])[0].isdecimal()
    )


def _fits(period: Period, head: _Head, above: _Head, year_ends: int, own: Period | None) -> bool:
    """Whether a column may be of a period, by its own head and by what stands above the table."""
    if head.label is not None:
        return head.label == period
    length = head.length if head.length is not None else above.length
    year = head.year or above.year
    month, day = (head.month, head.day) if head.month else (above.month, above.day)
    last = period.months(year_ends)[1]
    if length is not None:
        if length != period.part[:1]:
            return False
    elif not month and (own is None or own.part[:1] != period.part[:1]):
        return False
    if month:
        late = year * 12 + month - last.year * 12 - last.month
        # A year of 52 or 53 weeks ends some days earlier or later, in another month perhaps.
        return year > 0 and (late == 0 or (late == 1 and 0 < day < 8) or (late == -1 and day > 23))
    # A year alone says which quarter only of the one that the release is about.
    return year == period.year and (
        not period.part or (own is not None and own.part == period.part)
    )
