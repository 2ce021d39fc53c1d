"""Markdown to safe HTML: the traps we are past, and promises for any text."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pressroom.content.model import Document
from pressroom.typeset.markdown.allowed import TAGS
from pressroom.typeset.markdown.convert import Converter
from pressroom.typeset.markdown.links import detached

CONVERTER = Converter("/press")


def html(text: str) -> str:
    return CONVERTER.convert(text).html.strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("###", '<p class="end-mark">###</p>'),
        ("Sales rose.\n###", '<p>Sales rose.</p>\n<p class="end-mark">###</p>'),
        ("####", '<p class="end-mark">####</p>'),
        ("-30-", '<p class="end-mark">-30-</p>'),
        (
            '<a href="https://a.example/a b.pdf ">A</a>',
            '<p><a href="https://a.example/a%20b.pdf">A</a></p>',
        ),
        ("2024. Sales", '<ol start="2024">\n<li>Sales</li>\n</ol>'),
        ("# 決算", '<h2 id="決算">決算</h2>'),
        ("### A\n\n##### B", '<h2 id="a">A</h2>\n<h3 id="b">B</h3>'),
        ("[x](/releases/)", '<p><a href="/press/releases/">x</a></p>'),
        ("Costs $5 million to $10 million", "<p>Costs $5 million to $10 million</p>"),
        ("US$5-$7, A$ and B$", "<p>US$5-$7, A$ and B$</p>"),
        ("$72.8 million, or $0.87", "<p>$72.8 million, or $0.87</p>"),
        ("$AAPL and $MSFT", "<p>$AAPL and $MSFT</p>"),
        (
            "See www.example.com/a_b (https://example.com/x).",
            '<p>See <a href="http://www.example.com/a_b">www.example.com/a_b</a> '
            '(<a href="https://example.com/x">https://example.com/x</a>).</p>',
        ),
        (
            "[https://a.example](https://b.example) `www.c.example` ir@www.example.com",
            '<p><a href="https://b.example">https://a.example</a> <code>www.c.example</code> '
            "ir@www.example.com</p>",
        ),
        ("Loss of $(0.12)-$(0.10)", "<p>Loss of $(0.12)-$(0.10)</p>"),
        ("\\$x\\$", "<p>$x$</p>"),
        ("`$p$`", "<p><code>$p$</code></p>"),
        ("<!-- counsel: cut? -->\n\nA", "<p>A</p>"),
        # A place as HTML 4 named it; no two have one id.
        (
            '<a name="y"></a>[y](#y) <a name="y">2</a> <a name="a b" id="c">3</a>',
            '<p><a id="y"></a><a href="#y">y</a> <a>2</a> <a id="c">3</a></p>',
        ),
        ('<a title="t name=" name="z">4</a>', '<p><a title="t name=" id="z">4</a></p>'),
    ],
)
def test_dialect(text: str, expected: str) -> None:
    assert html(text) == expected


def test_maths_is_mathml() -> None:
    made = html("(HR=0.528; $p < 0.0001$)")
    assert "<mi>p</mi><mo>&lt;</mo><mn>0.0001</mn>" in made
    assert "$" not in made


def test_table_alignment_is_a_class_and_no_style() -> None:
    made = html("| a | b |\n|---|--:|\n| 1 | 2 |")
    assert '<td class="right">2</td>' in made
    assert "style" not in made


def test_one_text_does_not_leak_into_the_next() -> None:
    """A shared instance without a reset carries footnotes over."""
    first = html("A[^1]\n\n[^1]: first")
    assert "first" not in html("B[^1]\n\n[^1]: second")
    assert html("A[^1]\n\n[^1]: first") == first


def test_adjacent_unclosed_divs_keep_their_words() -> None:
    """With md_in_html, which we do not use, the words would vanish."""
    made = html('<div markdown="1">\n<div markdown="1">\n\nNet sales rose.')
    assert "Net sales rose." in made


def test_a_file_beside_the_release_gets_its_published_address() -> None:
    chart = Document("content/x/chart.png", "/files/ab/chart.png", "chart.png", 9)
    made = CONVERTER.convert("![Sales](chart.png)", {"chart.png": chart})
    assert made.html.strip() == '<p><img alt="Sales" src="/press/files/ab/chart.png"></p>'
    assert made.files == ("chart.png",)


def test_attributes_in_braces_are_text() -> None:
    made = CONVERTER.convert("Net sales rose.\n{: onclick='steal()' }")
    assert "<p onclick" not in made.html


def test_absolute_addresses() -> None:
    made = detached(
        '<p><a href="#fn:1">1</a> <a href="/press/x/">x</a> <code>href="/y"</code></p>',
        "https://example.com/press/releases/2026/a/",
    )
    assert made == (
        '<p><a href="https://example.com/press/releases/2026/a/#fn:1">1</a> '
        '<a href="https://example.com/press/x/">x</a> <code>href="/y"</code></p>'
    )


MARKUP = st.lists(
    st.sampled_from([*"ab $\n#*_`[]()<>!&;:|-1.\"'/\\^~=", "<script", "</", "on", "href="]),
    max_size=80,
).map("".join)
PIECES = """<script> </script> <b onclick=x> javascript: <math> <style> <svg> </math> <mtext> <table>
<td> <a href=' '> <p> x $a$ <!-- --> <img src=x onerror=y> <iframe> &#106; [a]( ) <a> </a>"""
FRAGMENT = st.lists(
    st.sampled_from(["\n\n", *re.findall(r"<[^>]*>|\S+", PIECES)]), max_size=12
).map("".join)


@given(st.one_of(MARKUP, FRAGMENT))
@example(
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=x>'>"
)
@example("[a](&#x6a;avascript:x)")
def test_nothing_but_what_is_allowed_comes_out(text: str) -> None:
    made = CONVERTER.convert(text).html
    for tag, attributes in re.findall(r"<([a-z][a-z0-9]*)((?:\s[^<>]*)?)>", made):
        assert tag in TAGS
        names = re.sub(r'"[^"]*"', '""', attributes)
        assert not re.search(r"\son\w+\s*=", names)
    for address in re.findall(r'(?:href|src)="([^"]*)"', made):
        assert not re.match(r"\s*(javascript|data|vbscript):", address, re.IGNORECASE)


@given(st.text("ab (*_", min_size=1, max_size=30))
@example("*KeyCorp**(Cleveland)*: Repurchased **(all)**")
@example("x*_**(*y")
def test_emphasis_loses_no_letter(text: str) -> None:
    """Stock Python-Markdown 3.11 does: the last `y` of the second example, for one."""
    made = re.sub(r"<[^>]*>", "", CONVERTER.convert(f"x{text}y").html)
    assert re.sub(r"[\s*_]", "", made) == re.sub(r"[\s*_]", "", f"x{text}y")


def test_a_table_keeps_cells_beyond_its_header() -> None:
    """Stock Markdown cuts them off; statements of reserves are written like this."""
    made = html("| Official reserve assets |\n| --- |\n| Total | 74,669 | 75,058 |\n| x \\| y |")
    assert '<th colspan="3">Official reserve assets</th>' in made
    assert "<td>75,058</td>" in made
    assert "<td>x | y</td>" in made


@given(st.one_of(MARKUP, FRAGMENT))
def test_the_same_text_gives_the_same_html(text: str) -> None:
    assert CONVERTER.convert(text) == Converter("/press").convert(text)
