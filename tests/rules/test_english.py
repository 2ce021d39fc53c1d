"""Dates in a text: found by their years, and all that a search for months would find."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from pressroom.rules.amount_sentences import AmountSentences, outline
from pressroom.rules.english import DATE, dates, day_of

_PIECES = (
    *("June 5, 2010", "Sept. 3rd 2011", "May 31", ", 2012", " 20105", "June 31, 2011", "December"),
    *(" ", "\n", "\n\n", "1 ", "17, ", "2009", "年", "é", "March 1,\n2012", "$3.5", ". Up ", "- "),
)
_TEXTS = st.lists(st.sampled_from(_PIECES), max_size=14).map("".join)


@given(_TEXTS)
def test_dates_are_those_that_a_search_for_months_finds(text: str) -> None:
    found = [(match.span(), day) for match, day in dates(text, outline(text))]
    searched = [(match.span(), day_of(match)) for match in re.finditer(DATE, text)]
    assert found == [(span, day) for span, day in searched if day is not None]


@given(_TEXTS)
def test_sentences_with_amounts_stand_in_paragraphs_with_figures(text: str) -> None:
    sentences = AmountSentences(text)
    spans = [span for *span, figures in sentences.paragraphs if figures > 1]
    for sentence in sentences.around(range(len(text)), 2):
        assert any(
            start <= amount.start < end for start, end in spans for amount in sentence.amounts
        )
