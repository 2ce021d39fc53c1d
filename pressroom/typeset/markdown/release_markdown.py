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
    return _without_formulas(text)


def _without_formulas(text: str) -> str:
    """The text with a backslash before each dollar sign that would begin a formula."""
    parts, at = [], 0
    while (found := MATHS.search(text, at)) is not None:
        parts += [text[at : found.start()], "\\$"]
        at = found.start() + 1
    return "".join([*parts, text[at:]])
