"""Metadata of documents and pictures that tell who made them and where: found, and taken out.

Pictures are read by `pressroom/standards/picture_files.py`; here are PDF (ISO 32000), Office Open
XML, OpenDocument, SVG and QuickTime.
"""

from __future__ import annotations

import contextlib
import io
import itertools
import re
import zipfile
import zlib
from collections.abc import Iterator

from pressroom.rules.unseen_parts import pdf_comments, unseen_parts
from pressroom.standards.picture_files import (
    XMP_MAKER,
    clean_picture,
    is_picture_file,
    other_picture_metadata,
    picture_metadata,
)

_LONGEST = 1_000_000  # bytes of properties, unpacked
_PDF_MAKER = "its author (PDF)"
_PDF_AUTHOR = re.compile(rb"/Author\s*(?:\(\s*[^)\s]|<\s*[0-9A-Fa-f])")
# Objects packed together, among which properties may be, and packed XMP.
_PDF_PACKED = re.compile(rb"/Type\s*/(?:ObjStm|Metadata)\b")
_PDF_STREAM = re.compile(rb"stream\r?\n")
_MOST_PACKED, _HEAD = 5_000, 1_000
# Namespaces may be declared on the element itself.
_OFFICE_MAKER = re.compile(rb"<(?:dc:creator|cp:lastModifiedBy)(?:\s[^<>]*)?>[^<\s]")
_OPEN_MAKER = re.compile(rb"<(?:dc:creator|meta:initial-creator)(?:\s[^<>]*)?>[^<\s]")
_PROPERTIES = {
    "docProps/core.xml": ("Office", _OFFICE_MAKER),
    "meta.xml": ("OpenDocument", _OPEN_MAKER),
}
_SVG = re.compile(rb"<(?:\w+:)?svg\b")
# Programs for drawings write where on their maker's disk a file lay, too.
_SVG_MAKER = re.compile(
    rb"<dc:creator(?:\s[^<>]*)?>\s*(?:<[^<>]*>\s*){0,4}[^<\s]"
    rb"|(?:export-filename|absref|docbase)=[\"'](?:/|[A-Za-z]:|file:)"
)
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
    "SVG": "take it out before it is published: in Inkscape, with File, Document Properties, "
    "Metadata empty, save it as Plain SVG",
    "other picture": "take it out before it is published: save the picture anew as PNG or JPEG",
    "picture": "`pressroom lint --fix` takes it out before it is published",
}


def telling_metadata(data: bytes) -> Iterator[tuple[str, str]]:
    """Metadata of a file on who made it and where, in words, each with what to do."""
    if is_picture_file(data):
        for what in picture_metadata(data):
            yield what, _REMEDIES["picture"]
    elif data.startswith(b"%PDF"):
        texts = (data, *_packed(data))
        if any(_PDF_AUTHOR.search(text) or XMP_MAKER.search(text) for text in texts):
            yield _PDF_MAKER, _REMEDIES["PDF"]
        yield from pdf_comments(texts)
    elif data.startswith(b"PK\x03\x04"):
        for name, (kind, pattern) in _PROPERTIES.items():
            if pattern.search(_unpacked(data, name)):
                yield f"its author ({kind})", _REMEDIES[kind]
        yield from unseen_parts(data)
    elif _SVG.search(data[:_HEAD]) and _SVG_MAKER.search(data):
        yield "who made the drawing (SVG)", _REMEDIES["SVG"]
    elif _FILM.match(data) and _FILM_PLACE.search(data):
        yield "where the film was taken (QuickTime)", _REMEDIES["film"]
    else:
        for what in other_picture_metadata(data):
            yield what, _REMEDIES["other picture"]


def without_metadata(data: bytes) -> bytes | None:
    """A picture (JPEG, PNG, WebP) or PDF without what tells who made it and where; None where that
    cannot be done without harm: in a file of another kind, damaged, signed, or with a password."""
    if is_picture_file(data):
        return clean_picture(data)
    made = _clean_pdf(data) if data.startswith(b"%PDF") else None
    still = (what for what, _ in telling_metadata(made)) if made is not None else ()
    return made if _PDF_MAKER not in still else None


def _packed(data: bytes) -> Iterator[bytes]:
    """The packed parts of a PDF in which properties may stand, unpacked as far as can be."""
    for found in itertools.islice(_PDF_PACKED.finditer(data), _MOST_PACKED):
        stream = _PDF_STREAM.search(data, found.end(), found.end() + _HEAD)
        if stream is not None:
            # With another filter, or encrypted, it cannot be unpacked.
            with contextlib.suppress(zlib.error):
                packed = memoryview(data)[stream.end() :]
                yield zlib.decompressobj().decompress(packed, _LONGEST)


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
