"""EDGAR submissions: the document within `<DOCUMENT>` and `<TEXT>` that is the press release.

The form is the SEC's (EDGAR Filer Manual, PDS Technical Specification): a file may hold one
document or all of a filing, each with its type: `EX-99.1` is where press releases are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

_DOCUMENT = re.compile(r"<DOCUMENT>(.*?)(?:</DOCUMENT>|\Z)", re.DOTALL | re.IGNORECASE)
_TEXT = re.compile(r"<TEXT>(.*?)(?:</TEXT>\s*\Z|\Z)", re.DOTALL | re.IGNORECASE)
_FIELD = re.compile(r"^<(TYPE|FILENAME|DESCRIPTION)>([^\n<]*)", re.MULTILINE | re.IGNORECASE)
_MARKUP = re.compile(r"<(?:html|body|div|p|font|table\s|td)\b", re.IGNORECASE)
_CELLS = re.compile(r"<(?:td|div|font)\b|<p[\s>]", re.IGNORECASE)
_COLUMNS = re.compile(r"^[ \t]*<(?:S|PAGE|CAPTION)>", re.MULTILINE | re.IGNORECASE)
_HEAD = 8192


class Exhibit(msgspec.Struct, frozen=True):
    """A document of a submission: its type (`EX-99.1`), and its content as it stands there.
    `is_text` is true for one without HTML, of the years before 2001."""

    type: str
    content: str
    is_text: bool = False


def exhibits(text: str) -> list[Exhibit]:
    """Documents of a submission, in order; none if the text is not one."""
    if "<document>" not in text[:_HEAD].lower() and "<type>" not in text[:_HEAD].lower():
        return []
    parts = [match[1] for match in _DOCUMENT.finditer(text)] or [text]
    made = []
    for part in parts:
        body = _TEXT.search(part)
        if body is None:
            continue
        fields = {m[1].upper(): m[2].strip() for m in _FIELD.finditer(part[: body.start()])}
        content = body[1]
        is_text = is_plain(content)
        made.append(Exhibit(fields.get("TYPE", ""), content, is_text))
    return made


def is_plain(content: str) -> bool:
    """Whether a document is text set with spaces: its tags are those of `<TABLE>`, `<S>` and `<C>`
    alone, within `<PRE>` or without."""
    if _CELLS.search(content):
        return False
    return _MARKUP.search(content) is None or _COLUMNS.search(content) is not None


def release_of(found: Sequence[Exhibit]) -> Exhibit:
    """The document that is a press release: exhibit 99.1, else the first of the exhibits 99, else
    the first document."""
    ranked = sorted(found, key=lambda each: (_rank(each.type), found.index(each)))
    return ranked[0]


def _rank(kind: str) -> int:
    kind = kind.upper()
    if kind in ("EX-99.1", "EX-99.01", "EX-99"):
        return 0
    return 1 if kind.startswith("EX-99") else 2
