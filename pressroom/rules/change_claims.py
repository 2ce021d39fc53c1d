"""Changes that a text tells: two amounts, and how much one is said to be above the other."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

import msgspec

from pressroom.core.occurrences import occurrences
from pressroom.rules.amount_sentences import MONEY, NO_SIGN, PERCENT, POINTS, RATE, AmountSentence
from pressroom.rules.amounts import Amount, read_fraction

RISES = frozenset(
    re.findall(
        r"\S+",
        """
        rose risen rise rises increase increased increases increasing grew grow grown grows
        growth climb climbed climbs jump jumped jumps gain gained gains surged soared advanced
        higher up improvement expanded widened
        """,
    )
)
_FALLS = frozenset(
    re.findall(
        r"\S+",
        """
        fell fallen fall falls decrease decreased decreases decreasing decline declined declines
        declining drop dropped drops slipped shrank shrunk reduction lower down narrowed contracted
        """,
    )
)
_MULTIPLES = {"doubled": 2.0, "tripled": 3.0, "trebled": 3.0, "quadrupled": 4.0, "halved": 0.5}
CHANGE_WORDS = frozenset(
    form
    for word in (*RISES, *_FALLS, *_MULTIPLES, "bps", "pp")
    for form in (word, word.capitalize(), word.upper())
)
"""Words of which a sentence that tells a change has one, unless it tells it by a sign."""
_VERB = "|".join(sorted((*RISES, *_FALLS), key=len, reverse=True))
_ABOUT = (
    r"approximately|approx\.?|about|around|nearly|almost|roughly|some|over|more than|at least|"
    r"less than|c\."
)
_ADVERB = r"(?: (?:year[- ](?:over|on)[- ]year|yoy|sequentially|\w+ly))?"
# Between the amounts: no other amount, and no word with which another statement begins.
_STOP = (
    r"\b(?:and|but|while|whereas|which|driven|due|because|including|excluding|offset|on"
    r"|with(?!in)|was|were|is|are|as(?! (?:of|at|compared)\b)"
    rf"|{'|'.join((*RISES, *_FALLS))})\b"
)
_SKIP = rf"(?:,? (?:or |\()(?:a loss of )?{RATE}\)?)?"
_GAP = rf"{_SKIP}(?:(?!{_STOP}){NO_SIGN}){{0,140}}?"
_LEAD = rf"(?:(?!{_STOP})[\w'’.:-]+ ){{0,7}}?"
_FROM_LEAD = (
    r"(?:(?:the|a|an|its|our|net|loss|losses|income|profit|of|revenues?|sales|approximately|about|"
    r"just|prior|previous|last|year|year['’]s|quarter|quarter['’]s|same|period|restated|record|"
    r"first|second|third|fourth|in|20\d\d|fiscal|q[1-4]) )*"
)
_THAN = (
    rf"(?:(?:(?:as )?compared (?:with|to)|in comparison (?:with|to)|versus|vs\.?|against|"
    rf"relative to) (?:(?!{_STOP})[\w'’.:,-]+ ){{0,14}}?|(?:from|over|than|on) {_FROM_LEAD})"
)
# `(2023: £399.1m)`, as British releases compare.
_PAREN = (
    r" ?\((?=[^()]{0,40}(?:(?:19|20)\d\d|\b(?:prior|previous|last|[hq][1-4]|fy ?\d\d)\b))"
    r"[^()\ue000-\ue004]{0,44}[:;–-] ?"
)
_DIFFERENCE = rf"(?:,? or (?:by )?(?P<difference>[{MONEY}{RATE}]))?\)?,?"
_FILL = (
    r"(?:(?:or|a|an|the|representing|reflecting|marking|which|is|was|represents|represented|this|"
    r"being|equal|to|year[- ](?:over|on)[- ]year|yoy|of|decrease|increase|change) )*"
)
_BREAK = r"(?:, ?| ?\(| ?[–—-] |; )"
_BEFORE_IT = re.compile(
    rf"\b(?P<verb>{_VERB}){_ADVERB},?(?: (?:by|of))?(?: (?P<about>{_ABOUT}))? "
    rf"(?:(?P<difference>[{MONEY}{RATE}]),? ?(?:or |\()(?:by )?(?:(?:{_ABOUT}) )?)?\Z"
)
_AFTER_IT = re.compile(rf"[ -](?:(?!{_STOP})[\w-]+ ){{0,2}}?(?P<verb>{_VERB})\b")
_SIGNED = re.compile(rf"(?:\+|{_BREAK})\Z")
# "An increase of 5 percent in volume" is not one of the amounts before it.
_OF_SOMETHING = re.compile(
    r" (?:in|at|from|over|to)\b"
    r"(?! (?:the )?(?:same|prior|previous|comparable|corresponding|year|period|quarter|last)\b)"
)
# Words of changes on another basis than the printed amounts.
ANOTHER_BASIS = re.compile(
    r"\bcurrenc|\borganic|comparable\s+(?:store|sales|basis)|\bsame[- ]store|\blike[- ]for[- ]like|"
    r"\badjust(?:ed|ing)\s+for|\bexclud|\bpro\s+forma|\bannual(?:ly|i[sz]ed)|\bcompound|\bcagr|"
    r"\bper\s+(?:year|annum|day)|\beach\s+year|\ba\s+year\b(?!-|\s+(?:ago|earlier|before))|\baverage|"
    r"\bseasonal|\breal\s+terms|\binflation|\bcumulative|\bmid-?point|\bexchange\s+rates?\b|\blfl\b|"
    r"\bconstant\b|\bunderlying\b|\bcer\b"
)
_PROFIT = re.compile(r"\b(?:income|profit|earnings|gain)\b")
_NEXT = 320
# More in one sentence are a list without its rows.
_MOST_CLAIMS = 12


_SIGN_BEFORE = re.compile(r"[-+−–(]\s?[0-9.,]+\)?\s?\Z")


def signed_percentages(prose: str) -> Iterator[int]:
    """Places of percentages with a plus or minus."""
    for at in occurrences(prose, "%"):
        if _SIGN_BEFORE.search(prose, max(0, at - 12), at):
            yield at


class ClaimedChange(msgspec.Struct, frozen=True):
    """A change that a sentence tells: `now` was `before`. `claim` is how much it is said to be,
    None if only the direction is said; `difference` is the same in units of the two. `start` and
    `end` are those of the words that tell it, in the sentence's own text."""

    verb: str
    now: Amount
    before: Amount
    claim: Amount | None
    difference: Amount | None
    about: str = ""


