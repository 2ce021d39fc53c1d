"""Parts rows that copying has glued: `July 1, 2026ACME opens …`, `Forward-Looking StatementsThis
release …`, as a page's text comes out of a script."""

from __future__ import annotations

import re

from pressroom.standards.months import PATTERN

_DESK = r"(?:Media|Press|Investors?|Analysts?|Contacts?|Source|SOURCE)\b"
# Each match is an empty place; a row ends there.
_BETWEEN = re.compile(
    # `July 1, 2026ACME opens a plant`
    rf"(?<=\d,\s\d{{4}})(?<!\d{{5}})(?=[A-Z][A-Za-z]+\s[A-Za-z])"
    # `Forward-Looking StatementsThis release contains`, `Safe HarborStatements in this release`
    r"|(?<=[-\s‑–][Ll]ooking\s[Ss]tatements)(?=[A-Z][a-z]+\s)|(?<=Safe\sHarbor)(?=[A-Z][a-z]+\s)"
    # `412-555-0101Media:`, `jane@acme.example` stays as it is
    rf"|(?<=\d{{3}}-\d{{4}})(?={_DESK})"
    # `…-302012345.htmlSOURCE ACME, Inc.`
    r"|(?<=\.html)(?=SOURCE\s)"
)
# `About ACMEACME makes boilers`, `About ACME ACME makes boilers`
_ABOUT = re.compile(
    r"^(?P<heading>About (?P<name>[A-Z][\w&.,’'-]{2,30}(?: [\w&.,’'-]{1,20}){0,3}?))"
    r"[ \u00a0]?(?=(?P=name)\b[ ,’'(][^\n]{20})",
    re.MULTILINE,
)
_DAY = re.compile(rf"(?:{PATTERN})\s\d{{1,2}},\s\d{{4}}\Z", re.IGNORECASE)
_LONGEST_DAY = 20


def unglued(text: str) -> str:
    """The text with a line of its own for what copying has glued to the line before."""
    at = [found.start() for found in _BETWEEN.finditer(text) if _is_glued(text, found.start())]
    for place in reversed(at):
        text = f"{text[:place]}\n\n{text[place:]}"
    return _ABOUT.sub(lambda found: f"{found['heading']}\n\n", text)


def _is_glued(text: str, place: int) -> bool:
    """Whether a place is the end of a day or of words, and not within a number."""
    before = text[max(place - _LONGEST_DAY, 0) : place]
    return not before[-1:].isdigit() or "-" in before[-6:] or _DAY.search(before) is not None
