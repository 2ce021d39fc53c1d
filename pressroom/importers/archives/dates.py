"""Dates of archives: RFC 822 of RSS, ISO 8601 in both spellings, and days as people write them.

Nothing is guessed: an hour without a time zone may be anywhere on earth, so the day alone is taken
of it, and a text that can be two days is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from email.utils import parsedate_tz

import msgspec

from pressroom.content.load.named_day import named_day
from pressroom.core.problems import Problem, warning
from pressroom.standards.spelled_instants import read_spelled
from pressroom.standards.zone_words import by_zone_name

_ISO = re.compile(
    r"(?P<year>\d{4})(?P<dash>[-/]?)(?P<month>\d{2})(?P=dash)(?P<day>\d{2})"
    r"(?:(?:[Tt]|\s+)(?P<hour>\d{2}):?(?P<minute>\d{2})(?::?(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"(?:\s?(?P<zone>[Zz]|[+-]\d{2}:?\d{2}|[+-]\d{2}|[A-Z]{2,4}))?)?"
)
_RFC_822 = re.compile(
    r"(?:(?P<weekday>[A-Za-z]{3,9})\.?(?:,\s*|\s+))?\d{1,2}(?:\s+|-)[A-Za-z]{3,9}\.?(?:\s+|-)"
    r"(?:\d{4}|\d{2})\s+\d{1,2}:\d{2}(?::\d{2})?"
    r"(?:\s+(?P<zone>[+-]\d{4}|[A-Za-z]{1,5}))?(?:\s+\([^)]*\))?"
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# In such a date, where `CST` can be nothing else (RFC 822, 5.1).
_RFC_822_ZONES = {
    **dict.fromkeys(("UT", "GMT", "Z", "-0000"), "+00:00"),
    "EST": "-05:00",
    "EDT": "-04:00",
    "CST": "-06:00",
    "CDT": "-05:00",
    "MST": "-07:00",
    "MDT": "-06:00",
    "PST": "-08:00",
    "PDT": "-07:00",
}


class ArchiveDate(msgspec.Struct, frozen=True):
    """A date that was read: `value` in ISO 8601, a day or an instant with its offset, and `told`,
    what could not be taken over, in words. Both are empty for an empty text."""

    value: str = ""
    told: str = ""


def read_date(text: str) -> ArchiveDate:
    """Reads a date of an archive; without a value where nobody can tell what it means."""
    text = " ".join(text.split())
    if not text:
        return ArchiveDate()
    try:
        found = _ISO.fullmatch(text)
        if found:
            return _iso(found)
        found = _RFC_822.fullmatch(text)
        if found:
            return _rfc_822(text, found["zone"] or "", found["weekday"] or "")
    except (ValueError, OverflowError):
        return ArchiveDate(told=f"`{text}` is not in the calendar or on the clock")
    spelled = read_spelled(text)
    if spelled is None:
        return ArchiveDate(told=f"`{text}` is not a date that anybody can be sure of")
    if spelled.clock is None:
        return ArchiveDate(spelled.day.isoformat())
    return _named(datetime.combine(spelled.day, spelled.clock), spelled.zone, text)


def _iso(found: re.Match[str]) -> ArchiveDate:
    day = date(int(found["year"]), int(found["month"]), int(found["day"]))
    if not found["hour"]:
        return ArchiveDate(day.isoformat())
    hour, minute, second = (int(found[name] or 0) for name in ("hour", "minute", "second"))
    local = datetime.combine(day, time(hour, minute, second))
    zone = found["zone"] or ""
    if re.fullmatch(r"[+-]\d{2}(?::?\d{2})?", zone):
        offset = f"{zone[:3]}:{zone[3:].strip(':') or '00'}"
        return ArchiveDate(_written(datetime.fromisoformat(f"{local.isoformat()}{offset}")))
    return _named(local, zone.upper(), found[0])


def _rfc_822(text: str, zone: str, weekday: str) -> ArchiveDate:
    """RFC 822 and its followers. `-0000` is Universal Time (RFC 5322, 3.3)."""
    # For a zone that it does not know, `parsedate_tz` says Universal Time: its day and hour alone
    # are used.
    read = parsedate_tz(text)
    if read is None:
        raise ValueError(text)
    year, month, day, hour, minute, second, *_ = read
    local = datetime.combine(date(year, month, day), time(hour, minute, second))
    if weekday and _WEEKDAYS[local.weekday()] != weekday[:3].casefold():
        return ArchiveDate(told=f"`{text}` names a weekday that this day is not")
    offset = _RFC_822_ZONES.get(zone.upper(), f"{zone[:3]}:{zone[3:]}" if zone[:1] in "+-" else "")
    if not zone or not offset:
        return _named(local, zone.upper(), text)
    return ArchiveDate(_written(datetime.fromisoformat(f"{local.isoformat()}{offset}")))


def _named(local: datetime, zone: str, text: str) -> ArchiveDate:
    """The instant of a time with a zone's abbreviation; the day alone where that may be several."""
    stated = by_zone_name(local, zone) if zone else ""
    if stated:
        return ArchiveDate(_written(datetime.fromisoformat(stated)))
    hour = "has no time zone" if not zone else f"has `{zone}`, which may be several time zones"
    return ArchiveDate(
        local.date().isoformat(), f"the hour of `{text}` {hour}: the day alone is taken"
    )


def _written(moment: datetime) -> str:
    """The instant as front matter has it. Raises `ValueError` for an offset that no clock has."""
    moment.astimezone(UTC)  # raises `OverflowError` at the edges of the calendar
    if abs(moment.utcoffset() or timedelta()) > timedelta(hours=14):
        raise ValueError("offset")
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")


def public_from(value: str) -> datetime:
    """The instant from which a date that was read is past: a day is so when it is over."""
    if len(value) == len("2026-03-01"):
        return datetime.combine(date.fromisoformat(value), time(23, 59, 59), UTC)
    return datetime.fromisoformat(value)


def is_later(changed: str, date: str) -> bool:
    """Whether a text was changed after its date; a change without any date is."""
    return changed != "" and (date == "" or public_from(changed) > public_from(date))


def site_date(dates: Iterable[str], name: str, place: str, problems: list[Problem]) -> str:
    """The date of a page: of several (`date` and `publishDate`) the last, since it was not public
    before. The day in the file's `name` stands in where the front matter has none."""
    read = [read_date(text) for text in dates if text]
    for each in read:
        if each.told:
            problems.append(warning(place, "PR464", each.told, "write `date` into the release"))
    values = sorted((each.value for each in read if each.value), key=public_from)
    if read:
        return values[-1] if values else ""
    day = named_day(name)
    return day.isoformat() if day else ""
