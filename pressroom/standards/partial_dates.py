"""Dates of which the year, the month or the day is known (ISO 8601, reduced precision)."""

from __future__ import annotations

import functools
import re
from datetime import date, timedelta

import msgspec

from pressroom.standards.languages import day_words, locale_of

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class PartialDate(msgspec.Struct, frozen=True, order=True):
    """A date as far as it is known; `month` and `day` are 0 where they are not."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def first_day(self) -> date:
        """Its first day: 1 January of a year, the first of a month."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def day_after(self) -> date:
        """The day after its last one. Raises `OverflowError` after the year 9999."""
        if self.day:
            return self.first_day + timedelta(days=1)
        if self.month in (0, 12):
            return date(self.year + 1, 1, 1)
        return date(self.year, self.month + 1, 1)


def read_partial_date(text: str) -> PartialDate | None:
    """The date that `2009`, `2009-01` or `2009-01-15` means; None for anything else."""
    found = _FORM.fullmatch(text.strip())
    if found is None:
        return None
    read = PartialDate(*(int(part or 0) for part in found.groups()))
    try:
        return read if read.day_after > read.first_day and "00" not in found.groups() else None
    except (ValueError, OverflowError):
        return None


@functools.lru_cache(maxsize=1_000)
def months_words(first: PartialDate, last: PartialDate, tag: str) -> str:
    """Span of months or years, in the words of a language (Unicode CLDR, by Babel): `May – June
    2027`, `2027 – 2028`."""
    if first == last:
        return partial_date_words(first, tag)
    if not first.month:
        return f"{first.year} – {last.year}"
    from babel.dates import format_interval

    span = first.first_day, last.first_day
    told = format_interval(*span, skeleton="yMMMM", locale=locale_of(tag))
    return told.replace("\N{THIN SPACE}", " ")


@functools.lru_cache(maxsize=1_000)
def partial_date_words(day: PartialDate, tag: str) -> str:
    """A date in the words of a language (Unicode CLDR, by Babel): `2009`, `January 2009`,
    `January 15, 2009`."""
    if day.day:
        return day_words(day.first_day, tag)
    if not day.month:
        return str(day.year)
    from babel.dates import format_skeleton

    return format_skeleton("yMMMM", day.first_day, locale=locale_of(tag))
