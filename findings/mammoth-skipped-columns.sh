#!/bin/sh
# mammoth 1.13.0 moves figures of a table of Word into the wrong column: a row that begins further right,
# as Word writes it where its first cells were dragged or deleted (`w:gridBefore`; ISO/IEC 29500-1,
# 17.4.15), begins in the first column. So 72.8, which stands under 2026, has the place of the label, and
# 70.1, under 2025, that of 2026. No message tells of it. The row is a cell short.
#
# Installs it in a temporary folder and prints what it reads. Exits 0 while it is so, 1 when it has
# changed.
# Seen on 29 November 2026: rows [Sales, 2026, 2025] and [72.8, 70.1]
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check mammoth==1.13.0 cobble==0.1.4

cat > "$folder/try.py" <<'PYTHON'
import re
import sys
import zipfile
from importlib.metadata import version

import mammoth

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
            f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
        )
    return path


def row(*texts, before=0):
    skipped = f'<w:trPr><w:gridBefore w:val="{before}"/></w:trPr>' if before else ""
    cells = "".join(
        f"<w:tc><w:tcPr/><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in texts
    )
    return f"<w:tr>{skipped}{cells}</w:tr>"


GRID = "<w:tblGrid>" + '<w:gridCol w:w="2000"/>' * 3 + "</w:tblGrid>"
TABLE = row("Sales", "2026", "2025") + row("72.8", "70.1", before=1)
print(f"Python {sys.version.split()[0]}, mammoth {version('mammoth')}")
with open(document("table", f"<w:tbl><w:tblPr/>{GRID}{TABLE}</w:tbl><w:p/>"), "rb") as file:
    result = mammoth.convert_to_html(file)
rows = [
    [re.sub("<[^>]*>", "", cell) for cell in re.findall("<t[dh][^>]*>.*?</t[dh]>", each)]
    for each in re.findall("<tr>.*?</tr>", result.value)
]
print(f"  {rows} {[each.message for each in result.messages]}")
sys.exit(0 if rows == [["Sales", "2026", "2025"], ["72.8", "70.1"]] and not result.messages else 1)
PYTHON

"$folder/python/bin/python" "$folder/try.py" "$folder" || {
    echo "changed: the figures should stand one column too far left" >&2
    exit 1
}
echo "still so: figures stand in the wrong column"
