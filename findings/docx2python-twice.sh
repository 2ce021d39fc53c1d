#!/bin/sh
# docx2python 3.7.1 gives words twice: a sentence that was moved with changes tracked stands at its old
# place (`w:moveFrom`, ISO/IEC 29500-1, 17.13.5.22) and its new one, and the words of a text box come
# once for new and once for old versions of Word (`mc:Choice` and `mc:Fallback`, of which a reader takes
# one: ISO/IEC 29500-3, 9.3). What was deleted (`w:del`) it leaves out.
#
# Installs it in a temporary folder and prints what it reads. Exits 0 while it is so, 1 when it has
# changed.
# Seen on 29 November 2026: "Sales rose. Costs fell. Sales rose."
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


def run(text, name="t"):
    return f'<w:r><w:{name} xml:space="preserve">{text}</w:{name}></w:r>'


def changed(kind, inner):
    return f'<w:{kind} w:id="1" w:author="A">{inner}</w:{kind}>'


MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
BOX = "<w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent>"
SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
TEXTS = {
    "moved": changed("moveFrom", run("Sales rose. "))
    + run("Costs fell. ")
    + changed("moveTo", run("Sales rose.")),
    "deleted": changed("del", run("Sales rose. ", "delText")) + run("Costs fell."),
    "boxed": f'<w:r><mc:AlternateContent xmlns:mc="{MC}"><mc:Choice xmlns:wps="{SHAPE}" Requires="wps">'
    f"<w:drawing><wps:txbx>{BOX}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>"
    f'<v:textbox xmlns:v="urn:schemas-microsoft-com:vml">{BOX}</v:textbox></w:pict></mc:Fallback>'
    "</mc:AlternateContent></w:r>",
}
print(f"Python {sys.version.split()[0]}, docx2python {version('docx2python')}")
read = {}
for name, text in TEXTS.items():
    with docx2python(document(name, f"<w:p>{text}</w:p>")) as opened:
        read[name] = opened.text.split()
    print(f"  {name}: {' '.join(read[name])!r}")
is_so = (
    " ".join(read["moved"]) == "Sales rose. Costs fell. Sales rose."
    and " ".join(read["deleted"]) == "Costs fell."
    and " ".join(read["boxed"]) == "In the box. In the box."
)
sys.exit(0 if is_so else 1)
PYTHON

"$folder/python/bin/python" "$folder/try.py" "$folder" || {
    echo "changed: moved and boxed words should stand twice" >&2
    exit 1
}
echo "still so: moved and boxed words stand twice"
