#!/bin/sh
# Of an event whose further days are told one by one (`RDATE`; RFC 5545, 3.8.5.2), as those of results are,
# which no rule gives, each program shows others: of 25 February, 12 May and 11 August node-ical 0.27.2
# (`expandRecurringEvent`) and icalevents 0.3.1 (Python) show the first alone, ical.js 2.2.1 (`iterator`) all
# but the first, which counts too (3.8.5.3), and recurring-ical-events 3.8.2 all three. No error is told.
#
# It hurts subscribers whose programs stand on them: days of results are on no calendar. As a publisher write
# an event for each day.
#
# Wants Python, Node (>= 20) and npm. Installs the packages in a temporary folder and prints what they show.
# Exits 0 while it is so, 1 when it has changed.
# Seen on 29 November 2026: node-ical 02-25, icalevents 02-25, ical.js 05-12 08-11
set -eu

command -v npm >/dev/null || { echo "npm is not installed" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check \
    icalevents==0.3.1 recurring-ical-events==3.8.2 icalendar==7.3.2
npm install --silent --no-audit --no-fund --prefix "$folder" node-ical@0.27.2 ical.js@2.2.1 >/dev/null

cat > try.py <<'PYTHON'
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

import icalendar
import recurring_ical_events
from icalevents import icalevents

TEXT = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example.com//EN
BEGIN:VEVENT
UID:1@example.com
DTSTAMP:20260101T000000Z
DTSTART:20260225T123000Z
RDATE:20260512T123000Z,20260811T123000Z
SUMMARY:Results
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")
Path("results.ics").write_bytes(TEXT.encode())
shown = {
    "icalevents": [
        event.start
        for event in icalevents.events(
            string_content=TEXT, start=datetime(2026, 1, 1), end=datetime(2026, 12, 31)
        )
    ],
    "recurring-ical-events": [
        event["DTSTART"].dt
        for event in recurring_ical_events.of(icalendar.Calendar.from_ical(TEXT)).between(
            (2026, 1, 1), (2026, 12, 31)
        )
    ],
}
for name, days in shown.items():
    print(f"{name} {version(name)}: {' '.join(sorted(f'{day:%m-%d}' for day in days))}")
PYTHON
cat > try.mjs <<'JAVASCRIPT'
import { readFileSync } from "fs";
import nodeIcal from "node-ical";
import ICAL from "ical.js";
const text = readFileSync("results.ics", "utf8");
const event = Object.values(nodeIcal.parseICS(text)).find((part) => part.type === "VEVENT");
const year = { from: new Date("2026-01-01"), to: new Date("2026-12-31") };
const days = nodeIcal.expandRecurringEvent(event, year).map((one) => one.start.toISOString().slice(5, 10));
console.log(`node-ical 0.27.2: ${days.join(" ")}`);
const other = new ICAL.Event(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent("vevent")).iterator();
const all = [];
for (let day; (day = other.next());) all.push(day.toString().slice(5, 10));
console.log(`ical.js 2.2.1: ${all.join(" ")}`);
JAVASCRIPT
{ python/bin/python -W ignore try.py; TZ=UTC node try.mjs; } > seen
sed 's/^/  /' seen
cat > expected <<'TEXT'
icalevents 0.3.1: 02-25
recurring-ical-events 3.8.2: 02-25 05-12 08-11
node-ical 0.27.2: 02-25
ical.js 2.2.1: 05-12 08-11
TEXT
cmp -s seen expected || { echo "changed: two should show the first day alone, and one the others" >&2; exit 1; }
echo "still so: days that are told one by one are missing, and the first with them"
