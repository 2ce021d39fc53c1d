#!/bin/sh
# @mozilla/readability 0.6.0, which is Firefox's Reader View, drops tables, paragraphs and words of a sentence
# whose class or id has "share" as a word of it (`per-share`, `earnings-per-share`, `share-price`, `share-capital`)
# and that are shorter than 500 characters: it takes them for buttons to share a page. The earnings per
# share are missing, and in a sentence the figure alone: "Net income was or 4 percent more". `shares` and
# `shareholders` stay.
#
# It hurts readers of results in the reader view, and whatever saves pages with it. Write `eps` or `pershare`
# in classes and ids.
#
# Wants Node (>= 20) and npm. Installs it in a temporary folder and prints what it keeps. Exits 0 while it
# is so, 1 when it has changed.
# Seen on 29 November 2026: per-share, share-price and share-capital lost, shares and eps kept
set -eu

command -v npm >/dev/null || { echo "npm is not installed" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm install --silent --no-audit --no-fund --prefix "$folder" @mozilla/readability@0.6.0 jsdom@29.1.1 >/dev/null
echo "Node.js $(node --version), @mozilla/readability 0.6.0"

cat > try.cjs <<'JAVASCRIPT'
const { Readability } = require("@mozilla/readability");
const { JSDOM } = require("jsdom");
const paragraph = `<p>The company told its results for the quarter, with growth in all of its markets and an
outlook for the rest of the year that stands as it was told before.</p>`.repeat(5);
const kept = (part) => {
  const page = `<!doctype html><html lang="en"><title>Acme tells results</title><body><main><article>
<h1>Acme tells results</h1>${paragraph}${part}${paragraph}</article></main></body></html>`;
  const { document } = new JSDOM(page, { url: "https://example.com/releases/one/" }).window;
  return new Readability(document).parse().textContent.includes("1.25");
};
const found = {};
for (const name of ["per-share", "earnings-per-share", "share-price", "share-capital", "shares", "eps"]) {
  found[name] = [
    kept(`<table class="${name}"><caption>Earnings</caption><tr><th>Line</th><th>2026</th></tr>
<tr><td>Earnings</td><td>1.25</td></tr></table>`),
    kept(`<p class="${name}">Earnings were $1.25.</p>`),
    kept(`<p>Net income was <span class="${name}">$1.25</span> or 4 percent more.</p>`),
  ].join();
  console.log(`  ${name}: table, paragraph, words kept: ${found[name]}`);
}
const lost = "false,false,false", all = "true,true,true";
const is = Object.entries(found).every(([name, state]) => state === (/-|^share$/.test(name) ? lost : all));
process.exit(is ? 0 : 1);
JAVASCRIPT
node try.cjs || { echo "changed: what is called per-share should be lost" >&2; exit 1; }
echo "still so: earnings per share are taken for a button"
