"""Rules on datelines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from pressroom.rules.judgement import Fault
from pressroom.rules.release_text import ReleaseText
from pressroom.standards.months import month_number
from pressroom.typeset.dateline import same_place, style_of


def missing_dateline(release_text: ReleaseText) -> Iterator[Fault]:
    """A release begins with the place it was issued from.

    The dateline tells editors where the issuer speaks from and is part of the form
    that newswires expect.

    Bad:
        (no dateline)

    Good:
        dateline: {city: WALTHAM, region: Mass., wire: Business Wire}

    Source: AP Stylebook, "datelines"
    """
    if release_text.release.dateline is None and release_text.typed_dateline is None:
        yield Fault(1, "no dateline", "add `dateline: {city: …, region: …}`")


def other_dateline(release_text: ReleaseText) -> Iterator[Fault]:
    """A dateline that is typed in the text agrees with the front matter.

    Two places, wires or days in one release: one of them is left over from the last.

    Bad:
        dateline: {city: NEW YORK}

        WALTHAM, Mass., March 1, 2026 – ACME Corporation (NYSE: ACME) opened works.

    Good:
        dateline: {city: NEW YORK}

        NEW YORK, March 1, 2026 – ACME Corporation (NYSE: ACME) opened works.

    Source: newswire editors' lists: last quarter's template left over
    """
    found, dateline = release_text.typed_dateline, release_text.release.dateline
    if found is None:
        return
    line, typed = found
    day = release_text.release.instant.at.date()
    if dateline is not None and not same_place(dateline, typed):
        there = dateline.city or dateline.printed
        what = f"the text is from {typed.city}, the front matter from {there}"
        yield Fault(line, what, "correct one of them")
    wire = dateline.wire if dateline is not None else ""
    if wire and typed.wire and style_of(wire) != typed.wire:
        yield Fault(line, f"the text comes by another wire than {wire}", "correct one of them")
    read = _day(typed.day)
    if read is not None and read != day:
        what = f"the dateline is of {typed.day}, the release of {day}"
        yield Fault(line, what, "correct one of them")


def _day(text: str) -> date | None:
    """Parses `Sept. 28, 2013` as a date; None if the text has another form."""
    found = re.fullmatch(r"([A-Za-z]{3}[a-z.]*)\s(\d{1,2}),?\s(\d{4})", text)
    try:
        return date(int(found[3]), month_number(found[1]), int(found[2])) if found else None
    except (KeyError, ValueError):
        return None
