#!/bin/sh
# officeparser 8.1.1 (npm) gives for a day in a workbook the count of days since 1900 as its words, and for a
# share the fraction: a cell that shows 4 Mar 2026 is "46085", one that shows 5.3% is "0.0525", one that shows
# 72.8m is "72800000" (ISO/IEC 29500-1, 18.8.30: the format tells what a cell shows). 7.8.0 does the same.
#
# It hurts who searches or compares what companies publish by its text. Read workbooks with SheetJS, which
# gives what cells show (`sheet_to_csv`).
#
# Wants Python, Node (>= 20) and npm. Installs the packages in a temporary folder and prints what they read.
# Exits 0 while it is so, 1 when it has changed.
# Seen on 29 November 2026: officeparser 46085, 0.0525, 72800000; SheetJS 4 Mar 2026, 5.3%, 72.8m
set -eu

command -v npm >/dev/null || { echo "npm is not installed" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check xlsxwriter==3.3.1
npm install --silent --no-audit --no-fund --prefix "$folder" officeparser@8.1.1 xlsx@0.18.5 >/dev/null
echo "Node.js $(node --version), officeparser 8.1.1, xlsx 0.18.5, XlsxWriter 3.3.1"

cat > write.py <<'PYTHON'
from datetime import date

import xlsxwriter

book = xlsxwriter.Workbook("results.xlsx")
sheet = book.add_worksheet()
shown = (("d mmm yyyy", date(2026, 3, 4)), ("0.0%", 0.0525), ('#,##0.0,,"m"', 72800000))
for row, (form, value) in enumerate(shown):
    write = sheet.write_datetime if isinstance(value, date) else sheet.write_number
    write(row, 0, value, book.add_format({"num_format": form}))
book.close()
PYTHON
python/bin/python write.py
cat > try.cjs <<'JAVASCRIPT'
const office = require("officeparser");
const xlsx = require("xlsx");
(async () => {
  const text = await (await office.parseOffice("results.xlsx")).to("text");
  const words = text.value.split(/\s+/).filter(Boolean).join(" ");
  const shown = xlsx.utils.sheet_to_csv(Object.values(xlsx.readFile("results.xlsx").Sheets)[0]).trim();
  console.log(`  officeparser: ${words}\n  SheetJS: ${shown.replace(/\n/g, " | ")}`);
  process.exit(words === "46085 0.0525 72800000" && shown === "4 Mar 2026\n5.3%\n72.8m" ? 0 : 1);
})();
JAVASCRIPT
node try.cjs || { echo "changed: a day should be a count of days" >&2; exit 1; }
echo "still so: a day is read as 46085"
