"""Lines above a release's text: those that state a day, name a source or are a wire's or company's
own, and the rest: the headline and subheads, each with its rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from zoneinfo import ZoneInfo

import msgspec

from pressroom.importers.head_rows import (
    HeadRow,
    day_of_kind,
    days_in_columns,
    reason_of,
    row_day,
    rows_above,
    states_hour,
)
from pressroom.importers.page_words import (
    LETTERHEAD,
    are_short_names,
    is_legal_name,
    is_name_of_speaker,
    names_provider,
    provider_in,
)
from pressroom.importers.plain_markdown import letters_and_digits, plain
from pressroom.importers.readings import Cut
from pressroom.importers.typed_instants import TypedInstant, either_way
from pressroom.typeset.anatomy.anatomy import Anatomy
from pressroom.typeset.anatomy.blocks import BlockKind
from pressroom.typeset.anatomy.tickers import tickers_of_line

_FULL_LINE = 62
_HEADING_REASON = "heading of a wire or company"
_OPEN_END = re.compile(
    r"(?:\s(?:of|the|an?|and|to|in|for|with|by|on|from|its|or|at|as|&|reports?|announces?|declares?)|,)\Z",
    re.IGNORECASE,
)


class HeadLines(msgspec.Struct, frozen=True):
    """The lines above a text: headline and subheads in order, each with its rows; the days that
    others state; the source that one names; and what is cut out of the text."""

    lines: tuple[tuple[HeadRow, ...], ...]
    days: tuple[TypedInstant, ...]
    source: str
    cuts: tuple[Cut, ...]


class _Sorter:
    """The state of reading the rows one after the other: `hour` is a row that states an hour alone,
    `awaited` says that the row before asked for a source, `known` are words of the lines so far."""

    def __init__(self, anatomy: Anatomy, zone: ZoneInfo, language: str) -> None:
        self.zone, self.language = zone, language
        self.place = (
            letters_and_digits(anatomy.dateline.text) if anatomy.dateline is not None else ""
        )
        self.lines: list[list[HeadRow]] = []
        self.days: list[TypedInstant] = []
        self.cuts: list[Cut] = []
        self.source = self.hour = ""
        self.awaited = False
        self.known: set[str] = set()

    def take(self, row: HeadRow) -> None:
        """Takes the next row: as a day, a source, a heading, or a line of its own."""
        shown = plain(row.text)
        provider = names_provider(shown)
        reason = LETTERHEAD if row.address else reason_of(shown)
        if self._is_day(shown) or self._is_source(shown, provider=provider):
            self.cuts.append(Cut(row.start, row.end, said=shown))
        elif day := day_of_kind(shown, self.zone, self.language):
            self.days.append(day)
            self.cuts.append(Cut(row.start, row.end, _HEADING_REASON))
        elif (in_columns := days_in_columns(row.text, self.zone, self.language)) is not None:
            self.days += in_columns
            self.cuts.append(Cut(row.start, row.end, _HEADING_REASON))
        elif reason:
            self.source = self.source or provider_in(shown)
            if are_short_names(shown):
                self._leave_name()
            self.cuts.append(Cut(row.start, row.end, reason))
        elif row.kind is BlockKind.RULE or tickers_of_line(shown):
            self.cuts.append(Cut(row.start, row.end, said=shown))
        elif self.lines and _goes_on(self.lines, row):
            self.lines[-1].append(row)
        else:
            self.lines.append([row])
            self.known.update(re.findall(r"[^\W\d_]+", shown.casefold()))
        self.awaited = provider

    def _leave_name(self) -> None:
        """Leaves out the company's name that stands above what it is called, wherever it does."""
        alone = [rows[0] for rows in self.lines if len(rows) == 1]
        if not alone or not is_legal_name(plain(alone[-1].text)) or self.lines[-1] != alone[-1:]:
            return
        name = letters_and_digits(plain(alone[-1].text))
        said = [row for row in alone if letters_and_digits(plain(row.text)) == name]
        self.cuts += [Cut(row.start, row.end, _HEADING_REASON) for row in said]
        self.lines = [rows for rows in self.lines if rows[0] not in said]

    def _is_day(self, shown: str) -> bool:
        """Whether a row states a day, an hour of the row below, or the dateline's place and day."""
        typed = f"{self.hour}, {shown}" if self.hour else shown
        day = row_day(typed, self.zone, self.language, self.known)
        alone = day is None and states_hour(shown, self.zone, self.language)
        self.hour = shown if alone else ""
        if day is not None:
            self.days.append(day)
            self.source = self.source or provider_in(shown)
            return True
        if either_way(shown):
            return True
        row = letters_and_digits(shown)
        return bool(self.hour or (row and self.place.startswith(row)))

    def _is_source(self, shown: str, *, provider: bool) -> bool:
        if self.awaited and not provider:
            self.source = self.source or shown
        return provider or self.awaited


