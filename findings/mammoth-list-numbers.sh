#!/bin/sh
# mammoth 1.13.0 begins each list of Word at 1: one that goes on behind a paragraph, one that starts at
# 7 (`w:start`), and one in letters. A text that says "see paragraph 3" is then wrong, and no message
# tells of it.
#
# Installs it in a temporary folder and prints what it reads. Exits 0 while it is so, 1 when it has
# changed.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check mammoth==1.13.0 cobble==0.1.4

cat > "$folder/try.py" <<'PYTHON'
import io
import sys
import zipfile
from importlib.metadata import version

import mammoth

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def level(form, text, start):
    return (
        f'<w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def item(text, number):
    properties = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


LISTS = (("decimal", "%1.", 1), ("decimal", "%1.", 7), ("lowerLetter", "(%1)", 1))
NUMBERING = "".join(
    f'<w:abstractNum w:abstractNumId="{n}">{level(*each)}</w:abstractNum>'
    for n, each in enumerate(LISTS, start=1)
) + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2, 3))
BETWEEN = "<w:p><w:r><w:t>Between.</w:t></w:r></w:p>"
BODY = BETWEEN.join([item("one", 1) + item("two", 1), item("three", 1), item("seven", 2), item("a", 3)])
PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="a" '
    f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="n" '
    f'Type="{OFFICE}/numbering" Target="numbering.xml"/></Relationships>',
    "word/numbering.xml": f'<w:numbering xmlns:w="{W}">{NUMBERING}</w:numbering>',
    "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{BODY}</w:body></w:document>',
}
stream = io.BytesIO()
with zipfile.ZipFile(stream, "w") as archive:
    for name, content in PARTS.items():
        archive.writestr(name, content)
result = mammoth.convert_to_html(stream)
print(f"Python {sys.version.split()[0]}, mammoth {version('mammoth')}")
print(f"  {result.value}")
told = [message.message for message in result.messages]
print(f"  told: {told}")
expected = "<p>Between.</p>".join(
    ["<ol><li>one</li><li>two</li></ol>", *(f"<ol><li>{x}</li></ol>" for x in ("three", "seven", "a"))]
)
sys.exit(0 if (result.value, told) == (expected, []) else 1)
PYTHON

"$folder/python/bin/python" "$folder/try.py" || {
    echo "changed: four lists that all begin at 1, and no message" >&2
    exit 1
}
echo "still so: all lists begin at 1"
