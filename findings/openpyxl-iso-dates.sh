#!/bin/sh
# openpyxl 3.1.5 can write dates as ISO 8601 (`iso_dates=True`: cells of type `d`, ISO/IEC 29500-1,
# 18.18.11), which spares the two calendars of workbooks. exceljs 4.4.0 and Gnumeric 1.12.55 take the
# year of such a date for a count of days: 4 March 2026 is 18 July 1905, and no error is told.
# openpyxl itself and SheetJS (xlsx 0.18.5) read the day that is meant.
#
# Wants Python, Node and npm; Gnumeric's ssconvert is asked if it is there. Installs the rest in a
# temporary folder and prints what they read. Exits 0 while it is so, 1 when it has changed.
# Seen on 29 November 2026: exceljs 1905-07-18, ssconvert 1905/07/18
set -eu

command -v npm >/dev/null || { echo "npm is not installed" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check openpyxl==3.1.5 et-xmlfile==2.0.0
npm install --silent --no-audit --no-fund --prefix "$folder" exceljs@4.4.0 xlsx@0.18.5 >/dev/null
echo "openpyxl 3.1.5, exceljs 4.4.0, xlsx 0.18.5, Node.js $(node --version)"

cat > write.py <<'PYTHON'
from datetime import date

import openpyxl

book = openpyxl.Workbook(iso_dates=True)
book.active["A1"] = date(2026, 3, 4)
book.save("dates.xlsx")
print(f"  openpyxl: {openpyxl.load_workbook('dates.xlsx').active['A1'].value}")
PYTHON
python/bin/python write.py

cat > read.cjs <<'JAVASCRIPT'
const { Workbook } = require("exceljs");
const xlsx = require("xlsx");
(async () => {
  const book = new Workbook();
  await book.xlsx.readFile("dates.xlsx");
  const day = book.worksheets[0].getCell("A1").value.toISOString().slice(0, 10);
  const other = xlsx.utils.sheet_to_csv(Object.values(xlsx.readFile("dates.xlsx").Sheets)[0]).trim();
  console.log(`  exceljs: ${day}\n  xlsx: ${other}`);
  process.exit(day === "1905-07-18" && other === "2026-03-04" ? 0 : 1);
})();
JAVASCRIPT
TZ=UTC node read.cjs || { echo "changed: exceljs should be in 1905" >&2; exit 1; }

if command -v ssconvert >/dev/null; then
    ssconvert -T Gnumeric_stf:stf_csv dates.xlsx dates.csv >/dev/null 2>&1
    echo "  $(ssconvert --version 2>/dev/null | head -1): $(cat dates.csv)"
    grep -q '^1905' dates.csv || { echo "changed: Gnumeric should be in 1905" >&2; exit 1; }
fi
echo "still so: a date of 2026 is read as one of 1905"
