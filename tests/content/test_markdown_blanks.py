"""Blanks that readers do not get are no part of a text on record; those that they get are."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressroom.content.markdown_blanks import as_read, without_comments
from pressroom.typeset.markdown.convert import Converter
from tests.conftest import Room

_WORDS = [
    *(
        "| a | b |",
        "|  a|b  |",
        "|---|---:|",
        "| ----- | ---: |",
        "a  b",
        "a \\|  b",
    ),
    "One",
    "two",
    "* three",
    "- four",
    "    five",
    "```",
    "> six",
    "# Seven",
    "1. eight",
]
_BLANKS = [
    "\n",
    " \n",
    "  \n",
    "   \n",
    "\t\n",
    " \t\n",
    "\n\n",
    "\n\n\n",
    "\n \n",
    " ",
    "\n    \n",
]
_STOCK = Converter(fast=False)


@pytest.mark.parametrize(
    "other",
    [
        "One\ntwo.\n\nThree.\n\n\n",
        "One\r\ntwo.\r\n\r\nThree.\r\n",
        "\n\nOne \ntwo.\t\n\n\n\nThree.  \n",
        "One\ntwo.  \n \nThree.",
    ],
)
def test_they_make_no_other_text(other: str) -> None:
    assert as_read(other) == "One\ntwo.\n\nThree."


def test_blanks_within_a_table_and_between_words_make_no_other_text() -> None:
    """As programs that set a table's columns straight leave it."""
    wide = "Sales  rose.\n\n| Item      | 2026 |\n| --------- | ---: |\n| Net sales | 72.8 |\n"
    close = "Sales rose.\n\n|Item|2026|\n|-|-:|\n|Net sales|72.8|"
    assert as_read(wide) == as_read(close)
    for other in ("|Netsales|72.8|", "|Net sales|7 2.8|", "|Net sales||72.8|"):
        assert as_read(close.replace("|Net sales|72.8|", other)) != as_read(close)
    assert as_read("`a  b`") != as_read("`a b`")


def test_a_comment_of_its_own_makes_no_other_text(room: Room) -> None:
    """Readers get nothing of it. A ledger of an earlier version has the text with its comment."""
    for text in (
        "<!-- a -->\n\nOne.\n\nTwo.",
        "One.\n\n<!-- a\nb -->\n\nTwo.",
        "One.\n\nTwo.\n\n<!-- a -->",
    ):
        assert as_read(without_comments(text)) == "One.\n\nTwo."
    for text in ("One <!-- a --> two.", "`<!-- a -->`\n\nOne.", "    <!-- a -->\n\nOne."):
        assert without_comments(text) == text
    path = room.release(body="Net sales rose.")
    assert room.build().code == room.run("ledger").code == 0
    path.write_text(path.read_text() + "\n<!-- counsel: final -->\n")
    ran = room.run("ledger")
    assert (ran.code, ran.out) == (0, "content/ledger.toml holds all that is published.\n")


def test_accents_stored_otherwise_are_the_same_text() -> None:
    assert as_read("Re\u0301sultats") == as_read("R\u00e9sultats")


@pytest.mark.parametrize(
    "other",
    ["One  \ntwo.", "One\n\ntwo.", "One two.", "    One\ntwo.", "```\nOne\n\n\n\ntwo.\n```"],
)
def test_what_readers_see_is_another_text(other: str) -> None:
    assert as_read(other) not in (as_read("One\ntwo."), as_read("```\nOne\n\ntwo.\n```"))


@given(
    st.lists(st.sampled_from([*_WORDS, *_BLANKS]), max_size=14).map(
        lambda parts: "Zero" + "".join(parts)
    )
)
def test_what_is_dropped_readers_never_got(text: str) -> None:
    read, typed = (_STOCK.convert(each).html for each in (as_read(text), text))
    # In HTML, but for code blocks, blanks and ends of lines are nothing beside other blanks.
    assert _without_blanks(read) == _without_blanks(typed)


def _without_blanks(markup: str) -> str:
    # A line of a tab alone at the beginning makes an empty box of code.
    markup = re.sub(r"<pre><code>\s*</code></pre>", "", markup)
    return re.sub(r"\s+(?=<|$)|(?<=>)\s+", "", re.sub(r"\s+", " ", markup))
