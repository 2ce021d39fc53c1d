"""Markdown of one line or paragraph as the words that readers see."""

from __future__ import annotations

import html
import re

_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\(([^()\s]*)\)")
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]*>")
_EMPHASIS = re.compile(r"(?<![\\*])\*{1,3}")
_MARKER = re.compile(r"\s*(?:#{1,6}\s|[-+*•]\s|\d{1,2}[.)]\s)?\s*")


def plain(markdown: str) -> str:
    """The words in one line, without markup and escapes."""
    text = _EMPHASIS.sub("", _TAG.sub("", _LINK.sub(r"\1", markdown)))
    return " ".join(html.unescape(_ESCAPE.sub(r"\1", text.replace("\\\n", " "))).split())


def words_with_addresses(markdown: str) -> str:
    """The words in one line, with the address behind those of each link."""
    return plain(_LINK.sub(r" \1 (\2)", markdown))


def one_line(markdown: str) -> str:
    """The Markdown of a block in one line, without the marks of a heading or list item."""
    text = markdown[_MARKER.match(markdown).end() :]  # type: ignore[union-attr]
    return " ".join(text.replace("\\\n", " ").split())


def letters_and_digits(text: str) -> str:
    """A text's letters and digits alone, in small letters: two spellings of one line are equal."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())
