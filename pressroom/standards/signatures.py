"""File signatures: whether a file's first bytes are of the kind that its name says.

From the formats' own specifications: PDF (ISO 32000), PNG, JPEG, GIF, RIFF (WebP, WAV, AVI), ISO
base media (MP4, MOV, AVIF), ZIP and what is made of it, Compound File Binary (old Office), and so
on. A file with an ending that is not listed may be anything but a placeholder.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping

_HEAD = 4096
"""So many bytes from a file's beginning decide."""

_ZIP = re.compile(rb"PK(?:\x03\x04|\x05\x06|\x07\x08)")
# A local file header (APPNOTE 4.3.7) has 30 bytes before the name of what is packed.
_PACKED = r"PK\x03\x04.{26}"
_OLE = re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_JPEG = re.compile(rb"\xff\xd8\xff")
# The header may stand anywhere in the first kilobyte.
_PDF = re.compile(rb".{0,1020}%PDF", re.DOTALL)
_PNG = re.compile(rb"\x89PNG\r\n\x1a\n")
_GIF = re.compile(rb"GIF8[79]a")
_TIFF = re.compile(rb"II[*+]\0|MM\0[*+]")
_MEDIA = re.compile(rb".{4}(?:ftyp|moov|mdat|wide|free|skip)", re.DOTALL)
_MATROSKA = re.compile(rb"\x1aE\xdf\xa3")
_GZIP = re.compile(rb"\x1f\x8b")
_FONT = re.compile(rb"\x00\x01\x00\x00|OTTO|true|ttcf")

