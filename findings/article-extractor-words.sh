#!/bin/sh
# @extractus/article-extractor 9.0.1 drops elements that are not on its list with the words in them: what stands
# in `time`, `data`, `ins` and `dt`, and in a table's `caption`, is gone, and the sentence or the figure around it
# stays: "The dividend is paid on .", "Sales were million.", an EPS of 1.25 without its name, a statement
# without its unit. It also takes `rowspan` and `colspan` off cells, so that columns shift. Nothing tells of it.
#
# It hurts readers of releases that are marked up well: the better the page, the more is lost. As a program's
# author take Readability, which it asks first and which keeps these words; as a publisher offer a feed.
#
# Wants Node (>= 20) and npm. Installs it in a temporary folder and prints what it keeps. Exits 0 while it
# is so, 1 when it has changed.
# Seen on 29 November 2026: time, data, ins, dt, caption lost; span, abbr, td, dd kept
set -eu

command -v npm >/dev/null || { echo "npm is not installed" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm install --silent --no-audit --no-fund --prefix "$folder" @extractus/article-extractor@9.0.1 >/dev/null
echo "Node.js $(node --version), @extractus/article-extractor 9.0.1"

cat > try.mjs <<'JAVASCRIPT'
import { extractFromHtml } from "@extractus/article-extractor";
const rest = `<p>The company told its results for the quarter, with growth in all of its markets and an
outlook for the rest of the year that stands as it was told before.</p>`.repeat(5);
const page = `<!doctype html><html lang="en"><head><title>Acme tells results</title></head><body><main><article>
<h1>Acme tells results</h1><p>Paid on <time datetime="2026-05-04">ZTIME</time>. Sales were <data value="72.8">ZDATA</data>
million, <ins>ZINS</ins>, and <span>ZSPAN</span> <abbr title="x">ZABBR</abbr>.</p><dl><dt>ZDT</dt><dd>ZDD</dd></dl>
<table><caption>ZCAPTION</caption><tr><th>Line</th><th colspan="2">2026</th></tr><tr><td rowspan="2">Sales</td>
<td>ZTD</td><td>5</td></tr><tr><td>3</td><td>4</td></tr></table>${rest}</article></main></body></html>`;
const { content } = await extractFromHtml(page, "https://example.com/releases/one/");
const names = ["TIME", "DATA", "INS", "DT", "CAPTION", "SPAN", "ABBR", "DD", "TD"];
const lost = names.filter((name) => !content.includes(`Z${name}<`) && !content.includes(`Z${name} `));
console.log(`  ${content.slice(0, content.indexOf("<p>The company"))}\n  lost: ${lost.join(" ")}`);
const spans = content.includes("rowspan") || content.includes("colspan");
process.exit(lost.join(" ") === "TIME DATA INS DT CAPTION" && !spans ? 0 : 1);
JAVASCRIPT
node try.mjs || { echo "changed: words of time, data, ins, dt and caption should be lost" >&2; exit 1; }
echo "still so: words in elements that it does not know are lost"
