"""Trademark symbols in every spelling: `®`, `(R)`, `&reg;` and `<sup>®</sup>` are the same."""

from __future__ import annotations

import re

SYMBOLS = "®™℠"
_WRITTEN = {
    "®": "®",
    "(r)": "®",
    "&reg;": "®",
    "r": "®",
    "™": "™",
    "(tm)": "™",
    "&trade;": "™",
    "tm": "™",
    "℠": "℠",
    "(sm)": "℠",
    "sm": "℠",
}
SYMBOL = r"(?:[®™℠]|\((?:R|TM|SM)\)|&reg;|&trade;|<sup>\s?(?:[®™℠]|\(?(?:R|TM|SM)\)?)\s?</sup>)"
"""A regular expression for a symbol in any spelling, to build others with (ignoring case)."""
HAS_SYMBOL = re.compile(SYMBOL, re.IGNORECASE)
"""Finds a symbol in any spelling."""
# What each spelling begins with, with what may follow there; to `re`, the long s is an s in another
# letter case. To look for a first sign takes a tenth of the time of longer ones.
_BEGINS = {
    "(": re.compile(r"\((?:[Rr]|[TtSsſ][Mm])\)"),
    "&": re.compile("&[RrTt]"),
    "<": re.compile("<[Ssſ]"),
}
_AT_END = re.compile(rf"\s*({SYMBOL})\s*$", re.IGNORECASE)
_RAISED = re.compile(r"<sup>\s?([®™℠]|\(?(?:R|TM|SM)\)?)\s?</sup>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:reg|trade);", re.IGNORECASE)
# Only right after a word: `Kadcyla(R)`, but not `Rep. Smith (R)` or `item(s)`.
_IN_PARENTHESES = re.compile(r"(?<=[^\W_]{2})\((R|TM|SM)\)")
# Spaces that part a symbol from its word.
_SPACE_BEFORE = re.compile(r"(?<=[^\W_])[ \u00a0]+(?=[®™℠])")


def has_symbol(text: str) -> bool:
    """Whether a text has a symbol in any spelling."""
    # A fast check first: the search asks each character for both its letter cases.
    return _may_have_symbol(text) and HAS_SYMBOL.search(text) is not None


def _may_have_symbol(text: str) -> bool:
    return any(sign in text for sign in SYMBOLS) or any(
        first in text and begin.search(text) for first, begin in _BEGINS.items()
    )


def _in_parentheses(text: str) -> bool:
    return "(R)" in text or "(TM)" in text or "(SM)" in text


def symbol_of(written: str) -> str:
    """The symbol for a spelling of it: ™ for `(TM)`, ® for `<sup>®</sup>`."""
    bare = re.sub(r"</?sup>|\s", "", written.casefold())
    return _WRITTEN.get(bare, _WRITTEN.get(f"({bare.strip('()')})", "®"))


def without_symbols(text: str) -> str:
    """A text without trademark symbols in any spelling: `Kadcyla(R)` and `Kadcyla®` are
    `Kadcyla`."""
    return HAS_SYMBOL.sub("", text) if has_symbol(text) else text


def without_tags(markup: str) -> str:
    """HTML without `<sup>` around symbols, which fonts raise by themselves."""
    if "<sup>" not in markup:
        return markup
    return _RAISED.sub(lambda match: symbol_of(match[1]), markup)


def with_plain_symbols(text: str) -> str:
    """Plain text, such as a headline, with every symbol as one character right after its word."""
    text = without_tags(text)
    if "&" in text:
        text = _ENTITY.sub(lambda match: symbol_of(match[0]), text)
    if _in_parentheses(text):
        text = _IN_PARENTHESES.sub(lambda match: symbol_of(match[0]), text)
    return text if text.isascii() else _SPACE_BEFORE.sub("", text)


def split_symbol(text: str) -> tuple[str, str]:
    """Splits a listed name, `Kadcyla®` or `Kadcyla (R)`, into name and symbol (or empty)."""
    text = " ".join(text.split())
    found = _AT_END.search(text)
    return (text[: found.start()].strip(), symbol_of(found[1])) if found else (text, "")


def without_symbol(text: str) -> str:
    """The name in `Kadcyla®` or `Kadcyla (R)`."""
    return split_symbol(text)[0]


def misplaced_symbols(text: str) -> list[tuple[int, int, str]]:
    """The symbols in plain text that are spelled otherwise or stand apart from their word: start,
    end and correct text of each."""
    found = []
    if _in_parentheses(text):
        found += [(*m.span(), symbol_of(m[0])) for m in _IN_PARENTHESES.finditer(text)]
    if not text.isascii() and ("®" in text or "™" in text or "℠" in text):
        found += [(*match.span(), "") for match in _SPACE_BEFORE.finditer(text)]
    return found
