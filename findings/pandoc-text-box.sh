#!/bin/sh
# pandoc 3.9 loses all words of a paragraph of Word to which a text box is anchored, as Word itself
# writes it (`mc:AlternateContent` in a run, ISO/IEC 29500-3): the box's words arrive and the
# paragraph's own do not, before the box or behind it, be it a heading or the first figures. No warning.
#
# Installs it in a temporary folder and prints what it reads. Exits 0 while it is so, 1 when it has
# changed.
# Seen on 29 November 2026: "Words of the box." where "Sales rose to 72.8 million." stands beside it
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


def document(name, body, spaces):
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
            f'<w:document xmlns:w="{W}" {spaces}><w:body>{body}</w:body></w:document>',
        )
    return path


DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
SPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    f'xmlns:wp="{DRAWING}/wordprocessingDrawing" xmlns:a="{DRAWING}/main" xmlns:wps="{SHAPE}" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
WORDS = "<w:txbxContent><w:p><w:r><w:t>Words of the box.</w:t></w:r></w:p></w:txbxContent>"
BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" '
    'distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" '
    'allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:align>right'
    '</wp:align></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset>'
    '</wp:positionV><wp:extent cx="2360930" cy="1404620"/><wp:wrapSquare wrapText="bothSides"/>'
    '<wp:docPr id="2" name="Text Box 2"/><wp:cNvGraphicFramePr/><a:graphic>'
    f'<a:graphicData uri="{SHAPE}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/>'
    f"<wps:txbx>{WORDS}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
    "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
    f"{WORDS}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
OWN = "Sales rose to 72.8 million."
TEXT = f"<w:r><w:t>{OWN}</w:t></w:r>"
LAST = "<w:p><w:r><w:t>The next paragraph.</w:t></w:r></w:p>"
print(f"pandoc {pypandoc.get_pandoc_version()}")
lost = []
for name, paragraph in (("before", TEXT + BOX), ("behind", BOX + TEXT), ("without", TEXT)):
    path = document(name, f"<w:p>{paragraph}</w:p>{LAST}", SPACES)
    read = pypandoc.convert_file(path, "plain", format="docx")
    print(f"  {name}: {read.split(chr(10) + chr(10))!r}")
    lost.append(OWN not in read and "Words of the box." in read)
sys.exit(0 if lost == [True, True, False] else 1)
PYTHON

"$folder/python/bin/python" "$folder/try.py" "$folder" || {
    echo "changed: the paragraph's own words should be gone beside a box, and there without one" >&2
    exit 1
}
echo "still so: a text box takes the place of its paragraph"
