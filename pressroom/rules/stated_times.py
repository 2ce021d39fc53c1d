"""Days and hours as English releases state them, to be compared with a moment that is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import msgspec

from pressroom.rules.english import as_quoted
from pressroom.standards.months import PATTERN, month_number
from pressroom.standards.zone_words import moment_in_words
from pressroom.standards.zones import country_of, zone

_DAY = timedelta(days=1)
_DATE = re.compile(
    rf"(?:(?P<month>{PATTERN})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|:)"
    rf"|(?<![\d.,:$])(?P<first>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<of>{PATTERN})(?![a-z]))"
    r"(?:,?\s+(?P<year>\d{4})\b)?"
)
# `ACME today announced a call` is the day of the release, and not that of the call.
_SAYING = r"(?:announce|report|release|publish|issue|said|file)"
_NAMED_DAY = re.compile(
    rf"\b(?<!announced )(?<!reported )(?<!released )"
    rf"(?:(?P<today>today|tonight|this\s+(?:morning|afternoon|evening))|tomorrow)\b(?!\s+{_SAYING})",
    re.IGNORECASE,
)
_ZONE = (
    r"(?P<zone>[A-Z]{1,5}T\b|[A-Z]\.(?:[A-Z]\.)?T\.|UTC|GMT|(?:Eastern|Central|Mountain|Pacific|Atlantic)\b"
    r"(?:\s+(?:Standard|Daylight))?(?:\s+[Tt]ime)?"
    r"|(?:Central|Eastern|Western)\s+European\s+(?:Summer\s+)?[Tt]ime)"
)
_HOUR = re.compile(
    r"(?<![\d:.])(?:(?P<hour>\d{1,2})(?::(?P<minute>[0-5]\d))?"
    # `8:30 to 9:30 a.m.` begins at 8:30.
    r"(?:\s?(?:-|–|to|until)\s?\d{1,2}(?::[0-5]\d)?)?\s?(?P<half>[ap])\.?\s?m\b\.?"
    r"|(?P<hour24>[012]?\d)[:.h](?P<minute24>[0-5]\d)(?:\s?(?:hours|hrs|h))?(?=[\s,(]{1,3}[A-Z])"
    rf"|(?P<noon>noon))(?:[\s,(]{{0,3}}{_ZONE})?"
)
_REGIONS = {
    "E": "America/New_York",
    "C": "America/Chicago",
    "M": "America/Denver",
    "P": "America/Los_Angeles",
    "A": "America/Halifax",
}
_AMERICAN = re.compile(
    r"[ECMPA][SD]?T|(?:Eastern|Central|Mountain|Pacific|Atlantic)(?! European).*"
)


class StatedDay(msgspec.Struct, frozen=True):
    """A day in a text: as typed, where it begins, and what it says; `after` counts the days from
    that of the text, where it is named by that (`today` is 0)."""

    typed: str
    start: int
    month: int = 0
    day: int = 0
    year: int = 0
    after: int | None = None

    def is_on(self, day: date, own: date) -> bool:
        """Whether it may be `day`, in a text of the day `own`."""
        if self.after is not None:
            return own + self.after * _DAY == day
        return (self.month, self.day) == (day.month, day.day) and self.year in (0, day.year)


class StatedHour(msgspec.Struct, frozen=True):
    """An hour in a text: as typed, where it begins, what the clock shows, and the words for its
    zone, or empty."""

    typed: str
    start: int
    clock: time
    zone: str

    def moments(self, near: datetime, own_zone: str) -> list[datetime]:
        """The moments about `near` that it may mean: by the zone that it names, or without one in
        `own_zone` (IANA). Empty where nobody knows what its zone is."""
        here = zone(own_zone)
        days = [(near.astimezone(here) + shift * _DAY).date() for shift in (-1, 0, 1)]
        found = (self._moment(datetime.combine(day, self.clock), near, own_zone) for day in days)
        return [moment for moment in found if moment is not None]

    def _moment(self, local: datetime, near: datetime, own_zone: str) -> datetime | None:
        here, words = zone(own_zone), self.zone.replace(".", "")
        there = local.replace(tzinfo=here)
        # `BST` and `CST` are several zones', and here that of the place.
        if not words or words == near.astimezone(here).tzname():
            return there
        stated = moment_in_words(local, words, here)
        if stated is None and _AMERICAN.fullmatch(words) and country_of(own_zone) in _CLOSE:
            return local.replace(tzinfo=zone(_REGIONS[words[0]]))
        return stated


_CLOSE = frozenset({"US", "CA", "MX", ""})


def stated_days(text: str, start: int, end: int) -> Iterator[StatedDay]:
    """The days that `text` states between two places; one that is named by that of the text only
    where no date says the same."""
    match = None
    for match in _DATE.finditer(text, start, end):
        month, day = match["month"] or match["of"], match["day"] or match["first"]
        yield StatedDay(
            as_quoted(match[0]),
            match.start(),
            month_number(month),
            int(day),
            int(match["year"] or 0),
        )
    if match is not None:
        return
    for named in _NAMED_DAY.finditer(text, start, end):
        yield StatedDay(named[0], named.start(), after=0 if named["today"] else 1)


def stated_hours(text: str, start: int, end: int) -> Iterator[StatedHour]:
    """The hours that `text` states between two places."""
    for match in _HOUR.finditer(text, start, end):
        clock = _clock(match)
        if clock is not None:
            typed = as_quoted(match[0]).rstrip(",( ")
            typed += ")" if "(" in typed and ")" not in typed else ""
            yield StatedHour(typed, match.start(), clock, match["zone"] or "")


def _clock(match: re.Match[str]) -> time | None:
    if match["noon"]:
        return time(12)
    if match["hour24"]:
        hour, minute = int(match["hour24"]), int(match["minute24"])
        return time(hour, minute) if hour < 24 else None
    hour = int(match["hour"])
    if not 0 < hour <= 12:
        return None
    return time(hour % 12 + (12 if match["half"] == "p" else 0), int(match["minute"] or 0))
