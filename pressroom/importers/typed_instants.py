"""Days and hours as wires and companies print them above a text: `July 30, 2026 07:00 AM Eastern
Daylight Time`, `30.07.2026 / 07:00 CET`, `le 30 juillet 2026`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import msgspec

from pressroom.standards.day_names import day_names
from pressroom.standards.instants import BadInstant, read_instant
from pressroom.standards.months import PATTERN, month_number
from pressroom.standards.zone_words import by_zone_name, moment_in_words, zone_letters
from pressroom.standards.zones import zone as zone_of

_MONTH = rf"(?P<name>{PATTERN}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_ENGLISH = (
    re.compile(rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b", re.I),
    re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?{_MONTH},?[\s-]+(?P<year>\d{{4}})\b",
        re.I,
    ),
)
_FIGURES = (
    re.compile(r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"),
    re.compile(r"(?<![\d.])(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.(?P<year>\d{4})\b"),
    re.compile(r"(?<![\d/])(?P<one>\d{1,2})/(?P<two>\d{1,2})/(?P<year>\d{4})\b"),
)
_EITHER = re.compile(
    r"\W*(?:(?:company|news|press)?\s?(?:release|date|released|published|posted|updated)\W{1,4})?"
    r"(?P<one>\d{1,2})/(?P<two>\d{1,2})/(?P<year>\d{4}|\d\d)(?P<hour>(?:[\s,].{4,24})?)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\d{4}")
_LANGUAGES = ("de", "fr", "es", "it", "nl", "sv", "pt", "ja", "zh")
_CLOCK = (
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d\d))?(?::\d\d)?\s?"
    r"(?:(?P<noon>noon\b)|(?P<half>[AaPp])\.?\s?[Mm]\.?(?![a-z])|Uhr|hours|hrs|heures)?"
    r"(?:\s?\(?(?P<zone>(?:(?:US|U\.S\.)\s)?(?:Eastern|Central|Mountain|Pacific|British|Greenwich"
    r"|Atlantic|Central European)(?:\s(?:Standard|Daylight|Summer|Mean))?(?:\sTime)?"
    r"|CES?T/CES?T|[A-Z]{1,5}T|(?:UTC|GMT)\s?[+-]\d{1,2}(?::?\d\d)?|UTC|GMT|Z)\b\)?)?"
)
_BEHIND = re.compile(rf"(?:[\s,:|/–—•·-]|\bat\b|\bum\b|\bà\b|\ba las\b|T)*{_CLOCK}(?!\s?\d)")
_BEFORE = re.compile(
    rf"{_CLOCK}[\s,|/–—-]*(?:on\s)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?\Z"
)
# Beside an hour of a release, the Central and Mountain time of North America, and Britain's.
_REGIONS = {"CT": "America/Chicago", "MT": "America/Denver", "AT": "America/Halifax"}
_REGIONS |= {"CET/CEST": "Europe/Berlin", "CEST/CET": "Europe/Berlin", "BST": "Europe/London"}
# Winter time that people also write in summer, and mean the clock on the wall.
_WINTER = {"CET": "Europe/Berlin", "MEZ": "Europe/Berlin", "EET": "Europe/Helsinki"}
_WINTER |= {"EST": "America/New_York", "PST": "America/Los_Angeles"}
# Abbreviations of several zones, one where they are spelled out.
_SPELLED = {"CST": "-06:00", "MST": "-07:00", "AST": "-04:00", "BST": "+01:00"}


class TypedInstant(msgspec.Struct, frozen=True):
    """A day in a text, with hour and zone where they stand there: `iso` is the day or the instant
    with its offset (ISO 8601); `unread` is the hour where its zone may be several, or where it is
    winter time on a day in summer, which is read as the clock there shows it. `start` and `end`
    count characters of the text."""

    iso: str
    start: int
    end: int
    unread: str = ""


def typed_instant(text: str, zone: ZoneInfo, language: str = "") -> TypedInstant | None:
    """The first day in a text, with the hour beside it; None if there is none.

    An hour without a zone is in `zone`, the press room's. A day that could be two, `3/4/2026`, is
    none.
    """
    if not _YEAR.search(text):
        return None
    days = [*_days(text)] or [*_days_elsewhere(text, language)]
    if not days:
        return None
    found = min(days, key=lambda row: row[1].start())
    day, match = found
    start, end = match.span()
    behind = _BEHIND.match(text, end)
    before = _BEFORE.search(text[max(start - 40, 0) : start])
    clock = next((c for c in (behind, before) if c is not None and _is_clock(c)), None)
    if clock is None:
        return TypedInstant(day.isoformat(), start, end)
    if clock is behind:
        end = clock.end()
    else:
        start -= len(clock[0])
    iso = _instant(day, clock, zone)
    doubt = not iso or _is_winter_time(clock, iso, zone)
    typed = clock[0].strip(" ,|/•·–—-")
    return TypedInstant(iso or day.isoformat(), start, end, typed if doubt else "")


def either_way(row: str) -> tuple[str, str] | None:
    """A row that is a day in figures and an hour at most, `3/4/2026 7:00 AM`, of which nobody can
    tell the month, with its day in ISO 8601: as in America, and as elsewhere. A year of two figures
    is of this century."""
    typed = _EITHER.fullmatch(row)
    if typed is None or (_is_certain(typed) and len(typed["year"]) > 2):
        return None
    one, two, year = int(typed["one"]), int(typed["two"]), typed["year"].rjust(4, "0")
    year = f"20{year[2:]}" if year.startswith("00") else year
    ways = [f"{year}-{month:02}-{day:02}{typed['hour']}" for month, day in ((one, two), (two, one))]
    right = [way for way, month in zip(ways, (one, two), strict=True) if month <= 12]
    return (right[0], right[-1]) if right else None


def _days(text: str) -> Iterator[tuple[date, re.Match[str]]]:
    for pattern in (*_ENGLISH, *_FIGURES):
        for match in pattern.finditer(text):
            if (day := _day(match)) is not None:
                yield day, match
                break


def _days_elsewhere(text: str, language: str) -> Iterator[tuple[date, re.Match[str]]]:
    """The first day in each of the other languages' forms."""
    for tag in dict.fromkeys((language, *_LANGUAGES) if language else _LANGUAGES):
        names = day_names(tag)
        for match in names.plain.finditer(text):
            if names.year(match) is not None and (days := names.days(match, ())):
                yield days[0], match
                break


