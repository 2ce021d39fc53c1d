#!/bin/sh
# dateparser 1.5.0 takes ET and PT, as wires and companies write times the year round, for standard
# time in summer too: 8:30 a.m. ET of 15 July is 13:30 UTC, an hour late (it is 12:30). EDT is read
# right, and so is a time without a zone whose zone is told as a setting (`America/New_York`).
#
# Installs it in a temporary folder and prints what it reads. Exits 0 while it is so, 1 when it has
# changed.
# Seen on 29 November 2026: "8:30 a.m. ET" 13:30 UTC, "8:30 a.m. EDT" 12:30 UTC
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check \
    dateparser==1.5.0 tzdata==2026.6

cat > "$folder/try.py" <<'PYTHON'
import sys
from datetime import UTC
from importlib.metadata import version

import dateparser

print(f"Python {sys.version.split()[0]}, dateparser {version('dateparser')}")


def told(text, settings=None):
    read = dateparser.parse(text, languages=["en"], settings=settings)
    clock = read.astimezone(UTC).strftime("%H:%M")
    print(f"  {text} {settings or ''}: {clock} UTC")
    return clock


here = {"TIMEZONE": "America/New_York", "RETURN_AS_TIMEZONE_AWARE": True}
clocks = [
    told("July 15, 2026 8:30 a.m. ET"),
    told("July 15, 2026 8:30 a.m. PT"),
    told("July 15, 2026 8:30 a.m. EDT"),
    told("July 15, 2026 8:30 a.m.", here),
]
sys.exit(0 if clocks == ["13:30", "16:30", "12:30", "12:30"] else 1)
PYTHON

"$folder/python/bin/python" "$folder/try.py" || {
    echo "changed: ET and PT should be an hour late in summer" >&2
    exit 1
}
echo "still so: ET is read as winter time in July"
