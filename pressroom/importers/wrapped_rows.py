"""Joins rows that were broken at a width, in texts without empty lines between paragraphs: as old
wires and mail programs send them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from pressroom.typeset.anatomy.blocks import is_wrapped

_SHORTEST = 50
"""A row that a width has broken has as many characters, but for few."""
_FEWEST = 3
_GOES_ON = re.compile(r"[a-zà-öø-ÿ][\w’'-]*(?=[\s,.;:)]|\Z)")
_ADDRESS = re.compile(r"\S*(?:@|://|www\.)")
_ENDS = (".", "!", "?", ":", ";", "•")
_OPEN_END = re.compile(
    r"(?:\s(?:of|the|an?|and|to|in|for|with|by|on|from|its|our|that|which|or|at|as)|,)\Z",
    re.IGNORECASE,
)
# `OF DRILLS TO ERIE`: a headline in capitals goes on.
_CAPITALS = re.compile(r"(?:OF|AND|FOR|IN|TO|WITH|BY|ON|FROM|AT|AS|THE)\s")
_BULLET = re.compile(r"\s*(?:[-+*•‣▪◦·●■○–—]|\d{1,3}[.)]|[a-z]\)|\([a-z\d]\))\s")
_GAP = re.compile(r"\S\s{3,}\S|\||\t")
_COMPOUND = re.compile(r"[^\W\d_]-\Z")
_NUMBER_BEGINS = re.compile(r"\b(?:tel|phone|mobile)\b\W*\+[\d\s()]{5,14}\Z", re.IGNORECASE)
_NUMBER_ENDS = re.compile(r"\d[\d\s]{2,11}")
# A row that only goes on: `, 2026`, `. It will be paid on`, `/PRNewswire/ --`.
_CLOSES = re.compile(r"\s*(?:[,;:)]|\.)(?=\s|\Z)")
_WIRE_BEGINS = re.compile(r"\s*[/(][A-Za-z -]*newswire", re.IGNORECASE)
_AND = re.compile(r"(?:and|or|to|und|oder|et|ou)\b")


def unwrapped(rows: Sequence[str]) -> list[str]:
    """The rows of some lines without an empty one between them, those joined that one paragraph was
    broken into.

    The width is that of the rows behind which a sentence goes on in small letters. A row goes on
    in the next if it does so, or had no room for the next one's first word.
    """
    rows = _mended(rows)
    pairs = [*itertools.pairwise(rows)]
    goes_on = [_goes_on(above, below) or _in_number(above, below) for above, below in pairs]
    if not any(goes_on) or is_wrapped(list(rows)):
        return list(rows)
    broken = [len(above) for (above, _), on in zip(pairs, goes_on, strict=True) if on]
    width = max(broken) if len(broken) >= _FEWEST else 0
    groups = [[rows[0]]]
    for (above, below), on in zip(pairs, goes_on, strict=True):
        if on or (width and _is_full(above, below, width)):
            groups[-1].append(below)
        else:
            groups.append([below])
    return [one_row(group) for group in groups]


def _mended(rows: Sequence[str]) -> list[str]:
    """The rows, those joined that copying has torn at what a page marks up, such as its places and
    days: `PORTLAND, Maine`, `,`, `May 6, 2026`, `/PRNewswire/ -- …`."""
    if not any(_CLOSES.match(row) for row in rows):
        return [*rows]
    whole = [rows[0]]
    for row in rows[1:]:
        above = whole[-1].rstrip()
        if _CLOSES.match(row):
            whole[-1] = above + row.strip()
        elif _is_torn(above, row):
            whole[-1] = f"{above} {row.lstrip()}"
        else:
            whole.append(row)
    return whole


def _is_torn(above: str, below: str) -> bool:
    """Whether a row among torn ones goes on in the next."""
    if _is_own(above) or _is_own(below) or _ADDRESS.match(below.strip()):
        return False
    small = below.strip()[:1].islower() or _WIRE_BEGINS.match(below) is not None
    return bool(small or _OPEN_END.search(above))


def one_row(rows: Sequence[str]) -> str:
    """Rows of a paragraph as one; a word that was broken at its own hyphen is whole again."""
    text = rows[0]
    for row in rows[1:]:
        below = row.lstrip()
        compound = _COMPOUND.search(text) and below[:1].islower() and not _AND.match(below)
        text += below if compound else f" {below}"
    return text


def _goes_on(above: str, below: str) -> bool:
    """Whether a row is so long, and the next one so begun, that one sentence runs through both."""
    if len(above.strip()) < _SHORTEST or _is_own(above) or _is_own(below):
        return False
    if above.rstrip().endswith(_ENDS) or _ADDRESS.match(below.strip()):
        return False
    if above.isupper() and _CAPITALS.match(below.strip()):
        return True
    return bool(_GOES_ON.match(below.strip()) or _OPEN_END.search(above.rstrip()))


def _in_number(above: str, below: str) -> bool:
    """Whether a telephone number goes on in the next row."""
    return bool(_NUMBER_BEGINS.search(above) and _NUMBER_ENDS.fullmatch(below))


def _is_full(above: str, below: str, width: int) -> bool:
    if len(above) > width or _is_own(above) or _is_own(below):
        return False
    return len(above) + 1 + len(below.split(None, 1)[0]) > width


def _is_own(row: str) -> bool:
    """Whether a row is of a list or a table."""
    return bool(_BULLET.match(row) or _GAP.search(row))
