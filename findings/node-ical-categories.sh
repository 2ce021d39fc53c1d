#!/bin/sh
# node-ical 0.26.1 takes a comma inside a category for the end of it, though it stands behind a backslash
# (RFC 5545, 3.3.11): `Results\, interim` is the two categories `Results\` and `interim`. And it cuts
# a name in quotes at a semicolon (3.2: all but quotes may stand there): of the organizer "Acme; IR" stays
# `"Acme`. icalendar 7.3.2 reads both, and node-ical reads the same comma in a summary.
#
# Wants Python, Node (>= 20) and npm. Installs both in a temporary folder and prints what they read. Exits
# 0 while it is so, 1 when it has changed.
# Seen on 29 November 2026: ["Results\\","interim"] and "\"Acme"
set -eu

command -v npm >/dev/null || { echo "npm is not installed" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check icalendar==7.3.2 tzdata==2026.6
npm install --silent --no-audit --no-fund --prefix "$folder" node-ical@0.26.1 >/dev/null
echo "icalendar 7.3.2, node-ical 0.26.1, Node.js $(node --version)"

cat > write.py <<'PYTHON'
from datetime import UTC, datetime

import icalendar

event = icalendar.Event()
event.add("uid", "1@example.com")
event.add("dtstamp", datetime(2026, 1, 1, tzinfo=UTC))
event.add("dtstart", datetime(2026, 3, 4, 9, tzinfo=UTC))
event.add("summary", "Results, interim")
event.add("categories", ["Results, interim"])
organizer = icalendar.vCalAddress("mailto:ir@example.com")
organizer.params["CN"] = "Acme; IR"
event.add("organizer", organizer)
calendar = icalendar.Calendar()
calendar.add("version", "2.0")
calendar.add("prodid", "-//example.com//EN")
calendar.add_component(event)
with open("event.ics", "wb") as file:
    file.write(calendar.to_ical())
read = icalendar.Calendar.from_ical(calendar.to_ical()).events[0]
print(f"  icalendar: {[str(each) for each in read.categories]}, {read['organizer'].params['CN']}")
PYTHON
python/bin/python write.py

cat > read.cjs <<'JAVASCRIPT'
const ical = require("node-ical");
const event = Object.values(ical.sync.parseFile("event.ics")).find(({ type }) => type === "VEVENT");
const told = [event.categories, event.organizer.params.CN, event.summary].map((each) => JSON.stringify(each));
console.log(`  node-ical: ${told.join(", ")}`);
const seen = String.raw`["Results\\","interim"]|"\"Acme"|"Results, interim"`;
process.exit(told.join("|") === seen ? 0 : 1);
JAVASCRIPT
node read.cjs || { echo "changed: the category and the name should be cut" >&2; exit 1; }
echo "still so: a category and a name are cut at their signs"
