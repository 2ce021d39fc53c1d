"""Dates and times in a reader's language, by Babel (Unicode CLDR)."""

from __future__ import annotations

from datetime import datetime

from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from pressroom.formats.html.view_parts import When
from pressroom.standards import languages
from pressroom.standards.clock_words import clock_words
from pressroom.standards.languages import locale_of


def long_day(when: When, language: str) -> str:
    """`September 28, 2013`, in the language's own form."""
    return languages.day_words(when.at.date(), language)


def month_words(at: datetime, language: str) -> str:
    """`September 2013`, in the language's own form."""
    return format_skeleton("yMMMM", at, locale=locale_of(language))


def month_alone_words(at: datetime, language: str) -> str:
    """`September`, in the language's form for a month on its own."""
    return format_date(at, "LLLL", locale=locale_of(language))


def number_words(number: int, language: str) -> str:
    """`12,345`, with the digits grouped as in that language."""
    if languages.groups_by_apostrophe(language):
        # Babel's own form of it differs between versions, and 2.19 has no groups from a million on.
        return f"{number:,}".replace(",", "’")
    return format_decimal(number, locale=locale_of(language))


def time_words(when: When, language: str) -> str:
    """`7:30 AM ET`, `07:30 Uhr MESZ`: the time on the issuer's clock, and whose clock that is."""
    return clock_words(when.at, when.zone, language)
