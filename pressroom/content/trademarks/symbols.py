"""One symbol, however it is typed: `®`, `(R)`, `&reg;` and `<sup>®</sup>` are the same mark."""

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
"""A symbol in any spelling, for use in other patterns (with letter case ignored)."""
_AT_END = re.compile(rf"\s*({SYMBOL})\s*$", re.IGNORECASE)
_RAISED = re.compile(r"<sup>\s?([®™℠]|\(?(?:R|TM|SM)\)?)\s?</sup>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:reg|trade);", re.IGNORECASE)
# In parentheses only right after a word: `Kadcyla(R)`, but not `Rep. Smith (R)` or `item(s)`.
_TYPED = re.compile(r"(?<=[^\W_]{2})\((R|TM|SM)\)")
# A symbol belongs to the word before it.
_AWAY = re.compile(r"(?<=[^\W_])[ \u00a0]+(?=[®™℠])")


def symbol_of(written: str) -> str:
    """The symbol that `written` stands for: `(TM)` is ™, `<sup>®</sup>` is ®."""
    bare = re.sub(r"</?sup>|\s", "", written.casefold())
    return _WRITTEN.get(bare, _WRITTEN.get(f"({bare.strip('()')})", "®"))


def without_tags(markup: str) -> str:
    """HTML whose raised symbols are plain ones: fonts raise them by themselves."""
    if "<sup>" not in markup:
        return markup
    return _RAISED.sub(lambda match: symbol_of(match[1]), markup)


def with_plain_symbols(text: str) -> str:
    """Plain text, such as a headline, with each symbol as the character it is."""
    text = _ENTITY.sub(lambda match: symbol_of(match[0]), without_tags(text))
    return _AWAY.sub("", _TYPED.sub(lambda match: symbol_of(match[0]), text))


def split_symbol(text: str) -> tuple[str, str]:
    """A name as listed, `Kadcyla®` or `Kadcyla (R)`, as the name and its symbol (or none)."""
    text = " ".join(text.split())
    found = _AT_END.search(text)
    return (text[: found.start()].strip(), symbol_of(found[1])) if found else (text, "")


def without_symbol(text: str) -> str:
    """A name as listed, without its symbol."""
    return split_symbol(text)[0]


def misplaced_symbols(text: str) -> list[tuple[int, int, str]]:
    """Where in plain text symbols are typed otherwise, or away from their word: start, end, and
    what stands there rightly."""
    if text.isascii() and not ("(R)" in text or "(TM)" in text or "(SM)" in text):
        return []
    found = [(*match.span(), symbol_of(match[0])) for match in _TYPED.finditer(text)]
    return found + [(*match.span(), "") for match in _AWAY.finditer(text)]
