#!/bin/sh
# defuddle 0.19.4, which reads pages for Obsidian's Web Clipper, drops a paragraph at the head of a text that has
# a date in English in it: the lead of a release with its dateline ("WALTHAM, Mass., March 4, 2026 – Acme
# ..., sales of $72.8 million") is missing, as is a second paragraph such as "The dividend is paid on May
# 4, 2026." A date in German, a dateline without one (Business Wire's), and dates further below stay. And it
# drops a list of two or three short points without full stops, as highlights of results are written.
#
# It hurts readers who keep releases with it: the news itself is what is lost, and nothing tells of it. Read
# the page's Markdown or feed instead; as a publisher, have one sentence without a date before.
#
# Wants Node (>= 20) and npm. Installs it in a temporary folder and prints what it keeps. Exits 0 while it
# is so, 1 when it has changed.
# Seen on 29 November 2026: lead and highlights lost; Business Wire's dateline and points with full stops kept
set -eu

command -v npm >/dev/null || { echo "npm is not installed" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm install --silent --no-audit --no-fund --prefix "$folder" defuddle@0.19.4 jsdom@29.1.1 >/dev/null
echo "Node.js $(node --version), defuddle 0.19.4"

cat > try.mjs <<'JAVASCRIPT'
import { Defuddle } from "defuddle/node";
import { JSDOM } from "jsdom";
const address = "https://example.com/releases/one/";
const rest = `<p>The company told its results for the quarter, with growth in all of its markets and an
outlook for the rest of the year that stands as it was told before.</p>`.repeat(3);
const kept = async (head) => {
  const page = `<!doctype html><html lang="en"><head><title>Acme tells its results</title></head><body><main>
<article><h1>Acme tells its results</h1>${head}${rest}</article></main></body></html>`;
  const read = await Defuddle(new JSDOM(page, { url: address }).window.document, address);
  return read.content.includes("72.8");
};
const lead = `Acme Corporation (Nasdaq: ACME), a maker of anvils, told sales of $72.8 million today, for its
second quarter, and says again what it expects of the year.`;
const cases = [
  ["dateline with its date", `<p>WALTHAM, Mass., March 4, 2026 – ${lead}</p>`, false],
  ["second paragraph", `<p>Acme sold more.</p><p>The 72.8 cents are paid on May 4, 2026.</p>`, false],
  ["dateline of Business Wire", `<p>WALTHAM, Mass.--(BUSINESS WIRE)--${lead}</p>`, true],
  ["no dateline", `<p>${lead}</p>`, true],
  ["below", `${rest}<p>The 72.8 cents are paid on May 4, 2026.</p>`, true],
  ["points", `${rest}<ul><li>Sales rose to 72.8 million</li><li>Loss fell to 5.2 million</li></ul>`, false],
  ["with stops", `${rest}<ul><li>Sales rose to 72.8 million.</li><li>Loss fell to 5.2 million.</li></ul>`, true],
];
let same = true;
for (const [name, head, expected] of cases) {
  const is = await kept(head);
  console.log(`  ${name}: ${is ? "kept" : "lost"}`);
  same = same && is === expected;
}
process.exit(same ? 0 : 1);
JAVASCRIPT
node try.mjs || { echo "changed: a lead with a date should be lost" >&2; exit 1; }
echo "still so: the lead of a release is lost with its date"
