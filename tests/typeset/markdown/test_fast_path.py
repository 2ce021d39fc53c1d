"""The faster road gives what Python-Markdown gives, byte for byte."""

from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressroom.typeset.markdown import fast_blocks, fast_path
from pressroom.typeset.markdown.convert import Converter
from tests.conftest import SHARED

CORPUS = SHARED / "corpora/treasury"
SAMPLE = sorted(Path("content").rglob("*.md"))
FAST, STOCK = Converter("/press"), Converter("/press", fast=False)


# What decides how Markdown reads a line, in words that it leaves alone.
_SIGNS = [
    *"*_`[]()<>&\\$|#=-+:!~^\"'.0123\u00a0",
    *(
        "**",
        "__",
        "``",
        "](",
        "[^1]",
        "&amp;",
        "&lt",
        "AT&T;",
        "$p < 0.1$",
        "$x^2$",
        "US$5",
        "$5-$7",
    ),
    *("http://a.example", "www.a.example", "<b>", "<http://a.example>", "a@b.example", "*[HR]: x"),
    *("  \n", "\n", "\n    ", "\t", "1. ", "2024. ", "- ", "* ", "+ ", "> ", "# ", "## ", "###"),
    *("Ends", "-30-", "---", "***", "===", "| a | b |\n|---|---|\n| 1 | 2 |", "Term\n: what it is"),
    *("[a b](http://a.example/p_q?a=1&b=2)", "[*a*](http://a.example)", "[[1]](https://a.example)"),
    *("[a](b.pdf)", "[a](mailto:a@b.example)", "![a](b.png)", "[T]he", "www.a.example/(x)),"),
    *("https://a--b.example", "http://1.2.3.4", "R&D", "x<5", "p < 0.05", "a_b", "___", "\\\n"),
    *("-9.9", "+1.9%", "-- ", "•", "\u3000", "\u200b", "1) ", "2. ", "3. ", "*[HR] : x", "\ue000"),
    *("| a |\n|:-:|\n| b | *c* |", "|", "* * *", "\n###", "&#1;", "[1]: http://a.example"),
    *("*so*", "**so**", "*so*.", "(*so*)", "*“so”*", "***so***", "_so_", "a*b*c", "*a **b** c*"),
]
_WORDS = ["word", "Kadcyla®", "naïve", "“quoted”", "9.6", "(a)", "决算", "end.", "ACME", "p", "  "]
_line = st.lists(st.sampled_from([*_WORDS, *_WORDS, *_SIGNS]), max_size=8).map(" ".join)
_tight = st.lists(st.sampled_from([*_WORDS, *_SIGNS]), max_size=6).map("".join)
_plain = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=6).map(" ".join)
_block = st.one_of(
    _line,
    _tight,
    _plain,
    st.lists(st.one_of(_line, _tight, _plain), min_size=1, max_size=3).map("\n".join),
    st.lists(_plain, min_size=1, max_size=3).map(lambda rows: "\n".join(f"- {r}" for r in rows)),
    _plain.map(lambda text: f"## {text}"),
    # Headings of one name, wherever they may stand: each has an id of its own.
    st.sampled_from(
        ["* ## {}", "1. ## {}", "> ## {}", "    ## {}", "- {}\n    ===", "> {}\n> ---"]
    ).flatmap(lambda form: st.sampled_from(["word", "end."]).map(form.format)),
    st.just("## word"),
    _plain.map(lambda text: f"    {text}"),
    _plain.map(lambda text: f"    - {text}"),
)
_gap = st.sampled_from(["\n\n", "\n\n\n", "\n \n", "\n", "\n\n\xa0\n\n"])
_blocks = st.lists(_block, max_size=5)
# A few signs beside one another, in any order: what a rule of one has overlooked of another.
_few = st.lists(st.sampled_from([*_SIGNS, "\n\n"]), min_size=2, max_size=5).flatmap(
    lambda few: st.lists(st.sampled_from([*few, "word", " "]), max_size=12).map("".join)
)
_text = st.one_of(_few, st.builds(lambda gap, blocks: gap.join(blocks), _gap, _blocks))


@pytest.mark.parametrize("text", ["word\n\n    \xa0", "word\n\n\xa0", "word\n\n    \u2028\n"])
def test_a_last_block_of_other_spaces_comes_out_as_by_the_library(text: str) -> None:
    assert FAST.convert(text) == STOCK.convert(text)


@given(_text)
def test_random_markdown_comes_out_as_by_the_library(text: str) -> None:
    assert FAST.convert(text) == STOCK.convert(text)


@pytest.mark.long
@given(_text)
@settings(max_examples=20_000, deadline=None)
def test_much_random_markdown_comes_out_as_by_the_library(text: str) -> None:
    assert FAST.convert(text) == STOCK.convert(text)


NESTED = [
    "* ## H",
    "* + ## H",
    "1. ## H",
    "1) # H",
    "> ## H",
    "> - ## H",
    "- a\n\n    ## H",
    "- H\n    ===",
    "> H\n> ---",
    ":   ## H",
    "T\n:   ## H",
    '<h2 id="h">H</h2>',
    '<p id="h_1">x</p>\n\n<p id="h">x</p>',
]


