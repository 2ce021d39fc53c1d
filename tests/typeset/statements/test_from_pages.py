"""Tables as readers of web pages hand them on: joined again, or told; other tables left alone."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest

from pressroom.core.problems import Severity
from pressroom.typeset.statements.csv_file import from_csv
from pressroom.typeset.statements.grid import Grid
from pressroom.typeset.statements.workbook import from_xlsx
from tests.conftest import Room

# As a data frame has them: labels three times, figures twice where the page has no `$` cell, a
# column between, and brackets closed in cells of their own.
LABELS = ["Net sales", "Cost of sales", "Operating loss", "Other income", "Net loss"]
FIRST = [
    ("$", "72.8", ""),
    ("80.1", "80.1", ""),
    ("(7.3", "(7.3", ")"),
    ("", "", ""),
    ("$", "(7.3", ")"),
]
SECOND = [
    ("$", "60.0", ""),
    ("61.5", "61.5", ""),
    ("(1.5", "(1.5", ")"),
    ("0.1", "0.1", ""),
    ("$", "(1.4", ")"),
]
FRAME = [
    ["ACME results"] * 10,
    ["", "", "", *["Quarter ended"] * 7],
    ["", "", "", *["2026"] * 3, "", *["2025"] * 3],
    *([label, label, label, *a, "", *b] for label, a, b in zip(LABELS, FIRST, SECOND, strict=True)),
    ["In millions, unaudited."] * 10,
]
READ = [
    ["Net sales", "$72.8", "$60.0"],
    ["Cost of sales", "80.1", "61.5"],
    ["Operating loss", "(7.3)", "(1.5)"],
    ["Other income", "", "0.1"],
    ["Net loss", "$(7.3)", "$(1.4)"],
]


def csv_of(rows: list[list[str]], *, counted: bool = False) -> bytes:
    out = io.StringIO()
    if counted:
        rows = [["", *map(str, range(len(rows[0])))], *([str(n), *r] for n, r in enumerate(rows))]
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def body(grid: Grid | None) -> list[list[str]]:
    assert grid is not None
    return [[cell.text for cell in row.cells] for row in grid.rows if row.kind != "section"]


@pytest.mark.parametrize("counted", [False, True], ids=["plain", "with the frame's numbers"])
def test_a_frame_s_table_is_joined(counted: bool) -> None:
    grid, problems = from_csv(csv_of(FRAME, counted=counted), "t.csv")
    assert body(grid) == READ and problems == []
    assert grid is not None and grid.caption == "ACME results" and grid.financial
    assert [(c.text, c.span) for c in grid.head[0]][-1] == ("Quarter ended", 2)
    assert [c.text for c in grid.head[1]] == ["", "2026", "2025"]


def test_a_workbook_of_a_frame_is_joined() -> None:
    book = openpyxl.Workbook()
    for row in FRAME:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    grid, problems = from_xlsx(out.getvalue(), "t.xlsx")
    assert body(grid) == READ and problems == []


def test_signs_in_some_rows_and_heads_over_one_column_of_four() -> None:
    rows = [
        ["", "2026", "", "", "", "2025", "", ""],
        ["Net sales", "$", "72.8", "", "", "$", "60.0", ""],
        ["Cost of sales", "", "80.1", "", "", "", "61.5", ""],
        ["Operating loss", "", "(7.3", ")", "", "", "(1.5", ")"],
        ["Other income", "", "", "", "", "", "0.1", ""],
        ["Net loss", "$", "(7.3", ")", "", "$", "(1.4", ")"],
    ]
    grid, problems = from_csv(csv_of(rows), "t.csv")
    assert body(grid) == READ and problems == []
    assert grid is not None and [c.text for c in grid.head[0]] == ["", "2026", "2025"]


def test_signs_that_cannot_be_joined_are_told() -> None:
    rows = [
        ["", "2026", "Change", "2025"],
        ["Net sales", "$", "none", "60.0"],
        ["Cost", "$", "5", "61.5"],
    ]
    grid, (problem,) = from_csv(csv_of(rows), "t.csv")
    assert grid is not None
    assert (problem.code, problem.severity, problem.line) == ("PR117", Severity.WARNING, 2)
    assert problem.message == "`$` stands in a cell of its own, apart from its figure, and 1 more"


@pytest.mark.parametrize(
    "rows",
    [
        [["", "2026", "2025"], ["Net sales", "5", "5"], ["Cost", "3", "3"], ["Net", "2", "2"]],
        [["", "Q1", "Year"], ["Net sales", "5", "5"], ["Cost", "3", ""], ["Net", "", "2"]],
        [
            ["Name", "Name 2", "Shares"],
            ["Ada", "Ada", "5"],
            ["Bob", "Eve", "5"],
            ["Eve", "Ann", "7"],
        ],
        [["Item", "Unit", "2026"], ["Margin", "%", "5"], ["Sales", "$ m", "5"]],
    ],
)
def test_other_tables_are_left_alone(rows: list[list[str]]) -> None:
    grid, problems = from_csv(csv_of(rows), "t.csv")
    assert body(grid) == rows[1:] and problems == []


def test_in_a_room(room: Room) -> None:
    room.write("content/releases/2026-03-01-results/t.csv", csv_of(FRAME))
    room.release("2026-03-01-results/index", body="![Results](t.csv)")
    assert room.build().code == 0
    page = room.read("releases/2026/results/index.html")
    assert page.count("Operating loss") == 1
