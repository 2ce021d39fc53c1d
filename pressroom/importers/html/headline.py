"""Headline of a page: the heading that readers see, by what the metadata say it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pressroom.importers.html.blocks import Block

_TOP = 8


def without_headline(blocks: Sequence[Block], titles: Sequence[str]) -> tuple[str, list[Block]]:
    """The headline, and the blocks without it. It is a heading near the top that is one of
    `titles`, else the only heading of the first level, else the first of `titles`; empty without
    any."""
    known = {_bare(title): title for title in titles}
    for place, block in enumerate(blocks[:_TOP]):
        if block.kind in ("heading", "text") and _bare(block.text) in known:
            return block.text, _without(blocks, place)
    first = [n for n, block in enumerate(blocks) if block.kind == "heading" and block.level == 1]
    if len(first) == 1 and first[0] < _TOP:
        return blocks[first[0]].text, _without(blocks, first[0])
    return (titles[0] if titles else ""), list(blocks)


def _without(blocks: Sequence[Block], place: int) -> list[Block]:
    return [*blocks[:place], *blocks[place + 1 :]]


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()
