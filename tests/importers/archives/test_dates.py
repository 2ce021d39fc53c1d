"""Dates of archives: read where they can mean one thing, told where they cannot, never guessed."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressroom.importers.archives.dates import read_date

READ = {
    "Tue, 03 Mar 2026 09:00:00 EST": "2026-03-03T09:00-05:00",
    "Tue,03 Mar 2026 09:00:30 GMT": "2026-03-03T09:00:30+00:00",
    "Tuesday, 03-Mar-26 09:00:00 UTC": "2026-03-03T09:00+00:00",
    "3 Mar 2026 09:00 +0100": "2026-03-03T09:00+01:00",
    "Tue, 03 Mar 2026 09:00:00 -0000": "2026-03-03T09:00+00:00",
    "Tue, 03 Mar 2026 09:00:00 CET": "2026-03-03T09:00+01:00",
    "Tue, 03 Mar 2026 09:00:00 CST": "2026-03-03T09:00-06:00",
    "Tue, 03 Mar 2026 09:00:00 +0100 (CET)": "2026-03-03T09:00+01:00",
    "2026-03-03": "2026-03-03",
    "2026/03/03 09:00:00 EST": "2026-03-03T09:00-05:00",
    "2026-03-03T09:00:00.123Z": "2026-03-03T09:00+00:00",
    "2026-03-03 09:00:00 -0500": "2026-03-03T09:00-05:00",
    "20260303T090000-0500": "2026-03-03T09:00-05:00",
    "20260303T090000Z": "2026-03-03T09:00+00:00",
    "20260303": "2026-03-03",
    "March 3, 2026": "2026-03-03",
    "March 3, 2026 7:00 a.m. ET": "2026-03-03T07:00-05:00",
    "": "",
}
# The day is sure, and the hour is not.
DAYS = [
    "Tue, 03 Mar 2026 09:00:00",
    "Tue, 03 Mar 2026 09:00:00 IST",
    "2026-03-03 09:00",
    "2026-03-03T09:00 CST",
    "20260303T090000",
    "March 3, 2026 7:00 a.m.",
]
UNREAD = [
    "3/4/2026",
    "yesterday",
    "2026-02-30",
    "2026-03",
    "0000-00-00 00:00:00",
    "Mon, 30 Nov -0001 00:00:00 +0000",  # WordPress' way to write that there is none
    "Mon, 03 Mar 2026 09:00:00 GMT",  # a Tuesday
    "Tue, 03 Mar 2026 25:00:00 GMT",
    "2026-03-03T09:00+15:00",
    "9999-12-31T23:59:59-12:00",
    "Tue, 3 Mars 2026 09:00:00 +0100",
]


@pytest.mark.parametrize("text", READ)
def test_a_date_that_can_mean_one_thing_is_read(text: str) -> None:
    read = read_date(text)
    assert (read.value, read.told) == (READ[text], "")


@pytest.mark.parametrize("text", DAYS)
def test_an_hour_without_a_certain_zone_is_not_taken(text: str) -> None:
    read = read_date(text)
    assert read.value == "2026-03-03"
    assert read.told.startswith(f"the hour of `{text}` has ")


@pytest.mark.parametrize("text", UNREAD)
def test_what_nobody_can_be_sure_of_is_no_date(text: str) -> None:
    read = read_date(text)
    assert read.value == "" and text in read.told


@given(
    st.datetimes(datetime(1970, 1, 1), datetime(2068, 12, 31)),
    st.integers(-12 * 4, 14 * 4).map(lambda quarters: timedelta(minutes=15 * quarters)),
)
def test_any_instant_that_programs_write_comes_back(local: datetime, offset: timedelta) -> None:
    moment = local.replace(microsecond=0, tzinfo=timezone(offset))
    for text in (
        format_datetime(moment),
        moment.isoformat(),
        moment.strftime("%Y%m%dT%H%M%S%z"),
        moment.strftime("%Y-%m-%d %H:%M:%S %z"),
    ):
        read = read_date(text)
        assert read.told == "" and datetime.fromisoformat(read.value) == moment, text