@pytest.mark.parametrize("nested", NESTED)
@pytest.mark.parametrize("form", ["## H\n\n{}", "{}\n\n## H\n\n## H", "{0}\n\ntext\n\n{0}\n\n## H"])
def test_no_id_stands_twice_whatever_nests(nested: str, form: str) -> None:
    made = FAST.convert(form.format(nested))
    assert made == STOCK.convert(form.format(nested))
    ids = re.findall(r' id="([^"]*)"', made.html)
    assert ids and len(set(ids)) == len(ids)


def body(path: Path) -> str:
    return path.read_text(encoding="utf-8").split("---\n", 2)[-1]


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.stem)
def test_the_sample_comes_out_as_by_the_library(path: Path) -> None:
    assert FAST.convert(body(path)) == STOCK.convert(body(path))


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the Treasury corpus (shared/corpora) is not here")
@pytest.mark.parametrize(
    "step", [15, pytest.param(1, marks=pytest.mark.long)], ids=["a hundred", "all"]
)
def test_1530_real_releases_come_out_as_by_the_library(step: int) -> None:
    texts = [body(path) for path in sorted(CORPUS.glob("*.md"))[::step]]
    assert [t for t in texts if FAST.convert(t) != STOCK.convert(t)] == []


PLAIN = "## Results\n\nNet sales *rose*.\n\nBy 9 percent (p. 4, $5 to $7; $p < 0.1$) again.\n\n- one\n- two\n"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that Python-Markdown is asked to convert, as they come."""
    texts: list[str] = []
    library = markdown.Markdown.convert

    def convert(self: markdown.Markdown, text: str) -> str:
        texts.append(text)
        return library(self, text)

    monkeypatch.setattr(markdown.Markdown, "convert", convert)
    return texts


def test_a_plain_text_asks_the_library_for_its_formulas_alone(asked: list[str]) -> None:
    converter = Converter()
    converter.convert(PLAIN)
    converter.convert(PLAIN)
    assert asked == ["x $p < 0.1$ x"]


@pytest.mark.parametrize(
    "block",
    [
        "A [link](https://a.example/b_c?d=1&e=2), and [[1]](http://a.example#note).",
        "Visit https://a.example/news, www.b.example (or http://c.example).",
        "**Bold:**text, *so*, ***both***, 3 * 4, a note.*",
        "AT&T, R&D, p <0.001, a > b, snake_case, [T]he rest, 5% | 6%, $5 to $7",
        "Jane Doe  \nACME\\\n+1 555 0100\n-- or so",
        "-9.9",
        "\xa0",
        "\xa0 • \u3000one",
        "  indented by two",
        "The last line\n###",
        "###",
        "-30-",
        "* * *",
        "## *Results* & outlook",
        "- one\n- [two](http://a.example)\n\n- three",
        "2. one\n3. two\n\n4. three",
        "- one\n\n1) two",
        "| a | b |\n| --- | --: |\n| *1* | |\n| 2 | www.a.example | 3 |",
    ],
)
def test_real_texts_markup_does_not_ask_the_library(asked: list[str], block: str) -> None:
    text = f"Before it.\n\n{block}\n\nBehind it.\n"
    made = FAST.convert(text)
    assert asked == []
    assert made == STOCK.convert(text)


ODD = "An odd `paragraph` with [a file](b.pdf)."


def test_odd_blocks_ask_the_library_once_and_alone(asked: list[str]) -> None:
    text = f"Plain.\n\n{ODD}\n\n## Heading\n\n- a\n\n    b\n\nPlain.\n"
    made = FAST.convert(text)
    assert len(asked) == 1
    assert "Plain" not in asked[0] and "Heading" not in asked[0]
    assert made == STOCK.convert(text)


def test_findings_of_odd_blocks_name_lines_of_the_text() -> None:
    made = FAST.convert(f"Plain.\n\nPlain.\n\n{ODD}\n")
    assert [(found.code, found.line) for found in made.findings] == [("PR106", 5)]


def test_headings_of_odd_blocks_and_plain_ones_have_ids_in_order(asked: list[str]) -> None:
    made = FAST.convert("## H\n\n* ## H\n\nPlain.\n\n## H\n")
    assert re.findall(r'id="(.*?)"', made.html) == ["h", "h_1", "h_2"]
    assert "Plain" not in asked[0]


def test_a_list_of_many_rows_is_a_list() -> None:
    rows = [f"{number}. Item {number}" for number in range(1, 2_000)]
    assert FAST.convert("\n".join(rows)).html.count("<li>") == 1_999


def test_a_version_that_was_not_proved_takes_the_library_s_road(
    asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(markdown, "__version__", "3.99")
    assert FAST.convert(PLAIN) == STOCK.convert(PLAIN)
    assert asked == [PLAIN, PLAIN]


def test_the_version_in_use_is_one_that_was_proved() -> None:
    assert markdown.__version__ in fast_path.PROVED


def test_a_seeded_fault_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fast_blocks, "set_line", lambda text: text.upper())
    assert FAST.convert("A plain line.") != STOCK.convert("A plain line.")
