"""CSV files to tables, as Excel and other programs save them."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

import msgspec

from pressroom.core.problems import Problem, Severity
from pressroom.typeset.statements import cells
from pressroom.typeset.statements.columns import Line, aligned
from pressroom.typeset.statements.from_pages import as_on_page, signs_alone
from pressroom.typeset.statements.grid import Grid, plain_cell
from pressroom.typeset.statements.layout import laid_out
from pressroom.typeset.statements.numbers import is_figure

_AS_UTF_8 = "in Excel, save it as CSV UTF-8"
_DELIMITERS = {"\t": "tab", ";": "semicolon", ",": "comma"}
# Excel shows a text with an apostrophe before it as a text; `as_csv` writes it where a
# spreadsheet would see a formula.
_KEPT_AS_TEXT = re.compile("\\A'(?=[=+\\-@＝＋－＠])")


class _Record(msgspec.Struct, frozen=True):
    """A row as it stands in the file: its line, and its row number as in a spreadsheet."""

    line: int
    number: int
    cells: list[str]

    @property
    def filled(self) -> int:
        """Number of cells, without the empty ones at the end."""
        count = len(self.cells)
        while count and not self.cells[count - 1].strip():
            count -= 1
        return count


class _Attempt(msgspec.Struct, frozen=True):
    """A file parsed with one delimiter. `fault` is the line and message of the parser's error."""

    delimiter: str
    records: list[_Record]
    fault: tuple[int, str] | None = None

    @property
    def tabular(self) -> list[_Record]:
        """Rows that are more than a title, a section or a note."""
        return [record for record in self.records if record.filled > 1]

    @property
    def width(self) -> int:
        """Number of cells in most rows."""
        kinds = Counter((record.filled, len(record.cells)) for record in self.tabular)
        fits = {
            width: sum(n for (low, high), n in kinds.items() if low <= width <= high)
            for width, _ in kinds
        }
        return max(fits, key=lambda width: fits[width], default=0)

    @property
    def score(self) -> tuple[int, ...]:
        """Score of how well the delimiter fits the file: rows of equal length, unbroken texts,
        columns and figures."""
        if self.fault is not None:
            return (-1_000_000,)
        width, rows = self.width, self.tabular
        alike = sum(record.filled <= width <= len(record.cells) for record in rows)
        # Where quoted text is cut apart, quotation marks are left over.
        strays = sum('"' in text for record in rows for text in record.cells)
        figures = sum(is_figure(text) for record in rows[:50] for text in record.cells)
        return (2 * alike - len(rows), -strays, width, figures)


def from_csv(data: bytes, path: str) -> tuple[Grid | None, list[Problem]]:
    """Reads the table in a CSV file; returns it with its problems, or None if one must be fixed
    first.

    Read are UTF-8, UTF-16 with a byte order mark (Excel's "Unicode text") and, with a warning,
    Windows-1252; cells separated by commas, semicolons or tabs; quoted as in RFC 4180. `path` names
    the file in the problems. Any bytes give a table or problems, no exception.
    """
    if len(data) > cells.MOST_BYTES:
        return None, [cells.too_large(path, "the table file has over 10 MB")]
    text, problems = _decoded(data, path)
    if text is None:
        return None, problems
    attempt = max((_parsed(text, each) for each in _DELIMITERS), key=lambda each: each.score)
    fault = _fault(text, attempt, path)
    if fault is not None:
        return None, [*problems, fault]
    wrong = _wrong_cells(attempt, path)
    if wrong:
        return None, [*problems, *wrong[: cells.MOST_PROBLEMS]]
    controls = [
        (record.line, cells.cell_name(record.number, column))
        for record in attempt.records
        for column, text in enumerate(record.cells, start=1)
        if cells.has_controls(text)
    ]
    problems += cells.controls_left_out(path, controls)
    grid = laid_out(as_on_page(aligned([_line(record) for record in attempt.records])))
    if grid.width < 2:
        return None, [*problems, _one_column(path)]
    if not grid.rows:
        remedy = "write them below the head, in the same file"
        return None, [*problems, cells.cannot_read(path, "the table has no rows", remedy)]
    return grid, [*problems, *signs_alone(grid, path)]


