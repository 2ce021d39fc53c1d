"""Rows above a release's text: where they stand, which of them state a day, and which belong to a
wire's or company's head."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from zoneinfo import ZoneInfo

import msgspec

from pressroom.importers.page_words import LETTERHEAD, is_legal_name, reason_to_leave
from pressroom.importers.plain_markdown import plain
from pressroom.importers.typed_instants import TypedInstant, typed_instant
from pressroom.typeset.anatomy import phrases
from pressroom.typeset.anatomy.anatomy import Anatomy
from pressroom.typeset.anatomy.blocks import Block, BlockKind, is_wrapped
from pressroom.typeset.anatomy.contact_names import GAP

_LONGEST_DAY_LINE = 160
_LONGEST_HEADLINE = 45
_NOTICE_WORDS = 14
_SHORT_CELL = 6
_LONGEST_LIST_HEADING = 6
_LONGEST_ISSUER = 7
# What only a letterhead has: figures, or a site.
_FIRM = re.compile(r"\d|\w\.\w")
_WORDS = re.compile(r"[^\W\d_]+")
# What may stand beside a day in a row of its own: a weekday, a wire, `Updated`, and behind `Source`
# any name.
_BESIDE_DAY = re.compile(
    r"business|wire|globe|(?:globe|pr)?newswire|businesswire|pr|accesswire|newsfile|eastern|time|daylight|standard|central|eqs"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun|date|released?|published|issued|updated?|news|press"
    r"|for|immediate|of|on|von|via|from|the|at|embargoed|until|et|cet|cest|provided|by|dgap|cnw|group|veröffentlicht"
    r"|download|as|pdf|posted|upon|receipt|delivery|[ap]?m|[ecmp][sd]?t|gmt|utc|le|uhr|montag|dienstag|mittwoch|donnerstag|freitag|den",
    re.IGNORECASE,
)
# `ACME Oyj, Stock Exchange Release, 26 March 2026 at 3.30 p.m. EET`
_KIND = re.compile(
    r"\b(?:stock\sexchange|company|regulatory|corporate|press|investor|media)\s"
    r"(?:press\s)?(?:release|announcement|news)\b",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"[|\s]*\b(?:source|quelle)\s?:.*", re.IGNORECASE)
# `PRESS RELEASE: ACME Reports Results` is a headline.
_LABELLED = re.compile(
    r"(?:press|news|media)\s(?:release|statement):\s+(?:\S+\s+){2}", re.IGNORECASE
)


class HeadRow(msgspec.Struct, frozen=True):
    """A row above the text: its Markdown and where it stands; `joins` where it goes on a row before
    it in the same block. `address` says that it stands within a postal address."""

    text: str
    start: int
    end: int
    kind: BlockKind
    joins: bool
    address: bool = False


def rows_above(
    anatomy: Anatomy, zone: ZoneInfo, language: str, *, titled: bool = False
) -> Iterator[HeadRow]:
    """The rows above the dateline or lead; contacts among them are read with the others. A text
    without anything above its first paragraph may have its headline there, unless it is `titled`:
    its headline is known."""
    lead, dateline = anatomy.lead, anatomy.dateline
    blocks = anatomy.blocks
    begins = len(anatomy.source)
    if lead is not None:
        begins = min(lead.start, dateline.start if dateline is not None else lead.start)

    def is_frame(block: Block) -> bool:
        shown = block.plain
        named = is_heading(shown) or reason_to_leave(shown) != ""
        named = named or days_in_columns(block.text, zone, language) is not None
        return block.kind is BlockKind.RULE or named or row_day(shown, zone, language) is not None

    above = [block for block in blocks if block.end <= begins]
    if dateline is not None and (over := _rows_over(dateline.start, blocks, anatomy.source)):
        above.append(over)
    if dateline is None:
        above = _without_list(above, is_frame)
    if dateline is not None and lead is not None and all(map(is_frame, above)):
        # A place and day on a row of their own above the headline.
        above += [
            block for block in blocks if dateline.end <= block.start and block.end <= lead.start
        ]
    if dateline is None and not titled and all(map(is_frame, above)):
        for block in blocks[len(above) : -1]:
            if is_frame(block):
                above.append(block)
            elif len(block.text.split()) < _LONGEST_HEADLINE:
                above.append(block)
                break
            else:
                break
    for block in above:
        if block.kind is BlockKind.TABLE or anatomy.source.startswith("![", block.start):
            continue
        if len(block.plain.split()) > _NOTICE_WORDS and phrases.NOTICE.match(block.plain):
            # A regulator wants it read: it stays above the text.
            continue
        rows = [
            row
            for row in _rows_of(block, anatomy.source)
            if not any(contact.start <= row.start < contact.end for contact in anatomy.contacts)
        ]
        yield from _without_letterhead(rows)


def _rows_over(start: int, blocks: Sequence[Block], source: str) -> Block | None:
    """The rows of a dateline's own block that stand over it: a headline without a blank row below;
    None where it begins its block, or stands within a row."""
    for block in blocks:
        if block.start < start < block.end and source[start - 1] == "\n":
            text = block.text[: start - block.start - 1].rstrip()
            return msgspec.structs.replace(block, text=text) if text.strip() else None
    return None


def _without_list(above: list[Block], is_frame: Callable[[Block], bool]) -> list[Block]:
    """The blocks above a text that has no dateline, without a list that begins it below a heading
    of its own, `Third quarter`, and what follows."""
    named = [number for number, block in enumerate(above) if not is_frame(block)][:1]
    for number in range(named[0] + 1 if named else len(above), len(above) - 1):
        short = len(above[number].text.split()) <= _LONGEST_LIST_HEADING
        listed = (
            above[number + 1].kind is BlockKind.ITEM and above[number].kind is not BlockKind.ITEM
        )
        if short and listed and not is_frame(above[number]):
            return above[:number]
    return above


def _without_letterhead(rows: Sequence[HeadRow]) -> Iterator[HeadRow]:
    """The rows of a block. What stands above the last row of an address or number in it, in short
    rows or columns, is of the letterhead too: the company, the name of a house, who answers."""
    firm = [
        reason_to_leave(cell) == LETTERHEAD and _FIRM.search(cell) is not None
        for row in rows
        for cell in [plain(row.text.split("\t")[0])]
    ]
    last = max((number for number, is_firm in enumerate(firm) if is_firm), default=-1)
    for number, row in enumerate(rows):
        cells = [plain(cell) for cell in row.text.split("\t")]
        short = all(len(cell.split()) <= _SHORT_CELL for cell in cells)
        named = is_legal_name(cells[0]) and reason_to_leave(cells[0]) != LETTERHEAD
        below = [
            reason_to_leave(plain(next_row.text)) for next_row in rows[number + 1 : number + 2]
        ]
        is_of_address = (number < last and short) or (named and below == [LETTERHEAD])
        yield msgspec.structs.replace(
            row, address=is_of_address or (number == last and len(cells) > 1)
        )


def _rows_of(block: Block, source: str) -> Iterator[HeadRow]:
    typed = source[block.start : block.end].split("\n")
    if is_wrapped(block.text.split("\n")):
        typed = ["\n".join(typed)]
    at = block.start
    for number, text in enumerate(typed):
        yield HeadRow(text.removesuffix("\\"), at, at + len(text), block.kind, joins=number > 0)
        at += len(text) + 1


def row_day(
    shown: str, zone: ZoneInfo, language: str, known: Collection[str] = ()
) -> TypedInstant | None:
    """The day that a row states and nothing else; None for other rows. `known` are words, in small
    letters, that stand above it and may stand beside it again: an issuer's name, a headline."""
    if len(shown) > _LONGEST_DAY_LINE:
        return None
    day = typed_instant(shown, zone, language)
    if day is None:
        return None
    beside = _SOURCE.sub("", shown[: day.start] + " " + shown[day.end :])
    words = _WORDS.findall(beside)
    said = all(word.casefold() in known or _BESIDE_DAY.fullmatch(word) for word in words)
    return day if said else None


