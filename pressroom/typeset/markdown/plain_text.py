"""HTML to plain text in one line."""

from __future__ import annotations

import html
import re

_BLOCK = re.compile(
    r"</?(?:p|div|h[1-6]|li|ul|ol|dl|dt|dd|tr|td|th|table|thead|tbody|tfoot|caption|blockquote|pre"
    r"|hr|br|figure|figcaption|section)\b[^>]*>"
)
_TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)


def plain_words(markup: str) -> str:
    """Converts safe HTML (as `Converter` returns it) to the words in it, in one line, with a space
    between blocks."""
    words = _TAG.sub("", _BLOCK.sub(" ", markup))
    return " ".join(html.unescape(words).split())
