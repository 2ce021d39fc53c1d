"""Nothing lost, nothing let out: whatever HTML is read, its visible words are in what is written or
named, and its hidden ones are not; and no bytes raise an exception."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressroom.importers.html.fragment import Fragment, read_fragment
from pressroom.importers.html.read import read_html
from pressroom.importers.records import Manuscript
from pressroom.importers.visible_words import lost_words
from tests.importers.html.layouts import LAYOUTS, Layout

_TEXTS = st.sampled_from(
    [
        "Net sales",
        "rose",
        "$5",
        "(12",
        ")",
        "%",
        "•",
        "–",
        "1.",
        "*",
        "2026",
        "1,204",
        "a < b",
        "[x]",
        "Contact:",
        "ir@acme.example",
        "ACME Inc.",
        "###",
        "$(0.12)-$(0.10)",
        "&nbsp;",
        "é",
        "10",
        "_y_",
    ]
)
_INLINE = st.sampled_from(
    ["b", "i", "span", "font", "sup", "sub", "u", "a href='/x'", "del", "small"]
)
_BLOCK = st.sampled_from(
    [
        "p",
        "div",
        "h1",
        "h2",
        "ul",
        "ol",
        "li",
        "blockquote",
        "section",
        "center",
        "pre",
        "td",
        "dl",
        "dt",
    ]
)
_HIDING = st.sampled_from(
    ["<p style='display:none'>", "<div hidden>", "<span style='font-size:0'>", "<ix:header>"]
)


def _within(tag: str, inside: str) -> str:
    return f"<{tag}>{inside}</{tag.split()[0]}>"


_HTML = st.recursive(
    st.one_of(_TEXTS, st.just("<br>"), st.just("<hr>"), st.just(" ")),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map("".join),
        st.builds(_within, _INLINE, inner),
        st.builds(_within, _BLOCK, inner),
        st.lists(st.lists(inner, min_size=1, max_size=4), min_size=1, max_size=4).map(
            lambda rows: _within(
                "table",
                "".join(_within("tr", "".join(_within("td", c) for c in row)) for row in rows),
            )
        ),
        st.builds(
            lambda hides, n: f"{hides}Zecret{n}</p></div></span></ix:header>",
            _HIDING,
            st.integers(0, 9),
        ),
    ),
    max_leaves=25,
)


def written(made: Fragment | Manuscript) -> list[str]:
    """All that is written of a text, or told of it."""
    cells = [
        cell
        for file in made.files
        if file.name.endswith(".csv")
        for row in csv.reader(io.StringIO(file.data.decode("utf-8-sig")))
        for cell in row
    ]
    return [made.text, made.title, *cells, *(problem.message for problem in made.problems)]


@given(_HTML)
@settings(max_examples=150)
def test_every_visible_word_is_written(markup: str) -> None:
    made = read_fragment(markup, "feed.xml#1", "https://acme.example/")
    assert lost_words(made.visible, written(made)) == ()
    assert "Zecret" not in made.text + made.visible + "".join(
        file.data.decode("utf-8", "replace") for file in made.files
    )


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_every_word_of_a_table_is_written(layout: Layout) -> None:
    page = layout.html if "<DOCUMENT>" in layout.html else f"<p>Net sales rose.</p>{layout.html}"
    made, _ = read_html(page.encode(), "page.html")
    assert made is not None
    assert lost_words(made.visible, written(made)) == ()


def test_the_comparison_sees_what_is_lost() -> None:
    made = read_fragment("<p>Net sales rose.</p>", "feed.xml#1", "")
    assert lost_words(made.visible + " secretly", written(made)) == ("secretly",)


@given(st.one_of(st.binary(max_size=400), st.binary(max_size=200).map(lambda b: b"<html><p>" + b)))
@settings(max_examples=150)
def test_any_bytes_give_a_text_or_a_problem(data: bytes) -> None:
    made, problems = read_html(data, "page.html")
    assert (made is None) == bool(problems)