def claimed_changes(sentence: AmountSentence) -> Iterator[ClaimedChange]:
    """The changes that a sentence tells with a percentage, or with points between percentages."""
    text, kinds = sentence.text, {amount.kind for amount in sentence.amounts}
    if len(sentence.amounts) > 2 and not kinds.isdisjoint(("percent", "points")):
        claims = [place for place in sentence.at if text[place] in (PERCENT, POINTS)]
        for place in claims[:_MOST_CLAIMS]:
            change = _change(sentence, place, sentence.at[place])
            if change is not None:
                yield change
    if not any(word in text for word in _WORDED_HINTS):
        return
    for match in _WORDED.finditer(text):
        change = _worded_change(sentence, match)
        if change is not None:
            yield change


def _worded_change(sentence: AmountSentence, match: re.Match[str]) -> ClaimedChange | None:
    """The change that `doubled`, or a fraction such as `by a third`, tells."""
    text, multiple = sentence.text, match["multiple"]
    if multiple:
        factor = _MULTIPLES[multiple]
        claim = Amount("percent", abs(factor - 1) * 100, 12.0 * factor, 0, 0)
        start, end = match.span()
        verb = "fell" if multiple == "halved" else "rose"
    else:
        fraction = read_fraction(text, match.end())
        if fraction is None:
            return None
        claim, start, end, verb = fraction, match.start(), fraction.end, match["verb"]
    first, last = _typed_place(sentence, text[start:end])
    pair = _pair(sentence, start, end, f"{MONEY}{RATE}") if last else None
    if pair is None:
        return None
    claim = msgspec.structs.replace(claim, start=first, end=last)
    return ClaimedChange(verb, pair[0], pair[1], claim, None, match["about"] or "")


