"""The months in English: their names, AP's abbreviations, and a pattern for both."""

from __future__ import annotations

import re

NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
# The AP Stylebook never abbreviates those of five letters or fewer.
AP = (
    "Jan.",
    "Feb.",
    "March",
    "April",
    "May",
    "June",
    "July",
    "Aug.",
    "Sept.",
    "Oct.",
    "Nov.",
    "Dec.",
)
_SHORT = ("Jan.", "Feb.", "Mar.", "Apr.", "Aug.", "Sept.", "Sep.", "Oct.", "Nov.", "Dec.")
WRITTEN = (*NAMES, *_SHORT)
"""Every month's name and its abbreviations."""
# One flat list, each with a letter of its own in front, so that `re` can skip to capitals.
PATTERN = "(?:" + "|".join(map(re.escape, WRITTEN)) + ")"
"""A month's name or abbreviation, for use in other patterns."""
_BY_LETTERS = {name[:3].casefold(): number for number, name in enumerate(NAMES, start=1)}


def month_number(name: str) -> int:
    """1 for `January` or `Jan.`, 9 for `Sept.`; raises `KeyError` for what is no month."""
    return _BY_LETTERS[re.sub(r"\W", "", name)[:3].casefold()]
