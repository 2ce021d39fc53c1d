"""Rows above a release's text: where they stand, which of them state a day, and which belong to a
wire's or company's head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import msgspec

from pressroom.importers.page_words import reason_to_leave
from pressroom.importers.typed_instants import TypedInstant, typed_instant
from pressroom.typeset.anatomy import phrases
from pressroom.typeset.anatomy.anatomy import Anatomy
from pressroom.typeset.anatomy.blocks import Block, Kind, is_wrapped

_LONGEST_DAY_LINE = 160
_LONGEST_HEADLINE = 45
_WORDS = re.compile(r"[^\W\d_]+")
# What may stand beside a day in a row of its own: a weekday, a wire, `Updated`, and behind `Source`
# any name.
_BESIDE_DAY = re.compile(
    r"business|wire|globe|newswire|pr|accesswire|newsfile|eastern|time|daylight|standard|central|eqs"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|date|released?|published|issued|updated?|news|press"
    r"|for|immediate|of|on|the|at|embargoed|until|et|cet|cest|provided|by|dgap|cnw|group|veröffentlicht"
    r"|am|le|uhr|montag|dienstag|mittwoch|donnerstag|freitag|den",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"[|\s]*\b(?:source|quelle)\s?:.*", re.IGNORECASE)
# `PRESS RELEASE: ACME Reports Results` is a headline.
_LABELLED = re.compile(
    r"(?:press|news|media)\s(?:release|statement):\s+(?:\S+\s+){2}", re.IGNORECASE
)


class HeadRow(msgspec.Struct, frozen=True):
    """A row above the text: its Markdown and where it stands; `joins` where it goes on a row before
    it in the same block."""

    text: str
    start: int
    end: int
    kind: Kind
    joins: bool


def rows_above(anatomy: Anatomy, zone: ZoneInfo, language: str) -> Iterator[HeadRow]:
    """The rows above the dateline or lead; contacts among them are read with the others. A text
    without anything above its first paragraph may have its headline there."""
    lead, dateline = anatomy.lead, anatomy.dateline
    blocks = anatomy.blocks
    begins = len(anatomy.source)
    if lead is not None:
        begins = min(lead.start, dateline.start if dateline is not None else lead.start)

    def is_frame(block: Block) -> bool:
        shown = block.plain
        named = is_heading(shown) or reason_to_leave(shown) != ""
        return block.kind is Kind.RULE or named or day_of(shown, zone, language) is not None

    above = [block for block in blocks if block.end <= begins]
    if dateline is None and all(map(is_frame, above)):
        for block in blocks[len(above) : -1]:
            if is_frame(block):
                above.append(block)
            elif len(block.text.split()) < _LONGEST_HEADLINE:
                above.append(block)
                break
            else:
                break
    for block in above:
        if block.kind is Kind.TABLE or anatomy.source.startswith("![", block.start):
            continue
        if any(contact.start <= block.start < contact.end for contact in anatomy.contacts):
            continue
        yield from _rows_of(block, anatomy.source)


def _rows_of(block: Block, source: str) -> Iterator[HeadRow]:
    typed = source[block.start : block.end].split("\n")
    if is_wrapped(block.text.split("\n")):
        typed = ["\n".join(typed)]
    at = block.start
    for number, text in enumerate(typed):
        yield HeadRow(text.removesuffix("\\"), at, at + len(text), block.kind, joins=number > 0)
        at += len(text) + 1


def day_of(shown: str, zone: ZoneInfo, language: str) -> TypedInstant | None:
    """The day that a row states and nothing else; None for other rows."""
    if len(shown) > _LONGEST_DAY_LINE:
        return None
    day = typed_instant(shown, zone, language)
    if day is None:
        return None
    beside = _SOURCE.sub("", shown[: day.start] + " " + shown[day.end :])
    words = _WORDS.findall(beside)
    return day if all(_BESIDE_DAY.fullmatch(word) for word in words) else None


def reason_of(shown: str) -> str:
    """Why a row goes into no release; empty for what may be its headline or a subhead."""
    if is_heading(shown) or phrases.END_MARK.match(shown):
        return "heading of a wire or company"
    return reason_to_leave(shown)


def is_heading(shown: str) -> bool:
    """Whether a row is what wires put above a text: `FOR IMMEDIATE RELEASE`."""
    return phrases.HEADER.match(shown) is not None and not _LABELLED.match(shown)
