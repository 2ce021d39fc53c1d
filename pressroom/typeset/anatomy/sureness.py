"""Sureness that a part of a text's frame is what it was taken for."""

from __future__ import annotations

import enum


class Sureness(enum.IntEnum):
    """Grades of certainty, the higher the surer.

    `CERTAIN`: its form leaves nothing else. `LIKELY`: where it stands and what it says agree.
    `POSSIBLE`: one sign of it, and nothing better in the text.
    """

    POSSIBLE = 1
    LIKELY = 2
    CERTAIN = 3
