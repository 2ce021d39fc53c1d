#!/bin/sh
# exceljs 4.4.0 takes a figure for a date where its number format has an escaped letter m, d, y, h or
# s (`0.0\m`, as Excel writes "5.0m"; ISO/IEC 29500-1, 18.8.31: a backslash shows the next character):
# 5.0 million are 4 January 1900. In quotes (`0.0"m"`) the letter does no harm. openpyxl, SheetJS and
# Gnumeric read a number in both.
#
# Wants Node and npm. Installs it in a temporary folder, writes a workbook and prints what it reads.
# Exits 0 while it is so, 1 when it has changed.
# Seen on 29 November 2026: 0.0\m 1900-01-04T00:00:00.000Z, 0.0"m" 5
set -eu

command -v npm >/dev/null || { echo "npm is not installed" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm install --silent --no-audit --no-fund --prefix "$folder" exceljs@4.4.0 xlsx@0.18.5 >/dev/null
echo "Node.js $(node --version), exceljs 4.4.0, xlsx 0.18.5"

cat > try.cjs <<'JAVASCRIPT'
const { Workbook } = require("exceljs");
const xlsx = require("xlsx");
const formats = ["0.0\\m", "0\\d", "0_d", '0.0"m"', "0.0"];
(async () => {
  const written = new Workbook();
  const sheet = written.addWorksheet("Figures");
  formats.forEach((format, at) => {
    const cell = sheet.getCell(at + 1, 1);
    cell.value = 5;
    cell.numFmt = format;
  });
  await written.xlsx.writeFile("figures.xlsx");
  const read = new Workbook();
  await read.xlsx.readFile("figures.xlsx");
  const other = Object.values(xlsx.readFile("figures.xlsx").Sheets)[0];
  const isDate = formats.map((format, at) => {
    const { value } = read.worksheets[0].getCell(at + 1, 1);
    console.log(`  ${format}: exceljs ${JSON.stringify(value)}, xlsx ${other[`A${at + 1}`].v}`);
    return value instanceof Date;
  });
  process.exit(isDate.join() === "true,true,true,false,false" ? 0 : 1);
})();
JAVASCRIPT
TZ=UTC node try.cjs || { echo "changed: the first three should be dates, the others figures" >&2; exit 1; }
echo "still so: a figure in millions is read as a date"