_WORDED = re.compile(
    rf"\b(?:(?P<about>{_ABOUT}) )?(?P<multiple>{'|'.join(_MULTIPLES)})\b"
    rf"|\b(?P<verb>{_VERB}) (?:by|of) (?=(?:one|a|an|two|three)[- ](?:third|quarter|fifth)|half\b)"
)
_WORDED_HINTS = (*_MULTIPLES, "third", "quarter", "fifth", "half")


def _typed_place(sentence: AmountSentence, words: str) -> tuple[int, int]:
    """Place of words of the sentence in the prose."""
    found = re.search(r"[\s*_]+".join(map(re.escape, words.split())), sentence.typed, re.IGNORECASE)
    return (sentence.start + found.start(), sentence.start + found.end()) if found else (0, 0)


def _change(sentence: AmountSentence, place: int, claim: Amount) -> ClaimedChange | None:
    """The change of which the sign at `place` is the percentage or the points."""
    text, kinds = sentence.text, PERCENT if claim.kind == "points" else f"{MONEY}{RATE}"
    said = _BEFORE_IT.search(text, max(0, place - 70), place)
    after = None if said else _AFTER_IT.match(text, place + 1)
    if said is not None:
        verb, start, end = said["verb"], said.start(), place + 1
    elif after is not None:
        verb, start, end = after["verb"], place, after.end()
    elif (signed := _SIGNED.search(text, max(0, place - 3), place)) and (
        claim.negative or "+" in signed[0]
    ):
        verb, start, end = "fell" if claim.negative else "rose", place, place + 1
        start -= text[place - 1] == "+"
    else:
        return None
    pair = _pair(sentence, start, end, kinds)
    if pair is None:
        return None
    difference = pair[2] or (
        sentence.at.get(said.start("difference")) if said and said["difference"] else None
    )
    about = (said["about"] or "") if said else ""
    return ClaimedChange(verb, pair[0], pair[1], claim, difference, about)


@functools.cache
def _patterns(kinds: str) -> tuple[list[re.Pattern[str]], list[re.Pattern[str]]]:
    """Patterns of two amounts of the `kinds`: those that follow a change, and those that lead to
    it. In between stand those of `before` right after it, and of `now` in front of that."""
    now, before = rf"(?P<now>[{kinds}])", rf"(?P<before>[{kinds}])"
    to_now = rf"{_DIFFERENCE}{_GAP}\b(?:to|reaching) {_LEAD}{now}"
    after = (
        rf"{to_now}{_GAP}[ ,(]{{1,2}}{_THAN}{before}",
        rf"{to_now}{_PAREN}{before}",
        rf"{_DIFFERENCE}{_GAP}\bfrom {_FROM_LEAD}{before}{_GAP}\bto {_LEAD}{now}",
        rf"{_DIFFERENCE}{_GAP}\({before} to {now}",
    )
    around = (
        rf"{_DIFFERENCE}{_ADVERB},? (?:when )?{_THAN}{before}",
        rf"{now}{_GAP}{_BREAK}{_FILL}\Z",
        rf"{now}{_GAP}[ ,(]{{1,2}}{_THAN}{before}{_GAP}\)?{_BREAK}{_FILL}\Z",
        rf"\bfrom {_FROM_LEAD}{before}{_GAP}\bto {_LEAD}{now}{_GAP}{_BREAK}{_FILL}\Z",
        rf"{now}{_PAREN}{before}\)(?:{_BREAK}|,? ){_FILL}\Z",
    )
    return list(map(re.compile, after)), list(map(re.compile, around))


