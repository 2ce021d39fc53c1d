"""Fast path for whole blocks: paragraphs, lists and tables whose every line is certain.

The library's block parsers look at the first sign of a block or of a line, except for three that
read a line as a whole: rules and underlines, which are of signs alone, the second line of a table,
likewise, and end marks. So a block is a paragraph if no line of it begins with such a sign or is
such a line.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence

import msgspec

from pressroom.typeset.markdown.extensions import END_MARK_LINE
from pressroom.typeset.markdown.fast_inline import has_signs, set_line

Formulas = Callable[[str], list[tuple[int, int, str]] | None]
"""Finds the formulas of a block: start, end and HTML of each; None when it cannot tell."""

_SIGNS_ALONE = r"[-*+=_:|][-*+=_:| ]*$"
_END_MARK = r"(?i:-30-|-ends-|ends)[ ]*$"
# How a first line that is not of a paragraph begins, and any later line that ends one.
_FIRST = re.compile(
    rf" {{0,3}}+(?:[ #>|]|[-*+] |\d+[.)] |{_SIGNS_ALONE}|{_END_MARK})", re.MULTILINE
)
_LATER = re.compile(rf"\n(?:[ #>|]|{_SIGNS_ALONE}|{_END_MARK})", re.MULTILINE)
_ITEM = re.compile(r"(?:[-*+]|(\d{1,9})([.)]))[ ]+(?=\S)")
_ITEM_LIKE = re.compile(r"[-*+][ ]|\d+[.)][ ]")
_DELIMITER = re.compile(r"\|(?: *:?-+:? *\|)+")
_RULE = re.compile(r"([-_*])(?: {0,2}\1){2,} *")


def is_paragraph(block: str) -> bool:
    """Whether a block is certainly a paragraph, or a list's item words alone."""
    return _FIRST.match(block) is None and ("\n" not in block or _LATER.search(block) is None)


def is_list(block: str) -> bool:
    """Whether a block begins with a list's item, not indented."""
    return _ITEM.match(block) is not None


def words_html(text: str, formulas: Formulas) -> str | None:
    """HTML of the words of a block that may have formulas; None if it is not certain."""
    if "$" not in text:
        return set_line(text)
    found = formulas(text)
    if not found:
        return None if found is None else set_line(text)
    made, at = [], 0
    for start, end, markup in (*found, (len(text), len(text), "")):
        # A formula that stands at an end is set on a line of its own.
        words = text[at:start]
        if not words.strip() or has_signs(words):
            return None
        made += [words.replace("\xa0", "&nbsp;"), markup]
        at = end
    return "".join(made)


def is_rule(block: str) -> bool:
    """Whether a block is a rule."""
    return _RULE.fullmatch(block) is not None


def end_mark(block: str) -> tuple[str, str] | None:
    """Text before the only end mark of a block, on its last line, and the mark's HTML; None if that
    is not certain: a table goes before it, and so does what is indented."""
    if "|" in block or block.startswith("    "):
        return None
    mark = END_MARK_LINE.search(block)
    if mark is None or mark.end() < len(block):
        return None
    return block[: mark.start()].rstrip("\n"), f'<p class="end-mark">{mark[1]}</p>'


class _Item(msgspec.Struct):
    """One item of a list: its number and mark (0 and none for a point), and its words."""

    number: int
    mark: str
    rows: list[str]
    loose: bool = False


def set_lists(blocks: Sequence[str], formulas: Formulas) -> str | None:
    """HTML of the lists in neighbouring blocks, each of which begins with an item; None if it is
    not certain. An item at an end of a block that has a neighbour of its kind is a paragraph."""
    items: list[_Item] = []
    for block in blocks:
        found = _items(block)
        if found is None:
            return None
        if items and items[-1].mark == found[0].mark:
            items[-1].loose = found[0].loose = True
        items += found
    made: list[str] = []
    for mark, group in itertools.groupby(items, key=lambda item: item.mark):
        markup = _set_list(mark, list(group), formulas)
        if markup is None:
            return None
        made.append(markup)
    return "\n".join(made)


def _items(block: str) -> list[_Item] | None:
    """The items of a block; None if they are not all of one kind."""
    items: list[_Item] = []
    for row in block.split("\n"):
        match = _ITEM.match(row)
        if match is None:
            if row[:1] == " " or _ITEM_LIKE.match(row):
                return None
            items[-1].rows.append(row)
            continue
        item = _Item(int(match[1] or 0), match[2] or "", [row[match.end() :]])
        if items and item.mark != items[-1].mark:
            return None
        items.append(item)
    return items


def _set_list(mark: str, items: list[_Item], formulas: Formulas) -> str | None:
    """HTML of one list; None if it is not certain, or if it does not count up by one."""
    first = items[0].number
    if mark and [item.number for item in items] != list(range(first, first + len(items))):
        return None
    start = f' start="{first}"' if mark and first != 1 else ""
    tag = "ol" if mark else "ul"
    made = [f"<{tag}{start}>"]
    for item in items:
        words = "\n".join(item.rows).lstrip()
        markup = words_html(words, formulas) if words and is_paragraph(words) else None
        if markup is None:
            return None
        made.append(f"<li>\n<p>{markup}</p>\n</li>" if item.loose else f"<li>{markup}</li>")
    return "\n".join([*made, f"</{tag}>"])


def set_table(block: str, formulas: Formulas) -> str | None:
    """HTML of a table with a pipe at both ends of each row; None if it is not certain."""
    if "\\" in block or "`" in block:
        return None
    rows = [row.strip(" ") for row in block.split("\n")]
    if len(rows) < 3 or not _DELIMITER.fullmatch(rows[1]):
        return None
    if not all(len(row) > 1 and row[0] == row[-1] == "|" for row in rows):
        return None
    head, delimiters, *body = ([c.strip(" ") for c in row[1:-1].split("|")] for row in rows)
    columns = len(head)
    if len(delimiters) != columns:
        return None
    # The last cell of a head that is shorter than the longest row spans the rest.
    more = max(0, max(map(len, body)) - columns)
    classes = [_ALIGNED[cell[0] == ":", cell[-1] == ":"] for cell in delimiters] + [""] * more
    made = ["<table>\n<thead>"]
    for number, cells in enumerate((head, *body)):
        tag = "td" if number else "th"
        made.append("<tr>")
        for column, aligned in enumerate(classes if number else classes[:columns]):
            cell = cells[column] if column < len(cells) else ""
            markup = words_html(cell, formulas) if cell else ""
            if markup is None:
                return None
            if more and not number and column == columns - 1:
                aligned = f' colspan="{more + 1}"{aligned}'
            made.append(f"<{tag}{aligned}>{markup}</{tag}>")
        made.append("</tr>" if number else "</tr>\n</thead>\n<tbody>")
    return "\n".join([*made, "</tbody>\n</table>"])


_ALIGNED = {
    (True, True): ' class="center"',
    (True, False): ' class="left"',
    (False, True): ' class="right"',
    (False, False): "",
}
