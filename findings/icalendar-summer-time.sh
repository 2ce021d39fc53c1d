#!/bin/sh
# icalendar 7.3.2, Timezone.from_tzinfo: the VTIMEZONE that it makes of Python's zone of New York says
# that summer time begins on 8 March 2026 at 03:00 by the clock before it (TZOFFSETFROM -0500), which
# is 08:00 UTC. It begins at 07:00 UTC: RFC 5545, 3.6.5, wants the local time by the old offset, 02:00,
# and so the package itself has it for the end of summer time. Whoever goes by the rules in such a file
# has the events of that hour an hour off.
# Seen on 29 November 2026: "DAYLIGHT 2026-03-08 03:00:00 -0500"
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet icalendar==7.3.2 tzdata==2026.6
cat > "$folder/try.py" <<'PY'
from datetime import date, datetime, timedelta
from importlib import resources
from zoneinfo import ZoneInfo

import icalendar

with resources.files("tzdata").joinpath("zoneinfo/America/New_York").open("rb") as file:
    zone = ZoneInfo.from_file(file, key="America/New_York")
made = icalendar.Timezone.from_tzinfo(
    zone, "America/New_York", first_date=date(2026, 1, 1), last_date=date(2027, 1, 1)
)
rows = []
for part in made.subcomponents:
    begins = [part["DTSTART"].dt]
    more = part.get("RDATE")
    for each in [] if more is None else more if isinstance(more, list) else [more]:
        begins += [value.dt for value in each.dts]
    rows += [(part.name, at, part["TZOFFSETFROM"].to_ical()) for at in begins]
rows = [row for row in rows if row[1].month in (3, 11)]
for row in rows:
    print(*row)
summer = next(at for name, at, _ in rows if name == "DAYLIGHT")
winter = next(at for name, at, _ in rows if name == "STANDARD")
assert summer == datetime(2026, 3, 8, 3), "summer time begins otherwise now"
assert winter == datetime(2026, 11, 1, 2)
# The clock itself: it jumps at 07:00 UTC.
assert datetime(2026, 3, 8, 1, 59, tzinfo=zone).utcoffset() == timedelta(hours=-5)
assert datetime(2026, 3, 8, 3, 0, tzinfo=zone).utcoffset() == timedelta(hours=-4)
PY
"$folder/venv/bin/python" "$folder/try.py"
