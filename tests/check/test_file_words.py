"""A headline is found by its words, however they are set."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from pressroom.check.file_words import has_phrase, phrase, with_single_blanks

WORDS = st.sampled_from(["acme", "to", "merge", "falcon", "ac"])
BETWEEN = st.sampled_from(
    [" ", "-", "<b>", "</b> ", "<i title='to'>", " < ", " > ", "_", "’s ", ""]
)
TEXTS = st.lists(st.tuples(WORDS, BETWEEN), max_size=12).map(
    lambda parts: "".join(word + between for word, between in parts)
)


@given(TEXTS, st.lists(WORDS, min_size=1, max_size=4).map(" ".join))
def test_marks_tags_and_blanks_between_words_do_not_count(text: str, sought: str) -> None:
    text = with_single_blanks(text)
    bare = re.sub(r"<[^<>]*>", " ", text)
    if sought in phrase(text) or sought in phrase(bare):
        assert has_phrase(text, sought)
    if has_phrase(text, sought):
        letters = sought.replace(" ", "")
        assert letters in re.sub(r"[\W_]", "", text) or letters in re.sub(r"[\W_]", "", bare)


def test_what_nobody_sees_parts_no_word() -> None:
    assert with_single_blanks("Ku\u00adponplan  Zenora®") == "kuponplan zenora"
    assert has_phrase(
        with_single_blanks("ACME™ to mer\u200bge"), phrase(with_single_blanks("“ACME” to Merge"))
    )
    assert not has_phrase(
        with_single_blanks("ACME and Falcon merge"), phrase(with_single_blanks("ACME to Merge"))
    )
