"""Files that are no Word file, or a bad one: one clear problem each, and never a traceback."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressroom.importers.records import Wishes
from pressroom.importers.word.opening import MOST_PARAGRAPHS
from pressroom.importers.word.package import DEEPEST, MOST_PARTS, MOST_XML
from pressroom.importers.word.reader import read_word
from tests.importers.reading_word import problems_of, read, told_of
from tests.importers.word_files import (
    NAMES,
    OFFICE,
    STYLES,
    docx,
    para,
    part,
    relation,
    rels,
    run,
    zipped,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
GOOD = docx(para("Sales rose.") + para(run("Costs", "<w:b/>")))


def with_document(xml: str) -> bytes:
    return docx("", parts={"word/document.xml": xml})


def flat(paragraphs: str) -> str:
    return f"<w:document {NAMES}><w:body>{paragraphs}</w:body></w:document>"


def twice() -> bytes:
    stream = io.BytesIO(GOOD)
    with zipfile.ZipFile(stream, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", flat(para("other")))
    return stream.getvalue()


def damaged_inside() -> bytes:
    at = GOOD.index(b"word/document.xml") + len(b"word/document.xml") + 20
    return GOOD[:at] + bytes(8) + GOOD[at + 8 :]


BAD = {
    "empty": (b"", "PR430", "the file is empty"),
    "zeros": (bytes(100), "PR430", "the file is empty"),
    "old Word": (OLE + "WordDocument".encode("utf-16-le"), "PR431", "a Word document of the old kind (.doc)"),
    "old Excel": (OLE + "Workbook".encode("utf-16-le"), "PR431", "an Office document of the old kind"),
    "with a password": (OLE + "EncryptedPackage".encode("utf-16-le"), "PR431", "protected by a password"),
    "RTF": (b"{\\rtf1 Sales rose.}", "PR431", "an RTF text"),
    "PDF": (b"%PDF-1.7", "PR431", "a PDF"),
    "web page": (b"\xef\xbb\xbf<html>", "PR431", "a web page or XML"),
    "text": (b"Sales rose.", "PR431", "does not begin like one"),
    "half a ZIP": (GOOD[: len(GOOD) // 2], "PR430", "its directory cannot be read"),
    "damaged inside": (damaged_inside(), "PR430", "cannot be unpacked"),
    "any ZIP": (zipped({"a.txt": "a"}), "PR430", "no Word document in it"),
    "workbook": (zipped({"_rels/.rels": rels(relation("a", "officeDocument", "xl/workbook.xml")), "xl/workbook.xml": "<w/>"}), "PR431", "an Excel workbook"),
    "slides": (zipped({"_rels/.rels": rels(relation("a", "officeDocument", "ppt/presentation.xml"))}), "PR431", "a PowerPoint presentation"),
    "OpenDocument": (zipped({"mimetype": "a", "content.xml": "<a/>"}), "PR431", "an OpenDocument text"),
    "no body": (with_document(f"<w:document {NAMES}/>"), "PR430", "no Word document in it"),
    "damaged XML": (with_document(flat(para("a"))[:-20]), "PR430", "the XML of its part word/document.xml is damaged"),
    "no XML": (with_document(""), "PR430", "is damaged"),
    "document type": (with_document(f"<!DOCTYPE a [<!ENTITY e 'x'>]>{flat(para('&e;'.replace('&', '&')))}".replace("&amp;", "&")), "PR430", "document type"),
    "billion laughs": (with_document("<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'>" + "".join(f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi")) + "]><a>&i;</a>"), "PR430", ""),
    "a file of the computer": (with_document("<!DOCTYPE a [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><a>&a;</a>"), "PR430", "document type"),
    "two parts of one name": (twice(), "PR430", "two of its parts have one name"),
    "too many parts": (zipped({f"{n}": "" for n in range(MOST_PARTS + 1)}), "PR432", "over 5,000 parts"),
    "bomb": (with_document(" " * (MOST_XML + 1)), "PR432", "unpacks to over"),
    "too many paragraphs": (with_document(flat("<w:p/>" * (MOST_PARAGRAPHS + 1))), "PR432", "over 20,000 paragraphs"),
    "too deep": (with_document(flat("<w:sdt>" * DEEPEST + "</w:sdt>" * DEEPEST)), "PR432", "deep"),
    "far too deep": (with_document(flat("<w:sdt>" * 9_000 + "</w:sdt>" * 9_000)), "PR432", "deep"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_one_error_with_what_to_do(name: str) -> None:
    data, code, why = BAD[name]
    manuscript, (problem,) = read_word(data, "news.docx", Wishes())
    assert manuscript is None
    assert (problem.code, problem.path, problem.severity) == (code, "news.docx", "error")
    assert why in problem.message
    assert problem.remedy


def test_sizes_are_counted_and_not_believed() -> None:
    """A directory that claims a few bytes for a part of many."""
    data = bytearray(with_document(flat(para("a" * 300_000))))
    at = data.rindex(b"word/document.xml") - 46
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    manuscript, (problem,) = read_word(bytes(data), "news.docx", Wishes())
    assert manuscript is None
    assert problem.code == "PR430"


def test_many_parts_together_may_not_be_too_large() -> None:
    headers = 6
    # A text of over ten million characters is none for the parser.
    filler = f"<w:hdr {NAMES}>{(' ' * 9_000_000 + '<w:p/>') * 2}</w:hdr>"
    data = docx(
        para("Sales rose."),
        parts={f"word/header{n}.xml": filler for n in range(headers)},
        relations="".join(relation(f"h{n}", "header", f"header{n}.xml") for n in range(headers)),
    )
    assert told_of(data)[0].startswith("PR432")


def test_the_strict_form_of_the_standard_is_read() -> None:
    body = para("Acme", style="Titel") + para(
        "Sales ", run("rose", "<w:b/>"), run(" canary", "<w:vanish/>")
    )
    strict = flat(body).replace(
        f"{OFFICE}/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    package = zipped({
        "_rels/.rels": rels(relation("a", "officeDocument", "word/document.xml")).replace(
            f"{OFFICE}/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships"),
        "word/document.xml": strict,
    })  # fmt: skip
    assert read(package).text == "Acme\n\nSales **rose**\n"


def test_the_document_may_have_any_name_in_the_package() -> None:
    package = zipped({
        "_rels/.rels": rels(relation("a", "officeDocument", "/word/document2.xml")),
        "word/document2.xml": flat(para("Acme", style="Titel") + para("Sales rose.")),
        "word/_rels/document2.xml.rels": rels(relation("s", "styles", "styles2.xml")),
        "word/styles2.xml": part("styles", STYLES),
        "word/document.xml": flat(para("canary")),
    })  # fmt: skip
    assert read(package).text == "Acme\n\nSales rose.\n"


def test_macros_and_embedded_files_are_told() -> None:
    data = docx(
        para("Sales rose."),
        parts={
            "word/vbaProject.bin": b"x",
            "word/embeddings/a.bin": b"x",
            "word/embeddings/b.bin": b"x",
        },
    )
    assert told_of(data) == [
        "PR442 the Word file has macros (1 part), which are left out and were not run",
        "PR442 the Word file has embedded files (2 parts), which are left out; what they show of themselves is a picture",
    ]
    assert read(data).text == "Sales rose.\n"


@settings(max_examples=50)
@given(st.data())
def test_no_file_raises(data: st.DataObject) -> None:
    """A good file with some of its bytes changed, cut or doubled gives a manuscript or a problem."""
    document = docx(
        para("Sales rose.", '<w:sdt><w:sdtContent><w:r/></w:sdtContent></w:sdt>'),
        parts={"word/numbering.xml": part("numbering", '<w:abstractNum w:abstractNumId="0"/>')},
    )  # fmt: skip
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    inside = parts[name]
    at = data.draw(st.integers(0, len(inside) - 1))
    how = data.draw(st.sampled_from(["cut", "byte", "double", "gone"]))
    changed = {
        "cut": inside[:at],
        "byte": inside[:at] + data.draw(st.binary(min_size=1, max_size=3)) + inside[at + 1 :],
        "double": inside[:at] + inside[at // 2 :],
        "gone": b"",
    }[how]
    manuscript, problems = read_word(zipped({**parts, name: changed}), "news.docx", Wishes())
    assert manuscript is not None or problems


@settings(max_examples=50)
@given(st.binary(max_size=300))
def test_no_bytes_raise(data: bytes) -> None:
    manuscript, problems = read_word(data, "news.docx", Wishes())
    assert manuscript is None
    assert [problem.severity for problem in problems] == ["error"]
    assert problems_of(b"PK\x03\x04" + data)[0].code in ("PR430", "PR432")