def _pair(
    sentence: AmountSentence, start: int, end: int, kinds: str
) -> tuple[Amount, Amount, Amount | None] | None:
    """The two amounts, of now and before, that are compared around a change from `start` to `end`
    of the sentence, with their difference if it is given too."""
    text = sentence.text
    following, (then, head, *leading) = _patterns(kinds)
    for pattern in following:
        found = pattern.match(text, end, end + _NEXT)
        if found is not None:
            return _compared(sentence, found)
    first = max(0, start - _NEXT)
    found = then.match(text, end)
    if found is not None:
        lead = head.search(text, first, start)
        return _compared(sentence, found, lead) if lead is not None else None
    if _OF_SOMETHING.match(text, end):
        return None
    for pattern in leading:
        found = pattern.search(text, first, start)
        if found is not None:
            return _compared(sentence, found)
    return None


def _compared(
    sentence: AmountSentence, found: re.Match[str], head: re.Match[str] | None = None
) -> tuple[Amount, Amount, Amount | None] | None:
    """The two amounts of a match; None if they cannot be compared."""
    place_now, place_before = (head or found).start("now"), found.start("before")
    now, before = sentence.at[place_now], sentence.at[place_before]
    if not now.comparable(before) or before.value <= 0 or now.negative or before.negative:
        return None
    # A figure per share and a whole one, or a slip of another kind.
    if not 1e-3 < now.value / before.value < 1e3:
        return None
    first, second = sorted((place_now, place_before))
    lead, between = sentence.text[max(0, first - 160) : first], sentence.text[first:second]
    # A profit that was a loss has no percentage.
    if ("loss" in between and "loss" not in lead) or ("loss" in lead and _PROFIT.search(between)):
        return None
    groups = found.groupdict()
    place = found.start("difference") if groups.get("difference") else None
    return now, before, sentence.at[place] if place is not None else None


_DIRECT = (
    "rose|risen|increased|grew|climbed|jumped|surged|advanced|fell|fallen|decreased|declined|"
    "dropped|slipped|shrank|narrowed|widened|expanded|contracted"
)
_TOLD = re.compile(
    rf"\b(?P<verb>{_DIRECT}){_ADVERB}"
    rf"(?:,? (?:by )?(?:(?:{_ABOUT}) )?(?P<difference>[{MONEY}{RATE}{POINTS}]))?"
    r"(?=,? (?:to|from|in|for|during) )"
    rf"|{_BREAK}{_FILL}(?P<noun>up|down|increase|decrease|rise|fall|reduction|decline)"
    rf"(?: (?:of |by )?(?:(?:{_ABOUT}) )?(?P<difference2>[{MONEY}{RATE}{POINTS}]))?"
    r"(?=[ ,.)]|\Z)"
)


def changes_without_percentage(sentence: AmountSentence) -> Iterator[ClaimedChange]:
    """The changes that a sentence tells by a rise or fall without a percentage."""
    text = sentence.text
    for match in _TOLD.finditer(text):
        which = "difference" if match["difference"] else "difference2"
        difference = sentence.at[match.start(which)] if match[which] else None
        if not match["verb"] and difference is None and match["noun"] not in ("up", "down"):
            continue
        if difference is not None:
            kinds = PERCENT if difference.kind == "points" else f"{MONEY}{RATE}"
        else:
            first = _ANY_SIGN.search(text, match.end())
            kinds = PERCENT if first and first[0] == PERCENT else f"{MONEY}{RATE}"
        start = match.start("verb") if match["verb"] else match.start("noun")
        pair = _pair(sentence, start, match.end(), kinds)
        if pair is not None and _is_near(sentence, match, pair[0], pair[1]):
            yield ClaimedChange(
                match["verb"] or match["noun"], *pair[:2], None, difference or pair[2]
            )


_ANY_SIGN = re.compile(f"[{MONEY}{RATE}{PERCENT}{POINTS}]")
_FAR = 90


def _is_near(sentence: AmountSentence, match: re.Match[str], *pair: Amount) -> bool:
    """Whether both amounts stand near the word that tells the change, with no percentage before
    the first."""
    places = [place for place, amount in sentence.at.items() if amount in pair]
    return all(match.start() - _NEXT < place < match.end() + _NEXT for place in places) and (
        min(abs(place - match.end()) for place in places) < _FAR
    )
