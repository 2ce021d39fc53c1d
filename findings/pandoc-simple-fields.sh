#!/bin/sh
# pandoc 3.9 loses what a simple field of Word shows (`w:fldSimple`; ISO/IEC 29500-1, 17.16.19): a
# date, a property of the document, the total of a column. The same field written in parts
# (`w:fldChar`) is read. The sentence stays without its figure, and no warning tells of it.
#
# Installs it in a temporary folder and prints what it reads. Exits 0 while it is so, 1 when it has
# changed.
# Seen on 29 November 2026: "Sales were million." for "Sales were 72.8 million."
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check pypandoc-binary==1.17

cat > "$folder/try.py" <<'PYTHON'
import sys
import zipfile

import pypandoc

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


def run(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def mark(kind):
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


CODE = " DOCPROPERTY Sales "
SIMPLE = f'<w:fldSimple w:instr="{CODE}">{run("72.8")}</w:fldSimple>'
PARTS = (
    mark("begin")
    + f'<w:r><w:instrText xml:space="preserve">{CODE}</w:instrText></w:r>'
    + mark("separate")
    + run("72.8")
    + mark("end")
)
print(f"pandoc {pypandoc.get_pandoc_version()}")
read = {}
for name, field in (("simple", SIMPLE), ("parts", PARTS)):
    path = document(name, f"<w:p>{run('Sales were ')}{field}{run(' million.')}</w:p>")
    read[name] = pypandoc.convert_file(path, "plain", format="docx").strip()
    print(f"  {name}: {read[name]!r}")
is_so = read == {"simple": "Sales were million.", "parts": "Sales were 72.8 million."}
sys.exit(0 if is_so else 1)
PYTHON

"$folder/python/bin/python" "$folder/try.py" "$folder" || {
    echo "changed: the figure of the simple field should be gone, and that of the other stay" >&2
    exit 1
}
echo "still so: the figure of a simple field is lost"
