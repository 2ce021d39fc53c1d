"""Metadata of documents and pictures that tell who made them and where: found, and taken out.

Pictures are read by `pressroom/standards/picture_files.py`; here are PDF (ISO 32000), Office Open
XML, OpenDocument and QuickTime.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from pressroom.standards.picture_files import (
    XMP_MAKER,
    clean_picture,
    is_picture_file,
    told_by_picture,
)

_LONGEST = 1_000_000  # bytes of properties, unpacked
_PDF_AUTHOR = re.compile(rb"/Author\s*(?:\(\s*[^)\s]|<\s*[0-9A-Fa-f])")
_PROPERTIES = {
    "docProps/core.xml": ("Office", re.compile(rb"<(?:dc:creator|cp:lastModifiedBy)>[^<\s]")),
    "meta.xml": ("OpenDocument", re.compile(rb"<(?:dc:creator|meta:initial-creator)>[^<\s]")),
}
_FILM = re.compile(rb".{4}(?:ftyp|moov|mdat|wide|free|skip)", re.DOTALL)
_FILM_PLACE = re.compile(rb"\xa9xyz|com\.apple\.quicktime\.location")

_INSPECT = "in Word, Excel or PowerPoint: File, Info, Check for Issues, Inspect Document"
_REMEDIES = {
    "Office": f"take it out before it is published: {_INSPECT}, Document Properties, Remove All",
    "OpenDocument": "take it out before it is published, in LibreOffice: File, Properties, Reset "
    "Properties, without `Apply user data`",
    "PDF": "take it out before it is published: `pressroom lint --fix` does where pikepdf is "
    "installed and nobody has signed the file; in Acrobat: File, Properties, Description",
    "film": "take it out before it is published, in the program that made the film",
    "picture": "`pressroom lint --fix` takes it out before it is published",
}


def told(data: bytes) -> Iterator[tuple[str, str]]:
    """What a file tells of who made it and where, in words, each with what to do."""
    if is_picture_file(data):
        for what in told_by_picture(data):
            yield what, _REMEDIES["picture"]
    elif data.startswith(b"%PDF"):
        if _PDF_AUTHOR.search(data) or XMP_MAKER.search(data):
            yield "its author (PDF)", _REMEDIES["PDF"]
    elif data.startswith(b"PK\x03\x04"):
        for name, (kind, pattern) in _PROPERTIES.items():
            if pattern.search(_unpacked(data, name)):
                yield f"its author ({kind})", _REMEDIES[kind]
    elif _FILM.match(data) and _FILM_PLACE.search(data):
        yield "where the film was taken (QuickTime)", _REMEDIES["film"]


def without_metadata(data: bytes) -> bytes | None:
    """A picture (JPEG, PNG, WebP) or PDF without what tells who made it and where; None where that
    cannot be done without harm: in a file of another kind, damaged, signed, or with a password."""
    if is_picture_file(data):
        return clean_picture(data)
    made = _clean_pdf(data) if data.startswith(b"%PDF") else None
    return made if made is not None and not any(told(made)) else None


def _unpacked(data: bytes, name: str) -> bytes:
    """A part of a ZIP archive; empty where it is not there, damaged, or far too long."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        if archive.getinfo(name).file_size > _LONGEST:
            return b""
        return archive.read(name)
    except (KeyError, zipfile.BadZipFile, RuntimeError, NotImplementedError, zlib.error):
        return b""


def _clean_pdf(data: bytes) -> bytes | None:
    """The PDF without its author. Its title and what it conforms to stay. None without pikepdf."""
    try:
        import pikepdf
    except ImportError:
        return None
    # Whoever signed it signed these bytes.
    if b"/ByteRange" in data:
        return None
    made = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            if document.is_encrypted:
                return None
            for key in ("/Author", "/Manager", "/Company", "/SourceModified"):
                if key in document.docinfo:
                    del document.docinfo[key]
            if "/Metadata" in document.Root:
                with document.open_metadata(
                    set_pikepdf_as_editor=False, update_docinfo=False
                ) as about:
                    for key in ("dc:creator", "pdf:Author", "photoshop:Credit", "xmpMM:History"):
                        if key in about:
                            del about[key]
            document.save(made, deterministic_id=True, linearize=document.is_linearized)
    except (pikepdf.PdfError, RuntimeError, SyntaxError, TypeError):
        return None  # damaged, or its XMP is no XML
    return made.getvalue()
