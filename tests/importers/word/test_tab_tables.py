"""Tests of columns that somebody laid out with tabs or blanks in a Word file."""

from __future__ import annotations

import re

from tests.importers.reading_word import problems_of, read
from tests.importers.word_files import docx, para, raw, run


def typed(*rows: str) -> str:
    """Paragraphs of rows; a tab in a row is one of Word."""
    made = ""
    for row in rows:
        pieces = re.split(r"(\t)", row)
        made += para(*(raw("<w:tab/>") if piece == "\t" else run(piece) for piece in pieces))
    return made


def csv_of(body: str) -> list[str]:
    """The rows of the one statement of a document."""
    (file,) = read(docx(para("Acme") + body)).files
    return file.data.decode().split()


def test_a_run_of_tabs_or_blanks_is_one_column() -> None:
    tabs = typed("\t\t\t2026\t\t2025", "Sales\t\t\t12\t\t10", "Fees\t\t  3\t  2", "Sum\t\t15\t\t12")
    expected = [",2026,2025", "Sales,12,10", "Fees,3,2", "Sum,15,12"]
    assert csv_of(tabs) == expected
    blanks = typed(
        "         2026    2025", "Sales    12     10", "Fees     3    2", "Sum   15   12"
    )
    assert csv_of(blanks) == expected


def test_figures_in_no_columns_stay_lines_and_are_told() -> None:
    rows = ("Sales\t\t12\t\t10", "Licence fees\t3\t\t2", "Grants\t\t\t4")
    data = docx(para("Acme") + typed(*rows))
    manuscript = read(data)
    assert manuscript.files == ()
    assert "Sales 12 10\n\nLicence fees 3 2\n\nGrants 4" in manuscript.text
    assert [str(problem) for problem in problems_of(data)] == [
        "news.docx:2: warning PR448 paragraph 2 (“Sales 12 10”) begins 3 lines of figures whose "
        "tabs or blanks do not show which column each stands in; they stay in the text as lines; "
        "look at “Grants” — set them as a table in Word, or save them as CSV beside the release"
    ]
    spaced = typed("Sales rose.  Costs fell.", "It was a good year.  Margins rose.")
    assert read(docx(spaced)).text == (
        "Sales rose. Costs fell.\n\nIt was a good year. Margins rose.\n"
    )
    assert problems_of(docx(spaced)) == ()


def test_contacts_in_columns_come_one_after_the_other() -> None:
    rows = (
        "Investors:\t\t\tMedia:",
        "Jo Roe\t\t\tPat Doe",
        "Acme\t\t\tExample Communications",
        "617-555-0100\t\t212-555-0100",
        "\t\t\tpat@example.com",
    )
    told = (
        "Investors:\\\nJo Roe\\\nAcme\\\n617-555-0100\n\n"
        "Media:\\\nPat Doe\\\nExample Communications\\\n212-555-0100\\\npat@example.com\n"
    )
    assert read(docx(typed(*rows))).text == told
    assert read(docx(typed(*(row.replace("\t", "  ") for row in rows)))).text == told
    after_figures = typed("Sales\t12\t10", "Costs\t3\t2", "", *rows)
    manuscript = read(docx(para("Acme") + after_figures))
    assert manuscript.text == f"Acme\n\n![](table.csv)\n\n{told}"
    # What a number is stands before it, and is no column.
    each = typed("Jo Roe", "Phone:\t617-555-0100", "Mail:\tjo@example.com")
    assert read(docx(each)).text == "Jo Roe\n\nPhone: 617-555-0100\n\nMail: jo@example.com\n"
