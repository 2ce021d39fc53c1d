"""Sheet of a workbook as a reader sees it: formatted, merged, ruled and hidden cells."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from pressroom.core.problems import Problem
from pressroom.typeset.statements import cells, date_cells, number_formats
from pressroom.typeset.statements.columns import Line, aligned
from pressroom.typeset.statements.from_pages import as_on_page, signs_alone
from pressroom.typeset.statements.grid import EMPTY, Cell, Grid, plain_cell
from pressroom.typeset.statements.layout import laid_out
from pressroom.typeset.statements.note_marks import raised
from pressroom.typeset.statements.numbers import is_figure
from pressroom.typeset.statements.unseen import styled_areas, unseen


class Sheet:
    """Reader of one sheet (an openpyxl worksheet).

    `formulas` are the cells with formulas, by row and column, and `calculated` is false if the
    program that wrote them left it to Excel to calculate them; `path` names the file in the
    problems, and `sheets` is the number of hidden sheets to tell of.
    """

    def __init__(
        self,
        sheet: Any,
        formulas: frozenset[tuple[int, int]],
        path: str,
        language: str,
        *,
        calculated: bool = True,
        sheets: int = 0,
    ) -> None:
        self.sheet, self.formulas = sheet, formulas
        self.path, self.language = path, language
        self.problems: list[Problem] = []
        self.controls: list[tuple[int, str]] = []
        # Only existing cells: a stray format in the last row would make a million of them.
        self.at: Mapping[tuple[int, int], Any] = sheet._cells
        filled = {key for key, cell in self.at.items() if self.filled(key, cell)}
        rows, columns = {row for row, _ in filled}, {column for _, column in filled}
        hidden_rows = {row for row in rows if _hidden_row(sheet, row)}
        hidden_columns = columns & _hidden_columns(sheet, columns)
        self.hidden = sorted(hidden_rows), sorted(hidden_columns), sheets
        self.rows = sorted(rows - hidden_rows)
        self.columns = sorted(
            {column for row, column in filled if row not in hidden_rows} - hidden_columns
        )
        self.styled = styled_areas(sheet)
        self.uncalculated: set[tuple[int, int]] = set()
        self.doubtful = frozenset[int]() if calculated else self.all_nought()
        self.merged = _merged_cells(sheet, set(self.rows), set(self.columns))

    def filled(self, key: tuple[int, int], cell: Any) -> bool:
        """Whether a cell holds a value or a formula."""
        return cell.value is not None or key in self.formulas

    def table(self) -> tuple[Grid | None, list[Problem]]:
        """The sheet's table and its problems; None instead of the table if one must be
        fixed first."""
        title = self.sheet.title
        if not self.rows or not self.columns:
            remedy = "name the sheet that holds the table, and show its rows and columns"
            return None, [cells.cannot_read(self.path, f"the sheet `{title}` is empty", remedy)]
        if len(self.rows) > cells.MOST_ROWS:
            what = f"the table has over {cells.MOST_ROWS:,} rows"
            return None, [cells.too_large(self.path, what)]
        if len(self.columns) > cells.MOST_COLUMNS:
            what = f"the table has over {cells.MOST_COLUMNS} columns"
            return None, [cells.too_large(self.path, what)]
        lines = aligned([self.line(row) for row in self.rows])
        self.problems += cells.never_calculated(self.path, self.uncalculated)
        if self.problems:
            return None, self.problems[: cells.MOST_PROBLEMS]
        if len(self.columns) == 1:
            what, remedy = "the table has only one column", "name the sheet that holds the table"
            return None, [cells.cannot_read(self.path, what, remedy)]
        grid = laid_out(as_on_page(lines))
        warned = cells.controls_left_out(self.path, self.controls)
        warned += cells.hidden_left_out(self.path, *self.hidden)
        if not grid.rows:
            remedy = "write them below the head, in the same sheet"
            return None, [*warned, cells.cannot_read(self.path, "the table has no rows", remedy)]
        return grid, [*warned, *signs_alone(grid, self.path)]

    def line(self, row: int) -> Line:
        """The visible cells of a row; merged ones as one cell over several columns."""
        made: list[Cell | None] = []
        while len(made) < len(self.columns):
            here = (row, self.columns[len(made)])
            anchor, span = self.merged.get(here, (here, 1))
            made += [msgspec.structs.replace(self.cell(anchor), span=span), *[None] * (span - 1)]
        return Line(tuple(made), row, ruled=self.ruled(row, made))

    def cell(self, key: tuple[int, int]) -> Cell:
        """The cell at (row, column); problems with it are collected on the way."""
        cell = self.at.get(key)
        if cell is None or not self.filled(key, cell):
            return EMPTY
        name = cells.cell_name(*key)
        # An empty text made by a formula has a data type; a formula never calculated has none.
        empty = cell.value is None and cell.data_type != "str"
        if empty or (key in self.formulas and key[1] in self.doubtful):
            self.uncalculated.add(key)
            return EMPTY
        raw = self.displayed_text(cell)
        wrong = cells.error_value(self.path, key[0], name, raw)
        if wrong is not None:
            self.problems.append(wrong)
        if cells.has_controls(raw):
            self.controls.append((key[0], name))
        text = cells.cleaned(raw)
        if text:
            styled = any(a <= key[0] <= b and c <= key[1] <= d for a, b, c, d in self.styled)
            for words, why in unseen(cell, styled=styled):
                self.problems.append(cells.unseen_words(self.path, key[0], name, words, why))
        if cell.font and cell.font.vertAlign == "superscript":
            text = raised(text)
        return plain_cell(text, strong=bool(cell.font and cell.font.b))

    def all_nought(self) -> frozenset[int]:
        """Columns whose formulas all have the result 0: some programs write it instead of a
        result."""
        made: dict[int, set[Any]] = {}
        for key in self.formulas & self.at.keys():
            made.setdefault(key[1], set()).add(self.at[key].value)
        return frozenset(column for column, values in made.items() if values <= {0, None})

    def displayed_text(self, cell: Any) -> str:
        """The cell's value as Excel displays it."""
        value, shape = cell.value, cell.number_format or "General"
        if value is None:
            return ""
        if isinstance(value, bool):
            return str(value).upper()
        if isinstance(value, int | float):
            return number_formats.number(value, shape, self.language)
        if isinstance(
            value, datetime.datetime | datetime.date | datetime.time | datetime.timedelta
        ):
            return date_cells.date(value, shape, self.language)
        if cell.data_type == "e":
            return str(value)
        return number_formats.text(_with_superscripts(value), shape)

    def ruled(self, row: int, made: Iterable[Cell | None]) -> bool:
        """Whether the row's format marks a total: a bold stub, or a rule between these figures and
        those above."""
        stub = next((cell for cell in made if cell is not None and cell.text), EMPTY)
        if stub.strong and not is_figure(stub.text):
            return True
        keys = [(row, column) for column in self.columns if self.is_number((row, column))]
        return bool(keys) and all(self.ruled_above(key) for key in keys)

    def ruled_above(self, key: tuple[int, int]) -> bool:
        """Whether there is a rule between the figure and the one above it."""
        index = self.rows.index(key[0])
        above = (self.rows[index - 1], key[1]) if index else key
        between = above != key and self.is_number(above) and _has_border(self.at[above], "bottom")
        return _has_border(self.at[key], "top") or between

    def is_number(self, key: tuple[int, int]) -> bool:
        """Whether the cell at (row, column) holds a number."""
        cell = self.at.get(key)
        return cell is not None and isinstance(cell.value, int | float)


