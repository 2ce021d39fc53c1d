"""Letterhead of an exhibit: the issuer's name, postal address, telephone and web site above its
headline. Lines with a day, or of contacts, are none."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from pressroom.importers.html.blocks import PageBlock
from pressroom.importers.html.headline import COMPANY_LINE
from pressroom.typeset.markdown.plain_text import plain_words

_STREETS = (
    "st(?:reet)?|ave(?:nue)?|blvd|boulevard|road|rd|drive|dr|way|lane|plaza|parkway|pkwy|suite"
    "|floor"
)
_LINE = re.compile(
    r"^(?:tele)?(?:phone|fax|tel|web(?:site)?|e-?mail)\b|\bfax\b|\bP\.? ?O\.? Box\b"
    rf"|^(?:www\.|https?:)\S+$|^\d+ .{{0,40}}\b(?:{_STREETS})\b"
    r"|\b[A-Z]{2}\.? {1,2}\d{5}(?:-\d{4})?$|^\(?\d{3}\)?[ .-]\d{3}[.-]\d{4}$",
    re.IGNORECASE,
)
_KEPT = re.compile(r"\bcontacts?\b|\brelease\b|\b(?:19|20)\d{2}$", re.IGNORECASE)
_LONGEST_NAME = 60


def without_letterhead(
    blocks: Sequence[PageBlock], headline: int
) -> tuple[list[PageBlock], list[str]]:
    """The blocks without the letterhead above the headline, which stood before the block of that
    number; and its lines."""
    made: list[PageBlock] = []
    left: list[str] = []
    contacts = False
    for place, block in enumerate(blocks):
        contacts = contacts or re.match(r"contacts?\b", block.text, re.IGNORECASE) is not None
        if place >= headline or contacts or block.kind not in ("text", "heading"):
            made.append(block)
            continue
        lines = block.html.split("<br>")
        out = _letterhead([plain_words(line) for line in lines])
        left += [plain_words(line) for line, is_out in zip(lines, out, strict=True) if is_out]
        rest = [line for line, is_out in zip(lines, out, strict=True) if not is_out]
        if rest:
            made.append(msgspec.structs.replace(block, html="<br>".join(rest)))
    return made, left


def _letterhead(lines: Sequence[str]) -> list[bool]:
    """Whether each of a block's lines is one of the letterhead; a name is where an address follows
    in the same block."""
    found = [_LINE.search(line) is not None and not _KEPT.search(line) for line in lines]
    if len(lines) > 1 and found[1] and not found[0] and len(lines[0]) <= _LONGEST_NAME:
        found[0] = not _KEPT.search(lines[0])
    return [
        is_out or COMPANY_LINE.fullmatch(line) is not None
        for line, is_out in zip(lines, found, strict=True)
    ]
