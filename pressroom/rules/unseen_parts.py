"""Parts of documents that nobody is to read and everybody can: comments, tracked changes, hidden
sheets and slides, speakers' notes, and the name of whose document it is.

Read are Office Open XML (ECMA-376), OpenDocument 1.3 and PDF (ISO 32000), without their programs.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator

_LONGEST = 20_000_000  # bytes of a part, unpacked
_MOST_PARTS = 2_000
_INSPECT = "in Word, Excel or PowerPoint: File, Info, Check for Issues, Inspect Document"
_OFFICE = f"take it out before it is published: {_INSPECT}, and Remove All of each kind"
_OPEN = "take it out before it is published, in LibreOffice: Edit, Track Changes and Comments"
_PDF = "take it out before it is published, in Acrobat: Redact, Sanitize Document"

# Of each part by its name: what in it gives away something, what that is, and what to do.
_PARTS = tuple(
    (re.compile(name), re.compile(sign), what, remedy)
    for name, sign, what, remedy in (
        (r"docProps/app\.xml", rb"<Manager>[^<\s]", "its manager (Office)", _OFFICE),
        (r"word/comments\w*\.xml", rb"<w:comment\s", "reviewers' comments (Word)", _OFFICE),
        (
            r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml",
            rb"<w:(?:ins|del|moveFrom|moveTo)\s[^>]*w:author=",
            "what was changed in it, and by whom (Word)",
            _OFFICE,
        ),
        (
            r"xl/(?:comments\d*\.xml|comments/.+\.xml|threadedComments/.+\.xml)",
            rb"<(?:\w+:)?(?:comment|threadedComment)\s",
            "reviewers' comments (Excel)",
            _OFFICE,
        ),
        (
            r"xl/workbook\.xml",
            rb"<(?:\w+:)?sheet\s[^>]*state=\"(?:hidden|veryHidden)\"",
            "what is on hidden sheets (Excel)",
            _OFFICE,
        ),
        (r"ppt/comments/.+\.xml", rb"<p\w*:cm\s", "reviewers' comments (PowerPoint)", _OFFICE),
        (
            r"ppt/notesSlides/notesSlide\d+\.xml",
            # The number of the slide is a field, and no run of text.
            rb"(?s)<a:r>(?:(?!</a:r>).)*<a:t>[^<]*[^\W\d]",
            "speakers' notes (PowerPoint)",
            _OFFICE,
        ),
        (
            r"ppt/slides/slide\d+\.xml",
            rb"<p:sld\b[^>]*\sshow=\"(?:0|false)\"",
            "what is on hidden slides (PowerPoint)",
            _OFFICE,
        ),
        (r"content\.xml", rb"<office:annotation\b", "reviewers' comments (OpenDocument)", _OPEN),
        (
            r"content\.xml",
            rb"<text:changed-region\b",
            "what was changed in it, and by whom (OpenDocument)",
            _OPEN,
        ),
    )
)
_PDF_COMMENT = re.compile(
    rb"/Subtype\s*/(?:Text|StrikeOut|Caret|Highlight|Squiggly|Popup)(?![A-Za-z#])"
)


def unseen_parts(data: bytes) -> Iterator[tuple[str, str]]:
    """Names of the parts of a document of Office or OpenDocument that it does not show, in words,
    each with a remedy; none of a damaged one."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        parts = archive.infolist()[:_MOST_PARTS]
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        return
    told = set[str]()
    for part in parts:
        asked = [each for each in _PARTS if each[0].fullmatch(part.filename)]
        if not asked or part.file_size > _LONGEST:
            continue
        text = _read(archive, part)
        for _, sign, what, remedy in asked:
            if what not in told and sign.search(text):
                told.add(what)
                yield what, remedy


def pdf_comments(texts: Iterable[bytes]) -> Iterator[tuple[str, str]]:
    """Names reviewers' comments in a PDF, of which `texts` are the readable parts, with the
    remedy."""
    if any(_PDF_COMMENT.search(text) for text in texts):
        yield "reviewers' comments (PDF)", _PDF


def _read(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    try:
        return archive.read(part)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, zlib.error, EOFError):
        return b""
