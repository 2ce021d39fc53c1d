"""Which row is what: heads, units, sections, totals and notes, told apart by how they look."""

from __future__ import annotations

import pytest

from pressroom.typeset.statements.csv_file import from_csv
from pressroom.typeset.statements.grid import Grid
from pressroom.typeset.statements.phrases import is_total, is_unit, says_total


def grid_of(*rows: str) -> Grid:
    """The table of rows whose cells are apart by `|`."""
    data = "\n".join("\t".join(cell.strip() for cell in row.split("|")) for row in rows)
    grid, problems = from_csv(data.encode(), "x.csv")
    assert problems == []
    assert grid is not None
    return grid


def heads(*rows: str) -> list[list[str | tuple[str, int]]]:
    """The head rows: a text, or a text and the columns it spans."""
    return [
        [(cell.text, cell.span) if cell.span > 1 else cell.text for cell in cells]
        for cells in grid_of(*rows).head
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["|2013|2012", "A|1|2"], [["", "2013", "2012"]]),
        (["Year|2013|2012", "A|1|2"], [["Year", "2013", "2012"]]),
        (["|2013(1)|2012*", "A|1|2"], [["", "2013(1)", "2012*"]]),
        (["A|1|2", "B|3|4"], []),
        (["|Q1 2013|Change %", "A|1|2"], [["", "Q1 2013", "Change %"]]),
        (
            ["|Three months||Nine months|", "|2013|2012|2013|2012", "A|1|2|3|4"],
            [["", ("Three months", 2), ("Nine months", 2)], ["", "2013", "2012", "2013", "2012"]],
        ),
        (
            ["|Three months||Change", "|2013|2012|", "A|1|2|3"],
            [["", ("Three months", 2), "Change"], ["", "2013", "2012", ""]],
        ),
        (
            ["|GAAP||||Other", "|Three||Nine||", "|2013|2012|2013|2012|2013", "A|1|2|3|4|5"],
            [
                ["", ("GAAP", 4), "Other"],
                ["", ("Three", 2), ("Nine", 2), ""],
                ["", "2013", "2012", "2013", "2012", "2013"],
            ],
        ),
        (
            ["|Three months|", "Product|2013|2012", "A|1|2"],
            [["", ("Three months", 2)], ["Product", "2013", "2012"]],
        ),
        (
            ["|2013|2012", "|(unaudited)|(audited)", "|$000|$000", "A|1|2"],
            [["", "2013", "2012"], ["", "(unaudited)", "(audited)"], ["", "$000", "$000"]],
        ),
        (["Drug|Dose", "|heavy", "B|light"], [["Drug", "Dose"]]),
        (["Drug|Since", "A|June 30, 2013", "B|May 1, 2012"], [["Drug", "Since"]]),
        (["Results", "|2013|", "A|1|2", "B|3|4"], [["", "2013", ""]]),
    ],
)
def test_heads(rows: list[str], expected: list[list[str | tuple[str, int]]]) -> None:
    assert heads(*rows) == expected


def test_captions_and_units_above_and_in_the_corner() -> None:
    grid = grid_of(
        "ACME & Co.||", "Balance sheet||", "In Mio. €||", "(unaudited)|2013|2012", "A|1|2"
    )
    assert grid.caption == "ACME &amp; Co.<br>Balance sheet"
    assert grid.units == ("In Mio. €", "(unaudited)")
    assert [cell.text for cell in grid.head[0]] == ["", "2013", "2012"]


def test_a_unit_beside_the_years() -> None:
    grid = grid_of("|Three months|", "(in thousands)|2013|2012", "A|1|2")
    assert grid.units == ("(in thousands)",)
    assert grid.head[0][1].span == 2


def test_sections_totals_and_notes() -> None:
    grid = grid_of(
        "|2013|2012",
        "Assets:||",
        "Cash (1)|1|2",
        "Total assets*|1|2",
        "(1) And money.||",
        "* | Restated |",
        "See the accompanying notes.||",
    )
    assert [row.kind for row in grid.rows] == ["section", "plain", "total"]
    assert [(note.mark, note.html) for note in grid.notes] == [
        ("(1)", "And money."),
        ("*", "Restated"),
        ("", "See the accompanying notes."),
    ]


def test_bold_or_not_rows_of_words_are_no_totals() -> None:
    grid = grid_of("|2013", "Total|n/m", "Total|5", "Net loss per share|(1)")
    assert [row.kind for row in grid.rows] == ["plain", "total", "plain"]


@pytest.mark.parametrize(
    "text",
    [
        "(in thousands, except per share amounts)",
        "(in thousands) (unaudited)",
        "(unaudited)",
        "Unaudited",
        "In Mio. €",
        "in millions of euros",
        "In thousands, except share data",
        "Amounts in thousands of U.S. dollars",
        "Angaben in Tsd. €",
        "En millions d’euros",
        "En miles de euros",
        "€ million",
        "T€",
        "TEUR",
        "($000)",
        "単位：百万円",
        "（百万円）",
        "百万円",
    ],
)
def test_units(text: str) -> None:
    assert is_unit(text)


@pytest.mark.parametrize(
    "text",
    ["", "Revenue", "(1)", "(a)", "(5", "(1) Includes tax.", "2013", "In 2013", "Total", "A (b) c"],
)
def test_what_is_no_unit(text: str) -> None:
    assert not is_unit(text)


@pytest.mark.parametrize(
    "stub",
    [
        "Total", "total assets", "Totals", "Subtotal", "Sub-total", "Grand total", "TOTAL REVENUES",
        "Summe", "Summe Aktiva", "Gesamtumsatz", "Umsatz gesamt", "Totaux", "Sous-total", "Suma",
        "合計", "流動資産合計", "流动资产合计", "总计",
    ],
)  # fmt: skip
def test_totals(stub: str) -> None:
    assert says_total(stub)
    assert is_total(stub)


@pytest.mark.parametrize(
    "stub",
    [
        "Net loss", "Net income (loss)", "Net earnings", "Net (loss) income", "Gross profit",
        "Operating income", "Operating loss", "Loss from operations", "(Loss) income from operations",
        "Income (loss) from operations", "Income before taxes", "Loss before income taxes",
        "Income from continuing operations",
    ],
)  # fmt: skip
def test_results_are_ruled_as_totals_but_say_none(stub: str) -> None:
    assert is_total(stub)
    assert not says_total(stub)


@pytest.mark.parametrize(
    "stub",
    [
        "Net loss per share", "Net loss per common share", "Operating income margin", "Totally new",
        "Net sales", "Total return per share", "Ergebnis je Stammaktie", "Netted", "",
    ],
)  # fmt: skip
def test_what_is_no_total(stub: str) -> None:
    assert not is_total(stub)
