"""Time zones: those of the locked database, whatever the machine's own says."""

from __future__ import annotations

import os
import re
import struct
import subprocess
import sys
import zoneinfo
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pressroom.core.package import PACKAGE
from pressroom.formats.html.day_text import time_words
from pressroom.formats.html.view_parts import When
from pressroom.pipeline import salt
from pressroom.standards.instants import Instant, read_instant
from pressroom.standards.zones import country_of, surely_published, zone, zone_names
from tests.conftest import Room

PAGE = "releases/2026/results/index.html"
# The clocks of the winter of 2026/27 (tzdata 2026f), and what an older database says.
WINTER = {
    "America/Vancouver": (-7, -8, "MST"),
    "America/Edmonton": (-6, -7, "CST"),
    "America/Winnipeg": (-5, -6, "EST"),
}


@pytest.fixture(autouse=True)
def old_database(tmp_path: Path) -> Iterator[None]:
    """A machine whose own database is old, found before `tzdata` as by `PYTHONTZPATH`."""
    names = {name: hours for name, (_, hours, _) in WINTER.items()}
    for name, hours in (names | {"Europe/Berlin": 5, "America/New_York": 0}).items():
        path = tmp_path / "zoneinfo" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        # TZif (RFC 9636), version 1, with one type of local time and no changes.
        header = struct.pack(">4s16x6l", b"TZif", 0, 0, 0, 0, 1, 4)
        path.write_bytes(header + struct.pack(">lbb4s", hours * 3600, 0, 0, b"OLD"))
    before = zoneinfo.TZPATH
    zoneinfo.reset_tzpath([str(tmp_path / "zoneinfo")])
    zoneinfo.ZoneInfo.clear_cache()
    yield
    zoneinfo.reset_tzpath(before)
    zoneinfo.ZoneInfo.clear_cache()


def at_home(room: Room, name: str) -> Room:
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", config.replace("America/New_York", name))
    return room


@pytest.mark.parametrize("name", WINTER)
def test_an_embargo_is_lifted_at_the_locked_hour(room: Room, name: str) -> None:
    hours, _, printed = WINTER[name]
    at_home(room, name).release(date="2026-12-01 09:00")
    instant = datetime(2026, 12, 1, 9, tzinfo=UTC) - timedelta(hours=hours)
    for seconds, there in ((-1, False), (0, True)):
        ran = room.build("--as-of", (instant + timedelta(seconds=seconds)).isoformat())
        assert ran.code == 0, ran.err
        assert (room.output / PAGE).exists() is there
    page = room.read(PAGE)
    assert f"9:00\u00a0AM {printed}</time>" in page
    assert f'datetime="2026-12-01T09:00:00-0{-hours}:00"' in page


def test_the_machine_s_database_is_the_old_one() -> None:
    """The fault is there to be found."""
    for name, (new, old, _) in WINTER.items():
        at = datetime(2026, 12, 1, 9)
        assert at.replace(tzinfo=zoneinfo.ZoneInfo(name)).utcoffset() == timedelta(hours=old)
        assert at.replace(tzinfo=zone(name)).utcoffset() == timedelta(hours=new)


def test_no_module_asks_the_machine() -> None:
    """One module alone knows where zones come from."""
    asks = re.compile(r"ZoneInfo\(|available_timezones|get_timezone\(|\.astimezone\(\)|localtime\(")
    found = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if asks.search(path.read_text(encoding="utf-8"))
    }
    assert found == {"standards/zones.py"}  # in its docstring


def test_every_name_is_a_zone() -> None:
    assert {zone(name).key for name in zone_names()} == zone_names()
    assert {"UTC", "US/Eastern", "Europe/Berlin", "Asia/Calcutta"} <= zone_names()
    for name in ("Factory", "localtime", "posixrules", "right/UTC", "../zones", "/etc/passwd", ""):
        with pytest.raises(KeyError):
            zone(name)


