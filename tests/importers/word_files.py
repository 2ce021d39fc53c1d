"""Word files for tests: small builders of the XML, and the package around it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

OFFICE = "http://schemas.openxmlformats.org"
NAMES = (
    f'xmlns:w="{OFFICE}/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}/officeDocument/2006/relationships" '
    f'xmlns:a="{OFFICE}/drawingml/2006/main" '
    f'xmlns:wp="{OFFICE}/drawingml/2006/wordprocessingDrawing" '
    f'xmlns:pic="{OFFICE}/drawingml/2006/picture" '
    f'xmlns:m="{OFFICE}/officeDocument/2006/math" '
    f'xmlns:mc="{OFFICE}/markup-compatibility/2006" '
    f'xmlns:c="{OFFICE}/drawingml/2006/chart" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8"
    "cfc000000301010018dd8db00000000049454e44ae426082"
)


def run(text: str, properties: str = "") -> str:
    """A run with a text and properties in XML (`<w:b/>`)."""
    return (
        f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}"
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    )


def raw(inner: str, properties: str = "") -> str:
    """A run with anything in it."""
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inner}</w:r>"


def para(*content: str, style: str = "", properties: str = "") -> str:
    """A paragraph of runs; what is no XML is the text of one."""
    inner = "".join(each if each.startswith("<") else run(each) for each in content)
    if style:
        properties = f'<w:pStyle w:val="{style}"/>{properties}'
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def table(*rows: list[str], properties: str = "") -> str:
    """A table of cells; a cell is a text, or the XML of a whole `w:tc`."""
    made = ""
    for row in rows:
        cells = "".join(each if each.startswith("<w:tc>") else cell(each) for each in row)
        made += f"<w:tr>{cells}</w:tr>"
    return f"<w:tbl>{f'<w:tblPr>{properties}</w:tblPr>' if properties else ''}{made}</w:tbl>"


def cell(text: str, properties: str = "") -> str:
    """A table cell with a paragraph, or with whole blocks."""
    inner = text if text.startswith("<") else para(text)
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{inner}</w:tc>"


def field(instruction: str, result: str) -> str:
    """A complex field: its instruction, and the runs that it showed last."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{escape(instruction)}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def picture(relation: str, alternative: str = "", *, crop: str = "", extra: str = "") -> str:
    """A run with a picture."""
    description = f" descr={quoteattr(alternative)}" if alternative else ""
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1"{description}>{extra}'
        "</wp:docPr><a:graphic><a:graphicData><pic:pic><pic:blipFill>"
        f"<a:blip {relation}/>{crop}</pic:blipFill></pic:pic></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing></w:r>"
    )


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/>'
    '<w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/>'
    '<w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/>'
    '<w:basedOn w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Beschriftung"><w:name w:val="caption"/></w:style>'
)


def docx(
    body: str,
    *,
    styles: str = STYLES,
    parts: Mapping[str, bytes | str] | None = None,
    relations: str = "",
    before: str = "",
) -> bytes:
    """A Word file: `body` is the content of its `w:body`, `before` stands before that; `styles` the
    content of `w:styles`; `parts` are further parts, by name, and `relations` the document's."""
    document = f"<w:document {NAMES}>{before}<w:body>{body}<w:sectPr/></w:body></w:document>"
    made: dict[str, bytes | str] = {
        "[Content_Types].xml": (
            f'<Types xmlns="{OFFICE}/package/2006/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>'
        ),
        "_rels/.rels": rels(relation("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": document,
        "word/styles.xml": f"<w:styles {NAMES}>{styles}</w:styles>",
        "word/_rels/document.xml.rels": rels(
            relation("styles", "styles", "styles.xml") + relations
        ),
        **(parts or {}),
    }
    return zipped(made)


def zipped(parts: Mapping[str, bytes | str]) -> bytes:
    """A ZIP archive of parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def rels(rows: str) -> str:
    """A part with relationships."""
    return f'<Relationships xmlns="{OFFICE}/package/2006/relationships">{rows}</Relationships>'


def relation(name: str, kind: str, target: str, *, external: bool = False) -> str:
    """A relationship."""
    mode = ' TargetMode="External"' if external else ""
    return (
        f'<Relationship Id="{name}" Type="{OFFICE}/officeDocument/2006/relationships/{kind}" '
        f"Target={quoteattr(target)}{mode}/>"
    )


def part(root: str, content: str) -> str:
    """A part of WordprocessingML."""
    return f"<w:{root} {NAMES}>{content}</w:{root}>"
