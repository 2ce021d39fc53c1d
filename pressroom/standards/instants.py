"""When a release becomes public: dates and times with a zone, never guessed.

The forms are those of ISO 8601 and RFC 3339 that people write by hand. A time
without an offset is read in the press room's own zone; where a clock change
makes that ambiguous, or impossible, the author must state the offset.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import msgspec

_FORM = re.compile(
    r"(?P<date>\d{4}-\d{2}-\d{2})"
    r"(?:[Tt ](?P<time>\d{2}:\d{2}(?::\d{2})?)(?:\.0+)?"
    r"\s?(?P<offset>[Zz]|[+-](?:0\d|1[0-4]):?[0-5]\d)?)?"
)
_FORMS = "write `2026-03-01 09:00`, or with its offset `2026-03-01T09:00-05:00`"


class Instant(msgspec.Struct, frozen=True):
    """The moment of disclosure.

    `at` is aware, on the press room's clock. When only the day is known (`day_only`), `at`
    is its first moment, good for order and display, never for disclosure: `public_from`,
    the first moment at which the release may be seen, is then the end of the day.

    Both carry a fixed offset and no zone: two datetimes that share a zone are compared by
    the clock on the wall, on which an hour comes twice when summer ends (PEP 495).
    """

    at: datetime
    public_from: datetime
    day_only: bool = False


class BadInstant(msgspec.Struct, frozen=True):
    """Why a text is no instant, and what to write instead."""

    message: str
    remedy: str


def read_instant(text: str, zone: ZoneInfo) -> Instant | BadInstant:
    """The instant that `text` states, in `zone`."""
    match = _FORM.fullmatch(text.strip())
    if match is None:
        return BadInstant(f"`{text}` is not a date this room can be sure of", _hint(text, zone))
    try:
        day = date.fromisoformat(match["date"])
        clock = time.fromisoformat(match["time"]) if match["time"] else None
    except ValueError:
        return BadInstant(f"`{text}` is not in the calendar or on the clock", _FORMS)
    if not 1 < day.year < 9999:
        return BadInstant(f"`{text}` is outside the years a calendar keeps", _FORMS)
    if clock is None:
        following = datetime.combine(day + timedelta(days=1), time(), tzinfo=zone)
        start = datetime.combine(day, time(), tzinfo=zone)
        return Instant(_fixed(start), _fixed(following), day_only=True)
    if match["offset"]:
        return _with_offset(text, datetime.combine(day, clock), match["offset"], zone)
    return _in_zone(text, datetime.combine(day, clock), zone)


def _hint(text: str, zone: ZoneInfo) -> str:
    """What to write instead, as near to what was typed as can be."""
    if short := re.fullmatch(r"(\d{4}-\d{2}-\d{2})[T ](\d):(\d{2})", text.strip()):
        return f"write `{short[1]} 0{short[2]}:{short[3]}`"
    named = re.fullmatch(
        r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?\s?([A-Z]{2,5})", text.strip()
    )
    if named:
        return f"leave `{named[1]}` out: a time without an offset is that of {zone.key}"
    return _FORMS


def _timed(at: datetime) -> Instant:
    return Instant(_fixed(at), _fixed(at))


def _fixed(at: datetime) -> datetime:
    """The same moment on the same clock, its offset fixed."""
    return at.replace(tzinfo=timezone(at.utcoffset() or timedelta()))


def _with_offset(text: str, local: datetime, offset: str, zone: ZoneInfo) -> Instant | BadInstant:
    stated = "+00:00" if offset in "Zz" else offset
    try:
        aware = datetime.fromisoformat(f"{local.isoformat()}{stated}")
    except ValueError:
        return BadInstant(f"`{text}` has an offset that no clock has", _FORMS)
    return _timed(aware.astimezone(zone))


def _in_zone(text: str, local: datetime, zone: ZoneInfo) -> Instant | BadInstant:
    """`local` in `zone`, refused where the clock skips or repeats it (PEP 495)."""
    first = local.replace(tzinfo=zone, fold=0)
    second = local.replace(tzinfo=zone, fold=1)
    if first.utcoffset() == second.utcoffset():
        return _timed(first)
    choices = " or ".join(f"`{moment.isoformat(timespec='minutes')}`" for moment in (first, second))
    skipped = first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != local
    what = "is skipped" if skipped else "comes twice"
    return BadInstant(
        f"`{text}` {what} when the clocks change in {zone.key}", f"state the offset: {choices}"
    )
