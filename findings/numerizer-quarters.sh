#!/bin/sh
# numerizer 0.2.4 takes the word "quarter" for a fourth and the article "a" for 1 wherever they stand:
# "third-quarter results" is "3rd/4 results", "the quarter ended" is "the/4 ended", and a share class is
# another one: "Series A preferred" becomes "Series 1 preferred". "A loss of 5 cents a share" becomes "1 loss
# of 5 cents 1 share". "$72.8 million" it makes $72800000, as it should.
#
# It hurts whoever readies releases and transcripts of calls for a search or a comparison of figures. Give
# it only the words of a number that was found otherwise, not a sentence.
#
# Installs it in a temporary folder and prints what it writes. Exits 0 while it is so, 1 when it has
# changed.
# Seen on 29 November 2026: "3rd/4 results", "the/4 ended", "Series 1 preferred shares"
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check numerizer==0.2.4

cat > "$folder/try.py" <<'PYTHON'
import sys
from importlib.metadata import version

from numerizer import numerize

SENTENCES = {
    "third-quarter results": "3rd/4 results",
    "for the quarter ended June 30": "for the/4 ended June 30",
    "Series A preferred shares": "Series 1 preferred shares",
    "Class A shares": "Class 1 shares",
    "first half of the year": "1st/2 of the year",
    "$72.8 million": "$72800000",
}
print(f"Python {sys.version.split()[0]}, numerizer {version('numerizer')}")
same = True
for sentence, expected in SENTENCES.items():
    written = numerize(sentence)
    print(f"  {sentence} -> {written}")
    same = same and written == expected
sys.exit(0 if same else 1)
PYTHON

"$folder/python/bin/python" "$folder/try.py" || {
    echo "changed: quarters and share classes should become figures" >&2
    exit 1
}
echo "still so: Series A becomes Series 1, and a quarter that has a number becomes a fraction"
