"""Rules on conference calls, webcasts and meetings of shareholders."""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterator

from pressroom.core.occurrences import occurrences
from pressroom.rules.english import as_quoted, sentence, written_date
from pressroom.rules.judgement import Fault
from pressroom.rules.needs import in_all_cases, needs
from pressroom.rules.release_text import ReleaseText
from pressroom.rules.times import around_hours, hours

_EVENT = re.compile(
    r"\b(?:conference\s+calls?|earnings\s+calls?|investor\s+calls?|results\s+calls?|"
    r"teleconferences?|(?:audio\s?|web\s?)casts?|annual\s+(?:general\s+)?meeting|"
    r"(?:share|stock)holders['’]?\s+meeting|meeting\s+of\s+(?:share|stock)holders|"
    r"virtual\s+meeting|(?:host|hold|conduct)\w*\s+(?:a|the|its|our)\s+call)\b",
    re.IGNORECASE,
)
# Stems that are in every text that names an event, alone or two together.
_CASTS = ("webcast", "audiocast", "web cast", "audio cast", "teleconf")
_EVENT_WORDS = in_all_cases(
    ("call", "calls", "meeting", "cast", "casts", "webcast", "webcasts", "audiocast", "audiocasts")
) | in_all_cases(("teleconference", "teleconferences"))
# The noun, and what stands shortly before it.
_TOGETHER = (
    ("call", ("conference", "earnings", "investor", "results", "host", "hold", "conduct")),
    ("meeting", ("annual", "general", "holders", "virtual")),
    ("holders", ("meeting of",)),
)
_TO_COME = re.compile(
    r"\b(?:will|to\s+(?:host|hold|conduct|discuss|join|begin)|begin(?:s|ning)?|starts?|scheduled|"
    r"today|tomorrow|join|invite[sd]?|is\s+hosting|at\s+which)\b",
    re.IGNORECASE,
)
_NEAR = 110
_NEAR_DATE = 40
_TIME = re.compile(r"(?<![\d:.])\d{1,2}(?::\d\d)?\s?[ap]\.?\s?m\b\.?", re.IGNORECASE)
_ZONE = re.compile(
    r"\b(?:[ECMPA]\.?[SD]?\.?T|Eastern|Central|Mountain|Pacific|Atlantic|Alaska|Hawaii|GMT|UTC|BST|"
    r"WES?T|CES?T|EES?T|MSK|JST|KST|HKT|SGT|IST|AE[SD]?T|AW?ST|NZ[SD]?T|SAST|BRT|GST|HST|AKST)\b|"
    r"(?i:\b(?:local|daylight|standard|summer)\s+time\b|\b[^\W\d_.]+\.?\s+(?:city\s+)?time\b|"
    r"\btime\s+zone)|[+-]\d\d:?\d\d\b"
)
# "at this time" and similar phrases name no time zone.
_NO_ZONE = re.compile(
    r"\b(?:this|that|the|same|any|start|call|first|real|some|of|in|on|a|what|which|every|over|"
    r"air|long|full|part|next|last|each|scheduled|dinner|lunch)\s+time\b",
    re.IGNORECASE,
)
_HELD = re.compile(r"\bwill\b", re.IGNORECASE)
_TAKES_PLACE = re.compile(
    r"\b(?:on|held|place|scheduled\s+for|set\s+for)\s+(?:\w+day,?\s+)?\Z", re.IGNORECASE
)
_AT_ONCE = re.compile(r"[,\s]*(?:\w+day,?\s+)?")
# What a date may belong to that stands beside a call: results, a record date, a filing.
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:ended|ending|record|dated|filed|filing|announced|published|issued|released|reported|"
    r"since|as\s+of|after|following|from|(?<!\bbe\s)held|mailed|sent|between|closed|statement|report|quarter|"
    r"postponed|presented|rescheduled|adjourned|originally|previously|began|started)\b",
    re.IGNORECASE,
)


@needs(_EVENT_WORDS)
def call_without_zone(release_text: ReleaseText) -> Iterator[Fault]:
    """The hour of a call or webcast has its time zone.

    Investors listen in from everywhere. Without a zone some of them come an hour late,
    or three.

    Bad:
        ACME will hold a conference call at 8:30 a.m. today.

    Good:
        ACME will hold a conference call at 8:30 a.m. ET today.

    Source: AP Stylebook, "time zones"; newswire editors' lists of commonest catches
    """
    places = hours(release_text)
    if not places or not _may_name_event(release_text):
        return
    for paragraph in release_text.paragraphs:
        first = bisect.bisect_left(places, paragraph.start)
        last = bisect.bisect_left(places, paragraph.start + len(paragraph.text))
        if first == last:
            continue
        if "ll times" in release_text.prose:
            return  # "All times are Eastern"
        of_it = (place - paragraph.start for place in places[first:last])
        for match in around_hours(_TIME, paragraph.text, of_it):
            event = _event_at(paragraph.text, match)
            if event is None:
                continue
            if _has_zone(paragraph.text):
                break
            number = _NUMBER.match(match[0])
            if number and number[0] in _hours_with_zone(release_text.prose, places):
                continue
            time = as_quoted(match[0])
            yield Fault(
                release_text.line(paragraph.start + match.start()),
                f"`{time}` of the `{as_quoted(event)}` has no time zone",
                f"write `{time} ET`, or the zone that is meant",
            )
            break


