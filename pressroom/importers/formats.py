"""Formats of what can be imported, told by a file's name and its first bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePath

from pressroom.core.problems import Problem, choose
from pressroom.importers.records import Manuscript, Wishes
from pressroom.importers.wire_text import read_wire_text

Read = Iterator[Manuscript | Problem]


def _text(data: bytes, source: str, wishes: Wishes) -> Read:
    manuscript, problems = read_wire_text(data, source)
    yield from problems
    if manuscript is not None:
        yield manuscript


READERS: dict[str, Callable[[bytes, str, Wishes], Read]] = {"text": _text}
"""The reader of each format: bytes, the source as the author named it, and what was asked for."""
_ENDINGS = {".txt": "text", ".md": "text", ".text": "text"}


def format_of(name: str, data: bytes) -> str | Problem:
    """The format of a file; a problem where it is none that can be read."""
    found = _ENDINGS.get(PurePath(name).suffix.lower())
    if found is not None:
        return found
    return Problem(
        path=name,
        code="PR415",
        message="this is no file that can be imported",
        remedy=choose(
            PurePath(name).suffix, _ENDINGS, none="save it as Word (.docx), HTML or text"
        ),
    )
