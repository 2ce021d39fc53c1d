"""Rules on rises and falls, which are recalculated."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from pressroom.rules.amounts import Amount
from pressroom.rules.change_claims import (
    ANOTHER_BASIS,
    RISES,
    ClaimedChange,
    changes_without_percentage,
)
from pressroom.rules.english import as_quoted
from pressroom.rules.judgement import Fault
from pressroom.rules.release_text import ReleaseText

# So many of a sentence are told at once.
_MOST_FAULTS = 4


def percentage_change(release_text: ReleaseText) -> Iterator[Fault]:
    """A change in percent is the one that its two figures give.

    Somebody will work it out. Wrong ones come from a draft with older figures, or from
    mixing up rise and fall. Figures as printed are rounded, and this is allowed for. So it is
    with basis points between two percentages, and with `doubled`.

    Bad:
        Net sales rose 12 percent to $5.2 million from $4.8 million.

    Bad:
        Net sales were $4.8 million, an increase of 8 percent compared with $5.2 million.

    Bad:
        - Recurring revenue up 280%, from $223K to $640K

    Good:
        Net sales rose 8 percent to $5.2 million from $4.8 million.

    Source: newswire editors' lists of commonest catches; AP Stylebook, "percentages"
    """
    for sentence, claims in release_text.changes:
        told = 0
        for change in claims:
            if told == _MOST_FAULTS or ANOTHER_BASIS.search(sentence.text):
                break
            assert change.claim is not None
            typed = as_quoted(release_text.prose[change.claim.start : change.claim.end])
            fault = _claim_fault(typed, change)
            if fault is not None:
                message, remedy, sure = fault
                line = release_text.line(change.claim.start)
                yield Fault(line, message, remedy, sure=sure)
                told += 1


def difference_of_two_figures(release_text: ReleaseText) -> Iterator[Fault]:
    """Amounts said to have risen have risen, and by what their two figures give.

    `Increased to $4.8 million from $5.2 million` is a fall, or its figures stand in the wrong
    order; somebody will ask which.

    Bad:
        Net sales increased to $4.8 million from $5.2 million.

    Bad:
        Net sales increased $0.9 million to $5.2 million from $4.8 million.

    Good:
        Net sales increased $0.4 million to $5.2 million from $4.8 million.

    Source: newswire editors' lists of commonest catches; AP Stylebook, "numerals": do the
        arithmetic
    """
    for sentence, claims in release_text.changes:
        with_difference = (each for each in claims if each.difference is not None)
        for change in itertools.chain(with_difference, changes_without_percentage(sentence)):
            if ANOTHER_BASIS.search(sentence.text):
                break
            fault = _difference_fault(release_text.prose, change)
            if fault is not None:
                yield Fault(release_text.line(change.now.start), *fault)


def _difference_fault(prose: str, change: ClaimedChange) -> tuple[str, str] | None:
    """Message and remedy for a change whose direction or difference is wrong; None if both are
    right."""
    now, before = change.now, change.before
    rise, slack = now.value - before.value, (now.half + before.half) * 1.0001
    pair = f"`{_typed(prose, before)}` to `{_typed(prose, now)}`"
    if change.claim is None and abs(rise) > slack and (rise > 0) != (change.verb in RISES):
        way, told = ("a rise", "rose") if rise > 0 else ("a fall", "fell")
        return (
            f"`{change.verb}` is said of a change from {pair}, which is {way}",
            f"write that it {told}, or correct the figures",
        )
    told_difference = change.difference
    if told_difference is None or told_difference.kind == "percent":
        return None
    if abs(abs(rise) - told_difference.value) <= slack + told_difference.half * 1.0001:
        return None
    typed = _typed(prose, told_difference)
    return (
        f"`{typed}` is not the difference from {pair}",
        "correct whichever of the three figures is wrong",
    )


def _typed(prose: str, amount: Amount) -> str:
    return as_quoted(prose[amount.start : amount.end])


_MORE = frozenset(("over", "more than", "at least"))


def _claim_fault(typed: str, change: ClaimedChange) -> tuple[str, str, bool] | None:
    """Message, remedy and certainty for a claim that does not fit its amounts; None if it does."""
    now, before, claim = change.now, change.before, change.claim
    assert claim is not None
    if claim.kind == "points":
        least = now.value - now.half - before.value - before.half
        most, right = least + 2 * (now.half + before.half), now.value - before.value
    else:
        least = ((now.value - now.half) / (before.value + before.half) - 1) * 100
        most = ((now.value + now.half) / max(before.value - before.half, 1e-12) - 1) * 100
        right = (now.value / before.value - 1) * 100
    rises = change.verb in RISES
    signed, half = claim.value if rises else -claim.value, claim.half + 1e-9
    if change.about or not claim.value:
        half += max(2 * claim.half, claim.value * (0.25 if change.about in _MORE else 0.1))
    if least - half <= signed <= most + half:
        return None
    # What was cut off instead of rounded, or rounded twice, is off by one at the last digit.
    sure = not (least - half - claim.half <= signed <= most + half + claim.half)
    way = ("a rise", "rose") if right > 0 else ("a fall", "fell")
    figure = _figure(typed, claim, right)
    remedy = f"write `{figure}`" if (right > 0) == rises else f"write that it {way[1]}"
    return (
        f"`{typed}` does not fit its two figures, which give {way[0]} of {figure}",
        f"{remedy}, or correct the figures",
        sure,
    )


def _figure(typed: str, claim: Amount, right: float) -> str:
    """The right change, in the digits and with the unit of what is typed."""
    found = re.match(r"[^\d]*(?P<number>[\d.,]*\d)(?P<unit>.*?)\)?\Z", typed)
    if found is None or not claim.half or not typed[:1].isdigit():
        return f"{abs(right):.0f} percent"
    decimals = len(found["number"].partition(".")[2])
    factor = 100 if found["unit"].strip().startswith("b") else 1
    return f"{abs(right) * factor:.{decimals}f}{found['unit']}"
