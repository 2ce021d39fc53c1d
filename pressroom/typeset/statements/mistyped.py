"""Figures that differ as mistyped ones do: by a digit, by two that are swapped, by a lost or added
digit, or by their unit."""

from __future__ import annotations

from collections.abc import Sequence

_FEWEST = 4
"""Digits of a figure. Of shorter ones too many look mistyped by chance: one in ten of three digits,
one in a hundred of four."""
_MOST_PARTS = 10
_UNITS = (10, 100, 1_000, 1_000_000)


def is_mistyped(shown: int, meant: int, *, unit: int) -> bool:
    """Whether `shown`, a total, is what a slip makes of `meant`, the sum of its parts: one digit of
    it or of a part mistyped, two neighbours swapped, a digit lost or added, or thousands written
    for millions. Both are in parts of `unit`, the last printed digit."""
    if unit <= 0 or shown % unit or meant % unit or shown * meant <= 0:
        return False
    one, other = str(abs(shown // unit)), str(abs(meant // unit))
    shortest = min(len(one), len(other))
    if max(len(one), len(other)) < _FEWEST:
        return False
    in_unit = any(shown == meant * each or meant == shown * each for each in _UNITS)
    if shortest >= _FEWEST - 1 and in_unit:
        return True
    if abs(len(one) - len(other)) == 1:
        longer, shorter = sorted((one, other), key=len, reverse=True)
        if any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))):
            return True
    if shortest < _FEWEST:
        return False
    less = str(abs(shown - meant) // unit).rstrip("0")
    return len(less) == 1 or _is_swapped(one, other)


def is_less_than_its_parts(shown: int, parts: Sequence[int]) -> bool:
    """Whether a total is less than its parts, all of which are positive: not even a selection of
    them comes to more than the whole. A sum with some of them taken away is none of these."""
    if len(parts) < 2 or min(parts) <= 0 or not 0 < shown < sum(parts) or shown in parts[:1]:
        return False
    if len(parts) > _MOST_PARTS:
        return True
    reached = {0}
    for each in parts:
        reached = {found + sign * each for found in reached for sign in (1, -1)}
    return shown not in reached


def _is_swapped(one: str, other: str) -> bool:
    """Whether two neighbouring digits have changed places."""
    unlike = [at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    return (
        len(one) == len(other)
        and len(unlike) == 2
        and unlike[1] == unlike[0] + 1
        and one[unlike[0]] == other[unlike[1]]
        and one[unlike[1]] == other[unlike[0]]
    )
