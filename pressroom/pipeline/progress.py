"""Progress of a long command."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Told of a stage's name, how much of it is done, and how much there is."""


def quiet(stage: str, done: int, total: int) -> None:
    """A `Progress` that says nothing."""
