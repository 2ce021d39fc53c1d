"""Datelines as newswires print them, `WALTHAM, Mass.--(BUSINESS WIRE)--`, set from front matter.

States, months and the cities that need no state follow the AP Stylebook. Other languages write
place and date in their own forms. Datelines that authors type are read in `anatomy.dateline`.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable
from datetime import date

from pressroom.content.model import Dateline
from pressroom.core.accents import without_accents
from pressroom.standards.months import AP
from pressroom.typeset.anatomy.dateline import TypedDateline, read_dateline, style_of
from pressroom.typeset.anatomy.places import ALONE, ap_state


def set_dateline(dateline: Dateline, day: date, default_style: str, language: str = "en") -> str:
    """Formats a dateline as one string, in its wire's style and the release's language (BCP 47).

    Business Wire prints no date in it; GlobeNewswire and PR Newswire do. A dateline that was typed
    as printed is returned unchanged.
    """
    if dateline.printed:
        return dateline.printed
    style = style_of(dateline.wire) if dateline.wire else default_style
    english = language.lower().partition("-")[0] == "en"
    place = (
        _city_and_region(dateline)
        if english
        else ", ".join(filter(None, (dateline.city, dateline.region)))
    )
    when = _ap_day(day) if english else _localised_day(day, language)
    match style:
        case "business-wire":
            return f"{place}--(BUSINESS WIRE)--"
        case "globenewswire":
            return f"{_join_place_and_day(place, when, language)} (GLOBE NEWSWIRE) --"
        case "pr-newswire":
            return f"{_join_place_and_day(place, when, language)} /PRNewswire/ --"
        case _:
            wire = f" ({dateline.wire})" if dateline.wire else ""
            return f"{_join_place_and_day(place, when, language)}{wire} –"


def _city_and_region(dateline: Dateline) -> str:
    """City in capitals and region as AP writes them: `WALTHAM, Mass.`, `BOSTON`."""
    city, region = dateline.city, dateline.region
    state = ap_state(region)
    alone = ALONE.get(city.casefold())
    if alone and (alone == state or not region):
        state = ""
    return ", ".join(part for part in (city.upper(), state) if part)


def _ap_day(day: date) -> str:
    return f"{AP[day.month - 1]} {day.day}, {day.year}"


def _localised_day(day: date, language: str) -> str:
    # Imported late: only languages other than English need CLDR's dates.
    from babel import Locale, UnknownLocaleError
    from babel.dates import format_date

    try:
        return format_date(day, "long", locale=Locale.parse(language, sep="-"))
    except (UnknownLocaleError, ValueError):
        return day.isoformat()


def _join_place_and_day(place: str, when: str, language: str) -> str:
    """Joins place and day as letters in that language do."""
    match language.lower().partition("-")[0]:
        case "fr":
            # CLDR writes `1 mars`; in letters it is the first.
            return f"{place}, le {re.sub(r'^1(?= )', '1er', when)}"
        case "ja":
            return f"{place}、{when}"
        case "zh":
            return f"{place}{when}" if place and ord(place[-1]) > 0x2E80 else f"{place}，{when}"
        case _:
            return f"{place}, {when}"


_NOTES_ABOVE = 8
_HEAD = 1_000  # characters: more than any dateline with the hashtags behind it


def typed_dateline(paragraphs: Iterable[str]) -> tuple[int, TypedDateline] | None:
    """Finds the dateline that an author typed at the head of a text, with the number of its
    paragraph (from 0): notes may stand above it. None if there is none."""
    for number, text in enumerate(itertools.islice(paragraphs, _NOTES_ABOVE)):
        typed = dateline_at_head(text)
        if typed is not None:
            return number, typed
    return None


def dateline_at_head(paragraph: str) -> TypedDateline | None:
    """The dateline typed at the head of a paragraph (plain), with the length of it in the
    paragraph's words with single spaces between; None if there is none."""
    return _read(" ".join(paragraph[:_HEAD].split()))


# The lead and the place of a release are read from the same paragraph.
_read = functools.lru_cache(maxsize=8)(read_dateline)


def same_place(dateline: Dateline, typed: str) -> bool:
    """Whether a typed dateline names the city that front matter names, alone or among others."""
    city = dateline.city
    if dateline.printed:
        read = read_dateline(dateline.printed + " ")
        city = read.city if read is not None else ""
    return _folded(city) in _folded(typed)


def _folded(text: str) -> str:
    """A place in small letters without accents and points: `ST. GALLEN`, `St Gallen`."""
    return " ".join(without_accents(text.casefold().replace(".", "")).split())
