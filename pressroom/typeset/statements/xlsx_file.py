"""Tables as a workbook (.xlsx), for readers who calculate with them: figures are numbers.

openpyxl writes the clock into a workbook and into each file of its archive, so both are set: one
table gives the same bytes whenever and wherever.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

import msgspec

from pressroom.typeset.statements.grid import Cell, Grid, cell_text
from pressroom.typeset.statements.numbers import Figure, read_figure

_BEGINNING = (1980, 1, 1, 0, 0, 0)  # the earliest that an archive can say
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31
_WIDEST, _NARROWEST = 60, 10
_PERCENT = Decimal(100)


class WorkbookSheet(msgspec.Struct, frozen=True):
    """A table as a sheet of a workbook: its name, and the language (BCP 47) of its figures."""

    name: str
    grid: Grid
    language: str


def as_xlsx(sheets: Sequence[WorkbookSheet]) -> bytes:
    """Writes tables as one workbook, a sheet for each, in order.

    Caption, units and notes are rows of one cell. A figure is a number with a format that prints it
    as the table does; every other cell is text, formulas too.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for name, sheet in zip(_names(sheets), sheets, strict=True):
        _write(book.create_sheet(name), sheet)
    return _bytes(book)


def _names(sheets: Iterable[WorkbookSheet]) -> list[str]:
    """Names that a workbook takes: short, without signs of formulas, each once."""
    names: list[str] = []
    taken: set[str] = set()
    for number, sheet in enumerate(sheets, 1):
        name = " ".join(_NOT_IN_NAMES.sub(" ", sheet.name).split())[:_LONGEST_NAME].strip()
        if not name or name.casefold() in taken or name.casefold() == "history":
            name = f"{number} {name}"[:_LONGEST_NAME].strip()
        taken.add(name.casefold())
        names.append(name)
    return names


def _write(page: Any, sheet: WorkbookSheet) -> None:
    grid = sheet.grid
    rows: list[Sequence[Cell]] = [[Cell(line)] for line in cell_text(grid.caption).split("\n")]
    rows = [*(row for row in rows if row[0].text), *([Cell(unit)] for unit in grid.units)]
    rows += [*grid.head, *(row.cells for row in grid.rows)]
    rows += [[Cell(f"{note.mark} {cell_text(note.html)}".strip())] for note in grid.notes]
    totals = {id(row.cells) for row in grid.rows if row.kind == "total"}
    for number, cells in enumerate(rows, 1):
        column = 1
        for cell in cells:
            if cell.text:
                strong = cell.strong or id(cells) in totals
                _fill(page.cell(number, column), cell.text, sheet.language, strong=strong)
            column += cell.span
    _set_widths(page, grid)


def _fill(cell: Any, text: str, language: str, *, strong: bool) -> None:
    from openpyxl.styles import Font

    figure = read_figure(text, language) if cell.column > 1 else None
    if figure is None or figure.nil or figure.marks:
        cell.value = text
        cell.data_type = "s"  # else a text that begins with `=` would be a formula
    else:
        value = figure.value / _PERCENT if "%" in figure.suffix else figure.value
        cell.value = float(value) if value % 1 else int(value)
        cell.number_format = _format(figure)
    if strong:
        cell.font = Font(bold=True)


def _format(figure: Figure) -> str:
    """The number format (ECMA-376 part 1, 18.8.31) that prints a figure as it is printed."""
    signs = sum(not sign.isdecimal() for sign in figure.digits)
    digits = "#,##0" if signs > bool(figure.decimals) else "0"
    digits += f".{'0' * figure.decimals}" if figure.decimals else ""
    suffix = figure.suffix
    percent = "%" in suffix
    before = f'"{figure.prefix}"' if figure.prefix else ""
    behind = "%" if percent else (f'"{suffix}"' if suffix else "")
    plain = f"{before}{digits}{behind}"
    return f"{plain};({plain})" if figure.in_parentheses else f"{plain};-{plain}"


def _set_widths(page: Any, grid: Grid) -> None:
    """Columns as wide as their longest cell, within bounds."""
    from openpyxl.utils import get_column_letter

    widths = [_NARROWEST] * grid.width
    for cells in (*grid.head, *(row.cells for row in grid.rows)):
        column = 0
        for cell in cells:
            if cell.span == 1:
                longest = max(map(len, cell.text.split("\n")))
                widths[column] = max(widths[column], min(longest + 2, _WIDEST))
            column += cell.span
    for column, width in enumerate(widths, 1):
        page.column_dimensions[get_column_letter(column)].width = width


def _bytes(book: Any) -> bytes:
    from openpyxl.writer.excel import ExcelWriter

    book.properties.creator = "Pressroom"
    book.properties.created = book.properties.modified = datetime(*_BEGINNING[:3])  # noqa: DTZ001
    raw, made = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        ExcelWriter(book, archive).save()
    with zipfile.ZipFile(raw) as archive, zipfile.ZipFile(made, "w") as fixed:
        for name in archive.namelist():
            entry = zipfile.ZipInfo(name, _BEGINNING)
            entry.create_system, entry.compress_type = 3, zipfile.ZIP_DEFLATED
            fixed.writestr(entry, archive.read(name))
    return made.getvalue()
