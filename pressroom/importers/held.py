"""Texts that say of themselves that nobody may see them yet: with `--archive` too they stay drafts.

An archive's date is not enough there: it may be the day on which the text was put aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from pressroom.content.config.records import Config
from pressroom.core.problems import Severity, warning
from pressroom.importers.readings import Reading
from pressroom.importers.records import Manuscript
from pressroom.importers.typed_instants import typed_instant

_EMBARGO = re.compile(
    r"\bembargoed\s+(?:until|till|for|to)\b|\bembargo(?:ed)?\s*:|\bunder\s+embargo\b"
    r"|\bembargo\s+(?:until|till|lifts?|ends|expires|date|bis|jusqu)|^\W*embargo(?:ed)?\W*$"
    r"|\bsperrfrist\b|\bgesperrt\s+bis\b|\bsous\s+embargo\b|\bembargado\s+hasta\b",
    re.IGNORECASE,
)
# So far from its beginning a text says so of itself, and not of something else.
_HEAD = 1500
_LONGEST = 160


def held_back(manuscript: Manuscript, date: str, config: Config) -> Reading:
    """`draft`, with a warning, for a text that says it is embargoed for longer than until `date`,
    or whose pages say that it is a draft; nothing for any other."""
    why = next(_reasons(manuscript, date, config), "")
    if not why:
        return Reading()
    what = f"{why}: the release stays a draft"
    remedy = "take `draft: true` out when it may be seen"
    problem = warning(manuscript.source, "PR467", what, remedy)
    return Reading(front={"draft": True}, problems=(problem,))


def _reasons(manuscript: Manuscript, date: str, config: Config) -> Iterator[str]:
    for line in (manuscript.title, *manuscript.text[:_HEAD].split("\n")):
        if not (len(line) <= _LONGEST and _EMBARGO.search(line)):
            continue
        until = typed_instant(line, config.zone, manuscript.language)
        if until is None or _is_later(until.iso, date):
            yield f"it says `{' '.join(line.split())}`"
    for problem in manuscript.problems:
        # What Word's page headers, footers and watermarks say that is no ordinary line.
        if problem.code == "PR441" and problem.severity is Severity.WARNING:
            yield problem.message


def _is_later(one: str, other: str) -> bool:
    """Whether an instant or day in ISO 8601 is later than another: as days, unless both have an
    hour and an offset."""
    try:
        if len(one) > 10 < len(other):
            return datetime.fromisoformat(one) > datetime.fromisoformat(other)
    except (ValueError, TypeError):
        pass
    return one[:10] > other[:10]
