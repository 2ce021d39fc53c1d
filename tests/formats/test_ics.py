"""Calendar files, read by a library of others: every event at its instant, in every zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressroom.content.events import EventTime
from pressroom.formats.ics import Calendar, CalendarEvent, render_ics
from pressroom.standards.partial_dates import PartialDate
from pressroom.standards.zones import zone as zone_named

ZONES = (
    *("America/New_York", "Europe/Berlin", "Asia/Kolkata", "Europe/Dublin", "Australia/Lord_Howe"),
    *("America/Vancouver", "America/Edmonton", "America/Winnipeg", "Africa/Casablanca", "UTC"),
)
STAMP = datetime(2026, 1, 2, 12, tzinfo=UTC)


def row(at: datetime, zone: str, **more: object) -> CalendarEvent:
    fields: dict[str, object] = {
        "uid": "press.example.com/q3",
        "title": "Results; third quarter, and more",
        "url": "https://press.example.com/calendar/q3/",
        "start": EventTime(at=at),
        "end": EventTime(at=at + timedelta(hours=1)),
        "zone": zone,
        "place": "",
        "description": "Ä" * 80,
        "revision": 2,
        "stamp": STAMP,
        "cancelled": False,
    }
    return CalendarEvent(**fields | more)  # type: ignore[arg-type]


def by_its_own_rules(data: bytes) -> list[tuple[datetime, datetime]]:
    """Beginnings and ends as a program has them that knows no other rules than those in the
    file (RFC 5545, 3.6.5): of all changes before a local time the last one counts."""
    read = icalendar.Calendar.from_ical(data)
    zones = {
        str(zone["TZID"]): sorted(
            (part["DTSTART"].dt, part["TZOFFSETFROM"].td, part["TZOFFSETTO"].td)
            for part in zone.subcomponents
        )
        for zone in read.walk("VTIMEZONE")
    }

    def instant(event: icalendar.Event, name: str) -> datetime:
        local = event[name].dt.replace(tzinfo=None)
        if "TZID" not in event[name].params:
            return local.replace(tzinfo=UTC)
        changes = zones[event[name].params["TZID"]]
        offset = changes[0][1]
        for begins, _, to in changes:
            if begins <= local:
                offset = to
        return (local - offset).replace(tzinfo=UTC)

    return [(instant(e, "DTSTART"), instant(e, "DTEND")) for e in read.walk("VEVENT")]


# In the hour that comes twice a local time says two instants; no calendar file can tell them apart.
def is_told_once(at: datetime, zone: str) -> bool:
    local = at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    offsets = {local.replace(tzinfo=ZoneInfo(zone), fold=fold).utcoffset() for fold in (0, 1)}
    return len(offsets) == 1


@given(
    st.sampled_from(ZONES),
    st.datetimes(datetime(2025, 6, 1), datetime(2028, 6, 1)).map(
        lambda at: at.replace(microsecond=0)
    ),
)
def test_every_event_is_at_its_instant(zone: str, moment: datetime) -> None:
    at = moment.replace(tzinfo=UTC)
    data = render_ics(Calendar("ACME", (row(at, zone),)))
    (event,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    if is_told_once(at, zone) and is_told_once(at + timedelta(hours=1), zone):
        assert event["DTSTART"].dt.astimezone(UTC) == at or zone in _CHANGED
        assert by_its_own_rules(data) == [(at, at + timedelta(hours=1))]
    assert max(map(len, data.split(b"\r\n"))) <= 75
    assert data == render_ics(Calendar("ACME", (row(at, zone),)))


# Zones whose rules are others in the newest database: a reader with an older one is an hour off, and
# only the rules in the file are right.
_CHANGED = ("America/Vancouver", "America/Edmonton", "America/Winnipeg", "Africa/Casablanca")


def test_both_changes_of_clocks_hour_by_hour() -> None:
    changes = (datetime(2026, 3, 8, tzinfo=UTC), datetime(2026, 11, 1, tzinfo=UTC))
    changes += (datetime(2026, 3, 29, tzinfo=UTC), datetime(2026, 10, 25, tzinfo=UTC))
    for day in changes:
        for zone in ("America/New_York", "Europe/Berlin", "Asia/Kolkata"):
            for hour in range(30):
                at = day + timedelta(hours=hour)
                data = render_ics(Calendar("ACME", (row(at, zone),)))
                event = icalendar.Calendar.from_ical(data).walk("VEVENT")[0]
                if is_told_once(at, zone) and is_told_once(at + timedelta(hours=1), zone):
                    assert event["DTSTART"].dt.astimezone(UTC) == at
                    assert by_its_own_rules(data) == [(at, at + timedelta(hours=1))]


@pytest.mark.parametrize("name", ZONES)
def test_rules_begin_at_the_very_second_at_which_clocks_change(name: str) -> None:
    """By the clock before the change (RFC 5545, 3.6.5): what programs reckon from that go by."""
    data = render_ics(Calendar("ACME", (row(datetime(2026, 7, 1, tzinfo=UTC), name),)))
    here = zone_named(name)

    def offset(at: datetime) -> timedelta | None:
        return at.astimezone(here).utcoffset()

    rules = [
        part
        for each in icalendar.Calendar.from_ical(data).walk("VTIMEZONE")
        for part in each.subcomponents
    ]
    first, *changes = rules
    assert first["TZOFFSETFROM"].td == first["TZOFFSETTO"].td
    for part in changes:
        at = (part["DTSTART"].dt - part["TZOFFSETFROM"].td).replace(tzinfo=UTC)
        before = at - timedelta(seconds=1)
        said = (part["TZOFFSETFROM"].td, part["TZOFFSETTO"].td)
        assert (offset(before), offset(at)) == said, at
        assert said[0] != said[1]
    # None is left out: hour by hour the offset is that of the last change.
    hours = [datetime(2025, 1, 1, tzinfo=UTC) + timedelta(hours=n) for n in range(3 * 8760)]
    seen = sum(offset(one) != offset(two) for one, two in pairwise(hours))
    assert len(changes) == seen


def test_what_calendars_read_of_an_event() -> None:
    at = datetime(2026, 11, 3, 13, 30, tzinfo=UTC)
    data = render_ics(Calendar("ACME, Inc.", (row(at, "Europe/Berlin", cancelled=True),)))
    read = icalendar.Calendar.from_ical(data)
    (event,) = read.walk("VEVENT")
    assert str(event["SUMMARY"]) == "Results; third quarter, and more"
    assert (event["SEQUENCE"], str(event["STATUS"])) == (2, "CANCELLED")
    assert event["DTSTAMP"].dt == STAMP
    assert str(read["X-WR-CALNAME"]) == "ACME, Inc."
    assert (read["VERSION"], read["METHOD"]) == ("2.0", "PUBLISH")


def test_whole_days_have_the_day_after_as_their_end() -> None:
    days = (EventTime(day=PartialDate(2026, 3, 10)), EventTime(day=PartialDate(2026, 3, 11)))
    whole = row(STAMP, "Europe/Berlin", start=days[0], end=days[1])
    one = row(STAMP, "Europe/Berlin", start=days[0], end=None)
    data = render_ics(Calendar("ACME", (whole, one)))
    first, second = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert (first["DTSTART"].dt, first["DTEND"].dt) == (date(2026, 3, 10), date(2026, 3, 12))
    assert second["DTEND"].dt == date(2026, 3, 11)
    assert b"VTIMEZONE" not in data
