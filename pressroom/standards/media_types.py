"""Media types (IANA) by file extension: the same on every machine, unlike `mimetypes`.

Feeds are `application/xml`: what has a feed's own type browsers download, and do not show.
"""

from __future__ import annotations

_TYPES = {
    "atom": "application/xml",
    "avif": "image/avif",
    "css": "text/css",
    "csv": "text/csv",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "epub": "application/epub+zip",
    "gif": "image/gif",
    "htm": "text/html",
    "html": "text/html",
    "ics": "text/calendar",
    "ico": "image/vnd.microsoft.icon",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "js": "text/javascript",
    "json": "application/json",
    "md": "text/markdown",
    "minisig": "text/plain",
    "mjs": "text/javascript",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "otf": "font/otf",
    "pdf": "application/pdf",
    "png": "image/png",
    "ppt": "application/vnd.ms-powerpoint",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "rdf": "application/xml",
    "rss": "application/xml",
    "rtf": "application/rtf",
    "sig": "text/plain",
    "svg": "image/svg+xml",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "ttf": "font/ttf",
    "txt": "text/plain",
    "vcf": "text/vcard",
    "webmanifest": "application/manifest+json",
    "webp": "image/webp",
    "woff": "font/woff",
    "woff2": "font/woff2",
    "xbrl": "application/xml",
    "xhtml": "application/xhtml+xml",
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
    "zip": "application/zip",
}


MOST_PIXELS = 50_000_000
"""So many pixels a picture on a page may have: more take a fifth of a gigabyte to show."""
_LONGEST_SIDE = 65_535
"""So many pixels a JPEG can have in a row or column. Millions of rows take minutes to decode."""


def media_type(name: str) -> str:
    """The media type by a file name's extension; `application/octet-stream` for an unknown one."""
    return _TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream")


def is_picture(name: str) -> bool:
    """Whether browsers display a file of this name as an image (TIFF they do not)."""
    return media_type(name).startswith("image/") and not name.lower().endswith((".tif", ".tiff"))


def claims_too_much(name: str, width: float, height: float) -> bool:
    """Whether a picture claims more than `MOST_PIXELS`, or a side that no picture has, however few
    bytes it has. Drawings (SVG) have no pixels."""
    if name.lower().endswith(".svg"):
        return False
    return width * height > MOST_PIXELS or max(width, height) > _LONGEST_SIDE
