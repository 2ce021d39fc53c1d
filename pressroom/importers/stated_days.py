"""Days that a text without a dated head states elsewhere: in its wire's address, alone in a row, in
its first sentence, in its file's name; and the hour, which may stand at its end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from zoneinfo import ZoneInfo

import msgspec

from pressroom.importers.records import Manuscript
from pressroom.importers.typed_instants import either_way, typed_instant
from pressroom.typeset.anatomy.anatomy import Anatomy
from pressroom.typeset.anatomy.blocks import Block
from pressroom.typeset.anatomy.places import ALONE, is_state, listed

_WIRE_ADDRESS = re.compile(
    r"businesswire\.com/news/home/(?P<business>20\d{6})|globenewswire\.com/\S*?(?P<globe>20\d\d/\d\d/\d\d)/"
)
_FILE_NAME = re.compile(r"(?<!\d)(20\d\d|19\d\d)[-_.]?(\d\d)[-_.]?(\d\d)(?!\d)")
_LEAD_BEGINS = 220
_SHORT = 80
_ENDS = 8
_LEFT_BESIDE = 24
# `(END) Dow Jones Newswires 09-02-21 1321ET`: month, day and year.
_DOW_JONES = re.compile(
    r"\(END\)\s+Dow\s+Jones\s+Newswires\s+(?P<month>\d\d)-(?P<day>\d\d)-(?P<year>\d\d)\s+"
    r"(?P<hour>\d\d)(?P<minute>\d\d)\s?(?P<zone>E[DS]?T)",
    re.IGNORECASE,
)
# `PUB: 07/30/2026 06:30 AM/DISC: 07/30/2026 06:31 AM`, as Business Wire ends: on New York's clock.
_BUSINESS_WIRE = re.compile(
    r"\bPUB:\s(?P<month>\d\d)/(?P<day>\d\d)/20(?P<year>\d\d)\s(?P<clock>\d\d:\d\d\s[AP]M)/DISC"
)
# `    -0-                             03/08/2007`, as PR Newswire ended.
_PR_NEWSWIRE = re.compile(r"-0-\s+(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})\b")
# `The information was submitted for publication, …, at 07:45 CEST on 17 July 2026`
_SUBMITTED = re.compile(
    r"\b(?:submitted\sfor\s(?:publication|release)|(?:lämnades|offentliggjordes|offentliggjort)\b)"
)
_LONGEST_SUBMITTED = 220
_DAY_FIRST = listed(
    """
    uk u.k. united_kingdom england scotland wales northern_ireland ireland australia new_zealand
    south_africa india singapore hong_kong london dublin sydney melbourne perth auckland
    johannesburg
    """
)


class Stated(msgspec.Struct, frozen=True):
    """A day or instant (ISO 8601), empty for none; `doubt` is the row that may name another day."""

    iso: str = ""
    doubt: str = ""


def stated_elsewhere(anatomy: Anatomy, manuscript: Manuscript, zone: ZoneInfo) -> Stated:
    """The day or instant that a text states beside its head."""
    day = _stated(anatomy, manuscript, zone)
    if day:
        return Stated(hour_elsewhere(anatomy, manuscript, zone, day) or day)
    return _in_figures(anatomy, manuscript, zone)


def hour_elsewhere(anatomy: Anatomy, manuscript: Manuscript, zone: ZoneInfo, day: str) -> str:
    """The instant with the hour that a row states for a `day`: in figures above the text, or at its
    end as Dow Jones has it; empty for none."""
    for row in _rows(anatomy.blocks[:_ENDS]):
        read = [typed_instant(way, zone) for way in either_way(row) or ()]
        named = [typed.iso for typed in read if typed is not None and typed.iso[:10] == day[:10]]
        if named and len(named[0]) > len(day[:10]):
            return named[0]
    if (submitted := submitted_at(anatomy, manuscript, zone))[:10] == day[:10]:
        return submitted if len(submitted) > len(day[:10]) else ""
    for block in anatomy.blocks[-_ENDS:]:
        shown = block.plain
        if (dow := _DOW_JONES.search(shown)) is not None:
            hour = f"{dow['hour']}:{dow['minute']} {dow['zone'].upper()}"
            shown = f"20{dow['year']}-{dow['month']}-{dow['day']} {hour}"
        elif (wire := _BUSINESS_WIRE.search(shown)) is not None:
            shown = f"20{wire['year']}-{wire['month']}-{wire['day']} {wire['clock']} ET"
        typed = typed_instant(shown, zone, manuscript.language) if len(shown) <= _SHORT else None
        if typed is None or typed.iso[:10] != day[:10] or len(typed.iso) == len(day[:10]):
            continue
        if len(shown) - (typed.end - typed.start) <= _LEFT_BESIDE:
            return typed.iso
    return ""


def submitted_at(anatomy: Anatomy, manuscript: Manuscript, zone: ZoneInfo) -> str:
    """The day or instant at which a text says, below, that it was given to the public; empty for
    none."""
    for block in anatomy.blocks[-_ENDS * 2 :]:
        if (said := _SUBMITTED.search(block.plain)) is not None:
            behind = block.plain[said.end() : said.end() + _LONGEST_SUBMITTED]
            typed = typed_instant(behind, zone, manuscript.language)
            if typed is not None:
                return typed.iso
    return ""


def _in_figures(anatomy: Anatomy, manuscript: Manuscript, zone: ZoneInfo) -> Stated:
    """A day in figures alone in a row, `09/11/2026`, as they are written where the dateline is."""
    month_first = _writes_month_first(anatomy, manuscript)
    typed_there = [anatomy.dateline.typed.day] if anatomy.dateline is not None else []
    rows = (*typed_there, *_rows(anatomy.blocks[:_ENDS]))
    for row in rows if month_first is not None else ():
        if ways := either_way(row):
            typed = typed_instant(ways[0 if month_first else 1], zone)
            if typed is not None:
                return Stated(typed.iso, doubt=row)
    return Stated()


def _rows(blocks: Iterable[Block]) -> Iterator[str]:
    """The rows of some blocks."""
    for block in blocks:
        yield from (" ".join(row.split()) for row in block.text.split("\n"))


def _writes_month_first(anatomy: Anatomy, manuscript: Manuscript) -> bool | None:
    """Whether the month is written before the day where a release is from; None where both are."""
    if manuscript.language[:2] not in ("", "en"):
        return False
    if anatomy.dateline is None:
        return None
    typed = anatomy.dateline.typed
    city, region = typed.city.casefold(), typed.region
    if is_state(region) or (not region and city in ALONE):
        return True
    return False if {city, region.casefold()} & _DAY_FIRST else None


def _stated(anatomy: Anatomy, manuscript: Manuscript, zone: ZoneInfo) -> str:
    """The day or instant; empty where none is stated."""
    address = _WIRE_ADDRESS.search(manuscript.text)
    if address is not None:
        digits = (address["business"] or address["globe"]).replace("/", "")
        if day := _iso(digits[:4], digits[4:6], digits[6:]):
            return day
    named = _FILE_NAME.match(manuscript.source.rpartition("/")[2])
    if named and (day := _iso(*named.groups())):
        return day
    for block in (*anatomy.blocks[:_ENDS], *anatomy.blocks[-_ENDS:]):
        # In columns, as a letterhead has them, or alone.
        for shown in map(
            str.strip, block.text.split("\t") if "\t" in block.text else [block.plain]
        ):
            shown = " ".join(shown.partition("\n")[2].split()) if "\n" in shown else shown
            short = len(shown) <= _SHORT
            typed = typed_instant(shown, zone, manuscript.language) if short else None
            # `15 September 2025`, `Basel, 15 September 2025`: hardly anything else in the row.
            if typed is not None and len(shown) - (typed.end - typed.start) <= _LEFT_BESIDE:
                return typed.iso
    if day := submitted_at(anatomy, manuscript, zone):
        return day
    if (ended := _PR_NEWSWIRE.search(anatomy.source)) is not None:
        return _iso(ended["year"], ended["month"], ended["day"])
    if anatomy.lead is not None:
        begins = anatomy.lead.text[:_LEAD_BEGINS]
        for today in re.finditer(r"\b(?:today|heute|aujourd.hui|hoy)\b", begins, re.IGNORECASE):
            typed = typed_instant(begins[max(today.start() - 30, 0) :], zone, manuscript.language)
            if typed is not None and typed.start < 45:
                return typed.iso[:10]
    named = _FILE_NAME.search(manuscript.source.rpartition("/")[2])
    return _iso(*named.groups()) if named is not None else ""


def _iso(year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
