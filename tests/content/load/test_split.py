"""A release file's bytes in parts: control characters, fences, and nothing lost."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from pressroom.content.load.split import decode, split_front_matter

_SIGNS = st.sampled_from(
    [*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA2)), *"a\ufffe\uffffé決\n"]
)


@given(st.lists(_SIGNS, max_size=12).map("".join))
def test_control_characters_are_dropped_and_told_of_and_nothing_else(typed: str) -> None:
    typed = typed.replace("\r", "")
    text, problems = decode(typed.encode(), "a.md")
    forbidden = [c for c in typed if (ord(c) < 0x20 and c not in "\t\n") or 0x7F <= ord(c) < 0xA0]
    forbidden += [c for c in typed if c in "\ufffe\uffff"]
    assert text == re.sub("|".join(map(re.escape, forbidden)) or "(?!)", "", typed)
    assert len(problems) == len(forbidden)
    assert {problem.code for problem in problems} <= {"PR015"}


def test_a_line_of_front_matter_that_begins_with_a_dash_is_no_fence() -> None:
    parts, problems = split_front_matter(b"---\ntopics:\n- a\n--- \n\nText.\n---\n", "a.md")
    assert not problems
    assert parts is not None
    assert (parts.header, parts.body, parts.body_line) == ("topics:\n- a", "\nText.\n---\n", 5)
