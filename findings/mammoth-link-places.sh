#!/bin/sh
# mammoth 1.13.0 makes a broken address of a link of Word that leads to a place in a page: the field
# `HYPERLINK "https://example.com/report" \l "note-3"` (ISO/IEC 29500-1, 17.16.5.25) becomes
# href='https://example.com/report" \l "note-3', instead of https://example.com/report#note-3. No message.
#
# Installs it in a temporary folder and prints what it reads. Exits 0 while it is so, 1 when it has
# changed.
# Seen on 29 November 2026: href="https://example.com/report&quot; \l &quot;note-3"
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check mammoth==1.13.0 cobble==0.1.4

cat > "$folder/try.py" <<'PYTHON'
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


def link(code):
    return (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
        f'{code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Note 3'
        '</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


ADDRESS = "https://example.com/report"
print(f"Python {sys.version.split()[0]}, mammoth {version('mammoth')}")
made = {}
for name, code in (("page", ""), ("place", r' \l "note-3"')):
    with open(document(name, link(f' HYPERLINK "{ADDRESS}"{code} ')), "rb") as file:
        result = mammoth.convert_to_html(file)
    made[name] = result.value
    print(f"  {name}: {result.value} {[each.message for each in result.messages]}")
is_so = (
    f'href="{ADDRESS}"' in made["page"]
    and ADDRESS + r"&quot; \l &quot;note-3" in made["place"]
    and f"{ADDRESS}#note-3" not in made["place"]
)
sys.exit(0 if is_so else 1)
PYTHON

"$folder/python/bin/python" "$folder/try.py" "$folder" || {
    echo "changed: the switch should stand in the address" >&2
    exit 1
}
echo "still so: a link to a place in a page is broken"
