#!/bin/sh
# A binary workbook (.xlsb) that SheetJS (xlsx 0.18.5 on npm) writes is read as empty by pandas 3.1.1 with pyxlsb
# 1.0.10, and python-calamine 0.9.1 reads its first column alone, without an error in either: SheetJS writes the
# cells that follow another in the short records of the format (BrtShortReal and the like; [MS-XLSB]), which both
# pass over. SheetJS reads the file back whole, so that a test with it sees nothing. As .xlsx all read it.
#
# It hurts analysts who take in figures that a tool wrote in the smaller format: labels and no figures. Write
# .xlsx.
#
# Wants Python, Node and npm. Installs the packages in a temporary folder and prints what they read. Exits 0
# while it is so, 1 when it has changed.
# Seen on 29 November 2026: pandas [], python-calamine [['Line'], ['Sales'], ['Loss']]
set -eu

command -v npm >/dev/null || { echo "npm is not installed" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check \
    pandas==3.1.1 pyxlsb==1.0.10 python-calamine==0.9.1 openpyxl==3.1.5 et-xmlfile==2.0.0
npm install --silent --no-audit --no-fund --prefix "$folder" xlsx@0.18.5 >/dev/null
echo "Node.js $(node --version), xlsx 0.18.5, pandas 3.1.1, pyxlsb 1.0.10, python-calamine 0.9.1"

cat > write.cjs <<'JAVASCRIPT'
const xlsx = require("xlsx");
const rows = [["Line", 2026, 2025], ["Sales", 72.8, 70.1], ["Loss", -5.2, -1.1]];
for (const file of ["results.xlsb", "results.xlsx"]) {
  const book = xlsx.utils.book_new();
  xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(rows), "Results");
  xlsx.writeFile(book, file);
  const read = xlsx.utils.sheet_to_json(xlsx.readFile(file).Sheets.Results, { header: 1 });
  console.log(`  SheetJS, ${file}: ${JSON.stringify(read)}`);
  if (JSON.stringify(read) !== JSON.stringify(rows)) process.exit(1);
}
JAVASCRIPT
cat > read.py <<'PYTHON'
import sys

import pandas
from python_calamine import CalamineWorkbook


def read(file, engine):
    rows = pandas.read_excel(file, engine=engine, header=None).values.tolist()
    print(f"  pandas, {engine}, {file}: {rows}")
    return rows


binary = CalamineWorkbook.from_path("results.xlsb").get_sheet_by_index(0).to_python()
print(f"  python-calamine, results.xlsb: {binary}")
lost = read("results.xlsb", "pyxlsb") == [] and binary == [["Line"], ["Sales"], ["Loss"]]
whole = read("results.xlsx", "openpyxl")[1] == ["Sales", 72.8, 70.1]
sys.exit(0 if lost and whole else 1)
PYTHON
{ node write.cjs && python/bin/python -W ignore read.py; } || {
    echo "changed: the binary workbook should be empty, or a column wide" >&2
    exit 1
}
echo "still so: a binary workbook of SheetJS has no figures for others"
