"""Events as calendars (iCalendar, RFC 5545): a file for all, one for each issuer of several, and
one beside each event's page.

Written by icalendar: the package `ics` turns local times into UTC and writes a calendar that does
not exist. Stamps come from the data and not from the clock, and a time zone's rules out of the
package `tzdata`, for the years that the events are in.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.events import Event, EventTime, issuers_with_events
from pressroom.content.items import items_of
from pressroom.content.model import Site
from pressroom.content.references import in_one_language
from pressroom.core.files import CONFIG
from pressroom.formats.addresses import CALENDAR_FILE, event_file, full, issuer_calendar
from pressroom.formats.artifact import Artifact
from pressroom.standards.zones import zone

_DAY, _SECOND = timedelta(days=1), timedelta(seconds=1)


class CalendarEvent(msgspec.Struct, frozen=True):
    """An event as calendars have it: its id for ever, what is said of it, its times with the name
    of their zone (IANA), how often it was changed, when it became public, when a change was told
    (or None), and whether it was cancelled."""

    uid: str
    title: str
    url: str
    start: EventTime
    end: EventTime | None
    zone: str
    place: str
    description: str
    revision: int
    stamp: datetime
    cancelled: bool
    updated: datetime | None = None


class Calendar(msgspec.Struct, frozen=True):
    """A calendar: its name, and its events in order."""

    name: str
    events: tuple[CalendarEvent, ...]


def calendars(site: Site, config: Config) -> list[Artifact]:
    """Artifacts of the calendar files; none without an event whose day is known."""
    events = [event for event in items_of(site, Event) if not event.start.is_provisional]
    if not events:
        return []
    events.sort(key=lambda event: (event.over, event.url))
    rows = [(event, _row(event, config)) for event in events]
    name = config.site.title
    # Who subscribes to all has an event once, and not in each of its languages.
    alone = {event.url for event in in_one_language(events, config.language)}
    shown = [(event, row) for event, row in rows if event.url in alone]
    made = [_shared(CALENDAR_FILE, name, (row for _, row in shown))]
    for issuer in issuers_with_events(site, config):
        own = (row for event, row in shown if event.is_of(issuer))
        made.append(_shared(issuer_calendar(issuer.key), f"{name}: {issuer.name}", own))
    for event, row in rows:
        path = event_file(event.url).lstrip("/")
        made.append(Artifact(path, event.source, "ics", Calendar(name, (row,))))
    return made


def _shared(url: str, name: str, rows: Iterable[CalendarEvent]) -> Artifact:
    """A calendar of several events, to which people subscribe."""
    return Artifact(url.lstrip("/"), CONFIG, "ics", Calendar(name, tuple(rows)))


def _row(event: Event, config: Config) -> CalendarEvent:
    says = [event.to_follow, event.to_call, full(config, event.url)]
    return CalendarEvent(
        uid=event.id.removeprefix("tag:").replace(",", "-").replace(":", "-"),
        title=event.title,
        url=full(config, event.url),
        start=event.start,
        end=event.end,
        zone=event.zone,
        place=event.place,
        description="\n".join(filter(None, says)),
        # Calendars take up a change by this number alone.
        revision=event.revision + bool(event.moved_from) + event.cancelled,
        stamp=event.instant.at,
        updated=event.updated,
        cancelled=event.cancelled,
    )


def render_ics(view: Calendar) -> bytes:
    """The bytes of a calendar file, lines ended by CR LF and folded at 75 octets."""
    import icalendar

    made = icalendar.Calendar()
    made.add("prodid", "-//Pressroom//Calendar//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", view.name)
    for name, first, last in _zones(view.events):
        made.add_component(_zone_component(name, first, last))
    for event in view.events:
        made.add_component(_component(event, icalendar.Event()))
    return bytes(made.to_ical())


def _component(event: CalendarEvent, made: Any) -> Any:
    made.add("uid", event.uid)
    made.add("dtstamp", event.stamp.astimezone(UTC))
    if event.updated is not None:
        made.add("last-modified", event.updated.astimezone(UTC))
    made.add("sequence", event.revision)
    made.add("summary", event.title)
    start = _moment(event.start, event.zone)
    made.add("dtstart", start)
    if event.end is not None and event.end.at is not None:
        made.add("dtend", _moment(event.end, event.zone))
    elif not isinstance(start, datetime):
        last = event.end.day if event.end is not None and event.end.day else event.start.day
        if last is not None:
            made.add("dtend", last.day_after)
    if event.place:
        made.add("location", event.place)
    made.add("description", event.description)
    made.add("url", event.url)
    made.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    made.add("transp", "TRANSPARENT")
    return made


def _moment(when: EventTime, name: str) -> date | datetime:
    if when.at is not None:
        return when.at.astimezone(zone(name))
    return when.day.first_day if when.day is not None else date(1970, 1, 1)


def _zone_component(name: str, first: datetime, last: datetime) -> Any:
    """The rules of a zone between two moments, change by change. Made here: `from_tzinfo` of
    icalendar 7.3 writes the beginning of summer time by the clock after it and not before it (RFC
    5545, 3.6.5), an hour late."""
    import icalendar

    made = icalendar.Timezone()
    made.add("tzid", name)
    here = zone(name)
    before = _offset(here, first)
    for at in (first, *_changes(here, first, last)):
        local = at.astimezone(here)
        part = icalendar.TimezoneDaylight() if local.dst() else icalendar.TimezoneStandard()
        part.add("dtstart", (at.astimezone(UTC) + before).replace(tzinfo=None))
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", _offset(here, at))
        part.add("tzname", local.tzname())
        made.add_component(part)
        before = _offset(here, at)
    return made


def _changes(here: ZoneInfo, first: datetime, last: datetime) -> Iterator[datetime]:
    """The moments at which a zone's offset changes, to the second."""
    at = first
    while at < last:
        after = at + _DAY
        if _offset(here, at) != _offset(here, after):
            seconds = range(int((after - at).total_seconds()) + 1)
            same = bisect.bisect_left(
                seconds, True, key=lambda n: _offset(here, at + n * _SECOND) != _offset(here, at)
            )
            yield at + same * _SECOND
        at = after


def _offset(here: ZoneInfo, at: datetime) -> timedelta:
    return at.astimezone(here).utcoffset() or timedelta()


def _zones(events: Sequence[CalendarEvent]) -> list[tuple[str, datetime, datetime]]:
    """The zones of timed events, each with the years of which its rules are told."""
    years: dict[str, list[int]] = {}
    for event in events:
        for when in (event.start, event.end):
            if when is not None and when.at is not None:
                years.setdefault(event.zone, []).append(when.at.year)
    return [
        (name, datetime(min(at) - 1, 1, 1, tzinfo=UTC), datetime(max(at) + 2, 1, 1, tzinfo=UTC))
        for name, at in sorted(years.items())
    ]
