"""Time zones in words behind an hour: `EST`, `Eastern Time`, `UTC+2`, `Europe/Paris`.

An abbreviation is an offset only where it stands for one wherever a release comes from.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from pressroom.standards.zones import country_of, zone_names
from pressroom.standards.zones import zone as zone_of

# Not among them: BST, CST, IST, MST and others that stand for several offsets.
_OFFSETS = {
    **dict.fromkeys(("Z", "UTC", "GMT", "UT"), "Z"),
    "EST": "-05:00",
    "EDT": "-04:00",
    "CDT": "-05:00",
    "MDT": "-06:00",
    "PST": "-08:00",
    "PDT": "-07:00",
    "AKST": "-09:00",
    "AKDT": "-08:00",
    "HST": "-10:00",
    "BRT": "-03:00",
    "WET": "+00:00",
    "WEST": "+01:00",
    "CET": "+01:00",
    "CEST": "+02:00",
    "MEZ": "+01:00",
    "MESZ": "+02:00",
    "EET": "+02:00",
    "EEST": "+03:00",
    "SAST": "+02:00",
    "SGT": "+08:00",
    "HKT": "+08:00",
    "JST": "+09:00",
    "KST": "+09:00",
    "AEST": "+10:00",
    "AEDT": "+11:00",
    "NZST": "+12:00",
    "NZDT": "+13:00",
}
# What the wires write for a region's own time, in summer and winter (AP Stylebook, time zones),
# and Moscow's, whose offset was another until 2014.
_REGIONS = {"ET": "America/New_York", "PT": "America/Los_Angeles", "MSK": "Europe/Moscow"}
# In Australia they are the country's own, too.
_AUSTRALIAN = frozenset({"EST", "EDT", "CDT", "ET"})
_FIGURES = re.compile(
    r"(?:UTC|GMT|UT)?\s?(?P<sign>[+-])\s?(?P<hours>\d{1,2})(?::?(?P<minutes>[0-5]\d))?", re.I
)
# The name in brackets says no more than the offset before it (RFC 9557).
_BRACKETS = re.compile(r"(?<=\S)\s?\[[^\]]*\]\Z")


def moment_in_words(local: datetime, words: str, zone: ZoneInfo) -> datetime | None:
    """The local time with the offset that the words behind it state; None where they may mean
    several, or nothing. `zone` is the press room's: `EST` is another hour in Sydney."""
    words = _BRACKETS.sub("", words.strip().replace("\N{MINUS SIGN}", "-")).strip("()[] ")
    figures = _FIGURES.fullmatch(words)
    if figures:
        ahead = timedelta(hours=int(figures["hours"]), minutes=int(figures["minutes"] or 0))
        if ahead > timedelta(hours=14):
            return None
        return local.replace(tzinfo=timezone(-ahead if figures["sign"] == "-" else ahead))
    if stated := by_zone_name(local, zone_letters(words).upper(), zone):
        return datetime.fromisoformat(stated)
    name = words.replace(" ", "_")
    if "/" in name and name in zone_names():
        return _on_clock(local, zone_of(name))
    return None


def by_zone_name(local: datetime, name: str, zone: ZoneInfo | None = None) -> str:
    """A local time with the offset that a zone's abbreviation stands for (ISO 8601): empty where
    the abbreviation is of several zones, or where the clocks of its zone skip or repeat the
    time. `zone` is the press room's, if there is one."""
    if zone and name in _AUSTRALIAN and country_of(zone.key) == "AU":
        return ""
    if name in _OFFSETS:
        return written(local) + _OFFSETS[name]
    if name in _REGIONS:
        there = _on_clock(local, zone_of(_REGIONS[name]))
        return written(there) if there else ""
    return ""


def zone_letters(typed: str) -> str:
    """A zone's abbreviation: `Eastern Daylight Time` is `EDT`, `Central European Time` is `CET`."""
    if not typed or typed.isupper() or " " not in typed:
        return typed
    words = [word for word in typed.split() if word not in ("US", "U.S.", "Time")]
    letters = "".join(word[0] for word in words) + "T"
    return {"BT": "BST", "GT": "GMT"}.get(letters, letters)


def written(moment: datetime) -> str:
    """The moment as an author writes it: with seconds only where it has some."""
    exact = moment.second or moment.microsecond
    return moment.isoformat(timespec="auto" if exact else "minutes")


def _on_clock(local: datetime, zone: ZoneInfo) -> datetime | None:
    """The local time on a zone's clock, with its offset; None where that skips or repeats it."""
    there = local.replace(tzinfo=zone)
    if there.utcoffset() != there.replace(fold=1).utcoffset():
        return None
    return there
