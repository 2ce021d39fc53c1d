"""The sample Word file: made again byte for byte, and imported whole."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from pressroom.importers.records import Wishes
from pressroom.importers.word.reader import read_word
from tests.importers.reading_word import read, told_of

SAMPLES = Path(__file__).parents[3] / "docs" / "samples" / "import"
SAMPLE = SAMPLES / "third-quarter.docx"


def test_the_sample_is_what_its_script_makes(tmp_path: Path) -> None:
    made = tmp_path / "made.docx"
    runpy.run_path(str(SAMPLES / "make_word.py"))["write"](made)
    assert made.read_bytes() == SAMPLE.read_bytes()


def test_the_sample_is_read_whole() -> None:
    manuscript = read(SAMPLE.read_bytes())
    blocks = manuscript.text.split("\n\n")
    assert blocks[:2] == [
        "ImmunoGen, Inc. Reports on Third Quarter of Fiscal 2013",
        "- Kadcyla® was approved in the US during the quarter\n"
        "- Royalties on its sales follow one quarter later",
    ]
    assert blocks[2].startswith("**WALTHAM, Mass.**--(BUSINESS WIRE)--April 26, 2013-- ImmunoGen")
    assert "arrears.[^1] The first" in manuscript.text
    assert [block for block in blocks if block.startswith(("#", "Table:", "|", "[^", "\\"))] == [
        "## How royalties are reported",
        "Table: When royalties on Kadcyla are reported",
        "| Kadcyla sold in | Royalty reported, quarter to"
        " | Royalty reported, fiscal quarter |\n"
        "| --- | --- | --- |\n"
        "| January to March 2013 | June 30, 2013 | Fourth of fiscal 2013 |\n"
        "| April to June 2013 | September 30, 2013 | First of fiscal 2014 |",
        "## Update on the company",
        "## About ImmunoGen, Inc.",
        "###",
        "[^1]: Sales in one quarter lead to royalty revenue in the next.\n",
    ]
    assert (manuscript.language, manuscript.files) == ("en", ())
    assert told_of(SAMPLE.read_bytes()) == [
        "PR441 the page footer is left out; it says "
        "`ImmunoGen, Inc., 830 Winter Street, Waltham, Massachusetts`"
    ]


@pytest.mark.parametrize("changes", ["", "accept", "reject"])
def test_reading_twice_gives_the_same(changes: str) -> None:
    data, wishes = SAMPLE.read_bytes(), Wishes(changes=changes)
    assert read_word(data, "a.docx", wishes) == read_word(data, "a.docx", wishes)
