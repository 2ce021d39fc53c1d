"""Days and hours as people spell them: `Nov. 29, 2026, 7:00 a.m. ET`, `11/29/2026 07:00`.

They are read for remedies alone. Only what can mean one thing is: a day of figures with strokes
whose month nobody can tell, such as 3/4/2026, is not.
"""

from __future__ import annotations

import re
from datetime import date, time

import msgspec

from pressroom.standards.months import PATTERN, month_number

# In figures beside them, months go without their full stop, too.
_MONTH = rf"(?P<name>{PATTERN}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b)"
_DAYS = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"),
    re.compile(rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})"),
    re.compile(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+{_MONTH},?\s+(?P<year>\d{{4}})"),
    re.compile(r"(?P<one>\d{1,2})/(?P<two>\d{1,2})/(?P<year>\d{4})"),
)
_MONTH_OF_YEAR = re.compile(r"(?P<month>\d{1,2})\s?[/.]\s?(?P<year>\d{4})")
_CLOCK = re.compile(
    r"(?:[\s,T]|\bat\b)*(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?"
    r"(?:\s?(?P<half>[AaPp])\.?[Mm]\.?)?(?:\s+(?P<zone>[A-Z]{1,5}))?"
)
_WEEKDAY = re.compile(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,?\s+")


class Spelled(msgspec.Struct, frozen=True):
    """A day as somebody spelled it, with hour and zone abbreviation where they are there."""

    day: date
    clock: time | None
    zone: str


def read_spelled(text: str) -> Spelled | None:
    """Reads the whole of `text`; None where it is anything else, or may mean two things."""
    text = text.strip()
    weekday = _WEEKDAY.match(text)
    start = weekday.end() if weekday else 0
    for pattern in _DAYS:
        found = pattern.match(text, start)
        if found is None:
            continue
        rest = text[found.end() :]
        clock = _CLOCK.fullmatch(rest)
        if rest and clock is None:
            return None
        try:
            day, hour = _day(found), _time(clock) if clock else None
        except (KeyError, ValueError):
            return None
        return Spelled(day, hour, (clock["zone"] if clock else None) or "")
    return None


def spelled_month(text: str) -> str:
    """A month as somebody spelled it, `March 2027` or `03/2027`, in ISO 8601, `2027-03`; empty for
    anything else."""
    figures = _MONTH_OF_YEAR.fullmatch(text.strip())
    if figures and 1 <= int(figures["month"]) <= 12:
        return f"{figures['year']}-{int(figures['month']):02}"
    spelled = read_spelled(f"1 {text.strip()}")
    return f"{spelled.day:%Y-%m}" if spelled is not None and spelled.clock is None else ""


def _day(found: re.Match[str]) -> date:
    """The day. Raises `ValueError` where it is none, or where two are possible."""
    parts = found.groupdict()
    if "one" in parts:
        one, two = int(parts["one"]), int(parts["two"])
        if one <= 12 and two <= 12 and one != two:
            raise ValueError("month or day")
        month, day = (two, one) if one > 12 else (one, two)
    else:
        day = int(parts["day"])
        month = month_number(parts["name"]) if "name" in parts else int(parts["month"])
    return date(int(parts["year"]), month, day)


def _time(found: re.Match[str]) -> time:
    hour = int(found["hour"])
    if found["half"]:
        if not 1 <= hour <= 12:
            raise ValueError("hour")
        hour = hour % 12 + (12 if found["half"] in "Pp" else 0)
    return time(hour, int(found["minute"]), int(found["second"] or 0))
