"""Standing texts, boilerplate and legends, and which version of them is in force when."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec

from pressroom.core.problems import Problem


class Standing(msgspec.Struct, frozen=True):
    """A standing text, boilerplate or legend, in the version of one period.

    `path` is its file relative to the press room, `since` the instant from which it is in force
    (None: from the beginning; `NEVER` where that cannot be read), `day_only` whether that is the
    first moment of a day, and `problems` are those of reading it.
    """

    name: str
    path: str
    text: str
    since: datetime | None = None
    problems: tuple[Problem, ...] = ()
    day_only: bool = False


TO_COME = "TK"
"""Placeholder for what is still to come: `date: TK`, or a version, `acme@TK.md`."""
NEVER = datetime.max.replace(tzinfo=UTC)
"""Since when a text is in force whose beginning cannot be read: it may be one to come."""


Versions = tuple[Standing, ...]
"""All versions of one standing text, oldest first."""


def started(versions: Versions, at: datetime) -> Versions:
    """The versions of a standing text that have come into force by `at`, oldest first."""
    return tuple(text for text in versions if text.since is None or text.since <= at)


def to_come(versions: Versions) -> Standing | None:
    """The version whose beginning nobody knows yet (`NAME@TK.md`): drafts show it, which are never
    public. None where there is none."""
    return next((t for t in versions if t.path.endswith(f"@{TO_COME}.md")), None)


def in_force(versions: Versions, at: datetime) -> Standing | None:
    """The version in force at `at`; None before the first."""
    return (started(versions, at) or (None,))[-1]
