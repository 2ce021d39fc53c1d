"""English month names, their AP Stylebook abbreviations, and a regular expression for both."""

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
# The AP Stylebook never abbreviates months of five letters or fewer.
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
"""All month names and abbreviations that are recognised."""
# One flat list of literals that begin with capitals, so that `re` can skip to those.
PATTERN = "(?:" + "|".join(map(re.escape, WRITTEN)) + ")"
"""A regular expression for a month's name or abbreviation, to build others with."""
_BY_LETTERS = {name[:3].casefold(): number for number, name in enumerate(NAMES, start=1)}


def month_number(name: str) -> int:
    """The number of a month (1 to 12) by name or abbreviation. Raises `KeyError` for others."""
    return _BY_LETTERS[re.sub(r"\W", "", name)[:3].casefold()]
