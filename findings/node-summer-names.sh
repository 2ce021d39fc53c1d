#!/bin/sh
# Node.js 20 (its Intl) takes BST, which London's exchange and companies write for British Summer Time, for
# Bangladesh: luxon 3.7.2 (`zone: "BST"`) and date-fns-tz 3.2.0 (`fromZonedTime`) make 02:30 UTC of 8:30 BST, five
# hours early, and say nothing. "EDT" and "CEST" they refuse. As Java's old names are, they are in its tables
# of zones, beside EST, which stands still in summer, and PST and CST, which do not.
#
# It hurts whoever reads the hours of announcements in London: a release is out five hours before it is. Ask
# for `Europe/London`, and take no zone's short name for a zone.
#
# Wants Node (>= 20) and npm. Installs both in a temporary folder and prints what they make. Exits 0 while
# it is so, 1 when it has changed.
# Seen on 29 November 2026 with Node.js 20.20: BST 02:30, EST 13:30, PST 15:30, Europe/London 07:30 (UTC)
set -eu

command -v npm >/dev/null || { echo "npm is not installed" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm install --silent --no-audit --no-fund --prefix "$folder" \
    luxon@3.7.2 date-fns@4.4.0 date-fns-tz@3.2.0 >/dev/null
echo "Node.js $(node --version), luxon 3.7.2, date-fns-tz 3.2.0"

cat > try.cjs <<'JAVASCRIPT'
const { fromZonedTime } = require("date-fns-tz");
const { DateTime } = require("luxon");
const clock = (time) => (Number.isNaN(time.valueOf()) ? "refused" : time.toISOString().slice(11, 16));
const seen = {};
for (const zone of ["BST", "EST", "PST", "EDT", "CEST", "Europe/London"]) {
  seen[zone] = [
    clock(DateTime.fromISO("2026-07-15T08:30", { zone }).toJSDate()),
    clock(fromZonedTime("2026-07-15 08:30", zone)),
  ].join();
  console.log(`  15 July, 8:30 ${zone}: luxon, date-fns-tz ${seen[zone]}`);
}
const expected = { BST: "02:30", EST: "13:30", PST: "15:30", EDT: "refused", CEST: "refused", "Europe/London": "07:30" };
process.exit(Object.entries(expected).every(([zone, time]) => seen[zone] === `${time},${time}`) ? 0 : 1);
JAVASCRIPT
node try.cjs || { echo "changed: BST should be Bangladesh's" >&2; exit 1; }
echo "still so: BST is taken for Bangladesh"
