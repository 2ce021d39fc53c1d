"""Excerpts that feeds have instead of whole texts: told by the words in which they end."""

from __future__ import annotations

import re

_CUT_OFF = re.compile(r"(?:\[\s?(?:…|\.{3})\s?\]|…|(?<!\.)\.{3})\W*\Z")
_MORE = re.compile(
    r"(?:\b(?:read|see|view|show|learn|find\sout)\smore|\b(?:continue|keep)\sreading|\bread\son"
    r"|\b(?:read|view|see)\s(?:the\s)?(?:full|whole|entire|rest\sof\s(?:the|this))\s[\w\s]{0,24}"
    r"|\bweiter\s?lesen|\bmehr\s(?:lesen|erfahren)|\blire\s(?:la\ssuite|plus)|\ben\ssavoir\splus"
    r"|\bleer\smás|\b(?:seguir|continuar|sigue)\sleyendo)[^\w.!?]*\Z",
    re.IGNORECASE,
)
# WordPress puts it below each item of a feed.
_APPEARED = re.compile(
    r"\s*\bThe post .{1,300} (?:first appeared on|appeared first on) .{1,100}\Z", re.DOTALL
)


def ends_early(visible: str) -> bool:
    """Whether a text ends as excerpts do: `[…]`, `…`, `Read more`, `Continue reading →`."""
    text = _APPEARED.sub("", visible).rstrip()
    return bool(_CUT_OFF.search(text) or _MORE.search(text))
