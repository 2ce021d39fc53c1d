"""Page furniture of filings: page numbers, `Exhibit 99.1`, heads that each page repeats, and the
cover and signature of the form around a release. All of it is named to the author."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from pressroom.importers.html.blocks import PageBlock

_EXHIBIT = re.compile(
    r"\(?(?:Exhibit|EX|Ex\.)[\s\u00a0.-]*\(?99(?:[.-]?\d{1,2})?[a-z]?\)?", re.IGNORECASE
)
_NUMBER = re.compile(
    r"(?:[-–—]\s*)?(?:Page\s*|F-)?(?P<number>\d{1,3})(?:\s*(?:of|/)\s*\d{1,3})?(?:\s*[-–—])?",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"[-–—(]*\s*more\s*[-–—)]*|\(continued\)|(?:back to |table of )contents", re.IGNORECASE
)
_SIGNED = re.compile(
    r"pursuant to the requirements of the securities exchange act"
    r"|duly caused this report to be signed",
    re.IGNORECASE,
)
_COVER = re.compile(
    r"securities and exchange commission|^form (?:6-k|8-k)|commission file number", re.IGNORECASE
)
_TOP = 12  # blocks at the beginning in which an exhibit's number may stand
_FEWEST = 2
_LONGEST = 100
_CUTS = ("page", "rule")


def without_furniture(blocks: Sequence[PageBlock]) -> tuple[list[PageBlock], list[str]]:
    """The blocks of a filing without page furniture and rules; and the texts that were left out."""
    blocks, left = _without_form(blocks)
    numbers = _page_numbers(blocks)
    repeated = _repeated_heads(blocks)
    made: list[PageBlock] = []
    for place, block in enumerate(blocks):
        text = block.text if block.kind in ("text", "heading") else ""
        out = (
            (text and place < _TOP and _EXHIBIT.fullmatch(text))
            or place in numbers
            or (text and _MORE.fullmatch(text))
            or place in repeated
        )
        if out:
            left.append(text)
        elif block.kind not in _CUTS:
            made.append(block)
    return made, left


def _without_form(blocks: Sequence[PageBlock]) -> tuple[list[PageBlock], list[str]]:
    """The blocks without the pages of a form 6-K or 8-K that are its cover and its signature."""
    pages: list[list[PageBlock]] = [[]]
    for block in blocks:
        pages[-1].append(block)
        if block.kind in _CUTS[:1]:
            pages.append([])
    if len(pages) == 1:
        return list(blocks), []
    made, left = list[PageBlock](), list[str]()
    for page in pages:
        words = " ".join(block.text for block in page if block.text)
        form = _COVER.search(words[:400]) if not made else None
        if form or (_SIGNED.search(words) and len(words) < 3_000):
            left.append(words)
        else:
            made += page
    return (made, left) if any(block.text for block in made) else (list(blocks), [])


def _page_numbers(blocks: Sequence[PageBlock]) -> frozenset[int]:
    """Places of page numbers: beside a page break, or counting up through the text."""
    numbers: list[tuple[int, int]] = []
    for place, block in enumerate(blocks):
        found = _NUMBER.fullmatch(block.text) if block.kind == "text" else None
        if found is not None:
            numbers.append((place, int(found["number"])))
    counting = len(numbers) >= _FEWEST and all(
        one[1] < two[1] for one, two in itertools.pairwise(numbers)
    )
    return frozenset(place for place, _ in numbers if counting or _is_beside_cut(blocks, place))


def _is_beside_cut(blocks: Sequence[PageBlock], place: int) -> bool:
    near = [blocks[n] for n in (place - 1, place + 1) if 0 <= n < len(blocks)]
    return any(block.kind in _CUTS for block in near) or place in (0, len(blocks) - 1)


def _repeated_heads(blocks: Sequence[PageBlock]) -> frozenset[int]:
    """Places of the lines that stand at the top of pages, again and again: all but the first."""
    tops: list[tuple[int, str]] = []
    for place, block in enumerate(blocks):
        if block.kind not in _CUTS:
            continue
        for further in range(place + 1, min(place + 4, len(blocks))):
            each = blocks[further]
            if each.kind not in ("text", "heading") or len(each.text) > _LONGEST:
                break
            tops.append((further, _bare(each.text)))
    counts = Counter(text for _, text in tops)
    cut = next((n for n, block in enumerate(blocks) if block.kind in _CUTS), 0)
    first = {_bare(block.text) for block in blocks[:cut] if block.kind in ("text", "heading")}
    again: set[str] = set()
    found: set[int] = set()
    for place, text in tops:
        if counts[text] + (text in first) < _FEWEST or not text:
            continue
        if text in first or text in again:
            found.add(place)
        again.add(text)
    return frozenset(found)


def _bare(text: str) -> str:
    return (
        re.sub(r"[\s\u00a0]+", " ", re.sub(r"\(?continued\)?|\d+", "", text, flags=re.IGNORECASE))
        .strip()
        .lower()
    )
