"""Calendar files as programs of others read them: khal, and libical, which Evolution reads with."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.conftest import Room

from .tools import need, need_calendar_library, run

pytestmark = pytest.mark.conformance

ZONES = ("America/New_York", "Europe/Berlin", "Asia/Kolkata")
# Before and after the clocks change there, and in a summer and a winter.
MOMENTS = (
    *("2026-03-08T06:30Z", "2026-03-08T07:00Z", "2026-03-29T00:30Z", "2026-03-29T01:00Z"),
    *("2026-10-24T23:30Z", "2026-10-25T02:00Z", "2026-11-01T04:30Z", "2026-11-01T07:00Z"),
    *("2026-07-01T12:00Z", "2027-01-15T14:30Z"),
)
# Zones whose rules of 2026 and 2027 older databases do not know.
CHANGED = ("America/Vancouver", "America/Edmonton", "America/Winnipeg")
CANCELLED, MOVED = MOMENTS[1], MOMENTS[6]

# By the Python of the system: the binding is a package of Debian's.
LIBICAL = """
import json, sys, gi
gi.require_version("ICalGLib", "3.0")
from gi.repository import ICalGLib as ical
whole = ical.Component.new_from_string(sys.stdin.read())
found = {}
each = whole.get_first_component(ical.ComponentKind.VEVENT_COMPONENT)
while each is not None:
    start = each.get_first_property(ical.PropertyKind.DTSTART_PROPERTY)
    named = start.get_first_parameter(ical.ParameterKind.TZID_PARAMETER)
    utc = ical.Timezone.get_utc_timezone()
    zone = whole.get_timezone(named.get_tzid()) if named else utc
    at = start.get_dtstart().as_timet_with_zone(zone)
    cancelled = each.get_status() == ical.PropertyStatus.CANCELLED
    found[each.get_summary()] = (at, cancelled)
    each = whole.get_next_component(ical.ComponentKind.VEVENT_COMPONENT)
print(json.dumps(found))
"""


def calendar_of(room: Room, zones: tuple[str, ...]) -> tuple[Path, dict[str, datetime]]:
    """A built calendar with an event at every moment in every zone, and their instants by title."""
    room.release()
    instants = {}
    for zone in zones:
        for number, moment in enumerate(MOMENTS):
            title = f"Call {number} {zone.rpartition('/')[2]}"
            rows = [f"title: {title}", f"start: {moment}", f"zone: {zone}"]
            rows += ["cancelled: true"] if moment == CANCELLED else []
            rows += ["moved_from: 2026-02-03 09:00"] if moment == MOVED else []
            name = title.lower().replace(" ", "-").replace("_", "-")
            room.write(
                f"content/events/{name}.md", "\n".join(("---", *rows, "---", "", "We talk."))
            )
            instants[title] = datetime.fromisoformat(moment)
    ran = room.build()
    assert ran.code == 0, ran.err
    return room.output / "calendar.ics", instants


@pytest.mark.parametrize("zones", [ZONES, CHANGED], ids=["known rules", "new rules"])
def test_libical_has_every_event_at_its_instant(room: Room, zones: tuple[str, ...]) -> None:
    """By the rules in the file alone: those of the newest database, which the system may lack."""
    file, instants = calendar_of(room, zones)
    printed = run(need_calendar_library(), "-c", LIBICAL, stdin=file.read_bytes().decode())
    read = json.loads(printed)
    assert {title: datetime.fromtimestamp(at, UTC) for title, (at, _) in read.items()} == instants
    cancelled = {title for title, (_, said) in read.items() if said}
    assert cancelled == {title for title in instants if title.startswith("Call 1 ")}


def test_khal_shows_every_event_at_its_hour(room: Room, tmp_path: Path) -> None:
    """Not those of zones with new rules: khal goes by a zone's name and its own database."""
    khal = need("khal")
    file, instants = calendar_of(room, ZONES)
    for reader in ZONES:
        home = tmp_path / reader.replace("/", "-")
        (home / "calendar").mkdir(parents=True)
        (home / "config").write_text(_settings(home, reader), encoding="utf-8")
        run(khal, "-c", "config", "import", "--batch", "-a", "press", file, home=home)
        # fmt: off
        printed = run(khal, "-c", "config", "list", "--once", "--day-format", "",
                      "--format", "{start-long}|{status}|{title}", "2026-01-01", "700d", home=home)
        # fmt: on
        rows = [line.split("|") for line in printed.splitlines() if line.strip()]
        local = {
            title: f"{at.astimezone(ZoneInfo(reader)):%Y-%m-%d %H:%M}"
            for title, at in instants.items()
        }
        assert {title: start for start, _, title in rows} == local, reader
        assert {title[:6] for _, status, title in rows if "CANCELLED" in status} == {"Call 1"}


def _settings(home: Path, zone: str) -> str:
    return f"""\
[calendars]
[[press]]
path = {home}/calendar
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = {zone}
default_timezone = {zone}
[sqlite]
path = {home}/khal.db
"""
