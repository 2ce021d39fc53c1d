"""Rule on ranges of amounts that go from the higher to the lower."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressroom.rules.amounts import read_amounts
from pressroom.rules.english import as_quoted
from pressroom.rules.judgement import Fault
from pressroom.rules.needs import needs
from pressroom.rules.release_text import ReleaseText

_WORDS = frozenset(
    ("between", "Between", "range", "Range", "ranges", "Ranges", "ranging", "Ranging")
)
_BEGINS = re.compile(
    r"(?:[Bb]etween|[Rr]ang(?:e|es|ing)\s(?:of|from|between))"
    r"(?:\s(?:about|approximately|around))?\s+(?=[^\sA-Za-z]|[A-Z])"
)
_LONGEST = 60
# A loss or a fall is told from the larger to the smaller, or either way.
_DOWNWARD = re.compile(
    r"loss|negative|minus|declin|decreas|reduc|lower|below|down\b|fall|fell|drop|deficit|burn|"
    r"outflow|discount|narrow|improv",
    re.IGNORECASE,
)


@needs(_WORDS)
def range_the_wrong_way(release_text: ReleaseText) -> Iterator[Fault]:
    """A range goes from its lower end to its higher one.

    A range the wrong way round has one end of another draft, or a digit or a scale too many; a
    machine that reads guidance takes its lower end for the higher. Nothing is said where losses
    and falls are told, which go either way.

    Bad:
        ACME expects sales of between $85 million and $80 million for the year.

    Good:
        ACME expects sales of between $80 million and $85 million for the year.

    Source: newswire editors' lists of commonest catches
    """
    prose = release_text.prose
    for place in sorted(release_text.places(_WORDS & release_text.words)):
        begin = _BEGINS.match(prose, place)
        if begin is None:
            continue
        amounts = read_amounts(prose, begin.end(), begin.end() + _LONGEST)[:2]
        if len(amounts) < 2 or amounts[0].start > begin.end() + 1:
            continue
        low, high = amounts
        joined = prose[low.end : high.start].strip().lower()
        if joined not in ("and", "to", "-", "–", "—", "") or not low.comparable(high):
            continue
        # Depths, distances and hours are told either way.
        if low.kind == "number" or low.value <= high.value or low.negative or high.negative:
            continue
        if _DOWNWARD.search(prose, max(0, begin.start() - 160), high.end + 40):
            continue
        typed = as_quoted(prose[low.start : high.end])
        yield Fault(
            release_text.line(begin.start()),
            f"the range `{typed}` goes from the higher to the lower",
            "correct the end that is wrong, or put the lower one first",
        )
