"""Instants: every form that is read, and that none is guessed."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressroom.cli.arguments import moment_of
from pressroom.standards.instants import (
    BadInstant,
    Instant,
    in_the_other_season,
    read_instant,
)
from tests.conftest import CONFIG, Room

REMEDY = "write it as `YYYY-MM-DD HH:MM`, or with its offset as `YYYY-MM-DDTHH:MM±HH:MM`"
NEW_YORK = ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2013-09-28T07:30:00-04:00", "2013-09-28T11:30:00"),
        ("2013-09-28 07:30", "2013-09-28T11:30:00"),
        ("2013-12-28 07:30", "2013-12-28T12:30:00"),
        ("2013-09-28T11:30Z", "2013-09-28T11:30:00"),
        ("2013-09-28T13:30:00 +0200", "2013-09-28T11:30:00"),
        ("2025-11-02T01:30-04:00", "2025-11-02T05:30:00"),
        ("2025-11-02T01:30-05:00", "2025-11-02T06:30:00"),
    ],
)
def test_forms(text: str, utc: str) -> None:
    read = read_instant(text, NEW_YORK)
    assert isinstance(read, Instant)
    assert read.at.astimezone(UTC).isoformat() == f"{utc}+00:00"


@pytest.mark.parametrize(
    "text",
    [
        "28 September 2013",
        "2013-9-28",
        "2013-09-28 7:30",
        "2013-09-28T24:00",
        "2013-09-28T07:60",
        "2013-09-28T07:30+25:00",
        "0001-01-01",
        "9999-12-31",
        "2013-02-29",
        "２０１３-09-28",
        "2013-09-28T07:30:00-04:00 ET",
        "12:30",
        "",
    ],
)
def test_what_is_not_certain_is_refused(text: str) -> None:
    assert isinstance(read_instant(text, NEW_YORK), BadInstant)


def test_a_bare_day_is_public_when_it_is_over() -> None:
    read = read_instant("2025-03-09", NEW_YORK)  # the day of 23 hours
    assert isinstance(read, Instant)
    assert read.day_only
    assert read.public_from.isoformat() == "2025-03-10T00:00:00-04:00"


@given(
    st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)).map(
        lambda d: d.replace(second=0, microsecond=0)
    ),
    st.sampled_from(
        ["America/New_York", "Europe/London", "Asia/Kolkata", "Pacific/Apia", "UTC", "Asia/Tokyo"]
    ),
)
def test_a_local_time_is_read_right_or_asks_for_its_offset(local: datetime, zone: str) -> None:
    key = ZoneInfo(zone)
    read = read_instant(local.isoformat(sep=" ", timespec="minutes"), key)
    offsets = {local.replace(tzinfo=key, fold=fold).utcoffset() for fold in (0, 1)}
    if len(offsets) == 1:
        assert isinstance(read, Instant)
        assert read.at.replace(tzinfo=None) == local
        assert read.at.utcoffset() in offsets
    else:
        assert isinstance(read, BadInstant)
        for offset in offsets:
            assert offset is not None
            hours, minutes = divmod(abs(int(offset.total_seconds())) // 60, 60)
            sign = "-" if offset < timedelta(0) else "+"
            assert f"{sign}{hours:02}:{minutes:02}`" in read.remedy


ABBREVIATIONS = {
    "UTC": 0,
    "UT": 0,
    "UTC+2": 2,
    "GMT-3": -3,
    "GMT+05:30": 5.5,
    "+05": 5,
    "+9": 9,
    "\N{MINUS SIGN}05:00": -5,
    "-8": -8,
    "(PST)": -8,
    "-05:00[America/New_York]": -5,
    "Z[UTC]": 0,
    "Asia/Kolkata": 5.5,
    "Africa/Nairobi": 3,
    "Eastern Standard Time": -5,
    "Central European Summer Time": 2,
    "est": -5,
    "SGT": 8,
    "SAST": 2,
    "AKDT": -8,
    "MEZ": 1,
    "GMT": 0,
    "EST": -5,
    "EDT": -4,
    "PST": -8,
    "PDT": -7,
    "CET": 1,
    "CEST": 2,
    "JST": 9,
    "HKT": 8,
    "AEDT": 11,
}


@given(
    st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)),
    st.sampled_from(["America/New_York", "Asia/Tokyo", "Europe/Berlin", "Europe/London"]),
    st.sampled_from(sorted(ABBREVIATIONS)),
    st.sampled_from(["minutes", "seconds", "milliseconds", "microseconds"]),
)
def test_whoever_obeys_a_remedy_moves_no_instant(
    local: datetime, zone: str, name: str, precision: str
) -> None:
    """`07:30 UTC` in a Tokyo room is not 07:30 there."""
    typed = local.isoformat(sep=" ", timespec=precision)
    read = read_instant(f"{typed} {name}", ZoneInfo(zone))
    assert isinstance(read, BadInstant)
    written = re.search(r"`(.*)`", read.remedy)
    assert written is not None
    advised = typed if read.remedy.startswith("leave") else written[1]
    obeyed = read_instant(advised, ZoneInfo(zone))
    assert isinstance(obeyed, Instant)
    meant = datetime.fromisoformat(typed).replace(
        tzinfo=timezone(timedelta(hours=ABBREVIATIONS[name]))
    )
    # A fraction of a second is never public before its time.
    assert obeyed.at == meant.replace(microsecond=0)
    assert meant <= obeyed.public_from < meant + timedelta(seconds=1)


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("2026-12-01 07:30 XYZT", "Asia/Tokyo"),
        ("2026-12-01 07:30 CST", "America/New_York"),
        ("2026-12-01 07:30 London", "America/New_York"),
        ("2026-07-01 07:30 EST", "Australia/Sydney"),
        ("2026-07-01 07:30 ET", "Australia/Brisbane"),
        ("Dec. 1, 2026 7:30 a.m. BST", "Asia/Tokyo"),
        ("2026-12-01T07:30+25", "Asia/Tokyo"),
        ("Tue, 01 Dec 2026 07:30:00 WAST", "Asia/Tokyo"),
        ("2025-11-02 01:30 America/New_York", "America/New_York"),  # comes twice
        ("2025-11-02 01:30 ET", "Asia/Tokyo"),
    ],
)
def test_where_nobody_can_tell_the_offset_no_remedy_is_an_instant(typed: str, zone: str) -> None:
    """Pasted as it stands, it is refused again, and nothing goes out at somebody's guess."""
    read = read_instant(typed, ZoneInfo(zone))
    assert isinstance(read, BadInstant) and not read.remedy.startswith("leave")
    offered = re.findall(r"`([^`]+)`", read.remedy)
    assert offered
    assert all(isinstance(read_instant(text, ZoneInfo(zone)), BadInstant) for text in offered)


