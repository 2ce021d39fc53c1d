#!/bin/sh
# Day.js 1.11.23 (customParseFormat, tokens `a` and `A`) reads an afternoon as a morning where it is written
# with dots, as English-language releases and wires have it: "4:30 p.m." is 04:30, without an error. "4:30 pm" is
# 16:30. Moment, whose place it takes in many projects, reads both alike. In strict mode the date is invalid,
# which at least can be seen.
#
# It hurts whoever takes the time of a call or of an embargo out of a release: twelve hours too early. Take
# out the dots first, and ask for strict mode (third argument true).
#
# Wants Node (>= 20) and npm. Installs both in a temporary folder and prints what they read. Exits 0 while
# it is so, 1 when it has changed.
# Seen on 29 November 2026: Day.js 04:30 for "p.m.", 16:30 for "pm"; Moment 16:30 for both
set -eu

command -v npm >/dev/null || { echo "npm is not installed" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm install --silent --no-audit --no-fund --prefix "$folder" dayjs@1.11.23 moment@2.30.1 >/dev/null
echo "Node.js $(node --version), dayjs 1.11.23, moment 2.30.1"

cat > try.cjs <<'JAVASCRIPT'
const dayjs = require("dayjs");
dayjs.extend(require("dayjs/plugin/customParseFormat"));
const moment = require("moment");
const form = "MMMM D, YYYY h:mm a";
const read = {};
for (const half of ["p.m.", "pm"]) {
  const text = `March 4, 2026 4:30 ${half}`;
  read[half] = [dayjs(text, form), moment(text, form), dayjs(text, form, true)].map((time) =>
    time.isValid() ? time.format("HH:mm") : "invalid");
  console.log(`  ${text}: Day.js ${read[half][0]}, Moment ${read[half][1]}, Day.js strict ${read[half][2]}`);
}
const is = read["p.m."].join() === "04:30,16:30,invalid" && read.pm.join() === "16:30,16:30,16:30";
process.exit(is ? 0 : 1);
JAVASCRIPT
node try.cjs || { echo "changed: p.m. should be a morning, pm an afternoon" >&2; exit 1; }
echo "still so: 4:30 p.m. is 04:30"
