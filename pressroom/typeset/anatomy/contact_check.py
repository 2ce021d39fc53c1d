"""Whether a text has contacts, without reading all of it where that can be seen from a part."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Sequence

from pressroom.typeset.anatomy.blocks import Block, read_blocks
from pressroom.typeset.anatomy.contacts import read_contacts
from pressroom.typeset.anatomy.reaches import may_have_reaches, numbers_in

_LONG, _END = 3_000, 2_000
_LAST = 2


def has_contacts(source: str, blocks: Callable[[], Sequence[Block]]) -> bool:
    """Whether a text has contacts that can be reached. Its end is read first, where most stand;
    `blocks` reads all of it."""
    numbers = numbers_in(source) if may_have_reaches(source) else []
    if not numbers:
        return False
    begin = source.find("\n\n", max(len(source) - _END, 0)) + 1 if len(source) > _LONG else 0
    near = numbers[bisect.bisect_left(numbers, begin) :] if begin else []
    if near and any(read_contacts(tuple(read_blocks(source, begin)), source, near)):
        return True
    # What the end has may be told above it.
    last = [] if len(near) >= _LAST else numbers[-_LAST:]
    return any(any(read_contacts(blocks(), source, some)) for some in (last, numbers) if some)
