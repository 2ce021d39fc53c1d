"""Blanks in Markdown: which of them readers get.

Python-Markdown drops blank lines at both ends, makes one of several between paragraphs, and takes
two blanks at the end of a line that goes on for a line break. Browsers make one blank of several,
and those around a table's cell are nobody's.
"""

from __future__ import annotations

import re
import unicodedata

_FIRST_LINE = re.compile(r" +\r?\n[ \t]*\S")
_BLANK_LINES = re.compile(r"\n{3,}")
# A fenced or indented block shows its blank lines.
_CODE = re.compile(r"^(?:[ ]{0,3}(?:```|~~~)|[ ]{4}|\t)", re.MULTILINE)


_COMMENT = re.compile(r"(?:^|(?<=\n\n))<!--(?:(?!--)[^\n]|\n(?!\n))*-->[ \t]*(?:\n\n|\n*\Z)")
# Around a cell of a table, and the line of hyphens under its head.
_CELL_BLANKS = re.compile(r" *(?<!\\)(\|) *")
_RULE = re.compile(r"\|? *:?-+:? *(\| *:?-+:? *)*\|?")
_SEVERAL = re.compile(r"(?<=\S) {2,}(?=\S)")


def as_read(text: str) -> str:
    """The Markdown `text` without blanks that make no difference to readers; accents composed
    (NFC), and line ends those of Unix."""
    made = without_blanks_at_ends(text)
    if _CODE.search(made) or "`" in made or "<pre" in made:
        return made
    blocks = made.split("\n\n")
    return "\n\n".join(_as_block(block.split("\n")) for block in blocks)


def without_comments(text: str) -> str:
    """The Markdown `text` without HTML comments that are paragraphs of their own, in a text without
    code: readers get nothing of them."""
    if "<!--" not in text or _CODE.search(text) or "`" in text:
        return text
    return _COMMENT.sub("", text)


def _as_block(rows: list[str]) -> str:
    """A block without several blanks between words, and of a table without those around cells."""
    # What follows a tag may begin anew there, as if at a line's beginning.
    rows = [row if "<" in row else _SEVERAL.sub(" ", row) for row in rows]
    # With a `|` at both ends of each row, as programs write it: others are too easily none.
    bordered = [row.strip() for row in rows if row.strip().startswith("|") and row.endswith("|")]
    cells = [len(_CELL_BLANKS.findall(row)) for row in rows[:2]]
    is_table = len(rows) == len(bordered) > 1 and cells[0] == cells[1]
    if is_table and _RULE.fullmatch(rows[1].strip()):
        rows = [_CELL_BLANKS.sub(r" \1 ", row).strip() for row in rows]
        rows[1] = re.sub("-+", "-", rows[1])
    return "\n".join(rows)


def without_blanks_at_ends(text: str) -> str:
    """The Markdown `text` without blanks at the ends of lines and of the whole that make no
    difference to readers; accents composed (NFC), and line ends those of Unix."""
    lines = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).split("\n")
    # Python-Markdown takes a tab for blanks up to the next fourth column.
    lines = [_without_blanks(line.expandtabs(4)) for line in lines]
    following = (*lines[1:], "")
    made = "\n".join(
        line if more.strip() else line.rstrip() for line, more in zip(lines, following, strict=True)
    ).strip("\n")
    # On the very first line blanks alone do make a difference: a list behind them is a paragraph.
    first = " \n" if _FIRST_LINE.match(text) else ""
    return first + (made if _CODE.search(made) else _BLANK_LINES.sub("\n\n", made))


def _without_blanks(line: str) -> str:
    """The line without blanks at its end, but for the two of a line break."""
    bare = line.rstrip()
    return f"{bare}  " if bare and line.endswith("  ") else bare
