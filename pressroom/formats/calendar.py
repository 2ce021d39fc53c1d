"""Calendar (iCalendar, RFC 5545) of the moments at which the site changes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime

import msgspec


class ScheduledChange(msgspec.Struct, frozen=True):
    """A moment at which the site changes, and the headlines that appear then."""

    at: datetime
    titles: tuple[str, ...]


def calendar(changes: Sequence[ScheduledChange], as_of: datetime, *, reveal: bool) -> str:
    """Writes the changes as an iCalendar (RFC 5545); headlines only if `reveal` is true."""

    def stamp(at: datetime) -> str:
        return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")

    def text(value: str) -> str:
        return re.sub(r"([\\;,])", r"\\\1", value)

    rows = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Pressroom//Schedule//EN"]
    for change in changes:
        summary = text("; ".join(change.titles)) if reveal else "The press room changes"
        rows += [
            "BEGIN:VEVENT",
            f"UID:{stamp(change.at)}@pressroom",
            f"DTSTAMP:{stamp(as_of)}",
            f"DTSTART:{stamp(change.at)}",
            f"SUMMARY:{summary}",
            "END:VEVENT",
        ]
    return "".join(_folded(row) for row in [*rows, "END:VCALENDAR"])


def _folded(row: str) -> str:
    """Folds a content line at 75 bytes; the following lines begin with a space."""
    parts, part = [], ""
    for character in row:
        if len((part + character).encode()) > 74:
            parts.append(part)
            part = ""
        part += character
    return "\r\n ".join([*parts, part]) + "\r\n"
