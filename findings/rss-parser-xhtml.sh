#!/bin/sh
# rss-parser 3.13.0 gives the words of an Atom entry whose content is of type xhtml (RFC 4287, 4.1.3)
# in another order: text first, then what is in elements. The same as type html arrives whole.
#
# Installs it in a temporary folder and prints what it reads. Exits 0 while it is so, 1 when it has
# changed.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm install --silent --no-audit --no-fund --prefix "$folder" rss-parser@3.13.0 >/dev/null
echo "Node.js $(node --version), rss-parser 3.13.0"

cat > try.js <<'JAVASCRIPT'
const Parser = require("rss-parser");
const feed = (content) => `<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:example.com,2026:feed</id><title>News</title>
<updated>2026-01-01T00:00:00Z</updated><author><name>A</name></author>
<entry><id>tag:example.com,2026:1</id><title>One</title><updated>2026-01-01T00:00:00Z</updated>
<link href="https://example.com/one/"/>${content}</entry></feed>`;
const texts = {
  html: "<content type=\"html\">Sales &lt;b&gt;rose&lt;/b&gt; by &lt;i&gt;three&lt;/i&gt; per cent.</content>",
  xhtml: "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">Sales <b>rose</b> by <i>three</i> per cent.</div></content>",
};
(async () => {
  const whole = {};
  for (const [kind, content] of Object.entries(texts)) {
    const { items } = await new Parser().parseString(feed(content));
    console.log(`  ${kind}: ${items[0].content}`);
    whole[kind] = items[0].content.includes("Sales <b>rose</b> by <i>three</i> per cent.");
  }
  process.exit(whole.html && !whole.xhtml ? 0 : 1);
})();
JAVASCRIPT

node try.js || { echo "changed: html should arrive whole, and xhtml should not" >&2; exit 1; }
echo "still so: xhtml arrives with its words in another order"
