#!/bin/sh
# @extractus/feed-extractor 8.0.3 gives as `published` of an Atom entry the time of its last change
# (`updated`), though the entry says when it was published (RFC 4287, 4.2.9): a release of March that
# was corrected in September is one of September. With RSS (`pubDate`) and JSON Feed
# (`date_published`) it gives the time of publication.
#
# Wants Node (>= 20) and npm. Installs it in a temporary folder and prints what it reads. Exits 0 while
# it is so, 1 when it has changed.
# Seen on 29 November 2026: Atom 2026-09-01, JSON Feed 2026-03-01
set -eu

command -v npm >/dev/null || { echo "npm is not installed" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm install --silent --no-audit --no-fund --prefix "$folder" @extractus/feed-extractor@8.0.3 >/dev/null
echo "Node.js $(node --version), @extractus/feed-extractor 8.0.3"

cat > try.mjs <<'JAVASCRIPT'
import { extractFromJson, extractFromXml } from "@extractus/feed-extractor";
const [first, changed] = ["2026-03-01T09:00:00Z", "2026-09-01T09:00:00Z"];
const atom = `<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:example.com,2026:feed</id><title>News</title>
<updated>${changed}</updated><author><name>A</name></author>
<entry><id>tag:example.com,2026:1</id><title>One</title><link href="https://example.com/one/"/>
<published>${first}</published><updated>${changed}</updated><summary>Sales rose.</summary></entry></feed>`;
const json = JSON.stringify({
  version: "https://jsonfeed.org/version/1.1", title: "News", items: [{
    id: "1", url: "https://example.com/one/", title: "One", content_text: "Sales rose.",
    date_published: first, date_modified: changed }] });
const rows = { Atom: extractFromXml(atom), "JSON Feed": extractFromJson(json) };
const said = Object.entries(rows).map(([name, feed]) => [name, feed.entries[0].published.slice(0, 10)]);
for (const [name, day] of said) console.log(`  ${name}: published ${day}`);
process.exit(said[0][1] === "2026-09-01" && said[1][1] === "2026-03-01" ? 0 : 1);
JAVASCRIPT

node try.mjs || { echo "changed: Atom alone should have the time of the last change" >&2; exit 1; }
echo "still so: a corrected release of an Atom feed is dated by its correction"
