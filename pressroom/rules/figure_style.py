"""Rules on how amounts are written: losses with two minuses, and one unit in two forms."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from pressroom.rules.amounts import CURRENCY_SIGNS, Amount, read_amounts
from pressroom.rules.english import as_quoted
from pressroom.rules.judgement import Fault
from pressroom.rules.needs import needs
from pressroom.rules.release_text import ReleaseText

_LOSS = re.compile(
    r"\bloss(?:es)?\b(?: \([\w ]{2,24}\))?"
    r"(?: (?:for|in|during) [^$€£().;]{3,80}?| attributable to [^$€£().;]{3,60}?)?"
    r" (?:of|was|is|were|totaled|totalled|came to)(?: approximately| about)? \Z",
    re.IGNORECASE,
)
_MINUS = re.compile(r"[(−–-](?:[A-Z]{1,3}\s?)?[$€£¥]?\s?[0-9.]|[$€£¥]\s?[(−–-]")
_LOSSES = frozenset(("loss", "Loss", "losses", "Losses", "LOSS"))
_FAR = 150
_PROFIT = re.compile(r"\b(?:income|profit|earnings|gain)\b", re.IGNORECASE)


@needs(_LOSSES)
def negative_loss(release_text: ReleaseText) -> Iterator[Fault]:
    """A loss in words has no minus.

    `A net loss of ($8.8 million)` says the minus twice, and whoever takes it at its word reads
    a profit. Parentheses belong into tables, and into sentences that say `net income (loss)`.

    Bad:
        The net loss was ($8.8 million), compared to a net loss of ($7.1 million) a year ago.

    Good:
        The net loss was $8.8 million, compared to a net loss of $7.1 million a year ago.

    Source: AP Stylebook, "numerals"; newswire editors' lists of commonest catches
    """
    words = release_text.words & _LOSSES
    prose = release_text.prose
    found = []
    minuses = (_MINUS.search(prose, at, at + _FAR) for at in release_text.places(words))
    sentences = release_text.amount_sentences.around({each.start() for each in minuses if each})
    for amount in itertools.chain.from_iterable(each.amounts for each in sentences):
        if not amount.negative or amount.kind != "money" or amount.rate:
            continue
        lead = as_quoted(prose[max(0, amount.start - 150) : amount.start]) + " "
        loss = _LOSS.search(lead)
        if loss is not None and not _PROFIT.search(lead, max(0, loss.start() - 24)):
            found.append(amount)
    if found:
        typed = as_quoted(prose[found[0].start : found[0].end])
        more = f", as in {len(found) - 1} more" if len(found) > 1 else ""
        yield Fault(
            release_text.line(found[0].start),
            f"the loss of `{typed}` has a minus of its own{more}",
            f"write `{re.sub(r'[()−–-]', '', typed)}`",
        )


_LETTERS = frozenset(("M", "MM", "m", "mm", "mn", "Mn", "B", "BN", "Bn", "bn"))
_UNITS = ("million", "billion")
_PAIRS = (("US$", "USD"), ("C$", "CAD"), ("A$", "AUD"), ("€", "EUR"), ("£", "GBP"))


@needs(("million", "billion", "Million", "Billion", *CURRENCY_SIGNS))
def one_unit_in_two_forms(release_text: ReleaseText) -> Iterator[Fault]:
    """A text writes a unit or currency in one form.

    `$3 million` and `$2.3M`, or `US$5 million` and `USD 7 million`, in the same paragraphs look
    like two hands, and make readers ask whether two things are meant. Headlines, lists and
    tables may be short.

    Bad:
        ACME sold anvils for $3 million and, a year before, for $2.3M.

    Good:
        ACME sold anvils for $3 million and, a year before, for $2.3 million.

    Source: AP Stylebook, "millions, billions" and "dollars"
    """
    prose = release_text.prose
    if not (_may_be_short(release_text) or any(a in prose and b in prose for a, b in _PAIRS)):
        return
    amounts = [amount for amount in release_text.amounts if amount.kind == "money"]
    if len(amounts) < 2:
        return
    long = next((each for each in amounts if each.scale.lower() in _UNITS), None)
    short = [each for each in amounts if each.scale in _LETTERS]
    if long is not None and short:
        running = next((each for each in short if _is_running_text(prose, each)), None)
        if running is not None and any(
            each.scale.lower() in _UNITS and _is_running_text(prose, each) for each in amounts
        ):
            yield _two_forms(release_text, running, long)
    names = {name: amount for amount in reversed(amounts) for name in amount.names[:1]}
    for one, other in _PAIRS:
        if one in names and other in names:
            first, second = sorted((names[one], names[other]), key=lambda each: each.start)
            yield _two_forms(release_text, second, first)


# Digits become `0`, the letters that stand for units `M`, other letters `x`, all else a space.
_UNIT_SIGNS = bytes(
    0x30 if chr(n).isdigit() else 0x4D if chr(n) in "MBmbn" else 0x78 if chr(n).isalpha() else 0x20
    for n in range(128)
).ljust(256)
_SHORT = re.compile(rb"0 ?MM? ")


def _may_be_short(release_text: ReleaseText) -> bool:
    """Whether a text has units as words, and sentences with them as letters."""
    if release_text.words.isdisjoint(("million", "billion", "Million", "Billion")):
        return False
    prose = release_text.prose
    signs = prose.encode("ascii", "replace").translate(_UNIT_SIGNS)
    return any(
        amount.scale in _LETTERS and amount.kind == "money" and _is_running_text(prose, amount)
        for found in _SHORT.finditer(signs)
        for amount in read_amounts(prose, max(0, found.start() - _LONGEST_NUMBER), found.end())
    )


_LONGEST_NUMBER = 14


def _two_forms(release_text: ReleaseText, amount: Amount, other: Amount) -> Fault:
    prose = release_text.prose
    one, two = (as_quoted(prose[each.start : each.end]) for each in (amount, other))
    return Fault(
        release_text.line(amount.start),
        f"`{one}` and, on line {release_text.line(other.start)}, `{two}` are two forms of one unit",
        "write both in one form",
        sure=False,
    )


_NOT_RUNNING = re.compile(r"[ \t]*(?:[-*•●·▪◦#|>]|\d{1,2}[.)])")
_LONGEST_LABEL = 90


def _is_running_text(prose: str, amount: Amount) -> bool:
    """Whether an amount stands in a sentence of a paragraph, not in a list, heading or table."""
    start = prose.rfind("\n", 0, amount.start) + 1
    end = prose.find("\n", amount.end)
    row = prose[start : end if end >= 0 else len(prose)]
    return _NOT_RUNNING.match(row) is None and (
        len(row) > _LONGEST_LABEL or row.rstrip()[-1:] == "."
    )
