"""Rule on hours that no clock has, in all languages of the interface."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressroom.rules.days import is_in_english
from pressroom.rules.judgement import Fault
from pressroom.rules.release_text import ReleaseText

_BEFORE = r"(?<![\d.,:/$€£¥-])"
_HOUR = re.compile(rf"{_BEFORE}(?P<hour>\d{{1,2}})\Z")
# `9:75 a.m.`, `25:00 ET`: the sign comes first, so that `re` can skip to it.
_TIME = re.compile(
    r":(?P<minute>\d\d)(?!\d|[.,:]\d)\s?"
    r"(?:[ap]\.\s?m\.|[ap]m\b|Uhr\b|(?:[ECMP][SD]?T|GMT|UTC|BST|CES?T|MESZ?|HKT|JST|SGT)\b)"
)
# In other languages than English; what is `long` may be the hours that something took.
_OTHERS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_BEFORE}(?P<hour>\d{{1,2}})\.(?P<minute>\d\d)\sUhr\b",
        rf"{_BEFORE}(?P<long>\d{{1,3}})\s?h\s?(?P<minute>\d\d)(?![\d\w%]|[.,]\d)",
        rf"{_BEFORE}(?P<long>\d{{1,2}}):(?P<minute>\d\d)\s?(?:h|horas|heures)\b",
        r"(?P<long>\d{1,2})[時点时](?P<minute>\d{1,2})分",
        r"(?:[上下]午|午[前後])\s?(?P<hour>\d{1,2})[:：点时時](?P<minute>\d\d)(?!\d)",
    )
)


def hour_that_no_clock_has(release_text: ReleaseText) -> Iterator[Fault]:
    """An hour is on the clock.

    `9:75` is a slip of a finger, and whoever wants to listen in has to ask.

    Bad:
        The call begins at 9:75 a.m. ET.

    Good:
        The call begins at 9:15 a.m. ET.

    Source: ISO 8601, "minute": 00 to 59
    """
    for line, match in release_text.find(_TIME):
        before = _HOUR.search(release_text.prose[max(0, match.start() - 4) : match.start()])
        if before and _is_none(int(before["hour"]), int(match["minute"])):
            yield Fault(line, f"no clock has `{before[0]}{match[0]}`", "correct the time")
    if is_in_english(release_text):
        return
    for pattern in _OTHERS:
        for line, match in release_text.find(pattern):
            hour = int(match["hour"]) if "hour" in pattern.groupindex else 0
            if _is_none(hour, int(match["minute"])):
                yield Fault(line, f"no clock has `{match[0]}`", "correct the time")


def _is_none(hour: int, minute: int) -> bool:
    return minute > 59 or hour > 24 or (hour == 24 and minute > 0)
