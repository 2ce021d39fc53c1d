"""Dates and times in a reader's language, by Babel (Unicode CLDR)."""

from __future__ import annotations

import functools
from datetime import datetime, tzinfo

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time, get_timezone, get_timezone_name
from babel.numbers import format_decimal

from pressroom.formats.html.view_parts import When
from pressroom.standards import languages
from pressroom.standards.languages import locale_of


@functools.cache
def _zone(name: str) -> tzinfo:
    return get_timezone(name)


def day_words(when: When, language: str) -> str:
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
    return format_decimal(number, locale=locale_of(language))


def time_words(when: When, language: str) -> str:
    """`7:30 AM ET`, `07:30 MESZ`: the time on the issuer's clock, and whose clock that is."""
    locale = locale_of(language)
    clock = format_time(when.at, "short", tzinfo=_zone(when.zone), locale=locale)
    return f"{clock} {_zone_words(when, locale)}".replace("\u202f", "\u00a0")


def _zone_words(when: When, locale: Locale) -> str:
    """Short name of the time zone. Wire editors ask for ET, which is right in summer and winter; in
    a language without such a name, the name of the time in force."""
    zone = _zone(when.zone)
    generic = get_timezone_name(zone, width="short", zone_variant="generic", locale=locale)
    if locale.language == "en" and len(generic) <= 3:
        return generic
    at = when.at.astimezone(zone)
    in_force = get_timezone_name(at, width="short", locale=locale)
    return in_force if in_force.isalpha() else (at.tzname() or in_force)
