"""Totals that do not add up are found; those that do, in any way, are left in peace."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import pytest

from pressroom.typeset.statements.csv_file import from_csv
from pressroom.typeset.statements.numbers import read_figure
from pressroom.typeset.statements.sums import Mismatch, sums
from tests.typeset.statements.layouts import LAYOUTS, SEEDED, UNSEEDED


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


def test_a_wrong_subtotal_is_told_once_though_it_is_carried_into_the_total() -> None:
    rows = [
        "|2026|2025",
        "Cash|1,000|900",
        "Securities|500|400",
        "Total current assets|1,600|1,300",
    ]
    rows += ["Property|300|310", "Goodwill|200|200", "Total assets|2,000|1,810"]
    assert wrong(*rows) == [Mismatch(4, "Total current assets", "2026", "1,600", "1,500")]


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


# Statements as companies lay them out


def rows_of(name: str) -> list[str]:
    """The rows of a layout, all with as many cells."""
    rows = [row.strip() for row in LAYOUTS[name][1].strip().split("\n")]
    width = max(row.count("|") for row in rows)
    return [row + "|" * (width - row.count("|")) for row in rows]


def with_figure(rows: list[str], place: int, column: int, figure: str) -> list[str]:
    cells = rows[place].split("|")
    cells[column] = figure
    return [*rows[:place], "|".join(cells), *rows[place + 1 :]]


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_statement_that_adds_up_is_left_in_peace(name: str) -> None:
    assert wrong(*rows_of(name), language=LAYOUTS[name][0]) == []


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_column_of_it_alone_is_left_in_peace(name: str) -> None:
    rows = [row.split("|") for row in rows_of(name)]
    for column in range(1, len(rows[0])):
        alone = [f"{row[0]}|{row[column]}" for row in rows]
        assert wrong(*alone, language=LAYOUTS[name][0]) == []


@pytest.mark.parametrize(("name", "label", "column", "figure", "told"), SEEDED)
def test_seeded_faults_in_statements_are_found(
    name: str, label: str, column: int, figure: str, told: str
) -> None:
    rows = rows_of(name)
    place = next(n for n, row in enumerate(rows) if row.startswith(f"{label}|"))
    found = wrong(*with_figure(rows, place, column, figure), language=LAYOUTS[name][0])
    assert told in [each.row_label for each in found]


def test_every_layout_has_a_seeded_fault() -> None:
    assert {name for name, *_ in SEEDED} >= LAYOUTS.keys() - UNSEEDED


def seeds() -> Iterator[tuple[str, list[str], str]]:
    """Each layout with one leading digit changed, in every cell of figures that are sums or parts,
    and the row's label."""
    for name in LAYOUTS.keys() - UNSEEDED:
        language, rows = LAYOUTS[name][0], rows_of(name)
        for place, row in enumerate(rows[1:], start=1):
            label, *cells = row.split("|")
            for column, cell in enumerate(cells, start=1):
                figure = read_figure(cell, language)
                digits = re.search("[0-9].*[0-9]", cell)
                if figure is not None and figure.value and digits and "%" not in cell:
                    at = digits.start()
                    changed = f"{cell[:at]}{int(cell[at]) % 9 + 1}{cell[at + 1 :]}"
                    yield name, with_figure(rows, place, column, changed), label


@pytest.mark.long
def test_nine_tenths_of_all_slips_are_found() -> None:
    found = [bool(wrong(*rows, language=LAYOUTS[name][0])) for name, rows, _ in seeds()]
    assert len(found) > 450
    assert sum(found) >= 0.88 * len(found)


KEY_FIGURES = [
    ["Net sales", "Gross profit", "Operating income", "EBITDA", "Net income", "Total assets"],
    ["Revenue", "Cost of sales", "Operating profit", "Free cash flow", "Net debt", "Total equity"],
    ["Cash", "Working capital", "Total assets", "Long-term debt", "Total stockholders' equity"],
    ["Orders", "Net sales", "Net cash provided by operating activities", "Total debt"],
    ["売上高", "営業利益", "経常利益", "当期純利益", "総資産", "純資産合計"],
    ["Stores opened", "Stores closed", "Total stores", "Square feet", "Total customers"],
]


