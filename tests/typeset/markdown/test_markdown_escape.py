"""Words as Markdown: signs that it would read are escaped, each by itself too."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from pressroom.typeset.markdown.markdown_escape import escaped, finish_line

WRITTEN = {
    "a*b": r"a\*b",
    "[sic": r"\[sic",
    "sic]": r"sic\]",
    "~": r"\~",
    "`": r"\`",
    "\\": "\\\\",
    "_so_": r"\_so\_",
    "first_half": "first_half",
    "<b": r"\<b",
    "p < 0.05": "p < 0.05",
    "&amp;": r"\&amp;",
    "R&D": "R&D",
}


def test_what_markdown_would_read_is_escaped() -> None:
    assert {words: escaped(words) for words in WRITTEN} == WRITTEN


@given(st.text("a \t\n\r\f\u00a0"))
def test_white_space_of_html_is_one_space(text: str) -> None:
    once = re.sub(r"[ \t\n\r\f]+", " ", text).strip(" \u00a0")
    assert finish_line(text, plain=False) == once
