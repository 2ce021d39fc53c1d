#!/bin/sh
# htmldate 1.11.0 misses the date of a release in the forms that wires and French companies write, and takes
# another for it without a word: "WALTHAM, Mass., Nov. 2, 2026 –", with the month shortened as the AP has it,
# gives the end of the quarter that the text tells of (30 September), or the year in the page's foot
# (2024-01-01). "Paris, le 1er mars 2026", as the first of each month is written, gives that year too. With
# the month in full ("November 2"), and on the second of a month in French, it is right.
#
# It hurts whoever dates an archive of releases by their pages, with it or with trafilatura, which asks it. Tell
# the day in the page's head (`article:published_time`) or in a `time` element, which it reads.
#
# Installs it in a temporary folder and prints what it reads. Exits 0 while it is so, 1 when it has
# changed.
# Seen on 29 November 2026: Nov. 2 is 2026-09-30, 1er mars 2026 is 2024-01-01
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check htmldate==1.11.0

cat > "$folder/try.py" <<'PYTHON'
import sys
from importlib.metadata import version

from htmldate import find_date

PAGE = """<html lang="{}"><head><title>Acme</title></head><body><article><h1>Acme</h1><p>{}</p>{}
</article><footer><p>© 2024 Acme</p></footer></body></html>"""
WORDS = {
    "en": "<p>Growth was good in all of the markets that Acme serves, and costs were held.</p>" * 3,
    "fr": "<p>La croissance est bonne sur tous les marchés, et les coûts sont tenus.</p>" * 3,
}
EXPECTED = {
    "en WALTHAM, Mass., Nov. 2, 2026 – Acme told of the quarter ended September 30, 2026.": "2026-09-30",
    "en WALTHAM, Mass., November 2, 2026 – Acme told of the quarter ended September 30, 2026.": "2026-11-02",
    "en WALTHAM, Mass., Nov. 2, 2026 – Acme sold more.": "2024-01-01",
    "fr Paris, le 1er mars 2026 – Acme annonce ses résultats.": "2024-01-01",
    "fr Paris, le 2 mars 2026 – Acme annonce ses résultats.": "2026-03-02",
}
print(f"Python {sys.version.split()[0]}, htmldate {version('htmldate')}")
same = True
for text, expected in EXPECTED.items():
    language, lead = text.split(" ", 1)
    found = find_date(PAGE.format(language, lead, WORDS[language]), original_date=True)
    print(f"  {lead} -> {found}")
    same = same and found == expected
sys.exit(0 if same else 1)
PYTHON

"$folder/python/bin/python" "$folder/try.py" || {
    echo "changed: datelines of wires and the first of a month in French should be missed" >&2
    exit 1
}
echo "still so: a release of Nov. 2 is dated to the end of its quarter"
