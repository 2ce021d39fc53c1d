"""Rule on hours that no clock has, in all languages of the interface."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressroom.rules.excerpts import excerpt
from pressroom.rules.judgement import Fault
from pressroom.rules.release_text import ReleaseText

_BEFORE = r"(?<![\d.,:/$€£¥-])"
_ZONE = r"(?:[ECMP][SD]?T|GMT|UTC|BST|CES?T|MESZ?|HK?T|JST|SGT)\b"
_PATTERNS = (
    # `9:75 a.m.`, `25:00 ET`, `9.75 Uhr`; a point alone may be a decimal's, as in `26.75 hours`.
    (
        (":", "Uhr", "m."),
        re.compile(
            rf"{_BEFORE}(?P<hour>\d{{1,2}})[:.](?P<minute>\d\d)(?!\d|[.,:]\d)\s?"
            r"(?:[ap]\.\s?m\.|[ap]m\b|Uhr\b)"
        ),
    ),
    ((":",), re.compile(rf"{_BEFORE}(?P<hour>\d{{1,2}}):(?P<minute>\d\d)\s?{_ZONE}")),
    # `14 h 75`: the hours may be those that something took.
    (("h",), re.compile(rf"{_BEFORE}(?P<long>\d{{1,3}})\s?h\s?(?P<minute>\d\d)(?![\d\w%]|[.,]\d)")),
    ((":",), re.compile(rf"{_BEFORE}(?P<long>\d{{1,2}}):(?P<minute>\d\d)\s?(?:h|horas|heures)\b")),
    (("分",), re.compile(r"(?P<long>\d{1,2})[時点时](?P<minute>\d{1,2})分")),
    (
        ("午",),
        re.compile(r"[上下]午\s?(?P<hour>\d{1,2})[:：点时](?P<minute>\d\d)(?!\d)"),
    ),
    (("午",), re.compile(r"午[前後]\s?(?P<hour>\d{1,2})[:：時](?P<minute>\d\d)(?!\d)")),
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
    for hints, pattern in _PATTERNS:
        if not any(hint in release_text.prose for hint in hints):
            continue
        for line, match in release_text.find(pattern):
            hour = int(match["hour"]) if "hour" in pattern.groupindex else 0
            minute = int(match["minute"])
            if minute > 59 or hour > 24 or (hour == 24 and minute):
                yield Fault(line, f"no clock has `{excerpt(match[0])}`", "correct the time")
