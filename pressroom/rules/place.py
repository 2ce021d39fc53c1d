"""Rules on datelines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from pressroom.rules.judgement import Fault
from pressroom.rules.release_text import ReleaseText
from pressroom.standards.months import month_number
from pressroom.typeset.anatomy.dateline import style_of
from pressroom.typeset.dateline import same_place


def missing_dateline(release_text: ReleaseText) -> Iterator[Fault]:
    """A release begins with the place it was issued from.

    The dateline tells editors where the issuer speaks from and is part of the form
    that newswires expect. One that is typed in the text will do. Nothing is said where
    none is usual: of companies listed only outside North America, of announcements with a
    regulatory news service's head, of speeches, statements, minutes, fact sheets and letters,
    and of pages that only link to a file.

    Bad:
        (no dateline)

    Good:
        dateline: {city: WALTHAM, region: Mass., wire: Business Wire}

    Source: AP Stylebook, "datelines"
    """
    if release_text.release.dateline is not None or release_text.anatomy.dateline is not None:
        return
    if not (release_text.is_regulatory or release_text.has_no_frame):
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
    found, dateline = release_text.anatomy.dateline, release_text.release.dateline
    if found is None:
        return
    line, typed = release_text.line(found.start), found.typed
    day = release_text.release.instant.at.date()
    if dateline is not None and typed.city and not same_place(dateline, found.text):
        there = dateline.city or dateline.printed
        what = f"the text is from {typed.city}, the front matter from {there}"
        yield Fault(line, what, "correct one of them")
    wire = dateline.wire if dateline is not None else ""
    if wire and typed.wire and style_of(wire) != typed.wire:
        yield Fault(line, f"the text comes by another wire than {wire}", "correct one of them")
    read = _day(typed.day)
    # East of the press room it may be the next day already.
    if read is not None and read not in (day, day + timedelta(days=1)):
        what = f"the dateline is of {typed.day}, the release of {day}"
        yield Fault(line, what, "correct one of them")


_DAY = re.compile(
    r"(?:[A-Za-z]+day,?\s)?(?:(?P<m>[A-Za-z]{3}[a-z.]*)\s(?P<d>\d{1,2})(?:st|nd|rd|th)?"
    r"|(?P<d2>\d{1,2})(?:st|nd|rd|th)?\s(?P<m2>[A-Za-z]{3}[a-z.]*))\s?,?\s(?P<y>\d{4})"
)


def _day(text: str) -> date | None:
    """Parses `Sept. 28, 2013` or `28 September 2013` as a date; None for another form."""
    found = _DAY.fullmatch(text)
    try:
        if found is None:
            return None
        month = month_number(found["m"] or found["m2"])
        return date(int(found["y"]), month, int(found["d"] or found["d2"]))
    except (KeyError, ValueError):
        return None
