"""Days that a text without a dated head states elsewhere: in its wire's address, alone in a row, in
its first sentence, in its file's name."""

from __future__ import annotations

import re
from datetime import date
from zoneinfo import ZoneInfo

from pressroom.importers.records import Manuscript
from pressroom.importers.typed_instants import typed_instant
from pressroom.typeset.anatomy.anatomy import Anatomy

_WIRE_ADDRESS = re.compile(
    r"businesswire\.com/news/home/(?P<business>20\d{6})|globenewswire\.com/\S*?(?P<globe>20\d\d/\d\d/\d\d)/"
)
_FILE_NAME = re.compile(r"(?<!\d)(20\d\d|19\d\d)[-_.]?(\d\d)[-_.]?(\d\d)(?!\d)")
_LEAD_BEGINS = 220
_SHORT = 80
_ENDS = 8
_LEFT_BESIDE = 24


def stated_elsewhere(anatomy: Anatomy, manuscript: Manuscript, zone: ZoneInfo) -> str:
    """The day (ISO 8601) or instant; empty where none is stated."""
    address = _WIRE_ADDRESS.search(manuscript.text)
    if address is not None:
        digits = (address["business"] or address["globe"]).replace("/", "")
        if day := _iso(digits[:4], digits[4:6], digits[6:]):
            return day
    named = _FILE_NAME.match(manuscript.source.rpartition("/")[2])
    if named and (day := _iso(*named.groups())):
        return day
    for block in (*anatomy.blocks[:_ENDS], *anatomy.blocks[-_ENDS:]):
        shown = block.plain
        typed = typed_instant(shown, zone, manuscript.language) if len(shown) <= _SHORT else None
        # `15 September 2025`, `Basel, 15 September 2025`: hardly anything else in the row.
        if typed is not None and len(shown) - (typed.end - typed.start) <= _LEFT_BESIDE:
            return typed.iso
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
