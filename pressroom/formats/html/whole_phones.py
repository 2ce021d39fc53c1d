"""Telephone numbers within texts, kept on one line: one broken in two is dialled wrongly."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

# As they are typed: behind a country's code, or by ten figures as North America groups them.
_NUMBER = (
    r"(?<![\w.,$€£/+-])(?:"
    r"\+\d{1,3}[ \u00a0.-]\(?\d[\d() \u00a0.-]{4,14}\d"
    r"|(?:1[ .-])?(?:\(\d{3}\)[ \u00a0]?|\d{3}[-. ])\d{3}[-. ]\d{4}"
    r")(?![\w-]|[,.]\d)"
)
_MARKUP = r"<a\b[^>]*>.*?</a>|<[^>]*>"
_PHONE = re.compile(_NUMBER)
_IN_MARKUP = re.compile(f"({_MARKUP})|({_NUMBER})", re.DOTALL)


def keep_phones_whole(markup: str) -> str:
    """Safe HTML with each telephone number outside a link in a `<span class="phone">`, which style
    sheets keep on one line; a link that dials is kept so by its address."""
    if _PHONE.search(markup) is None:
        return markup
    return _IN_MARKUP.sub(
        lambda found: found[1] or f'<span class="phone">{found[2]}</span>', markup
    )


def text_with_phones(text: str) -> Markup:
    """The same of a plain text, which comes out as safe HTML."""
    return Markup(keep_phones_whole(str(escape(text))))
