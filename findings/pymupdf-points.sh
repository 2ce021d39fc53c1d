#!/bin/sh
# PyMuPDF 2.0 (`find_tables`, `extract`) tears the points, commas and minus signs out of the figures of a table:
# "72.8" is "728" and, in a line of its own, ".", "(5.2)" is "(52)" and ".", "-5.2" is "52" and "- .". So what a
# program adds up is ten times too high, or has lost its sign. 1.28.2 reads all of it right, and so does
# `get_text` of 2.0. It is so with PDFs of ReportLab, WeasyPrint and LibreOffice, and with every font tried.
#
# It hurts whoever reads statements out of PDFs with it. Take the words of each of the table's cells with
# `page.get_text("text", clip=cell)`, or stay with 1.28.2.
#
# Installs both in a temporary folder and prints what they read. Exits 0 while it is so, 1 when it has
# changed.
# Seen on 29 November 2026: 2.0 ['Sales', '728\n.', '701\n.'], 1.28.2 ['Sales', '72.8', '70.1']
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cat > "$folder/try.py" <<'PYTHON'
import sys
from importlib.metadata import version

import pymupdf
from reportlab.lib import colors
from reportlab.platypus import SimpleDocTemplate, Table

ROWS = [["Line", "2026", "2025"], ["Sales", "72.8", "70.1"], ["Loss", "(5.2)", "-5.2"]]
TORN = [["Line", "2026", "2025"], ["Sales", "728\n.", "701\n."], ["Loss", "(52)\n.", "52\n- ."]]
GRID = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("FONT", (0, 0), (-1, -1), "Helvetica", 10)]
SimpleDocTemplate(sys.argv[1]).build([Table(ROWS, style=GRID)])
page = pymupdf.open(sys.argv[1])[0]
(table,) = page.find_tables().tables
read = table.extract()
clipped = [page.get_text("text", clip=cell).strip() for cell in table.cells]
print(f"  PyMuPDF {version('pymupdf')}: {read}\n    by get_text: {clipped}")
if sorted(clipped) != sorted(sum(ROWS, [])):
    sys.exit(1)
sys.exit({str(ROWS): 3, str(TORN): 4}.get(str(read), 1))
PYTHON

for version in 2.0 1.28.2; do
    python3 -m venv "$folder/$version"
    "$folder/$version/bin/pip" install --quiet --disable-pip-version-check \
        "pymupdf==$version" reportlab==5.1.0
    code=0
    "$folder/$version/bin/python" -W ignore "$folder/try.py" "$folder/table.pdf" || code=$?
    case "$version $code" in
        "1.28.2 3" | "2.0 4") ;;
        *) echo "changed: PyMuPDF $version ended with $code" >&2; exit 1 ;;
    esac
done
echo "still so: 2.0 reads 72.8 as 728"
