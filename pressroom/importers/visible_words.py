"""Comparison of a source's visible words with those of the release: nothing is lost in silence."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

# A tag within a word is no space: `H<sub>2</sub>O` is read `H2O`.
_BLOCK_TAG = re.compile(
    r"</?(?:p|div|li|ul|ol|t[dhr]|table|h[1-6]|br|hr|blockquote)\b[^<>]*>", re.I
)
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>")
# The words of a link go on in the sentence, without a space in some scripts.
_LINK = re.compile(r"!?\[([^\[\]\n]{0,500})\]\(([^()\s]{1,1000})\)")
_SIGNS = re.compile(r"[*`\\\u00ad\u200b]")
_BULLET = re.compile(r"^[ \t]*o(?=[ \t])", re.MULTILINE)
_WORD = re.compile(r"\d[\d.,]*(?<![.,])|[^\W\d_]+")


def without_bullets(text: str) -> str:
    """Plain text without a small `o` before its items, which is their bullet and no word."""
    return _BULLET.sub("", text)


def word_counts(text: str) -> Counter[str]:
    """The words and figures of plain text, HTML or Markdown, each with how often it stands there;
    in small letters, marks and accents composed (NFKC)."""
    if "](" in text:
        addresses = " ".join(match[2] for match in _LINK.finditer(text))
        text = f"{_LINK.sub(_label, text)} {addresses}"
    plain = html.unescape(_TAG.sub("", _BLOCK_TAG.sub(" ", text.replace("mailto:", ""))))
    return Counter(_WORD.findall(unicodedata.normalize("NFKC", _SIGNS.sub("", plain)).casefold()))


def _label(link: re.Match[str]) -> str:
    """The words of a link as they stand in the sentence; a picture stands beside it."""
    return f" {link[1]} " if link[0].startswith("!") else link[1]


def lost_words(visible: str, written: Iterable[str]) -> tuple[str, ...]:
    """The words of a source that stand in nothing of what was written, or not as often; in the
    order in which they first stand in the source."""
    found: Counter[str] = Counter()
    for text in written:
        found.update(word_counts(text))
    return tuple((word_counts(visible) - found).elements())
