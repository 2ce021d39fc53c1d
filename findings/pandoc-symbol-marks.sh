#!/bin/sh
# pandoc 3.9 gives for the marks of Word's font Symbol (`w:sym`, which Insert > Symbol writes) characters
# of the private use area: ® is U+F6DA, © U+F6D9 and ™ U+F6DB, which hardly any font has, so that a
# reader sees a box and a search finds no mark. Signs like ≥ and the Greek letters it gives right.
#
# Installs it in a temporary folder and prints what it reads. Exits 0 while it is so, 1 when it has
# changed.
# Seen on 29 November 2026: F0D2 U+F6DA, F0D3 U+F6D9, F0D4 U+F6DB, F0B3 U+2265
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


print(f"pandoc {pypandoc.get_pandoc_version()}")
read = {}
for code in ("F0D2", "F0D3", "F0D4", "F0B3"):
    sign = f'<w:p><w:r><w:sym w:font="Symbol" w:char="{code}"/></w:r></w:p>'
    read[code] = pypandoc.convert_file(document(code, sign), "plain", format="docx").strip()
    print(f"  {code}: U+{ord(read[code]):04X}")
is_so = read == {"F0D2": "\uf6da", "F0D3": "\uf6d9", "F0D4": "\uf6db", "F0B3": "\u2265"}
sys.exit(0 if is_so else 1)
PYTHON

"$folder/python/bin/python" "$folder/try.py" "$folder" || {
    echo "changed: the three marks should be of the private use area" >&2
    exit 1
}
echo "still so: marks of the font Symbol are no signs that a font has"
