"""Rule on words that run into each other where a heading, a sentence or a point ended."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from pressroom.core.occurrences import occurrences
from pressroom.rules.excerpts import correction
from pressroom.rules.judgement import Fault
from pressroom.rules.release_text import ReleaseText

# `quarter.The`, `results,The`, `2025.The`, `10%.The`: a small word or a figure, a sign, a capital.
_SIGN = re.compile(
    r"(?<![\w@/.:’'#&=?%-])(?P<left>[a-z]{3,30}|\d{4}|[\d.]{1,6}%)(?P<sign>[.!?;:,])"
    r"(?P<right>[A-Z][a-z]{1,20})(?=[\s,’'])"
)
# `include:- Low`, `areas:• Growth`: a point of a list in the line before.
_POINT = re.compile(r"(?P<left>[A-Za-z)]):(?P<sign>-(?=[ ][A-Za-z]|[A-Z])|[ ]?[•▪●◦](?=[ ]?\w))")
_CAMEL = re.compile(r"([A-Za-z]?[a-z]{1,20})([A-Z][a-z]{1,20})")
# Kinds of the characters: `a` small letters, `A` capitals, `0` figures, `.` signs.
_KINDS = bytes(
    ord("a" if chr(byte).islower() else "A" if chr(byte).isupper() else "0")
    if byte < 0x80 and (chr(byte).isalnum() or byte == 0x25)
    else 0x2E
    if byte in b".!?;:,"
    else 0x20
    for byte in range(256)
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Ends of addresses and of names that are written as one: `Booking.Com`.
_ENDINGS = _words("Com Org Net Gov Edu Io Ai Co Tv Bio Health Tech App Js Us Uk De Eu")
# Words that a sentence begins with, and no brand ends in.
_STARTS = _words(
    """
    The Our This These Those We They There Its Total Net Revenue Revenues Adjusted Operating During
    Following Based Including Earnings Diluted Gross Cash However Additionally Furthermore Please
    """
)
# What is in headings, and small words that only stand before a name when a space is lost.
_HEADINGS = _words(
    """
    Update Updates Results Highlights Overview Summary Outlook Guidance Background Introduction
    Conclusion Dividend Developments Operations Performance Statements Information Details Events
    Objectives Presentation Measures Financials Business Milestones Achievements Assets Liabilities
    Position Expenses Income Flow Flows Sheet Revenue Revenues Activities Review Commentary Quarter
    Year Report Announcement Transaction Terms Offering Appointment Agreement Program Study Trial
    Data Webcast Call Contacts Release Statement Company
    """
)
_AMOUNTS = _words(
    """
    million billion percent quarter year years months period results shares patients company today
    tomorrow loss income revenue revenues sales growth assets dividend statements release following
    below include includes including
    """
)
_SMALL = _words("the of and in for with to by our from at as on that both its under between")


def words_run_together(release_text: ReleaseText) -> Iterator[Fault]:
    """A heading, a sentence and a point each end before the next begins.

    A copy loses line ends and spaces, and then "Update" and "The" become one word that
    nobody searches for. Names that are written so (PayPal, LinkedIn) are left alone.

    Bad:
        Business UpdateThe company opened works. Sales rose in the quarter.The year is open.

    Good:
        Business update: The company opened works. Sales rose in the quarter. The year is open.

    Source: newswire editors' lists of commonest catches: line ends lost in a copy
    """
    yield from _as_one([*_sentences(release_text), *_headings(release_text)])
    yield from _as_one(list(_points(release_text)))


# In a copy that lost its line ends there can be a hundred: that is one fault.
_MOST = 3


def _as_one(found: list[Fault]) -> Iterator[Fault]:
    """The faults, or of many the first, with their number and the fixes of all."""
    if len(found) <= _MOST:
        yield from found
        return
    found.sort(key=lambda fault: fault.line)
    first = found[0]
    more = tuple((fault.line, fault.fix) for fault in found[1:] if fault.fix is not None)
    what = f"{first.message}, and {len(found) - 1} more places like it below"
    remedy = f"{first.remedy}, or copy the text anew: it has lost spaces or line ends"
    yield Fault(first.line, what, remedy, first.fix, more=more)


def _sentences(release_text: ReleaseText) -> Iterator[Fault]:
    """Sentences that begin without a space: `quarter.The`."""
    told: set[str] = set()
    for match in _joined_words(release_text.prose):
        if match[0] in told or match["right"] in _ENDINGS or _is_in_address(match):
            continue
        told.add(match[0])
        line = release_text.line(match.start())
        new = f"{match['left']}{match['sign']} {match['right']}"
        fix = correction(release_text, line, match[0], new)
        yield Fault(line, f"`{match[0]}`: two words run together", f"write `{new}`", fix)


def _joined_words(prose: str) -> Iterator[re.Match[str]]:
    """Signs between a small letter or figure and a capital, with the words beside them."""
    # One byte a character, so that places are those of the prose.
    kinds = prose.encode("ascii", "replace").translate(_KINDS)
    for needle in (b"a.A", b"0.A"):
        for at in occurrences(kinds, needle):
            left = max(0, at - 31)
            start = max(prose.rfind(" ", left, at), prose.rfind("\n", left, at), left - 1) + 1
            match = _SIGN.search(prose, start, at + 26)
            if match is not None and match.start("sign") == at + 1:
                yield match


def _points(release_text: ReleaseText) -> Iterator[Fault]:
    """Points of a list in the line that announces them: `include:- Low`."""
    if not release_text.signs.isdisjoint("•▪●◦") or ":-" in release_text.prose:
        told: set[str] = set()
        for line, match in release_text.find(_POINT):
            if match[0] not in told:
                told.add(match[0])
                near = match.string[max(0, match.start() - 20) : match.end() + 20].split("\n")
                shown = next(row for row in near if match[0] in row).strip()
                remedy = "begin a list below the colon, each point in a line of its own"
                yield Fault(line, f"a point of a list runs into its line: `{shown}`", remedy)


def _headings(release_text: ReleaseText) -> Iterator[Fault]:
    """Headings, and small words, in one word with what follows: `UpdateThe`, `theTreasury`."""
    prose = release_text.prose
    letters = itertools.filterfalse(str.isupper, filter(str.isalpha, release_text.mixed_case))
    for word in sorted(filter(_CAMEL.fullmatch, letters)):
        match = _CAMEL.fullmatch(word)
        if match is None or not _is_camel(release_text, match):
            continue
        places = [
            at
            for at in occurrences(prose, word)
            if not _IN_WORD.match(prose, at - 1, at) and _WORD_ENDS.match(prose, at + len(word))
        ]
        # What is a name comes again.
        if len(places) == 1:
            what = f"`{word}`: two words run together"
            line = release_text.line(places[0])
            yield Fault(line, what, "part them, by a line end or a sign")


_IN_WORD = re.compile(r"[\w@/.:’'#&=?-]")
_WORD_ENDS = re.compile(r"(?!\w|[.@/]\w)")


def _is_in_address(match: re.Match[str]) -> bool:
    """Whether a colon is that of `mailto:Jane`, or a comma one in a list of codes: `a,Bb,Cc`."""
    if match["sign"] == ":":
        return match["left"] in ("mailto", "http", "https", "tel", "urn", "doi", "fax")
    return match["sign"] == "," and match.string[match.end() : match.end() + 1] == ","


def _is_camel(release_text: ReleaseText, match: re.Match[str]) -> bool:
    """Whether the word is two that belong apart, and no name."""
    left, right = match[1], match[2]
    if left in _HEADINGS or left.capitalize() in _HEADINGS:
        return right in _STARTS
    if left in _AMOUNTS:
        return len(right) > 2
    if left in _SMALL:
        return len(right) > 3 and right in release_text.words
    return right in ("The", "This", "These", "However") and len(left) > 3
