"""Makes `third-quarter.docx`, a release as a Word file, to try `pressroom import` with.

    python docs/samples/import/make_word.py

The same bytes come every time. The file has what such files have: a title, headings, a mark raised
as a sign of the font Symbol, a table with merged heads, a list by its style, a note, a page footer.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

HERE = Path(__file__).parent
OFFICE = "http://schemas.openxmlformats.org"
NAMES = (
    f'xmlns:w="{OFFICE}/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}/officeDocument/2006/relationships"'
)
TYPES = f"{OFFICE}/package/2006/content-types"
RELATIONS = f"{OFFICE}/officeDocument/2006/relationships"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MARK = (
    '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    '<w:sym w:font="Symbol" w:char="F0D2"/></w:r>'
)
SITE = '<w:hyperlink r:id="site"><w:r><w:t>www.immunogen.com</w:t></w:r></w:hyperlink>'
NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'


def words(text: str, properties: str = "") -> str:
    """A run of text."""
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{text}</w:t></w:r>'


def line(*runs: str, style: str = "") -> str:
    """A paragraph; what does not begin with `<` is plain text."""
    inner = "".join(each if each.startswith("<") else words(each) for each in runs)
    return f'<w:p><w:pPr><w:pStyle w:val="{style or "Normal"}"/></w:pPr>{inner}</w:p>'


def cell(text: str, properties: str = "") -> str:
    """A cell of a table."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{line(text) if text else '<w:p/>'}</w:tc>"


def row(*cells: str) -> str:
    """A row of a table."""
    return f"<w:tr>{''.join(each if each.startswith('<') else cell(each) for each in cells)}</w:tr>"


ROYALTIES = (
    "<w:tbl>"
    + row(
        cell("Kadcyla sold in", '<w:vMerge w:val="restart"/>'),
        cell("Royalty reported", '<w:gridSpan w:val="2"/>'),
    )
    + row(cell("", "<w:vMerge/>"), "quarter to", "fiscal quarter")
    + row("January to March 2013", "June 30, 2013", "Fourth of fiscal 2013")
    + row("April to June 2013", "September 30, 2013", "First of fiscal 2014")
    + "</w:tbl>"
)
BODY = (
    line("ImmunoGen, Inc. Reports on Third Quarter of Fiscal 2013", style="Title")
    + line("Kadcyla", MARK, " was approved in the US during the quarter", style="ListBullet")
    + line("Royalties on its sales follow one quarter later", style="ListBullet")
    + line(
        words("WALTHAM, Mass.", "<w:b/>"),
        "--(BUSINESS WIRE)--April 26, 2013-- ImmunoGen, Inc. (Nasdaq: IMGN) today reported on the ",
        "three months to March 31, 2013, the third quarter of its fiscal year. Their event was ",
        "the approval of Kadcyla",
        MARK,
        " (ado-trastuzumab emtansine) in the US on February 22, 2013. It is the first approved "
        "product with ImmunoGen’s technology, and Genentech, a member of the Roche Group, "
        "markets it in the US.",
    )
    + line("How royalties are reported", style="Heading1")
    + line(
        "ImmunoGen is entitled to royalties on sales of Kadcyla, and reports them one quarter in "
        "arrears.",
        NOTE,
        " The first US sales therefore show in the quarters below, and not in this one.",
    )
    + line("When royalties on Kadcyla are reported", style="Caption")
    + ROYALTIES
    + line("Update on the company", style="Heading1")
    + line(
        "In Europe, the application for Kadcyla is under review by the European Medicines Agency, "
        "which accepted it in 2012. ImmunoGen is also developing candidates that belong wholly to "
        "it, among them IMGN901, IMGN853 and IMGN529."
    )
    + line("About ImmunoGen, Inc.", style="Heading1")
    + line(
        "ImmunoGen, Inc., of Waltham, Massachusetts, develops medicines against cancer with "
        "antibody-drug conjugates. More about the company is at ",
        SITE,
        ".",
    )
    + line("###")
    + '<w:sectPr><w:footerReference w:type="default" r:id="footer"/></w:sectPr>'
)
NOTES = (
    '<w:footnote w:id="2">'
    + line("Sales in one quarter lead to royalty revenue in the next.")
    + "</w:footnote>"
)
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{key}"{default}><w:name w:val="{name}"/>{more}'
    "</w:style>"
    for key, name, default, more in (
        ("Normal", "Normal", ' w:default="1"', '<w:rPr><w:lang w:val="en-US"/></w:rPr>'),
        ("Title", "Title", "", "<w:rPr><w:b/></w:rPr>"),
        ("Heading1", "heading 1", "", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
        ("Caption", "caption", "", "<w:rPr><w:i/></w:rPr>"),
        (
            "ListBullet",
            "List Bullet",
            "",
            '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>',
        ),
    )
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="•"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
PARTS = (
    ("document", "document.main", f"<w:body>{BODY}</w:body>"),
    ("styles", "styles", STYLES),
    ("numbering", "numbering", NUMBERING),
    ("footnotes", "footnotes", NOTES),
    ("footer", "footer", line("ImmunoGen, Inc., 830 Winter Street, Waltham, Massachusetts")),
)
ROOTS = {"footer": "ftr"}
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def third_quarter() -> dict[str, str]:
    """The parts of the file, by name."""
    made = {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        + "".join(
            f'<Override PartName="/word/{name}.xml" ContentType="{KIND}.{kind}+xml"/>'
            for name, kind, _ in PARTS
        )
        + "</Types>",
        "_rels/.rels": _relations(("document", "officeDocument", "word/document.xml", "")),
        "word/_rels/document.xml.rels": _relations(
            *((name, name, f"{name}.xml", "") for name, _, _ in PARTS[1:]),
            ("site", "hyperlink", "https://www.immunogen.com/", ' TargetMode="External"'),
        ),
    }
    for name, _, content in PARTS:
        root = ROOTS.get(name, name)
        made[f"word/{name}.xml"] = f"<w:{root} {NAMES}>{content}</w:{root}>"
    return {name: HEAD + content for name, content in made.items()}


def _relations(*rows: tuple[str, str, str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="{key}" Type="{RELATIONS}/{kind}" Target="{target}"{mode}/>'
        for key, kind, target, mode in rows
    )
    return f'<Relationships xmlns="{OFFICE}/package/2006/relationships">{inner}</Relationships>'


def write(path: Path) -> None:
    """Writes the file: not compressed, since how well that is done differs between machines, and
    with the day on which ZIP's calendar begins."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, content in third_quarter().items():
            archive.writestr(zipfile.ZipInfo(name), content.encode())


if __name__ == "__main__":
    write(HERE / "third-quarter.docx")
