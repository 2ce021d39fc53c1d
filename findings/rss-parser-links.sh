#!/bin/sh
# rss-parser 3.13.0 takes for the page of an Atom entry its first link, whatever it leads to, where the
# link to the page has no `rel`, as RFC 4287 allows (4.2.7.2: none means `alternate`). And what an entry
# has attached (`rel="enclosure"`) is nowhere in what it gives; RSS's `enclosure` is.
#
# Wants Node (>= 20) and npm. Installs it in a temporary folder and prints what it reads. Exits 0 while it
# is so, 1 when it has changed.
# Seen on 29 November 2026: link https://example.com/guidance/, no attachment
set -eu

command -v npm >/dev/null || { echo "npm is not installed" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm install --silent --no-audit --no-fund --prefix "$folder" rss-parser@3.13.0 >/dev/null
echo "Node.js $(node --version), rss-parser 3.13.0"

cat > try.cjs <<'JAVASCRIPT'
const Parser = require("rss-parser");
const feed = (rel) => `<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:example.com,2026:feed</id><title>News</title>
<updated>2026-01-01T00:00:00Z</updated><author><name>A</name></author>
<entry><id>tag:example.com,2026:1</id><title>One</title><updated>2026-01-01T00:00:00Z</updated>
<link rel="related" href="https://example.com/guidance/"/>
<link ${rel} href="https://example.com/one/"/>
<link rel="enclosure" type="application/pdf" length="5" href="https://example.com/one.pdf"/>
<content>Sales rose.</content></entry></feed>`;
(async () => {
  const read = {};
  for (const [name, rel] of [["without rel", ""], ["with rel", 'rel="alternate"']]) {
    const [item] = (await new Parser().parseString(feed(rel))).items;
    read[name] = item.link;
    const attached = JSON.stringify(item).includes("one.pdf");
    console.log(`  ${name}: link ${item.link}, attachment ${attached}`);
    if (attached) process.exit(1);
  }
  const is = read["without rel"].endsWith("/guidance/") && read["with rel"].endsWith("/one/");
  process.exit(is ? 0 : 1);
})();
JAVASCRIPT
node try.cjs || { echo "changed: the link should lead to the guidance, and no PDF be there" >&2; exit 1; }
echo "still so: the first link is taken for the page, and attachments of Atom are lost"
