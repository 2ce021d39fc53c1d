"""Reader of a typed text's frame: subheads, lead, dateline, contacts, legend, About sections, and
what wires put above and below.

Sources: the forms in which Business Wire, GlobeNewswire, PR Newswire, CNW and Newsfile print
releases, and the AP Stylebook on datelines.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from pressroom.content.trademarks.attribution import is_attribution
from pressroom.core.lazy import lazy_property
from pressroom.typeset.anatomy import phrases
from pressroom.typeset.anatomy.about import read_abouts
from pressroom.typeset.anatomy.blocks import Block, BlockKind, read_blocks
from pressroom.typeset.anatomy.contact_check import has_contacts
from pressroom.typeset.anatomy.contacts import read_contacts
from pressroom.typeset.anatomy.dateline_places import datelines_in, only_headers
from pressroom.typeset.anatomy.legends import first_stem, has_legend, legend_stems, read_legends
from pressroom.typeset.anatomy.parts import ContactPart, Part, PlacedDateline, PlacedTicker
from pressroom.typeset.anatomy.reaches import numbers_in
from pressroom.typeset.anatomy.sureness import Sureness
from pressroom.typeset.anatomy.tickers import tickers_beside, tickers_in
from pressroom.typeset.anatomy.wire_names import may_name_wire, names_wire

_HEAD_BLOCKS = 40
_HEAD_LENGTH = 6_000
_HEAD_PROSE = 2
_WIRE_PROSE = 12
_TOP_BLOCKS = 20
_PARAGRAPH_WORDS, _LONGEST_HEADLINE = 25, 34
_DAY_FIRST = re.compile(
    r"\W{0,3}(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?[A-Z][a-z]{2,8}\.?\s\d{1,2},?\s\d{4}"
    r"\W{0,3}[-–—]\s?\S"
)
_QUOTED_FIRST = re.compile(
    r"\s*[\"“„«].{20,}[\"”“»],?\s(?:says|said|comments|commented)\b", re.DOTALL
)
# A headline or a row with the source may end so too.
_NAME_END = re.compile(r"\b(?:Inc|Corp|Ltd|Co|L\.P|S\.A|N\.V)\.\s*\Z")
_SENTENCE_END = re.compile(r"[.!?。][”\"’')\]]{0,3}\s*\Z")


class Anatomy:
    """The frame of a Markdown text. Each part is looked for when it is first asked for."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._head_read: list[Block] = []

    @lazy_property
    def blocks(self) -> tuple[Block, ...]:
        """The text's blocks, in order."""
        if len(self.source) < _HEAD_LENGTH:
            return tuple(self._head_blocks())
        return tuple(read_blocks(self.source))

    def _head_blocks(self) -> Iterator[Block]:
        """The blocks of the text's head, each read when it is first asked for: most datelines stand
        in the first few."""
        yield from self._head_read
        for block in self._head_unread:
            self._head_read.append(block)
            yield block

    @lazy_property
    def _head_unread(self) -> Iterator[Block]:
        return read_blocks(self.source[:_HEAD_LENGTH])

    def _head_in_turn(self) -> Iterator[Block]:
        return itertools.islice(self._head_blocks(), _HEAD_BLOCKS)

    @lazy_property
    def _head(self) -> tuple[Block, ...]:
        return tuple(self._head_in_turn())

    @lazy_property
    def dateline(self) -> PlacedDateline | None:
        """The dateline: its length covers what is typed up to the text behind its dash."""
        passed, wired = 0, False
        alone: PlacedDateline | None = None
        for block in self._head_in_turn():
            if block.kind in (BlockKind.RULE, BlockKind.TABLE):
                continue
            # Subheads may be as long as paragraphs; below them, only a wire's name is sure.
            deep = passed >= _HEAD_PROSE
            wired = wired or (deep and may_name_wire(self.source[block.start : _HEAD_LENGTH]))
            if deep and not wired:
                break
            here = () if deep and not names_wire(block.text) else datelines_in(block, self.source)
            for at, typed in here:
                if deep and (at or not typed.wire):
                    continue
                if typed.sureness is Sureness.CERTAIN or only_headers(block.text[:at]):
                    text = " ".join(block.text[at : at + typed.length].split())
                    found = PlacedDateline(
                        text=text,
                        start=block.start + at,
                        length=typed.length,
                        sureness=typed.sureness,
                        typed=typed,
                    )
                    # A page prints place and day alone, above the dateline that repeats them.
                    if alone is not None and not text.startswith(alone.text):
                        return alone
                    if alone is not None or typed.wire or block.text[at + typed.length :].strip():
                        return found
                    alone = found
                    break
            passed += _is_paragraph(block) and not phrases.HEADER.match(block.plain)
            if passed >= (_WIRE_PROSE if alone is None else _HEAD_PROSE):
                break
        return alone

    @lazy_property
    def lead(self) -> Part | None:
        """The lead: the paragraph with the dateline, else the first paragraph of sentences; without
        its dateline."""
        dateline = self.dateline
        if dateline is not None:
            for number, block in enumerate(self._head_in_turn()):
                if block.start <= dateline.start < block.end:
                    behind = block.text[dateline.end - block.start :]
                    # `PARIS--(BUSINESS WIRE)--Regulatory News:`
                    label = behind.rstrip().endswith(":") and len(behind.split()) < 5
                    if behind.strip() and not label:
                        return _part(behind, dateline.end, dateline.sureness)
                    return self._first_paragraph(number + 1)
        return self._first_paragraph(0)

    def _first_paragraph(self, begin: int) -> Part | None:
        """The first paragraph that is no header, subhead or contact."""
        fallback: Block | None = None
        for block in self._head[begin:]:
            if (
                block.kind in (BlockKind.RULE, BlockKind.TABLE, BlockKind.HEADING)
                or not block.plain
            ):
                continue
            if _DAY_FIRST.match(block.text) and _is_paragraph(block):
                return _part(block.text, block.start, Sureness.LIKELY)
            if phrases.HEADER.match(block.text) and len(block.plain.split()) < _PARAGRAPH_WORDS:
                continue
            if phrases.NOTICE.match(block.text) or _QUOTED_FIRST.match(block.text):
                continue
            if any(contact.start <= block.start < contact.end for contact in self._top_contacts):
                continue
            if not block.emphatic and _is_paragraph(block):
                return _part(block.text, block.start, Sureness.LIKELY)
            fallback = fallback or block
        if fallback is None:
            return None
        return _part(fallback.text, fallback.start, Sureness.POSSIBLE)

    @lazy_property
    def _top_contacts(self) -> tuple[ContactPart, ...]:
        blocks = self._head[:_TOP_BLOCKS]
        numbers = [place for place in self._numbers if place < blocks[-1].end]
        return tuple(read_contacts(blocks, self.source, numbers)) if numbers else ()

    @lazy_property
    def above_lead(self) -> tuple[Part, ...]:
        """All parts above the dateline and the lead."""
        lead, dateline = self.lead, self.dateline
        if lead is None:
            return ()
        first = dateline.start if dateline is not None else lead.start
        return tuple(
            _part(block.text, block.start, Sureness.LIKELY)
            for block in self._head
            if block.start < first and block.end <= first and block.kind is not BlockKind.RULE
        )

    @lazy_property
    def header(self) -> tuple[Part, ...]:
        """Header that wires put above a text: `FOR IMMEDIATE RELEASE`, the day."""
        return tuple(part for part in self.above_lead if phrases.HEADER.match(part.text))

    @lazy_property
    def subheads(self) -> tuple[Part, ...]:
        """Subheads typed above the dateline or lead."""
        parts = [
            part
            for part in self.above_lead
            if len(part.text.split()) > 2 and not phrases.HEADER.match(part.text)
        ]
        return tuple(
            part
            for part in parts
            if not any(contact.start <= part.start < contact.end for contact in self._top_contacts)
        )

    @lazy_property
    def tickers(self) -> tuple[PlacedTicker, ...]:
        """The issuer's listings, each once: those on lines above the lead and in the lead, else
        those of the first paragraph that has any."""
        lead, found = self.lead, dict[str, PlacedTicker]()
        for block in self._head:
            typed = [*tickers_in(block.text)] or tickers_beside(block.text)
            for one in typed:
                place = block.start + one.start
                text = self.source[place : place + one.length]
                part = PlacedTicker(
                    text=" ".join(text.split()),
                    start=place,
                    length=one.length,
                    sureness=one.sureness,
                    ticker=one.ticker,
                )
                found.setdefault(str(one.ticker), part)
            if found and lead is not None and block.end >= lead.start:
                break
        return tuple(found.values())

    @lazy_property
    def contacts(self) -> tuple[ContactPart, ...]:
        """Contacts that can be reached, in order."""
        return tuple(self._contacts())

    @lazy_property
    def has_contacts(self) -> bool:
        """Whether the text has contacts, without reading all of it where its end has some."""
        return has_contacts(self.source, lambda: self.blocks)

    def _contacts(self) -> Iterator[ContactPart]:
        numbers = self._numbers
        return read_contacts(self.blocks, self.source, numbers) if numbers else iter(())

    @lazy_property
    def _numbers(self) -> list[int]:
        return numbers_in(self.source)

    @lazy_property
    def legend(self) -> tuple[Part, ...]:
        """Legends on forward-looking statements, each with its heading and all its paragraphs."""
        stems = legend_stems(self.source)
        return tuple(read_legends(self.blocks, stems)) if stems else ()

    @lazy_property
    def has_legend(self) -> bool:
        """Whether the text has a legend, without reading all of it."""
        stems = legend_stems(self.source)
        if not stems:
            return False
        begin = 0 if "blocks" in self.__dict__ else first_stem(self.source, stems)
        blocks = tuple(read_blocks(self.source, begin)) if begin else self.blocks
        return has_legend(blocks, stems)

    @lazy_property
    def about(self) -> tuple[Part, ...]:
        """The About sections: each with its heading and its first paragraph."""
        return read_abouts(self.blocks)

    @lazy_property
    def boilerplate(self) -> tuple[Part, ...]:
        """Paragraphs below the lead that say what the issuer is, without an About heading."""
        lead = self.lead
        behind = lead.end if lead is not None else 0
        prose = [b for b in self.blocks if b.kind is BlockKind.PROSE and b.start >= behind]
        return tuple(
            _part(block.text, block.start, Sureness.POSSIBLE)
            for block in prose
            if len(block.text.split()) > _PARAGRAPH_WORDS and phrases.BOILERPLATE.match(block.plain)
        )

    @lazy_property
    def attributions(self) -> tuple[Part, ...]:
        """Paragraphs that attribute trademarks to their owners."""
        return tuple(
            _part(block.text, block.start, Sureness.CERTAIN)
            for block in self.blocks
            if block.kind is not BlockKind.TABLE and is_attribution(block.plain)
        )

    @lazy_property
    def end_marks(self) -> tuple[Part, ...]:
        """End marks: `###`, `-30-`, `- Ends -`."""
        return tuple(
            _part(block.text, block.start, Sureness.CERTAIN)
            for block in self.blocks
            if len(block.text) < 40
            and block.text.strip()
            and (phrases.END_MARK.match(block.text) or phrases.END_MARK.match(self._typed(block)))
        )

    def _typed(self, block: Block) -> str:
        return self.source[block.start : block.end].strip()

    @lazy_property
    def footer(self) -> tuple[Part, ...]:
        """Footer that wires put below a text: where the original is, its source, their
        copyright."""
        first = self.lead.end if self.lead is not None else 0
        return tuple(
            _part(block.text, block.start, Sureness.LIKELY)
            for block in self.blocks[-30:]
            if block.start >= first
            and len(block.text) < 400
            and (phrases.FOOTER.match(block.plain) or phrases.FOOTER_ADDRESS.search(block.plain))
        )


def _is_paragraph(block: Block) -> bool:
    """Whether a block is sentences, and no subhead or header."""
    if block.kind is not BlockKind.PROSE:
        return False
    words = block.text.split(None, _LONGEST_HEADLINE)
    if len(words) < 6 or len(words) > _LONGEST_HEADLINE:
        return len(words) > _LONGEST_HEADLINE
    text = block.plain
    ends = text.endswith(":") and len(words) > 9
    sentence = _SENTENCE_END.search(text) is not None and not _NAME_END.search(text)
    return not text.isupper() and (ends or sentence)


def _part(text: str, start: int, sureness: Sureness) -> Part:
    return Part(text=" ".join(text.split()), start=start, length=len(text), sureness=sureness)
