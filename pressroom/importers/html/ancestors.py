"""Ancestors of an HTML element."""

from __future__ import annotations

from collections.abc import Container, Iterator

from selectolax.lexbor import LexborNode


def ancestors(node: LexborNode) -> Iterator[LexborNode]:
    """The elements around an element, the nearest first."""
    around = node.parent
    while around is not None:
        yield around
        around = around.parent


def is_within(node: LexborNode, found: Container[int]) -> bool:
    """Whether an element stands within one of those `found` before, known by their `mem_id`."""
    return bool(found) and any(each.mem_id in found for each in ancestors(node))