@pytest.mark.parametrize("precision", [":15", ":15.250", ":15,25", ""])
def test_the_remedy_for_a_region_s_time_keeps_its_seconds(precision: str) -> None:
    read = read_instant(f"2026-07-01 07:30{precision} ET", ZoneInfo("Europe/Berlin"))
    assert isinstance(read, BadInstant)
    obeyed = read_instant(read.remedy.removeprefix("write `").rstrip("`"), NEW_YORK)
    assert isinstance(obeyed, Instant)
    assert obeyed.at.isoformat() == f"2026-07-01T07:30:{15 if precision else '00'}-04:00"


def test_the_offsets_offered_for_an_hour_that_comes_twice_keep_its_seconds() -> None:
    read = read_instant("2025-11-02 01:30:45", NEW_YORK)
    assert isinstance(read, BadInstant)
    assert "`2025-11-02T01:30:45-04:00` or `2025-11-02T01:30:45-05:00`" in read.remedy


@pytest.mark.parametrize("fraction", [".5", ".001", ",25", ".999999999", ".123456789012"])
@pytest.mark.parametrize("offset", ["Z", "-05:00", " +0000", ""])
def test_a_fraction_of_a_second_is_read_and_never_early(fraction: str, offset: str) -> None:
    """An export's `23:59:59.999Z` of New Year's Eve stays in its year."""
    read = read_instant(f"2007-12-31T23:59:59{fraction}{offset}", ZoneInfo("UTC"))
    whole = read_instant(f"2007-12-31T23:59:59{offset}", ZoneInfo("UTC"))
    assert isinstance(read, Instant) and isinstance(whole, Instant)
    assert (read.at, read.public_from) == (whole.at, whole.at + timedelta(seconds=1))
    assert not read.day_only