_BINARY: Mapping[str, tuple[str, re.Pattern[bytes]]] = {
    "7z": ("7-Zip archive", re.compile(rb"7z\xbc\xaf\x27\x1c")),
    "aac": ("AAC sound", re.compile(rb"\xff[\xf0\xf1\xf8\xf9]|ADIF|ID3")),
    # Illustrator saves a PDF under this name.
    "ai": ("Illustrator drawing", re.compile(_PDF.pattern + rb"|%!PS", re.DOTALL)),
    "avi": ("AVI film", re.compile(rb"RIFF.{4}AVI ", re.DOTALL)),
    "avif": ("AVIF picture", re.compile(rb".{4}ftyp.{0,120}?avi[fs]", re.DOTALL)),
    "bmp": ("BMP picture", re.compile(rb"BM")),
    "bz2": ("bzip2 archive", re.compile(rb"BZh")),
    # Word saves RTF under this name too.
    "doc": ("Word document of the old kind", re.compile(_OLE.pattern + rb"|\{\\rtf")),
    "docm": ("Word document", _ZIP),
    "docx": ("Word document", _ZIP),
    "eps": ("PostScript picture", re.compile(rb"%!PS|\xc5\xd0\xd3\xc6")),
    "epub": ("EPUB book", _ZIP),
    "flac": ("FLAC sound", re.compile(rb"fLaC|ID3")),
    "gif": ("GIF picture", _GIF),
    "gz": ("gzip archive", _GZIP),
    "heic": ("HEIC picture", re.compile(rb".{4}ftyp", re.DOTALL)),
    "ico": ("icon", re.compile(rb"\x00\x00\x01\x00|\x89PNG")),
    "jpeg": ("JPEG picture", _JPEG),
    "jpg": ("JPEG picture", _JPEG),
    "key": ("Keynote presentation", _ZIP),
    "m4a": ("MP4 sound", _MEDIA),
    "m4v": ("MP4 film", _MEDIA),
    "mkv": ("Matroska film", _MATROSKA),
    "mov": ("QuickTime film", _MEDIA),
    # A sync word that is no byte order mark.
    "mp3": ("MP3 sound", re.compile(rb"ID3|\xff[\xe2-\xfd]")),
    "mp4": ("MP4 film", _MEDIA),
    "numbers": ("Numbers spreadsheet", _ZIP),
    "odp": ("OpenDocument presentation", _ZIP),
    "ods": ("OpenDocument spreadsheet", _ZIP),
    "odt": ("OpenDocument text", _ZIP),
    "ogg": ("Ogg sound", re.compile(rb"OggS")),
    "opus": ("Opus sound", re.compile(rb"OggS")),
    "otf": ("OpenType font", _FONT),
    "pages": ("Pages document", _ZIP),
    "pdf": ("PDF", _PDF),
    "png": ("PNG picture", _PNG),
    "ppt": ("PowerPoint presentation of the old kind", _OLE),
    "pptx": ("PowerPoint presentation", _ZIP),
    "psd": ("Photoshop picture", re.compile(rb"8BPS")),
    "rar": ("RAR archive", re.compile(rb"Rar!\x1a\x07")),
    "rtf": ("RTF text", re.compile(rb"\{\\rtf")),
    "tgz": ("gzip archive", _GZIP),
    "tif": ("TIFF picture", _TIFF),
    "tiff": ("TIFF picture", _TIFF),
    "ttc": ("TrueType collection", _FONT),
    "ttf": ("TrueType font", _FONT),
    "wav": ("WAV sound", re.compile(rb"RIFF.{4}WAVE", re.DOTALL)),
    "webm": ("WebM film", _MATROSKA),
    "webp": ("WebP picture", re.compile(rb"RIFF.{4}WEBP", re.DOTALL)),
    "woff": ("WOFF font", re.compile(rb"wOFF")),
    "woff2": ("WOFF2 font", re.compile(rb"wOF2")),
    "xls": ("Excel workbook of the old kind", _OLE),
    "xlsm": ("Excel workbook", _ZIP),
    "xlsx": ("Excel workbook", _ZIP),
    "xz": ("xz archive", re.compile(rb"\xfd7zXZ")),
    "zip": ("ZIP archive", _ZIP),
}
# What is packed in a document that is a ZIP archive, what that is, and its endings.
_DOCUMENTS = tuple(
    (re.compile(f"{_PACKED}{packed}".encode(), re.DOTALL), what, frozenset(endings.split()))
    for packed, what, endings in (
        ("word/", "a Word document", "docx docm"),
        ("xl/", "an Excel workbook", "xlsx xlsm"),
        ("ppt/", "a PowerPoint presentation", "pptx"),
        ("mimetypeapplication/epub", "an EPUB book", "epub"),
        (r"mimetypeapplication/vnd\.oasis\.opendocument\.text", "an OpenDocument text", "odt"),
        (
            r"mimetypeapplication/vnd\.oasis\.opendocument\.spr",
            "an OpenDocument spreadsheet",
            "ods",
        ),
        (
            r"mimetypeapplication/vnd\.oasis\.opendocument\.pre",
            "an OpenDocument presentation",
            "odp",
        ),
    )
)
_ANYTHING = re.compile(rb"")
_XML = re.compile(rb"\s*<")
_TEXTS: Mapping[str, tuple[str, re.Pattern[bytes]]] = {
    "css": ("style sheet", _ANYTHING),
    "csv": ("table as plain text", _ANYTHING),
    # What search engines want as a proof is plain text with this ending.
    "htm": ("web page", _ANYTHING),
    "html": ("web page", _ANYTHING),
    "ics": ("calendar", re.compile(rb"\s*BEGIN:VCALENDAR", re.IGNORECASE)),
    "js": ("script", _ANYTHING),
    "json": ("JSON", _ANYTHING),
    "md": ("plain text", _ANYTHING),
    "svg": ("SVG picture", re.compile(rb"\s*<(?:.*<)?svg\b", re.IGNORECASE | re.DOTALL)),
    # Subtitles.
    "srt": ("plain text", _ANYTHING),
    "tsv": ("table as plain text", _ANYTHING),
    "txt": ("plain text", _ANYTHING),
    "vcf": ("business card", re.compile(rb"\s*BEGIN:VCARD", re.IGNORECASE)),
    "vtt": ("WebVTT text", re.compile(rb"WEBVTT")),
    "xbrl": ("XBRL report", _XML),
    "xhtml": ("web page", _XML),
    "xml": ("XML", _XML),
    "xsd": ("XML schema", _XML),
}
# Those that a server makes pages of, too; a file without an ending may be any.
_MAY_BE_A_PAGE = frozenset(
    {"asp", "aspx", "cfm", "htm", "html", "jsp", "php", "shtml", "xht", "xhtml"}
)
_WEB_PAGE = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|script)\b", re.IGNORECASE | re.DOTALL
)
# What a file that is not what it should be most often is.
_SEEN = (
    (_PDF, "a PDF"),
    (_ZIP, "a ZIP archive or a document of Office"),
    (_OLE, "a document of Office in the old format, or with a password"),
    (_PNG, "a PNG picture"),
    (_JPEG, "a JPEG picture"),
    (_GIF, "a GIF picture"),
)
_PLACEHOLDERS = (
    (
        re.compile(
            rb"version https?://(?:git-lfs|hawser)\.github\.com/|version http://git-media\."
        ),
        "a Git LFS pointer, not the file itself",
        "run `git lfs pull`; a workflow's checkout step needs `lfs: true`",
    ),
    (
        re.compile(rb"(?:\.\./)*(?:\.git)?/annex/objects/"),
        "a git-annex pointer, not the file itself",
        "run `git annex get`",
    ),
)
Misfit = tuple[str, str]
"""Kind of a file that is not what it should be, in words, and what to do."""


