"""Events of the `/calendar/` pages: their front matter, and the record made of it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta, timezone
from typing import Annotated, Any, NamedTuple
from zoneinfo import ZoneInfo

from pressroom.content.config.records import Config
from pressroom.content.events import EVENT_KINDS, Event, EventTime
from pressroom.content.load.common_keys import check_web_link, read_moment
from pressroom.content.load.item_keys import ItemKeys, Kind
from pressroom.content.load.named_day import warn_of_moved_day
from pressroom.content.load.period_keys import period_in
from pressroom.content.load.registered import Registry
from pressroom.content.load.registry_lookup import Resolver
from pressroom.core.fields import KeyPath, Reader, documented
from pressroom.core.problems import choose
from pressroom.standards.instants import BadInstant, read_instant
from pressroom.standards.partial_dates import PartialDate, read_partial_date
from pressroom.standards.spelled_instants import spelled_month
from pressroom.standards.zones import zone, zone_names

_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(\s?[ap]\.?m\.?)?", re.IGNORECASE)
_HOUR = timedelta(hours=1)
"""So long an event is coming after its beginning when nobody says when it ends."""
_YEARS = range(1900, 2201)
"""Years in which an event may be: others are slips of the pen, and calendars cannot hold some."""
_REVISIONS = range(1_000_000)
"""How often an event may have changed. `SEQUENCE` has 31 bits (RFC 5545, 3.3.8)."""


class EventKeys(ItemKeys, frozen=True, kw_only=True):
    """Front matter of an event, in `content/events/`."""

    start: Annotated[
        str,
        documented(
            "when it begins; a day alone for a whole day, a month for what is not fixed yet",
            "2026-11-03 08:30",
        ),
    ]
    end: Annotated[str, documented("when it ends", "2026-11-03 09:30")] = ""
    zone: Annotated[
        str, documented("the time zone of times without an offset", "Europe/Berlin")
    ] = ""
    kind: Annotated[str, documented(f"what it is: {', '.join(EVENT_KINDS)}", "results")] = "other"
    place: Annotated[str, documented("where it is", "New York")] = ""
    webcast: Annotated[
        str, documented("address at which it can be followed", "https://events.example.com/q3")
    ] = ""
    dial_in: Annotated[str, documented("number and code to call", "+1 212 555 0100, 4711")] = ""
    registration: Annotated[
        str, documented("address at which to sign up", "https://events.example.com/sign-up")
    ] = ""
    replay_until: Annotated[
        str, documented("until when it can be seen again at `webcast`", "2026-12-03 23:59")
    ] = ""
    moved_from: Annotated[str, documented("when it was to be before", "2026-11-01 08:30")] = ""
    cancelled: Annotated[bool, documented("it will not take place", "true")] = False
    updated: Annotated[
        str,
        documented(
            "when its time, its place or what becomes of it was last changed; feeds tell readers",
            "2026-10-20 09:00",
        ),
    ] = ""
    revision: Annotated[
        int, documented("one more after each change, so that calendars take it up", "1")
    ] = 0
    period: Annotated[
        str,
        documented(
            "the fiscal year, quarter or half that it is about; else that of its releases",
            "2026-Q3",
        ),
    ] = ""
    issuers: Annotated[
        tuple[str, ...],
        documented("whose event it is, where `config.toml` has several issuers", "[acme, globex]"),
    ] = ()
    products: Annotated[
        tuple[str, ...],
        documented("products that it is about, by names or keys of the registry", "[kadcyla]"),
    ] = ()
    releases: Annotated[
        tuple[str, ...], documented("names of releases that belong to it", "[2026-11-03-q3]")
    ] = ()
    documents: Annotated[
        tuple[str, ...], documented("names of documents that belong to it", "[q3-slides]")
    ] = ()


class _Times(NamedTuple):
    """The times of an event as far as they can be read, and its zone."""

    zone: ZoneInfo
    start: EventTime | None
    end: EventTime | None
    replay: EventTime | None
    moved: EventTime | None


def _event(fields: dict[str, Any], front: EventKeys, reader: Reader, config: Config) -> Event:
    if front.kind not in EVENT_KINDS:
        what = f"`{front.kind}` is no kind of event"
        reader.report(("kind",), "PR008", what, choose(front.kind, EVENT_KINDS, none=""))
    for key in ("webcast", "registration"):
        check_web_link(getattr(front, key), (key,), reader)
    if front.replay_until and not front.webcast:
        remedy = "add `webcast`, the address at which it can be seen"
        reader.report(("replay_until",), "PR007", "a replay without an address", remedy)
    times = _times(front, reader, config)
    begins = times.start.at if times.start else None
    warn_of_moved_day(front.start, begins, fields["name"], times.zone, reader, "start")
    start = times.start or EventTime(day=PartialDate(1970))
    over = _over(start, times.end, times.zone)
    replay = times.replay.at if times.replay else None
    _check_span(times, front, reader)
    updated = read_moment(front.updated or None, ("updated",), reader, config)
    if front.revision not in _REVISIONS:
        what = f"`revision` cannot be {front.revision}"
        reader.report(("revision",), "PR008", what, "count the changes: 1 after the first one")
    if times.start and replay is not None and replay <= over:
        what = f"the replay ends ({front.replay_until}) before the event is over"
        reader.report(("replay_until",), "PR008", what, "write until when it can be seen again")
    known = Resolver(reader, Registry.of(config, {}, {}))
    return Event(
        **{
            **fields,
            "issuers": known.issuers(front.issuers),
            "products": known.products(front.products),
            "year": _first(start, times.zone).year,
        },
        sort=front.kind,
        start=start,
        end=times.end,
        zone=times.zone.key,
        place=front.place.strip(),
        webcast=front.webcast,
        dial_in=front.dial_in.strip(),
        registration=front.registration,
        replay_until=replay,
        moved_from=times.moved,
        cancelled=front.cancelled,
        revision=front.revision,
        updated=updated.at if updated else None,
        period=period_in(front.period, reader),
        releases=front.releases,
        papers=front.documents,
        over=over,
    )


def _check_span(times: _Times, front: EventKeys, reader: Reader) -> None:
    """Reports an end that does not fit the beginning, and a move that is none."""
    start, end = times.start, times.end
    if start and start == times.moved:
        what = f"the event was moved from the date that it has ({front.start})"
        reader.report(("moved_from",), "PR008", what, "write the old date, or leave the key out")
    if not start or not end:
        return
    if start.precision != end.precision:
        # A calendar file has both with an hour or both without (RFC 5545, 3.6.1).
        what = f"the event begins {front.start} and ends {front.end}: one is told more exactly"
        remedy = "write both with the hour, both as days, both as months, or both as years"
        reader.report(("end",), "PR008", what, remedy)
        return
    first, last = _first(start, times.zone), _first(end, times.zone)
    if last < first:
        what = f"the event ends ({front.end}) before it begins ({front.start})"
        reader.report(("end",), "PR008", what, "correct one of the two")
    elif last == first and end.at is not None:
        # An end is later than the beginning (RFC 5545, 3.8.2.2).
        what = f"the event ends when it begins ({front.start})"
        reader.report(("end",), "PR008", what, "write when it ends, or leave `end` out")


def _times(front: EventKeys, reader: Reader, config: Config) -> _Times:
    own = config.zone
    if front.zone in zone_names():
        own = zone(front.zone)
    elif front.zone:
        remedy = choose(front.zone, zone_names(), none="write a name such as `Europe/Berlin`")
        reader.report(("zone",), "PR008", f"`{front.zone}` is no time zone", remedy)

    def read(key: str, text: str, *, hour: bool = False) -> EventTime | None:
        return _time(text, (key,), own, reader, hour=hour) if text else None

    return _Times(
        own,
        read("start", front.start),
        read("end", front.end),
        read("replay_until", front.replay_until, hour=True),
        read("moved_from", front.moved_from),
    )


def _time(text: str, at: KeyPath, own: ZoneInfo, reader: Reader, *, hour: bool) -> EventTime | None:
    """Instant that a text says; None for a fault, such as a local time that a clock change
    skips."""
    day = read_partial_date(text)
    read = read_instant(text, own) if day is None or hour else None
    if isinstance(read, BadInstant):
        month = None if hour else spelled_month(text)
        known = f"write `{month}`, a month of which the day is not fixed yet" if month else ""
        lacking = "write the day too, `YYYY-MM-DD HH:MM`" if _CLOCK.fullmatch(text.strip()) else ""
        reader.report(at, "PR009", read.message, known or lacking or read.remedy)
        return None
    year = day.year if day is not None else read.at.year if read is not None else 0
    if year not in _YEARS:
        what = f"`{text}` is in no year in which an event can be"
        reader.report(at, "PR009", what, f"write a year from {_YEARS[0]} to {_YEARS[-1]}")
        return None
    if read is None:
        return EventTime(day=day)
    if read.day_only:
        what = f"`{text}` has no hour"
        reader.report(at, "PR009", what, f'write the hour, "{text} 23:59"')
        return None
    return EventTime(at=read.at)


def _first(when: EventTime, own: ZoneInfo) -> datetime:
    """The first moment of a time."""
    if when.at is not None:
        return when.at
    day = when.day or PartialDate(1970)
    return _fixed(datetime.combine(day.first_day, time(), own))


def _over(start: EventTime, end: EventTime | None, own: ZoneInfo) -> datetime:
    """The moment from which an event is past."""
    last = end or start
    if last.at is not None:
        return last.at if end is not None else last.at + _HOUR
    day = last.day or PartialDate(1970)
    return _fixed(datetime.combine(day.day_after, time(), own))


def _fixed(at: datetime) -> datetime:
    """A moment with a fixed offset: Python compares those of one zone by wall time."""
    return at.astimezone(timezone(at.utcoffset() or timedelta()) if at.tzinfo else UTC)


EVENTS = Kind("event", "content/events", "/calendar/", EventKeys, _event, also=frozenset({"ics"}))
