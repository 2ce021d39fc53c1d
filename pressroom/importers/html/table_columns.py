"""Columns of an HTML table as a reader sees them, out of the many that its cells cover.

A filing's table has spacer columns, and a figure may take one cell in one row and three in another.
Here figures that stand below one another are one column; labels before them are the stub.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from pressroom.importers.html.table_cells import Piece, Pieces
from pressroom.importers.html.table_signs import is_data
from pressroom.typeset.statements.layout import is_year


class Placed(msgspec.Struct, frozen=True):
    """A text in the columns from `start` to before `end`; column 0 is the stub."""

    start: int
    end: int
    text: str
    piece: Piece


class Row(msgspec.Struct, frozen=True):
    """A row with its texts in their columns. `data` is true if it has figures other than years."""

    cells: tuple[Placed, ...]
    data: bool

    @property
    def stub(self) -> str:
        """The row's label; empty if there is none."""
        return self.cells[0].text if self.cells and self.cells[0].start == 0 else ""

    @property
    def stub_alone(self) -> bool:
        """Whether the row has no text but its label."""
        return bool(self.stub) and len(self.cells) == 1

    @property
    def head(self) -> bool:
        """Whether the source says that it is a row of the head."""
        return bool(self.cells) and all(cell.piece.head for cell in self.cells)


class Columns(msgspec.Struct, frozen=True):
    """A table's rows over `width` columns, the stub among them."""

    rows: tuple[Row, ...]
    width: int


def has_data(row: Pieces) -> bool:
    """Whether a row has a figure other than a year, behind its first cell or alone."""
    return any(is_data(piece.text) and not is_year(piece.text) for piece in _behind_stub(row))


def _behind_stub(row: Pieces) -> Pieces:
    return row[1:] if len(row) > 1 and not _starts_with_figures(row) else row


def _starts_with_figures(row: Pieces) -> bool:
    return is_data(row[0].text) and not is_year(row[0].text)


def arranged_columns(rows: Sequence[Pieces]) -> Columns | None:
    """Arranges rows of joined cells in columns; None if two texts of a row would share one."""
    rows = [row for row in rows if row]
    left = min((row[0].start for row in rows), default=0)
    for places in (_by_overlap, _by_digits, _by_count):
        found = places(rows, left)
        if found is not None:
            return _arranged(rows, found, left)
    return None


Interval = tuple[int, int]


def _figures(row: Pieces, left: int) -> list[Piece]:
    """Cells of figures of a row, without a label that is one, such as a year."""
    return [piece for piece in row if is_data(piece.text) and (piece.start > left or len(row) == 1)]


def _by_overlap(rows: Sequence[Pieces], left: int) -> list[Interval] | None:
    """Columns of figures that cover one another's place."""
    return _merged(rows, left, [(p.start, p.end) for p in _all_figures(rows, left)])


def _by_digits(rows: Sequence[Pieces], left: int) -> list[Interval] | None:
    """Columns by the place where the digits end: figures stand to the right."""
    return _merged(rows, left, [(p.figure_end - 1, p.figure_end) for p in _all_figures(rows, left)])


def _all_figures(rows: Sequence[Pieces], left: int) -> list[Piece]:
    found = [piece for row in rows if has_data(row) for piece in _figures(row, left)]
    return found or [piece for row in rows for piece in _figures(row, left)]


def _merged(rows: Sequence[Pieces], left: int, spans: list[Interval]) -> list[Interval] | None:
    if not spans:
        return None
    columns = _unions(spans)
    for row in rows:
        if not has_data(row):
            continue
        used = Counter(
            column
            for piece in _figures(row, left)
            for column in _over(columns, _core(piece, columns))
        )
        if any(count > 1 for count in used.values()):
            return None
    return _with_text_columns(rows, columns, left)


def _core(piece: Piece, columns: Sequence[Interval]) -> Interval:
    """The part of a figure's cells that decides on its column: all of it, or where digits end."""
    whole = (piece.start, piece.end)
    return whole if len(_over(columns, whole)) < 2 else (piece.figure_end - 1, piece.figure_end)


def _unions(spans: Sequence[Interval]) -> list[Interval]:
    """Intervals joined where they overlap, in order."""
    made: list[Interval] = []
    for start, end in sorted(set(spans)):
        if made and start < made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return made


