#!/bin/sh
# trafilatura 2.3.1 runs raised digits into the figure before them: `72.8` with note 1 becomes `72.81`,
# and ten to the sixth 106. So the text of a results release has other figures than its page.
#
# Installs it in a temporary folder and prints what it extracts. Exits 0 while it is so, 1 when it has
# changed.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check lxml_html_clean trafilatura==2.3.1
venv/bin/python --version

cat > try.py <<'PYTHON'
import sys

import trafilatura

PAGE = """<html><body><article><h1>Third quarter</h1><p>Sales were 72.8<sup>1</sup> million francs, and
10<sup>6</sup> meters were read from a distance. All regions and both divisions added to this, and the
order book at the end of the quarter was the fullest since the company was founded.</p></article>
</body></html>"""
text = trafilatura.extract(PAGE)
print(f"  {text}")
sys.exit(0 if "72.81 million" in text and "106 meters" in text else 1)
PYTHON

venv/bin/python try.py || { echo "changed: raised digits should run into the figures" >&2; exit 1; }
echo "still so: the figures are others than on the page"