def read_lines(
    anatomy: Anatomy,
    zone: ZoneInfo,
    language: str,
    *,
    headed: bool = False,
    titled: bool = False,
) -> HeadLines:
    """Reads the lines above the dateline or lead of a text in `language`; an hour without a zone is
    in `zone`. A `headed` text has none; of a `titled` one the headline is known, and may be none of
    them."""
    sorter = _Sorter(anatomy, zone, language)
    for row in rows_above(anatomy, zone, language, titled=titled) if not headed else ():
        sorter.take(row)
    lead = anatomy.lead.text if anatomy.lead is not None else ""
    whole = [" ".join(plain(row.text) for row in rows) for rows in sorter.lines]
    lines = [rows for rows, text in zip(sorter.lines, whole, strict=True) if not reason_of(text)]
    left = [row for rows in sorter.lines if rows not in lines for row in rows]
    lines, names = _without_company(lines, lead, fewest=0 if titled else 1)
    cuts = [Cut(row.start, row.end, _HEADING_REASON) for row in (*left, *names)]
    return HeadLines(
        tuple(map(tuple, lines)), tuple(sorter.days), sorter.source, (*sorter.cuts, *cuts)
    )


def _without_company(
    lines: list[list[HeadRow]], lead: str, *, fewest: int
) -> tuple[list[list[HeadRow]], list[HeadRow]]:
    """The lines without rows that only name the company: the first where the lead begins with it,
    and any that the head has twice, as London's announcements do; and these rows. `fewest` lines
    stay."""
    names: list[HeadRow] = []
    while len(lines) > fewest and is_name_of_speaker(plain(lines[0][0].text), lead):
        names.append(lines[0][0])
        lines = [lines[0][1:], *lines[1:]] if len(lines[0]) > 1 else lines[1:]
    alone = [letters_and_digits(plain(rows[0].text)) if len(rows) == 1 else "" for rows in lines]
    said = [*alone, *(letters_and_digits(plain(row.text)) for row in names)]
    twice = [
        is_legal_name(plain(rows[0].text))
        and (said.count(name) > 1 or (name != "" and is_name_of_speaker(plain(rows[0].text), lead)))
        for rows, name in zip(lines, alone, strict=True)
    ]
    if all(twice):
        return lines, names
    names += [rows[0] for rows, drop in zip(lines, twice, strict=True) if drop]
    return [rows for rows, drop in zip(lines, twice, strict=True) if not drop], names


def _goes_on(lines: Sequence[Sequence[HeadRow]], row: HeadRow) -> bool:
    """Whether a row goes on the line above it in its block: all rows of a headline do, of subheads
    those above which the line was full or had not ended."""
    last = lines[-1][-1]
    above = plain(last.text)
    if not row.joins and len(lines) == 1 and row.kind is last.kind:
        # A headline whose lines stand apart.
        apart = len(lines[0]) > 1 and not last.joins and len(above) > _FULL_LINE
        return apart or _OPEN_END.search(above) is not None
    if not row.joins or last.end + 2 < row.start:
        return False
    first = len(lines) == 1 or (len(lines) == 2 and is_legal_name(plain(lines[0][0].text)))
    open_ended = above.endswith((",", ";", "-", "–", "&", "and")) or row.text[:1].islower()
    return first or open_ended or len(above) > _FULL_LINE
