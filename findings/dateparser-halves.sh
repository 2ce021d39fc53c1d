#!/bin/sh
# dateparser 1.5.0 makes dates of a company's periods that are none of their days: "H2 2026", the second half
# of the year, is in February, "1H 2026" is an hour before now, and "Q3 2026" is in the month and on the day
# that today is in its own quarter: 29 August when read on 29 November, 29 July when read on 29 January.
# With STRICT_PARSING it refuses the first and the last, but not the second.
#
# It hurts whoever reads the head of a column, a financial calendar or an outlook with it: a plain word
# turns into a day that moves with the clock. Look for quarters and halves before you ask it.
#
# Installs it in a temporary folder and prints what it reads. Exits 0 while it is so, 1 when it has
# changed.
# Seen on 29 November 2026: H2 2026 on 2026-02-28, 1H 2026 on 2026-11-29 11:00, Q3 2026 on 2026-08-29
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check \
    dateparser==1.5.0 tzdata==2026.6

cat > "$folder/try.py" <<'PYTHON'
import sys
from datetime import datetime
from importlib.metadata import version

import dateparser

print(f"Python {sys.version.split()[0]}, dateparser {version('dateparser')}")
EXPECTED = {
    ("H1 2026", 11): "2026-01-29 00:00",
    ("H2 2026", 11): "2026-02-28 00:00",
    ("1H 2026", 11): "2026-11-29 11:00",
    ("Q3 2026", 11): "2026-08-29 00:00",
    ("Q3 2026", 1): "2026-07-29 00:00",
}
same = True
for (text, month), expected in EXPECTED.items():
    now = datetime(2026, month, 29, 12)
    read = dateparser.parse(text, languages=["en"], settings={"RELATIVE_BASE": now})
    print(f"  {text}, read on {now:%d %B}: {read:%Y-%m-%d %H:%M}")
    same = same and f"{read:%Y-%m-%d %H:%M}" == expected
sys.exit(0 if same else 1)
PYTHON

"$folder/python/bin/python" "$folder/try.py" || {
    echo "changed: halves and quarters should be read as days elsewhere in the year" >&2
    exit 1
}
echo "still so: the second half of 2026 is in February"
