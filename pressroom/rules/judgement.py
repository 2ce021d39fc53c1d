"""What rules answer: small records, for those who keep or show them without any rule."""

from __future__ import annotations

import msgspec

from pressroom.core.problems import Problem


class Fix(msgspec.Struct, frozen=True):
    """A safe correction within one line of the file: `old`, as it stands there, becomes `new`.

    Safe means that no reader could take the two for different statements.
    """

    old: str
    new: str


class Fault(msgspec.Struct, frozen=True):
    """A rule's objection at a line of the release's file, and its correction where one is safe."""

    line: int
    message: str
    remedy: str
    fix: Fix | None = None


class Judgement(msgspec.Struct, frozen=True):
    """A rule's problem with a release, and its correction where one is safe."""

    problem: Problem
    fix: Fix | None
