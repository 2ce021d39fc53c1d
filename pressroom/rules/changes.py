"""Rule on changes in percent, which are recalculated."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from pressroom.rules.english import as_quoted, sentence
from pressroom.rules.judgement import Fault
from pressroom.rules.release_text import ReleaseText

# Found by their sign first, then matched as a whole: few percentages are changes.
_PERCENT = (re.compile(r"%"), re.compile(r"per\s?cent\b"))
_NUMBER = re.compile(r"(?<![\d.,$€£])\d{1,4}(?:\.\d{1,2})?\s?\Z")
_RISES = frozenset(
    re.findall(
        r"\w+",
        """
        rose risen rise rises increase increased increases increasing grew grow grown grows
        growth climb climbed climbs jump jumped jumps gain gained gains surged advanced higher up
        """,
    )
)
_FALLS = frozenset(
    re.findall(
        r"\w+",
        """
        fell fallen fall falls decrease decreased decreases decreasing decline declined declines
        declining drop dropped drops slipped shrank shrunk reduction lower down
        """,
    )
)
# The word that a percentage belongs to, before it, or after it where an article leads.
_BEFORE_IT = re.compile(r"(?P<verb>\w+)(?:\s+(?:by|of))?\s+\Z")
_AFTER_IT = re.compile(r"\s+(?P<verb>\w+)")
_AMOUNT = (
    r"(?P<{0}sign>(?:US|[ACS]|HK|NZ)?[$€£¥]|(?:USD|EUR|CHF|GBP)\s)?"
    r"(?P<{0}number>(?:\d{{1,3}}(?:,\d{{3}})++|\d++)(?:\.\d++)?+|\.\d++)"
    r"(?:[\s-]?(?P<{0}scale>thousand|million|billion|trillion|bn|mn|mm|[MBKmbk])\b)?+"
    r"(?![\d%]|[,.]\d|\s?(?:%|per\s?cent|percentage|basis|times|to\s+[$€£]))"
)
_OF_NOW, _BEFORE = _AMOUNT.format("a"), _AMOUNT.format("b")
# Between the amounts: no other amount, and no word with which another statement begins.
_GAP = (
    r"(?:,?\s+or\s+[$€£]?\d*\.\d+\s+(?:per|a)\s+(?:\w+\s+){0,3}?share\b)?"
    r"(?:(?!\.\s|\n\s*\n|\b(?:and|but|while|which|as|on|driven|due|because|including|"
    r"excluding|with\s+an?)\b)[^$€£¥;%|]){0,80}?"
)
_THAN = r"(?:from|(?:as\s+)?compared\s+(?:with|to)|versus|vs\.?|over|than)\s+(?:the\s+|an?\s+)?"
_YEAR = r"(?:,?\s+(?:year[- ]over[- ]year|year[- ]on[- ]year|sequentially|on\s+the\s+year))?,?"
# Strings, compiled when needed: compiling is slow, and many releases never need them.
_TO_FROM = rf"{_YEAR}\s+to\s+(?:a\s+)?(?:record\s+)?{_OF_NOW}{_GAP}\b{_THAN}{_BEFORE}"
_FROM_TO = rf"{_YEAR}\s+from\s+{_BEFORE}{_GAP}\bto\s+{_OF_NOW}"
_FROM = rf"{_YEAR}\s+{_THAN}(?:[a-z]+\s+){{0,4}}?(?:of\s+)?{_BEFORE}"
_NOW_BEFORE = rf"{_OF_NOW}{_GAP},\s+(?:representing\s+|or\s+)?(?:an?\s+)?\Z"
_BOTH_BEFORE = (
    rf"{_OF_NOW}{_GAP}\b(?:as\s+)?(?:compared\s+(?:with|to)|versus|vs\.?)\s+{_BEFORE}{_GAP},\s+"
    r"(?:(?:representing|reflecting|or|which\s+(?:is|represents))\s+)?"
    r"(?:an?\s+)?(?:year[- ]over[- ]year\s+)?\Z"
)
_AFTER_COMMA = re.compile(r",\s+[\w\s-]{0,50}\Z")
# "An increase of 5 percent in volume" is not one of the amounts before it.
_OF_SOMETHING = re.compile(
    r"\s+(?:in|at|from|over|to)\b"
    r"(?!\s+the\s+(?:same|prior|previous|comparable|corresponding|year|period|quarter)\b)"
)
# Words of percentages on another basis than the printed amounts.
_ANOTHER_BASIS = re.compile(
    r"\bcurrenc|\borganic|comparable\s+(?:store|sales|basis)|\bsame[- ]store|\blike[- ]for[- ]like|"
    r"\badjust(?:ed|ing)\s+for|\bexclud|\bpro\s+forma|\bannual(?:ly|i[sz]ed)|\bcompound|\bCAGR|"
    r"\bper\s+(?:year|annum|day)|\beach\s+year|\ba\s+year\b(?!-|\s+(?:ago|earlier|before))|\baverage|"
    r"\bseasonal|\breal\s+terms|\binflation|\bcumulative|\bmid-?point",
    re.IGNORECASE,
)
_SCALES = {
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "mn": 1e6,
    "mm": 1e6,
    "m": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "b": 1e9,
    "trillion": 1e12,
}
_BEFORE_LENGTH, _AFTER_LENGTH = 240, 220


class _Amount(msgspec.Struct, frozen=True):
    """An amount as printed: its value, and half a unit of its last printed digit."""

    sign: str
    value: float
    half: float
    plain: bool


class _Change(msgspec.Struct, frozen=True):
    """A claimed change: `now` is `percent` above (or below) `before`; `end` is its end in the
    prose."""

    now: _Amount
    before: _Amount
    end: int


def percentage_change(release_text: ReleaseText) -> Iterator[Fault]:
    """A change in percent is the one that its two figures give.

    Somebody will work it out. Wrong ones come from a draft with older figures, or from
    mixing up rise and fall. Figures as printed are rounded, and this is allowed for.

    Bad:
        Net sales rose 12 percent to $5.2 million from $4.8 million.

    Bad:
        Net sales were $4.8 million, an increase of 8 percent compared with $5.2 million.

    Good:
        Net sales rose 8 percent to $5.2 million from $4.8 million.

    Source: newswire editors' lists of commonest catches; AP Stylebook, "percentages"
    """
    prose = release_text.prose
    signs = [sign for pattern in _PERCENT for sign in pattern.finditer(prose)]
    for sign in sorted(signs, key=re.Match.start):
        number = _NUMBER.search(prose, max(0, sign.start() - 9), sign.start())
        if number is None:
            continue
        said = _verb(prose, number.start(), sign.end())
        if said is None:
            continue
        verb, first, last = said
        before = prose[max(0, first - _BEFORE_LENGTH) : first]
        change = _change(before, prose[last : last + _AFTER_LENGTH], last)
        if change is None:
            continue
        text = prose[number.start() : sign.end()]
        fault = _percentage_fault(text, change, rises=verb in _RISES)
        if fault is not None and not _has_another_basis(prose, number.start(), change.end):
            yield Fault(release_text.line(number.start()), *fault)


def _verb(prose: str, start: int, end: int) -> tuple[str, int, int] | None:
    """The rise or fall that the percentage from `start` to `end` belongs to, with start and end of
    both together."""
    before = _BEFORE_IT.search(prose, max(0, start - 24), start)
    if before is None:
        return None
    verb = before["verb"].lower()
    if verb in _RISES or verb in _FALLS:
        return verb, before.start(), end
    if verb in ("a", "an") and (after := _AFTER_IT.match(prose, end)):
        verb = after["verb"].lower()
        if verb in _RISES or verb in _FALLS:
            return verb, before.start("verb"), after.end()
    return None


def _change(before: str, after: str, end: int) -> _Change | None:
    """The two amounts that the words around a percentage compare; None if they compare none."""
    found = re.match(_TO_FROM, after) or re.match(_FROM_TO, after)
    if found is not None:
        return _compared(found, found, end + found.end())
    # A fast check first: most percentages do not follow a comma and an amount.
    if not _AFTER_COMMA.search(before, max(0, len(before) - 60)):
        return None
    then = re.match(_FROM, after)
    if then is not None:
        now = re.search(_NOW_BEFORE, before)
        return _compared(now, then, end + then.end()) if now is not None else None
    if _OF_SOMETHING.match(after):
        return None
    both = re.search(_BOTH_BEFORE, before)
    return _compared(both, both, end) if both is not None else None


def _compared(now: re.Match[str], then: re.Match[str], end: int) -> _Change | None:
    """The change between two amounts; None if their units differ."""
    a, b = _amount(now, "a"), _amount(then, "b")
    if a.sign.strip() != b.sign.strip() or a.plain != b.plain or b.value <= 0:
        return None
    bare = a.plain and not a.sign
    # Without sign or unit they may be years, or percentages and points.
    if bare and not ("," in now["anumber"] and "," in then["bnumber"]):
        return None
    return _Change(a, b, end)


def _amount(match: re.Match[str], which: str) -> _Amount:
    number = match[f"{which}number"].replace(",", "")
    scale = _SCALES[match[f"{which}scale"].lower()] if match[f"{which}scale"] else 1.0
    decimals = len(number.partition(".")[2])
    return _Amount(
        sign=match[f"{which}sign"] or "",
        value=float(number) * scale,
        half=0.5 * 10.0**-decimals * scale,
        plain=match[f"{which}scale"] is None,
    )


def _has_another_basis(prose: str, start: int, end: int) -> bool:
    first, last = sentence(prose, start, end)
    return _ANOTHER_BASIS.search(prose, first, last) is not None


def _percentage_fault(text: str, change: _Change, *, rises: bool) -> tuple[str, str] | None:
    """Message and remedy for a wrong percentage `text`; None if it fits the amounts."""
    now, before = change.now, change.before
    said = text.rstrip("%percnt \n\u00a0")
    decimals = len(said.partition(".")[2])
    signed = float(said) if rises else -float(said)
    half = 0.5 * 10.0**-decimals + 1e-9
    least = ((now.value - now.half) / (before.value + before.half) - 1) * 100
    most = ((now.value + now.half) / max(before.value - before.half, 1e-12) - 1) * 100
    if least - half <= signed <= most + half:
        return None
    right = (now.value / before.value - 1) * 100
    figure = as_quoted(f"{abs(right):.{decimals}f}{text[len(said) :]}")
    way = ("a rise", "rose") if right > 0 else ("a fall", "fell")
    return (
        f"`{as_quoted(text)}` does not fit its two figures, which give {way[0]} of {figure}",
        f"write `{figure}`, or correct the figures"
        if (right > 0) == rises
        else f"write that it {way[1]}, or correct the figures",
    )
