"""Sentences of a text with their amounts replaced by signs, so that a pattern can say `rose PERCENT
to MONEY from MONEY` however each is typed."""

from __future__ import annotations

import bisect
import re
from collections.abc import Mapping, Sequence

import msgspec

from pressroom.core.lazy import lazy_property
from pressroom.rules.amounts import Amount

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


def amount_sentences(prose: str, amounts: Sequence[Amount]) -> list[AmountSentence]:
    """The sentences and list items that have an amount, in order."""
    if not amounts:
        return []
    starts = [0, *(match.end() for match in _END.finditer(prose))]
    found: list[AmountSentence] = []
    group: list[Amount] = []
    for amount in amounts:
        if group and (
            bisect.bisect_right(starts, group[-1].start)
            != bisect.bisect_right(starts, amount.start)
            or amount.end - group[0].start > _LONGEST
        ):
            found.append(_sentence(prose, starts, group))
            group = []
        group.append(amount)
    found.append(_sentence(prose, starts, group))
    return found


def _sentence(prose: str, starts: Sequence[int], group: Sequence[Amount]) -> AmountSentence:
    place = bisect.bisect_right(starts, group[0].start)
    start = max(starts[place - 1], group[0].start - _LONGEST)
    end = starts[place] if place < len(starts) else len(prose)
    end = min(max(end, group[-1].end), group[-1].end + _LONGEST)
    return AmountSentence(prose[start:end], start, tuple(group))
