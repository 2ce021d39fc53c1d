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
    """`September 28, 2013`."""
    return languages.day_words(when.at.date(), language)


def month_words(at: datetime, language: str) -> str:
    """`September 2013`."""
    return format_skeleton("yMMMM", at, locale=locale_of(language))


def month_alone_words(at: datetime, language: str) -> str:
    """`September`."""
    return format_date(at, "LLLL", locale=locale_of(language))


def number_words(number: int, language: str) -> str:
    """`12,345`, as the language groups its digits."""
    return format_decimal(number, locale=locale_of(language))


def time_words(when: When, language: str) -> str:
    """`7:30 AM ET`, `07:30 MESZ`: the time on the issuer's clock, and whose clock that is."""
    locale = locale_of(language)
    clock = format_time(when.at, "short", tzinfo=_zone(when.zone), locale=locale)
    return f"{clock} {_zone_words(when, locale)}".replace("\u202f", "\u00a0")


def _zone_words(when: When, locale: Locale) -> str:
    """The zone's short name. Wire editors ask for ET, right in summer and winter; where a
    language has no such name, the one in force."""
    zone = _zone(when.zone)
    generic = get_timezone_name(zone, width="short", zone_variant="generic", locale=locale)
    if locale.language == "en" and len(generic) <= 3:
        return generic
    at = when.at.astimezone(zone)
    in_force = get_timezone_name(at, width="short", locale=locale)
    return in_force if in_force.isalpha() else (at.tzname() or in_force)
