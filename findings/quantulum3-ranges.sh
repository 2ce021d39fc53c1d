#!/bin/sh
# quantulum3 0.10.0 gives the scale word of a range to its second figure alone, or to none: "$1.2 to 1.4
# billion", as companies write an outlook, is 700,000,000.60 dollars (the middle of 1.2 and 1.4 billion),
# and "$1.2-1.4 billion" is 1.305 dollars. "$1.2 billion to $1.4 billion" is read right.
#
# Installs it in a temporary folder and prints what it reads. Exits 0 while it is so, 1 when it has
# changed.
# Seen on 29 November 2026: 700000000.6 and 1.305
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check \
    quantulum3==0.10.0 inflect==7.6.0 num2words==0.5.14

cat > "$folder/try.py" <<'PYTHON'
import sys
from importlib.metadata import version

from quantulum3 import parser

print(f"Python {sys.version.split()[0]}, quantulum3 {version('quantulum3')}")
read = []
for text in ("$1.2 to 1.4 billion", "$1.2-1.4 billion", "$1.2 billion to $1.4 billion"):
    found = [(round(each.value, 3), each.unit.name) for each in parser.parse(text)]
    print(f"  {text}: {found}")
    read.append(found)
is_so = read == [
    [(700_000_000.6, "dollar")],
    [(1.305, "dollar")],
    [(1.2e9, "dollar"), (1.4e9, "dollar")],
]
sys.exit(0 if is_so else 1)
PYTHON

"$folder/python/bin/python" -W ignore "$folder/try.py" || {
    echo "changed: the ranges should be far from 1.3 billion" >&2
    exit 1
}
echo "still so: an outlook of over a billion is read as 0.7 billion, or as a dollar"
