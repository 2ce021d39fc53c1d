"""Tables as workbooks: names of sheets, texts that look like formulas, and figures as printed."""

from __future__ import annotations

import io

import openpyxl
from hypothesis import given
from hypothesis import strategies as st

from pressroom.typeset.statements.grid import Grid, Note, TableRow, plain_cell
from pressroom.typeset.statements.numbers import read_figure
from pressroom.typeset.statements.xlsx_file import WorkbookSheet, as_xlsx


def grid(*rows: tuple[str, ...], caption: str = "", notes: tuple[Note, ...] = ()) -> Grid:
    cells = tuple(TableRow("plain", tuple(map(plain_cell, row))) for row in rows)
    return Grid(caption, ("in thousands",), (), cells, notes, True)


def read(*sheets: WorkbookSheet) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(as_xlsx(sheets)))


def test_every_sheet_has_a_name_that_a_workbook_takes() -> None:
    table = grid(("a", "1"))
    names = ["Income: [net] / a?", "", "history", "Balance", "balance", "x" * 40, "'"]
    book = read(*(WorkbookSheet(name, table, "en") for name in names))
    assert book.sheetnames == [
        "Income net a", "2", "3 history", "Balance", "5 balance", "x" * 31, "7",
    ]  # fmt: skip


def test_a_text_is_a_text_whatever_it_begins_with() -> None:
    sheet = read(
        WorkbookSheet(
            "x",
            grid(
                ("=1+1", "=A1", "-", "5(1)"), caption="One<br>&amp; two", notes=(Note("(1)", "n"),)
            ),
            "en",
        )
    )["x"]
    cells = [[(cell.value, cell.data_type) for cell in row if cell.value] for row in sheet]
    assert cells == [
        [("One", "s")],
        [("& two", "s")],
        [("in thousands", "s")],
        [("=1+1", "s"), ("=A1", "s"), ("-", "s"), ("5(1)", "s")],
        [("(1) n", "s")],
    ]


@given(
    st.decimals(min_value=-(10**9), max_value=10**9, places=2),
    st.sampled_from([("", ""), ("$", ""), ("€ ", ""), ("", "%"), ("", " €")]),
)
def test_a_figure_is_the_number_that_is_printed(number: object, around: tuple[str, str]) -> None:
    text = f"{around[0]}{number}{around[1]}"
    figure = read_figure(text, "en")
    assert figure is not None
    cell = read(WorkbookSheet("x", grid(("a", text)), "en"))["x"]["B2"]
    shown = cell.value * 100 if "%" in text else cell.value
    assert abs(shown - float(figure.value)) < 1e-6
    assert cell.number_format.count("0.00") == 2