def _decoded(data: bytes, path: str) -> tuple[str | None, list[Problem]]:
    """Text of the file, or None with the problem if it has none."""
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        what = "the table file is a workbook, not CSV"
        return None, [cells.cannot_read(path, what, f"{_AS_UTF_8}, or give it the ending .xlsx")]
    text, warnings = None, list[Problem]()
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            text = data.decode("utf-16")
        else:
            text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        if not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")) and b"\0" not in data:
            try:
                text = data.decode("cp1252")
            except UnicodeDecodeError:
                text = None
        warnings.append(
            Problem(
                path=path,
                code="PR114",
                severity=Severity.WARNING,
                message="the table file is not UTF-8; it is read as Windows-1252",
                remedy=f"look whether its accents and signs are right; {_AS_UTF_8}",
            )
        )
    if text is None or "\0" in text:
        return None, [cells.cannot_read(path, "the table file is not text", _AS_UTF_8)]
    if not text.strip():
        remedy = "put the table there, or take its name out of the release"
        return None, [cells.cannot_read(path, "the table file is empty", remedy)]
    return text, warnings


def _parsed(text: str, delimiter: str) -> _Attempt:
    records: list[_Record] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    end = number = 0
    try:
        for row in reader:
            number += 1
            if any(row) and (record := _Record(end + 1, number, row)).filled:
                records.append(record)
            end = reader.line_num
            if len(records) > cells.MOST_ROWS:
                break
    except csv.Error as error:
        return _Attempt(delimiter, records, (end + 1, str(error)))
    return _Attempt(delimiter, records)


def _fault(text: str, attempt: _Attempt, path: str) -> Problem | None:
    """Problem of the file as a whole, if it is not a table."""
    if not attempt.tabular:
        # The delimiter that the file does have may be the one that failed.
        tries = [_parsed(text, each) for each in sorted(_DELIMITERS, key=text.count)]
        attempt = next((each for each in reversed(tries) if each.fault), tries[-1])
    if attempt.fault is not None:
        line, message = attempt.fault
        if "limit" in message:
            what = f"a cell has over {csv.field_size_limit():,} characters"
            remedy = "close the quotation mark that opens it"
        else:
            what = "the quotation marks do not pair"
            remedy = 'close each; write one within a quoted cell twice: "the ""A"" shares"'
        return cells.cannot_read(path, what, remedy, line)
    if not attempt.records:
        remedy = "put the table there, or take its name out of the release"
        return cells.cannot_read(path, "the table file is empty", remedy)
    if not attempt.tabular:
        return _one_column(path)
    if len(attempt.records) > cells.MOST_ROWS:
        return cells.too_large(path, f"the table has over {cells.MOST_ROWS:,} rows")
    if attempt.width > cells.MOST_COLUMNS:
        return cells.too_large(path, f"the table has over {cells.MOST_COLUMNS} columns")
    return None


def _one_column(path: str) -> Problem:
    remedy = "set the cells of a row apart by commas, semicolons or tabs"
    return cells.cannot_read(path, "the table has only one column", remedy)


def _wrong_cells(attempt: _Attempt, path: str) -> list[Problem]:
    """Problems with rows and cells that must be fixed."""
    width, sign = attempt.width, _DELIMITERS[attempt.delimiter]
    problems = []
    for record in attempt.records:
        if record.filled > 1 and not record.filled <= width <= len(record.cells):
            count = len(record.cells) if len(record.cells) < width else record.filled
            problems.append(
                Problem(
                    path=path,
                    line=record.line,
                    code="PR111",
                    message=f"the row has {count} cells, the others have {width}",
                    remedy=f"give it {width}; write a cell with a {sign} in it in quotation marks",
                )
            )
        for column, raw in enumerate(record.cells, start=1):
            text, name = raw.strip(), cells.cell_name(record.number, column)
            wrong = cells.error_value(path, record.line, name, text)
            if text.startswith("="):
                wrong = cells.formula_problem(path, record.line, name)
            if wrong is not None:
                problems.append(wrong)
    return problems


def _line(record: _Record) -> Line:
    """The record as a line, without its empty cells at the end."""
    texts = [_KEPT_AS_TEXT.sub("", cells.cleaned(raw), count=1) for raw in record.cells]
    return Line(tuple(map(plain_cell, texts[: record.filled])), record.line)
