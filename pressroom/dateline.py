"""Datelines as the wires print them: `WALTHAM, Mass.--(BUSINESS WIRE)--`."""

from __future__ import annotations

from datetime import date

from pressroom.model import Dateline

# AP's months: those of five letters or fewer are never abbreviated.
_AP_MONTHS = (
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
_STYLES = {
    "businesswire": "business-wire",
    "globenewswire": "globenewswire",
    "prnewswire": "pr-newswire",
}


def set_dateline(dateline: Dateline, day: date, default_style: str) -> str:
    """The dateline as one printed string, in its wire's style.

    Business Wire prints no date in it; GlobeNewswire and PR Newswire do. A dateline
    that was typed as printed comes back as it is.
    """
    if dateline.printed:
        return dateline.printed
    style = _STYLES.get("".join(c for c in dateline.wire.casefold() if c.isalnum()))
    place = ", ".join(part for part in (dateline.city, dateline.region) if part)
    when = f"{_AP_MONTHS[day.month - 1]} {day.day}, {day.year}"
    match style or ("plain" if dateline.wire else default_style):
        case "business-wire":
            return f"{place}--(BUSINESS WIRE)--"
        case "globenewswire":
            return f"{place}, {when} (GLOBE NEWSWIRE) --"
        case "pr-newswire":
            return f"{place}, {when} /PRNewswire/ --"
        case _:
            wire = f" ({dateline.wire})" if dateline.wire else ""
            return f"{place}, {when}{wire} –"