def _day(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    if "one" in parts:
        one, two = int(parts["one"]), int(parts["two"])
        if not _is_certain(match):
            return None
        month, day = (two, one) if one > 12 else (one, two)
    else:
        month = month_number(parts["name"]) if "name" in parts else int(parts["month"])
        day = int(parts["day"])
    try:
        return date(int(parts["year"]), month, day)
    except ValueError:
        return None


def _is_certain(match: re.Match[str]) -> bool:
    """Whether one of a day's first two figures can be no month, or they are the same."""
    one, two = int(match["one"]), int(match["two"])
    return one > 12 or two > 12 or one == two


def _is_clock(match: re.Match[str]) -> bool:
    """Whether a figure beside a day is an hour: it has minutes, a half of the day or a zone."""
    return bool(match["minute"] or match["half"] or match["noon"] or match["zone"])


def _instant(day: date, clock: re.Match[str], zone: ZoneInfo) -> str:
    """The instant in ISO 8601; empty where the hour or its zone cannot be told."""
    hour, minute = int(clock["hour"]), int(clock["minute"] or 0)
    if clock["half"]:
        hour = hour % 12 + (12 if clock["half"] in "Pp" else 0)
    if hour > 23 or minute > 59:
        return ""
    local = datetime.combine(day, time(hour, minute))
    typed = (clock["zone"] or "").strip("()")
    letters = zone_letters(typed)
    if not letters or local.replace(tzinfo=zone).tzname() == letters:
        return _in_zone(local, zone)
    if letters in _WINTER:
        return _in_zone(local, zone_of(_WINTER[letters]))
    if letters in _REGIONS:
        return _in_zone(local, zone_of(_REGIONS[letters]))
    if letters in _SPELLED and letters != typed:
        return local.isoformat(timespec="minutes") + _SPELLED[letters]
    stated = moment_in_words(local, letters, zone) if "+" in letters or "-" in letters else None
    return stated.isoformat(timespec="minutes") if stated else by_zone_name(local, letters, zone)


def _is_winter_time(clock: re.Match[str], iso: str, zone: ZoneInfo) -> bool:
    """Whether an hour is typed in winter time on a day on which clocks there show summer time."""
    letters = zone_letters((clock["zone"] or "").strip("()"))
    local = datetime.fromisoformat(iso).replace(tzinfo=None)
    if letters not in _WINTER or local.replace(tzinfo=zone).tzname() == letters:
        return False
    return bool(local.replace(tzinfo=zone_of(_WINTER[letters])).dst())


def _in_zone(local: datetime, zone: ZoneInfo) -> str:
    """A local time with its offset; empty in an hour that a clock change skips or repeats."""
    read = read_instant(f"{local:%Y-%m-%d %H:%M}", zone)
    return "" if isinstance(read, BadInstant) else read.at.isoformat(timespec="minutes")
