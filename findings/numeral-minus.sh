#!/bin/sh
# numeral 2.0.6 and accounting 0.4.1 (`unformat`) read a loss as a gain where its sign is the minus of Unicode
# (U+2212), which typographers set, HTML has as `&minus;`, and JavaScript's own `Intl` writes for Swedish,
# Norwegian, Finnish and more: of "−72.8" both make 72.8. The typewriter's hyphen and brackets are read as
# a minus. And of "$1.2bn" they make 1.2, where numeral reads "1.2b" as a billion.
#
# It hurts whoever reads figures back from a page, a table or a cell: the sign is what matters most there.
# Turn U+2212 into a hyphen first. numbro 2.5.0 gives undefined for it, which at least can be seen.
#
# Wants Node (>= 20) and npm. Installs them in a temporary folder and prints what they read. Exits 0 while
# it is so, 1 when it has changed.
# Seen on 29 November 2026: "−72.8" is 72.8 in numeral and accounting, undefined in numbro
set -eu

command -v npm >/dev/null || { echo "npm is not installed" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm install --silent --no-audit --no-fund --prefix "$folder" \
    numeral@2.0.6 accounting@0.4.1 numbro@2.5.0 >/dev/null
echo "Node.js $(node --version), numeral 2.0.6, accounting 0.4.1, numbro 2.5.0"

cat > try.cjs <<'JAVASCRIPT'
const numeral = require("numeral");
const accounting = require("accounting");
const numbro = require("numbro");
const swedish = new Intl.NumberFormat("sv-SE").format(-728);
const cases = [
  ["\u221272.8", "72.8 72.8 undefined"],
  [swedish, "728 728 undefined"],
  ["-72.8", "-72.8 -72.8 -72.8"],
  ["(72.8)", "-72.8 -72.8 -72.8"],
  ["$1.2bn", "1.2 1.2 NaN"],
];
let same = swedish === "\u2212728";
for (const [text, expected] of cases) {
  const read = [numeral(text).value(), accounting.unformat(text), numbro.unformat(text)];
  console.log(`  ${text}: ${read.map(String).join(" ")}`);
  same = same && read.map(String).join(" ") === expected;
}
process.exit(same ? 0 : 1);
JAVASCRIPT
node try.cjs || { echo "changed: U+2212 should be passed over" >&2; exit 1; }
echo "still so: a loss with a typographer's minus is read as a gain"
