#!/bin/sh
# pandoc 3.9 (--track-changes=accept) loses the words of a paragraph of Word whose mark is deleted, if
# a heading follows. Word joins both in one line (ISO/IEC 29500-1, 17.13.5.15), as pandoc does before
# any other paragraph.
#
# Installs it in a temporary folder and prints what it reads. Exits 0 while it is so, 1 when it has
# changed.
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
PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="a" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    f'relationships"><Relationship Id="s" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "word/styles.xml": f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="H">'
    '<w:name w:val="heading 1"/></w:style></w:styles>',
}
DELETED = '<w:pPr><w:rPr><w:del w:id="1" w:author="A" w:date="2026-01-05T10:00:00Z"/></w:rPr></w:pPr>'


def line(text, properties=""):
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def read(second):
    name = sys.argv[1]
    body = line("One, ", DELETED) + second
    with zipfile.ZipFile(name, "w") as archive:
        for part, content in PARTS.items():
            archive.writestr(part, content)
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        )
    options = ["--track-changes=accept"]
    return pypandoc.convert_file(name, "commonmark", format="docx", extra_args=options).strip()


found = {
    "a paragraph": read(line("two.")),
    "a heading": read(line("two.", '<w:pPr><w:pStyle w:val="H"/></w:pPr>')),
}
print(f"pandoc {pypandoc.get_pandoc_version()}")
for before, text in found.items():
    print(f"  before {before}: {text!r}")
sys.exit(0 if list(found.values()) == ["One, two.", "# two."] else 1)
PYTHON

"$folder/python/bin/python" "$folder/try.py" "$folder/try.docx" || {
    echo "changed: before a paragraph it should be whole, and before a heading without 'One,'" >&2
    exit 1
}
echo "still so: the words before the heading are lost"