@pytest.mark.parametrize("fraction", [".0", ".000", ",00"])
def test_a_fraction_of_nothing_is_nothing(fraction: str) -> None:
    assert read_instant(f"2026-03-01T09:00:00{fraction}Z", NEW_YORK) == read_instant(
        "2026-03-01T09:00:00Z", NEW_YORK
    )


def test_a_fraction_of_a_minute_is_named() -> None:
    read = read_instant("2026-03-01T09:00.5Z", NEW_YORK)
    assert read == BadInstant(
        "`2026-03-01T09:00.5Z` has a fraction of a minute", "write its seconds"
    )


def test_a_release_of_a_fraction_of_a_second_is_held_until_it_is_over(room: Room) -> None:
    room.release(date="2026-03-01T09:00:00.250-05:00")
    for as_of, shown in (
        ("2026-03-01T09:00:00-05:00", 0),
        ("2026-03-01T09:00:00.300-05:00", 0),
        ("2026-03-01T09:00:01-05:00", 1),
    ):
        ran = room.build("--as-of", as_of)
        assert ran.code == 0 and "PR026" not in ran.err
        assert (room.output / "releases/2026/results/index.html").is_file() == bool(shown)


@pytest.mark.parametrize(
    "date",
    [
        "2008-01-01T00:00:00.000Z",
        "2008-01-01T00:00Z",
        "2008-01-01 00:00:00 +00:00",
        "2008-01-01T00:00:00+01:00",
        "2008-01-01T01:00:00.000+01:00",
        "2007-12-31T19:00:00-05:00",
    ],
)
@pytest.mark.parametrize(
    "name", ["2008-01-01-results", "2008-01-01-results/index", "20080101", "2008/01/01-results"]
)
def test_midnight_of_an_export_that_moves_the_day_is_told(room: Room, date: str, name: str) -> None:
    room.release(name, date=date)
    ran = room.build()
    zone = "America/New_York"
    assert ran.err.startswith(
        f"content/releases/{name}.md:3: warning PR026 `{date}` is on 2007-12-31 in {zone} — "
        "write `date: 2008-01-01` if its hour is not known, as the file's name has it\n"
    )


@pytest.mark.parametrize(
    "date", ["2015-12-31T23:00:00Z", "2016-01-01T00:00:00.000Z", "2016-01-01T00:00:00+01:00"]
)
def test_so_is_midnight_in_europe_of_a_file_with_the_day_before(room: Room, date: str) -> None:
    """An export names files by the day in Universal Time, or by the one in America."""
    room.write("config.toml", CONFIG.replace("America/New_York", "Europe/Berlin"))
    room.release("2015-12-31-results", date=date)
    assert (
        f"warning PR026 `{date}` is on 2016-01-01 in Europe/Berlin — write `date: 2015-12-31` if its "
        "hour is not known, as the file's name has it\n"
    ) in room.build().err


