#!/bin/sh
# vcf 2.1.2 (npm) leaves the backslashes in what it reads from a contact's card (RFC 2426, 4: a comma in a name
# is written `\,`): the firm is "Acme\, Inc." and the person "A. Doe\, CFA". A line end in a note is a backslash
# and an n. It hands both on as jCard (RFC 7095, where texts have no backslashes), and the firm and its
# department as one text. ical.js 2.2.1 reads names and firms right.
#
# It hurts whoever shows contacts of investor relations from their cards on a page or in a mail. Take the
# backslashes out of texts yourself, or read cards with ical.js.
#
# Wants Node (>= 20) and npm. Installs them in a temporary folder and prints what they read. Exits 0 while
# it is so, 1 when it has changed.
# Seen on 29 November 2026: "Acme\, Inc.;Investor Relations" and "A. Doe\, CFA"
set -eu

command -v npm >/dev/null || { echo "npm is not installed" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm install --silent --no-audit --no-fund --prefix "$folder" vcf@2.1.2 ical.js@2.2.1 >/dev/null
echo "Node.js $(node --version), vcf 2.1.2, ical.js 2.2.1"

cat > try.mjs <<'JAVASCRIPT'
import ICAL from "ical.js";
import Card from "vcf";
const text = ["BEGIN:VCARD", "VERSION:3.0", "FN:A. Doe\\, CFA", "N:Doe;A.;;;CFA",
  "ORG:Acme\\, Inc.;Investor Relations", "NOTE:Calls before ten\\nand after two", "END:VCARD", ""].join("\r\n");
const [, parts] = new Card().parse(text).toJSON();
const read = Object.fromEntries(parts.map(([name, , , value]) => [name, value]));
const other = new ICAL.Component(ICAL.parse(text));
console.log(`  vcf: ${JSON.stringify([read.fn, read.org, read.note])}`);
console.log(`  ical.js: ${JSON.stringify(["fn", "org", "note"].map((name) => other.getFirstPropertyValue(name)))}`);
const is = read.fn === "A. Doe\\, CFA" && read.org === "Acme\\, Inc.;Investor Relations" &&
  read.note.includes("\\n") && other.getFirstPropertyValue("org")[0] === "Acme, Inc.";
process.exit(is ? 0 : 1);
JAVASCRIPT
node try.mjs || { echo "changed: names should have backslashes" >&2; exit 1; }
echo "still so: Acme, Inc. has a backslash"
