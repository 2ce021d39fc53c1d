#!/bin/sh
# compromise 14.17.0 (`numbers()`) gives other figures than a text tells, without an error: a loss of "-5.2
# million" is 5200000 (only "minus" and "negative" count as a sign), with a typographer's minus (U+2212) a
# plain 1000000; "$72.8M" is 72.8, "seventy-two point eight million" 72, "$1.2 and $1.4 billion" one figure.
# `money()` leaves the scale word out of what it finds: of "$72.8 million" it marks "$72.8".
#
# It hurts whoever marks figures in releases and transcripts with it. Take the figures with a pattern of your
# own that knows signs, M and bn, and check each against its words.
#
# Wants Node (>= 20) and npm. Installs it in a temporary folder and prints what it reads. Exits 0 while it
# is so, 1 when it has changed.
# Seen on 29 November 2026: -5.2 million 5200000, −5.2 million 1000000, $72.8M 72.8
set -eu

command -v npm >/dev/null || { echo "npm is not installed" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm install --silent --no-audit --no-fund --prefix "$folder" compromise@14.17.0 >/dev/null
echo "Node.js $(node --version), compromise 14.17.0"

cat > try.mjs <<'JAVASCRIPT'
import nlp from "compromise";
const cases = [
  ["Sales were $72.8 million.", [72800000]],
  ["Net loss was -5.2 million.", [5200000]],
  ["Net loss was minus 5.2 million.", [-5200000]],
  ["Sales were $72.8M.", [72.8]],
  ["Debt was 1.2bn dollars.", [1.2]],
  ["Sales were seventy-two point eight million.", [72]],
  ["Net loss was \u22125.2 million.", [1000000]],
  ["Sales were between $1.2 and $1.4 billion.", [1400000000]],
];
let same = true;
for (const [sentence, expected] of cases) {
  const read = nlp(sentence).numbers().json().map((found) => found.number.num);
  console.log(`  ${sentence} -> ${JSON.stringify(read)}`);
  same = same && JSON.stringify(read) === JSON.stringify(expected);
}
const marked = nlp("Sales were $72.8 million.").money().text();
console.log(`  money() of the first: ${marked}`);
process.exit(same && marked === "$72.8" ? 0 : 1);
JAVASCRIPT
node try.mjs || { echo "changed: 72.8M should be 72.8, and a loss of 5.2 million a plain million" >&2; exit 1; }
echo "still so: a loss of 5.2 million is read as a million"
