#!/bin/sh
# python-dateutil 4.0.0 takes the second year of a column head for a time: "30 September 2026 and 2025", as
# statements are headed, is 30 September 2026 at 20:25, without `fuzzy` and without an error. With
# `fuzzy=True` a number before the day becomes the year: "3 months 30 September 2026" is in 2003.
#
# Installs it in a temporary folder and prints what it reads. Exits 0 while it is so, 1 when it has
# changed.
# Seen on 29 November 2026: 2026-09-30 20:25:00 and 2003-09-30 20:26:00
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check python-dateutil==4.0.0

cat > "$folder/try.py" <<'PYTHON'
import sys
from datetime import datetime
from importlib.metadata import version

from dateutil import parser

print(f"Python {sys.version.split()[0]}, python-dateutil {version('python-dateutil')}")
read = []
for text, fuzzy in (("30 September 2026 and 2025", False), ("3 months 30 September 2026", True)):
    read.append(parser.parse(text, fuzzy=fuzzy))
    print(f"  {text!r}, fuzzy={fuzzy}: {read[-1]}")
sys.exit(0 if read == [datetime(2026, 9, 30, 20, 25), datetime(2003, 9, 30, 20, 26)] else 1)
PYTHON

"$folder/python/bin/python" "$folder/try.py" || {
    echo "changed: years should be read as times" >&2
    exit 1
}
echo "still so: a year of comparison is read as a time of day"
