"""Results of rules: faults, fixes and judgements, without any rule."""

from __future__ import annotations

import msgspec

from pressroom.core.problems import Problem


class Fix(msgspec.Struct, frozen=True):
    """Safe correction within one line of the file: replaces `old`, as it stands there, by `new`.

    Safe means that no reader could take the two for different statements.
    """

    old: str
    new: str


class Fault(msgspec.Struct, frozen=True):
    """A rule's objection to a line of the release's file, with a fix if one is safe.

    `sure` is False where the text may be right as it is and wants a look: it is then told as a
    note. A fault that stands for several has the fixes of the others, with their lines, in `more`.
    """

    line: int
    message: str
    remedy: str
    fix: Fix | None = None
    sure: bool = True
    more: tuple[tuple[int, Fix], ...] = ()


class Judgement(msgspec.Struct, frozen=True):
    """A rule's problem with a release, with a fix if one is safe."""

    problem: Problem
    fix: Fix | None
    more: tuple[tuple[int, Fix], ...] = ()
