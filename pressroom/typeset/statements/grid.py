"""Grid: a financial table as records, independent of any file format."""

from __future__ import annotations

import html
import re
from typing import Literal

import msgspec


class Cell(msgspec.Struct, frozen=True):
    """A table cell: `text` is plain, `html` the same as safe HTML, `span` the columns it covers.

    `align` is `left`, `center` or `right` if the source says so. `strong` is true if the whole text
    is bold.
    """

    text: str = ""
    html: str = ""
    span: int = 1
    strong: bool = False
    align: str = ""


EMPTY = Cell()
RowKind = Literal["plain", "section", "total"]


class TableRow(msgspec.Struct, frozen=True):
    """A row of the body; its first cell is the stub. A `section` has only the stub.

    `line` is the row's line in its source: the CSV file's line, the workbook's row number, or 0
    from HTML.
    """

    kind: RowKind
    cells: tuple[Cell, ...]
    line: int = 0


class Note(msgspec.Struct, frozen=True):
    """A note under the table. `mark` is as printed, such as `(1)` or `*`; it may be empty."""

    mark: str
    html: str


class Grid(msgspec.Struct, frozen=True):
    """A table with its caption (safe HTML), unit lines (plain), head, body and notes.

    `head` has one tuple of cells a row, from the spanner heads down to the column heads.
    `financial` is true when at least one column holds mostly figures.
    """

    caption: str
    units: tuple[str, ...]
    head: tuple[tuple[Cell, ...], ...]
    rows: tuple[TableRow, ...]
    notes: tuple[Note, ...] = ()
    financial: bool = False

    @property
    def width(self) -> int:
        """The number of columns."""
        rows = [*self.head, *(row.cells for row in self.rows)]
        return max((sum(cell.span for cell in cells) for cells in rows), default=0)


def plain_cell(text: str, span: int = 1, strong: bool = False) -> Cell:
    """A cell of plain text: `<` in it is escaped, line ends stay."""
    return Cell(text, escaped_cell(text), span, strong)


def escaped_cell(text: str) -> str:
    """Escapes plain text as safe HTML; a line end becomes `<br>`."""
    return html.escape(text, quote=False).replace("\n", "<br>")


_BREAK = re.compile(r"<br\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")


def cell_text(markup: str) -> str:
    """Converts a cell's safe HTML to plain text; `<br>` becomes a line end."""
    return html.unescape(_TAG.sub("", _BREAK.sub("\n", markup)))
