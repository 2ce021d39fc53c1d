#!/bin/sh
# any-date-parser 2.2.4 passes over the offset of a date as mails and RSS feeds have it (RFC 5322, 3.3; RSS's
# `pubDate`): "Wed, 15 Jul 2026 08:30:00 -0400" is 08:30 by the clock of the machine that reads it, here
# Universal Time, and not 12:30 UTC. The day comes out right, so that nobody sees it. A zone with a name
# ("EDT") it reads, and so it does the same offset behind an ISO date.
#
# It hurts whoever sorts releases of several feeds by their instant, or shows when something was told. Read
# such dates with `new Date(text)`, which ECMAScript's implementations read right.
#
# Wants Node (>= 20) and npm. Installs it in a temporary folder and prints what it reads. Exits 0 while it
# is so, 1 when it has changed.
# Seen on 29 November 2026: "-0400" 08:30, "EDT" 12:30, ISO with "-0400" 12:30 (UTC)
set -eu

command -v npm >/dev/null || { echo "npm is not installed" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm install --silent --no-audit --no-fund --prefix "$folder" any-date-parser@2.2.4 >/dev/null
echo "Node.js $(node --version), any-date-parser 2.2.4"

cat > try.cjs <<'JAVASCRIPT'
const module_ = require("any-date-parser");
const parser = module_.default || module_;
const cases = [
  ["Wed, 15 Jul 2026 08:30:00 -0400", "08:30"],
  ["15 Jul 2026 08:30:00 +0200", "08:30"],
  ["Wed, 15 Jul 2026 08:30:00 EDT", "12:30"],
  ["2026-07-15T08:30:00-0400", "12:30"],
];
let same = true;
for (const [text, expected] of cases) {
  const clock = parser.fromString(text).toISOString().slice(11, 16);
  console.log(`  ${text} -> ${clock} UTC (Node's Date: ${new Date(text).toISOString().slice(11, 16)})`);
  same = same && clock === expected;
}
process.exit(same ? 0 : 1);
JAVASCRIPT
TZ=UTC node try.cjs || { echo "changed: the offset of a mail's date should be passed over" >&2; exit 1; }
echo "still so: the offset of pubDate has no say"
