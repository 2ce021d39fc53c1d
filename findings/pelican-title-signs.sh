#!/bin/sh
# Pelican 4.12.0 loses the words of a title between a "less than" and a "greater than" sign, in its feeds
# and in the title of the page: "Ratio 3 < 5, costs 7 > 2 and cash rose" is "Ratio 3 2 and cash rose", as
# tags are taken out of it. In the text below, Markdown shows both signs as they are typed. Written `&lt;`
# and `&gt;` the title is whole.
#
# Installs it in a temporary folder and prints the titles it writes. Exits 0 while it is so, 1 when it
# has changed.
# Seen on 29 November 2026: "Ratio 3 2 and cash rose"
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check pelican==4.12.0 markdown==3.11.3

mkdir content
article() { # name, title
    printf 'Title: %s\nDate: 2026-03-04 08:30\nSlug: %s\n\nSales rose.\n' "$2" "$1" > "content/$1.md"
}
article signs 'Ratio 3 < 5, costs 7 > 2 and cash rose'
article coded 'Ratio 3 &lt; 5, costs 7 &gt; 2 and cash rose'
cat > settings.py <<'PYTHON'
PATH, OUTPUT_PATH, TIMEZONE = "content", "output", "UTC"
SITENAME, AUTHOR, SITEURL = "News", "A", "https://example.com"
FEED_ALL_ATOM, FEED_ALL_RSS = "all.atom", "all.rss"
PYTHON
python/bin/pelican --settings settings.py --quiet >/dev/null 2>&1

cat > read.py <<'PYTHON'
import re
import sys
from importlib.metadata import version
from xml.etree import ElementTree

print(f"Python {sys.version.split()[0]}, Pelican {version('pelican')}")
whole, cut = "Ratio 3 < 5, costs 7 > 2 and cash rose", "Ratio 3 2 and cash rose"
atom = [each.text for each in ElementTree.parse("output/all.atom").findall("{*}entry/{*}title")]
rss = [each.text for each in ElementTree.parse("output/all.rss").iter("title")][1:]
with open("output/signs.html", encoding="utf-8") as file:
    page = re.search("<title>(.*?)</title>", file.read())[1]
print(f"  Atom: {sorted(atom)}\n  RSS: {sorted(rss)}\n  page: {page!r}")
is_so = sorted(atom) == sorted(rss) == [cut, whole] and page == cut
sys.exit(0 if is_so else 1)
PYTHON
python/bin/python read.py || { echo "changed: one title should be cut and one whole" >&2; exit 1; }
echo "still so: words of a title between two signs are lost"
