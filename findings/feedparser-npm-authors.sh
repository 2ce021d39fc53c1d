#!/bin/sh
# feedparser 2.6.0 (npm) gives an Atom entry that has two authors of its own to the author of the feed: RFC
# 4287 (4.2.1) has several authors for an entry, and the feed's count for entries without any (4.1.2). If the
# feed names none, the entry has no author at all. With one author it is right.
#
# It hurts readers that show who speaks in a release or sent it: two contacts become the wire. Write one
# author, with both names, or read the entry's own `atom:author`, which the package keeps.
#
# Wants Node (>= 20) and npm. Installs it in a temporary folder and prints what it reads. Exits 0 while it
# is so, 1 when it has changed.
# Seen on 29 November 2026: one author "A. Doe", two authors "Wire", two and none in the feed null
set -eu

command -v npm >/dev/null || { echo "npm is not installed" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm install --silent --no-audit --no-fund --prefix "$folder" feedparser@2.6.0 >/dev/null
echo "Node.js $(node --version), feedparser 2.6.0"

cat > try.cjs <<'JAVASCRIPT'
const FeedParser = require("feedparser");
const { Readable } = require("stream");
const authors = (names) => names.map((name) => `<author><name>${name}</name></author>`).join("");
const author = (feed, entry) => new Promise((done, failed) => {
  const parser = new FeedParser();
  let read;
  parser.on("error", failed);
  parser.on("readable", () => { for (let item; (item = parser.read());) read = item; });
  parser.on("end", () => done(read));
  Readable.from([`<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">
<id>tag:example.com,2026:feed</id><title>News</title><updated>2026-01-01T00:00:00Z</updated>
${authors(feed)}<entry><id>tag:example.com,2026:1</id><title>One</title>
<updated>2026-01-01T00:00:00Z</updated><link href="https://example.com/one/"/>${authors(entry)}
<content>Sales rose.</content></entry></feed>`]).pipe(parser);
});
(async () => {
  const read = [];
  const both = ["A. Doe", "B. Roe"];
  for (const [feed, entry] of [[["Wire"], ["A. Doe"]], [["Wire"], both], [[], both]]) {
    const item = await author(feed, entry);
    read.push(item.author);
    console.log(`  feed by ${feed[0] ?? "none"}, entry by ${entry.join(" and ")}: ${item.author}`);
  }
  process.exit(JSON.stringify(read) === '["A. Doe","Wire",null]' ? 0 : 1);
})();
JAVASCRIPT
node try.cjs || { echo "changed: two authors should become the feed's" >&2; exit 1; }
echo "still so: an entry with two authors is given to the author of the feed"
