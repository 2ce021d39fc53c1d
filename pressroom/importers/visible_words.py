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
_SIGNS = re.compile(r"[*`\\\u00ad\u200b]")
_WORD = re.compile(r"\d[\d.,]*(?<![.,])|[^\W\d_]+")


def words_of(text: str) -> Counter[str]:
    """The words and figures of plain text, HTML or Markdown, each with how often it stands there;
    in small letters, marks and accents composed (NFKC)."""
    plain = html.unescape(_TAG.sub("", _BLOCK_TAG.sub(" ", text.replace("mailto:", ""))))
    return Counter(_WORD.findall(unicodedata.normalize("NFKC", _SIGNS.sub("", plain)).casefold()))


def lost_words(visible: str, written: Iterable[str]) -> tuple[str, ...]:
    """The words of a source that stand in nothing of what was written, or not as often; in the
    order in which they first stand in the source."""
    found: Counter[str] = Counter()
    for text in written:
        found.update(words_of(text))
    return tuple((words_of(visible) - found).elements())
