#!/bin/sh
# docx2python 3.7.1 loses the hyphen of Word that never breaks (`w:noBreakHyphen`, Ctrl+Shift+Hyphen;
# ISO/IEC 29500-1, 17.3.3.18), which keeps a minus sign at its figure: a loss of -5.2 million is 5.2
# million, and 1-24 hours are 124. An ordinary hyphen stays.
#
# Installs it in a temporary folder and prints what it reads. Exits 0 while it is so, 1 when it has
# changed.
# Seen on 29 November 2026: "Result: 5.2 million within 124 hours"
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check \
    docx2python==3.7.1 lxml==6.1.3 paragraphs==1.0.1

cat > "$folder/try.py" <<'PYTHON'
import sys
import zipfile
from importlib.metadata import version

from docx2python import docx2python

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


def text(hyphen):
    return (
        f'<w:p><w:r><w:t xml:space="preserve">Result: </w:t>{hyphen}<w:t>5.2 million within 1</w:t>'
        f"{hyphen}<w:t>24 hours</w:t></w:r></w:p>"
    )


print(f"Python {sys.version.split()[0]}, docx2python {version('docx2python')}")
read = {}
for name, hyphen in (("unbreaking", "<w:noBreakHyphen/>"), ("ordinary", "<w:t>-</w:t>")):
    with docx2python(document(name, text(hyphen))) as opened:
        read[name] = opened.text.strip()
    print(f"  {name} hyphen: {read[name]!r}")
is_so = read == {
    "unbreaking": "Result: 5.2 million within 124 hours",
    "ordinary": "Result: -5.2 million within 1-24 hours",
}
sys.exit(0 if is_so else 1)
PYTHON

"$folder/python/bin/python" "$folder/try.py" "$folder" || {
    echo "changed: the hyphens that never break should be gone" >&2
    exit 1
}
echo "still so: a loss is read as a gain"
