#!/bin/sh
# WeasyPrint (70.0) numbers a list from 1 whatever `<ol start>` and `<li value>` say: HTML's own
# numbers are among its "presentational hints", which are off unless they are asked for, and with
# them come old HTML's widths, colours and alignment. A PDF of a text that says "see paragraph 5"
# then has another paragraph 5 than the page.
#
# Wants Python, Pango (as WeasyPrint does) and pdftotext (poppler-utils). Exits 0 while it is so, 1
# when it has changed.
set -eu

command -v pdftotext >/dev/null || { echo "pdftotext is not installed" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet "weasyprint==70.0"
cat > "$folder/page.html" <<'HTML'
<!doctype html><html lang="en"><title>List</title>
<ol start="4"><li>four</li><li value="7">seven</li></ol></html>
HTML

numbers() { # further arguments of the program
    "$folder/env/bin/python" -m weasyprint "$@" "$folder/page.html" "$folder/list.pdf" 2>/dev/null
    pdftotext -layout "$folder/list.pdf" - | grep -o '[0-9]*\. [a-z]*' | tr '\n' ' '
}
plain=$(numbers)
hinted=$(numbers --presentational-hints)
echo "  as it comes: $plain"
echo "  with presentational hints: $hinted"
case "$plain" in "1. four 2. seven "*) ;; *) echo "changed: start and value are read" >&2; exit 1 ;; esac
case "$hinted" in "4. four 7. seven "*) ;; *) echo "changed: hints number otherwise" >&2; exit 1 ;; esac
echo "still so: typed numbers are lost without presentational hints"
