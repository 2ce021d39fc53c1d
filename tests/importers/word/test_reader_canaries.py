"""Canaries: a word in each place of a Word file that Word does not print is in nothing written."""

from __future__ import annotations

from tests.importers.reading_word import problems_of, read
from tests.importers.word_files import docx, field, para, part, raw, relation, run

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
BY = 'w:id="1" w:author="canary author" w:date="2026-01-05T10:00:00Z"'
BODY = (
    para("Acme reports", style="Titel")
    + para(
        '<w:bookmarkStart w:id="0" w:name="canary_bookmark"/><w:commentRangeStart w:id="0"/>',
        run("Sales rose", "<w:b/>"),
        '<w:commentRangeEnd w:id="0"/><w:bookmarkEnd w:id="0"/>',
        raw('<w:commentReference w:id="0"/>'),
        run(" canary hidden", "<w:vanish/>"),
        run(" canary white", '<w:color w:val="FFFFFF"/>'),
        f"<w:del {BY}>{raw('<w:delText>canary deleted</w:delText>')}</w:del>",
        f"<w:ins {BY}>{run(' in Europe')}</w:ins>",
        field(' IF "canary field" = "x" "canary yes" "canary no" ', run(".")),
        field(' INCLUDETEXT "C:\\\\canary\\\\path.docx" ', run(" Costs fell.")),
        '<w:fldSimple w:instr="DOCPROPERTY canary_name"><w:r><w:t xml:space="preserve"> Bravo.</w:t></w:r></w:fldSimple>',
        '<w:hyperlink w:tooltip="canary tooltip" r:id="link"><w:r><w:t>More</w:t></w:r></w:hyperlink>',
        '<w:hyperlink w:anchor="canary_anchor"><w:r><w:t xml:space="preserve"> above</w:t></w:r></w:hyperlink>',
        '<w:sdt><w:sdtPr><w:alias w:val="canary alias"/><w:tag w:val="canary tag"/>'
        '<w:dropDownList><w:listItem w:displayText="canary item" w:value="x"/></w:dropDownList></w:sdtPr>'
        "<w:sdtContent><w:r><w:t>!</w:t></w:r></w:sdtContent></w:sdt>",
        raw('<w:object><o:OLEObject r:id="ole" ProgID="canary.prog"/></w:object>'),
        raw('<w:drawing><wp:inline><wp:docPr id="9" name="canary picture name" title="canary title"/></wp:inline></w:drawing>'),
    )
    + '<w:customXml w:uri="canary:uri" w:element="canaryElement"><w:customXmlPr><w:attr w:name="canary" w:val="canary"/></w:customXmlPr>'
    + para("End.", properties='<w:rPr><w:rFonts w:ascii="canary font"/></w:rPr>')
    + "</w:customXml>"
)  # fmt: skip
RELATIONS = "".join(
    [
        relation("link", "hyperlink", "https://example.com/more", external=True),
        relation("c", "comments", "comments.xml"),
        relation("p", "people", "people.xml"),
        relation("ole", "oleObject", "embeddings/oleObject1.bin"),
        relation("g", "glossaryDocument", "glossary/document.xml"),
        relation("s", "settings", "settings.xml"),
        relation("t", "attachedTemplate", "file:///C:/canary/template.dotx", external=True),
        relation("fn", "footnotes", "footnotes.xml"),
    ]
)
UNUSED_NOTE = f'<w:footnote w:id="7">{para("canary note that nothing refers to")}</w:footnote>'
PARTS = {
    "word/comments.xml": part("comments", f'<w:comment w:id="0" {BY[9:]}>{para("canary comment")}</w:comment>'),
    "word/commentsExtended.xml": "<canary/>",
    "word/people.xml": part("people", '<w:person w:author="canary person"/>'),
    "word/settings.xml": part("settings", '<w:docVars><w:docVar w:name="canary" w:val="canary variable"/></w:docVars>'),
    "word/glossary/document.xml": part("glossaryDocument", f"<w:docParts>{para('canary glossary')}</w:docParts>"),
    "word/footnotes.xml": part("footnotes", UNUSED_NOTE),
    "word/embeddings/oleObject1.bin": b"canary object",
    "word/vbaProject.bin": b"canary macro",
    "word/afchunk.htm": "<p>canary chunk</p>",
    "docProps/core.xml": "<c><title>canary title</title><creator>canary creator</creator></c>",
    "docProps/app.xml": "<a><Company>canary company</Company></a>",
    "docProps/custom.xml": "<a><property>canary custom</property></a>",
    "customXml/item1.xml": "<canary>canary data</canary>",
    "word/versions.xml": part("versions", para("canary version")),
    "canary.txt": "canary",
}  # fmt: skip


def test_no_canary_gets_into_what_is_written_or_told() -> None:
    data = docx(BODY, parts=PARTS, relations=RELATIONS)
    manuscript = read(data, "accept")
    assert manuscript.text == (
        "Acme reports\n\n**Sales rose** in Europe. Costs fell. Bravo."
        "[More](https://example.com/more) above!\n\nEnd.\n"
    )
    written = repr(manuscript)
    assert "canary" not in written.casefold()
    assert "canary" not in repr(problems_of(data, "accept")).casefold()
    # Who is asked about changes is told which words they are.
    told = repr(problems_of(data)).casefold()
    assert told.count("canary") == told.count("deleted “canary deleted”") == 1


def test_a_file_put_into_another_is_an_error_and_its_words_stay_out() -> None:
    chunk = '<w:altChunk r:id="chunk"/>'
    data = docx(
        para("Acme reports") + chunk,
        parts={"word/afchunk.htm": "<p>canary chunk</p>"},
        relations=relation("chunk", "aFChunk", "afchunk.htm"),
    )
    assert read(data).text == "Acme reports\n"
    (problem,) = problems_of(data)
    assert (problem.code, problem.severity) == ("PR443", "error")
    assert "canary" not in str(problem)


def test_what_a_package_says_of_itself_is_not_its_text() -> None:
    """A title among the properties is nobody's headline."""
    core = "<c><title>canary title</title></c>"
    data = docx(para("Sales rose."), parts={"docProps/core.xml": core})
    manuscript = read(data)
    assert (manuscript.text, manuscript.title, manuscript.date) == ("Sales rose.\n", "", "")
