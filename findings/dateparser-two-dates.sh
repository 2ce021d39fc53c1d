#!/bin/sh
# dateparser 1.5.0 (`search_dates`) gives the year of a first date to the second one where both stand as a
# balance sheet has them: in "September 30, 2026 and December 31, 2025" the second is 31 December 2026, and
# the 2025 left over is a date of its own, today's day in that year. With the day first ("30 September 2026
# and 31 December 2025") both are right. And a time with dots makes a second date too: "March 4, 2026 at
# 8:30 a.m." is 4 March at midnight and some 8:30 in January; "8:30 am" is read right.
#
# It hurts whoever takes dates out of the text of a release: a date that was never told, and a comparison
# with a balance sheet that is not there yet. Split the text at "and", take the dots out of a.m. and p.m.,
# and check each date against the text that it is said to come from.
#
# Installs it in a temporary folder and prints what it finds. Exits 0 while it is so, 1 when it has
# changed.
# Seen on 29 November 2026: 2026-09-30, 2026-12-31, 2025-11-29
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

from dateparser.search import search_dates

print(f"Python {sys.version.split()[0]}, dateparser {version('dateparser')}")
EXPECTED = {
    "Cash at September 30, 2026 and December 31, 2025": "2026-09-30 2026-12-31 2025-11-29",
    "Cash on 30 September 2026 and 31 December 2025": "2026-09-30 2025-12-31",
    "The call is on March 4, 2026 at 8:30 a.m. ET.": "2026-03-04 2026-01-29",
    "The call is on March 4, 2026 at 8:30 am ET.": "2026-03-04",
}
now = {"RELATIVE_BASE": datetime(2026, 11, 29, 12)}
same = True
for text, expected in EXPECTED.items():
    found = search_dates(text, languages=["en"], settings=now)
    days = " ".join(f"{date:%Y-%m-%d}" for _, date in found)
    print(f"  {text} -> {days}")
    same = same and days == expected
sys.exit(0 if same else 1)
PYTHON

"$folder/python/bin/python" "$folder/try.py" || {
    echo "changed: the second date should have the year of the first" >&2
    exit 1
}
echo "still so: the older balance sheet is dated a year late"
