#!/bin/sh
# WeasyPrint (70.0) writes the numbers and bullets of all lists behind all words of a page, as lists are set
# unless a style says otherwise (`list-style-position: outside`): what reads a PDF in the order in which it is
# written, as pypdf, PyMuPDF and pdf.js (Firefox) do, has "Sales rose. Costs fell. End. 1. 2." Whether the
# PDF is tagged (pdf/ua-1) makes no difference to them; its tags are right, and pdftotext sorts by place.
#
# It hurts readers who copy or search numbered resolutions, notes and agendas: no number stands at its text.
# With `list-style-position: inside` the numbers stand where they belong.
#
# Wants Python and Pango (as WeasyPrint does). Exits 0 while it is so, 1 when it has changed.
# Seen on 29 November 2026: "Before. Sales rose. Costs fell. End. 1. 2."
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check \
    weasyprint==70.0 pypdf==7.1.1 pymupdf==2.0

cat > "$folder/try.py" <<'PY'
import sys
from importlib.metadata import version

import pymupdf
import pypdf
from weasyprint import HTML

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>List</title><style>{}</style>
<p>Before.</p><ol><li>Sales rose.</li><li>Costs fell.</li></ol><p>End.</p></html>"""
file = sys.argv[1]
read = {}
for name, style, variant in (
    ("as it comes", "", None),
    ("tagged", "", "pdf/ua-1"),
    ("inside", "ol { list-style-position: inside }", None),
):
    HTML(string=PAGE.format(style)).write_pdf(file, pdf_variant=variant)
    texts = (pypdf.PdfReader(file).pages[0].extract_text(), pymupdf.open(file)[0].get_text())
    read[name] = {" ".join(text.split()) for text in texts}
    print(f"  {name}: {' | '.join(sorted(read[name]))}")
print(f"WeasyPrint {version('weasyprint')}, pypdf {version('pypdf')}, PyMuPDF {version('pymupdf')}")
last = {"Before. Sales rose. Costs fell. End. 1. 2."}
right = {"Before. 1. Sales rose. 2. Costs fell. End."}
sys.exit(0 if list(read.values()) == [last, last, right] else 1)
PY
"$folder/env/bin/python" -W ignore "$folder/try.py" "$folder/list.pdf" || {
    echo "changed: numbers should stand at the end of the page" >&2
    exit 1
}
echo "still so: the numbers of a list are written behind all words"
