"""What comes out of a conversion: safe HTML, and what its author must know."""

from __future__ import annotations

import msgspec


class Finding(msgspec.Struct, frozen=True):
    """Something in a text that an author must know of: `line` counts from the text's first, 1."""

    line: int
    code: str
    fatal: bool
    message: str
    remedy: str


class Inset(msgspec.Struct, frozen=True):
    """A table from a file beside the text: `![caption](operations.csv)`, alone in a paragraph.

    The HTML has the comment `mark` in its place. `sheet` names one of a workbook's; `caption`
    is plain; `line` counts from the text's first, 1.
    """

    name: str
    sheet: str
    caption: str
    line: int
    mark: str


class Rendered(msgspec.Struct, frozen=True):
    """A text made HTML.

    `files` are the names of the files
    beside the release that the text shows or links. `insets` are tables to put in.
    """

    html: str
    files: tuple[str, ...] = ()
    insets: tuple[Inset, ...] = ()
    findings: tuple[Finding, ...] = ()
