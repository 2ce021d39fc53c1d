"""Exhibits without HTML, as EDGAR had them up to 2001, as HTML: paragraphs of lines of 80
characters, tables set with spaces, and the tags `<PAGE>`, `<TABLE>`, `<CAPTION>`, `<S>` and
`<C>`."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

_PAGE = re.compile(r"[ \t]*<PAGE>|\f", re.IGNORECASE)
_TABLE = re.compile(r"<(/?)TABLE>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:CAPTION|S|C|FN|F\d{1,2}|PRE|HTML|BODY)\b[^>]*>", re.IGNORECASE)
_TABLE_MARKS = re.compile(r"<(?:S|C)>|<CAPTION>", re.IGNORECASE)
_LEADERS = re.compile(r"\.{3,}|(?:\. ){3,}\.?|_{3,}")
_RULE = re.compile(r"[\s=_-]*")
_BULLET = re.compile(r"^(\s*)(?:[*o•-]|--)\s{2,}(?=\S)")
_CELL = re.compile(r"\S+(?: \S+)*")
_FIGURES = re.compile(r"\S.*(?:\s{2,}|\.{3,}\s*)\$?\s*\(?\$?\d[\d,.]*\)?%?(?:\s{2,}.*)?\Z")
_WIDEST_LINE = 50  # characters of each line of an address, at most
_INDENT = 8
_FEWEST = 3
_GOES_ON = re.compile(r"(?:,|\b(?:and|of|or|the|for|to|in|from|per|by|on))\Z", re.IGNORECASE)


def exhibit_html(text: str) -> str:
    """Converts an exhibit of plain text to HTML: tables to tables, page breaks to rules."""
    made = ["<html><body>"]
    for block in _parts(text.expandtabs(8).replace("\r\n", "\n").replace("\r", "\n")):
        made.append(block)
    return "".join([*made, "</body></html>"])


def has_table(text: str) -> bool:
    """Whether a text that is set with spaces has a table in it."""
    return sum(_FIGURES.match(line) is not None for line in text.split("\n")) >= _FEWEST


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
        yield from _table(
            [line for line in lines if not _TABLE_MARKS.search(line) or _TAG.sub("", line).strip()]
        )
        return
    lines = [_TAG.sub("", line) for line in lines]
    paragraph: list[str] = []
    at = 0
    while at < len(lines):
        end = _end_of_table(lines, at)
        if end:
            yield from _paragraph(paragraph)
            paragraph = []
            yield from _table(lines[at:end])
            at = end
            continue
        if lines[at].strip() and not _RULE.fullmatch(lines[at]):
            if _BULLET.match(lines[at]):
                yield from _paragraph(paragraph)
                paragraph = []
            paragraph.append(_BULLET.sub(r"\1• ", lines[at]))
        else:
            yield from _paragraph(paragraph)
            paragraph = []
        at += 1
    yield from _paragraph(paragraph)


def _end_of_table(lines: Sequence[str], at: int) -> int:
    """Where a table ends that begins at a line; 0 if none does. Its first line has figures, or
    stands above some as their head, indented."""
    figures, end, empty = 0, 0, 0
    if not lines[at].strip():
        return 0
    for n in range(at, len(lines)):
        line = lines[n]
        if not line.strip() or _RULE.fullmatch(line):
            empty += 1
            if empty > 2:
                break
        elif _FIGURES.match(line):
            figures, end, empty = figures + 1, n + 1, 0
        elif n == at and not re.search(r"\S\s{3,}\S", line):
            return 0
        elif len(line.strip()) > 70 and not re.search(r"\S\s{3,}\S", line):
            break
        else:
            empty = 0
    return end if figures >= _FEWEST else 0


def _table(lines: Sequence[str]) -> Iterator[str]:
    """A table of text as HTML: a cell covers as many columns as it has characters."""
    rows: list[list[tuple[int, str]]] = []
    for line in lines:
        bare = _LEADERS.sub(lambda m: " " * len(m[0]), _TAG.sub(lambda m: " " * len(m[0]), line))
        if not bare.strip() or _RULE.fullmatch(bare):
            continue
        cells = [
            (m.start(), m[0])
            for m in _CELL.finditer(bare)
            if not _RULE.fullmatch(m[0]) or len(m[0]) < 3
        ]
        if cells:
            rows.append(cells)
    yield "<table>"
    for row in _whole_labels(rows):
        made, column = [], 0
        for n, (start, text) in enumerate(row):
            if start > column:
                made.append(f'<td colspan="{start - column}"></td>')
            # A label that was joined of two lines has no more room than up to the next cell.
            room = row[n + 1][0] - start if n + 1 < len(row) else len(text)
            width = max(1, min(len(text), room))
            made.append(f'<td colspan="{width}">{html.escape(text)}</td>')
            column = start + width
        yield f"<tr>{''.join(made)}</tr>"
    yield "</table>"


def _whole_labels(rows: list[list[tuple[int, str]]]) -> list[list[tuple[int, str]]]:
    """Rows in which a label that goes on in the next line is one."""
    made: list[list[tuple[int, str]]] = []
    for row in rows:
        above = made[-1] if made else []
        if (
            len(above) == 1
            and above[0][0] <= _INDENT
            and row[0][0] <= above[0][0] + _INDENT
            and (row[0][1][:1].islower() or _GOES_ON.search(above[0][1]))
            and len(row) > 1
        ):
            start = above[0][0]
            made[-1] = [(start, f"{above[0][1]} {row[0][1]}"), *row[1:]]
        else:
            made.append(list(row))
    return made


def _paragraph(lines: Sequence[str]) -> Iterator[str]:
    if not lines:
        return
    words = [html.escape(line.strip()) for line in lines]
    indents = [len(line) - len(line.lstrip()) for line in lines]
    listed = lines[0].lstrip().startswith("•")
    centred = min(indents) >= _INDENT and len(lines) < _FEWEST + 2 and not listed
    short = all(len(word) < _WIDEST_LINE for word in words) and len(words) > 1
    between = "<br>" if (short and not listed) or (centred and len(words) > 1) else " "
    style = ' align="center"' if centred else ""
    yield f"<p{style}>{between.join(words)}</p>"
