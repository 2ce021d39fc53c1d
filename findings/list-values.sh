#!/bin/sh
# Programs that turn pages into Markdown or plain text number the items of a list on and on where the page gives
# one a number of its own (`<li value="7">`; HTML, 4.4.8, as agendas and notes have it): of 4 and 7, markdownify,
# html2text, Turndown 7.2.5 and html-to-text 10.0.1 make 4 and 5, and node-html-markdown 2.0.0 makes 1 and 2, since it
# does not read `start` either. No program says so.
#
# It hurts who reads "see item 7" in an archive, a mail or a language model's answer: there is none. Write
# such numbers as words of the text, or begin a list of its own with `start`.
#
# Wants Python, Node (>= 20) and npm. Installs them in a temporary folder and prints what they write. Exits 0
# while it is so, 1 when it has changed.
# Seen on 29 November 2026: 4 5 in four of them, 1 2 in node-html-markdown
set -eu

command -v npm >/dev/null || { echo "npm is not installed" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check markdownify==1.2.3 html2text==2025.4.15
npm install --silent --no-audit --no-fund --prefix "$folder" \
    turndown@7.2.5 html-to-text@10.0.1 node-html-markdown@2.0.0 >/dev/null

echo '<ol start="4"><li>four</li><li value="7">seven</li></ol>' > list.html
cat > try.py <<'PYTHON'
import re
from importlib.metadata import version
from pathlib import Path

import html2text
import markdownify

page = Path("list.html").read_text()
for name, text in (
    ("markdownify", markdownify.markdownify(page)),
    ("html2text", html2text.html2text(page)),
):
    print(f"{name} {version(name)}: {' '.join(re.findall(r'([0-9]+)[.] ', text))}")
PYTHON
cat > try.cjs <<'JAVASCRIPT'
const page = require("fs").readFileSync("list.html", "utf8");
const Turndown = require("turndown");
const written = {
  "turndown 7.2.5": new (Turndown.default || Turndown)().turndown(page),
  "html-to-text 10.0.1": require("html-to-text").convert(page),
  "node-html-markdown 2.0.0": require("node-html-markdown").NodeHtmlMarkdown.translate(page),
};
for (const [name, text] of Object.entries(written))
  console.log(`${name}: ${[...text.matchAll(/(\d+)\. /g)].map((match) => match[1]).join(" ")}`);
JAVASCRIPT
{ python/bin/python try.py; node try.cjs; } > seen
sed 's/^/  /' seen
cat > expected <<'TEXT'
markdownify 1.2.3: 4 5
html2text 2025.4.15: 4 5
turndown 7.2.5: 4 5
html-to-text 10.0.1: 4 5
node-html-markdown 2.0.0: 1 2
TEXT
cmp -s seen expected || { echo "changed: item 7 should have another number" >&2; exit 1; }
echo "still so: item 7 is item 5"
