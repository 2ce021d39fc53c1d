"""Finds datelines within a block: at its rows' beginnings, and behind subheads."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import msgspec

from pressroom.typeset.anatomy import phrases
from pressroom.typeset.anatomy.blocks import Block
from pressroom.typeset.anatomy.dateline import TypedDateline, read_dateline
from pressroom.typeset.anatomy.places import is_known_city
from pressroom.typeset.anatomy.sureness import Sureness

_SUBHEADS = 700
_DASHES = "-–—−"
_BEHIND_SUBHEAD = re.compile(
    r"(?:\*\*\s{0,3}(?=[A-Z][A-Za-z])|(?<=[\s*])(?=[A-Z]{3}))"
    rf"(?=[A-Z][A-Za-z.]{{2,20}}(?:,?\s[A-Z][A-Za-z.]{{1,20}}){{0,3}}[\s*]{{0,6}}[{_DASHES}])"
)
_BOLD_PLACE = re.compile(r"\s{0,3}\*\*([A-Z][\w., ]{2,40}?)\s?\*\*\s{1,3}(?=[A-Z])")
# What stands before a dateline in its row: a heading, or the mark of a page that passes wires on.
BEFORE_DATELINE = re.compile(
    r"\s{0,4}(?:FOR IMMEDIATE (?:RELEASE|DISTRIBUTION)"
    r"|/\s?EIN\s?(?:News|Presswire)[^/\n]{0,12}/\s?-{1,2}|\(MENAFN[^()\n]{0,40}\)(?:\s?-{1,2})?)\s{1,4}",
    re.IGNORECASE,
)


# The name of a page that passes wires on, above its text.
_PASSED_ON = re.compile(r"\s*MENAFN\s?-")
# `/NOT FOR DISTRIBUTION TO U.S. NEWSWIRE SERVICES/` names no wire.
_NOT_FOR = re.compile(r"\W*not\sfor\s", re.IGNORECASE)


def datelines_in(block: Block, source: str) -> Iterator[tuple[int, TypedDateline]]:
    """Datelines in a block of `source`, with their offsets in the block's text."""
    yield from _at_beginnings(block)
    yield from _behind_subheads(block, source)


def only_headers(rows: str) -> bool:
    """Whether rows are what wires put above a text, or none."""
    return all(phrases.HEADER.match(row) for row in rows.split("\n") if row.strip())


def _at_beginnings(block: Block) -> list[tuple[int, TypedDateline]]:
    """Datelines at the beginnings of a block's first lines, with their offsets in it."""
    found: list[tuple[int, TypedDateline]] = []
    at = 0
    for row in block.text.split("\n", 12)[:12]:
        label = BEFORE_DATELINE.match(row)
        typed = read_dateline(block.text[at : at + 240]) if label is None else None
        if typed is not None and not (_PASSED_ON.match(row) or _NOT_FOR.match(row)):
            found.append((at, typed))
        elif label is not None:
            behind = at + label.end()
            if typed := read_dateline(block.text[behind : behind + 240]):
                found.append((behind, typed))
        if len(row) > 80:
            break
        at += len(row) + 1
    return found


def _behind_subheads(block: Block, source: str) -> Iterator[tuple[int, TypedDateline]]:
    """A dateline in bold or capitals behind subheads that are set in the same paragraph."""
    if source[block.start : block.start + 1].isalnum():
        return
    typed = source[block.start : min(block.end, block.start + _SUBHEADS)]
    if "*" not in typed:
        return
    if bold := _BOLD_PLACE.match(typed):
        place = read_dateline(f"{bold[1]} – X")
        if place is not None and is_known_city(place.city):
            yield 0, msgspec.structs.replace(place, length=bold.end())
    if not any(map(typed.__contains__, _DASHES)):
        return
    for found in itertools.islice(_BEHIND_SUBHEAD.finditer(typed), 12):
        at = found.end()
        dateline = read_dateline(block.text[at : at + 240])
        if dateline is not None and is_known_city(dateline.city):
            yield at, msgspec.structs.replace(dateline, sureness=Sureness.CERTAIN)
