"""Anatomy over the wire-shaped releases of which each part is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.anatomy import measure

WIRE = Path(__file__).parents[3] / "benchmarks" / "wire"


@pytest.mark.skipif(not WIRE.exists(), reason="the wire-shaped releases are not here")
def test_each_part_is_read_rightly_in_97_of_100() -> None:
    wrong = measure(WIRE)
    number = len(wrong.pop("of"))
    assert {part: lines for part, lines in wrong.items() if len(lines) > 0.03 * number} == {}
