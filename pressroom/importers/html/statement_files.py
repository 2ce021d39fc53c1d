"""Financial tables of HTML as CSV files, as Pressroom reads them: one cell a figure, titles and
units in rows of their own."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from pressroom.content.load.file_names import file_slug, free_name
from pressroom.importers.html.table_columns import Row
from pressroom.importers.html.table_parts import ImportedStatement
from pressroom.typeset.statements.csv_text import as_csv
from pressroom.typeset.statements.grid import EMPTY, Cell, Grid, TableRow, escaped_cell, plain_cell


class NamedFiles:
    """Names for the files of a release, each given once."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def reserve(self, name: str) -> None:
        """Keeps a name for a file that has it already."""
        self._taken.add(name)

    def name(self, words: str, ending: str) -> str:
        """A name made of `words` that no other file of the release has."""
        name = free_name(file_slug(words) or "table", f".{ending}", self._taken)
        self._taken.add(name)
        return name


def statement_csv(statement: ImportedStatement) -> bytes:
    """Writes a statement as CSV, as `as_csv` does."""
    head = tuple(_cells(row, statement.width) for row in statement.head)
    body = tuple(TableRow("plain", _cells(row, statement.width)) for row in statement.body)
    titles = "<br>".join(map(escaped_cell, statement.titles))
    return as_csv(Grid(titles, statement.units, head, body))


def _cells(row: Row, width: int) -> tuple[Cell, ...]:
    made: list[Cell] = []
    for cell in row.cells:
        made += [EMPTY] * (cell.start - sum(each.span for each in made))
        made.append(plain_cell(cell.text, cell.end - cell.start))
    return (*made, *[EMPTY] * (width - sum(each.span for each in made)))


def with_titles(
    statement: ImportedStatement, titles: Iterable[str], units: Iterable[str]
) -> ImportedStatement:
    """A statement with the titles and units of the paragraphs above it."""
    return msgspec.structs.replace(
        statement,
        titles=(*titles, *statement.titles),
        units=(*units, *statement.units),
    )