def _has_border(cell: Any, side: str) -> bool:
    line = getattr(cell.border, side, None)
    return line is not None and line.style not in (None, "none")


def _with_superscripts(value: Any) -> str:
    """Text of a cell with note marks kept raised: `Royalties¹`, not `Royalties1`."""
    if isinstance(value, str):
        return value
    text = ""
    for run in value:
        said = run if isinstance(run, str) else run.text
        is_raised = run is not said and run.font is not None and run.font.vertAlign == "superscript"
        text += raised(said, text) if is_raised else said
    return text


# A row or column of less than this, in points or characters, shows nothing that can be read.
_UNSEEN = 0.5


def _hidden_row(sheet: Any, row: int) -> bool:
    """Whether a row is hidden: by hand, by a filter, within a group, or without height."""
    found = sheet.row_dimensions.get(row)
    if found is None:
        return bool(sheet.sheet_format.zeroHeight)
    return bool(found.hidden) or (found.height is not None and found.height < _UNSEEN)


def _hidden_columns(sheet: Any, columns: Iterable[int]) -> set[int]:
    """Columns that are hidden; one record in the file can stand for several."""
    recorded = {
        column: bool(found.hidden) or (found.width is not None and found.width < _UNSEEN)
        for found in sheet.column_dimensions.values()
        for column in range(found.min or 0, (found.max or found.min or 0) + 1)
    }
    width = sheet.sheet_format.defaultColWidth
    usual = width is not None and width < _UNSEEN
    return {column for column in columns if recorded.get(column, usual)}


def _merged_cells(
    sheet: Any, rows: set[int], columns: set[int]
) -> dict[tuple[int, int], tuple[tuple[int, int], int]]:
    """Visible cells of each merged range: the cell that holds its text, and the number of its
    visible columns. Below the range's first row cells are empty."""
    found = {}
    for area in sheet.merged_cells.ranges:
        inside = sorted(columns & set(range(area.min_col, area.max_col + 1)))
        across = sorted(rows & set(range(area.min_row, area.max_row + 1)))
        for row in across[:1]:
            for column in inside[:1]:
                found[row, column] = (area.min_row, area.min_col), len(inside)
    return found
