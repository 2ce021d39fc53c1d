#!/bin/sh
# chrono-node 2.10.3 (chrono.fr) loses the minutes of an hour as French typography sets it, with spaces
# around the h ("17 h 45"; so too in Quebec, and so `Intl` writes times for fr-CA), and as it is said ("17
# heures 45"): both are 17:00. "17h45" and "17:45" are read whole. In German it is the same with
# "14 Uhr 30", which is 14:00. The result says that the minute is not certain, and nothing else.
#
# It hurts whoever takes the hour of a results call or an annual meeting out of a release: 45 minutes too
# early. Take out the spaces around the h first, or refuse results without `isCertain("minute")` that are
# followed by a number.
#
# Wants Node (>= 20) and npm. Installs it in a temporary folder and prints what it reads. Exits 0 while it
# is so, 1 when it has changed.
# Seen on 29 November 2026: "17 h 45" 17:00, "17h45" 17:45, "14 Uhr 30" 14:00
set -eu

command -v npm >/dev/null || { echo "npm is not installed" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm install --silent --no-audit --no-fund --prefix "$folder" chrono-node@2.10.3 >/dev/null
echo "Node.js $(node --version), chrono-node 2.10.3"

cat > try.cjs <<'JAVASCRIPT'
const chrono = require("chrono-node");
const said = new Date(2026, 10, 29, 12);
const cases = [
  ["fr", "le 4 mars 2026 à 17h45", "17:45"],
  ["fr", "le 4 mars 2026 à 17:45", "17:45"],
  ["fr", "le 4 mars 2026 à 17 h 45", "17:00"],
  ["fr", "le 4 mars 2026 à 17\u00a0h\u00a045", "17:00"],
  ["fr", "le 4 mars 2026 à 17 heures 45", "17:00"],
  ["de", "am 15. Juli 2026 um 14.30 Uhr", "14:30"],
  ["de", "am 15. Juli 2026 um 14 Uhr 30", "14:00"],
];
let same = true;
for (const [language, text, expected] of cases) {
  const read = chrono[language].parse(text, said);
  const clock = [read[0].start.get("hour"), read[0].start.get("minute")]
    .map((part) => String(part).padStart(2, "0")).join(":");
  console.log(`  ${language}: ${text} -> ${clock}`);
  same = same && read.length === 1 && clock === expected;
}
process.exit(same ? 0 : 1);
JAVASCRIPT
node try.cjs || { echo "changed: minutes behind ' h ' and ' Uhr ' should be lost" >&2; exit 1; }
echo "still so: 17 h 45 is read as 17:00"
