"""Tables that a browser's page leaves in plain text, with tabs between their cells."""

import pytest

from pressroom.importers.tab_rows import with_tables
from pressroom.importers.typed_text import typed_markdown

VOTES = "Nominee\tFor\tWithheld\nAda Brandt\t54,807,492\t186,310\nJo Hale\t54,947,852\t45,951"


def test_a_table_is_one() -> None:
    text = f"The votes were as follows:\n{VOTES}\nAll were elected."
    assert typed_markdown(text) == (
        "The votes were as follows:\n\n"
        "| Nominee | For | Withheld |\n| --- | --- | --- |\n"
        "| Ada Brandt | 54,807,492 | 186,310 |\n| Jo Hale | 54,947,852 | 45,951 |\n\n"
        "All were elected.\n"
    )


def test_signs_in_columns_of_their_own_join_their_figures() -> None:
    text = "Net sales\t$\t38,065\t\t$\t37,486\nNet loss\t\t(479\t)\t\t(452\t)"
    assert typed_markdown(text) == (
        "|  |  |  |\n| --- | --- | --- |\n"
        "| Net sales | $38,065 | $37,486 |\n| Net loss | (479) | (452) |\n"
    )


def test_as_many_tabs_as_it_takes_are_one_column() -> None:
    text = "Net sales\t\t\t$ 38,065\t\t$ 37,486\nLicences and their fees\t  479\t\t  452"
    assert typed_markdown(text) == (
        "|  |  |  |\n| --- | --- | --- |\n"
        "| Net sales | $38,065 | $37,486 |\n| Licences and their fees | 479 | 452 |\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Jane Rowley\tTom Achebe\n(212) 555-0105\t(212) 555-0106\nj@acorn.example\tt@acorn.example",
        "Contact:\tJane Rowley\n\tChief Financial Officer",
        "•\tRevenue of $131.2 million\n•\tEarnings of $0.48 a share",
        "Revenue\t$131.2 million",
    ],
)
def test_contacts_lists_and_a_row_alone_are_no_table(text: str) -> None:
    assert "| --- |" not in typed_markdown(text)


def test_rows_of_figures_without_tabs_stay_below_each_other() -> None:
    text = "Jo Hale 314,102,561 99.68 1,000,716 0.32\nAda Brandt 314,446,995 99.79 656,282 0.21"
    assert typed_markdown(text) == text.replace("\n", "\\\n") + "\n"


def test_signs_in_cells_of_their_own_in_some_rows() -> None:
    rows = [
        "\t2026\t2025",
        "Revenue\t$\t231,004\t$\t195,768",
        "Cost of revenue\t61,220\t54,011",
        "Margin\t73\t%\t72\t%",
        "Tax\t(\t1,040\t)\t(\t980\t)",
    ]

    assert [*with_tables(rows)] == [
        [
            ["", "2026", "2025"],
            ["Revenue", "$231,004", "$195,768"],
            ["Cost of revenue", "61,220", "54,011"],
            ["Margin", "73%", "72%"],
            ["Tax", "(1,040)", "(980)"],
        ]
    ]


def test_figures_in_a_row_are_no_telephone_number() -> None:
    rows = ["Hole\tFrom\tTo\tGold", "BF-1\t101.5\t111.0\t9.50", "BF-2\t88.0\t90.5\t3.11"]

    assert [*with_tables(rows)] == [[row.split("\t") for row in rows]]