def day_of_kind(shown: str, zone: ZoneInfo, language: str) -> TypedInstant | None:
    """The day at the beginning or end of a row that else says whose release it is and of what kind;
    None for other rows."""
    if len(shown) > _LONGEST_DAY_LINE or not _KIND.search(shown):
        return None
    day = typed_instant(shown, zone, language)
    if day is None:
        return None
    before, behind = shown[: day.start].strip(" ,|/–—-"), shown[day.end :].strip(" .,:|/–—-")
    issuer = _WORDS.findall(_KIND.sub("", before or behind))
    stamped = not before and len(day.iso) > len("2000-01-02")
    named = stamped or not any(word[0].islower() for word in issuer)
    return day if not (before and behind) and named and len(issuer) <= _LONGEST_ISSUER else None


def days_in_columns(row: str, zone: ZoneInfo, language: str) -> list[TypedInstant] | None:
    """The days in a row of cells of which one is a day or a wire's heading, `ACME      NEWS
    RELEASE`; None for other rows."""
    cells = [plain(cell) for cell in GAP.split(row.strip())]
    days = [day for cell in cells if (day := row_day(cell, zone, language)) is not None]
    return days if len(cells) > 1 and (days or any(map(is_heading, cells))) else None


def states_hour(shown: str, zone: ZoneInfo, language: str) -> bool:
    """Whether a row states an hour, `For release 6 a.m. PDT`, and leaves the day to the next."""
    day = row_day(f"{shown}, January 2, 2000", zone, language)
    return day is not None and (len(day.iso) > len("2000-01-02") or day.unread != "")


def reason_of(shown: str) -> str:
    """Reason why a row goes into no release; empty for what may be its headline or a subhead."""
    if is_heading(shown) or phrases.END_MARK.match(shown):
        return "heading of a wire or company"
    return reason_to_leave(shown)


def is_heading(shown: str) -> bool:
    """Whether a row is what wires put above a text: `FOR IMMEDIATE RELEASE`."""
    return phrases.HEADER.match(shown) is not None and not _LABELLED.match(shown)
