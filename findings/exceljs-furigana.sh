#!/bin/sh
# exceljs 4.4.0 stops at a text in a cell that has its reading beside it (`inlineStr` with `rPh`, as
# ISO/IEC 29500-1, 18.4.6 has it for Japanese): that cell is empty, the rest of its row and all further
# rows are missing, and no error is told. The same text among the shared strings does no harm, nor
# does one in a cell without a reading. openpyxl reads all of it.
#
# Wants Python, Node and npm. Installs the packages in a temporary folder and prints what they read.
# Exits 0 while it is so, 1 when it has changed.
# Seen on 29 November 2026: with a reading [[null]], without one [["決算",72.8],["Cash",5.1]]
set -eu

command -v npm >/dev/null || { echo "npm is not installed" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check openpyxl==3.1.5 et-xmlfile==2.0.0
npm install --silent --no-audit --no-fund --prefix "$folder" exceljs@4.4.0 >/dev/null
echo "openpyxl 3.1.5, exceljs 4.4.0, Node.js $(node --version)"

cat > write.py <<'PYTHON'
import zipfile

import openpyxl

TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
READING = '<rPh sb="0" eb="2"><t>ケッサン</t></rPh>'


def relation(name, kind, target):
    return (
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="{name}" Type="{OFFICE}/{kind}" '
        f'Target="{target}"/></Relationships>'
    )


for name, reading in (("with", READING), ("without", "")):
    with zipfile.ZipFile(f"{name}.xlsx", "w") as file:
        file.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{TYPES}"><Default Extension="rels" ContentType="application/vnd.'
            'openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" '
            f'ContentType="{KIND}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" '
            f'ContentType="{KIND}.worksheet+xml"/></Types>',
        )
        file.writestr("_rels/.rels", relation("a", "officeDocument", "xl/workbook.xml"))
        file.writestr("xl/_rels/workbook.xml.rels", relation("b", "worksheet", "worksheets/sheet1.xml"))
        file.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets><sheet name="S" sheetId="1" '
            'r:id="b"/></sheets></workbook>',
        )
        file.writestr(
            "xl/worksheets/sheet1.xml",
            f'<worksheet xmlns="{SHEET}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is>'
            f'<t>決算</t>{reading}</is></c><c r="B1"><v>72.8</v></c></row><row r="2"><c r="A2" '
            't="inlineStr"><is><t>Cash</t></is></c><c r="B2"><v>5.1</v></c></row></sheetData>'
            "</worksheet>",
        )
    book = openpyxl.load_workbook(f"{name}.xlsx")
    print(f"  openpyxl, {name} a reading: {[list(row) for row in book['S'].iter_rows(values_only=True)]}")
PYTHON
python/bin/python write.py

cat > read.cjs <<'JAVASCRIPT'
const { Workbook } = require("exceljs");
(async () => {
  const told = [];
  for (const name of ["with", "without"]) {
    const book = new Workbook();
    await book.xlsx.readFile(`${name}.xlsx`);
    const rows = [];
    book.worksheets[0].eachRow((row) => rows.push(row.values.slice(1)));
    told.push(JSON.stringify(rows));
    console.log(`  exceljs, ${name} a reading: ${told.at(-1)}`);
  }
  const whole = '[["決算",72.8],["Cash",5.1]]';
  process.exit(told[1] === whole && !told[0].includes("72.8") && !told[0].includes("Cash") ? 0 : 1);
})();
JAVASCRIPT
node read.cjs || { echo "changed: with a reading the figures should be missing" >&2; exit 1; }
echo "still so: exceljs stops at a text with its reading"
