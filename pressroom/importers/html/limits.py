"""Limits of HTML files: size and depth, so that no file takes a machine down."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

MOST_PAGE_BYTES = 16_000_000
MOST_DEPTH = 200
_FEW_TAGS = 5_000
_TAG = re.compile(r"<(/?)(?:[a-z][\w:-]*)[^<>]*?(/?)>", re.IGNORECASE)
_VOID = re.compile(
    r"<(?:br|hr|img|input|meta|link|p|li|td|tr|th|dt|dd|option|col|area|wbr)\b", re.IGNORECASE
)
_DEEPEST_TEXT = 4_000


def nests_too_deep(markup: str) -> bool:
    """Whether a text nests so deep that to parse it takes seconds: a look at its tags alone. Text
    with few tags is never refused, nor what lacks a few end tags."""
    if markup.count("<") < _FEW_TAGS:
        return False
    depth = 0
    for found in _TAG.finditer(markup):
        if found[1]:
            depth = max(0, depth - 1)
        elif not found[2] and not _VOID.match(found[0]):
            depth += 1
            if depth > _DEEPEST_TEXT:
                return True
    return False


def depth_of(node: LexborNode) -> int:
    """Depth of a tree, up to one more than is allowed."""
    stack = [(node, 0)]
    deepest = 0
    while stack:
        each, depth = stack.pop()
        deepest = max(deepest, depth)
        if depth > MOST_DEPTH:
            return depth
        stack += [(child, depth + 1) for child in each.iter()]
    return deepest