def _over(columns: Sequence[Interval], span: Interval) -> list[int]:
    """Numbers of the columns that an interval overlaps, counted from 0."""
    return [n for n, (start, end) in enumerate(columns) if start < span[1] and span[0] < end]


def _with_text_columns(
    rows: Sequence[Pieces], columns: list[Interval], left: int
) -> list[Interval]:
    """The columns of figures and those of words beside figures. A head alone makes no column: it
    may stand over a spacer."""
    found = [
        (piece.start, piece.end)
        for row in rows
        if has_data(row)
        for piece in row[1:]
        if piece.start > left and not _over(columns, (piece.start, piece.end))
    ]
    return sorted([*columns, *_unions(found)])


def _by_count(rows: Sequence[Pieces], left: int) -> list[Interval] | None:
    """Columns by number, for tables of words and those whose cells stand nowhere in order: the
    places of the cells in the rows with the most of them."""
    counts = Counter(len(row) for row in rows if len(row) > 1)
    if not counts:
        return None
    spans = [(piece.start, piece.end) for row in rows for piece in row[1:] if len(row) > 1]
    columns = _unions(spans)
    if all(
        len({n for piece in row[1:] for n in _over(columns, (piece.start, piece.end))})
        >= len(row) - 1
        for row in rows
    ) and not _crowded(rows, columns):
        return columns
    return None


def _crowded(rows: Sequence[Pieces], columns: Sequence[Interval]) -> bool:
    """Whether two texts of a row with data stand in one column."""
    for row in rows:
        used = Counter(n for p in row[1:] for n in _over(columns, (p.start, p.end))[:1])
        if any(count > 1 for count in used.values()):
            return True
    return False


def _arranged(rows: Sequence[Pieces], columns: list[Interval], left: int) -> Columns:
    made = []
    stubs = [row[0].start for row in rows if has_data(row) and not _starts_with_figures(row)]
    last_stub = max((start for start in stubs if start < columns[0][0]), default=left)
    for row in rows:
        data = has_data(row)
        cells: list[Placed] = []
        in_order = _in_order(row, columns, last_stub) if not data else 0
        for n, piece in enumerate(row):
            labels = n == 0 and piece.start <= last_stub
            start, end = _place_in_columns(piece, columns, labels=labels, data=data)
            if in_order and not labels:
                start, end = n + in_order, n + in_order + 1
            last = cells[-1] if cells else None
            if last is not None and start < last.end:
                # Two texts of a row in one place, as of a label in two cells: they are read on.
                text = f"{last.text} {piece.text}"
                cells[-1] = msgspec.structs.replace(last, text=text, end=max(end, last.end))
            else:
                cells.append(Placed(start, end, piece.text, piece))
        made.append(Row(tuple(cells), data))
    return Columns(tuple(made), len(columns) + 1)


def _in_order(row: Pieces, columns: Sequence[Interval], last_stub: int) -> int:
    """Column of a head row's first label where it has one label for each column but stands over
    spacers, so that two labels would share a column; else 0, counted with the stub."""
    labelled = row[0].start <= last_stub
    names = row[1:] if labelled else row
    if len(names) != len(columns):
        return 0
    places = [_over(columns, (piece.start, piece.end)) for piece in names]
    if all(len(over) == 1 for over in places) and len({over[0] for over in places}) == len(names):
        return 0
    return 0 if labelled and len(row) == 1 else 1 - int(labelled)


def _place_in_columns(
    piece: Piece, columns: list[Interval], *, labels: bool, data: bool
) -> Interval:
    """Columns of a text, counted with the stub. What `labels` its row stays a label, even where its
    cell reaches over columns."""
    whole = (piece.start, piece.end)
    over = _over(columns, whole)
    if data and is_data(piece.text) and over:
        over = _over(columns, _core(piece, columns)) or over[-1:]
        return over[0] + 1, over[0] + 2
    if piece.start < columns[0][0] and (labels or not over):
        return 0, 1
    if not over:
        nearest = min(range(len(columns)), key=lambda n: _distance(columns[n], whole))
        return nearest + 1, nearest + 2
    return over[0] + 1, (over[0] if data else over[-1]) + 2


def _distance(column: Interval, span: Interval) -> int:
    return max(column[0] - span[1], span[0] - column[1], 0)
