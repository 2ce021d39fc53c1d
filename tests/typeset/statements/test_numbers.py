"""Figures: what is one, what it is worth, and what stands around it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressroom.typeset.statements.numbers import is_figure, is_placeholder, read_figure, separators


@pytest.mark.parametrize(
    ("text", "language", "value", "decimals"),
    [
        ("$72.8", "en", "72.8", 1),
        ("$ (72,812)", "en", "-72812", 0),
        ("($72.8)", "en", "-72.8", 1),
        ("(0.87)", "en", "-0.87", 2),
        (".87", "en", "0.87", 2),
        ("12.5%", "en", "12.5", 1),
        ("12,5 %", "de", "12.5", 1),
        ("(12.5%)", "en", "-12.5", 1),
        ("(12.5)%", "en", "-12.5", 1),
        ("+3.4", "en", "3.4", 1),
        ("−5", "en", "-5", 0),
        ("-$5", "en", "-5", 0),
        ("$-5", "en", "-5", 0),
        ("1,234-", "en", "-1234", 0),
        ("△1,234", "ja", "-1234", 0),
        ("１，２３４", "ja", "1234", 0),
        ("￥１２", "ja", "12", 0),
        ("1,23,456", "en-IN", "123456", 0),
        ("€ 1.234,5", "de", "1234.5", 1),
        ("1.234", "de", "1234", 0),
        ("1.234", "en", "1.234", 3),
        ("1,234", "en", "1234", 0),
        ("1,234", "de", "1.234", 3),
        ("1.234,50 €", "it", "1234.5", 2),
        ("1 234,5", "fr", "1234.5", 1),
        ("1\u202f234,5\u00a0€", "fr-FR", "1234.5", 1),
        ("CHF 1’234.50", "de-CH", "1234.5", 2),
        ("1'234.5", "de-CH", "1234.5", 1),
        ("72’800’000,50 CHF", "fr-CH", "72800000.5", 2),
        ("CHF 72'800'000.50", "fr-CH", "72800000.5", 2),
        ("72’800’000", "gsw", "72800000", 0),
        ("1,234.5", "es-MX", "1234.5", 1),
        ("1,234.5", "de", "1234.5", 1),
        ("12.5", "de", "12.5", 1),
        ("1.234,5", "en", "1234.5", 1),
        ("0.125", "de", "0.125", 3),
        ("$72.8m", "en", "72.8", 1),
        ("3.2x", "en", "3.2", 1),
        ("25 bps", "en", "25", 0),
        ("NOK 12", "nb", "12", 0),
        ("12円", "ja", "12", 0),
        ("—", "en", "0", 0),
        ("$ –", "en", "0", 0),
        ("-", "en", "0", 0),
        ("$-", "en", "0", 0),
        ("—%", "en", "0", 0),
    ],
)
def test_what_a_figure_is_worth(text: str, language: str, value: str, decimals: int) -> None:
    figure = read_figure(text, language)
    assert figure is not None
    assert (figure.value, figure.decimals) == (Decimal(value), decimals)


@pytest.mark.parametrize(
    ("text", "marks", "value"),
    [
        ("1,234*", ("*",), "1234"),
        ("72.8(1)", ("(1)",), "72.8"),
        ("(72.8)(1)", ("(1)",), "-72.8"),
        ("72.8 (a)(b)", ("(a)", "(b)"), "72.8"),
        ("72.8¹", ("¹",), "72.8"),
        ("5†", ("†",), "5"),
        ("— [2]", ("[2]",), "0"),
        ("(1)", (), "-1"),
        ("$ (1)", (), "-1"),
    ],
)
def test_note_marks(text: str, marks: tuple[str, ...], value: str) -> None:
    figure = read_figure(text, "en")
    assert figure is not None
    assert (figure.marks, figure.value) == (marks, Decimal(value))


def test_what_stands_around_the_digits() -> None:
    figure = read_figure(" $ (72,812.5) m", "en")
    assert figure is not None
    assert (figure.prefix, figure.digits, figure.suffix) == ("$\u00a0", "72,812.5", "\u00a0m")
    assert figure.negative
    assert figure.in_parentheses
    assert not figure.around_prefix
    assert not figure.around_suffix
    nil = read_figure("$-", "en")
    assert nil is not None
    assert (nil.nil, nil.prefix, nil.digits, nil.negative) == (True, "$", "-", False)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "(", "()", "$", "%", "*", "about $19 million", "$72.8 million", "5 (", "5)", "(5",
        "(-5)", "-(5)", "$5 €", "5%%", "9M", "12k", "1,2,3", "0123", "1.2.3", "12/31/2013",
        "30.06.2013", "2013/14", "Q1 2013", "FY13", "MAY 30", "NCT 01234", "<1", "n/m", "n/a", "NM",
        "twelve", "٣", "½", "1e5", "0x1F", "∞", "--5", "5 6", "1" * 60,
    ],
)  # fmt: skip
def test_what_is_no_bare_figure(text: str) -> None:
    assert read_figure(text, "en") is None


@pytest.mark.parametrize("text", ["n/m", "n/a", "NM", "NA", "n.m.", "N/A(1)", "k. A.", "…", "n/a*"])
def test_placeholders(text: str) -> None:
    assert is_placeholder(text)


def test_what_is_no_placeholder() -> None:
    assert not any(map(is_placeholder, ["", "none of it", "5", "-", "(1)", "No"]))


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ".,"),
        ("de", ",."),
        ("de-AT", ",."),
        ("de-CH", ".’"),
        ("it-CH", ".’"),
        ("fr-CH", ",’"),
        ("de-LI", ".’"),
        ("gsw", ".’"),
        ("rm", ".’"),
        ("en-CH", ".’"),
        ("fr", ",\u202f"),
        ("es", ",."),
        ("es-MX", ".,"),
        ("es-419", ".,"),
        ("pt-BR", ",."),
        ("pt_PT", ",\u00a0"),
        ("sv", ",\u00a0"),
        ("ja", ".,"),
        ("zh-Hant-TW", ".,"),
        ("", ".,"),
    ],
)
def test_separators(language: str, expected: str) -> None:
    assert "".join(separators(language)) == expected


@given(st.text(), st.sampled_from(["en", "de", "fr", "de-CH", "ja", "xx", ""]))
def test_any_text_is_a_figure_or_not(text: str, language: str) -> None:
    check(text, language)


@given(
    st.text(st.sampled_from("0123456789.,'’ ()-−–—+$€%*†¹[]ab１（\u00a0\u202fxkM"), max_size=14),
    st.sampled_from(["en", "de", "fr", "de-CH"]),
)
def test_near_figures(text: str, language: str) -> None:
    check(text, language)


def check(text: str, language: str) -> None:
    figure = read_figure(text, language)
    # The language decides what a figure is worth, not whether it is one.
    assert (figure is not None) == is_figure(text)
    is_placeholder(text)
    if figure is not None:
        assert figure.value.is_finite()
        assert figure.decimals >= 0
        assert not figure.value or figure.negative == (figure.value < 0)
        assert not figure.nil or not figure.value


@given(
    st.decimals(-(10**9), 10**9, places=2), st.sampled_from(["en", "de", "fr", "de-CH", "pt-PT"])
)
def test_a_figure_printed_in_a_language_is_read_back(value: Decimal, language: str) -> None:
    point, group = separators(language)
    printed = f"{abs(value):,.2f}".translate({ord(","): group, ord("."): point})
    figure = read_figure(f"({printed})" if value < 0 else printed, language)
    assert figure is not None
    assert (figure.value, figure.decimals) == (value, 2)
