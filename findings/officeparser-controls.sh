#!/bin/sh
# officeparser 7.8.0 (npm) loses what stands in a content control of Word that holds whole paragraphs, cells
# or rows (`w:sdt`; ISO/IEC 29500-1, 17.5.2), as templates of releases have them for the lead and the
# figures. Words in a control inside a line it reads. It also loses tabs: "Revenue", a tab and 72.8 are
# "Revenue72.8".
#
# Wants Python, Node (>= 20) and npm. Installs the package in a temporary folder and prints what it reads.
# Exits 0 while it is so, 1 when it has changed.
# Seen on 29 November 2026: "Next." for a controlled paragraph and the next, "Revenue72.8"
set -eu

command -v npm >/dev/null || { echo "npm is not installed" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm install --silent --no-audit --no-fund --prefix "$folder" officeparser@7.8.0 >/dev/null 2>&1
echo "officeparser 7.8.0, Node.js $(node --version)"

cat > write.py <<'PYTHON'
import sys
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def document(name, body):
    """Write a Word file whose text is `body`, and return its path."""
    path = f"{sys.argv[1]}/{name}.docx"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="'
            'application/vnd.openxmlformats-package.relationships+xml"/><Override PartName='
            f'"/word/document.xml" ContentType="{WORD}"/></Types>',
        )
        file.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="a" '
            f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        file.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{W}" xmlns:r="{OFFICE}"><w:body>{body}</w:body></w:document>',
        )
    return path


def control(inner):
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def run(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inner):
    return f"<w:p>{inner}</w:p>"


document("paragraph", control(paragraph(run("Sales rose."))) + paragraph(run("Next.")))
document("line", paragraph(run("Sales rose by ") + control(run("7")) + run(" percent.")))
document("tab", paragraph("<w:r><w:t>Revenue</w:t><w:tab/><w:t>72.8</w:t></w:r>"))
PYTHON
python3 write.py "$folder"

cat > read.cjs <<'JAVASCRIPT'
const { parseOffice } = require("officeparser");
(async () => {
  const read = [];
  for (const name of ["paragraph", "line", "tab"]) {
    read.push((await parseOffice(`${name}.docx`)).toText().trim());
    console.log(`  ${name}: ${JSON.stringify(read.at(-1))}`);
  }
  process.exit(read.join("|") === "Next.|Sales rose by 7 percent.|Revenue72.8" ? 0 : 1);
})();
JAVASCRIPT
node read.cjs || { echo "changed: the controlled paragraph and the tab should be gone" >&2; exit 1; }
echo "still so: a paragraph in a content control is lost"
