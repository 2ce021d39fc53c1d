"""Checks of files: documents in `static/`, which are public at once, and metadata of documents.

These are not rules on a release's text: they read bytes on disk, public or not.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from pressroom.content.model import Release
from pressroom.core.files import read_source, source_files
from pressroom.core.problems import Problem, Severity

_DOCUMENTS = frozenset(
    re.findall(
        r"\S+",
        """
        .pdf .doc .docx .odt .rtf .xls .xlsx .ods .csv .ppt .pptx .odp .key .pages
        .numbers .mp3 .m4a .wav .ogg .mp4 .mov .avi .webm .mkv .zip .gz .tgz .7z .rar
        .epub
        """,
    )
)
# TIFF tags (Exif 2.3): the pointer to GPS data, and the artist.
_LONGEST_PROPERTIES = 1_000_000  # bytes, unpacked
_GPS, _ARTIST = 0x8825, 0x013B


def open_documents(root: Path) -> Iterator[Problem]:
    """Warnings for documents in `static/`, which are public at once and at an address that anyone
    can guess.

    Results were read that way before they were announced (JPMorgan 2014, Intel 2021, OBR 2025).
    """
    for path in source_files(root / "static"):
        if path.suffix.lower() in _DOCUMENTS:
            yield Problem(
                path=path.relative_to(root).as_posix(),
                code="PR021",
                severity=Severity.WARNING,
                message="a document in static/ is public at once, whatever release it belongs to",
                remedy="put it beside its release as content/releases/NAME/index.md with the "
                "file, and name it in `attachments`",
            )


def telling_documents(root: Path, releases: Iterable[Release]) -> Iterator[Problem]:
    """Warnings for attachments and images whose metadata say where, or by whom, they were made."""
    seen: set[str] = set()
    for release in releases:
        for document in release.beside.values():
            if document.path in seen:
                continue
            seen.add(document.path)
            data = read_source(root / document.path)
            for what in _revealing_metadata(data):
                yield Problem(
                    path=document.path,
                    code="PR022",
                    severity=Severity.WARNING,
                    message=f"the file tells {what}",
                    remedy="take its metadata out before it is published",
                )


def _revealing_metadata(data: bytes) -> Iterator[str]:
    """Descriptions of the metadata in a file that reveal its author or place."""
    if data.startswith(b"\xff\xd8"):
        tags = _exif_tags(data)
        if _GPS in tags:
            yield "where the picture was taken (Exif)"
        if _ARTIST in tags:
            yield "who took the picture (Exif)"
    elif data.startswith(b"%PDF"):
        if re.search(rb"/Author\s*(?:\(\s*[^)\s]|<\s*[0-9A-Fa-f])", data):
            yield "its author (PDF)"
    elif data.startswith(b"PK\x03\x04"):
        try:
            archive = zipfile.ZipFile(BytesIO(data))
            if archive.getinfo("docProps/core.xml").file_size > _LONGEST_PROPERTIES:
                return
            core = archive.read("docProps/core.xml")
        except (KeyError, zipfile.BadZipFile, RuntimeError, NotImplementedError, zlib.error):
            return
        if re.search(rb"<(?:dc:creator|cp:lastModifiedBy)>[^<\s]", core):
            yield "its author (Office)"


def _exif_tags(data: bytes) -> set[int]:
    """Tags in a JPEG's first image file directory (Exif 2.3, TIFF 6.0); empty if it is damaged."""
    at = data.find(b"Exif\0\0", 0, 200_000)
    tiff = data[at + 6 :] if at >= 0 else b""
    order = {b"II": "little", b"MM": "big"}.get(tiff[:2])
    if order is None:
        return set()

    def number(offset: int, size: int) -> int:
        return int.from_bytes(
            tiff[offset : offset + size], "little" if order == "little" else "big"
        )

    directory = number(4, 4)
    count = min(number(directory, 2), 500)
    return {number(directory + 2 + 12 * index, 2) for index in range(count)}
