"""HTML tables by what they are: financial statements, tables of words, lists, or mere layout."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from pressroom.importers.contact_cells import is_set_apart
from pressroom.importers.html import bullets
from pressroom.importers.html.ancestors import ancestors
from pressroom.importers.html.blocks import BlockReader, PageBlock, blocks_html
from pressroom.importers.html.table_cells import MOST_PAGE_CELLS, Piece, Pieces, rows_of
from pressroom.importers.html.table_columns import Columns, Placed, Row, arranged_columns, has_data
from pressroom.importers.html.table_parts import Parted, parted
from pressroom.importers.html.table_signs import is_data, with_joined_signs, with_marks
from pressroom.typeset.anatomy import phrases
from pressroom.typeset.statements.cells import MOST_COLUMNS, MOST_ROWS

_LONGEST_WORDS = 120  # characters of a cell, on an average, in a table of words
_FEWEST_ROWS = 3
_MOST_HEADS = 3
_LONGEST_LABEL = 24
_REACHED = r"@|\(\d{3}\) ?\d{3}|\+\d{1,3}[ (-]\(?\d|\b\d{3}[-.]\d{3}[-.]\d{4}"
_NUMBERS = re.compile(_REACHED)
_CONTACT = re.compile(rf"{_REACHED}|\bcontacts?\b|\btel\b|\bphone\b", re.IGNORECASE)
_BOLD, _TAG = re.compile(r"</?strong>"), re.compile(r"<[^>]*>")
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]", re.IGNORECASE)
_MARKED = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}\)?|\(\d{1,2}\)|\*{1,3}|†")


class TableReader:
    """Reader of tables; after it, `repeated` are the heads that were left out."""

    def __init__(self) -> None:
        self.repeated: list[str] = []
        self.unread = 0  # tables whose figures could not be put into columns

    def __call__(self, table: LexborNode, reader: BlockReader) -> list[PageBlock]:
        """Blocks of a table."""
        # A search finds the element itself too.
        if any(found != table for found in table.css("table")):
            return _layout(table, reader)
        rows = [with_joined_signs(row) for row in rows_of(table)]
        filled = [row for row in rows if row]
        if not filled:
            return _pictures(table, reader)
        caption = _caption(table, reader)
        if _is_statement(filled) and not reader.nested:
            made = self._statements(filled)
            if made is not None:
                return [*caption, *made]
            self.unread += 1
        listed = _list(filled, reader)
        if listed is not None:
            return [*caption, *listed]
        titles, rest = _titles(filled)
        if _is_words(rest) or _is_statement(filled):
            words = _words(rest, reader)
            if words is not None:
                above = [block for row in titles for block in reader.within(row[0].nodes)]
                return [*caption, *above, words]
        return [*caption, *_layout(table, reader, filled)]

    def _statements(self, rows: Sequence[Pieces]) -> list[PageBlock] | None:
        columns = arranged_columns(with_marks(rows))
        if columns is None or columns.width > MOST_COLUMNS or len(columns.rows) > MOST_ROWS:
            return None
        found: Parted = parted(columns)
        if any(not each.body for each in found.statements[:1]):
            return None
        self.repeated += found.repeated
        return [PageBlock("statement", statement=each) for each in found.statements]


def _caption(table: LexborNode, reader: BlockReader) -> list[PageBlock]:
    found = [node for node in table.iter() if node.tag == "caption"]
    return [
        PageBlock("text", block.html, centred=True) for block in reader.within(found) if block.text
    ]


def _is_statement(rows: Sequence[Pieces]) -> bool:
    """Whether figures fill most of what stands beside the labels, in two rows or under a head."""
    data = [row for row in rows if has_data(row)]
    if not data or max(len(row) for row in data) < 2:
        return False
    if len(data) == 1 and not _is_under_head(data[0], rows):
        return False
    beside = [piece for row in data for piece in row[1:]]
    figures = sum(is_data(piece.text) for piece in beside)
    contact = sum(_NUMBERS.search(piece.text) is not None for row in rows for piece in row)
    return (
        2 * figures > len(beside) and 2 * len(data) >= len(rows) * 0.5 and 2 * contact < len(rows)
    )


def _is_under_head(data: Pieces, rows: Sequence[Pieces]) -> bool:
    """Whether a single row of figures stands under the names of its columns."""
    first = rows[0]
    figures = [piece for piece in data[1:] if is_data(piece.text)]
    return len(figures) > 1 and first is not data and len(first) >= len(figures)


def _list(rows: Sequence[Pieces], reader: BlockReader) -> list[PageBlock] | None:
    """A list whose bullets or numbers stand in cells before their texts; None if it is none."""
    if any(len(row) > 2 for row in rows) or not any(len(row) == 2 for row in rows):
        return None
    marks = [row[0].text for row in rows if len(row) == 2]
    texts = [_markup(row[-1], reader) for row in rows]
    if all(map(bullets.is_bullet, marks)):
        items: list[str] = []
        for row, text in zip(rows, texts, strict=True):
            if len(row) == 1 and items:
                items[-1] = f"<p>{items[-1]}</p><p>{text}</p>" if text else items[-1]
            else:
                items.append(text)
        return [PageBlock("list", f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>")]
    if all(_NUMBERED.fullmatch(mark) or _MARKED.fullmatch(mark) for mark in marks):
        return [
            PageBlock("text", " ".join([*(_markup(p, reader) for p in row[:-1]), text]))
            for row, text in zip(rows, texts, strict=True)
        ]
    return None


def _titles(rows: Sequence[Pieces]) -> tuple[Sequence[Pieces], Sequence[Pieces]]:
    """Rows of titles over the columns of a table of words, and its other rows."""
    most = max(len(row) for row in rows)
    end = 0
    while end < len(rows) - _FEWEST_ROWS and len(rows[end]) == 1 < most:
        end += 1
    return rows[:end], rows[end:]


def _is_words(rows: Sequence[Pieces]) -> bool:
    """Whether a table is one of words, with columns, and not a layout."""
    wide = [row for row in rows if len(row) > 1]
    pieces = [piece for row in rows for piece in row]
    if not wide or sum(len(piece.text) for piece in pieces) > _LONGEST_WORDS * len(pieces):
        return False
    if all(piece.head for piece in rows[0]) and len(rows) > 1 and len(rows[0]) > 1:
        return True
    most = max(len(row) for row in rows)
    if any(_CONTACT.search(piece.text) for piece in pieces):
        return False
    if any(len(piece.lines) > 2 for piece in pieces):
        return False
    if most == 2 and any(row[0].text.rstrip().endswith(":") for row in rows):
        return False  # what it is, and what it says
    # The column of labels often has no head.
    full = sum(len(row) == most for row in rows[1:]) + (len(rows[0]) >= most - 1)
    return len(wide) >= _FEWEST_ROWS and 4 * full >= 3 * len(rows)


def _words(rows: Sequence[Pieces], reader: BlockReader) -> PageBlock | None:
    columns = arranged_columns(with_marks(rows)) or _as_typed(rows)
    if columns is None or columns.width > MOST_COLUMNS or len(rows) > MOST_ROWS:
        return None
    made = [
        [
            _markup(cell.piece, reader, cell.text) if cell else ""
            for cell in _by_column(row, columns)
        ]
        for row in columns.rows
    ]
    heads = sum(row.head for row in columns.rows[:_MOST_HEADS])
    if not heads and _is_head(made):
        heads = 1
    lines = [
        "".join(f"<{tag}>{_BOLD.sub('', text) if tag == 'th' else text}</{tag}>" for text in row)
        for number, row in enumerate(made)
        for tag in ("th" if number < heads else "td",)
    ]
    head, body = (
        "".join(f"<tr>{line}</tr>" for line in part) for part in (lines[:heads], lines[heads:])
    )
    return PageBlock("table", f"<table><thead>{head}</thead><tbody>{body}</tbody></table>")


def _is_head(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row of a table of words names its columns: it has no label, stands in bold,
    or has no figure where all others have one."""
    first, others = rows[0], rows[1:]
    if not first[0] or all("<strong>" in text for text in first[1:]):
        return True
    return not _figured(first) and len(others) > 1 and all(map(_figured, others))


