"""Legends on forward-looking statements, typed in a text with or without a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pressroom.typeset.anatomy import phrases
from pressroom.typeset.anatomy.blocks import Block, Kind
from pressroom.typeset.anatomy.parts import Part
from pressroom.typeset.anatomy.sureness import Sureness

_STEMS = (
    *("forward", "historical", "safe harb", "cautionary", "disclaimer", "private securities"),
    *("zukunft", "vorausschau", "prospecti", "avertissement", "futuro", "previsional", "framåt"),
    *("fremtid", "fremad", "toekomst", "将来", "見通し", "前瞻", "免责"),
)
_IN_LEGEND = re.compile(
    r"forward[\s‑–-]?looking|risks?\b|uncertaint|differ\smaterially|undertake|obligation|assum|undue"
    r"|factors|expectation|could\scause|securities|sec\b|sedar|prospectiv|zukunft|risiken|risques|riesgos"
    r"|statements?\b|リスク|风险",
    re.IGNORECASE,
)


def may_have_legend(source: str) -> bool:
    """A fast check: whether a text has words of legends."""
    low = source.casefold()
    return any(stem in low for stem in _STEMS)


def read_legends(blocks: Sequence[Block]) -> tuple[Part, ...]:
    """The legends in a text, each with its heading and all its paragraphs."""
    found: list[Part] = []
    number = 0
    while number < len(blocks):
        sureness = _begins(blocks, number)
        if sureness is None:
            number += 1
            continue
        last = _last(blocks, number)
        start, end = blocks[number].start, blocks[last].end
        text = " ".join(blocks[n].plain for n in range(number, last + 1))
        found.append(Part(text=text, start=start, length=end - start, sureness=sureness))
        number = last + 1
    return tuple(found)


def _begins(blocks: Sequence[Block], number: int) -> Sureness | None:
    """How sure a legend begins with a block; None if none does."""
    block = blocks[number]
    if block.kind in (Kind.TABLE, Kind.RULE):
        return None
    text = block.plain
    head = text[:700]
    heading = phrases.LEGEND_HEADING.match(text[:160])
    if heading and (len(text.split()) <= 14 or block.kind is Kind.HEADING):
        following = blocks[number + 1].plain if number + 1 < len(blocks) else ""
        run_in = text.endswith(".") and phrases.LEGEND_VERBS.search(text)
        below = len(following.split()) > 12 or phrases.LEGEND_WORDS.search(following[:300])
        return Sureness.CERTAIN if run_in or below else None
    if not phrases.LEGEND_WORDS.search(head) or not phrases.LEGEND_VERBS.search(head):
        return None
    if heading:
        return Sureness.CERTAIN
    opening = phrases.LEGEND_OPENING.match(text.lstrip(' "“*†(1234567890)[]'))
    if not opening:
        return None
    words = phrases.LEGEND_WORDS.search(head[:450])
    return Sureness.LIKELY if words else None


def _last(blocks: Sequence[Block], number: int) -> int:
    """The number of the last block of a legend that begins with block `number`."""
    last = number
    headed = len(blocks[number].plain.split()) <= 14
    for following in range(number + 1, len(blocks)):
        block = blocks[following]
        text = block.plain
        if block.kind is Kind.ITEM:
            last = following
            continue
        if block.kind in (Kind.RULE, Kind.TABLE, Kind.HEADING) or _begins_other(block):
            break
        first = headed and following == number + 1
        if not first and (len(text.split()) < 15 or not _IN_LEGEND.search(text)):
            break
        last = following
    return last


def _begins_other(block: Block) -> bool:
    text = block.plain
    short = len(text.split()) <= 14
    return bool(
        phrases.END_MARK.match(block.text)
        or (short and (phrases.ABOUT_HEADING.match(text) or phrases.FOOTER.match(text)))
        or (short and re.match(r"\W*(?:\w+\s)?(?:contacts?|inquiries)\b", text, re.IGNORECASE))
        or (phrases.ABOUT_HEADING.match(text) and re.match(r"\W*(?:About|ABOUT)\s[A-Z]", text))
    )
