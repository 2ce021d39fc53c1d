"""Attribute lists of kramdown and its kin: taken out and named once, `start` understood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressroom.typeset.markdown.attribute_lists import without_attributes
from pressroom.typeset.markdown.convert import Converter
from tests.conftest import Room

CONVERTER, STOCK = Converter(), Converter(fast=False)

LEFT_OUT = {
    "Text.\n{: .lead}": "<p>Text.</p>",
    "{: .lead}\nText.": "<p>Text.</p>",
    "Text.\n{: .lead}\nMore.": "<p>Text.</p><p>More.</p>",
    "Text. {: .lead}": "<p>Text.</p>",
    "> Quote\n{: .x}": "<blockquote><p>Quote</p></blockquote>",
    "- a\n{: .x}\n- b": "<ul><li>a</li><li>b</li></ul>",
    "1. a\n   {: .x}\n2. b": "<ol><li>a</li><li>b</li></ol>",
    "- {:.x} a\n- b": "<ul><li>a</li><li>b</li></ul>",
    "## Results {#results .x}": '<h2 id="results">Results</h2>',
    "## Results {: #r} ##": '<h2 id="results">Results</h2>',
    "Results {#r}\n-------": '<h2 id="results">Results</h2>',
    '[a](https://e.example/){:target="_blank"}': '<p><a href="https://e.example/">a</a></p>',
    "[a](https://e.example/){target=_blank}": '<p><a href="https://e.example/">a</a></p>',
    "![a](https://e.example/b.png){width=50%}": '<p><img alt="a" src="https://e.example/b.png"></p>',
    "**a**{: .red} b": "<p><strong>a</strong> b</p>",
    "{: class=\"a b\" id='x'}\nText.": "<p>Text.</p>",
    "{:.no_toc}\n## Results": '<h2 id="results">Results</h2>',
    "* Contents\n{:toc}\n\nText.": "<p>Text.</p>",
}


@pytest.mark.parametrize("source", LEFT_OUT)
def test_attributes_are_left_out_and_named(source: str) -> None:
    made = CONVERTER.convert(source)
    assert made.html.replace("\n", "") == LEFT_OUT[source]
    (found,) = made.findings
    assert (found.code, found.fatal) == ("PR121", False)
    signs = found.message.split("`")[1]
    assert signs[0] == "{" and signs in source.split("\n")[found.line - 1]
    assert found.message == f"`{signs}` is an attribute of another Markdown, and is left out"
    assert made == STOCK.convert(source)


def test_one_finding_names_all_of_a_text() -> None:
    link = '[a](https://e.example/){:target="_blank"}'
    made = CONVERTER.convert(
        f"So.\n\n{link} {link}\n\n{{:n: .x #y}}\n\nSo.\n{{: n}}\n\nSo. {{: .z}}"
    )
    (found,) = made.findings
    assert (found.line, found.message) == (
        3,
        '5 attributes of another Markdown are left out: `{:target="_blank"}`, `{:n: .x #y}`, '
        "`{: n}` …",
    )


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ('{:start="5"}\n1. a\n2. b', '<ol start="5"><li>a</li><li>b</li></ol>'),
        ("{: start=5}\n1. a\n1. b", '<ol start="5"><li>a</li><li>b</li></ol>'),
        ("1. a\n2. b\n{: start='5'}", '<ol start="5"><li>a</li><li>b</li></ol>'),
        (
            "{:start=“5”}\n1. a\n\n2. b\n\nSo.\n\n1. c",
            '<ol start="5"><li><p>a</p></li><li><p>b</p></li></ol><p>So.</p><ol><li>c</li></ol>',
        ),
        ('So:\n{:start="3"}\n1. a\n2. b', '<p>So:</p><ol start="3"><li>a</li><li>b</li></ol>'),
    ],
)
def test_start_is_understood(source: str, html: str) -> None:
    made = CONVERTER.convert(source)
    assert (made.html.replace("\n", ""), made.findings) == (html, ())


def test_an_id_that_the_text_links_to_stays() -> None:
    made = CONVERTER.convert("See [below](#r).\n\n## The results {#r}\n\n## More {#s}")
    assert 'href="#r"' in made.html and ' id="r"' in made.html and ' id="s"' not in made.html


@pytest.mark.parametrize(
    "text",
    [
        "`{: .x}` and ``{#y}``",
        "```\n{: .x}\n[a](b){:.x}\n```",
        "    {: .x}",
        "So:\n\n    [a](b){target=_blank}",
        "{x} and {net}, f(x){y} and {see note 4}, {} and {:} {1, 2}",
        "$x_{a=b}$ and $\\frac{.5}{2}$ and $x_{#a}$",
        "{::comment}",
        "{{ page.title }} {% x %}",
    ],
)
def test_braces_that_are_no_attributes_stay(text: str) -> None:
    assert without_attributes(text) == (text, None)


@given(
    st.lists(
        st.sampled_from(
            [
                "- a",
                "1. b",
                "",
                "{: .x}",
                "{:start=4}",
                "Text.",
                "## H {#h}",
                "    {:.x}",
                "{:toc}",
                "> q",
                "`{:.x}`",
                "[a](/b){:.x} {.y}",
                "```",
                "So {: x",
                "==",
            ]
        ),
        max_size=9,
    )
)
def test_lines_keep_their_number_and_words_stay(rows: list[str]) -> None:
    text = "\n".join(rows)
    left, found = without_attributes(text)
    assert left.count("\n") == text.count("\n")
    if ":toc" not in text:
        assert left.count("a") == text.count("a") - text.count("start=4") + left.count("start=4")
    assert (left == text) or found is not None or "start=4" in text
    assert CONVERTER.convert(text) == STOCK.convert(text)


def test_a_room_of_another_generator(room: Room) -> None:
    room.write("content/boilerplate/acme.md", "ACME makes [anvils](https://e.example/){:.x}.")
    room.release(
        boilerplate="[acme]",
        body='Net sales rose.\n{: .lead}\n\n{:start="5"}\n1. five\n2. six\n\n[So](https://e.example/){:.y}.',
    )
    ran = room.build()
    assert ran.code == 0 and ran.err.count("PR121") == 2
    assert "content/boilerplate/acme.md:1: warning PR121 `{:.x}` is an attribute" in ran.err
    assert "results.md:8: warning PR121 2 attributes of another Markdown are left out" in ran.err
    page = room.read("releases/2026/results/index.html")
    assert '<ol start="5">' in page and "{:" not in page


def test_many_are_read_in_bounded_time() -> None:
    for text in ("{.a} " * 20_000, "[a](b){.x}" * 2_000, "1. a\n{:start=3}\n" * 2_000):
        left, _ = without_attributes(text)
        assert len(left) <= len(text)
