"""Paragraphs of a release's prose."""

from __future__ import annotations

import re

import msgspec

_BREAK = re.compile(r"\n[ \t]*\n\s*")
_NO_PROSE_BEGINS = frozenset(" \t|#`~-=")
_NOT_PROSE = re.compile(r"[ \t]*(?:\||#|```|~~~|---|===|    )")


class Paragraph(msgspec.Struct, frozen=True):
    """A block of the body's prose; `start` is its offset there."""

    text: str
    start: int


def is_ruler(row: str) -> bool:
    """Whether a row is the delimiter row (hyphens) under a table's heading."""
    return "--" in row and not row.strip(" \t\r|:-")


def _is_table(text: str) -> bool:
    _, _, second = text.partition("\n")
    return is_ruler(second.partition("\n")[0])


def read_paragraphs(prose: str) -> tuple[Paragraph, ...]:
    """The blocks of a prose that are text or list items; no tables, headings or code."""
    found = []
    start = len(prose) - len(prose.lstrip("\n"))
    for gap in [*_BREAK.finditer(prose, start), None]:
        end = gap.start() if gap else len(prose)
        text = prose[start:end]
        table = "--" in text and _is_table(text)
        # A fast check first: most begin with a letter.
        is_prose = text[:1] not in _NO_PROSE_BEGINS or not _NOT_PROSE.match(text)
        if is_prose and not table and text.strip():
            found.append(Paragraph(text, start))
        start = gap.end() if gap else end
    return tuple(found)
