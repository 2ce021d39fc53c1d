#!/bin/sh
# striprtf 0.0.35 takes what was deleted in a text of Word with changes tracked (`\deleted`; RTF 1.9, Track
# Changes) for text: a figure that was corrected from 5 to 7 is 57. Hidden text (`\v`) comes along too, and
# the words of footnotes do not. pandoc marks the one as deleted, leaves the other out and keeps the notes.
#
# Installs both in a temporary folder and prints what they read. Exits 0 while it is so, 1 when it has
# changed.
# Seen on 29 November 2026: "Sales rose 57 percent."
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check \
    striprtf==0.0.35 pypandoc-binary==1.17

cat > "$folder/try.py" <<'PYTHON'
import sys
from importlib.metadata import version

import pypandoc
from striprtf.striprtf import rtf_to_text

RTF = r"{{\rtf1\ansi\ansicpg1252\deff0{{\fonttbl{{\f0 Times New Roman;}}}}\pard {}\par}}"
TEXTS = {
    "corrected": r"Sales rose {\deleted 5}{\revised 7} percent.",
    "hidden": r"Sales rose{\v  (check)} by 7 percent.",
    "note": r"Sales rose{\super\chftn}{\footnote\pard\plain{\super\chftn} Restated.} by 7 percent.",
}
print(f"Python {sys.version.split()[0]}, striprtf {version('striprtf')}, ", end="")
print(f"pandoc {pypandoc.get_pandoc_version()}")
read, other = {}, {}
for name, text in TEXTS.items():
    read[name] = rtf_to_text(RTF.format(text)).strip()
    other[name] = pypandoc.convert_text(RTF.format(text), "plain", "rtf").strip()
    print(f"  {name}: {read[name]!r}; pandoc: {other[name]!r}")
is_so = (
    read["corrected"] == "Sales rose 57 percent."
    and "check" in read["hidden"]
    and "Restated" not in read["note"]
    and "~~5~~7" in other["corrected"]
    and "check" not in other["hidden"]
    and "Restated" in other["note"]
)
sys.exit(0 if is_so else 1)
PYTHON

"$folder/python/bin/python" "$folder/try.py" || {
    echo "changed: striprtf should run the deleted figure into the new one" >&2
    exit 1
}
echo "still so: a deleted figure runs into the one that takes its place"
