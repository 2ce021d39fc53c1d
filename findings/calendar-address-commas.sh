#!/bin/sh
# ical-generator 11.1.2 (npm) and ics 0.7.3 (Python) put backslashes before commas and semicolons of web
# addresses in a calendar (`URL`, and `ATTACH` in the former), as RFC 5545 (3.3.11) has it for texts; an address
# is written as it is (3.3.13). ical.js 2.2.1, on which Thunderbird's calendar stands, takes them for a part
# of the address: a subscriber who follows it asks for `/call?on=1\,2\;b`, which is another page or none.
# icalendar 7.3.2 and node-ical take them out. So it goes unseen in tests that read back what they wrote.
#
# It hurts subscribers of a financial calendar whose webcasts and documents have commas in their addresses.
# Write such an address with %2C and %3B, or the calendar with icalendar.
#
# Wants Python, Node (>= 20) and npm. Installs the packages in a temporary folder and prints what they write
# and read. Exits 0 while it is so, 1 when it has changed.
# Seen on 29 November 2026: "https://example.com/call?on=1\,2\;b" read by ical.js from both
set -eu

command -v npm >/dev/null || { echo "npm is not installed" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check \
    ics==0.7.3 arrow==1.4.0 tatsu==5.15.1 icalendar==7.3.2
npm install --silent --no-audit --no-fund --prefix "$folder" \
    ical-generator@11.1.2 ical.js@2.2.1 >/dev/null
echo "Node.js $(node --version), ical-generator 11.1.2, ical.js 2.2.1, ics 0.7.3, icalendar 7.3.2"

cat > write.py <<'PYTHON'
from datetime import UTC, datetime
from pathlib import Path

import icalendar
import ics

address = "https://example.com/call?on=1,2;b"
event = ics.Event(name="Call", begin="2026-07-15T12:30:00+00:00", url=address)
Path("ics.ics").write_bytes(ics.Calendar(events=[event]).serialize().replace("\r", "").encode())
calendar = icalendar.Calendar.from_ical(
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//example.com//EN\r\nEND:VCALENDAR\r\n"
)
event = icalendar.Event()
event.add("uid", "1@example.com")
event.add("dtstamp", datetime(2026, 1, 1, tzinfo=UTC))
event.add("dtstart", datetime(2026, 7, 15, 12, 30, tzinfo=UTC))
event.add("url", address)
calendar.add_component(event)
Path("icalendar.ics").write_bytes(calendar.to_ical())
PYTHON
python/bin/python -W ignore write.py

cat > try.mjs <<'JAVASCRIPT'
import { readFileSync } from "fs";
import ical from "ical-generator";
import ICAL from "ical.js";
const made = ical();
made.createEvent({ start: new Date("2026-07-15T12:30:00Z"), url: "https://example.com/call?on=1,2;b" });
const calendars = {
  "ical-generator": made.toString(),
  ics: readFileSync("ics.ics", "utf8"),
  icalendar: readFileSync("icalendar.ics", "utf8"),
};
const read = {};
for (const [writer, text] of Object.entries(calendars)) {
  const event = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent("vevent");
  read[writer] = event.getFirstPropertyValue("url");
  console.log(`  written by ${writer}, read by ical.js: ${read[writer]}`);
}
const broken = "https://example.com/call?on=1\\,2\\;b";
const is = read["ical-generator"] === broken && read.ics === broken &&
  read.icalendar === "https://example.com/call?on=1,2;b";
process.exit(is ? 0 : 1);
JAVASCRIPT
node try.mjs || { echo "changed: two of the three addresses should have backslashes" >&2; exit 1; }
echo "still so: an address with a comma leads elsewhere"
