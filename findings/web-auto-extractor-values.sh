#!/bin/sh
# web-auto-extractor 1.0.17 (npm) gives for a figure in microdata what is read on the page and not what it is: of
# `<data itemprop="price" value="72.8">seventy</data>` and `<meter value>` HTML takes the attribute (the standard,
# 5.2.4). A document in an `object` it gives as empty, and an address as it is typed, "/report.pdf", and not whole.
# microdata-node 2.0.0 reads all of it right.
#
# It hurts who reads prices, dividends and documents out of companies' pages with it. Read microdata with
# microdata-node, or the page's JSON-LD, if it has it.
#
# Wants Node (>= 20) and npm. Installs both in a temporary folder and prints what they read. Exits 0 while
# it is so, 1 when it has changed.
# Seen on 29 November 2026: price "seventy", document "", url "/report.pdf"
set -eu

command -v npm >/dev/null || { echo "npm is not installed" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$folder" \
    web-auto-extractor@1.0.17 microdata-node@2.0.0 >/dev/null
echo "Node.js $(node --version), web-auto-extractor 1.0.17, microdata-node 2.0.0"

cat > try.cjs <<'JAVASCRIPT'
const extractor = require("web-auto-extractor").default;
const microdata = require("microdata-node");
const page = `<div itemscope itemtype="https://schema.org/Offer"><data itemprop="price" value="72.8">seventy</data>
<object itemprop="document" data="/results.pdf"></object><a itemprop="url" href="/report.pdf">Report</a>
</div>`;
const [one] = extractor().parse(page).microdata.Offer;
const other = microdata.toJson(page, { base: "https://example.com/" }).items[0].properties;
console.log(`  web-auto-extractor: ${JSON.stringify(one)}\n  microdata-node: ${JSON.stringify(other)}`);
const is = one.price === "seventy" && one.document === "" && one.url === "/report.pdf" &&
  String(other.price[0]) === "72.8" &&
  other.url[0] === "https://example.com/report.pdf" && other.document[0] === "https://example.com/results.pdf";
process.exit(is ? 0 : 1);
JAVASCRIPT
node try.cjs || { echo "changed: the price should be seventy" >&2; exit 1; }
echo "still so: a price is its words"