def _figured(row: Sequence[str]) -> bool:
    return any(character.isdigit() for text in row for character in _TAG.sub("", text))


def _by_column(row: Row, columns: Columns) -> list[Placed | None]:
    placed: list[Placed | None] = [None] * columns.width
    for cell in row.cells:
        placed[cell.start] = cell
    return placed


def _as_typed(rows: Sequence[Pieces]) -> Columns | None:
    return (
        None
        if any(len(row) > MOST_COLUMNS for row in rows)
        else arranged_columns(
            [
                tuple(
                    Piece(n, n + 1, p.text, p.lines, p.head, p.raised, p.nodes, n + 1)
                    for n, p in enumerate(row)
                )
                for row in rows
            ]
        )
    )


def _markup(piece: Piece, reader: BlockReader, text: str = "") -> str:
    """Safe HTML of a cell in one line of running text."""
    if len(piece.nodes) != 1 or (text and text != piece.text):
        return html.escape(text or piece.text, quote=False)
    blocks = reader.within(piece.nodes)
    if all(block.kind in ("text", "heading") for block in blocks):
        return "<br>".join(block.html for block in blocks)
    return blocks_html(blocks)


def _layout(
    table: LexborNode, reader: BlockReader, rows: Sequence[Pieces] | None = None
) -> list[PageBlock]:
    """Blocks of a table that only places its text: cell by cell, labels with what stands beside
    them, and columns of contacts one after another."""
    if rows is None or all(len(row) == 1 for row in rows):
        return _cell_by_cell(table, reader)
    if any(_is_long(piece) for row in rows for piece in row):
        return _cell_by_cell(table, reader)
    if _is_side_by_side(rows):
        columns: dict[int, list[Piece]] = {}
        for row in rows:
            for piece in row:
                columns.setdefault(piece.start, []).append(piece)
        return [_lines([(piece,) for piece in columns[start]], reader) for start in sorted(columns)]
    return [_lines(rows, reader)]


