"""Layouts of financial tables, each to the CSV file that a person would have typed."""

from __future__ import annotations

import csv
import io

import pytest

from pressroom.core.problems import errors
from pressroom.importers.html.read import read_html
from pressroom.importers.records import Manuscript
from pressroom.typeset.statements.csv_file import from_csv
from tests.conftest import Room
from tests.importers.html.layouts import LAYOUTS as TABLES
from tests.importers.html.layouts import Layout
from tests.importers.html.layouts_filed import FILED

LAYOUTS = (*TABLES, *FILED)


def read(layout: Layout) -> Manuscript:
    page = layout.html if "<DOCUMENT>" in layout.html else f"<p>Net sales rose.</p>{layout.html}"
    made, problems = read_html(page.encode(), "exhibit.htm")
    assert made is not None, problems
    return made


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_cells_are_what_a_person_reads(layout: Layout) -> None:
    made = read(layout)
    tables = tuple(
        tuple("|".join(row) for row in csv.reader(io.StringIO(file.data.decode("utf-8-sig"))))
        for file in made.files
    )
    assert tables == layout.tables
    for words in layout.text:
        assert words in made.text


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_files_are_read_without_a_problem(layout: Layout) -> None:
    for file in read(layout).files:
        grid, problems = from_csv(file.data, file.name)
        assert grid is not None
        assert not errors(problems)
        assert [problem for problem in problems if problem.code == "PR117"] == []
        assert grid.head
        assert grid.financial


def test_all_of_them_are_set_and_add_up(room: Room) -> None:
    folder, text = "content/releases/2026-03-01-results", []
    for number, layout in enumerate(LAYOUTS):
        for file in read(layout).files:
            room.write(f"{folder}/{number}-{file.name}", file.data)
            text.append(f"![Table {number}]({number}-{file.name})")
    room.release("2026-03-01-results/index", "Net sales rose.\n\n" + "\n\n".join(text))
    ran = room.build()
    assert ran.code == 0, ran.err
    assert room.read("releases/2026/results/index.html").count("<table") >= len(LAYOUTS)
    assert [row for row in room.judged() if " PR1" in row or "PR227" in row] == []


def test_spanner_heads_stand_over_their_columns() -> None:
    spans = {
        "heads over three rows": [[1, 2, 2], [1, 1, 1, 1, 1]],
        "amounts and shares below years": [[1, 2, 2], [1, 1, 1, 1, 1]],
        "a column beside a spanner head": [[1, 2, 1], [1, 1, 1, 1]],
        "plain text of the nineties": [[1, 2], [1, 1, 1]],
    }
    found = {}
    for layout in LAYOUTS:
        if layout.name in spans:
            (file,) = read(layout).files
            grid, _ = from_csv(file.data, file.name)
            assert grid is not None
            found[layout.name] = [[cell.span for cell in row] for row in grid.head]
    assert found == spans
