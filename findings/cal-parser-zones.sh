#!/bin/sh
# cal-parser 1.0.2 (npm) takes the local time of an event for Universal Time whatever its zone (`DTSTART;TZID`; RFC
# 5545, 3.2.19): 8:30 in New York is given as 08:30Z, four hours early in July, beside the zone's name. Of two
# attached documents (`ATTACH`, which may be there more than once, 3.8.1.1) it keeps the last. A description
# with a parameter in quotes (`ALTREP`, 3.2.1) begins with a piece of that address.
#
# It hurts who shows a company's calendar with it: the call is at another hour, and the slides are there without
# the report. Read calendars with ical.js.
#
# Wants Node (>= 20) and npm. Installs both in a temporary folder and prints what they read. Exits 0 while
# it is so, 1 when it has changed.
# Seen on 29 November 2026: 08:30Z, slides.pdf, "//example.com/call\":The call"; ical.js 12:30Z and both
set -eu

command -v npm >/dev/null || { echo "npm is not installed" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm install --silent --no-audit --no-fund --prefix "$folder" cal-parser@1.0.2 ical.js@2.2.1 >/dev/null
echo "Node.js $(node --version), cal-parser 1.0.2, ical.js 2.2.1"

cat > try.mjs <<'JAVASCRIPT'
import ICAL from "ical.js";
import calParser from "cal-parser";
const text = `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example.com//EN
BEGIN:VTIMEZONE
TZID:America/New_York
BEGIN:DAYLIGHT
DTSTART:20070311T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:20071104T020000
RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:1@example.com
DTSTAMP:20260101T000000Z
DTSTART;TZID=America/New_York:20260715T083000
ATTACH:https://example.com/report.pdf
ATTACH:https://example.com/slides.pdf
DESCRIPTION;ALTREP="https://example.com/call":The call
SUMMARY:Results
END:VEVENT
END:VCALENDAR
`.replace(/\n/g, "\r\n");
const [event] = calParser.parseString(text).events;
const part = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent("vevent");
const other = new ICAL.Event(part);
const begin = new Date(event.dtstart.value).toISOString();
console.log(`  cal-parser: ${begin}, ${event.attach.value}, ${event.description.value}`);
const right = [other.startDate.toJSDate().toISOString(), part.getAllProperties("attach").length, other.description];
console.log(`  ical.js: ${right.join(", ")}`);
const is = begin === "2026-07-15T08:30:00.000Z" && event.attach.value === "https://example.com/slides.pdf" &&
  event.description.value !== "The call" && right.join() === "2026-07-15T12:30:00.000Z,2,The call";
process.exit(is ? 0 : 1);
JAVASCRIPT
TZ=UTC node try.mjs || { echo "changed: 8:30 in New York should be 8:30 UTC" >&2; exit 1; }
echo "still so: local time is taken for Universal Time"
