"""Rule on conference calls that are announced without a day or an hour."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressroom.core.occurrences import occurrences
from pressroom.rules.english import as_quoted, sentence
from pressroom.rules.judgement import Fault
from pressroom.rules.needs import needs
from pressroom.rules.release_text import ReleaseText
from pressroom.rules.times import hours
from pressroom.standards.months import PATTERN

_CALL = re.compile(
    r"\b(?:will|plans?\s+to|intends?\s+to|is\s+to)\s+(?:also\s+)?(?:host|hold|conduct|be\s+hosting"
    r"|be\s+holding)\s+(?:an?|its|the|our)\s+(?:[\w’'-]+\s+){0,5}?"
    r"(?P<call>(?:conference|earnings|investor|results)\s+call|teleconference|webcast|call)\b"
    r"|\b[Aa]\s+(?:[\w-]+\s+){0,3}?(?P<other>conference\s+call|webcast)\s+(?:to\s+discuss\s+[^.]{3,80}\s+)?"
    r"will\s+be\s+(?:held|hosted)\b"
)
_HOUR = re.compile(
    r"\d\s?[ap]\.?\s?m\b|\bnoon\b|\bmidnight\b|\b[012]?\d[:.h][0-5]\d\b|\b\d{4}\s?(?:hours|hrs)\b"
    r"|\bo['’]clock\b|\b\d{1,2}\s?(?:CES?T|GMT|BST|Uhr)\b|\bfollowing\s+the\s+(?:AGM|meeting|close)\b"
    r"|\b(?:market|after|before|the)\s+(?:close|open)\b",
    re.IGNORECASE,
)
_DAY = re.compile(
    rf"\b(?:{PATTERN})\.?\s+\d{{1,2}}\b|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{PATTERN})\b"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:today|tomorrow|tonight)\b"
    r"|\b(?:this|the\s+same)\s+(?:morning|afternoon|evening|day)\b|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b"
    r"|\b\d{4}-\d\d-\d\d\b",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\b(?:details?|date|time|information)\b[^.]{0,60}\b(?:will|to)\s+be\s+(?:announced|provided|"
    r"published|given|communicated|released|shared|available|posted|made)\b|\bin\s+due\s+course\b|\blater\s+date\b"
    r"|\bin\s+the\s+(?:coming|next)\b|\bexpected\b|\bif\b|\bwhen\b|\bupon\b|\bonce\b"
    r"|\bnot\s+(?:host|hold|be)\b|\bno\s+longer\b|\bplans?\s+to\b|\bintends?\s+to\b|\bshortly\b"
    r"|\bpermit|\beach\s+(?:quarter|year)\b|\bquarterly\s+basis\b",
    re.IGNORECASE,
)


@needs(("call", "webcast", "teleconference"))
def call_without_day_or_hour(release_text: ReleaseText) -> Iterator[Fault]:
    """A conference call is announced with its day and its hour.

    Whoever is invited to a call and not told when misses it, and asks. Where the hour or the
    day alone is missing, it is told as a note: the rest may stand elsewhere.

    Bad:
        ACME will host a conference call to discuss its results. Dial +1 212 555 0100.

    Good:
        ACME will host a conference call to discuss its results on Monday, March 2, 2026 at \
8:30 a.m. ET. Dial +1 212 555 0100.

    Source: NIRI, "Standards of Practice for Investor Relations": earnings calls; SEC, Regulation \
FD, adopting release 33-7881: notice of a call with its date and time
    """
    match, places = _announced(release_text), hours(release_text)
    prose = release_text.prose
    # An hour anywhere is that of a call or a webcast.
    # A fast check first.
    if match is None or any(_HOUR.search(prose, max(0, at - 8), at + 2) for at in places):
        return
    if _HOUR.search(prose):
        return
    first, last = sentence(prose, *match.span())
    if _LATER.search(prose, first, min(last + _NEAR, len(prose))):
        return
    day = _DAY.search(prose, first, min(last + _NEAR, len(prose)))
    call = as_quoted(match["call"] or match["other"])
    line = release_text.line(match.start())
    if day is None:
        yield Fault(
            line, f"the {call} has no day and no hour", "say when it is, with its time zone"
        )
    else:
        yield Fault(line, f"the {call} has a day and no hour", "say when it begins", sure=False)


_NEAR = 600


def _announced(release_text: ReleaseText) -> re.Match[str] | None:
    """The sentence that announces the first call."""
    low = release_text.lower
    for noun in ("call", "webcast", "teleconference"):
        for at in occurrences(low, noun):
            match = _CALL.search(release_text.prose, max(0, at - 100), at + len(noun) + 140)
            if match is not None:
                return match
    return None
