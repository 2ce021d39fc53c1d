"""Rule on the call that a release announces, beside the events to which the release belongs. An
event says by itself which releases those are, so nothing is matched by guess."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from pressroom.content.events import Event, EventTime
from pressroom.core.slips import one_slip
from pressroom.rules.calls import announced_calls, is_of_something_else
from pressroom.rules.english import written_date
from pressroom.rules.judgement import Fault
from pressroom.rules.needs import BESIDE, needs
from pressroom.rules.release_text import ReleaseText
from pressroom.rules.stated_times import StatedDay, StatedHour, stated_days, stated_hours
from pressroom.standards.web import same_address
from pressroom.standards.zones import zone

_LONGEST = 31  # days of an event that are looked at
# What can be heard or signed up for has days and hours of its own.
_BESIDE = re.compile(
    r"\b(?:replays?|archived?|recordings?|re-?broadcast|on[- ]demand|available\s+(?:until|through|"
    r"for|from|beginning|starting)|regist\w+)\b",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"^[ \t>|*-]*(?:date|time|when|day|start|dial[- ]?in)\b[^\n:|]{0,24}[:|][^\n]+",
    re.IGNORECASE | re.MULTILINE,
)
_LINK = re.compile(r"https://[^\s)>\]\"]+")
_NUMBER = re.compile(r"\+?[(\d][\d\s().–-]{6,20}\d")
# Where a text says how to dial in, most often in a sentence of its own.
_DIAL = re.compile(
    r"\b(?:dial(?:[- ]?in|ling|led|s)?|toll[- ]?free|call[- ]in|phone[- ]in|by (?:tele)?phone|"
    r"(?:access|conference|meeting|pass) ?(?:codes?|ids?|numbers?|pin)|passcode)\b",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"(?:[^\n]+\n?)+")
_BEFORE = 40  # characters in which a number stands before that word: `+1 … (toll-free)`
_PHONE_END = 7
"""So many last digits of a telephone number are the same with its prefix and without."""

_Span = tuple[int, int]


@needs([BESIDE])
def call_unlike_its_event(release_text: ReleaseText) -> Iterator[Fault]:
    """A call is announced for the day and hour that its event has in the calendar.

    The release says one hour, the calendar that people subscribed to another: half of them miss
    the call. Asked are the events that name the release in `releases`. Hours are compared as
    moments, so `8:30 a.m. ET` fits an event at 14:30 in Berlin. Another dial-in number, or another
    address at the webcast's host, is told as a note.

    Bad:
        date: 2026-03-02 09:00
        (belongs to an event at 2026-03-03 09:00)

        ACME will hold a conference call on March 3, 2026 at 8:30 a.m. ET.

    Bad:
        date: 2026-03-02 09:00
        (belongs to an event at 2026-03-03 09:00)

        ACME will hold a conference call tomorrow, March 4, at 9:00 a.m. ET.

    Good:
        date: 2026-03-02 09:00
        (belongs to an event at 2026-03-03 09:00)

        ACME will hold a conference call on March 3, 2026 at 9:00 a.m. ET.

    Source: NIRI, "Standards of Practice for Investor Relations": earnings calls
    """
    events = [each for each in release_text.beside.events if not each.cancelled]
    known = [each for each in events if not each.start.is_provisional]
    if not known:
        return
    spans = _spans(release_text)
    days = _days(release_text, spans)
    hours = [each for span in spans for each in stated_hours(release_text.prose, *span)]
    meant = [each for each in known if not days or _on_a_day(each, days, hours, release_text)]
    if not meant:
        yield _other_day(days[0], known[0], release_text)
    elif hours and not any(_at_an_hour(each, hours, release_text) for each in meant):
        yield _other_hour(hours[0], meant[0], release_text)
    yield from _other_number(release_text, spans, known)
    yield from _other_webcast(release_text, known)


def _spans(release_text: ReleaseText) -> list[_Span]:
    """Places at which the prose announces the call: its sentences and labelled rows."""
    spans = set(announced_calls(release_text))
    if not spans:
        return []
    prose = release_text.prose
    spans |= {match.span() for match in _LABELLED.finditer(prose)}
    return [span for span in sorted(spans) if not _BESIDE.search(prose, *span)]


def _days(release_text: ReleaseText, spans: Sequence[_Span]) -> list[StatedDay]:
    prose = release_text.prose
    return [
        each
        for span in spans
        for each in stated_days(prose, *span)
        if not is_of_something_else(prose, span[0], each.start)
    ]


def _times(event: Event) -> Iterator[EventTime]:
    """The beginning of an event; and the one that it had before, as a release told it then."""
    yield event.start
    if event.moved_from is not None and not event.moved_from.is_provisional:
        yield event.moved_from


def _on_a_day(
    event: Event, days: Sequence[StatedDay], hours: Sequence[StatedHour], release_text: ReleaseText
) -> bool:
    """Whether an event is on one of the days, in its own zone, the press room's, or the text's."""
    at = release_text.release.instant.at
    own = {at.date(), at.astimezone(zone(event.zone)).date()}
    on = {day for when in _times(event) for day in _dates(event, when, hours, release_text)}
    return any(each.is_on(day, today) for each in days for day in on for today in own)


def _dates(
    event: Event, when: EventTime, hours: Sequence[StatedHour], release_text: ReleaseText
) -> Iterator[date]:
    if when.at is None:
        first = when.day.first_day if when.day is not None else None
        last = event.end.day.first_day if event.end is not None and event.end.day else first
        if first is not None and last is not None:
            span = min((last - first).days, _LONGEST)
            yield from (first + timedelta(days=count) for count in range(span + 1))
        return
    zones = {zone(event.zone), release_text.config.zone}
    yield from (when.at.astimezone(each).date() for each in zones)
    for each in hours:
        for moment in each.moments(when.at, event.zone):
            yield when.at.astimezone(moment.tzinfo).date()


def _at_an_hour(event: Event, hours: Sequence[StatedHour], release_text: ReleaseText) -> bool:
    """Whether an event begins at one of the hours. One whose zone nobody knows may be it."""
    for when in _times(event):
        if when.at is None:
            return True
        told = [each for hour in hours if (each := _moments(hour, event, when.at, release_text))]
        # An hour whose zone nobody knows may be it, unless another says which hour is meant.
        if not told or any(when.at in moments for moments in told):
            return True
    return False


def _moments(
    hour: StatedHour, event: Event, near: datetime, release_text: ReleaseText
) -> list[datetime]:
    """The moments that an hour may mean; empty where nobody knows what its zone is."""
    zones = (event.zone, release_text.config.site.timezone) if not hour.zone else (event.zone,)
    each = [hour.moments(near, own) for own in zones]
    return [moment for moments in each for moment in moments] if all(each) else []


def _other_day(stated: StatedDay, event: Event, release_text: ReleaseText) -> Fault:
    at = event.start.at
    own = at.astimezone(zone(event.zone)).date() if at is not None else None
    day = own or (event.start.day.first_day if event.start.day is not None else date.min)
    return Fault(
        release_text.line(stated.start),
        f"the call is announced for `{stated.typed}`, and its event in {_venue(event)} is on "
        f"{written_date(day)}",
        "correct the one that is wrong",
    )


def _other_hour(stated: StatedHour, event: Event, release_text: ReleaseText) -> Fault:
    at = event.start.at
    clock = f"{at.astimezone(zone(event.zone)):%H:%M}" if at is not None else ""
    return Fault(
        release_text.line(stated.start),
        f"the call is announced for `{stated.typed}`, and its event in {_venue(event)} begins at "
        f"{clock} ({event.zone})",
        "correct the one that is wrong",
    )


def _venue(event: Event) -> str:
    return f"{event.source}:{event.line('start')}"


def _other_number(
    release_text: ReleaseText, spans: Sequence[_Span], events: Sequence[Event]
) -> Iterator[Fault]:
    known = {end for event in events for end in _numbers(event.dial_in).values()}
    if not (known and spans):
        return
    found: dict[int, str] = {}
    for start, end in [*spans, *_dialled(release_text.prose)]:
        found |= {start + at: last for at, last in _numbers(release_text.prose[start:end]).items()}
    for desk in release_text.anatomy.contacts if found else ():
        found = {at: last for at, last in found.items() if not desk.start <= at < desk.end}
    mistyped = [
        at
        for at, last in found.items()
        if last not in known and any(one_slip(last, own) for own in known - {*found.values()})
    ]
    if mistyped or (found and known.isdisjoint(found.values())):
        event = next(each for each in events if _numbers(each.dial_in))
        yield Fault(
            release_text.line(min(mistyped or found)),
            f"the call has another number here than its event in {event.source}:"
            f"{event.line('dial_in')}",
            "correct the one that is wrong",
            sure=False,
        )


def _dialled(prose: str) -> Iterator[_Span]:
    """Places at which a text says how to dial in: in each paragraph from there on, up to what is
    said of a replay or of signing up."""
    for paragraph in _PARAGRAPH.finditer(prose):
        dial = _DIAL.search(prose, *paragraph.span())
        if dial is None or _BESIDE.search(prose, paragraph.start(), dial.start()):
            continue
        beside = _BESIDE.search(prose, dial.end(), paragraph.end())
        start = max(paragraph.start(), dial.start() - _BEFORE)
        yield start, beside.start() if beside else paragraph.end()


def _numbers(text: str) -> dict[int, str]:
    """The telephone numbers in a text, where each begins, by their last digits."""
    found = {}
    for match in _NUMBER.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        if len(digits) >= _PHONE_END:
            found[match.start()] = digits[-_PHONE_END:]
    return found


def _other_webcast(release_text: ReleaseText, events: Sequence[Event]) -> Iterator[Fault]:
    body = release_text.release.body
    links = [(match.start(), match[0].rstrip(".,;")) for match in _LINK.finditer(body)]
    for event in (each for each in events if each.webcast):
        own = _host(event.webcast)
        alike = [(at, link) for at, link in links if _host(link) == own]
        others = [at for at, link in alike if urlsplit(link).path.strip("/")]
        same = same_address(event.webcast)
        if others and not any(same_address(link) == same for _, link in alike):
            yield Fault(
                release_text.line(others[0]),
                f"the link leads elsewhere at {own} than the webcast of the event in "
                f"{event.source}:{event.line('webcast')}",
                "correct the one that is wrong, which may be last quarter's",
                sure=False,
            )


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")
