"""Bodies of an archive's items: HTML or plain text as Markdown, with the files they show.

The one place where archives meet the conversion of HTML.
"""

from __future__ import annotations

import re

import msgspec

from pressroom.core.problems import Problem
from pressroom.importers.archives.enclosures import Taken
from pressroom.importers.html.fragment import read_fragment
from pressroom.importers.records import ImportedFile
from pressroom.typeset.markdown.markdown_escape import escape_line_starts, escaped

_MARKUP = re.compile(r"<[A-Za-z!/]")


class Body(msgspec.Struct, frozen=True):
    """A body as Markdown, `visible` as plain text taken from the source by another road, its
    statements as files, and what is told of it. A `heading` of the first level stands above it."""

    text: str
    visible: str
    heading: str = ""
    files: tuple[ImportedFile, ...] = ()
    problems: tuple[Problem, ...] = ()


def html_body(markup: str, source: str, base: str, taken: Taken) -> Body:
    """Converts HTML; `base` is the address of its page, and files it shows go into `taken`. Words
    that HTML hides are left out and told."""
    if not _MARKUP.search(markup):
        markup = "".join(f"<p>{part}</p>" for part in re.split(r"\n\s*\n", markup))
    read = read_fragment(markup, source, base, taken)
    return Body(
        text=read.text.strip(),
        visible=" ".join(read.visible.split()),
        heading=" ".join(read.title.split()),
        files=tuple(file for file in read.files if file.name not in taken.names),
        problems=read.problems,
    )


def text_body(text: str) -> Body:
    """Converts plain text, paragraphs apart by empty lines, into Markdown that shows the same."""
    parts = [part for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if part.strip()]
    shown = [
        "\\\n".join(escape_line_starts(escaped(line.strip())) for line in part.strip().split("\n"))
        for part in parts
    ]
    return Body("\n\n".join(shown), " ".join(text.split()))


def under(title: str, body: Body) -> Body:
    """The body under its item's headline: another heading of its own goes back into the text, and
    `heading` is left where it is the headline once more."""
    if not body.heading or body.heading.casefold() == title.casefold():
        return body
    text = f"# {escaped(body.heading)}\n\n{body.text}".strip()
    return msgspec.structs.replace(body, text=text, heading="")
