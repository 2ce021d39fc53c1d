"""Totals that do not add up are found; those that do, in any way, are left in peace."""

from __future__ import annotations

import pytest

from pressroom.typeset.statements.csv_file import from_csv
from pressroom.typeset.statements.sums import Mismatch, sums


def wrong(*rows: str, language: str = "en") -> list[Mismatch]:
    data = "\n".join("\t".join(cell.strip() for cell in row.split("|")) for row in rows)
    grid, problems = from_csv(data.encode(), "x.csv")
    assert problems == []
    assert grid is not None
    return sums(grid, language)


def test_a_seeded_fault_is_found() -> None:
    assert wrong(
        "|Three months|",
        "|2013|2012",
        "Revenues:||",
        "Royalties|$1,000|$900",
        "Fees|234|87",
        "Total revenues|$1,324|$987",
    ) == [Mismatch(6, "Total revenues", "Three months 2013", "$1,324", "1,234")]


def test_a_seeded_fault_in_german() -> None:
    assert wrong(
        "|2013",
        "Erlöse|1.234,5",
        "Kosten|(2.000,0)",
        "Steuern|-0,5",
        "Summe|(756,0)",
        language="de",
    ) == [Mismatch(5, "Summe", "2013", "(756,0)", "(766,0)")]


def test_a_wrong_subtotal_and_the_total_above_it() -> None:
    rows = ["|2013", "Cash|100", "Securities|50", "Total current assets|150"]
    rows += ["Property|30", "Goodwill|20"]
    assert wrong(*rows, "Total assets|200") == []
    assert wrong(*rows, "Total assets|220") == [Mismatch(7, "Total assets", "2013", "220", "200")]
    rows[3] = "Total current assets|160"
    assert wrong(*rows, "Total assets|210") == [
        Mismatch(4, "Total current assets", "2013", "160", "150")
    ]


@pytest.mark.parametrize(
    "rows",
    [
        # Rounding: half a unit from each part.
        ["A|10.4", "B|20.4", "Total|30.9"],
        ["A|33.3", "B|33.3", "C|33.3", "Total|100.0"],
        # Of subtotals, and of everything.
        ["A|1", "B|2", "Total A and B|3", "C|4", "D|5", "Total C and D|9", "Grand total|12"],
        ["A|1", "B|2", "Subtotal|3", "C|4", "D|5", "Subtotal|9", "Total|12"],
        ["Sales|100", "Costs|(60)", "Gross profit|40", "A|10", "B|20", "Total operating expenses|30"],
        ["Net loss|(72)", "Currency|1", "Other|—", "Total comprehensive loss|(71)"],
        # With its parts below it.
        ["Total sales|30", "thereof A|10", "thereof B|20"],
        # What does not add up by nature.
        ["Margin, Total|12.5%", "A|10%", "B|20%", "Total|15%"],
        ["A per share|1", "B per share|2", "Total per share|9"],
        ["A|1", "B|2", "Weighted-average shares|80,000", "Total|3"],
        # What nobody can judge.
        ["A|1", "B|n/m", "Total|9"],
        ["A|$1", "B|€2", "Total|9"],
        ["A|1", "Total|2"],
        ["Total|2", "B|5"],
        # A selection of balance sheet items.
        ["Cash|100", "Securities|20", "Total assets|500", "Total liabilities|300", "Total equity|200"],
        # Results are not sums of what stands above.
        ["Sales|100", "Costs|60", "Net income|40"],
    ],
)  # fmt: skip
def test_what_adds_up_or_cannot_be_judged(rows: list[str]) -> None:
    assert wrong("|2013", *rows) == []


def test_columns_of_percentages_and_per_share_are_left_out() -> None:
    assert wrong("|Per share|Change in percent|%", "A|1|2|3%", "B|1|2|4%", "Total|5|6|5%") == []


def test_a_far_off_total_is_told_when_its_neighbour_adds_up() -> None:
    assert wrong("|2013|2012", "A|10|1", "B|20|2", "Total|30|300") == [
        Mismatch(4, "Total", "2012", "300", "3")
    ]
