"""Lists of CommonMark as Pressroom's own dialect of Markdown reads them.

What belongs to an item stands four columns a level further in, where CommonMark counts the width of
the mark (`- `, `1. `); and a list within a list has empty lines between all of its items or none.
"""

from __future__ import annotations

import re

_MARK = re.compile(r"(?:[-*]|\d{1,9}[.)])[ ]")
_STEP = 4


def four_columns(markdown: str) -> str:
    """Rewrites the lists of a text in CommonMark; all else stays as it is."""
    made: list[str] = []
    columns: list[int] = []  # where the text of each open item begins
    lines: list[str] = []  # those of the list that is open
    for line in markdown.split("\n"):
        bare = line.lstrip(" ")
        indent = len(line) - len(bare)
        if not bare:
            (lines if columns else made).append("")
            continue
        while columns and indent < columns[-1]:
            columns.pop()
        mark = _MARK.match(bare)
        if not columns and lines and not (mark and _same_list(mark[0], lines[0])):
            made += _evenly_spaced(lines)
            lines = []
        if not columns and not mark:
            made.append(line)
            continue
        within = columns[-1] if columns else 0
        lines.append(" " * (_STEP * len(columns) + indent - within) + bare)
        if mark and indent == within:
            columns.append(indent + mark.end())
    return "\n".join([*made, *_evenly_spaced(lines)])


def _same_list(mark: str, first: str) -> bool:
    """Whether an item's mark is of the kind that a list begins with: `-`, `*`, `1.` or `1)`."""
    begun = _MARK.match(first)
    return begun is not None and begun[0][-2] == mark[-2]


def _evenly_spaced(lines: list[str]) -> list[str]:
    """The lines of a list with an empty line before each block in it, or before none if all of its
    blocks are items of one line."""
    blocks: list[list[str]] = []
    end = next((n for n, line in enumerate(reversed(lines)) if line), 0)
    body, rest = lines[: len(lines) - end], lines[len(lines) - end :]
    open_before = True
    for line in body:
        if line and (open_before or _MARK.match(line.lstrip(" "))):
            blocks.append([line])
        elif line:
            blocks[-1].append(line)
        open_before = not line
    nested = any(block[0].startswith(" ") for block in blocks)
    if not nested:
        return lines
    tight = all(_MARK.match(block[0].lstrip(" ")) for block in blocks)
    made: list[str] = []
    for block in blocks:
        if made and not tight:
            made.append("")
        made += block
    return [*made, *rest]
