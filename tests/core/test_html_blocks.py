"""Blocks of text in HTML: what is prose, where it stands, and edits that leave the tags alone."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressroom.core.html_blocks import OBJECT, Edit, apply_edits, blocks, blocks_in_turn

_PIECES = st.sampled_from(
    [
        *("<p>", "</p>", '<p class="a>b">', "<li>", "</li>", "<h4>", "</h4>", "<pre>", "</pre>"),
        *("<blockquote>", "</blockquote>", "<q>", "</q>", "<code>", "</code>", "<br>", "<hr>"),
        *("<em>", "</em>", '<img src="x">', "&amp;", "&nbsp;", "&lt;", "word", " ", "\n", "é"),
        *("a@b.example", "@", "_@_", "https://a.example/x", "www.", "(", ")", "://", "“", "”"),
    ]
)
_HTML = st.lists(_PIECES, max_size=30).map("".join)


def test_a_block_tells_its_element_its_text_and_whether_it_is_quoted() -> None:
    markup = (
        '<h2 id="a">One &amp; two</h2>\n<blockquote><p>Said <em>so</em><br>twice</p></blockquote>'
        "<pre>code</pre><p>As <code>x</code>.</p>"
    )
    found = [(b.tag, b.text, b.quoted) for b in blocks(markup) if not b.text.isspace()]
    assert found == [
        ("h2", "One & two", False),
        ("p", "Said so\ntwice", True),
        ("p", f"As {OBJECT}.", False),
    ]


@given(_HTML)
def test_one_after_another_they_are_the_same_blocks(markup: str) -> None:
    assert list(blocks_in_turn(markup)) == blocks(markup)


@given(_HTML)
def test_each_part_is_what_the_html_has_there(markup: str) -> None:
    for block in blocks(markup):
        assert "".join(text for text, _, _ in block.parts) == block.text
        for text, start, end in block.parts:
            shown = html.unescape(markup[start:end])
            assert text == shown if start >= 0 else text in (OBJECT, "\n")


@given(_HTML)
def test_words_with_an_address_are_no_prose(markup: str) -> None:
    def blank(word: re.Match[str]) -> str:
        return re.sub(".", OBJECT, word[0]) if re.search(r"://|www\.|\w@\w", word[0]) else word[0]

    for block in blocks(markup):
        assert block.prose == re.sub(r"[^\s()<>]+", blank, block.text)


_LINE = st.lists(
    st.sampled_from(["<em>", "</em>", "<b>", "</b>", "&amp;", "&nbsp;", "word", " ", "é", "“"]),
    max_size=12,
).map(lambda pieces: f"<p>x{''.join(pieces)}</p>")


@given(_LINE, st.integers(0, 20), st.integers(0, 5))
def test_an_edit_changes_the_text_and_no_tag(markup: str, at: int, length: int) -> None:
    (block,) = blocks(markup)
    start = min(at, len(block.text))
    end = min(start + length, len(block.text))
    made = apply_edits(markup, lambda _: [Edit(start, end, "<new>")])
    assert re.findall(r"<[a-z/][^>]*>", made) == re.findall(r"<[a-z/][^>]*>", markup)
    assert blocks(made)[0].text == block.text[:start] + "<new>" + block.text[end:]


@pytest.mark.parametrize(
    ("typed", "own"),
    [
        ("“Acme” and Acme", OBJECT * 6 + " and Acme"),
        ("„Acme“, «Acme»", OBJECT * 6 + ", " + OBJECT * 6),
        ("“never closed", OBJECT * 13),
        ("plain", "plain"),
    ],
)
def test_quotations_are_not_the_houses_own_words(typed: str, own: str) -> None:
    (block,) = blocks(f"<p>{typed}</p>")
    assert block.own_words == own


def test_the_first_of_overlapping_edits_is_taken() -> None:
    edits = [Edit(2, 4, "B"), Edit(0, 3, "A")]
    assert apply_edits("<p>a<em>bc</em>d</p>", lambda _: edits) == "<p>A<em></em>d</p>"
