"""Tables of a release from Markdown, CSV and workbooks, typeset as financial statements."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from pathlib import Path

import msgspec
from selectolax.lexbor import LexborNode

from pressroom.content.model import Document
from pressroom.content.references import slug
from pressroom.core.digest import CHECKSUM_SIZE, digest
from pressroom.core.files import read_source
from pressroom.core.problems import Problem
from pressroom.typeset.markdown.links import fragment, serialised
from pressroom.typeset.markdown.rendered import Inset, Rendered
from pressroom.typeset.statement import Statement, Tables
from pressroom.typeset.statements.cells import MOST_CELLS, too_large
from pressroom.typeset.statements.csv_file import from_csv
from pressroom.typeset.statements.csv_text import as_csv
from pressroom.typeset.statements.grid import Grid, Note
from pressroom.typeset.statements.html_table import from_html
from pressroom.typeset.statements.show import as_html, wrapped
from pressroom.typeset.statements.workbook import from_xlsx

# `Table: Net sales by quarter`, a paragraph before or after a table, is its caption.
_CAPTION = re.compile(
    r"^\s*(?:Table|Tabelle|Tableau|Tabla|Tabella|表)\s?[:：]\s+?(?=\S)", re.IGNORECASE
)
_NOTE = re.compile(r"^\s*(\(\d{1,2}\)|\([a-z]\)|\*{1,3}|[†‡])\s*(?=\S)")
_FEW_ROWS = 2
_MOST_NOTES = 100
# Where a table was cut out of the body, or is to be put in from a file.
_TABLE_MARKER = re.compile(
    "\ue000(?P<sign>[0-9a-f]{16}):(?P<own>\\d+)\ue001|<!--statement (?P<file>\\d+)-->"
)


class TableSetter:
    """Typesets the tables of one release's body; `name` is the release's."""

    def __init__(self, root: Path, base: str, language: str, name: str) -> None:
        self.root = root
        self.base = base
        self.name = name
        self.language = language
        self.statements: list[Statement] = []
        self.downloads: dict[str, tuple[bytes, int]] = {}
        self.cells = 0  # in tables from files
        self.problems: list[Problem] = []

    def set(self, body: Rendered, beside: Mapping[str, Document], source: str, line: int) -> Tables:
        """Typesets every table of `body`; `source` and `line` say where the body stands in its
        file."""
        # A digest of the text is a marker that no author can have typed.
        sign = digest(body.html.encode(), CHECKSUM_SIZE)
        markup, own = self._cut_out(body.html, sign)

        def replacement(match: re.Match[str]) -> str:
            if match["sign"] == sign:
                found = own[int(match["own"])]
                return (
                    found if isinstance(found, str) else self._table_html(found, source, 0, "table")
                )
            if match["file"] is not None and int(match["file"]) < len(body.insets):
                inset = body.insets[int(match["file"])]
                return self._from_file(inset, beside[inset.name], line + inset.line - 1)
            return match[0]

        # In reading order, so that tables are numbered as readers count them.
        markup = _TABLE_MARKER.sub(replacement, markup)
        return Tables(
            markup,
            tuple(self.statements),
            tuple((url, *made) for url, made in self.downloads.items()),
            tuple(self.problems),
        )

    def _from_file(self, inset: Inset, document: Document, line: int) -> str:
        if self.cells > MOST_CELLS:
            return ""  # told already
        data = read_source(self.root / document.path)
        if document.path.lower().endswith(".xlsx"):
            grid, problems = from_xlsx(data, document.path, inset.sheet, self.language)
        else:
            grid, problems = from_csv(data, document.path)
        self.problems += problems
        if grid is None:
            return ""
        self.cells += len(grid.rows) * grid.width
        if self.cells > MOST_CELLS:
            what = f"with it, the release's tables have over {MOST_CELLS:,} cells"
            self.problems.append(too_large(document.path, what))
            return ""
        if inset.caption:
            grid = msgspec.structs.replace(grid, caption=_full_caption(inset.caption, grid.caption))
        return self._table_html(grid, document.path, line, Path(inset.name).stem)

    def _cut_out(self, markup: str, sign: str) -> tuple[str, list[Grid | str]]:
        """The body with markers in place of its own tables, and these tables: as grids, or as HTML
        if they are not plain rows."""
        tree = fragment(markup)
        own: list[Grid | str] = []
        for node in tree.css("table"):
            if _is_nested(node):
                continue
            grid = from_html(node)
            if grid is None:
                own.append(wrapped(node.html or "", self.language))
            else:
                own.append(_with_notes(_with_caption(grid, node), node))
            node.replace_with(f"\ue000{sign}:{len(own) - 1}\ue001")
        return serialised(tree), own

    def _table_html(self, grid: Grid, source: str, line: int, name: str) -> str:
        self.statements.append(Statement(grid, source, line))
        # With a colon, as in footnotes' ids: no heading's id has one.
        ident = f"table:{len(self.statements)}"
        address = ""
        # A table of a line or two needs no download.
        if grid.financial and (line or len(grid.rows) > _FEW_ROWS):
            data = as_csv(grid)
            last = slug(name) if line else f"table-{len(self.statements)}"
            address = f"/files/{digest(data)}/{_file_name(self.name, last or 'table')}.csv"
            self.downloads.setdefault(address, (data, len(self.statements) - 1))
        return as_html(
            grid,
            ident=ident,
            language=self.language,
            download=self.base + address if address else "",
        )


def _file_name(release: str, table: str) -> str:
    """Name of a table's CSV file without its ending: the release's name, by which a reader knows
    the file in a folder of downloads, and the table's. Words that end the one and begin the other
    stand once."""
    before, behind = release.split("-"), table.split("-")
    common = next(
        count
        for count in range(min(len(before), len(behind)), -1, -1)
        if before[len(before) - count :] == behind[:count]
    )
    return "-".join([*before, *behind[common:]])


def _full_caption(caption: str, own: str) -> str:
    """The release's caption, followed by the title rows of the table's own file."""
    caption = html.escape(caption, quote=False)
    rows = [row for row in own.split("<br>") if row and row.casefold() != caption.casefold()]
    return "<br>".join([caption, *(f'<span class="unit">{row}</span>' for row in rows)])


def _is_nested(node: LexborNode) -> bool:
    """Whether a table is inside another."""
    parent = node.parent
    while parent is not None:
        if parent.tag == "table":
            return True
        parent = parent.parent
    return False


def _paragraph(node: LexborNode | None) -> LexborNode | None:
    """The node if it is a paragraph, otherwise None."""
    return node if node is not None and node.tag == "p" else None


def _sibling(node: LexborNode, forward: bool) -> LexborNode | None:
    """The next or previous node, skipping white space."""
    beside = node.next if forward else node.prev
    while beside is not None and beside.tag == "-text" and not (beside.text() or "").strip():
        beside = beside.next if forward else beside.prev
    return beside


def _with_caption(grid: Grid, table: LexborNode) -> Grid:
    """The grid with its caption from a paragraph beside the table; the paragraph is removed."""
    for forward in (False, True):
        beside = _paragraph(_sibling(table, forward))
        if beside is None or grid.caption:
            continue
        inner = beside.inner_html or ""
        found = _CAPTION.match(inner)
        after = _sibling(beside, forward=True)
        if found and forward and after is not None and after.tag == "table":
            continue  # it stands before another table, and is that one's
        if found:
            beside.decompose()
            return msgspec.structs.replace(grid, caption=inner[found.end() :].strip())
    return grid


def _with_notes(grid: Grid, table: LexborNode) -> Grid:
    """The grid with its notes, `(1) Unaudited.`, from the paragraphs after the table, which are
    removed."""
    notes = list(grid.notes)
    while (beside := _paragraph(_sibling(table, forward=True))) is not None and len(
        notes
    ) < _MOST_NOTES:
        inner = beside.inner_html or ""
        found = _NOTE.match(inner)
        if found is None:
            break
        notes.append(Note(found[1], inner[found.end() :].strip()))
        beside.decompose()
    return msgspec.structs.replace(grid, notes=tuple(notes))
