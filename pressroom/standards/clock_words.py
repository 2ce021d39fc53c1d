"""Times of day in a reader's language, with whose clock it is, by Babel (Unicode CLDR)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from pressroom.standards.languages import locale_of
from pressroom.standards.zones import zone

if TYPE_CHECKING:
    from babel import Locale


def clock_words(at: datetime, zone_name: str, language: str) -> str:
    """`7:30 AM ET`, `07:30 Uhr MESZ`: a moment on the clock of a zone (IANA), in a language (BCP 47
    tag)."""
    from babel.dates import format_time

    locale = locale_of(language)
    here = zone(zone_name)
    clock = format_time(at, "short", tzinfo=here, locale=locale)
    if locale.language == "de":
        clock += "\u00a0Uhr"
    words = f"{clock} {_zone_words(at.astimezone(here), here, locale)}"
    return words.replace("\u202f", "\u00a0")


def _zone_words(at: datetime, here: ZoneInfo, locale: Locale) -> str:
    """Short name of the time zone `here` at the moment `at`. Wire editors ask for ET, which is
    right in summer and winter; in a language without such a name, the name of the time in force.

    Babel knows what a zone was called when it was made, and the database which hours it keeps now:
    where they differ, the database's name stands.
    """
    from babel.dates import get_timezone_name

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
