"""Result of a Markdown conversion: safe HTML, and findings for its author."""

from __future__ import annotations

import msgspec


class Finding(msgspec.Struct, frozen=True):
    """A message about a text for its author; `line` counts from 1 at the text's first line."""

    line: int
    code: str
    fatal: bool
    message: str
    remedy: str


class Inset(msgspec.Struct, frozen=True):
    """A table from a file beside the text: `![caption](operations.csv)`, alone in a paragraph.

    The HTML has the comment `mark` in its place. `sheet` names one of a workbook's sheets;
    `caption` is plain text; `line` counts from 1 at the text's first line.
    """

    name: str
    sheet: str
    caption: str
    line: int
    mark: str


class Rendered(msgspec.Struct, frozen=True):
    """A text converted to HTML.

    `files` names the files beside the release that the text shows or links. `insets` are the tables
    to put in from files.
    """

    html: str
    files: tuple[str, ...] = ()
    insets: tuple[Inset, ...] = ()
    findings: tuple[Finding, ...] = ()