def announced_calls(release_text: ReleaseText) -> Iterator[tuple[int, int]]:
    """Sentences of the prose that announce a call, a webcast or a meeting, each from where to
    where."""
    if not _may_name_event(release_text):
        return
    prose = release_text.prose
    for match in _EVENT.finditer(prose):
        first, last = sentence(prose, *match.span())
        if _TO_COME.search(prose, first, last):
            yield first, last


def is_of_something_else(prose: str, first: int, at: int) -> bool:
    """Whether the date at `at`, in a sentence that begins at `first`, is that of something that
    stands beside a call: a quarter's end, a filing."""
    return _OF_SOMETHING_ELSE.search(prose, max(first, at - _NEAR_DATE), at) is not None


def _event_at(text: str, time: re.Match[str]) -> str | None:
    """The announced call that takes place at `time`; None if the sentence announces none."""
    first, last = sentence(text, *time.span())
    first, last = max(first, time.start() - _NEAR), min(last, time.end() + _NEAR)
    event = _EVENT.search(text, first, last)
    if event is None or not _TO_COME.search(text, first, last):
        return None
    return event[0]


def _may_name_event(release_text: ReleaseText) -> bool:
    """Whether the text may name an event; most texts name none, and this check is fast."""
    low = release_text.lower
    if ("cast" in low or "teleconf" in low) and any(map(low.__contains__, _CASTS)):
        return True
    for noun, before in _TOGETHER:
        for at in occurrences(low, noun):
            if any(word in low[max(at - 24, 0) : at] for word in before):
                return True
    return False


def _has_zone(text: str) -> bool:
    return _ZONE.search(_NO_ZONE.sub("", text)) is not None


_NUMBER = re.compile(r"\d{1,2}(?::(?!00)\d\d)?")
_TIME_WITH_ZONE = re.compile(
    rf"(?P<time>(?i:{_TIME.pattern}))[\s,(]{{0,3}}(?={_ZONE.pattern})"  # zones are capitals
)


_LONGEST_ZONE = 120


@functools.lru_cache(maxsize=4)
def _hours_with_zone(prose: str, places: tuple[int, ...]) -> frozenset[str]:
    """The hours, `8:30`, that the text gives with their zone somewhere; `places` are theirs."""
    zoned = around_hours(_TIME_WITH_ZONE, prose, places, _LONGEST_ZONE)
    numbers = (_NUMBER.match(found["time"]) for found in zoned)
    return frozenset(number[0] for number in numbers if number)


@needs(_EVENT_WORDS, ["will"])
def call_date_passed(release_text: ReleaseText) -> Iterator[Fault]:
    """A call that is announced is still to come.

    `Will hold a conference call on` with a date gone by is last quarter's paragraph, and
    the dial-in codes are often last quarter's too.

    Bad:
        date: 2026-03-02 09:00

        ACME will hold a conference call on November 3, 2025 at 9:00 a.m. ET.

    Good:
        date: 2026-03-02 09:00

        ACME will hold a conference call on March 3, 2026 at 9:00 a.m. ET.

    Source: newswire editors' lists of commonest catches: last quarter's template left over
    """
    own = release_text.release.instant.at.date()
    passed = [(match, day) for match, day in release_text.dates if day < own]
    if not passed or not _may_name_event(release_text):
        return
    for match, day in passed:
        first, last = sentence(release_text.prose, *match.span())
        event = _EVENT.search(release_text.prose, first, last)
        if event is None or not _HELD.search(
            release_text.prose, max(first, event.start() - 100), last
        ):
            continue
        before = release_text.prose[max(first, match.start() - 60) : match.start()]
        follows = event.end() <= match.start()
        if follows:
            before = release_text.prose[max(event.end(), match.start() - 60) : match.start()]
        if not _TAKES_PLACE.search(before) and not (follows and _AT_ONCE.fullmatch(before)):
            continue
        if _OF_SOMETHING_ELSE.search(before):
            continue
        yield Fault(
            release_text.line(match.start()),
            f"the `{as_quoted(event[0])}` on {written_date(day)} is announced after that day",
            f"correct the date, which is before {written_date(own)}, or the tense",
        )