def _is_long(piece: Piece) -> bool:
    """Whether a cell holds whole paragraphs."""
    return len(piece.text) > 2 * _LONGEST_WORDS or len(piece.lines) > 2


def _is_side_by_side(rows: Sequence[Pieces]) -> bool:
    """Whether two blocks of contacts stand beside one another: each has several lines, and no line
    is a label of what is beside it."""
    starts: dict[int, int] = {}
    for row in rows:
        for piece in row:
            starts[piece.start] = starts.get(piece.start, 0) + 1
    both = [row for row in rows if len(row) > 1]
    labelled = sum(
        row[0].text.rstrip().endswith(":") and not row[1].text.rstrip().endswith(":")
        for row in both
    )
    return (
        len(starts) > 1
        and all(count > 1 for count in starts.values())
        and not labelled
        and any(_CONTACT.search(piece.text) for row in rows for piece in row)
    )


def _lines(rows: Sequence[Pieces], reader: BlockReader) -> PageBlock:
    """A paragraph with a line for each row; only what a label stands beside shares its line."""
    lines = (
        (" " if _is_label(row) else "<br>").join(_markup(piece, reader) for piece in row)
        for row in rows
    )
    return PageBlock("text", "<br>".join(lines))


def _is_label(row: Pieces) -> bool:
    """Whether a row's first cell says what the one beside it is: `Contact:`, `Date`. A wire's
    heading is none and has none, nor has a day."""
    bare = row[0].text.strip()
    if is_set_apart(bare):
        return False
    headings = any(phrases.HEADER.fullmatch(piece.text.strip()) for piece in row[1:])
    return bare.endswith(":") or (len(bare) <= _LONGEST_LABEL and ":" not in bare and not headings)


def _cell_by_cell(table: LexborNode, reader: BlockReader) -> list[PageBlock]:
    cells = [
        cell
        for row in table.css("tr")
        if next(each for each in ancestors(row) if each.tag == "table") == table
        for cell in row.iter()
        if cell.tag in ("td", "th")
    ]
    made: list[PageBlock] = []
    for cell in cells[:MOST_PAGE_CELLS]:
        made += _within_cell(cell, reader)
    return made


def _within_cell(cell: LexborNode, reader: BlockReader) -> list[PageBlock]:
    other = BlockReader(reader.tables, reader.address, reader.picture, nested=reader.nested)
    return other.read([cell])


def _pictures(table: LexborNode, reader: BlockReader) -> list[PageBlock]:
    return _cell_by_cell(table, reader) if table.css_first("img") is not None else []
