"""Layout of a table: tells caption, units, heads, sections, totals and notes apart, for any
source."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from pressroom.typeset.statements.arrows import with_signs
from pressroom.typeset.statements.columns import Line, aligned, tidied
from pressroom.typeset.statements.grid import (
    EMPTY,
    Cell,
    Grid,
    Note,
    RowKind,
    TableRow,
    escaped_cell,
)
from pressroom.typeset.statements.note_marks import is_mark, opening_mark, without_mark
from pressroom.typeset.statements.numbers import is_figure, is_placeholder, read_figure
from pressroom.typeset.statements.phrases import is_total, is_unit, says_total

_SENTENCE = re.compile(r".{20,}[.。)]", re.DOTALL)


def laid_out(lines: Sequence[Line], caption: str = "") -> Grid:
    """Arranges lines as a table with its parts told apart. `caption` (safe HTML) comes first.

    A table without rows has only a head.
    """
    captions, units, notes = [caption] if caption else [], list[str](), list[Note]()
    rest, seen = tidied(aligned(with_signs(lines))), list[Line]()
    while rest != seen:
        seen = rest
        rest = _without_notes(_without_top(rest, captions, units), notes)
        rest = tidied(rest)
    heads, financial = _count_head_rows(rest)
    body = rest[heads:]
    return Grid(
        "<br>".join(captions),
        tuple(units),
        _with_spanners(rest[:heads]),
        _rows(body, financial),
        tuple(notes),
        financial,
    )


def figure_columns(grid: Grid) -> frozenset[int]:
    """Columns that mostly hold figures, counted from 0; never the stub."""
    columns: list[list[str]] = [[] for _ in range(grid.width)]
    for row in grid.rows:
        column = 0
        for cell in row.cells:
            if cell.text and cell.span == 1 and row.kind != "section":
                columns[column].append(cell.text)
            column += cell.span
    return frozenset(
        column for column, texts in enumerate(columns) if column and _are_mostly_figures(texts)
    )


def is_year(text: str) -> bool:
    """Whether `text` is a year, with or without a note mark."""
    figure = read_figure(text, "en")
    if figure is None or figure.prefix or figure.suffix or figure.sign:
        return False
    return re.fullmatch("(?:19|20)[0-9]{2}", figure.digits) is not None


def _are_mostly_figures(texts: list[str]) -> bool:
    """Whether more than half of the texts are figures, and not all of those years."""
    figures = [text for text in texts if is_figure(text)]
    placeholders = sum(map(is_placeholder, texts))
    more = 2 * (len(figures) + placeholders) > len(texts)
    return more and not all(map(is_year, figures))


def _without_top(lines: list[Line], captions: list[str], units: list[str]) -> list[Line]:
    """The lines without those above the head, and without units in the corner cell."""
    while len(lines) > 1 and len(lines[0].cells) > 1 and lines[0].stub_alone:
        first, cell = lines[0], lines[0].cells[0]
        assert cell is not None
        parts = cell.text.split("\n")
        if first.head and cell.span == 1 and lines[1].stub and not all(map(is_unit, parts)):
            # A head with one name in it, over columns without.
            break
        if all(not is_unit(part) for part in parts):
            captions.append(cell.html)
        else:
            units += [part for part in parts if is_unit(part)]
            captions += [escaped_cell(part) for part in parts if part and not is_unit(part)]
        lines = lines[1:]
    for index, line in enumerate(lines[:3]):
        if _has_data(line):
            break
        corner = line.cells[0]
        if line.figures and corner is not None and all(map(is_unit, corner.text.split("\n"))):
            units += corner.text.split("\n")
            cells = (EMPTY, *[EMPTY] * (corner.span - 1), *line.cells[corner.span :])
            bare = msgspec.structs.replace(line, cells=cells)
            lines = [*lines[:index], bare, *lines[index + 1 :]]
    return lines


def _without_notes(lines: list[Line], notes: list[Note]) -> list[Line]:
    """The lines without the notes below the body."""
    while len(lines) > 1 and len(lines[0].cells) > 1:
        note = _note(lines[-1])
        if note is None:
            break
        notes.insert(0, note)
        lines = lines[:-1]
    return lines


def _note(line: Line) -> Note | None:
    cells = [cell for cell in line.cells if cell is not None and cell.text]
    if line.stub_alone:
        text, markup = cells[0].text, cells[0].html
        mark = opening_mark(text)
        if mark:
            bare = without_mark(markup, mark)
            if bare is None:
                bare = escaped_cell(text.removeprefix(mark).strip())
            return Note(mark, bare)
        # What closes the table as a sentence, such as `See accompanying notes.`
        return Note("", markup) if _SENTENCE.fullmatch(text) else None
    # A mark in a column of its own; in two columns, `(1)` and a text may be a list.
    beside = len(cells) == 2 < len(line.cells) and is_mark(line.stub)
    if beside and not _holds_data(cells[1].text):
        return Note(line.stub, cells[1].html)
    return None


def _holds_data(text: str) -> bool:
    return is_placeholder(text) or (is_figure(text) and not is_year(text))


def _has_data(line: Line) -> bool:
    """Whether the line has figures other than years, and so is not a head."""
    return any(map(_holds_data, line.figures))


def _count_head_rows(lines: list[Line]) -> tuple[int, bool]:
    """Number of head rows, and whether the table below them is financial."""
    first = sum(line.head for line in lines)
    if not first and lines and lines[0].figures and not _has_data(lines[0]):
        first = 1
    count = first
    while count and count < len(lines) and _is_head(lines[count], lines[count - 1]):
        count += 1
    if count < len(lines) and _financial(lines[count:]):
        return count, True
    # A table of words has one head row: what follows with an empty stub goes on from above.
    return first, _financial(lines[first:])


def _is_head(line: Line, above: Line) -> bool:
    """Whether a line below a head row is a head row too."""
    if not line.figures or _has_data(line):
        return False
    if not line.stub:
        return True
    # Below a spanner head, the stub may have its own head: `Product | 2013 | 2012`.
    gaps = [
        column
        for column in range(2, len(line.cells))
        if not above.text(column) and above.text(column - 1) and line.text(column)
    ]
    return bool(gaps) and not above.stub


def _financial(body: Sequence[Line]) -> bool:
    rows = [line for line in body if not line.stub_alone]
    columns = range(1, len(body[0].cells)) if body else range(0)
    return any(
        _are_mostly_figures([text for line in rows if (text := line.text(c))]) for c in columns
    )


def _with_spanners(heads: Sequence[Line]) -> tuple[tuple[Cell, ...], ...]:
    """The head rows with each spanner head over its columns."""
    rows: list[list[Cell | None]] = []
    for depth, line in enumerate(heads):
        cells = list(line.cells)
        below = heads[depth + 1 :]

        def named(column: int, below: Sequence[Line] = below) -> bool:
            return any(line.text(column) for line in below)

        column = 1
        while column < len(cells):
            cell, end = cells[column], column + 1
            if cell is not None and cell.text and cell.span == 1 and named(column):
                while end < len(cells) and _is_empty(cells[end]) and named(end):
                    if any(_head_column(row, column) != _head_column(row, end) for row in rows):
                        break
                    cells[end] = None
                    end += 1
                cells[column] = msgspec.structs.replace(cell, span=end - column)
            column = end
        rows.append(cells)
    return tuple(tuple(cell for cell in row if cell is not None) for row in rows)


def _is_empty(cell: Cell | None) -> bool:
    return cell is not None and not cell.text and cell.span == 1


def _head_column(row: Sequence[Cell | None], column: int) -> int:
    """The column where the head above `column` begins, or -1 if there is none."""
    while column and row[column] is None:
        column -= 1
    cell = row[column]
    return column if cell is not None and cell.text else -1


def _rows(lines: Sequence[Line], financial: bool) -> tuple[TableRow, ...]:
    figures = {n for n, line in enumerate(lines) if any(map(is_figure, line.figures))}
    # Format marks a total only if it sets rows apart: a table may be bold throughout.
    styled_totals = {n for n in figures if lines[n].ruled or _bold(lines[n])}
    styled_totals = styled_totals if 2 * len(styled_totals) <= len(figures) else set()
    rows = []
    for n, line in enumerate(lines):
        cells = tuple(cell for cell in line.cells if cell is not None)
        kind: RowKind = "plain"
        if financial and line.stub_alone:
            kind, cells = "section", (msgspec.structs.replace(cells[0], span=1),)
        elif financial and n in figures and (n in styled_totals or is_total(line.stub)):
            # A reconciliation begins with one result and ends with another: the first is no sum.
            kind = (
                "total"
                if n > min(figures) or n in styled_totals or says_total(line.stub)
                else "plain"
            )
        rows.append(TableRow(kind, cells, line.number))
    return tuple(rows)


def _bold(line: Line) -> bool:
    """Whether all text of the line is bold."""
    return all(cell.strong for cell in line.cells if cell is not None and cell.text)
