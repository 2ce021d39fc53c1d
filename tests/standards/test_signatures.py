"""First bytes of files and the endings that they fit."""

from __future__ import annotations

import io
import zipfile

import pytest

from pressroom.standards.signatures import misfit


def packed(*names: str, content: bytes = b"x") -> bytes:
    """A ZIP archive with files of these names."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        for name in names:
            file.writestr(name, content)
    return archive.getvalue()


FIT = [
    ("a.pdf", b"%PDF-1.7"),
    ("a.PDF", b"\n\n%PDF-1.4"),
    ("a.xlsx", b"PK\x03\x04"),
    ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    ("a.doc", rb"{\rtf1"),
    ("a.png", b"\x89PNG\r\n\x1a\n"),
    ("a.jpg", b"\xff\xd8\xff\xe0"),
    ("a.gif", b"GIF89a"),
    ("a.webp", b"RIFF\1\2\3\4WEBPVP8X"),
    ("a.avif", b"\0\0\0\x20ftypavif"),
    ("a.avif", b"\0\0\0\x20ftypmif1\0\0\0\0mif1avif"),
    ("a.mp4", b"\0\0\0\x20ftypisom"),
    ("a.mp3", b"\xff\xfb\x90\x44"),
    ("a.mp3", b"ID3\4"),
    ("a.svg", b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- x --><svg xmlns="x">'),
    ("a.svg", b"<svg>"),
    ("a.csv", b"Item,2026\nSales,1"),
    ("a.csv", "Posten\t2026".encode("utf-16")),
    ("a.csv", b"Umsatzerl\xf6se;1"),
    ("a.txt", b"x"),
    ("a.ics", b"BEGIN:VCALENDAR\r\n"),
    ("a.vcf", b"\xef\xbb\xbfBEGIN:VCARD"),
    ("a.htm", b"<?xml version='1.0'?><html>"),
    ("a.html", b"google-site-verification: google1.html"),
    ("a.xhtml", b"<!DOCTYPE html><html>"),
    ("a.xbrl", b'<?xml version="1.0"?><xbrl>'),
    ("a.woff2", b"wOF2"),
    ("a.docx", packed("[Content_Types].xml", "word/document.xml", "word/embeddings/xl/a")),
    ("a.xlsm", packed("xl/workbook.xml")),
    ("a.odt", packed("mimetype", content=b"application/vnd.oasis.opendocument.text")),
    ("a.zip", packed("word/document.xml")),
    ("a.pages", packed("Index/Document.iwa")),
    ("a.heic", b"\0\0\0\x20ftypheic"),
    ("a.opus", b"OggS"),
    ("a.vtt", b"\xef\xbb\xbfWEBVTT"),
    ("a.php", b"<!DOCTYPE html>"),
    ("a.unheard-of", b"x"),
    ("a", b"x"),
    ("a.pdf", b""),
]
PAGE = b"\n<!DOCTYPE html>\n<html><title>Sign in"
POINTER = b"version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 1\n"
MISFITS = [
    ("a.pdf", PAGE, "no PDF: it is a web page"),
    ("a.pdf", b"{}", "no PDF: it does not begin like one"),
    ("a.csv", PAGE, "no table as plain text: it is a web page"),
    ("a.csv", "<html>".encode("utf-16"), "no table as plain text: it is a web page"),
    ("a.csv", b"PK\x03\x04", "no table as plain text: it is a ZIP archive"),
    ("a.txt", b"a\0b", "no plain text: it does not begin like one"),
    ("a.ics", PAGE, "no calendar: it is a web page"),
    ("a.vcf", b"name,phone", "no business card: it does not begin like one"),
    ("a.xml", PAGE, "no XML: it is a web page"),
    ("a.svg", PAGE + b"<svg>", "no SVG picture: it is a web page"),
    ("a.svg", b"\x89PNG\r\n\x1a\n", "no SVG picture: it is a PNG picture"),
    ("a.html", b"%PDF-1.7", "no web page: it is a PDF"),
    ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old format, or with a password"),
    ("a.xls", PAGE, "no Excel workbook of the old kind: it is a web page"),
    ("a.JPG", b"\x89PNG\r\n\x1a\n", "no JPEG picture: it is a PNG picture"),
    ("a.png", b"\xff\xd8\xff", "no PNG picture: it is a JPEG picture"),
    ("a.mp3", "x".encode("utf-16"), "no MP3 sound"),
    ("a.woff2", b"wOFF", "no WOFF2 font"),
    ("a.mp4", b"RIFF\0\0\0\0AVI ", "no MP4 film"),
    ("a.pdf", POINTER, "a Git LFS pointer, not the file itself"),
    ("a.csv", POINTER, "a Git LFS pointer, not the file itself"),
    ("a.docx", packed("xl/workbook.xml", "word/media/1"), "no Word document: it is an Excel workb"),
    ("a.xlsx", packed("[Content_Types].xml", "word/document.xml"), "it is a Word document"),
    ("a.pptx", packed("mimetype", content=b"application/epub+zip"), "it is an EPUB book"),
    (
        "a.ods",
        packed("mimetype", content=b"application/vnd.oasis.opendocument.text"),
        "Document tex",
    ),
    ("a.key", packed("ppt/presentation.xml"), "no Keynote presentation: it is a PowerPoint"),
    ("a.heic", b"\xff\xd8\xff\xe0", "no HEIC picture: it is a JPEG picture"),
    ("a.vtt", b"1\n00:00", "no WebVTT text"),
    *(
        (f"a.{end}", PAGE, "it is a web page")
        for end in ("eps", "ai", "psd", "flac", "xz", "tar", "dwg")
    ),
    ("a.unheard-of", POINTER, "a Git LFS pointer, not the file itself"),
    ("a.pdf", b"/annex/objects/SHA256E-s1--1.pdf", "a git-annex pointer"),
]


@pytest.mark.parametrize(("name", "data"), FIT)
def test_bytes_that_fit_the_ending(name: str, data: bytes) -> None:
    assert misfit(name, data) is None


@pytest.mark.parametrize(("name", "data", "message"), MISFITS)
def test_bytes_that_do_not(name: str, data: bytes, message: str) -> None:
    found = misfit(name, data)
    assert found is not None
    assert message in found[0]
