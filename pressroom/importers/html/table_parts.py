"""Parts of a financial table in HTML: titles, units, head and body of each statement in it.

Filings put two statements into one table, and repeat a head at the top of each page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from pressroom.importers.html.table_columns import Columns, Placed, Row
from pressroom.importers.html.table_heads import head_rows
from pressroom.typeset.statements.layout import is_year
from pressroom.typeset.statements.phrases import is_unit

_FEWEST_HEADS = 2
_NUMBERED = re.compile(
    r"(?:schedule|table|exhibit|attachment|appendix|annex|page)\s+[\w.-]{1,5}", re.IGNORECASE
)


class ImportedStatement(msgspec.Struct, frozen=True):
    """A financial table: its titles, its lines of units, its head's rows and its body's."""

    titles: tuple[str, ...]
    units: tuple[str, ...]
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    width: int


class Parted(msgspec.Struct, frozen=True):
    """The statements of a table, and the texts of heads that were repeated and left out."""

    statements: tuple[ImportedStatement, ...]
    repeated: tuple[str, ...] = ()


def parted(columns: Columns) -> Parted:
    """Tells the statements of a table apart."""
    made: list[ImportedStatement] = []
    repeated: list[str] = []
    rest = list(columns.rows)
    while rest:
        top, rest = _top(rest)
        titles, units, heads = _sorted_top(top)
        head = tuple(head_rows(heads))
        body: list[Row] = []
        while rest:
            at = _next_head(rest)
            body += rest[:at]
            rest = rest[at:]
            again, below = _top(rest) if rest else ([], [])
            _, _, others = _sorted_top(again)
            if not rest or not below or not same_heads(head_rows(others), head):
                break
            # The head of a page further on, above which a section may have begun.
            kept = [row for row in again if row.stub_alone and row.stub not in titles]
            kept = [row for row in kept if not is_unit(row.stub) and not _says_continued(row.stub)]
            repeated += [row_text(row) for row in again if row not in kept]
            body += kept
            rest = below
        made.append(
            ImportedStatement(tuple(titles), tuple(units), head, tuple(body), columns.width)
        )
    return Parted(tuple(made), tuple(repeated))


def row_text(row: Row) -> str:
    """Texts of a row in one line."""
    return " ".join(cell.text for cell in row.cells)


def _says_continued(text: str) -> bool:
    return "continued" in text.lower() or "cont’d" in text.lower() or "(cont" in text.lower()


def same_heads(heads: Sequence[Row], others: Sequence[Row]) -> bool:
    """Whether two heads say the same; what stands above the stub may differ."""
    return bool(heads) and [_places(row) for row in heads] == [_places(row) for row in others]


def _places(row: Row) -> list[tuple[int, int, str]]:
    return [(cell.start, cell.end, cell.text) for cell in row.cells if cell.start]


def _top(rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """The rows above a body, and the body with what follows it. Labels alone behind the last row of
    the head are sections of the body."""
    data = next((n for n, row in enumerate(rows) if row.data), len(rows))
    end = data
    while end and (rows[end - 1].stub_alone):
        end -= 1
    if not end and 0 < data < len(rows):
        # No head: what reaches over the figures is a title, any other label a section.
        end = data
        while end and not _reaches_over(rows[end - 1], rows[data]):
            end -= 1
    # A row of words with a label, below the head, belongs to the body.
    while end > 1 and rows[end - 1].stub and len(rows[end - 1].cells) > 1 and _is_words(rows, end):
        end -= 1
    return rows[:end], rows[end:]


def _reaches_over(row: Row, data: Row) -> bool:
    """Whether a row's label stands over the figures of a row of data, as a title does."""
    figures = [cell.piece.start for cell in data.cells if cell.start]
    return bool(figures) and row.cells[0].piece.end > figures[0]


def _is_words(rows: Sequence[Row], end: int) -> bool:
    """Whether the last row before `end` is one of the body: there is a head above it that names its
    columns, and it has no year."""
    row = rows[end - 1]
    named = {
        n
        for above in rows[: end - 1]
        for c in above.cells
        if c.start
        if c.end - c.start == 1
        for n in (c.start,)
    }
    beside = [cell for cell in row.cells if cell.start]
    return (
        all(cell.start in named for cell in beside)
        and not any(is_year(cell.text) or any(map(str.isdigit, cell.text)) for cell in beside)
        and not row.head
    )


def _sorted_top(rows: Sequence[Row]) -> tuple[list[str], list[str], list[Row]]:
    """Titles, units and head rows of the rows above a body."""
    titles, units, heads = list[str](), list[str](), list[Row]()
    for row in rows:
        if row.stub_alone and not heads:
            for line in row.cells[0].piece.lines or (row.stub,):
                (units if is_unit(line) else titles).append(line)
        elif row.stub and not heads and all(map(_is_beside_title, row.cells[1:])):
            for cell in row.cells:
                (units if is_unit(cell.text) else titles).append(cell.text)
        elif row.stub and is_unit(row.stub):
            units.append(row.stub)
            heads.append(Row(row.cells[1:], data=False))
        else:
            heads.append(row)
    heads = [row for row in heads if row.cells]
    below = [row for row in heads[1:] if _states_units(row, heads)]
    units += [row.cells[0].text for row in below]
    return titles, units, [row for row in heads if row not in below]


def _is_beside_title(cell: Placed) -> bool:
    """Whether a text stands at the other end of a title's line: `(unaudited)`, `Schedule 1`."""
    return is_unit(cell.text) or _NUMBERED.fullmatch(cell.text) is not None


def _states_units(row: Row, heads: Sequence[Row]) -> bool:
    """Whether a row of a head says in what unit all figures are, below the names of columns."""
    texts = {cell.text for cell in row.cells}
    wide = max(cell.end for each in heads for cell in each.cells)
    covered = sum(cell.end - cell.start for cell in row.cells)
    return len(texts) == 1 and is_unit(row.cells[0].text) and covered == wide - 1 > 1


def _next_head(rows: Sequence[Row]) -> int:
    """Number of the row at which the next head begins, its titles with it; all rows if there is
    none."""
    seen = False
    for n, row in enumerate(rows):
        if row.data:
            seen = True
        elif seen and _heads_columns(row):
            start = n
            while start and not rows[start - 1].data and _goes_on_above(rows[start - 1]):
                start -= 1
            if any(each.data for each in rows[n:]):
                return start
    return len(rows)


def _heads_columns(row: Row) -> bool:
    """Whether a row without figures names columns: several, one of them by a year or a day."""
    beside = [cell for cell in row.cells if cell.start]
    names = sum(any(map(str.isdigit, cell.text)) for cell in beside)
    return len(beside) >= _FEWEST_HEADS and names >= 1


def _goes_on_above(row: Row) -> bool:
    """Whether a row may stand above a head's last one: a spanner head or a title."""
    return not row.stub or row.stub_alone