def test_a_remedy_reckons_with_the_locked_zones() -> None:
    read = read_instant("2026-07-01 07:30", zone("Europe/Berlin"))
    assert isinstance(read, Instant)
    assert read.at.isoformat() == "2026-07-01T07:30:00+02:00"


def test_countries() -> None:
    assert country_of("America/Vancouver") == "CA"
    assert country_of("US/Eastern") == "US"
    assert country_of("UTC") == country_of("no/where") == ""


@pytest.mark.parametrize(
    ("name", "moment", "language", "words"),
    [
        ("America/New_York", "2026-07-01T12:00", "en", "8:00 AM ET"),
        # Where Babel's name is that of another clock, the database's stands.
        ("America/Vancouver", "2026-07-01T12:00", "en", "5:00 AM PT"),
        ("America/Vancouver", "2027-01-05T12:00", "en", "5:00 AM MST"),
        ("America/Vancouver", "2027-07-01T12:00", "en", "5:00 AM MST"),
        ("America/Vancouver", "2027-01-05T12:00", "fr", "05:00 MST"),
        ("America/Phoenix", "2026-07-01T12:00", "en", "5:00 AM MST"),
        ("Europe/Dublin", "2026-07-01T12:00", "en", "1:00 PM IST"),
        ("Europe/Berlin", "2026-07-01T12:00", "en-GB", "14:00 CEST"),
        ("Europe/Berlin", "2026-12-01T12:00", "en-GB", "13:00 CET"),
        ("America/New_York", "2026-12-01T12:00", "fr", "07:00 HNE"),
    ],
)
def test_a_clock_has_the_name_of_its_hour(
    name: str, moment: str, language: str, words: str
) -> None:
    when = When(datetime.fromisoformat(f"{moment}+00:00"), name, day_only=False)
    assert time_words(when, language).replace("\u00a0", " ") == words


def test_an_old_database_is_told(room: Room) -> None:
    late = surely_published() + timedelta(days=366)
    room.release()
    assert "PR116" not in room.build("--as-of", (late - timedelta(days=2)).isoformat()).err
    ran = room.build("--as-of", late.isoformat())
    assert ran.code == 0
    assert re.search(
        r"config\.toml:4: warning PR116 the time zones are of tzdata \d{4}\.\d+, over a year old — "
        r"install a newer `tzdata`: since then, clocks may have been set by other laws\n",
        ran.err,
    )
    # A release to come is told of by `lint` alone.
    room.release("2040-03-01-late", date="2040-03-01 09:00")
    assert "PR116" not in room.build().err
    assert "PR116" in room.run("lint").err


@pytest.mark.long
def test_another_machine_s_database(room: Room, tmp_path: Path) -> None:
    """As above, in a process of its own whose environment names the old database."""
    pytest.importorskip("exchange_calendars")
    at_home(room, "America/Vancouver").release(date="2026-12-01 09:00")
    environment = os.environ | {"PYTHONTZPATH": str(tmp_path / "zoneinfo")}
    program = (
        "import sys, datetime; from pressroom.rules.hours import official_close;"
        "print(official_close('XNYS', datetime.date(2026, 7, 1)).isoformat());"
        "from pressroom.cli.main import main; main(sys.argv[1:])"
    )
    arguments = ["build", "--root", str(room.path), "--as-of", "2026-12-01T16:00:00Z"]
    ran = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.startswith("2026-07-01T16:00:00-04:00\n1 release in ")


def test_the_database_is_part_of_the_salt(monkeypatch: pytest.MonkeyPatch) -> None:
    before = salt.program_digest()
    salt.program_digest.cache_clear()
    monkeypatch.setattr("pressroom.core.versions.version_of", lambda name: "2027.1")
    other = salt.program_digest()
    salt.program_digest.cache_clear()
    monkeypatch.undo()
    assert other != before == salt.program_digest()