def test_so_is_that_of_a_document_and_of_an_event(room: Room) -> None:
    date = "2008-01-01T00:00:00.000Z"
    room.write(
        "content/documents/2008-01-01-deck.md",
        f"---\ntitle: Deck\ndate: {date}\nlink: https://example.com/deck\n---\n",
    )
    room.write("content/events/2008-01-01-call.md", f"---\ntitle: Call\nstart: {date}\n---\n")
    ran = room.build()
    assert ran.code == 0
    assert re.findall(r"^\S+/(\w+)/\S+: warning PR026 .* — (write `.*?`)", ran.err, re.M) == [
        ("documents", "write `date: 2008-01-01`"),
        ("events", "write `start: 2008-01-01`"),
    ]


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("2007-12-31-results", "2008-01-01T00:00:00Z"),
        ("results", "2008-01-01T00:00:00Z"),
        ("2008/01/results", "2008-01-01T00:00:00Z"),
        ("2008-01-01-results", "2007-12-31T19:30:00-05:00"),
        ("2007-12-31-results", "2008-01-01T05:00:01Z"),
        ("2007-12-30-results", "2008-01-01 00:00"),
        ("2008-01-01-results", "2008-01-01T00:00:01Z"),
        ("2008-01-01-results", "2008-01-01T05:00:00Z"),
        ("2008-01-01-results", "2008-01-01T00:00:00-05:00"),
        ("2008-01-01-results", "2008-01-01 00:00"),
        ("2008-01-01-results", "2008-01-01"),
    ],
)
def test_a_day_that_does_not_move_is_not_told(room: Room, name: str, date: str) -> None:
    room.release(name, date=date)
    ran = room.build()
    assert ran.code == 0 and "PR026" not in ran.err


@pytest.mark.parametrize(
    ("text", "zone", "remedy"),
    [
        ("2026-12-01 07:30 UTC", "Asia/Tokyo", "write `2026-12-01T07:30Z`"),
        ("2026-12-01 07:30 EST", "Asia/Tokyo", "write `2026-12-01T07:30-05:00`"),
        ("2026-12-01 07:30:00 +0000 UTC", "Europe/Paris", "write `2026-12-01T07:30Z`"),
        ("1 Dec 2026 07:30:00 +0100 (CET)", "Asia/Tokyo", "write `2026-12-01T07:30+01:00`"),
        (
            "2026-12-01 07:30 -0400 EST",
            "Asia/Tokyo",
            "`-0400 EST` is not the name of one offset: "
            "state the offset, as `2026-12-01T07:30+HH:MM` or `2026-12-01T07:30-HH:MM`",
        ),
        ("2026-07-01 07:30 EST", "America/New_York", "write `2026-07-01T07:30-05:00`"),
        ("2026-07-01 07:30 ET", "Europe/Berlin", "write `2026-07-01T07:30-04:00`"),
        (
            "2026-07-01 07:30 IST",
            "Asia/Kolkata",
            "leave `IST` out: a time without an offset is that of Asia/Kolkata",
        ),
        (
            "2026-07-01 07:30 IST",
            "Asia/Tokyo",
            "`IST` is not the name of one offset: state the offset, as `2026-07-01T07:30+HH:MM` or "
            "`2026-07-01T07:30-HH:MM`",
        ),
        ("2026-13-01 07:30 UTC", "Asia/Tokyo", REMEDY),
    ],
)
def test_the_remedy_for_a_zone_s_abbreviation(text: str, zone: str, remedy: str) -> None:
    read = read_instant(text, ZoneInfo(zone))
    assert isinstance(read, BadInstant)
    assert read.remedy == remedy


# An instant on each side of both clock changes, as people write it there.
MOMENTS = [
    ("UTC", "2026-03-08T09:00:00+00:00"),
    ("America/New_York", "2026-03-08T01:59:59-05:00"),
    ("America/New_York", "2026-03-08T03:00:00-04:00"),
    ("America/New_York", "2026-11-01T01:30:00-04:00"),
    ("America/New_York", "2026-11-01T01:30:00-05:00"),
    ("Asia/Kolkata", "2026-03-08T09:00:00+05:30"),
    ("Australia/Lord_Howe", "2026-04-05T01:45:00+11:00"),
    ("Australia/Lord_Howe", "2026-04-05T01:45:00+10:30"),
    ("Australia/Lord_Howe", "2026-10-04T02:30:00+11:00"),
]


