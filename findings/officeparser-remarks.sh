#!/bin/sh
# officeparser 7.8.0 (npm) runs a remark at a cell of an OpenDocument table into what the cell holds
# (`office:annotation`; OpenDocument 1.3, part 3, 14.1): a remark "ask 5" at the figure 72.8 makes
# "ask 572.8". So a figure is another, and what was meant for the desk is in the text. pandas leaves the
# remark out.
#
# Wants Python, Node (>= 20) and npm. Installs the packages in a temporary folder and prints what they
# read. Exits 0 while it is so, 1 when it has changed.
# Seen on 29 November 2026: "Sales / ask 572.8"
set -eu

command -v npm >/dev/null || { echo "npm is not installed" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check odfpy==1.4.1 defusedxml==0.7.1 pandas==3.1.1
npm install --silent --no-audit --no-fund --prefix "$folder" officeparser@7.8.0 >/dev/null 2>&1
echo "odfpy 1.4.1, pandas 3.1.1, officeparser 7.8.0, Node.js $(node --version)"

cat > write.py <<'PYTHON'
import pandas
from odf.office import Annotation
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

book = OpenDocumentSpreadsheet()
table = Table(name="Figures")
row = TableRow()
label = TableCell(valuetype="string")
label.addElement(P(text="Sales"))
figure = TableCell(valuetype="float", value="72.8")
remark = Annotation()
remark.addElement(P(text="ask 5"))
figure.addElement(remark)
figure.addElement(P(text="72.8"))
row.addElement(label)
row.addElement(figure)
table.addElement(row)
book.spreadsheet.addElement(table)
book.save("figures.ods")
print(f"  pandas: {pandas.read_excel('figures.ods', header=None, engine='odf').values.tolist()}")
PYTHON
python/bin/python write.py

cat > read.cjs <<'JAVASCRIPT'
const { parseOffice } = require("officeparser");
(async () => {
  const text = (await parseOffice("figures.ods")).toText();
  console.log(`  officeparser: ${JSON.stringify(text)}`);
  process.exit(text.includes("ask 572.8") ? 0 : 1);
})();
JAVASCRIPT
node read.cjs || { echo "changed: the remark should run into the figure" >&2; exit 1; }
echo "still so: a remark runs into the figure at which it stands"
