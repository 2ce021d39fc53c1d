"""Rules on the form of dates and times."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator

from pressroom.core.occurrences import occurrences
from pressroom.rules.excerpts import correction
from pressroom.rules.judgement import Fault, Fix
from pressroom.rules.needs import needs
from pressroom.rules.release_text import ReleaseText
from pressroom.standards.months import PATTERN
from pressroom.standards.zones import zone

_ORDINALS = frozenset(
    f"{day}{'th' if 10 < day < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"
    for day in range(1, 32)
)
_MONTH = rf"(?P<month>{PATTERN})"
_MONTH_BEFORE = re.compile(rf"\b{_MONTH}\s{{1,9}}\Z")
_MONTH_AFTER = re.compile(rf"\s{{1,9}}(?:of\s{{1,9}})?{_MONTH}")
# `the September 28th Movement` and `the 25th of April Bridge` are names.
_NAME = re.compile(r"[-\w’'/]|\s+[A-Z]")
# Days that stand for what happened on them, or for a holiday.
_KNOWN = frozenset({"July 4th", "September 11th", "January 6th"})
_YEAR = re.compile(r",?\s+\d{4}\b")
_YEAR_AT_ONCE = re.compile(r"\s+\d{4}\b")


@needs(_ORDINALS)
def ordinal_date(release_text: ReleaseText) -> Iterator[Fault]:
    """A date is written with a plain number.

    Whoever reads `28` says `28th`; wires write dates in one way, and search finds them so.

    Bad:
        The works open on September 28th, 2026.

    Good:
        The works open on September 28, 2026.

    Source: AP Stylebook, "dates"
    """
    words = _ORDINALS & release_text.words
    told: set[tuple[int, str]] = set()
    for at, day in positions(release_text.prose, words):
        start, old, month = _date(release_text.prose, at, day)
        line = release_text.line(start)
        if not month or (line, old) in told:
            continue
        told.add((line, old))
        new = f"{month} {day[:-2]}"
        if (
            old.startswith(day)
            and " of " not in old
            and _YEAR_AT_ONCE.match(release_text.prose, start + len(old))
        ):
            new = f"{day[:-2]} {month}"  # `28th September 2026`, as the British order it
        # The other order may stand in a sentence that has to be turned around.
        plain = old.startswith(month) and "\n" not in old
        yield Fault(
            line,
            f"`{' '.join(old.split())}` writes a date with an ordinal",
            f"write `{new}`",
            correction(release_text, line, old, new) if plain else None,
        )


def positions(prose: str, words: Iterable[str]) -> list[tuple[int, str]]:
    """Position of each of `words` in `prose`, in order; a search for each is the fastest way."""
    return sorted((at, word) for word in words for at in occurrences(prose, word))


def _date(prose: str, at: int, day: str) -> tuple[int, str, str]:
    """The date with the ordinal `day` at `at`: its start, its words, and its month; the month is
    empty if it is no date."""
    end, nothing = at + len(day), (at, day, "")
    if prose[at - 1 : at].isalnum() or prose[end : end + 1].isalnum():
        return nothing
    month = _MONTH_BEFORE.search(prose[max(0, at - 20) : at])
    if month:
        start = at - len(month[0])
    else:
        month = _MONTH_AFTER.match(prose, end)
        if not month:
            return nothing
        start = at - len("the ") if prose[max(0, at - 4) : at].lower() == "the " else at
        end = month.end()
    old = prose[start:end]
    known = " ".join(old.split()) in _KNOWN and not _YEAR.match(prose, end)
    return nothing if known or _NAME.match(prose, end) else (start, old, month["month"])


# The `m` of `9am`, `9 pm`, `9 a.m`, `9 a. m`, in small letters. The letter comes first in the
# pattern, so that `re` can skip to it.
_HALF = re.compile(
    r"m(?:(?<=\d[ap]m)|(?<=\d\s[ap]m|\d[ap]\.m|\d[ap]\sm)|(?<=\d\s[ap]\.m|\d\s[ap]\sm|\d[ap]\.\sm)"
    r"|(?<=\d\s[ap]\.\sm))"
)
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?P<minute>:[0-5]\d)?(?:"
    # `9am` is the style of some houses.
    r"(?P<joined>(?:[AP]\.?M|[ap]\.m)\b\.?)"
    r"|\s?(?P<half>[AaPp]\.?[Mm]\b\.?)"
    r"(?P<again>,?\s+(?:(?:in\s+the|this)\s+(?:morning|afternoon|evening)|at\s+night|tonight)\b)?"
    r"|\s+(?P<word>noon|midnight)\b)"
)


# Words of an hour: the `m` of `9 a.m.`, `am`, and `30pm` of `8:30pm`.
_HOUR_WORDS = frozenset(
    f"{digits}{half}"
    for half in ("am", "pm", "AM", "PM", "Am", "Pm", "aM", "pM")
    for digits in ("", *map(str, range(100)), *(f"0{digit}" for digit in range(10)))
) | {"m", "M", "noon", "midnight"}


@needs(_HOUR_WORDS)
def clock_written_badly(release_text: ReleaseText) -> Iterator[Fault]:
    """A time of day is written once, with a space before `a.m.` or `p.m.`.

    `12 noon` says the hour twice, `8 p.m. in the evening` the half of the day, and
    `15:00 p.m.` counts in two ways at once.

    Bad:
        The call begins at 9:00AM and ends at 12 noon.

    Good:
        The call begins at 9:00 a.m. and ends at noon.

    Source: AP Stylebook, "times", "noon" and "midnight"
    """
    if not names_hour(release_text) and release_text.words.isdisjoint(("noon", "midnight")):
        return
    told: set[tuple[int, str]] = set()
    for line, match in _clocks(release_text):
        old, before = match[0], match.string[max(0, match.start() - 2) : match.start()]
        name = (
            match["joined"] and not match["minute"] and _NAME_AFTER.match(match.string, match.end())
        )
        no_time = name or _NO_TIME.search(before)
        fault = None if (line, old) in told or no_time else _clock_fault(match)
        if fault is not None:
            told.add((line, old))
            what, new = fault
            # The point behind `AM` is the sentence's.
            shown = " ".join(old.removesuffix(".").split() if old[-2:] == "M." else old.split())
            fix = correction(release_text, line, old, new) if "\n" not in old else None
            # In Britain `12 noon` is usual, so that nobody reads midnight.
            sure = not match["word"] or _BRITISH.isdisjoint(release_text.words)
            yield Fault(line, f"`{shown}` {what}", f"write `{new}`", fix, sure=sure)


def names_hour(release_text: ReleaseText) -> bool:
    """Whether the prose may contain an hour with `a.m.` or `p.m.`, however typed."""
    return bool(hours(release_text))


def hours(release_text: ReleaseText) -> tuple[int, ...]:
    """Places of the `m` of all that may be an hour with `a.m.` or `p.m.`"""
    return _hours(release_text.lower)


@functools.lru_cache(maxsize=2)
def _hours(low: str) -> tuple[int, ...]:
    # Several rules ask for them.
    return tuple(match.start() for match in _HALF.finditer(low))


def _clocks(release_text: ReleaseText) -> Iterator[tuple[int, re.Match[str]]]:
    """Times of day, with their lines."""
    if not release_text.words.isdisjoint(("noon", "midnight")):
        yield from release_text.find(_CLOCK)
        return
    for match in around_hours(_CLOCK, release_text.prose, hours(release_text)):
        yield release_text.line(match.start()), match


def around_hours(
    pattern: re.Pattern[str], text: str, places: Iterable[int], behind: int = 40
) -> Iterator[re.Match[str]]:
    """The matches of a pattern that begins with an hour, each at one of the places of its `m`, with
    up to `behind` characters; to search all the text for one takes ten times as long."""
    told = 0
    for at in places:
        # Eleven characters at most: `12:30 a. m`.
        match = pattern.search(text, max(told, at - 11), at + behind)
        if match is not None and match.start() < at:
            told = match.end()
            yield match


# Within a number, a price, an address or a name such as `MX-10PM`.
_NO_TIME = re.compile(r"[\w.:$€£/]\Z|[A-Za-z]-\Z")


# `5AM Ventures` and `9PM Records` are names; `9AM Eastern` and `9AM Monday` are times.
_NAME_AFTER = re.compile(
    r"[®™]|\s(?!(?:Eastern|Central|Mountain|Pacific|Atlantic|Alaska|Hawaii|British|Greenwich|Coordinated"
    r"|Universal|Local|Standard|Daylight|Japan|China|Hong|Singapore|India|Sydney|Melbourne|Perth|London"
    r"|Dublin|Paris|Berlin|Frankfurt|Zurich|Oslo|Stockholm|Helsinki|Copenhagen|Beijing|Tokyo|Seoul"
    r"|Israel|New|Toronto|Vancouver|Sao|São|Brasília|Buenos|Mexico|Today|Tomorrow|On|In|At|To|And"
    r"|Until|Through|For|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z][a-z]+ [Tt]ime"
    rf"|{PATTERN})\b)[A-Z][a-z]+"
)
_BRITISH = frozenset({"BST", "GMT", "plc", "PLC", "AGM", "London", "Dublin"})


def _clock_fault(match: re.Match[str]) -> tuple[str, str] | None:
    """Fault of a time and its correct form; None if it is correct."""
    hour, minute = int(match["hour"]), match["minute"] or ""
    if match["word"]:
        twelve = hour == 12 and minute in ("", ":00")
        return ("says the hour twice", match["word"]) if twelve else None
    half = match["joined"] or match["half"]
    name = f"{half[0].lower()}.m."
    if 12 < hour < 24 and minute and name == "p.m.":
        return "counts the hours in two ways", f"{hour - 12}{minute} {name}"
    if not 0 < hour <= 12:
        return None
    if match["joined"]:
        return "has no space in it", f"{hour}{minute} {name}"
    return ("says the half of the day twice", f"{hour}{minute} {name}") if match["again"] else None


_SEASONAL_TIME = re.compile(
    r"\d\s?[ap]\.?m\.?,?\s+(?P<zone>[ECMP])(?P<season>[SD])T\b", re.IGNORECASE
)
_SEASONAL_ZONES = frozenset(
    name for z in "ECMP" for s in "SD" for name in (f"{z}{s}T", f"{z}{s}T".lower())
)
# Months of which a time may be in the other half of the year. Both halves have days in March, but
# `EST` of one in its second half is the commonest slip of all.
_OTHER_MONTHS = {
    "S": re.compile(
        r"\b(?:(?:Nov|Dec)(?:ember|\.)|(?:Jan|Feb)(?:r?uary|\.)|(?:Nov|Dec|Jan|Feb)(?=\s\d))"
    ),
    "D": re.compile(r"\b(?:March|April|May|June|July|Aug|Sep|Oct|Nov)"),
}


@needs(_SEASONAL_ZONES)
def time_of_the_other_season(release_text: ReleaseText) -> Iterator[Fault]:
    """`EST` is not written in summer, nor `EDT` in winter.

    While daylight saving time is in force, 9 a.m. EST is 10 a.m. on the clocks of New
    York, and in winter 9 a.m. EDT is 8 a.m. `ET` is right all year.

    Bad:
        date: 2026-07-01 07:30

        The call begins at 9:00 a.m. EST.

    Good:
        date: 2026-07-01 07:30

        The call begins at 9:00 a.m. ET.

    Source: AP Stylebook, "time zones"
    """
    at = release_text.release.instant.at.astimezone(zone("America/New_York"))
    wrong, in_force = ("D", "standard time") if not at.dst() else ("S", "daylight saving time")
    for line, match in release_text.everywhere(_SEASONAL_TIME):
        letter, season = match["zone"].upper(), match["season"].upper()
        # The time may be that of a day in winter: `8:30 a.m. EST on December 3`.
        sentence = match.string[max(match.start() - 80, 0) : match.end() + 60]
        if season != wrong or _OTHER_MONTHS[wrong].search(sentence):
            continue
        if not _ALL_YEAR[letter].isdisjoint(release_text.words):
            continue
        yield Fault(
            line,
            f"`{letter}{season}T` is an hour off while {in_force} is in force",
            f"write `{letter}T`",
            _to_general(release_text, match, letter),
        )


# Places that keep standard time in summer, or whose own zone has the same letters.
_ALL_YEAR = {
    "E": frozenset({"Panama", "Jamaica", "Kingston", "Cancun", "Cancún", "Cayman"}),
    "C": frozenset(
        re.findall(
            r"\w+",
            "China Beijing Shanghai Shenzhen Hangzhou Taiwan Taipei Saskatchewan Regina Saskatoon "
            "Mexico Guatemala Honduras Salvador",
        )
    ),
    "M": frozenset({"Arizona", "Ariz", "Phoenix", "Scottsdale", "Tempe", "Tucson", "Yukon"}),
    "P": frozenset({"Philippines", "Manila", "Philippine"}),
}


def _to_general(release_text: ReleaseText, match: re.Match[str], zone: str) -> Fix | None:
    """Fix of `EST` to `ET`. None for zones whose abbreviation other countries use too, or that
    states keep all year (China's CST, Arizona's MST), and in quotations."""
    quoted = (
        match.string is release_text.prose and not release_text.own_words[match.start()].strip()
    )
    if zone not in ("E", "P") or quoted:
        return None
    return Fix(match[0], match[0][: -len("EST")] + f"{zone}T")
