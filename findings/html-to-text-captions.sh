#!/bin/sh
# html-to-text 10.0.1, from which many mailers make the plain part of a mail, loses the caption of a table
# when it sets tables as tables (format `dataTable`): HTML has it in `caption` (4.9.2), and statements have
# there what their figures are in. Of "In millions of euros, unaudited" nothing is left, and 72.8 stands alone.
# Without `dataTable` the caption comes, but all cells run into one word.
#
# It hurts subscribers who read mails as plain text: figures without their unit. Say the unit in a paragraph
# or in the first column's heading too, or give the package a formatter of your own for tables.
#
# Wants Node (>= 20) and npm. Installs it in a temporary folder and prints what it writes. Exits 0 while it
# is so, 1 when it has changed.
# Seen on 29 November 2026: no caption as dataTable; "In millions of euros, unaudited Line2026Sales72.8" else
set -eu

command -v npm >/dev/null || { echo "npm is not installed" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm install --silent --no-audit --no-fund --prefix "$folder" html-to-text@10.0.1 >/dev/null
echo "Node.js $(node --version), html-to-text 10.0.1"

cat > try.cjs <<'JAVASCRIPT'
const { convert } = require("html-to-text");
const page = `<table><caption>In millions of euros, unaudited</caption>
<tr><th>Line</th><th>2026</th></tr><tr><td>Sales</td><td>72.8</td></tr></table>`;
const plain = convert(page);
const table = convert(page, { selectors: [{ selector: "table", format: "dataTable" }] });
console.log(`  as it comes: ${JSON.stringify(plain)}`);
console.log(`  as dataTable: ${JSON.stringify(table)}`);
const is = plain === "In millions of euros, unaudited Line2026Sales72.8" &&
  table === "LINE    2026\nSales   72.8";
process.exit(is ? 0 : 1);
JAVASCRIPT
node try.cjs || { echo "changed: the table should come without its caption" >&2; exit 1; }
echo "still so: the caption of a table is lost, and with it the unit"
