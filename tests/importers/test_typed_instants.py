from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressroom.importers.typed_instants import either_way, typed_instant

NEW_YORK = ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("typed", "instant"),
    [
        ("July 30, 2026 07:00 AM Eastern Daylight Time", "2026-07-30T07:00-04:00"),
        ("Jul 30, 2026, 07:00 ET", "2026-07-30T07:00-04:00"),
        ("Thursday, July 30, 2026, 8 a.m. PT", "2026-07-30T08:00-07:00"),
        ("July 30, 2026 at 4:05 p.m. EDT", "2026-07-30T16:05-04:00"),
        ("Nov 5, 2026 06:45 AM (Central Standard Time)", "2026-11-05T06:45-06:00"),
        ("07:00 ET Jul 30, 2026", "2026-07-30T07:00-04:00"),
        ("July 30, 2026: 08:30AM EDT", "2026-07-30T08:30-04:00"),
        ("1:30 p.m. PT, Thursday, July 30, 2026", "2026-07-30T13:30-07:00"),
        ("30 July 2026 at 12 noon EEST", "2026-07-30T12:00+03:00"),
        ("July 30, 2026 07:00", "2026-07-30T07:00-04:00"),
        ("30.07.2026 / 07:00 CET/CEST", "2026-07-30T07:00+02:00"),
        ("30.01.2026 / 07:00 CET", "2026-01-30T07:00+01:00"),
        ("30.07.2026/17:40 UTC+2", "2026-07-30T17:40+02:00"),
        ("Jul 30, 2026 • 5:00 PM EDT", "2026-07-30T17:00-04:00"),
        ("30 July 2026, 07:00 BST", "2026-07-30T07:00+01:00"),
        ("2026-07-30T07:00:00Z", "2026-07-30T07:00Z"),
        ("July 30, 2026 16:05 GMT", "2026-07-30T16:05Z"),
        ("September 28, 2013", "2013-09-28"),
        ("JULY 30, 2026", "2026-07-30"),
        ("le 30 juillet 2026", "2026-07-30"),
        ("30 de julio de 2026", "2026-07-30"),
        ("Basel, 1. März 2026", "2026-03-01"),
        ("2026年7月2日", "2026-07-02"),
        ("July 30, 2026 10-Q", "2026-07-30"),
        # The clocks show it twice, or never.
        ("November 1, 2026 01:30 ET", "2026-11-01"),
        ("March 8, 2026 02:30 ET", "2026-03-08"),
        # Of several zones.
        ("July 30, 2026 07:00 IST", "2026-07-30"),
    ],
)
def test_days_and_hours_as_they_are_printed(typed: str, instant: str) -> None:
    read = typed_instant(typed, NEW_YORK)

    assert read is not None
    assert read.iso == instant


@pytest.mark.parametrize("typed", ["3/4/2026", "in 2026", "February 30, 2026", "room 1200"])
def test_what_is_no_certain_day(typed: str) -> None:
    assert typed_instant(typed, NEW_YORK) is None


@pytest.mark.parametrize(
    ("typed", "ways"),
    [
        ("3/4/2026", ("2026-03-04", "2026-04-03")),
        ("03/04/2026 7:00 AM", ("2026-03-04 7:00 AM", "2026-04-03 7:00 AM")),
        (
            "Company Release - 3/4/2026 7:00 AM ET",
            ("2026-03-04 7:00 AM ET", "2026-04-03 7:00 AM ET"),
        ),
        ("03/04/26", ("2026-03-04", "2026-04-03")),
        ("13/04/26", ("2026-04-13", "2026-04-13")),
        ("14/13/26", None),
        ("13/4/2026", None),
        ("4/4/2026", None),
        ("on 3/4/2026", None),
    ],
)
def test_a_day_that_may_be_two(typed: str, ways: tuple[str, str] | None) -> None:
    assert either_way(typed) == ways


@pytest.mark.parametrize(
    ("typed", "instant"),
    [
        ("30.07.2026 / 07:00 CET", "2026-07-30T07:00+02:00"),
        ("30 July 2026 at 9.00 EET", "2026-07-30T09:00+03:00"),
        ("July 30, 2026 7:00 AM PST", "2026-07-30T07:00-07:00"),
    ],
)
def test_winter_time_on_a_day_in_summer_is_what_clocks_show_and_told(
    typed: str, instant: str
) -> None:
    read = typed_instant(typed, NEW_YORK)

    assert read is not None and read.iso == instant
    assert read.unread and read.unread in typed


def test_an_hour_of_which_nobody_knows_the_zone_is_told() -> None:
    read = typed_instant("July 30, 2026 07:00 IST", NEW_YORK)

    assert read is not None
    assert read.unread == "07:00 IST"


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_every_day_in_every_form(day: date) -> None:
    forms = (f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%B} {day.year}", day.isoformat())
    for typed in (*forms, f"{day.day:02}.{day.month:02}.{day.year}"):
        read = typed_instant(f"Basel, {typed} –", NEW_YORK)
        assert read is not None
        assert read.iso == day.isoformat()
