#!/bin/sh
# html-minifier-terser 7.2.0 (collapseWhitespace, as its examples have it) takes away the spaces around
# `data` and `output`, which HTML has within sentences (its standard, 4.5.13 and 4.10.12), and around
# elements that it does not know, such as those of inline XBRL: "Sales were <data>72.8</data> million" is
# shown as "Sales were72.8million". Around `time`, `b` and `span` the spaces stay.
#
# Wants Node (>= 20) and npm. Installs it in a temporary folder and prints what it writes. Exits 0 while it
# is so, 1 when it has changed.
# Seen on 29 November 2026: "Sales were<data>72.8</data>million", "Sales were <time>72.8</time> million"
set -eu

command -v npm >/dev/null || { echo "npm is not installed" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm install --silent --no-audit --no-fund --prefix "$folder" html-minifier-terser@7.2.0 >/dev/null
echo "Node.js $(node --version), html-minifier-terser 7.2.0"

cat > try.cjs <<'JAVASCRIPT'
const { minify } = require("html-minifier-terser");
(async () => {
  const joined = {};
  for (const name of ["data", "output", "ix:nonFraction", "time", "b", "span"]) {
    const made = await minify(`<p>Sales were <${name}>72.8</${name}> million</p>`, {
      collapseWhitespace: true,
    });
    joined[name] = made.replaceAll(/<[^>]*>/g, "") === "Sales were72.8million";
    console.log(`  ${made}`);
  }
  process.exit(Object.values(joined).join() === "true,true,true,false,false,false" ? 0 : 1);
})();
JAVASCRIPT
node try.cjs || { echo "changed: the first three should have lost their spaces" >&2; exit 1; }
echo "still so: a figure runs into the words beside it"
