"""Quotes, dashes and spaces by language; nothing of the words is lost, and it takes no time."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressroom.core.html_blocks import apply_edits
from pressroom.typeset.markdown.convert import Converter
from pressroom.typeset.markdown.plain_text import plain_words
from pressroom.typeset.typography import set_type


def well_set(markup: str, language: str = "en") -> str:
    made = apply_edits(f"<p>{markup}</p>", lambda block: set_type(block, language))
    return made[3:-4].replace("\u00a0", "~").replace("\u202f", "_")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ('"So," he said, "it\'s Q1\'24."', "“So,” he said, “it’s Q1’24.”"),
        ("\"He said 'this' to us,\" she said.", "“He said ‘this’ to us,” she said."),
        ('("so") and "<em>so</em>"', "(“so”) and “<em>so</em>”"),
        (
            "the '90s, the workers' anvils, rock 'n' roll",
            "the ’90s, the workers’ anvils, rock ’n’ roll",
        ),
        ('a 6" pipe, 5\'10" tall', "a 6″ pipe, 5′10″ tall"),
        ('"never closed', "“never closed"),
        ('closed" only', "closed” only"),
        ("word--word, 2012--2013 and -- so", "word—word, 2012–2013 and — so"),
        ("and so on...", "and so on…"),
        ("a rule of ---- hyphens", "a rule of ---- hyphens"),
        ("WALTHAM, Mass.--(BUSINESS WIRE)-- ACME", "WALTHAM, Mass.--(BUSINESS WIRE)-- ACME"),
        ("DENVER /PRNewswire/ -- ACME", "DENVER /PRNewswire/ -- ACME"),
        ("ATLANTA (GLOBE NEWSWIRE) -- ACME", "ATLANTA (GLOBE NEWSWIRE) -- ACME"),
        ("$72.8 million, 5\nmg", "$72.8~million, 5~mg"),
        ("p < 0.0001, HR=0.65, n = 602", "p~&lt;~0.0001, HR=0.65, n~=~602"),
        ("(Nasdaq: IMGN; TSX: IMG)", "(Nasdaq:~IMGN; TSX:~IMG)"),
        ("(the OTCQX: A; and NYSE: B, NYSE: imgn)", "(the OTCQX: A; and NYSE: B, NYSE: imgn)"),
        ("on September 28, 2013 at 9 a.m. ET", "on September~28, 2013 at 9~a.m.~ET"),
        ("Mr. Smith of Phase III", "Mr.~Smith of Phase~III"),
        ('<code>"x" --</code> "y"', '<code>"x" --</code> “y”'),
        ('<a href="https://a.example/">https://a.example/x--y</a>',) * 2,
    ],
)
def test_english(typed: str, expected: str) -> None:
    assert well_set(typed.replace(" < ", " &lt; ")) == expected


@pytest.mark.parametrize(
    ("language", "typed", "expected"),
    [
        ("de", "Er sagt \"das ist 'gut' so\" -- ja", "Er sagt „das ist ‚gut‘ so“ – ja"),
        ("de-CH", '"So"', "«So»"),
        ("de", "'Hallo' und 'Welt'", "‚Hallo‘ und ‚Welt‘"),
        ("es", "'Hola'", "“Hola”"),
        ("fr", '"Bonjour" : quoi ? « ok »', "«_Bonjour_»~: quoi_? «_ok_»"),
        ("es", '"Hola"', "«Hola»"),
        ("ja", '"x" 「決算」', '"x" 「決算」'),
        ("zh-Hans", '"业绩"', "“业绩”"),
        ("sv", '"Hej"', "”Hej”"),
        ("ar", '"x"', "“x”"),
    ],
)
def test_other_languages(language: str, typed: str, expected: str) -> None:
    assert well_set(typed, language) == expected


@given(
    st.lists(
        st.sampled_from(
            [
                "word",
                '"',
                "'",
                "--",
                "...",
                " ",
                "5",
                "$",
                "(",
                ")",
                "<em>",
                "</em>",
                "&amp;",
                "million",
                "\n",
                "<br>",
                "Mr.",
                "p",
                "<",
                "=",
            ]
        ),
        max_size=40,
    ).map("".join),
    st.sampled_from(["en", "de", "fr", "ja"]),
)
def test_no_word_is_lost_and_no_tag_moved(text: str, language: str) -> None:
    markup = Converter().convert(text).html
    made = apply_edits(markup, lambda block: set_type(block, language))
    assert re.findall(r"<[^>]*>", made) == re.findall(r"<[^>]*>", markup)

    def letters(of: str) -> str:
        return re.sub(r"[^\w$<=()]", "", html.unescape(of))

    assert letters(plain_words(made)) == letters(plain_words(markup))


def test_setting_twice_is_setting_once() -> None:
    once = apply_edits('<p>"It\'s $5 million -- so..."</p>', lambda block: set_type(block, "en"))
    assert apply_edits(once, lambda block: set_type(block, "en")) == once
