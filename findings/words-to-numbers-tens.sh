#!/bin/sh
# words-to-numbers 1.5.1 (npm) gives a scale word to the ones alone where tens stand before them: "seventy-two
# million dollars" becomes "2000070 dollars", "twenty-five thousand shares" 5020, with a hyphen or without.
# "Fifty million" and "two million" are right, so that a first trial passes. And a figure with a fraction and
# a scale word, as spokesmen say most of theirs, becomes NaN: "Sales were NaN dollars". No error is thrown.
#
# It hurts whoever readies a transcript of a results call for a search or for a comparison of figures. Cut the
# text before the scale word, give it the part before, and multiply yourself.
#
# Wants Node (>= 20) and npm. Installs it in a temporary folder and prints what it writes. Exits 0 while it
# is so, 1 when it has changed.
# Seen on 29 November 2026: 72 million 2000070, 25 thousand 5020, 72.8 million NaN
set -eu

command -v npm >/dev/null || { echo "npm is not installed" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm install --silent --no-audit --no-fund --prefix "$folder" words-to-numbers@1.5.1 >/dev/null
echo "Node.js $(node --version), words-to-numbers 1.5.1"

cat > try.cjs <<'JAVASCRIPT'
const { wordsToNumbers } = require("words-to-numbers");
const cases = [
  ["Sales were seventy-two million dollars", "Sales were 2000070 dollars"],
  ["Sales were seventy two million dollars", "Sales were 2000070 dollars"],
  ["It bought twenty-five thousand shares", "It bought 5020 shares"],
  ["Cash was one hundred forty-two million", "Cash was 2000140"],
  ["Sales were seventy-two point eight million dollars", "Sales were NaN dollars"],
  ["Debt fell to one point two billion in all", "Debt fell to NaN in all"],
  ["Sales were fifty million dollars", "Sales were 50000000 dollars"],
  ["Costs rose by seventy-two percent", "Costs rose by 72 percent"],
];
let same = true;
for (const [sentence, expected] of cases) {
  const written = String(wordsToNumbers(sentence));
  console.log(`  ${sentence} -> ${written}`);
  same = same && written === expected;
}
process.exit(same ? 0 : 1);
JAVASCRIPT
node try.cjs || { echo "changed: 72 million should be 2000070, and 72.8 million NaN" >&2; exit 1; }
echo "still so: seventy-two million becomes 2000070"