def stored_elsewhere(data: bytes) -> Misfit | None:
    """Whether a file stands for one that is kept elsewhere (Git LFS, git-annex), from its first
    bytes; None for any other."""
    for pattern, what, remedy in _PLACEHOLDERS:
        if pattern.match(data):
            return what, remedy
    return None


def misfit(name: str, data: bytes) -> Misfit | None:
    """Whether the first bytes of a file are not of the kind that the ending of its `name` says;
    None where they are. An empty file has no kind."""
    data = data[:_HEAD]
    found = stored_elsewhere(data)
    if found is not None or not data:
        return found
    ending = name.rpartition(".")[2].lower()
    seen = _seen(data)
    if ending in _BINARY:
        kind, pattern = _BINARY[ending]
        fits = pattern.match(data) is not None
        if fits and pattern is _ZIP and ending != "zip":
            seen = _other_document(data, ending)
            fits = not seen
    elif ending in _TEXTS:
        kind, pattern = _TEXTS[ending]
        text = _as_utf_8(data)
        strange = seen != "" and not (seen == _PAGE and ending in _MAY_BE_A_PAGE)
        fits = not strange and b"\0" not in text and pattern.match(text) is not None
    elif "." in name and seen == _PAGE and ending not in _MAY_BE_A_PAGE:
        kind, fits = f"`.{ending}` file", False
    else:
        return None
    if fits:
        return None
    why = f"it is {seen}" if seen else "it does not begin like one"
    return f"no {kind}: {why}", "put the file itself there, or give it the ending of what it is"


_PAGE = "a web page"


def _seen(data: bytes) -> str:
    """Kind of a file by its first bytes, in words; empty if that is not known."""
    if _WEB_PAGE.match(_as_utf_8(data)):
        return _PAGE
    return next((what for pattern, what in _SEEN if pattern.match(data)), "")


def _other_document(data: bytes, ending: str) -> str:
    """Kind of Office document that a ZIP archive is, by what is packed first in it, in words; empty
    if that is not known, or is of the kind that `ending` says."""
    found = [(m.start(), what, of) for p, what, of in _DOCUMENTS if (m := p.search(data))]
    _, what, endings = min(found, default=(0, "", frozenset({ending})))
    return "" if ending in endings else what


def _as_utf_8(data: bytes) -> bytes:
    """The beginning of a text without its byte order mark, UTF-16 as UTF-8."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "ignore").encode("utf-8", "ignore")
    return data.removeprefix(codecs.BOM_UTF8)
