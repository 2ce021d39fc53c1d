"""Tables as accessible HTML: for phones, paper and screen readers."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

from pressroom.typeset.statements import figure_html
from pressroom.typeset.statements.grid import Cell, Grid, TableRow, escaped_cell
from pressroom.typeset.statements.layout import figure_columns
from pressroom.typeset.statements.references import References
from pressroom.typeset.statements.words import words_in


def as_html(
    grid: Grid, *, ident: str, language: str, download: str = "", file_words: str = ""
) -> str:
    """Renders the table in a scroll box, with its notes and a link to the file `download`.

    `ident` is the id of the caption and begins all other ids, so it must be unique on the page.
    `language` (BCP 47) decides how figures are read and what screen readers say. `file_words` are
    the words of the link, if not "Download as CSV".
    """
    words, renderer = words_in(language), _TableRenderer(grid, html.escape(ident), language)
    table = renderer.table()
    named = bool(grid.caption)
    notes = "".join(f"\n{note}" for note in renderer.references.note_paragraphs())
    link = ""
    if download:
        said = escaped_cell(file_words or words.download)
        link = f'\n<p class="download"><a href="{html.escape(download)}">{said}</a></p>'
    box = _scroll(table, renderer.ident if named else "", words.table)
    return f'<div class="statement">{box}{notes}{link}</div>'


def wrapped(table_html: str, language: str) -> str:
    """A `<table>` unchanged, in the scroll box."""
    return f'<div class="statement">{_scroll(table_html, "", words_in(language).table)}</div>'


def _scroll(table: str, caption: str, name: str) -> str:
    """Scroll box for a wide table: reachable by keyboard, and with a name for screen readers."""
    label = f'aria-labelledby="{caption}"' if caption else f'aria-label="{name}"'
    return f'<div class="scroll" role="region" {label} tabindex="0">{table}</div>'


class _TableRenderer:
    """Renderer of one table."""

    def __init__(self, grid: Grid, ident: str, language: str) -> None:
        self.grid, self.ident, self.language = grid, ident, language
        self.words = words_in(language)
        self.references = References(ident, grid.notes)
        self.figures = figure_columns(grid) if grid.financial else frozenset[int]()
        self.decimals = dict.fromkeys(self.figures, 0)
        self.wide: set[int] = set()
        self._measure()
        corner = grid.head[0][0] if grid.head else Cell()
        self.has_stub = grid.financial or (bool(grid.head) and not corner.text)

    def _measure(self) -> None:
        """Finds the decimals of each column of figures, and the columns whose figures hang
        out far."""
        for row in self.grid.rows:
            for column, cell in _with_columns(row.cells):
                if column not in self.figures:
                    continue
                found = figure_html.figure_in(cell, self.language)
                if found is not None:
                    self.decimals[column] = max(self.decimals[column], found[0].decimals)
                    if figure_html.hangs_far(*found):
                        self.wide.add(column)

    def table(self) -> str:
        name = ' class="financial"' if self.grid.financial else ""
        parts = [f"<table{name}>", self.caption(), self.groups(), self.head(), self.body()]
        return "\n".join(part for part in (*parts, "</table>") if part)

    def caption(self) -> str:
        unit = escaped_cell(" ".join(self.grid.units))
        unit = f'<span class="unit">{unit}</span>' if unit else ""
        if not self.grid.caption:
            return f"<caption>{unit}</caption>" if unit else ""
        said = self.references.link_marks(self.grid.caption)
        return f'<caption id="{self.ident}">{said}{" " if unit else ""}{unit}</caption>'

    def spanners(self) -> Sequence[Cell]:
        """The first head row that groups columns: a `colgroup` heading needs a `<colgroup>`."""
        return next((row for row in self.grid.head if any(c.span > 1 for c in row)), ())

    def groups(self) -> str:
        return "".join(f'<colgroup span="{cell.span}"></colgroup>' for cell in self.spanners())

    def head(self) -> str:
        if not self.grid.head:
            return ""
        groups = {(column, cell.span) for column, cell in _with_columns(self.spanners())}
        taken: set[int] = set()
        rows = []
        corner = self.corner()
        for depth, cells in enumerate(self.grid.head):
            shown, below = [], self.grid.head[depth + 1 :]
            for column, cell in _with_columns(cells):
                if column == 0 and corner is not None:
                    shown.append(self.head_cell(0, Cell() if below else corner, "col", 0))
                    continue
                if depth and column in taken:
                    continue
                deep = len(below) if _is_last(column, cell, below) else 0
                if deep:
                    taken |= set(range(column, column + cell.span))
                grouped = cell.span > 1 and (column, cell.span) in groups
                shown.append(self.head_cell(column, cell, "colgroup" if grouped else "col", deep))
            rows.append(f"<tr>{''.join(shown)}</tr>")
        return "\n".join(["<thead>", *rows, "</thead>"])

    def corner(self) -> Cell | None:
        """The heading of the stub, which stands right above it; None if there are several."""
        named = [cells[0] for cells in self.grid.head if cells[0].text]
        spans = any(cells[0].span > 1 for cells in self.grid.head)
        return None if len(named) > 1 or spans else (named or [Cell()])[0]

    def head_cell(self, column: int, cell: Cell, scope: str, deep: int) -> str:
        size = f' colspan="{cell.span}"' if cell.span > 1 else ""
        size += f' rowspan="{deep + 1}"' if deep else ""
        if not cell.text:
            return f"<td{size}></td>"
        name = self.class_of(column, cell) if cell.span == 1 else ""
        return f'<th scope="{scope}"{size}{name}>{self.references.link_marks(cell.html)}</th>'

    def body(self) -> str:
        totals = [n for n, row in enumerate(self.grid.rows) if row.kind == "total"]
        parts, within = ["<tbody>"], False
        for number, row in enumerate(self.grid.rows):
            # A section ends with its total: its head must not be read out with what follows.
            ended = within and number - 1 in totals
            if number and (ended or row.kind == "section"):
                parts += ["</tbody>", "<tbody>"]
            within = row.kind == "section" or (within and not ended)
            name = ""
            if row.kind == "total":
                name = ' class="total last"' if number == totals[-1] else ' class="total"'
            parts.append(f"<tr{name}>{self.row(row)}</tr>")
        return "\n".join([*parts, "</tbody>"])

    def row(self, row: TableRow) -> str:
        if row.kind == "section":
            said = f'<span class="label">{self.references.link_marks(row.cells[0].html)}</span>'
            return f'<th scope="rowgroup" colspan="{self.grid.width}">{said}</th>'
        return "".join(self.cell(column, cell) for column, cell in _with_columns(row.cells))

    def cell(self, column: int, cell: Cell) -> str:
        size = f' colspan="{cell.span}"' if cell.span > 1 else ""
        if column == 0 and self.has_stub and cell.text:
            return f'<th scope="row"{size}>{self.references.link_marks(cell.html)}</th>'
        name = self.class_of(column, cell)
        if column not in self.figures:
            return f"<td{size}{name}>{self.references.link_marks(cell.html)}</td>"
        shown = figure_html.figure_cell_html(
            cell, self.decimals[column], self.language, self.words, self.references
        )
        return f"<td{size}{name}>{shown}</td>"

    def class_of(self, column: int, cell: Cell) -> str:
        name = cell.align
        if column in self.figures:
            name = "figure wide" if column in self.wide else "figure"
        return f' class="{name}"' if name else ""


def _with_columns(cells: Iterable[Cell]) -> list[tuple[int, Cell]]:
    """The cells, each with its first column, counted from 0."""
    placed, column = [], 0
    for cell in cells:
        placed.append((column, cell))
        column += cell.span
    return placed


def _is_last(column: int, cell: Cell, below: Sequence[Sequence[Cell]]) -> bool:
    """Whether the head rows below are empty in the cell's columns and do not reach beyond them."""
    end = column + cell.span
    under = [
        (start, start + other.span, other.text)
        for row in below
        for start, other in _with_columns(row)
        if start < end and start + other.span > column
    ]
    return all(not text and column <= start and stop <= end for start, stop, text in under)
