#!/bin/sh
# @extractus/feed-extractor 8.0.3 makes a plain `description` of an entry by taking tags out, without
# a space where a line, an item or a cell ended: two figures of a list become one, 72.85.1. It treats
# plain text so too, which Atom marks as such (`type="text"`, or no type: RFC 4287, 3.1.1): of
# "Ratio 3 < 5, costs 7 > 2 and cash rose" the words between the two signs are lost.
#
# Wants Node (>= 20) and npm. Installs it in a temporary folder and prints what it reads. Exits 0 while
# it is so, 1 when it has changed.
# Seen on 29 November 2026: "72.85.1" and "Ratio 3  2 and cash rose"
set -eu

command -v npm >/dev/null || { echo "npm is not installed" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm install --silent --no-audit --no-fund --prefix "$folder" @extractus/feed-extractor@8.0.3 >/dev/null
echo "Node.js $(node --version), @extractus/feed-extractor 8.0.3"

cat > try.mjs <<'JAVASCRIPT'
import { extractFromXml } from "@extractus/feed-extractor";
const atom = (summary) => `<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:example.com,2026:feed</id><title>News</title>
<updated>2026-01-01T00:00:00Z</updated><author><name>A</name></author>
<entry><id>tag:example.com,2026:1</id><title>One</title><link href="https://example.com/one/"/>
<updated>2026-01-01T00:00:00Z</updated>${summary}</entry></feed>`;
const read = (summary) => extractFromXml(atom(summary)).entries[0].description;
const items = "<ul><li>72.8</li><li>5.1</li></ul>".replaceAll("<", "&lt;");
const list = read(`<summary type="html">${items}</summary>`);
const plain = read('<summary type="text">Ratio 3 &lt; 5, costs 7 &gt; 2 and cash rose</summary>');
console.log(`  a list of 72.8 and 5.1: ${JSON.stringify(list)}`);
console.log(`  plain text, Ratio 3 < 5, costs 7 > 2 and cash rose: ${JSON.stringify(plain)}`);
process.exit(list === "72.85.1" && !plain.includes("costs") && plain.endsWith("cash rose") ? 0 : 1);
JAVASCRIPT

node try.mjs || { echo "changed: figures should run together, and words be lost" >&2; exit 1; }
echo "still so: figures run together, and words of plain text are lost"
