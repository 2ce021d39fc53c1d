"""Legends on forward-looking statements, typed in a text with or without a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pressroom.typeset.anatomy import phrases
from pressroom.typeset.anatomy.blocks import Block, BlockKind
from pressroom.typeset.anatomy.parts import Part
from pressroom.typeset.anatomy.sureness import Sureness

# One of these stands in whatever the patterns of legends' headings and words match.
_STEMS = (
    *("forward", "historical", "harbo", "cautionary", "disclaimer", "litigation", "27a", "21e"),
    *("undue", "zukunft", "vorausschau", "haftungsaus", "prospecti", "avertissement", "futuro"),
    *("aviso", "previsional", "framåt", "fremtid", "fremad", "toekomst"),
    *("将来", "見通し", "前瞻", "免责"),
)
_HEAD = 700
_SHORTEST = 7  # words of a paragraph below a heading
_IN_LEGEND = re.compile(
    r"forward[\s‑–-]?looking|risks?\b|uncertaint|differ\smaterially|undertake|obligation|assum|undue"
    r"|factors|expectation|could\scause|securities|sec\b|sedar|prospectiv|zukunft|risiken|risques|riesgos"
    r"|statements?\b|リスク|风险",
    re.IGNORECASE,
)


# In other letters than ASCII's, bytes in lower case are those of either case.
_FORMS = tuple((stem, {stem.encode(), stem.upper().encode().lower()}) for stem in _STEMS)
_ASCII_FORMS = tuple((stem, forms) for stem, forms in _FORMS if stem.isascii())


def legend_stems(source: str) -> list[str]:
    """A fast check: the stems of legends' words in a text."""
    # Bytes are searched in a fraction of the time, and lowered too, but for what is not ASCII.
    low = source.encode("utf-8", "replace").lower()
    stems = _ASCII_FORMS if source.isascii() else _FORMS
    return [stem for stem, forms in stems if any(map(low.__contains__, forms))]


def first_stem(source: str, stems: Sequence[str]) -> int:
    """The offset of the gap above the paragraph that has the first of some stems: nothing above it
    begins a legend. 0 where markup may run over paragraphs."""
    if "<" in source:
        return 0
    low = source.encode("utf-8", "replace").lower()
    places = (low.find(form) for stem, forms in _FORMS if stem in stems for form in forms)
    gap = low.rfind(b"\n\n", 0, min(place for place in places if place >= 0))
    return len(low[:gap].decode()) if gap > 0 else 0


def has_legend(blocks: Sequence[Block], stems: Sequence[str]) -> bool:
    """Whether a text has a legend. Its end is looked at first, where most stand."""
    return any(
        _may_begin(blocks[number], stems) and _begins(blocks, number) is not None
        for number in reversed(range(len(blocks)))
    )


def _may_begin(block: Block, stems: Sequence[str]) -> bool:
    return any(map(block.text[:_HEAD].casefold().__contains__, stems))


def read_legends(blocks: Sequence[Block], stems: Sequence[str]) -> Iterator[Part]:
    """The legends in a text, each with its heading and all its paragraphs.

    `stems` are what `legend_stems` found in the text.
    """
    last = -1
    for number, block in enumerate(blocks):
        if number <= last or not _may_begin(block, stems):
            continue
        sureness = _begins(blocks, number)
        if sureness is None:
            continue
        last = _last(blocks, number)
        text = " ".join(block.plain for block in blocks[number : last + 1])
        length = blocks[last].end - block.start
        yield Part(text=text, start=block.start, length=length, sureness=sureness)


def _begins(blocks: Sequence[Block], number: int) -> Sureness | None:
    """Sureness that a legend begins with a block; None if none does."""
    block = blocks[number]
    if block.kind in (BlockKind.TABLE, BlockKind.RULE):
        return None
    text = block.plain
    head = text[:_HEAD]
    heading = phrases.LEGEND_HEADING.match(text[:160])
    if heading and (len(text.split()) <= 14 or block.kind is BlockKind.HEADING):
        following = blocks[number + 1].plain if number + 1 < len(blocks) else ""
        run_in = text.endswith(".") and phrases.LEGEND_VERBS.search(text)
        below = len(following.split()) > _SHORTEST or phrases.LEGEND_WORDS.search(following[:300])
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
        if block.kind is BlockKind.ITEM:
            last = following
            continue
        if block.kind in (BlockKind.RULE, BlockKind.TABLE, BlockKind.HEADING) or _begins_other(
            block
        ):
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