@pytest.mark.parametrize("least", [100, 1_000, 10_000])
def test_key_figures_that_are_no_sums_are_left_in_peace(least: int) -> None:
    chance = random.Random(least)
    told, tables = 0, 100
    for number in range(tables):
        rows = ["|" + "|".join(str(2026 - n) for n in range(1 + number % 4))]
        for label in KEY_FIGURES[number % len(KEY_FIGURES)]:
            first = chance.randint(least, 10 * least)
            figures = [round(first * chance.uniform(0.8, 1.2)) for _ in range(1 + number % 4)]
            rows.append("|".join([label, *(f"{figure:,}" for figure in figures)]))
        told += bool(wrong(*rows))
    assert told <= 0.02 * tables


def test_a_part_taken_away_that_is_nil_in_one_year() -> None:
    rows = ["|2026|2025", "Gross sales|1,005|900", "Less: returns|5|—", "Total net sales|1,000|900"]
    assert wrong(*rows) == []


def test_parts_that_are_given_for_one_year_alone() -> None:
    rows = ["|2026|2025", "Anvils|1,000|", "Hammers|500|400", "Total sales|1,500|1,300"]
    assert wrong(*rows) == []


def test_assets_less_liabilities_do_not_speak_for_a_wrong_equity() -> None:
    rows = ["|2026|2025", "Total assets|9,000|8,000", "Total liabilities|5,000|4,500"]
    rows += ["Equity:", "Stock|1,000|1,000", "Earnings|3,030|2,500", "Total equity|4,000|3,500"]
    assert wrong(*rows) == [Mismatch(7, "Total equity", "2026", "4,000", "4,030")]


def test_a_large_table_is_judged_in_time() -> None:
    rows = ["|2026|2025"]
    for number in range(300):
        total = number % 10 == 9
        rows.append("Total|9,000|18,000" if total else f"Item {number}|1,000|2,000")
    assert wrong(*rows) == []
    rows[50] = "Total|9,001|19,000"
    assert [each.row_line for each in wrong(*rows)] == [51]


@pytest.mark.parametrize(
    ("total", "shown", "parts", "computed"),
    [
        ("Total current assets", "9,444", ["1,234", "2,310", "900"], "4,444"),  # a digit
        ("Total assets", "1,844", ["1,834", "2,310", "4,000"], "8,144"),  # two swapped
        ("Total", "444", ["1,234", "2,310", "900"], "4,444"),  # one lost
        ("Total", "44,440", ["1,234", "2,310", "900"], "4,444"),  # one more
        ("Summe", "3,544,000", ["1,234", "2,310"], "3,544"),  # in thousands
        ("Total", "9,444", ["6,234", "2,310", "5,900"], "14,444"),  # one lost, of a carried digit
        ("Total", "900", ["1,234", "2,310"], "3,544"),  # less than any of them
        ("Total", "(9,444)", ["(1,234)", "(2,310)", "(900)"], "(4,444)"),
    ],
)
def test_a_far_off_total_of_one_column_is_told(
    total: str, shown: str, parts: list[str], computed: str
) -> None:
    rows = [f"Site {number}|{part}" for number, part in enumerate(parts)]
    found = wrong("|2026", *rows, f"{total}|{shown}")
    assert [(each.shown, each.computed) for each in found] == [(shown, computed)]


@pytest.mark.parametrize(
    "rows",
    [
        ["Cash|1,234", "Investments|2,310", "Total assets|94,444"],  # a selection
        ["Largest|1,234", "Second|2,310", "Total|9,000"],
        ["Revenue|3,544", "Germany|1,234", "France|2,310", "Total|3,544"],
        ["Opening|3,000", "Additions|500", "Disposals|900", "Total|2,600"],
        ["Staff|900", "of which abroad|300", "Guests|50", "Total|950"],
        ["North|12", "South|23", "Total|95"],  # too few digits to tell a slip by
    ],
)
def test_a_far_off_total_of_one_column_that_may_be_right(rows: list[str]) -> None:
    assert wrong("|2026", *rows) == []
