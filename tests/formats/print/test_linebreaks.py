"""Headlines in lines: nothing is lost, nothing is too long, and no line stands out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressroom.formats.print.linebreaks import cut, lines, unbreakable_parts

WORDS = st.lists(st.text("aé-–/Ж決算「」、。", min_size=1, max_size=12), min_size=1, max_size=12)


def set_(text: str, width: int, most: int = 5) -> list[str] | None:
    """The lines of a text whose letters are all one wide."""
    return lines(unbreakable_parts(text), len, width, most)


def test_lines_are_even() -> None:
    headline = "ACME Reports Fourth Quarter and Full Year Results for 2013"
    assert set_(headline, 40) == ["ACME Reports Fourth Quarter", "and Full Year Results for 2013"]


def test_no_word_is_left_alone() -> None:
    assert set_("The company reports its results", 28) == ["The company", "reports its results"]


def test_what_does_not_fit_is_refused() -> None:
    assert set_("one two three", 5, most=2) is None
    assert set_("Ambossschmiede", 5) is None
    assert set_("", 5) is None


def test_names_and_compounds_stay_whole_and_words_part_at_dashes() -> None:
    assert [
        piece.text
        for piece in unbreakable_parts("T-DM1—third-quarter 2012–2013 Q3\u00a02013 and/or A—b")
    ] == ["T-DM1—", "third-quarter", "2012–2013", "Q3\u00a02013", "and/or", "A—", "b"]


@pytest.mark.parametrize("compound", ["Third-Quarter", "Long-Term", "Ex-Dividend/Record", "St–Gal"])
@pytest.mark.parametrize("width", range(14, 40))
def test_a_line_never_ends_within_a_compound(compound: str, width: int) -> None:
    found = set_(f"ACME Corporation Reports {compound} Results", max(width, len(compound)), 8)
    assert found is not None
    assert any(compound in line for line in found)


def test_a_compound_too_long_for_a_line_parts_at_its_hyphens() -> None:
    compound = "Forschungs-Entwicklungs-Vereinbarung"
    assert set_(f"Neue {compound}", 24) == ["Neue Forschungs-", "Entwicklungs-", "Vereinbarung"]


def test_japanese_breaks_anywhere_but_before_a_full_stop() -> None:
    assert set_("売上高が増えました。", 5) == ["売上高が増", "えました。"]
    assert set_("新しい「製品」", 4) == ["新しい", "「製品」"]


def test_a_long_text_is_cut_at_a_word() -> None:
    assert cut(unbreakable_parts("word " * 40), len, 12, 2) == ["word word", "word word…"]
    assert cut(unbreakable_parts("one two"), len, 12, 2) == ["one two"]
    assert cut(unbreakable_parts("x" * 100), len, 10, 2) == ["xxxxxxxxx", "xxxxxxxxx…"]
    assert cut(unbreakable_parts("wider than the page"), len, 1, 1) == ["…"]


@given(WORDS, st.integers(4, 40), st.integers(1, 6))
def test_nothing_is_lost_and_nothing_is_too_long(words: list[str], width: int, most: int) -> None:
    text = " ".join(words)
    found = set_(text, width, most)
    if found is None:
        return
    assert "".join(found).replace(" ", "") == text.replace(" ", "")
    assert all(len(line) <= width for line in found)
    assert 1 <= len(found) <= most
    fewer = set_(text, width, len(found) - 1)
    assert fewer is None


@given(WORDS, st.integers(4, 40), st.integers(1, 4))
def test_what_is_cut_fits_and_is_the_beginning(words: list[str], width: int, most: int) -> None:
    text = " ".join(words)
    found = cut(unbreakable_parts(text), len, width, most)
    assert 1 <= len(found) <= most
    assert all(len(line) <= width for line in found)
    kept = "".join(found).replace(" ", "").removesuffix("…")
    assert text.replace(" ", "").startswith(kept)
