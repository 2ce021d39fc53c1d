"""HTML to Markdown as releases are written in it, for texts from outside."""

from __future__ import annotations

import re

from pressroom.typeset.markdown.extensions import MATHS
from pressroom.typeset.markdown.html_to_markdown import as_source

_DELETED = re.compile(r"(?<![\\~])~~(?=\S)([^~\n]+?)(?<=[^\s\\])~~(?!~)")
_ESCAPED_END = re.compile(r"^\\(#{1,6}|# # #)$", re.MULTILINE)
_TERM = re.compile(r"^(:)(?=[ \t])", re.MULTILINE)


def release_markdown(markup: str) -> str:
    """Converts HTML to a release's Markdown. What its dialect would read as markup is escaped: sums
    such as `$(0.12)-$(0.10)` as formulas, a colon at a line's beginning. End marks stay, and
    deleted words keep their element."""
    text = as_source(markup)
    text = _DELETED.sub(r"<del>\1</del>", text)
    text = _ESCAPED_END.sub(r"\1", text)
    text = _TERM.sub(r"\\:", text)
    while (found := MATHS.search(text)) is not None:
        text = f"{text[: found.start()]}\\{text[found.start() :]}"
    return text
