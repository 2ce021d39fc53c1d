"""References to releases, and names in addresses."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pressroom.content.references import slug


@given(st.permutations(["a", "b", "c", "d"]))
def test_a_name_in_an_address_is_of_its_words_alone(order: list[str]) -> None:
    assert [slug(f"{name} ® X(TM)") for name in order] == [f"{name}-x" for name in order]
    assert all(a != b for a, b in pairwise(sorted(order)))