@pytest.mark.parametrize(("zone", "text"), MOMENTS)
def test_the_second_before_at_and_after(room: Room, zone: str, text: str) -> None:
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", config.replace("America/New_York", zone))
    room.release(date=text)
    at = datetime.fromisoformat(text)
    page = f"releases/{at.astimezone(ZoneInfo(zone)).year}/results/index.html"
    clocks = (at.tzinfo, UTC, ZoneInfo(zone))
    for seconds, there, clock in zip((-1, 0, 1), (False, True, True), clocks, strict=True):
        moment = at + timedelta(seconds=seconds)
        assert room.build("--as-of", moment.astimezone(clock).isoformat()).code == 0
        assert (room.output / page).exists() is there
        for other in clocks:
            told = moment_of(moment.astimezone(other).isoformat(), room.path)
            assert told == moment


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("2026-11-29 7:00 AM", "write `2026-11-29 07:00`"),
        ("2026-11-29 7:00", "write `2026-11-29 07:00`"),
        ("11/29/2026 07:00", "write `2026-11-29 07:00`"),
        ("29/11/2026 19:30:15", "write `2026-11-29 19:30:15`"),
        ("Nov. 29, 2026, 7:00 a.m. ET", "write `2026-11-29T07:00-05:00`"),
        ("Sunday, November 29, 2026 at 12:30 p.m.", "write `2026-11-29 12:30`"),
        ("November 29, 2026 12:05 AM EST", "write `2026-11-29 00:05`"),
        ("29 November 2026 07:00 GMT", "write `2026-11-29T07:00Z`"),
        ("November 29, 2026", "write `2026-11-29` and the hour, `2026-11-29 HH:MM`"),
        ("2026-11-29 12:30 AM", "write `2026-11-29 00:30`"),
        ("2026-11-29 12:30 PM", "write `2026-11-29 12:30`"),
        ("2026-11-29 07:30 pm", "write `2026-11-29 19:30`"),
        ("Sun, 29 Nov 2026 07:00:00 -0800", "write `2026-11-29T07:00-08:00`"),
        ("29 November 2026 07:00 Europe/Paris", "write `2026-11-29T07:00+01:00`"),
        ("November 29, 2026 07:00 America/New_York", "write `2026-11-29 07:00`"),
        # What may be two days, or none, gets no day at all.
        ("3/4/2026 07:00", REMEDY),
        ("Nov. 31, 2026, 7:00 a.m.", REMEDY),
        ("November 29, 2026 13:00 PM", REMEDY),
        ("November 29, 2026 or so", REMEDY),
        ("soon", REMEDY),
    ],
)
def test_a_day_that_is_spelled_out_gets_itself_for_a_remedy(text: str, remedy: str) -> None:
    read = read_instant(text, NEW_YORK)
    assert isinstance(read, BadInstant)
    assert read.remedy == remedy


def test_no_remedy_has_a_day_that_is_not_the_authors() -> None:
    """A day gone by that is pasted as it stands would publish at once."""
    assert isinstance(read_instant("YYYY-MM-DD HH:MM", NEW_YORK), BadInstant)
    assert isinstance(read_instant("2026-11-29 HH:MM", NEW_YORK), BadInstant)
    assert not re.search(r"\d{4}-\d\d-\d\d", REMEDY)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("2026-11-29 07:00 -04:00", "2026-11-29T07:00-05:00"),
        ("2026-07-29T07:00-05:00", "2026-07-29T07:00-04:00"),
        ("2026-11-29 07:00 -05:00", ""),
        ("2026-11-29 07:00", ""),
        ("2026-11-29T07:00Z", ""),
        ("2026-11-29T07:00+01:00", ""),
        ("2026-11-01T01:30-04:00", ""),  # the hour that comes twice
    ],
)
def test_the_offset_of_the_other_half_of_the_year_is_seen(text: str, own: str) -> None:
    assert in_the_other_season(text, NEW_YORK) == own
    assert in_the_other_season("2026-07-29T07:00Z", ZoneInfo("Europe/London")) == ""


def test_lint_tells_an_embargo_that_ends_an_hour_early(room: Room) -> None:
    room.release("2026-11-29-q3", date="2026-11-29 07:00 -04:00")
    told = room.run("lint").err
    assert (
        "content/releases/2026-11-29-q3.md:3: warning PR036 `2026-11-29 07:00 -04:00` is 06:00 in "
        "America/New_York, whose offset on that day is another — write `2026-11-29T07:00-05:00` if "
        "the hour is right, `2026-11-29T11:00Z` if the offset is"
    ) in told
    assert "PR036" not in room.build().err  # of what is held a build says nothing
