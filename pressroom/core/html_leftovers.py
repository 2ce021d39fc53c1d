"""Leftovers of HTML and Markdown in plain text, where readers would see them as signs.

A value such as a headline is text: `&amp;` is five signs in it, and `<em>` four.
"""

from __future__ import annotations

import html
import re

import msgspec

from pressroom.core.problems import Severity

_NAMES = (
    "a|abbr|b|big|blockquote|br|center|cite|code|del|dfn|div|em|font|h[1-6]|hr|i|img|ins|kbd|li|mark"
    "|nobr|ol|p|pre|q|s|script|section|small|span|strike|strong|style|sub|sup|table|tbody|td|th|thead"
    "|tr|tt|u|ul|var|wbr|o:p"
)
_TAG = re.compile(rf"</?(?:{_NAMES})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ESCAPED = re.compile(r"""\\([!#$%&'()*+,./:;<=>?@\[\]^_`{|}~"-])""")
_STRONG = re.compile(r"(?<![\w*])(\*\*|__|~~)(?=\S)([^*_~\n]{1,300})(?<=\S)\1(?![\w*])")
_LINK = re.compile(r"!?\[([^\[\]\n]{1,300})\]\((?:https?://|mailto:|/)[^()\s]*\)")
_HIDDEN = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<tag>[A-Za-z][\w:]*)\b[^<>]*?(?:\shidden\b|aria-hidden|(?:display|visibility|opacity"
    r"|font-size|mso-hide)\s*:\s*(?:none|hidden|collapse|0|all))[^<>]*>.*?(?:</(?P=tag)>|\Z)"
    r"|<(?P<other>template|noscript|ix:header)\b.*?(?:</(?P=other)>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_SIGNS = ("&", "<", "\\", "**", "__", "~~", "](")
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u202f", " ") | {"\u00ad": ""})


class PlainFault(msgspec.Struct, frozen=True):
    """Fault of a plain text: readers would see signs, or words that they must not."""

    code: str
    severity: Severity
    message: str
    remedy: str


def plain_fault(text: str) -> PlainFault | None:
    """Fault of a plain text in which HTML or Markdown is left; None if there is none."""
    if hidden := hidden_part(text):
        what = f"the words of `{hidden[:60]}` would be public"
        return PlainFault("PR029", Severity.ERROR, what, "take them out")
    signs = leftovers(text)
    if not signs:
        return None
    characters = [typed(sign).strip() for sign in signs if sign[0] == "&"]
    remedy = "type " + " ".join(f"`{each}`" if each else "a space" for each in characters)
    if len(characters) != len(signs):
        remedy = f"write `{typed(text)[:80]}`"
    shown = ", ".join(f"`{sign[:40]}`" for sign in signs[:4])
    what = f"readers would see the signs {shown}"
    return PlainFault("PR028", Severity.WARNING, what, remedy)


def hidden_part(text: str) -> str:
    """The first part of plain text that HTML would hide, a comment or an element; empty if there is
    none."""
    found = _HIDDEN.search(text) if "<" in text else None
    return found[0] if found else ""


def leftovers(text: str) -> tuple[str, ...]:
    """The leftovers in plain text, each once, in order of kind: entities, tags, then Markdown's."""
    if not any(sign in text for sign in _SIGNS):
        return ()
    entities = [e for e in _ENTITY.findall(text) if html.unescape(e) != e]
    marks = [match[0] for form in (_TAG, _ESCAPED, _STRONG, _LINK) for match in form.finditer(text)]
    return tuple(dict.fromkeys([*entities, *marks]))


def typed(text: str) -> str:
    """Plain text with the characters that its leftovers stand for; tags and marks are taken out,
    but a tag that was escaped, `&lt;em&gt;`, is words."""
    text = _TAG.sub("", re.sub(r"<br\s*/?>", " ", text, flags=re.IGNORECASE))
    for _ in range(3):  # `&amp;amp;` was escaped twice
        before = text
        text = _ENTITY.sub(lambda match: html.unescape(match[0]).translate(_SPACES), text)
        if text == before:
            break
    text = _LINK.sub(r"\1", _STRONG.sub(r"\2", text))
    return _ESCAPED.sub(r"\1", text)
