#!/bin/sh
# text2num 3.1.0 (`alpha2digit`) does not join a fraction to its scale word, and in French, Spanish, Italian
# and Dutch it glues both into another figure: "soixante-douze virgule huit millions d'euros" becomes
# "72,8000000 d'euros", which is 72.8 euros and not 72.8 million. In English and German the words fall in
# two, "72.8 1000000 dollars". Whole millions are right ("deux millions" is 2000000).
#
# It hurts whoever turns the words of a recorded results call into figures. Cut the text before "million" and
# "billion", give it the parts, and keep the scale words as words.
#
# Installs it in a temporary folder and prints what it writes. Exits 0 while it is so, 1 when it has
# changed.
# Seen on 29 November 2026: "72,8000000 d'euros" and "72.8 1000000 dollars"
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check text2num==3.1.0

cat > "$folder/try.py" <<'PYTHON'
import sys
from importlib.metadata import version

from text_to_num import alpha2digit

SPOKEN = {
    ("fr", "soixante-douze virgule huit millions d'euros"): "72,8000000 d'euros",
    ("es", "setenta y dos coma ocho millones de euros"): "72,8000000 de euros",
    ("it", "settantadue virgola otto milioni di euro"): "72,8000000 di euro",
    ("nl", "tweeënzeventig komma acht miljoen euro"): "72,8000000 euro",
    ("en", "seventy-two point eight million dollars"): "72.8 1000000 dollars",
    ("de", "zweiundsiebzig Komma acht Millionen Euro"): "72,8 1000000 Euro",
    ("fr", "deux millions"): "2000000",
    ("en", "seventy-two million"): "72000000",
}
print(f"Python {sys.version.split()[0]}, text2num {version('text2num')}")
same = True
for (language, words), expected in SPOKEN.items():
    written = alpha2digit(words, language)
    print(f"  {language}: {words} -> {written}")
    same = same and written == expected
sys.exit(0 if same else 1)
PYTHON

"$folder/python/bin/python" "$folder/try.py" || {
    echo "changed: a fraction of a million should be written in another way" >&2
    exit 1
}
echo "still so: 72.8 million euros are written as 72,8000000"
