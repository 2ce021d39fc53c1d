#!/bin/sh
# trafilatura 2.3.1 drops the words of HTML's `time` element wherever it stands: "The dividend is paid
# on 4 May 2026." becomes "The dividend is paid on .", and a cell of a table that is a date becomes
# empty. Its neighbours `data`, `abbr` and `mark` keep their words. Nothing tells of it.
#
# Installs it in a temporary folder and prints what it extracts. Exits 0 while it is so, 1 when it has
# changed.
# Seen on 29 November 2026: "The dividend is paid on to holders of record on ." and "| Ex-date |  |"
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check \
    trafilatura==2.3.1 lxml_html_clean==0.4.6

cat > "$folder/try.py" <<'PYTHON'
import sys
from importlib.metadata import version

import trafilatura

AROUND = (
    "<p>All regions and both divisions added to this, and the order book at the end of the quarter "
    "was the fullest since the company was founded.</p>"
)
PAGE = (
    '<!doctype html><html lang="en"><title>Dividend</title><body><article><h1>Dividend</h1>'
    + AROUND
    + '<p>The dividend is paid on <{0}{1}>4 May 2026</{0}> to holders of record on '
    "<{0}>27 April 2026</{0}>.</p><table><tr><td>Ex-date</td><td><{0}>24 April 2026</{0}></td></tr>"
    "</table>" + AROUND + "</article></body></html>"
)
print(f"Python {sys.version.split()[0]}, trafilatura {version('trafilatura')}")
kept = {}
for element, attribute in (("time", ' datetime="2026-05-04"'), ("data", ' value="1"'), ("mark", "")):
    text = trafilatura.extract(PAGE.format(element, attribute))
    kept[element] = [day in text for day in ("4 May 2026", "27 April 2026", "24 April 2026")]
    for line in text.splitlines():
        if "dividend is paid" in line or "Ex-date" in line:
            print(f"  {element}: {line}")
sys.exit(0 if not any(kept["time"]) and all(kept["data"]) and all(kept["mark"]) else 1)
PYTHON

"$folder/python/bin/python" "$folder/try.py" || {
    echo "changed: the dates in time elements should be gone, and those in data and mark stay" >&2
    exit 1
}
echo "still so: a date in a time element is lost"
