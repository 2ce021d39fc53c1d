"""Rows of a text near its telephone numbers and mail addresses, among which contacts stand."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from pressroom.typeset.anatomy.blocks import Block, BlockKind, is_wrapped
from pressroom.typeset.anatomy.reaches import DIGIT

_ABOVE = 12
FIGURES = 9
"""As many figures has a telephone number that a sentence tells."""


def may_reach(text: str) -> bool:
    """A fast check: whether a text has the sign of a mail address, or a number's figures."""
    return "@" in text or len(DIGIT.findall(text)) >= FIGURES


class ContactRow(msgspec.Struct, frozen=True):
    """A line of a block: its plain text, its source, where it begins, where its block does, and how
    many words it has."""

    text: str
    source: str
    start: int
    kind: BlockKind
    block: int
    words: int


def rows_near(numbers: Sequence[int], blocks: Sequence[Block], source: str) -> Iterator[ContactRow]:
    """The rows of the blocks at some offsets, and of those around them."""
    starts = [block.start for block in blocks]
    kept: set[int] = set()
    for number in {bisect.bisect_right(starts, place) - 1 for place in numbers}:
        kept.update(range(max(number - _ABOVE, 0), min(number + 2, len(blocks))))
    yield from _rows([blocks[number] for number in sorted(kept)], source)


def _rows(blocks: Iterable[Block], source: str) -> Iterator[ContactRow]:
    for block in blocks:
        at = block.start
        if block.kind is BlockKind.RULE:
            continue
        lines = block.text.split("\n")
        prose = (
            block.kind is not BlockKind.TABLE
            and is_wrapped(lines)
            and not all(map(may_reach, lines))
        )
        for line in [block.text] if prose else lines:
            if line.strip():
                typed, words = source[at : at + len(line)], len(line.split())
                yield ContactRow(line, typed, at, block.kind, block.start, words)
            at += len(line) + 1
