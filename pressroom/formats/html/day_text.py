"""Dates and times in a reader's language, by Babel (Unicode CLDR)."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time, get_timezone_name
from babel.numbers import format_decimal

from pressroom.formats.html.view_parts import When
from pressroom.standards import languages
from pressroom.standards.languages import locale_of
from pressroom.standards.zones import zone


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
    if languages.groups_by_apostrophe(language):
        # Babel's own form of it differs between versions, and 2.19 has no groups from a million on.
        return f"{number:,}".replace(",", "’")
    return format_decimal(number, locale=locale_of(language))


def time_words(when: When, language: str) -> str:
    """`7:30 AM ET`, `07:30 Uhr MESZ`: the time on the issuer's clock, and whose clock that is."""
    locale = locale_of(language)
    here = zone(when.zone)
    clock = format_time(when.at, "short", tzinfo=here, locale=locale)
    if locale.language == "de":
        clock += "\u00a0Uhr"
    words = f"{clock} {_zone_words(when.at.astimezone(here), here, locale)}"
    return words.replace("\u202f", "\u00a0")


def _zone_words(at: datetime, here: ZoneInfo, locale: Locale) -> str:
    """Short name of the time zone `here` at the moment `at`. Wire editors ask for ET, which is
    right in summer and winter; in a language without such a name, the name of the time in force.

    Babel knows what a zone was called when it was made, and the database which hours it keeps now:
    where they differ, the database's name stands.
    """
    named = at.tzname() or ""
    usual = get_timezone_name(at, width="short", locale="en")
    if usual.isalpha() and usual != named:
        return named
    generic, standard = (
        get_timezone_name(here, width="short", zone_variant=kind, locale=locale)
        for kind in ("generic", "standard")
    )
    if (
        locale.language == "en"
        and len(generic) <= 3
        and _changes_clocks(at)
        and generic != standard
    ):
        return generic
    in_force = get_timezone_name(at, width="short", locale=locale)
    return in_force if in_force.isalpha() else (named or in_force)


def _changes_clocks(at: datetime) -> bool:
    """Whether summer and winter time differ about the moment `at`. Where they do not, as in
    Phoenix, the name for both is that of another clock."""
    return len({(at + quarter * timedelta(days=91)).utcoffset() for quarter in range(-2, 3)}) > 1
