"""Times of day in a reader's language, with whose clock it is, by Babel (Unicode CLDR)."""

from __future__ import annotations

import functools
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

from pressroom.standards.languages import locale_of
from pressroom.standards.zones import zone

if TYPE_CHECKING:
    from babel import Locale

# Short names of zones in force, by what decides them: zone, hours from UTC, summer time, language.
_IN_FORCE: dict[tuple[ZoneInfo, timedelta | None, timedelta | None, Locale], str] = {}


def clock_words(at: datetime, zone_name: str, language: str) -> str:
    """`7:30 AM ET`, `07:30 Uhr MESZ`: a moment on the clock of a zone (IANA), in a language (BCP 47
    tag)."""
    locale = locale_of(language)
    here = zone(zone_name)
    there = at.astimezone(here)
    words = f"{_hour(there.time(), locale)} {_zone_words(there, here, locale)}"
    return words.replace("\u202f", "\u00a0")


# Babel takes a sixth of the time of a whole page for each answer, and most releases are of a few
# hours.
@functools.lru_cache(maxsize=1024)
def _hour(at: time, locale: Locale) -> str:
    from babel.dates import format_time

    clock = format_time(at, "short", locale=locale)
    return f"{clock}\u00a0Uhr" if locale.language == "de" else clock


def _zone_words(at: datetime, here: ZoneInfo, locale: Locale) -> str:
    """Short name of the time zone `here` at the moment `at`. Wire editors ask for ET, which is
    right in summer and winter; in a language without such a name, the name of the time in force.

    Babel knows what a zone was called when it was made, and the database which hours it keeps now:
    where they differ, the database's name stands.
    """
    named = at.tzname() or ""
    usual = _name_in_force(at, here, locale_of("en"))
    if usual.isalpha() and usual != named:
        return named
    generic, standard = _name(here, "generic", locale), _name(here, "standard", locale)
    if (
        locale.language == "en"
        and len(generic) <= 3
        and _changes_clocks(at)
        and generic != standard
    ):
        return generic
    in_force = _name_in_force(at, here, locale)
    return in_force if in_force.isalpha() else (named or in_force)


@functools.cache
def _name(here: ZoneInfo, kind: Literal["generic", "standard"], locale: Locale) -> str:
    from babel.dates import get_timezone_name

    return get_timezone_name(here, width="short", zone_variant=kind, locale=locale)


def _name_in_force(at: datetime, here: ZoneInfo, locale: Locale) -> str:
    from babel.dates import get_timezone_name

    decided = (here, at.utcoffset(), at.dst(), locale)
    if decided not in _IN_FORCE:
        _IN_FORCE[decided] = get_timezone_name(at, width="short", locale=locale)
    return _IN_FORCE[decided]


def _changes_clocks(at: datetime) -> bool:
    """Whether summer and winter time differ about the moment `at`. Where they do not, as in
    Phoenix, the name for both is that of another clock."""
    return len({(at + quarter * timedelta(days=91)).utcoffset() for quarter in range(-2, 3)}) > 1
