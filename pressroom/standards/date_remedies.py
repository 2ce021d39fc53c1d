"""Remedies for a date that cannot be read: what to write instead, as close to the text as may be.

A remedy never moves the instant. Where the text says something of its zone that cannot be read,
the remedy has a gap where the offset stands, and is no date before that is filled in.
"""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from pressroom.standards.spelled_instants import read_spelled
from pressroom.standards.zone_words import moment_in_words, written

# No example that could be pasted: a day of somebody else's, gone by, would publish at once.
GENERAL_REMEDY = "write it as `YYYY-MM-DD HH:MM`, or with its offset as `YYYY-MM-DDTHH:MM±HH:MM`"
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?")
_ZONED = re.compile(
    r"(?P<typed>.*?\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s?[AaPp]\.?[Mm]\b\.?)?)"
    r"\s?(?![AaPp]\.?[Mm]\b)(?P<zone>[^\d\s.,:].*)",
    re.DOTALL,
)
# As Go and mail programs write a moment: `+0000 UTC`, `+0100 (CET)`.
_OFFSET_AND_NAME = re.compile(r"(?P<offset>[+-]\d\d:?\d\d)\s+\(?(?P<name>[A-Z]{2,5})\)?")


def date_remedy(text: str, zone: ZoneInfo) -> str:
    """Remedy for a text in no known form; `zone` is the press room's."""
    text = text.strip()
    zoned = _ZONED.fullmatch(text)
    if zoned:
        return _of_zoned(zoned["typed"], zoned["zone"], zone)
    spelled = read_spelled(text)
    if spelled is None:
        return GENERAL_REMEDY
    if spelled.clock is None:
        return f"write `{spelled.day}` and the hour, `{spelled.day} HH:MM`"
    return f"write `{_plain(datetime.combine(spelled.day, spelled.clock))}`"


def _of_zoned(typed: str, words: str, zone: ZoneInfo) -> str:
    """The remedy for a time with something behind it.

    Only what stands for one offset is turned into it, and only the room's own name of that very
    time may be left out.
    """
    local = _local(typed)
    if local is None:
        return GENERAL_REMEDY
    first, second = (local.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset() and words in (first.tzname(), zone.key):
        if not _ISO.fullmatch(typed):
            return f"write `{_plain(local)}`"
        return f"leave `{words}` out: a time without an offset is that of {zone.key}"
    both = _OFFSET_AND_NAME.fullmatch(words)
    stated = moment_in_words(local, both["offset"] if both else words, zone)
    # Where offset and name say two moments, nobody knows which is meant.
    if both and moment_in_words(local, both["name"], zone) not in (None, stated):
        stated = None
    if stated is not None:
        return f"write `{_with_z(stated)}`"
    return (
        f"`{words}` is not the name of one offset: state the offset, as `{written(local)}+HH:MM` "
        f"or `{written(local)}-HH:MM`"
    )


def _local(typed: str) -> datetime | None:
    """Day and hour of what stands before the zone."""
    try:
        if _ISO.fullmatch(typed):
            return datetime.fromisoformat(typed)
    except ValueError:
        return None
    spelled = read_spelled(typed)
    if spelled is None or spelled.clock is None:
        return None
    return datetime.combine(spelled.day, spelled.clock)


def _plain(local: datetime) -> str:
    return local.isoformat(sep=" ", timespec="seconds" if local.second else "minutes")


def _with_z(moment: datetime) -> str:
    """The moment as an author writes it; Universal Time by its letter."""
    return re.sub(r"\+00:00\Z", "Z", written(moment))
