#!/bin/sh
# @mozilla/readability 0.6.0, which is Firefox's Reader View, takes the dateline of a release out of its first
# sentence and shows it as the author, where it is marked with its own name, `class="dateline"`: the reader sees
# "WALTHAM, Mass., March 4, 2026" where a person's name stands, and a lead that begins with a dash. With
# any other class it stays. @extractus/article-extractor 9.0.1 loses it from the text too.
#
# It hurts publishers with a style sheet that calls the thing what it is. Give it a class that has none of the
# words byline, author, dateline and writtenby in it; an author told in the page's head keeps it in place too.
#
# Wants Node (>= 20) and npm. Installs them in a temporary folder and prints what they show. Exits 0 while it
# is so, 1 when it has changed.
# Seen on 29 November 2026: byline "WALTHAM, Mass., March 4, 2026", text "– Acme sold more."
set -eu

command -v npm >/dev/null || { echo "npm is not installed" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm install --silent --no-audit --no-fund --prefix "$folder" @mozilla/readability@0.6.0 jsdom@29.1.1 \
    @extractus/article-extractor@9.0.1 >/dev/null
echo "Node.js $(node --version), @mozilla/readability 0.6.0, jsdom 29.1.1, article-extractor 9.0.1"

cat > try.mjs <<'JAVASCRIPT'
import { extractFromHtml } from "@extractus/article-extractor";
import { Readability } from "@mozilla/readability";
import { JSDOM } from "jsdom";
const address = "https://example.com/releases/one/";
const paragraph = `<p>The company told its results for the quarter, with growth in all of its markets and an
outlook for the rest of the year that stands as it was told before.</p>`;
const page = (name, head = "") => `<!doctype html><html lang="en"><head>${head}<title>Acme tells results</title></head>
<body><main><article><h1>Acme tells results</h1><p><span class="${name}">WALTHAM, Mass., March 4, 2026</span>
– Acme sold more.</p>${paragraph.repeat(5)}</article></main></body></html>`;
const dom = (text) => new JSDOM(text, { url: address }).window.document;
const seen = [];
for (const text of [page("dateline"), page("place"), page("dateline", '<meta name="author" content="Acme">')]) {
  const reader = new Readability(dom(text)).parse();
  const extracted = await extractFromHtml(text, address);
  const words = [reader.textContent, extracted.content];
  seen.push([reader.byline, ...words.map((part) => part.includes("WALTHAM"))].join("|"));
  console.log(`  author|in the reader view|extracted: ${seen.at(-1)}`);
}
const expected = ["WALTHAM, Mass., March 4, 2026|false|false", "|true|true", "Acme|true|true"];
process.exit(seen.join() === expected.join() ? 0 : 1);
JAVASCRIPT
node try.mjs || { echo "changed: a dateline should be taken for the author" >&2; exit 1; }
echo "still so: a dateline with its own name is taken for an author's"
