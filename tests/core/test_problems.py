"""Notes are told and stop nothing."""

from __future__ import annotations

import pytest

from pressroom.core.problems import Abort, Problem, Severity, as_github, stop_at


def _problem(severity: Severity) -> Problem:
    return Problem(path="x.md", line=2, code="PR201", severity=severity, message="a", remedy="b")


def test_a_note_does_not_stop_a_strict_build() -> None:
    stop_at([_problem(Severity.NOTE)], strict=True)

    with pytest.raises(Abort) as stopped:
        stop_at([_problem(Severity.NOTE), _problem(Severity.WARNING)], strict=True)
    assert len(stopped.value.problems) == 2


def test_github_calls_a_note_a_notice() -> None:
    assert as_github(_problem(Severity.NOTE)) == "::notice file=x.md,line=2,title=PR201::a — b"
