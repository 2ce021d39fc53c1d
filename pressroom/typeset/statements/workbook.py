"""Excel workbooks (.xlsx) to tables: only what a reader of the sheet would see."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from typing import Any

from pressroom.core.problems import Problem, choose
from pressroom.typeset.statements import cells
from pressroom.typeset.statements.grid import Grid
from pressroom.typeset.statements.sheet import Sheet

_MOST_MERGED = 200_000
_MERGE = re.compile(
    rb'<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"'
)
_MOST_UNPACKED = 50_000_000
_AS_XLSX = "save it from Excel as .xlsx, without a password"
_XML = (".xml", ".rels", ".vml")


def from_xlsx(
    data: bytes, path: str, sheet: str = "", language: str = "en"
) -> tuple[Grid | None, list[Problem]]:
    """Reads the table in a sheet of a workbook; returns it with its problems, or None if one must
    be fixed first.

    `sheet` names the sheet; if empty, the first visible one is read. Hidden sheets, rows and
    columns are left out: they are often inside information. Numbers and dates are formatted as
    their cells say, with the separators and months of `language`. `path` names the file in the
    problems. Any bytes give a table or problems, no exception.
    """
    fault = _unsafe(data, path)
    if fault is not None:
        return None, [fault]
    try:
        with warnings.catch_warnings():
            # openpyxl warns of unknown parts that tables do not need, such as pictures.
            warnings.simplefilter("ignore")
            book, formulas = _books(data)
            found = _sheet(book, formulas, path, sheet, language)
    except Exception as error:  # noqa: BLE001  openpyxl raises whatever a broken part leads it to
        what = f"the workbook cannot be read ({type(error).__name__})"
        return None, [cells.cannot_read(path, what, "open it in Excel and save it anew as .xlsx")]
    return (None, [found]) if isinstance(found, Problem) else found.table()


def _unsafe(data: bytes, path: str) -> Problem | None:
    """Problem of a file that must not be opened at all."""
    if not data:
        return cells.cannot_read(path, "the workbook is empty", _AS_XLSX)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        what = "the workbook is encrypted, or in the old format .xls"
        return cells.cannot_read(path, what, _AS_XLSX)
    remedy = "keep the sheet with the table in a workbook of its own"
    if len(data) > cells.MOST_BYTES:
        return cells.too_large(path, "the workbook has over 10 MB", remedy)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > _MOST_UNPACKED:
                return cells.too_large(path, "the workbook unpacks to over 50 MB", remedy)
            parts = [info for info in archive.infolist() if info.filename.endswith(_XML)]
            merged = sum(_merged_area(archive.read(part)) for part in parts)
            if merged > _MOST_MERGED:
                return cells.too_large(path, "the workbook merges whole columns", remedy)
            # No office program writes a document type; it can only be there to do harm.
            strange = any(b"<!DOCTYPE" in archive.read(part) for part in parts)
    except Exception:  # noqa: BLE001  a broken archive raises nearly anything
        return cells.cannot_read(path, "the file is no Excel workbook", _AS_XLSX)
    if strange:
        return cells.cannot_read(path, "the workbook holds a document type", _AS_XLSX)
    return None


def _merged_area(part: bytes) -> int:
    """Number of cells that a sheet's merged ranges cover; openpyxl makes a cell of each."""
    area = 0
    for left, top, right, bottom in _MERGE.findall(part):
        width = _column(right) - _column(left) + 1
        area += max(width, 0) * max(int(bottom) - int(top) + 1, 0)
    return area


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _books(data: bytes) -> tuple[Any, Any]:
    """The workbook with its values, and with its formulas."""
    from openpyxl import load_workbook

    values = load_workbook(io.BytesIO(data), data_only=True, keep_links=False, rich_text=True)
    return values, load_workbook(io.BytesIO(data), read_only=True, keep_links=False)


def _sheet(book: Any, formulas: Any, path: str, name: str, language: str) -> Sheet | Problem:
    """The requested sheet, or the first visible one; a problem if there is none."""
    shown = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if name and name not in shown:
        if any(sheet.title == name for sheet in book.worksheets):
            what, remedy = f"the sheet `{name}` is hidden", "show it in Excel, or name another"
        else:
            what = f"the workbook has no sheet `{name}`"
            remedy = choose(name, shown, none="name a sheet that is not hidden")
        return cells.cannot_read(path, what, remedy)
    if not shown:
        return cells.cannot_read(path, "the workbook shows no sheet", "show one in Excel")
    title = name or shown[0]
    return Sheet(
        book[title],
        _formula_cells(formulas[title]),
        path,
        language,
        # Excel never asks itself to calculate a workbook once it is opened; libraries do.
        calculated=not getattr(book.calculation, "fullCalcOnLoad", False),
        # Who names a sheet knows of the others.
        sheets=0 if name else len(book.worksheets) - len(shown),
    )


def _formula_cells(sheet: Any) -> frozenset[tuple[int, int]]:
    """The cells with formulas, by row and column."""
    # The size stated in the file may be wrong, or far beyond its cells.
    sheet.reset_dimensions()
    return frozenset(
        (cell.row, cell.column)
        for row in sheet.iter_rows()
        for cell in row
        if getattr(cell, "data_type", "") == "f"
    )
