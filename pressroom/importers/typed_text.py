"""Plain text as Markdown: paragraphs, lists and lines as they were typed, with nothing in them that
Markdown would take for markup."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from pressroom.importers.tab_rows import markdown_table, rows_without_columns, with_tables
from pressroom.importers.wrapped_rows import one_row, unwrapped
from pressroom.typeset.anatomy.blocks import has_figure_rows, is_wrapped
from pressroom.typeset.markdown.markdown_escape import escape_line_starts, escaped

# A tab at the beginning of the next line is an empty cell.
_EMPTY = re.compile(r"\n(?:[^\S\n]*\n)+")
_BULLET = re.compile(
    r"[^\S\n]*(?:[•‣▪◦·●■○\uf0b7\u2043]|[-*+–—o](?=[ \t\u00a0]))[ \t\u00a0]*(?=\S)"
)
_NUMBER = re.compile(r"[ \t]*(?P<number>\d{1,3})(?P<sign>[.)])[ \t]+(?=\S)")
_END_MARK = re.compile(r"(?:#\s?)+|\*(?:\s?\*)+|-+\s?\d+\s?-+|[-–—_=*\s]+")
# `* * *` below a headline.
_ORNAMENT = re.compile(r"\s*(?:\*\s){2,}\*\s*")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,2})(?=\S)([^*_\n]{1,600}?)(?<=\S)\1(?![\w*])")
_FORMULA = re.compile(r"(?<![\w$])\$(?=[A-Za-z\\(|])[^$\n]{1,200}(?<=\S)\$(?![\w$])")
_LINK = re.compile(r"\[[^\[\]\n]{1,300}\]\((?:https?://|mailto:|/)[^()\s]{0,500}\)")
_BRACKETS = re.compile(r"\\\[(?!\^)([^\[\]\\\n]*)\\\](?![(\[:])")
_KEPT = (_EMPHASIS, _FORMULA, _LINK)
# `| Source: ACME, Inc.`, which parts a row of a page from the one above it, and is no table.
_ONE_BAR = re.compile(r"\A\s*\|\s*(?=[^|]+\Z)")
_NOTED = re.compile(r"[\w%)]\*(?!\*)(?=[\s.,;)]|\Z)", re.MULTILINE)
_LONG = 60
_WIDEST = 100
_LONG_WORD = 4
_FEWEST_WORDS = 3


def typed_markdown(text: str) -> str:
    """Markdown that shows `text` as it was typed: with its emphasis (`*so*`), formulas (`$p$`) and
    links, lines that were broken at a width joined, and those that are short kept apart."""
    # A star behind a word leads to a note, which begins with one.
    noted = _NOTED.search(text) is not None
    blocks = [block for typed in _EMPTY.split(text) for block in _blocks(typed, noted=noted)]
    return "\n\n".join(blocks) + "\n"


def figures_without_columns(text: str) -> list[str]:
    """The first cells of rows of figures behind tabs of which nobody can tell the columns."""
    each = (rows_without_columns(_rows(typed)) for typed in _EMPTY.split(text))
    return [*itertools.chain.from_iterable(each)]


def _rows(typed: str) -> list[str]:
    """The rows of some lines without an empty one between them, without blanks at their ends."""
    return [_ONE_BAR.sub("", row).rstrip() for row in typed.split("\n") if row.strip()]


def typed_as_is(text: str) -> str:
    """Words of one line, escaped where Markdown would read more in them."""
    pieces, last = [], 0
    kept = [match for pattern in _KEPT for match in pattern.finditer(text)]
    for found in sorted(kept, key=lambda match: match.start()):
        if found.start() < last:
            continue
        pieces += [_escaped(text[last : found.start()]), found[0]]
        last = found.end()
    return "".join([*pieces, _escaped(text[last:])])


def _escaped(text: str) -> str:
    return _BRACKETS.sub(r"[\1]", escaped(text))


def _blocks(typed: str, *, noted: bool) -> Iterator[str]:
    """The blocks of some lines without an empty one between them."""
    for run in with_tables(_rows(typed)):
        if run and isinstance(run[0], list):
            yield markdown_table([[typed_as_is(cell) for cell in row] for row in run])
            continue
        rows = [row for row in run if isinstance(row, str)]
        if len(rows) > 1 and _is_title(rows[0]) and _is_sentence(rows[1]):
            yield from _blocks_of(rows[:1], noted=noted)
            rows = rows[1:]
        yield from _blocks_of(unwrapped(rows), noted=noted)


def _is_title(row: str) -> bool:
    """Whether a row has the capitals of a headline, and does not end as a sentence does."""
    long = [word for word in row.split() if len(word) > _LONG_WORD and word[0].isalpha()]
    ends = row.rstrip()[-1:]
    return (
        len(long) >= _FEWEST_WORDS
        and not any(word[0].islower() for word in long)
        and (ends.isalnum() or ends in ")%”")
    )


def _is_sentence(row: str) -> bool:
    """Whether a row begins as a sentence does, and has the small letters of one."""
    long = [word for word in row.split() if len(word) > _LONG_WORD and word[0].isalpha()]
    return row.lstrip()[:1].isupper() and sum(word[0].islower() for word in long) > 1


def _blocks_of(rows: list[str], *, noted: bool) -> Iterator[str]:
    if len(rows) == 1 and _END_MARK.fullmatch(rows[0].strip()):
        yield rows[0].strip()
        return
    # Rows of figures are a table's that lost its tabs: they stay below each other.
    apart = not is_wrapped(rows) and max(map(len, rows)) > _LONG and not has_figure_rows(rows)
    # A headline in capitals over several rows is one.
    apart = apart and not all(row.isupper() and len(row) < _WIDEST for row in rows)
    held: list[str] = []
    items: list[str] = []
    for row in rows:
        if _ORNAMENT.fullmatch(row):
            yield from _paragraphs(held, apart=apart)
            yield from ["\n".join(items)] if items else []
            held, items = [], []
            yield row.strip()
            continue
        bullet, number = _BULLET.match(row), _NUMBER.match(row)
        if bullet and noted and len(rows) == 1 and row.lstrip().startswith("*"):
            bullet = None
        begins = number or bullet
        if begins:
            yield from _paragraphs(held, apart=apart)
            held = []
            head = f"{number['number']}{number['sign']} " if number else "- "
            items.append(head + typed_as_is(row[begins.end() :].strip()))
        elif items and (row[:1].isspace() or not apart):
            # Indented, or broken at a width: the item goes on.
            items[-1] += " " + typed_as_is(row.strip())
        else:
            if items:
                yield "\n".join(items)
                items = []
            held.append(row.strip())
    if items:
        yield "\n".join(items)
    yield from _paragraphs(held, apart=apart)


def _paragraphs(rows: list[str], *, apart: bool) -> Iterator[str]:
    if not rows:
        return
    lines = [escape_line_starts(typed_as_is(row)) for row in rows]
    if apart:
        yield from lines
    elif is_wrapped(rows):
        yield one_row(lines)
    else:
        yield "\\\n".join(lines)
