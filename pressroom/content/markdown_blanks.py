"""Blanks in Markdown: which of them readers get.

Python-Markdown drops blank lines at both ends, makes one of several between paragraphs, and takes
two blanks at the end of a line that goes on for a line break.
"""

from __future__ import annotations

import re
import unicodedata

_FIRST_LINE = re.compile(r" +\r?\n[ \t]*\S")
_BLANK_LINES = re.compile(r"\n{3,}")
# A fenced or indented block shows its blank lines.
_CODE = re.compile(r"^(?:[ ]{0,3}(?:```|~~~)|[ ]{4}|\t)", re.MULTILINE)


def as_read(text: str) -> str:
    """The Markdown `text` without blanks that make no difference to readers; accents composed
    (NFC), and line ends those of Unix."""
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
