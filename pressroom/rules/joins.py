"""Rule on words that run into each other where a heading, a sentence or a point ended."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
_CAMEL = re.compile(
    r"(?<![\w@/.:’'#&=?-])(?P<left>[A-Za-z]?[a-z]{2,20})(?P<right>[A-Z][a-z]{1,20})\b(?![.@/]\w)"
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
    found = list(_all(release_text))
    yield from found[:_MOST]
    if len(found) > _MOST:
        what = f"{len(found) - _MOST} more words run together in this release"
        yield Fault(found[_MOST].line, what, "part them, or copy the text anew")


# In a copy that lost its line ends there can be a hundred.
_MOST = 8


def _all(release_text: ReleaseText) -> Iterator[Fault]:
    told: set[str] = set()
    for line, match in release_text.find(_SIGN):
        if match["right"] in _ENDINGS or _is_in_address(match):
            continue
        yield from _fault(release_text, line, match, told, f"{match['left']}{match['sign']}")
    for line, match in release_text.find(_POINT):
        if match[0] not in told:
            told.add(match[0])
            near = match.string[max(0, match.start() - 20) : match.end() + 20].split("\n")
            shown = next(row for row in near if match[0] in row).strip()
            remedy = "begin a list below the colon, each point in a line of its own"
            yield Fault(line, f"a point of a list runs into its line: `{shown}`", remedy)
    for line, match in release_text.find(_CAMEL):
        if _is_camel(release_text, match):
            yield from _fault(release_text, line, match, told, match["left"])


def _fault(
    release_text: ReleaseText, line: int, match: re.Match[str], told: set[str], left: str
) -> Iterator[Fault]:
    if match[0] in told:
        return
    told.add(match[0])
    new = f"{left} {match['right']}"
    fix = correction(release_text, line, match[0], new) if "sign" in match.groupdict() else None
    what = f"`{match[0]}`: two words run together"
    yield Fault(line, what, f"write `{new}`" if fix else "part them, by a line end or a sign", fix)


def _is_in_address(match: re.Match[str]) -> bool:
    """Whether a colon is that of `mailto:Jane`, or a comma one in a formula or a flat table."""
    if match["sign"] == ":":
        return match["left"] in ("mailto", "http", "https", "tel", "urn", "doi", "fax")
    # `lnvestors.Acme.com` begins an address too; `a,Bb,Cc` a list of codes.
    return match["sign"] == "," and match.string[match.end() : match.end() + 1] == ","


def _is_camel(release_text: ReleaseText, match: re.Match[str]) -> bool:
    """Whether the word is two that belong apart, and no name: what is a name comes again."""
    left, right = match["left"], match["right"]
    if left in _HEADINGS or left.capitalize() in _HEADINGS:
        apart = right in _STARTS
    elif left in _AMOUNTS:
        apart = len(right) > 2
    elif left in _SMALL:
        apart = len(right) > 3 and right in release_text.words
    else:
        apart = right in ("The", "This", "These", "However") and len(left) > 3
    return apart and release_text.prose.count(match[0]) == 1
