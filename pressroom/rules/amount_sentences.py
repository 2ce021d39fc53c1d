"""Sentences of a text with their amounts replaced by signs, so that a pattern can say `rose PERCENT
to MONEY from MONEY` however each is typed."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from pressroom.core.lazy import lazy_property
from pressroom.rules.amounts import Amount, read_amounts

# Signs that no text contains (private use), for each kind of amount.
MONEY, RATE, PERCENT, POINTS, RANGED = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
NO_SIGN = "[^\ue000-\ue004|]"
# The sign comes first in the pattern, so that `re` can skip to it.
_END = re.compile(
    r"[.!?;\n](?:(?<=\.)(?<!\bvs\.)(?<!\bInc\.)(?<!\bapprox\.)(?<!\bca\.)[*_\"”’)\]]{0,3}\s+"
    r"(?=[*_\"“(\[]{0,3}[A-Z•●])|(?<=[!?;])\s"
    r"|(?<=\n)[ \t]*(?:\n|[-*•●·▪◦|>]|\d{1,2}[.)]\s))"
)
_SPACES = re.compile(r"[\s*_]+")
_LONGEST = 900
# A word tells nothing of amounts farther away.
_NEAR = 400


class AmountSentence(msgspec.Struct, frozen=True, dict=True):
    """A sentence with its amounts, in order; `typed` is its text."""

    typed: str
    start: int
    amounts: tuple[Amount, ...]

    @lazy_property
    def _masked(self) -> tuple[str, Mapping[int, Amount]]:
        pieces, at, last = [], {}, 0
        length = 0
        for amount in self.amounts:
            before = _SPACES.sub(" ", self.typed[last : amount.start - self.start].lower())
            pieces += [before, _sign(amount)]
            length += len(before) + 1
            at[length - 1] = amount
            last = amount.end - self.start
        pieces.append(_SPACES.sub(" ", self.typed[last:].lower()))
        return "".join(pieces), at

    @property
    def text(self) -> str:
        """The sentence in lower case, with single spaces and a sign for each amount."""
        return self._masked[0]

    @property
    def at(self) -> Mapping[int, Amount]:
        """The amounts by the place of their signs in `text`."""
        return self._masked[1]


def _sign(amount: Amount) -> str:
    if amount.ranged:
        return RANGED
    if amount.kind == "percent":
        return PERCENT
    if amount.kind == "points":
        return POINTS
    return RATE if amount.rate else MONEY


class AmountSentences:
    """The sentences and list items of a text around given places; amounts are read only there,
    since reading those of a whole text takes longer than all other rules together."""

    def __init__(self, text: str, figures: bytes | None = None) -> None:
        self._text = text
        self._figures = outline(text) if figures is None else figures
        self._found: dict[int, AmountSentence] = {}

    def around(self, places: Iterable[int], fewest: int = 1) -> Iterator[AmountSentence]:
        """The sentences that contain the `places`, in order, each once, if they have at least
        `fewest` amounts. Of a sentence without end, parts."""
        end, starts = 0, self._starts
        for place in sorted(places):
            number = bisect.bisect_right(starts, place) - 1
            if place < end or number < 0:
                continue
            first, last, figures = self.paragraphs[number]
            if place > last or figures < fewest or not self._is_near_figure(place):
                continue
            start, end = self._bounds(place, max(end, first))
            if count_figures(self._figures, start, end) >= fewest:
                sentence = self._sentence(start, end)
                if len(sentence.amounts) >= fewest:
                    yield sentence

    def _is_near_figure(self, place: int) -> bool:
        return self._figures.find(b"0", max(0, place - _NEAR), place + _NEAR) >= 0

    @lazy_property
    def paragraphs(self) -> list[tuple[int, int, int]]:
        """Start and end of each paragraph with figures, and about how many it has: nowhere else is
        a sentence that has amounts."""
        found, at = [], 0
        for text in self._figures.split(b"\n\n"):
            end = at + len(text)
            if b"0" in text:
                start = end - len(text.lstrip(b"\n"))
                found.append((start, end, count_figures(text, 0, len(text))))
            at = end + 2
        return found

    @lazy_property
    def most_figures(self) -> int:
        """About how many figures the paragraph has that has most."""
        return max((figures for _, _, figures in self.paragraphs), default=0)

    @lazy_property
    def _starts(self) -> list[int]:
        return [start for start, _, _ in self.paragraphs]

    def _bounds(self, place: int, least: int) -> tuple[int, int]:
        """Start and end of the sentence that contains `place`, not before `least`."""
        text = self._text
        start = max(least, place - _LONGEST)
        for found in _END.finditer(text, start):
            if found.end() > place:
                return start, min(found.end(), place + _LONGEST)
            start = found.end()
        return start, min(len(text), place + _LONGEST)

    def _sentence(self, start: int, end: int) -> AmountSentence:
        found = self._found.get(start)
        if found is None or len(found.typed) != end - start:
            amounts = tuple(read_amounts(self._text, start, end))
            found = self._found[start] = AmountSentence(self._text[start:end], start, amounts)
        return found


# Digits become `0`; points, commas and line ends stay; everything else is a space.
_OUTLINE = bytes(0x30 if 0x30 <= n < 0x3A else n if n in b".,\n" else 0x20 for n in range(256))


def outline(text: str) -> bytes:
    """The figures of a text as zeros, with one byte for each character; bytes are searched in a
    fraction of the time that a pattern takes."""
    return text.encode("ascii", "replace").translate(_OUTLINE)


def count_figures(figures: bytes, start: int, end: int) -> int:
    """About how many figures an outline has from `start` to `end`."""
    return (
        figures.count(b" 0", start, end)
        + figures.count(b"\n0", start, end)
        + (figures[start : start + 1] == b"0")
    )
