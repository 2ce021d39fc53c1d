"""Rows broken at a width, in texts without an empty line between their paragraphs."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressroom.importers.wrapped_rows import one_row, unwrapped
from pressroom.typeset.anatomy.blocks import is_wrapped

PARAGRAPHS = [
    "Lindqvist Opens a Second Laboratory in Uppsala",
    "Lindqvist Therapeutics today opened a laboratory in Uppsala, its second in Sweden, in which"
    " forty chemists will look for medicines that keep the kidneys of old people at work.",
    "“We had no room left in Lund,” said the head of research, who will move there in June with"
    " the first of them.",
    "About Lindqvist",
    "Lindqvist looks for medicines for rare diseases of the kidney, and has two in the clinic.",
]


def broken(text: str, width: int) -> list[str]:
    rows = [""]
    for word in text.split(" "):
        longer = f"{rows[-1]} {word}".strip()
        if len(longer) > width and rows[-1]:
            rows.append(word)
        else:
            rows[-1] = longer
    return rows


@pytest.mark.parametrize("width", [62, 68, 72, 78])
def test_paragraphs_are_whole_again_and_headings_stand_alone(width: int) -> None:
    rows = [row for text in PARAGRAPHS for row in broken(text, width)]
    assert unwrapped(rows) == PARAGRAPHS


@pytest.mark.parametrize(
    "rows",
    [
        ["Investors:", "Jane Rowley", "Director, Investor Relations", "jrowley@acorn.example"],
        ["Net sales rose by 4 percent, and by 6 percent without currencies;", "costs fell;"],
        ["- a new works in Erie, which makes drills for the makers of engines,", "- and a sale"],
        ["The slides are at the address below, where a recording stays too:", "www.acorn.example"],
        ["Acorn Industries plc, whose shares are listed   Tel: +44 20 7946 0101", "and others"],
    ],
)
def test_rows_that_were_typed_apart_stay_apart(rows: list[str]) -> None:
    assert unwrapped(rows) == rows


def test_a_headline_in_capitals_and_a_number_in_two_rows() -> None:
    capitals = [
        "Exhibit 99.1",
        "ACORN INDUSTRIES TO SELL ITS WORKS IN TOLEDO AND TO MOVE ALL PRODUCTION",
        "OF DRILLS TO ERIE",
    ]
    assert unwrapped(capitals) == ["Exhibit 99.1", " ".join(capitals[1:])]
    number = ["Acorn Industries plc                         Tel: +44 (0) 1332", "555 070"]
    assert unwrapped(number) == [" ".join(number)]


def test_a_word_broken_at_its_own_hyphen() -> None:
    assert one_row(["a double-", "blind study of first-", "and second-line care"]) == (
        "a double-blind study of first- and second-line care"
    )


@given(st.lists(st.text(alphabet="abc ABC.,-1@", max_size=90), min_size=1, max_size=8))
def test_no_letter_is_lost_or_moved(rows: list[str]) -> None:
    rows = [row for row in rows if row.strip()] or ["a"]
    bare = [re.sub(r"\s", "", "".join(each)) for each in (rows, unwrapped(rows))]
    assert bare[0] == bare[1]


def test_rows_that_are_a_sentence_each_or_have_tabs_stay_apart() -> None:
    points = [
        "Revenue: Total revenue was $231.0 million, an increase of 18%.",
        "Operating income: Operating income was $21.9 million, or 9% of it.",
        "Cash flow: Operations brought $52.6 million, as much as last year.",
    ]
    table = ["Record Date\tPayable Date\tTotal Distribution\tOrdinary Dividend"] * 2

    assert unwrapped(points) == points
    assert unwrapped(table) == table
    assert not is_wrapped(points)
    assert not is_wrapped(table)
    # A paragraph that was broken at a width ends one row as a sentence does by chance.
    assert is_wrapped([points[0], "Nobody had foreseen that, and nobody has", points[1]])
