"""Financial periods: a year, a half or a quarter of it, as people write them and as readers see
them (Unicode CLDR, by Babel)."""

from __future__ import annotations

import functools
import re
from datetime import date

import msgspec

from pressroom.standards.languages import locale_of

_FORM = re.compile(
    r"(?:FY ?)?(?P<year>\d{4})(?:[ -]?(?P<part>Q[1-4]|H[12]))?"
    r"|(?P<first>Q[1-4]|H[12])[ -]?(?P<of>\d{4})",
    re.IGNORECASE,
)

_PARTS = ("Q1", "Q2", "H1", "Q3", "Q4", "H2", "")


class Period(msgspec.Struct, frozen=True, order=True):
    """A fiscal year, or a part of it: `part` is `Q1` to `Q4`, `H1`, `H2`, or empty."""

    year: int
    part: str = ""

    def __str__(self) -> str:
        """The form in which front matter has it: `2013-Q3`."""
        return f"{self.year}-{self.part}" if self.part else str(self.year)

    @property
    def order(self) -> tuple[int, int]:
        """Its place among others: periods follow each other as they end, and of two that end at
        once the longer one comes later."""
        return self.year, _PARTS.index(self.part)

    @property
    def before(self) -> Period:
        """The period of the same length before it."""
        number = int(self.part[1:] or 1) - 1
        if self.part and number:
            return Period(self.year, f"{self.part[0]}{number}")
        last = {"Q": "Q4", "H": "H2"}.get(self.part[:1], "")
        return Period(self.year - 1, last)

    @property
    def end(self) -> tuple[int, str]:
        """The year and the quarter with which it ends."""
        return self.year, {"H1": "Q2", "H2": "Q4", "": "Q4"}.get(self.part, self.part)

    def months(self, year_ends: int) -> tuple[date, date]:
        """The first days of its first and its last month, of a fiscal year that ends with the month
        `year_ends`, counted from the beginning of the calendar year by which it is called: 12 is
        December, and 13 January of the year after."""
        length = {"Q": 3, "H": 6}.get(self.part[:1], 12)
        number = int(self.part[1:] or 1) - 1
        first = self.year * 12 + year_ends - 12 + number * length
        return _month(first), _month(first + length - 1)


def read_period(text: str) -> Period | None:
    """The period that `2013`, `FY2013`, `2013-Q3`, `Q3 2013` or `H1 2013` means; None for anything
    else."""
    found = _FORM.fullmatch(" ".join(text.split()))
    if found is None:
        return None
    part = (found["part"] or found["first"] or "").upper()
    return Period(int(found["year"] or found["of"]), part)


def _month(number: int) -> date:
    """The first day of a month; months are counted from the year 0."""
    return date(number // 12, number % 12 + 1, 1)


@functools.lru_cache(maxsize=1_000)
def quarter_alone(period: Period, tag: str) -> str:
    """A quarter without its year: `3rd quarter`, `3. Quartal`."""
    from babel.dates import format_date

    return format_date(date(period.year, 3 * int(period.part[1:]), 1), "QQQQ", locale_of(tag))


@functools.lru_cache(maxsize=1_000)
def period_short(period: Period, tag: str) -> str:
    """A period as the head of a column: `Q3 2013`, `T3 2013` in French, `H1 2013`, `2013`."""
    if period.part[:1] != "Q":
        return f"{period.part} {period.year}".strip()
    from babel.dates import format_skeleton

    month = 3 * int(period.part[1:])
    return format_skeleton("yQQQ", date(period.year, month, 1), locale=locale_of(tag))


@functools.lru_cache(maxsize=1_000)
def quarter_words(period: Period, tag: str) -> str:
    """A quarter in the words of a language: `3rd quarter 2013`, `3. Quartal 2013`."""
    from babel.dates import format_skeleton

    month = 3 * int(period.part[1:])
    return format_skeleton("yQQQQ", date(period.year, month, 1), locale=locale_of(tag))
