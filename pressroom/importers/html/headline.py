"""Headline of a page: the heading that readers see, by what the metadata say it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pressroom.importers.html.blocks import PageBlock
from pressroom.importers.html.metadata import SITE_NAMES
from pressroom.importers.page_words import reason_to_leave

_TOP = 8
_FURTHER = 16
_FEWEST_WORDS = 4
_LONGEST = 300
_OPEN_END = re.compile(
    r"(?:,|&|\b(?:and|of|for|the|a|an|in|on|to|with|from|by|at|its|as|or|und|von|der|die|des))\Z",
    re.IGNORECASE,
)
COMPANY_LINE = re.compile(
    r"(?:the )?\S+(?: \S+){0,4},? (?:inc|corp|corporation|ltd|limited|llc|l\.?p|plc|company|co"
    r"|n\.?v|s\.?a|ag|se)\.?",
    re.IGNORECASE,
)
"""A line that is a company's name and nothing else."""
_NO_HEADLINE = re.compile(
    r"contacts?\b.*:|for (?:immediate )?release|for further|for more information"
    r"|(?:press|news) release|exhibit\b|@|https?:|www\.|\b\d{3}[-.) ]+\d{3}[-.]\d{4}|^\(|^\w+day,"
    rf"|^\w+ \d{{1,2}}, \d{{4}}$|^{COMPANY_LINE.pattern}$",
    re.IGNORECASE,
)


def without_headline(
    blocks: Sequence[PageBlock], titles: Sequence[str], headings: Sequence[str]
) -> tuple[str, list[PageBlock]]:
    """The headline, and the blocks without it. It is a line near the top that is one of `titles`,
    else the only heading of the first level, else the one of the page's first `headings` that a
    title has in it, else the first title without the site's name; empty without any, and for one
    that any page may have: `News`."""
    titles = [title for title in titles if not reason_to_leave(title)]
    known = {_bare(title) for title in titles}
    for place, block in enumerate(blocks[:_TOP]):
        if block.kind in ("heading", "text") and _bare(block.text) in known:
            return block.text, _without(blocks, place)
    first = [n for n, block in enumerate(blocks) if block.kind == "heading" and block.level == 1]
    if len(first) == 1 and first[0] < _TOP:
        return blocks[first[0]].text, _without(blocks, first[0])
    for heading in headings:
        if _bare(heading) and any(_bare(heading) in title for title in known):
            return heading, list(blocks)
    return (max(SITE_NAMES.split(titles[0]), key=len) if titles else ""), list(blocks)


def headline_of_filing(blocks: Sequence[PageBlock]) -> tuple[str, list[PageBlock], int]:
    """The headline of an exhibit, the blocks without it, and its place among them: the first line
    near the top that is set apart, says more than a name and is no address, day or heading of a
    letter, with the line that it goes on in. Empty, with place 0, if there is none."""
    for place, block in enumerate(blocks[:_FURTHER]):
        text = block.text
        if block.kind == "statement" or len(text) > _LONGEST:
            break
        if not _is_apart(block) or len(text.split()) < _FEWEST_WORDS or _NO_HEADLINE.search(text):
            continue
        rest = [*blocks[:place], *blocks[place + 1 :]]
        if len(rest) > place and _goes_on(block, rest[place]):
            text = f"{text} {rest[place].text}"
            del rest[place]
        return text, rest, place
    return "", list(blocks), 0


def _is_apart(block: PageBlock) -> bool:
    return block.kind in ("heading", "text") and (
        block.bold or block.centred or block.text.isupper()
    )


def _goes_on(block: PageBlock, below: PageBlock) -> bool:
    """Whether a headline goes on in the line below it, set alike."""
    alike = (block.bold, block.centred, block.text.isupper()) == (
        below.bold,
        below.centred,
        below.text.isupper(),
    )
    if below.kind not in ("heading", "text") or not alike or _NO_HEADLINE.search(below.text):
        return False
    ends_open = _OPEN_END.search(block.text) is not None
    short = block.text.isupper() and len(below.text.split()) < _FEWEST_WORDS
    return ends_open or short


def _without(blocks: Sequence[PageBlock], place: int) -> list[PageBlock]:
    return [*blocks[:place], *blocks[place + 1 :]]


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()
