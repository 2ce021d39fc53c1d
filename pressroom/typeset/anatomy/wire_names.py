"""Newswires as datelines name them: a regular expression, and letters of each name for a fast
check."""

from __future__ import annotations

import re

WIRE_NAME = (
    r"(?:business\s?wire|news\s?wire|newsfile|marketwire|access\s?wire|media\s?wire|press\s?wire"
    r"|wire\b|\bcnw|prweb|\beqs\b|dpa-afx|ad\s?hoc|xinhua|outreach|news\s?direct|3bl|aetos"
    r"|\brns\b|pressetext|dgap|cision|baystreet|irw-press|send2press|presseportal|\bots\b"
    r"|prnewsfoto|actusnews|antara|kyodo)"
)
WIRE_STEMS = (
    *("wire", "newsfile", "cnw", "prweb", "eqs", "dpa", "hoc", "xinhua", "outreach", "direct"),
    *("3bl", "aetos", "rns", "pressetext", "dgap", "cision", "baystreet", "irw", "send2press"),
    *("presseportal", "ots", "prnewsfoto", "actusnews", "antara", "kyodo"),
)
_HEAD = 200
_SET_OFF = re.compile(rf"[(/][^()/\n]{{0,60}}{WIRE_NAME}", re.IGNORECASE)


# As far behind its bracket or slash a wire's name ends at most.
_BEHIND = 80


def may_name_wire(text: str) -> bool:
    """A fast check of a long text: whether a wire may be named in it as datelines do."""
    if "&" in text:
        return True  # an entity may stand for a bracket
    behind = [piece[:_BEHIND] for piece in text.replace("/", "(").split("(")[1:]]
    low = " ".join(behind).casefold()
    return any(map(low.__contains__, WIRE_STEMS))


def names_wire(text: str) -> bool:
    """Whether the head of a text names a wire as datelines do, in brackets or behind a slash."""
    head = text[:_HEAD]
    return ("(" in head or "/" in head) and _SET_OFF.search(head) is not None
