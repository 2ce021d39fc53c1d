"""The date of a draft that is still to come: `date: TK`."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from pressroom.content.standing import TO_COME
from pressroom.core.fields import Reader
from pressroom.core.problems import Problem, Severity
from pressroom.standards.instants import BadInstant, Instant, read_instant

_TO_COME = frozenset({TO_COME, "TBD", "TBC", "[●]", "[•]"})
_NO_DAY = Instant(datetime(2000, 1, 1, tzinfo=UTC), datetime(2000, 1, 2, tzinfo=UTC), day_only=True)


def is_to_come(date: str | None) -> bool:
    """Whether a date as it was typed stands for one that nobody knows yet."""
    return date in _TO_COME


def preview_day(name: str, zone: ZoneInfo) -> Instant:
    """Day at which a preview puts a draft without a date: the one at the head of its file's name
    (`2026-03-01-results`), or else the first of the century. It says nothing of when the release is
    public: a draft never is."""
    read = read_instant(name[:10], zone)
    return _NO_DAY if isinstance(read, BadInstant) else read


def no_date(reader: Reader) -> Problem:
    """The warning at a draft's date that is still to come."""
    return Problem(
        path=reader.source,
        line=reader.line(("date",)),
        code="PR009",
        severity=Severity.WARNING,
        message="the date is still to come",
        remedy="write the instant, such as 2026-03-01T09:00-05:00, before you take `draft` out",
    )
