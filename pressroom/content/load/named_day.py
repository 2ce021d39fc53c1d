"""The day in a file's name, beside the `date` of its front matter."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from pressroom.core.fields import Reader
from pressroom.core.problems import Severity
from pressroom.standards.instants import (
    Instant,
    in_the_other_season,
    is_midnight_of_an_export,
    read_instant,
)

_NAMED_DAY = re.compile(r"(\d{4})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d)")
_FOLDERS_DAY = re.compile(r"(?:^|/)(\d{4})/(\d{2})[/-](\d{2})(?!\d)")
_LONG_AGO = date(1900, 1, 1)


def named_day(name: str) -> date | None:
    """The day that begins a file's name, `2007-11-05-results` or `20071105`; None if there is
    none."""
    found = _NAMED_DAY.match(name)
    try:
        day = date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
    return day if day and 1 < day.year < 9999 else None


def stand_in(name: str, zone: ZoneInfo) -> Instant:
    """The instant by which `lint` judges a release whose date cannot be read: the day in its file's
    name, or one before all releases."""
    read = read_instant(str(named_day(name) or _LONG_AGO), zone)
    assert isinstance(read, Instant)
    return read


def warn_of_moved_day(
    text: str,
    at: datetime | None,
    name: str,
    zone: ZoneInfo,
    reader: Reader,
    key: str = "date",
) -> None:
    """Warns of a `date`, or another `key`, that an export wrote as midnight elsewhere (`at`), where
    the file's `name`, with its folders (`2007/11/05-results`), has another day, most often the one
    that was meant: day, and at New Year the address, would be others. And of one with the offset of
    the other half of the year: an embargo would end an hour early or late."""
    if at is None:
        return
    own = in_the_other_season(text, zone)
    if own:
        what = f"`{text}` is {at:%H:%M} in {zone.key}, whose offset on that day is another"
        instead = at.astimezone(UTC).isoformat(timespec="minutes").replace("+00:00", "Z")
        remedy = f"write `{own}` if the hour is right, `{instead}` if the offset is"
        reader.report((key,), "PR036", what, remedy, Severity.WARNING)
    found = _FOLDERS_DAY.search(name)
    day = named_day(name.rpartition("/")[2]) or (
        named_day("-".join(found.groups())) if found else None
    )
    if day is None or day == at.date() or not is_midnight_of_an_export(text, zone):
        return
    what = f"`{text}` is on {at.date()} in {zone.key}"
    remedy = f"write `{key}: {day}` if its hour is not known, as the file's name has it"
    reader.report((key,), "PR026", what, remedy, Severity.WARNING)
