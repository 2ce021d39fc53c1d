#!/bin/sh
# @mozilla/readability 0.6.0, which is Firefox's Reader View, drops the speaker of a quotation that stands
# as the `footer` of its `blockquote` (HTML, 4.4.4, has a footer for it): the reader sees the words and not
# who said them. In a `figcaption`, or a paragraph with `cite`, the speaker stays.
#
# Wants Node (>= 20) and npm. Installs it in a temporary folder and prints what it keeps. Exits 0 while it
# is so, 1 when it has changed.
# Seen on 29 November 2026: footer "We did well.", figcaption "We did well.A. Doe, Chief Executive"
set -eu

command -v npm >/dev/null || { echo "npm is not installed" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm install --silent --no-audit --no-fund --prefix "$folder" \
    @mozilla/readability@0.6.0 jsdom@29.1.1 >/dev/null
echo "Node.js $(node --version), @mozilla/readability 0.6.0, jsdom 29.1.1"

cat > try.cjs <<'JAVASCRIPT'
const { Readability } = require("@mozilla/readability");
const { JSDOM } = require("jsdom");
const said = "<p>We did well.</p>";
const who = "A. Doe, Chief Executive";
const forms = {
  footer: `<blockquote>${said}<footer>${who}</footer></blockquote>`,
  figcaption: `<figure><blockquote>${said}</blockquote><figcaption>${who}</figcaption></figure>`,
  cite: `<blockquote>${said}<p><cite>${who}</cite></p></blockquote>`,
};
const around = (number) => `<p>Part ${number}: all regions and both divisions added to this, and the order
book at the end of the quarter was the fullest since the company was founded, said the board.</p>`;
const kept = {};
for (const [name, form] of Object.entries(forms)) {
  const body = [1, 2, 3].map(around).join("") + form + [4, 5].map(around).join("");
  const page = `<!doctype html><title>Results</title><article><h1>Results</h1>${body}</article>`;
  const text = new Readability(new JSDOM(page).window.document).parse().textContent;
  kept[name] = text.slice(text.indexOf("We did well."), text.indexOf("Part 4"));
  console.log(`  ${name}: ${JSON.stringify(kept[name])}`);
}
const isSo = !kept.footer.includes(who) && kept.figcaption.includes(who) && kept.cite.includes(who);
process.exit(isSo ? 0 : 1);
JAVASCRIPT
node try.cjs || { echo "changed: the speaker in the footer alone should be gone" >&2; exit 1; }
echo "still so: the speaker of a quotation is lost"
