"""Instants of disclosure: dates and times with a zone, parsed and never guessed.

The accepted forms are those of ISO 8601 and RFC 3339 that people write by hand. A time without an
offset is in the press room's time zone; where a clock change makes that ambiguous or impossible,
the author must state the offset.
"""

from __future__ import annotations

import functools
import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import msgspec

from pressroom.standards.date_remedies import GENERAL_REMEDY, date_remedy
from pressroom.standards.zone_words import written

_FORM = re.compile(
    r"(?P<date>\d{4}-\d{2}-\d{2})"
    r"(?:[Tt ](?P<time>\d{2}:\d{2}(?::\d{2})?)(?P<fraction>[.,]\d+)?"
    r"\s?(?P<offset>[Zz]|[+-](?:0\d|1[0-4]):?[0-5]\d)?)?"
)


class Instant(msgspec.Struct, frozen=True):
    """The moment at which a release becomes public.

    `at` is an aware datetime on the press room's clock. When only the day is known (`day_only`),
    `at` is its first moment: good for order and display, never for disclosure. `public_from` is
    the first moment at which the release may be seen: for a day alone, the end of that day; for a
    fraction of a second, which `at` leaves out, the next full second.

    Both have a fixed offset and no zone: Python compares two datetimes of one zone by wall time,
    on which an hour comes twice when summer time ends (PEP 495).
    """

    at: datetime
    public_from: datetime
    day_only: bool = False


class BadInstant(msgspec.Struct, frozen=True):
    """The parse error of an instant: why the text is none, and what to write instead."""

    message: str
    remedy: str


# Asked three times for one release: for its moment, and twice for what may be wrong with that.
@functools.lru_cache(maxsize=256)
def read_instant(text: str, zone: ZoneInfo) -> Instant | BadInstant:
    """Parses an instant or a date; a time without an offset is in `zone`, and so is the result."""
    match = _FORM.fullmatch(text.strip())
    if match is None:
        return BadInstant(
            f"`{text}` is not a date this room can be sure of", date_remedy(text, zone)
        )
    try:
        day = date.fromisoformat(match["date"])
        clock = time.fromisoformat(match["time"]) if match["time"] else None
    except ValueError:
        return BadInstant(f"`{text}` is not in the calendar or on the clock", GENERAL_REMEDY)
    if not 1 < day.year < 9999:
        return BadInstant(f"`{text}` is outside the years a calendar keeps", GENERAL_REMEDY)
    fraction = bool((match["fraction"] or "").strip(".,0"))
    if fraction and len(match["time"]) < len("00:00:00"):
        return BadInstant(f"`{text}` has a fraction of a minute", "write its seconds")
    if clock is None:
        following = datetime.combine(day + timedelta(days=1), time(), tzinfo=zone)
        start = datetime.combine(day, time(), tzinfo=zone)
        return Instant(_with_fixed_offset(start), _with_fixed_offset(following), day_only=True)
    if match["offset"]:
        read = _with_offset(text, datetime.combine(day, clock), match["offset"], zone)
    else:
        read = _in_zone(text, datetime.combine(day, clock), zone)
    return _after_fraction(read) if fraction and isinstance(read, Instant) else read


def _after_fraction(read: Instant) -> Instant:
    """The instant of a time with a fraction of a second: never public before it. Its day and year,
    and so its address, stay those that were written."""
    return msgspec.structs.replace(read, public_from=read.at + timedelta(seconds=1))


def is_midnight_of_an_export(text: str, zone: ZoneInfo) -> bool:
    """Whether `text` states an offset and is midnight by it, in Universal Time or in `zone`.

    Exports write a day whose hour nobody knows as midnight in Universal Time, and some turn that
    into the hour of a zone: `2007-11-05T01:00:00+01:00`.
    """
    match = _FORM.fullmatch(text.strip())
    read = read_instant(text, zone) if match and match["offset"] else None
    if match is None or not isinstance(read, Instant) or (match["fraction"] or "").strip("0.,"):
        return False
    moments = (read.at.astimezone(UTC).time(), read.at.astimezone(zone).time())
    return not match["time"].strip("0:") or time() in moments


def in_the_other_season(text: str, zone: ZoneInfo) -> str:
    """Text as it would be with the room's own offset, where `text` states the one that `zone` has
    in the other half of the year; empty for anything else.

    `-04:00` is New York's in summer: in November it is an hour before the hour that is written.
    """
    match = _FORM.fullmatch(text.strip())
    read = read_instant(text, zone) if match and match["offset"] else None
    if match is None or not isinstance(read, Instant) or match["offset"] in ("Z", "z"):
        return ""
    local = datetime.fromisoformat(f"{match['date']}T{match['time']}")
    stated = datetime.fromisoformat(f"{local.isoformat()}{match['offset']}").utcoffset()
    own = {local.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1)}
    if not stated or stated in own:
        return ""
    others = {datetime(local.year, month, 1, tzinfo=zone).utcoffset() for month in (1, 4, 7, 10)}
    if stated not in others:
        return ""
    return written(local.replace(tzinfo=timezone(own.pop() or timedelta())))


def _instant_at(at: datetime) -> Instant:
    return Instant(_with_fixed_offset(at), _with_fixed_offset(at))


def _with_fixed_offset(at: datetime) -> datetime:
    """The same datetime with its offset as a fixed `timezone` instead of a zone."""
    return at.replace(tzinfo=timezone(at.utcoffset() or timedelta()))


def _with_offset(text: str, local: datetime, offset: str, zone: ZoneInfo) -> Instant | BadInstant:
    stated = "+00:00" if offset in "Zz" else offset
    try:
        aware = datetime.fromisoformat(f"{local.isoformat()}{stated}")
    except ValueError:
        return BadInstant(f"`{text}` has an offset that no clock has", GENERAL_REMEDY)
    return _instant_at(aware.astimezone(zone))


def _in_zone(text: str, local: datetime, zone: ZoneInfo) -> Instant | BadInstant:
    """The wall time `local` in `zone`; refused where the clock skips or repeats it (PEP 495)."""
    first = local.replace(tzinfo=zone, fold=0)
    second = local.replace(tzinfo=zone, fold=1)
    if first.utcoffset() == second.utcoffset():
        return _instant_at(first)
    choices = " or ".join(f"`{written(moment)}`" for moment in (first, second))
    skipped = first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != local
    what = "is skipped" if skipped else "comes twice"
    return BadInstant(
        f"`{text}` {what} when the clocks change in {zone.key}", f"state the offset: {choices}"
    )
