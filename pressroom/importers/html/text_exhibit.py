"""Exhibits without HTML, as EDGAR had them up to 2001, as HTML: paragraphs of lines of 80
characters, tables set with spaces, and the tags `<PAGE>`, `<TABLE>`, `<CAPTION>`, `<S>` and
`<C>`."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from pressroom.importers.html.text_tables import (
    RULE,
    TAG,
    end_of_statement,
    indent,
    is_row_of_figures,
    line_cells,
    table_html,
)
from pressroom.typeset.statements.note_marks import opening_mark

_PAGE = re.compile(r"[ \t]*<PAGE>|\f", re.IGNORECASE)
_TABLE = re.compile(r"<(/?)TABLE>", re.IGNORECASE)
_BULLET = re.compile(r"^(\s*)(?:[*o•-]|--)\s{2,}(?=\S)")
_WIDEST_LINE = 50  # characters of each line of an address, at most
_LONGEST_LABEL = 70
# Three words or more, the last in small letters, and a full stop.
_SENTENCE = re.compile(r"[A-Z]\S*(?:\s\S+)+\s[a-z]+\.")
_INDENT = 8
_FEWEST = 3


def exhibit_html(text: str) -> str:
    """Converts an exhibit of plain text to HTML: tables to tables, page breaks to rules."""
    made = ["<html><body>"]
    for block in _parts(text.expandtabs(8).replace("\r\n", "\n").replace("\r", "\n")):
        made.append(block)
    return "".join([*made, "</body></html>"])


def has_table(text: str) -> bool:
    """Whether a text that is set with spaces has a table in it."""
    return sum(map(_is_row, text.split("\n"))) >= _FEWEST


def table_spans(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The first line of each table that nothing marks, and the line behind its last."""
    at = 0
    while at < len(lines):
        end = _end_of_table(lines, at)
        if end:
            yield at, end
        at = end or at + 1


def _parts(text: str) -> Iterator[str]:
    within = False
    lines: list[str] = []
    for line in text.split("\n"):
        page = _PAGE.match(line)
        if page is not None:
            yield from _closed(lines, within=within)
            yield '<hr style="page-break-after:always">'
            # A page's number, or an exhibit's, may stand in the same line.
            yield from _closed([line[page.end() :]], within=False)
            lines = []
            continue
        cut = _TABLE.search(line)
        if cut is not None:
            lines.append(line[: cut.start()])
            yield from _closed(lines, within=within)
            lines, within = [line[cut.end() :]], not cut[1]
            continue
        lines.append(line)
    yield from _closed(lines, within=within)


def _closed(lines: Sequence[str], *, within: bool) -> Iterator[str]:
    """HTML of lines: a table's, or text in which there may be tables that nothing marks."""
    if within:
        end = end_of_statement(lines)
        if end < len(lines):
            yield from table_html(lines[:end])
            yield from _closed(lines[end:], within=True)
            return
        end = _last_row(lines)
        notes, rest = _notes(lines[end:])
        yield from table_html(lines[:end], notes)
        yield from _closed(rest, within=False)
        return
    lines = [TAG.sub("", line) for line in lines]
    paragraph: list[str] = []
    at = 0
    while at < len(lines):
        end = _end_of_table(lines, at)
        if end:
            yield from paragraph_html(paragraph)
            paragraph = []
            yield from table_html(lines[at:end])
            at = end
            continue
        if lines[at].strip() and not RULE.fullmatch(lines[at]):
            if _BULLET.match(lines[at]):
                yield from paragraph_html(paragraph)
                paragraph = []
            paragraph.append(_BULLET.sub(r"\1• ", lines[at]))
        else:
            yield from paragraph_html(paragraph)
            paragraph = []
        at += 1
    yield from paragraph_html(paragraph)


def _end_of_table(lines: Sequence[str], at: int) -> int:
    """End of a table that begins at a line; 0 if none does. Its first line has figures, or stands
    above some as their head, indented."""
    figures, end, empty = 0, 0, 0
    if RULE.fullmatch(lines[at]):
        return 0
    for n in range(at, end_of_statement(lines, at)):
        line = lines[n]
        if not line.strip() or RULE.fullmatch(line):
            empty += 1
            if empty > 2:
                break
        elif _is_row(line):
            figures, end, empty = figures + 1, n + 1, 0
        elif n == at and not re.search(r"\S\s{3,}\S", line) and not _is_spanner(lines, at):
            return 0
        elif _is_text_between(lines, n):
            break
        else:
            empty = 0
    return end if figures >= _FEWEST else 0


def _is_text_between(lines: Sequence[str], at: int) -> bool:
    """Whether a line below a table's first is text: a long one, or a sentence that stands alone."""
    line = lines[at].strip()
    if re.search(r"\S\s{3,}\S", line):
        return False
    alone = not any(other.strip() for other in (*lines[at - 1 : at], *lines[at + 1 : at + 2]))
    return len(line) > _LONGEST_LABEL or (alone and _SENTENCE.fullmatch(line) is not None)


def _is_row(line: str) -> bool:
    """Whether a line is a row of a table: figures behind a label, or ranges in several columns."""
    cells = line_cells(line)
    if len(cells) < 2:
        return False
    return is_row_of_figures(line) or (
        len(cells) > 2 and all(any(map(str.isdigit, cell.text)) for cell in cells[1:])
    )


def _notes(lines: Sequence[str]) -> tuple[list[str], Sequence[str]]:
    """Notes right below a table, each a paragraph that begins with its mark; and the lines behind
    them."""
    notes: list[str] = []
    apart = True
    for n, line in enumerate(lines):
        words = " ".join(cell.text for cell in line_cells(line))
        if opening_mark(words):
            notes.append(words)
        elif words:
            if apart or not notes:
                return notes, lines[n:]
            notes[-1] = f"{notes[-1]} {words}"
        apart = not words
    return notes, ()


def _is_spanner(lines: Sequence[str], at: int) -> bool:
    """Whether a line stands above a rule over columns of figures further down, as their head."""
    rule = next((line for line in lines[at : at + 4] if RULE.fullmatch(line)), "")
    figures = next((line for line in lines[at : at + 16] if is_row_of_figures(line)), "")
    cells = line_cells(figures)
    if not rule.strip() or len(cells) < _FEWEST:
        return False
    left = cells[1].start - _INDENT
    return min(map(indent, (lines[at], rule))) >= left


def _last_row(lines: Sequence[str]) -> int:
    """End of the rows of a table: behind its last figures, if only lines of words follow, such as
    its notes."""
    end = len(lines)
    while end and not is_row_of_figures(lines[end - 1]):
        if len(line_cells(lines[end - 1])) > 1:
            return len(lines)
        end -= 1
    return end or len(lines)


def paragraph_html(lines: Sequence[str]) -> Iterator[str]:
    """Converts the lines of a paragraph to HTML: centred where they are indented, apart where they
    are short."""
    if not lines:
        return
    words = [html.escape(line.strip()) for line in lines]
    indents = [indent(line) for line in lines]
    listed = lines[0].lstrip().startswith("•")
    centred = min(indents) >= _INDENT and len(lines) < _FEWEST + 2 and not listed
    short = all(len(word) < _WIDEST_LINE for word in words) and len(words) > 1
    between = "<br>" if (short and not listed) or (centred and len(words) > 1) else " "
    style = ' align="center"' if centred else ""
    yield f"<p{style}>{between.join(words)}</p>"
