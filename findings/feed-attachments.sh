#!/bin/sh
# feed 6.0.0 (npm) loses the document that an item has as its `enclosure`: the RSS feed has it only where
# the item has no picture, which else takes its place, and the JSON Feed, whose form for it is
# `attachments`, never has it. In the Atom feed both stand, but the PDF is of type `image/pdf`, whatever
# type it was given with. No error tells of it.
#
# Wants Node (>= 20) and npm. Installs it in a temporary folder and prints what it writes. Exits 0 while
# it is so, 1 when it has changed.
# Seen on 29 November 2026: RSS with a picture has i.png alone; JSON Feed none; Atom image/pdf
set -eu

command -v npm >/dev/null || { echo "npm is not installed" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm install --silent --no-audit --no-fund --prefix "$folder" feed@6.0.0 >/dev/null
echo "Node.js $(node --version), feed 6.0.0"

cat > try.mjs <<'JAVASCRIPT'
import { Feed } from "feed";
const date = new Date("2026-03-01T09:00:00Z");
const made = (more) => {
  const feed = new Feed({
    title: "News", id: "https://example.com/", link: "https://example.com/", copyright: "A",
    updated: date, feedLinks: { json: "https://example.com/feed.json" },
  });
  feed.addItem({
    title: "One", id: "https://example.com/one/", link: "https://example.com/one/", date,
    enclosure: { url: "https://example.com/report.pdf", type: "application/pdf", length: 5 }, ...more,
  });
  return feed;
};
const plain = made({});
const pictured = made({ image: "https://example.com/i.png" });
const enclosures = (text) => [...text.matchAll(/<(?:enclosure|link rel="enclosure")[^>]*>/g)].map(String);
const has = {
  rss: enclosures(plain.rss2()).join(),
  pictured: enclosures(pictured.rss2()).join(),
  atom: enclosures(pictured.atom1()).join(),
  json: plain.json1() + pictured.json1(),
};
console.log(`  RSS: ${has.rss}\n  RSS with a picture: ${has.pictured}\n  Atom: ${has.atom}`);
console.log(`  JSON Feed names the document: ${has.json.includes("report.pdf")}`);
const isSo =
  has.rss.includes("report.pdf") && has.rss.includes("application/pdf") &&
  !has.pictured.includes("report.pdf") && has.pictured.includes("i.png") &&
  has.atom.includes("image/pdf") && !has.json.includes("report.pdf");
process.exit(isSo ? 0 : 1);
JAVASCRIPT
node try.mjs || { echo "changed: the document should be lost beside a picture and in JSON Feed" >&2; exit 1; }
echo "still so: a picture takes the place of the document"
