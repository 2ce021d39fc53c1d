#!/bin/sh
# SheetJS (xlsx 0.18.5 on npm) gives the bare count of days for a date whose format has dots, as Germans
# write dates (`dd.mm.yyyy`): in CSV and in HTML 4 March 2026 is 46085. It takes the dot for the point
# before fractions of a second. XlsxWriter and openpyxl write such formats as they are given, and read
# them as dates. With slashes, or dots behind a backslash, SheetJS writes the date.
#
# Wants Python, Node and npm. Installs the rest in a temporary folder and prints what they read. Exits 0
# while it is so, 1 when it has changed.
# Seen on 29 November 2026: dd.mm.yyyy 46085, dd\.mm\.yyyy 04.03.2026
set -eu

command -v npm >/dev/null || { echo "npm is not installed" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check \
    xlsxwriter==3.3.1 openpyxl==3.1.5 et-xmlfile==2.0.0
npm install --silent --no-audit --no-fund --prefix "$folder" xlsx@0.18.5 >/dev/null
echo "XlsxWriter 3.3.1, openpyxl 3.1.5, xlsx 0.18.5, Node.js $(node --version)"

cat > write.py <<'PYTHON'
from datetime import date

import openpyxl
import xlsxwriter

book = xlsxwriter.Workbook("dates.xlsx")
sheet = book.add_worksheet()
for row, form in enumerate(("dd.mm.yyyy", r"dd\.mm\.yyyy", "dd/mm/yyyy")):
    sheet.write_datetime(row, 0, date(2026, 3, 4), book.add_format({"num_format": form}))
    sheet.write_string(row, 1, form)
book.close()
read = [cell.value.date() for (cell,) in openpyxl.load_workbook("dates.xlsx").active["A1:A3"]]
print(f"  openpyxl: {read}")
PYTHON
python/bin/python write.py
node -e 'const xlsx = require("xlsx");
console.log(xlsx.utils.sheet_to_csv(Object.values(xlsx.readFile("dates.xlsx").Sheets)[0]));' > dates.csv
sed 's/^/  xlsx: /' dates.csv
[ "$(cut -d, -f1 dates.csv | tr '\n' ' ')" = "46085 04.03.2026 04/03/2026 " ] || {
    echo "changed: the first date should be a count of days" >&2
    exit 1
}
echo "still so: a date with dots is written as a count of days"
