"""Calendar (iCalendar, RFC 5545) of the moments at which the site changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import msgspec


class ScheduledChange(msgspec.Struct, frozen=True):
    """A moment at which the site changes, and the headlines that appear then."""

    at: datetime
    titles: tuple[str, ...]


def calendar(changes: Sequence[ScheduledChange], as_of: datetime, *, reveal: bool) -> str:
    """Writes the changes as an iCalendar (RFC 5545); headlines only if `reveal` is true."""
    import icalendar

    made = icalendar.Calendar()
    made.add("version", "2.0")
    made.add("prodid", "-//Pressroom//Schedule//EN")
    for change in changes:
        at = change.at.astimezone(UTC)
        event = icalendar.Event()
        event.add("uid", f"{at:%Y%m%dT%H%M%SZ}@pressroom")
        event.add("dtstamp", as_of.astimezone(UTC))
        event.add("dtstart", at)
        summary = "; ".join(change.titles) if reveal else "The press room changes"
        event.add("summary", summary)
        made.add_component(event)
    return bytes(made.to_ical(sorted=False)).decode()
