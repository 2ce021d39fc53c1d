#!/bin/sh
# @11ty/eleventy-plugin-rss 3.0.0 (with Eleventy 3.1.8) codes titles in its JSON Feed as for HTML, where
# the format has plain text (JSON Feed 1.1: only `content_html` has HTML): a release "R&D < 5 percent"
# of "N & Co" is shown by readers as "R&amp;D &lt; 5 percent" of "N &amp; Co". The same plugin's Atom
# feed is right.
#
# Wants Node (>= 20) and npm. Installs both in a temporary folder and prints what they write. Exits 0
# while it is so, 1 when it has changed.
# Seen on 29 November 2026: "R&amp;D &lt; 5 percent"
set -eu

command -v npm >/dev/null || { echo "npm is not installed" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm install --silent --no-audit --no-fund --prefix "$folder" \
    @11ty/eleventy@3.1.8 @11ty/eleventy-plugin-rss@3.0.0 >/dev/null
echo "Node.js $(node --version), @11ty/eleventy 3.1.8, @11ty/eleventy-plugin-rss 3.0.0"

mkdir site
printf -- '---\ntitle: "R&D < 5 percent"\ndate: 2026-03-04\ntags: posts\n---\nSales rose.\n' > site/one.md
cat > eleventy.config.mjs <<'JAVASCRIPT'
import { feedPlugin } from "@11ty/eleventy-plugin-rss";
export default function (eleventy) {
  for (const type of ["atom", "json"]) {
    eleventy.addPlugin(feedPlugin, {
      type,
      outputPath: `/feed.${type}`,
      collection: { name: "posts", limit: 10 },
      metadata: {
        language: "en", title: "N & Co", subtitle: "News", base: "https://example.com/",
        author: { name: "A" },
      },
    });
  }
}
JAVASCRIPT
node node_modules/@11ty/eleventy/cmd.cjs --input=site --output=public --quiet >/dev/null

cat > read.mjs <<'JAVASCRIPT'
import { readFileSync } from "node:fs";
const feed = JSON.parse(readFileSync("public/feed.json", "utf8"));
const atom = readFileSync("public/feed.atom", "utf8");
const inAtom = atom.includes("<title>R&amp;D &lt; 5 percent</title>");
console.log(`  JSON Feed: ${feed.title}; ${feed.items[0].title}\n  Atom is coded once: ${inAtom}`);
const isSo = feed.title === "N &amp; Co" && feed.items[0].title === "R&amp;D &lt; 5 percent";
process.exit(isSo && inAtom ? 0 : 1);
JAVASCRIPT
node read.mjs || { echo "changed: titles of the JSON Feed should be coded as for HTML" >&2; exit 1; }
echo "still so: readers of the JSON Feed see codes in titles"
