"""Names that differ by a slip of the pen, whatever texts were read before."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressroom.rules import near_names
from pressroom.rules.near_names import near_pairs

_NAMES = st.frozensets(st.text("aeknrtéA", min_size=2, max_size=8).map(str.capitalize), max_size=9)


@pytest.mark.parametrize(
    ("names", "words", "found"),
    [
        ("Katarina Katerina Holt", "", "Katarina Katerina"),
        ("Meridian Meridien Zürich Zurich", "", "Meridian Meridien|Zurich Zürich"),
        ("Wall Hall Dan Don Holt Holts March Marsh", "", ""),
        ("Halden Haldne", "halden", ""),
    ],
)
def test_pairs_of_names_that_are_a_slip_apart(names: str, words: str, found: str) -> None:
    pairs = [tuple(pair.split()) for pair in found.split("|") if pair]
    assert near_pairs({*words.split(), *names.split()}, set(names.split())) == pairs


@given(_NAMES, _NAMES)
def test_the_texts_before_change_nothing(before: frozenset[str], names: frozenset[str]) -> None:
    """Pairs of a text are those that any two of its names make alone, in whatever order they were
    met, and after all others were forgotten."""
    near_pairs(before, before)
    found = near_pairs(frozenset(), names)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(near_names, "MOST_MET", 1)
        two = [near_pairs(frozenset(), set(pair)) for pair in itertools.combinations(names, 2)]
        assert near_pairs(frozenset(), names) == found
    assert sorted(itertools.chain.from_iterable(two)) == found
