"""About sections, typed in a text below a heading or behind one in the same paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pressroom.typeset.anatomy import phrases
from pressroom.typeset.anatomy.blocks import Block, BlockKind
from pressroom.typeset.anatomy.parts import Part
from pressroom.typeset.anatomy.sureness import Sureness

_LONGEST_HEADING = 16
_ABOUT_RUN_IN = re.compile(
    r"\W*(?:About|ABOUT)\s(?:the\s)?[A-Z](?:Inc\.|Corp\.|Co\.|Ltd\.|L\.P\.|[^:.–—]){1,80}?(?::|\s[-–—])\s"
)
_ABOUT_NAME = re.compile(r"\W*about\s+(?:the\s)?((?:[A-Z0-9&][\w.&’'-]*,?\s?){1,8})", re.IGNORECASE)


def read_abouts(blocks: Sequence[Block]) -> tuple[Part, ...]:
    """The About sections of a text: each with its heading and its first paragraph."""
    found: list[Part] = []
    for number, block in enumerate(blocks):
        sureness = _begins(block)
        if sureness is None:
            continue
        end, text = block.end, block.plain
        if len(text.split()) <= _LONGEST_HEADING and number + 1 < len(blocks):
            end = blocks[number + 1].end
            text += " " + blocks[number + 1].plain
        found.append(
            Part(text=text, start=block.start, length=end - block.start, sureness=sureness)
        )
    return tuple(found)


def _begins(block: Block) -> Sureness | None:
    """Sureness that an About section begins with a block; None if none does."""
    if block.kind in (BlockKind.TABLE, BlockKind.RULE):
        return None
    first = block.text.lstrip().partition("\n")[0].strip()
    if first[:1] in ("关", "關") or phrases.ABOUT_HEADING_BEHIND.match(first):
        return Sureness.CERTAIN
    if not phrases.ABOUT_HEADING.match(first[:200]):
        return None
    words = first.split()
    if not re.match(r"\W*about\b", first, re.IGNORECASE):
        return Sureness.CERTAIN if len(words) <= 12 and first[-1:] not in ".?," else None
    if _ABOUT_RUN_IN.match(first):
        return Sureness.CERTAIN
    if not _capitalised(first):
        return None
    headed = len(words) <= 16 and not first.endswith((".", "?", ",", ";"))
    # `About ACME`, `About ACME, Inc.`, `About ACME: ACME makes …`
    if headed or block.kind is BlockKind.HEADING or len(words) <= 8:
        return Sureness.CERTAIN if not first.endswith("?") else None
    # `About ACME ACME makes …`
    name = _ABOUT_NAME.match(first)
    again = name is not None and name[1].find(name[1].split()[0], 1) > 0
    return Sureness.LIKELY if again else None


def _capitalised(heading: str) -> bool:
    """Whether a heading's long words begin with capitals."""
    long_words = [word for word in heading.split()[1:] if len(word) > 4 and word[0].isalpha()]
    names = [word for word in long_words if not word[0].islower()]
    return bool(re.match(r"\W*\w+", heading)) and len(names) * 2 >= len(long_words)
