"""Tables of plain text that are set with blanks, as statements: what a wire or a filing shows in
letters of one width."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from pressroom.importers.html.fragment import Fragment, read_fragment
from pressroom.importers.html.text_exhibit import paragraph_html, table_spans
from pressroom.importers.html.text_tables import RULE, line_cells, table_html
from pressroom.importers.typed_text import typed_markdown
from pressroom.typeset.anatomy.reaches import mails_in, phones_in

_MOST_ABOVE = 4  # paragraphs above a table that may be its titles and units
_LONGEST = 160
_NO_TITLE = re.compile(r"[.;:]\Z|\A(?:[-*•–—]|\d+[.)])\s")
# It ends as a sentence does, so that nothing takes it for a table's title.
_PLACE = "typedbetween{}tables."
_PLACES = re.compile(r"typedbetween\d+tables\.")


def with_statements(text: str, source: str) -> Fragment:
    """Markdown of a plain text that shows it as it was typed, each table that is set with blanks as
    a file: with the titles and units above it, its heads over their columns, and its rules left
    out."""
    lines = text.split("\n")
    between: dict[str, str] = {}
    made: list[str] = []
    at = 0
    for start, end in _tables(lines):
        first = _first_title(lines, at, start)
        made += [_held("\n".join(lines[at:first]), between), *_titles(lines[first:start])]
        made += table_html(lines[start:end])
        at = next((n for n in range(end, len(lines)) if not _is_rule(lines[n])), len(lines))
    if not made:
        return Fragment(text=typed_markdown(text), visible="")
    made.append(_held("\n".join(lines[at:]), between))
    read = read_fragment("".join(made), source, "")
    markdown = _PLACES.sub(lambda found: between.get(found[0], found[0]), read.text)
    return msgspec.structs.replace(read, text=markdown.strip() + "\n")


def _is_rule(line: str) -> bool:
    return bool(line.strip()) and RULE.fullmatch(line) is not None


def _held(typed: str, between: dict[str, str]) -> str:
    """A paragraph in whose place the Markdown of what was typed comes, which `between` keeps by its
    words; none for blank lines."""
    if not typed.strip():
        return ""
    place = _PLACE.format(len(between))
    between[place] = typed_markdown(typed).strip()
    return f"<p>{place}</p>"


def _tables(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    for start, end in table_spans(lines):
        rows = lines[start:end]
        cells = [cell.text for row in rows for cell in line_cells(row)]
        tabbed = any("\t" in row for row in rows)
        if not tabbed and not any(any(mails_in(cell)) or any(phones_in(cell)) for cell in cells):
            yield start, end


def _first_title(lines: Sequence[str], at: int, start: int) -> int:
    """Beginning of the paragraphs that may be a table's titles and units."""
    first = start
    for _ in range(_MOST_ABOVE):
        end = first
        while end > at and not lines[end - 1].strip():
            end -= 1
        begin = end
        while begin > at and lines[begin - 1].strip():
            begin -= 1
        words = " ".join(" ".join(lines[begin:end]).split())
        tabbed = any("\t" in line for line in lines[begin:end])
        if not words or tabbed or len(words) > _LONGEST or _NO_TITLE.search(words):
            break
        first = begin
    return first


def _titles(lines: Sequence[str]) -> Iterator[str]:
    paragraph: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            paragraph.append(line)
        else:
            yield from paragraph_html(paragraph)
            paragraph = []
