"""Tables of a Word file as rows of texts, and what each becomes: a statement, a Markdown table, or
paragraphs where it only sets them side by side."""

from __future__ import annotations

import re

import msgspec

from pressroom.importers.word.hidden import is_covered
from pressroom.importers.word.names import Element, found, is_on, value, w, whole_number
from pressroom.typeset.statements.columns import Line, aligned
from pressroom.typeset.statements.csv_file import from_csv
from pressroom.typeset.statements.csv_text import as_csv
from pressroom.typeset.statements.grid import EMPTY, Cell, plain_cell
from pressroom.typeset.statements.layout import laid_out
from pressroom.typeset.statements.numbers import is_figure

STATEMENT, PLAIN, LAYOUT = "statement", "plain", "layout"
_MOST_COLUMNS = 63  # as many as Word lets a table have
_MOST_HEADS = 3
# A plain table of figures may have so many rows and columns, and one of words alone.
_PLAIN, _PLAIN_WORDS = (8, 4), (40, 6)
_SIGN = re.compile(r"[A-Z]{0,3}[$€£¥]\(?|[()%]|\)%")
_CONTACT = re.compile(
    r"\S@\S|\b(?:www\.|https?://)|(?:\(\d{3}\)|\+\d).*\d{3}|\d{3}[-. ]\d{3}[-. ]\d{4}"
)


class WordCell(msgspec.Struct, frozen=True):
    """A table cell as Word has it: its element, its text in one line, the columns it covers, and
    whether it goes on from the cell above."""

    element: Element
    text: str
    span: int
    goes_on: bool


class WordRow(msgspec.Struct, frozen=True):
    """A table row: `before` columns are left free at its beginning; `head` if it is repeated on
    each page."""

    cells: tuple[WordCell, ...]
    before: int
    head: bool


def table_rows(table: Element) -> list[WordRow]:
    """The rows of a table, without those of tables within it."""
    made = []
    for row in table.findall(w("tr")):
        properties = row.find(w("trPr"))
        cells = tuple(map(_cell, row.findall(w("tc"))))
        before = min(whole_number(value(found(properties, "gridBefore"))), _MOST_COLUMNS)
        made.append(WordRow(cells, before, is_on(found(properties, "tblHeader"))))
    return made


def kind_of(table: Element, rows: list[WordRow]) -> str:
    """Kind that a table becomes: `statement`, `plain` (a Markdown table) or `layout`
    (paragraphs)."""
    texts = [cell.text for row in rows for cell in row.cells if cell.text]
    figures = sum(map(is_figure, texts))
    widest = max((len(row.cells) for row in rows), default=0)
    nested = table.find(f".//{w('tbl')}") is not None
    if nested or widest < 2 or len([row for row in rows if any(c.text for c in row.cells)]) < 2:
        return LAYOUT
    if not figures and any(_CONTACT.search(text) for text in texts):
        return LAYOUT
    several = sum(_paragraphs(cell.element) > 1 for row in rows for cell in row.cells)
    if not figures and 2 * several > len(texts):
        return LAYOUT
    most = _PLAIN if figures else _PLAIN_WORDS
    small = len(rows) <= most[0] and widest <= most[1]
    return PLAIN if small and (not figures or _is_plain(rows, texts, widest)) else STATEMENT


def count_heads(rows: list[WordRow]) -> int:
    """The number of head rows of a plain table: those that are repeated on each page, or else the
    first, with what lies below its merged cells."""
    count = 0
    while count < len(rows) and rows[count].head:
        count += 1
    if count or not rows:
        return count
    count = 1
    while count < min(len(rows) - 1, _MOST_HEADS):
        merged = any(cell.span > 1 for cell in rows[count - 1].cells)
        if not merged and not any(cell.goes_on for cell in rows[count].cells):
            break
        count += 1
    return count


def as_statement(rows: list[WordRow], above: list[str], notes: list[str]) -> bytes | None:
    """The table as CSV; `above` are lines to stand at its top, such as its units, `notes` those at
    its end. None if a statement cannot be read from it again."""
    lines = [Line((plain_cell(text),)) for text in above]
    lines += [Line(_in_columns(row), head=row.head) for row in rows]
    lines += [Line((plain_cell(text),)) for text in notes]
    grid = laid_out(aligned(lines))
    data = as_csv(grid).removeprefix(b"\xef\xbb\xbf")
    read, _ = from_csv(data, "")
    return data if read is not None else None


def _is_plain(rows: list[WordRow], texts: list[str], widest: int) -> bool:
    """Whether a table has all its cells, and a head."""
    even = all(len(row.cells) == widest and not row.before for row in rows)
    cells = [cell for row in rows for cell in row.cells]
    single = all(cell.span == 1 and not cell.goes_on for cell in cells)
    head = all(cell.text and not is_figure(cell.text) for cell in rows[0].cells[1:])
    return even and single and head and not any(_SIGN.fullmatch(text) for text in texts)


def _cell(cell: Element) -> WordCell:
    properties = cell.find(w("tcPr"))
    span = min(max(whole_number(value(found(properties, "gridSpan")), 1), 1), _MOST_COLUMNS)
    return WordCell(cell, element_text(cell), span, is_covered(cell))


def element_text(element: Element) -> str:
    """The text of a cell or paragraph in one line: its paragraphs follow one another."""
    parts = []
    for each in element.iter(w("t"), w("tab"), w("br"), w("p")):
        parts.append((each.text or "") if each.tag == w("t") else " ")
    return " ".join("".join(parts).split())


def _paragraphs(cell: Element) -> int:
    return sum(bool(element_text(paragraph)) for paragraph in cell.iter(w("p")))


def _in_columns(row: WordRow) -> tuple[Cell | None, ...]:
    made: list[Cell | None] = [EMPTY] * row.before
    for cell in row.cells:
        made += [plain_cell("" if cell.goes_on else cell.text, cell.span)]
        made += [None] * (cell.span - 1)
    return tuple(made)
