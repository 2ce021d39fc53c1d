"""Visible words of HTML, by another road than its Markdown: the markup with its tags taken away.
What the Markdown loses shows in a comparison of both."""

from __future__ import annotations

import html
import re

_BLOCK = re.compile(
    r"</?(?:a|address|article|aside|blockquote|br|caption|center|dd|details|div|dl|dt|figcaption|figure"
    r"|footer|form|h[1-6]|header|hr|li|main|ol|option|p|pre|section|summary|table|tbody|td|tfoot|th"
    r"|thead|title|tr|ul|img)\b[^>]*>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<!--.*?(?:-->|\Z)|</?[A-Za-z!?][^>]*>", re.DOTALL)
_UNSEEN = re.compile(
    r"<(script|style|template|noscript|svg|title)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE
)


def visible_text(markup: str) -> str:
    """Words of cleaned HTML in one line: blocks, line ends and links are set off by a space,
    raised letters are not."""
    words = _TAG.sub("", _BLOCK.sub(" ", _UNSEEN.sub(" ", markup)))
    return " ".join(html.unescape(words).replace("\u200b", "").replace("\ufeff", "").split())
