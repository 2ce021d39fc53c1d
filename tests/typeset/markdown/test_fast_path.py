"""The faster road gives what Python-Markdown gives, byte for byte."""

from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressroom.typeset.markdown import fast_path
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
_text = st.lists(_block, max_size=5).flatmap(
    lambda blocks: st.sampled_from(["\n\n", "\n\n\n", "\n \n", "\n"]).map(
        lambda gap: gap.join(blocks)
    )
)


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


def test_a_version_that_was_not_proved_takes_the_library_s_road(
    asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(markdown, "__version__", "3.99")
    assert FAST.convert(PLAIN) == STOCK.convert(PLAIN)
    assert asked == [PLAIN, PLAIN]


def test_the_version_in_use_is_one_that_was_proved() -> None:
    assert markdown.__version__ in fast_path.PROVED


def test_a_seeded_fault_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fast_path, "set_line", lambda text: text.upper())
    assert FAST.convert("A plain line.") != STOCK.convert("A plain line.")
