"""Telephone numbers within texts, kept on one line: one broken in two is dialled wrongly."""

from __future__ import annotations

import itertools
import re

from markupsafe import Markup, escape

# As they are typed: behind a country's code, or by ten figures as North America groups them.
_NUMBER = (
    r"(?<![\w.,$€£/+-])(?:"
    r"\+\d{1,3}[ \u00a0.-]\(?\d[\d() \u00a0.-]{4,14}\d"
    r"|(?:1[ .-])?(?:\(\d{3}\)[ \u00a0]?|\d{3}[-. ])\d{3}[-. ]\d{4}"
    r")(?![\w-]|[,.]\d)"
)
_PHONE = re.compile(_NUMBER)
_MARKUP = re.compile(r"<(?:a\b[^>]*>.*?</a>|[^>]*>)", re.DOTALL)
# Figures become `0`, what may stand between two groups of them `-`. Bytes are searched in a
# fraction of the time that the pattern takes, and nearly no text has a number.
_KINDS = bytes(
    0x30 if 0x30 <= byte < 0x3A else 0x2D if byte in b" .-" else 0x2B if byte == 0x2B else 0x78
    for byte in range(256)
)
_SHAPES = (b"0-0000", b"+0")  # one is in every number


def keep_phones_whole(markup: str) -> str:
    """Safe HTML with each telephone number outside a link in a `<span class="phone">`, which style
    sheets keep on one line; a link that dials is kept so by its address."""
    kinds = markup.encode("ascii", "replace").translate(_KINDS)
    if not any(map(kinds.__contains__, _SHAPES)):
        return markup
    made: list[str] = []
    start = 0
    for tag in itertools.chain(_MARKUP.finditer(markup), (None,)):
        end = tag.start() if tag else len(markup)
        text = markup[start:end]
        if any(kinds.find(shape, start, end) >= 0 for shape in _SHAPES):
            text = _PHONE.sub(_whole, text)
        made += (text, tag[0] if tag else "")
        start = tag.end() if tag else end
    return "".join(made)


def _whole(number: re.Match[str]) -> str:
    return f'<span class="phone">{number[0]}</span>'


def text_with_phones(text: str) -> Markup:
    """The same of a plain text, which comes out as safe HTML."""
    return Markup(keep_phones_whole(str(escape(text))))
