"""English dates and sentences, as rules read them."""

from __future__ import annotations

import re
from datetime import date

from pressroom.core.occurrences import occurrences
from pressroom.standards.months import PATTERN, month_number

WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)"
DATE = rf"(?P<month>{PATTERN})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b"
EMPHASISED = re.compile(r"(\*\*|[*_])[^*_]{1,2000}\1")
"""Words in asterisks or underscores: in releases often a heading that runs into its text."""
# A full stop ends no sentence after "a.m." or an abbreviation that a name follows. The sign
# comes first in the pattern, so that `re` can skip to it.
_END = re.compile(
    r"[.!?\n](?:(?<=\n)[ \t]*\n|(?<!\n)(?<![ap]\.m\.)(?<!\b[A-Z]\.)(?<!Inc\.)(?<!Corp\.)(?<!Ltd\.)"
    r"(?<!\bCo\.)(?<!\bNo\.)(?<!\b[DMS][rst]\.)(?<!Mrs\.)(?<!Jan\.)(?<!Feb\.)(?<!Aug\.)"
    r"(?<!Sept\.)(?<!Oct\.)(?<!Nov\.)(?<!Dec\.)"
    r"[\"”’)*_]{0,3}\s+(?=[\"“‘(*_]{0,3}[A-Z]))"
)
_LONGEST_SENTENCE = 500
_DATE = re.compile(DATE)
_YEAR, _LONGEST_DATE = 4, 60


def dates(prose: str, figures: bytes) -> tuple[tuple[re.Match[str], date], ...]:
    """Full dates in a text, as matches of `DATE`, with their days. `figures` is the text's outline:
    to look for years takes a fraction of the time that months take."""
    found, last = [], 0
    for at in occurrences(figures, b"0000"):
        end = at + _YEAR
        # Before the year of a date stands its day, with a comma or an ordinal's letters.
        before = prose[at - 2 : at - 1]
        if not prose[at - 1 : at].isspace() or not (
            before in ",tdh" or before.isdigit() or before.isspace()
        ):
            continue
        for match in _DATE.finditer(prose, max(last, at - _LONGEST_DATE), end + 1):
            day = day_of(match) if match.end() == end else None
            if day is not None:
                found.append((match, day))
                last = end
    return tuple(found)


def day_of(match: re.Match[str]) -> date | None:
    """Day that a match of `DATE` names; None if there is no such day."""
    try:
        return date(int(match["year"]), month_number(match["month"]), int(match["day"]))
    except ValueError:
        return None


def written_date(day: date) -> str:
    """Formats a day as `October 2, 2013`."""
    return f"{day:%B} {day.day}, {day.year}"


def lower_ascii(text: str) -> str:
    """Converts the letters A to Z to lower case and keeps the text's length; `str.lower` can change
    it, and takes ten times as long."""
    return text.encode("utf-8", "replace").lower().decode()


def as_quoted(text: str) -> str:
    """The text on one line, for a message."""
    return " ".join(text.split())


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Start and end of the sentence in `text` around the characters `start` to `end`."""
    first = max(0, start - _LONGEST_SENTENCE)
    for match in _END.finditer(text, first, start):
        first = match.end()
    closing = _END.search(text, end, end + _LONGEST_SENTENCE)
    return first, closing.start() + 1 if closing else min(len(text), end + _LONGEST_SENTENCE)
