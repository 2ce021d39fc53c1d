"""JPEG, PNG and WebP pictures as files: what they tell of maker and place, the same picture without
that, which way up it is shown, and what stands in the way of showing it.

Read are JPEG (ITU-T T.81), Exif 2.3 and TIFF 6.0, XMP (ISO 16684), IPTC-IIM, PNG 3, RIFF (WebP) and
the Exif of TIFF, HEIC and AVIF. Pixels are not decoded. What is taken out of a picture leaves its
pixels, its colour profile and the way up that it is shown as they were.
"""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Iterator

# TIFF tags (Exif 2.3): the pointer to GPS data, the artist, and which way up.
_GPS, _ARTIST, _ORIENTATION = 0x8825, 0x013B, 0x0112
_EXIF = b"Exif\0\0"
# Boxes of ISO base media (HEIC, AVIF) have it anywhere.
_EXIF_IN_BOXES = re.compile(rb"Exif\0\0(II\*\0|MM\0\*)")
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_TOLD = (b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME")
_WEBP_TOLD = (b"EXIF", b"XMP ")
_WEBP_FLAGS = 0x08 | 0x04  # of VP8X: Exif and XMP are there
_AVIF_SIZE = re.compile(rb"ispe\0{4}(.{8})", re.DOTALL)
_XMP_PLACE = re.compile(rb"exif:GPS(?:Latitude|Longitude)|photoshop:City|Iptc4xmpCore:Location")
XMP_MAKER = re.compile(rb"<dc:creator>\s*<rdf:\w+>\s*<rdf:li[^>]*>\s*[^<\s]|photoshop:Credit")
"""Who made something, in XMP."""
# IPTC-IIM, record 2: by-line, city and sub-location.
_BY_LINE, _CITY = re.compile(rb"\x1c\x02\x50"), re.compile(rb"\x1c\x02[\x5a\x5c]")
# JPEG markers of frames: baseline to lossless, but for those of tables.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_CMYK = 4  # components

PictureFault = tuple[str, str]
"""Fault of a picture, and what to do."""


def is_picture_file(data: bytes) -> bool:
    """Whether a file begins like a JPEG, PNG or WebP."""
    return data.startswith((b"\xff\xd8", _PNG)) or _is_webp(data)


def pixels_of(data: bytes) -> tuple[float, float]:
    """Width and height of a picture in pixels, from its header (of an SVG also fractions); 0, 0 if
    unknown."""
    # Not every build looks at a picture.
    import imagesize

    try:
        if data.startswith((b"GIF87a", b"GIF89a")):
            # Of more than 32,767 pixels imagesize makes a negative number.
            width, height = struct.unpack_from("<HH", data, 6)
        elif data[4:12] in (b"ftypavif", b"ftypavis"):
            # A picture of tiles states the size of each, too.
            sizes = [struct.unpack(">II", found[1]) for found in _AVIF_SIZE.finditer(data)]
            width, height = max(sizes)
        else:
            width, height = imagesize.get(io.BytesIO(data))
    except Exception:  # noqa: BLE001  damaged headers end in many kinds of error
        return 0, 0
    return (width, height) if width > 0 and height > 0 else (0, 0)


def picture_metadata(data: bytes) -> tuple[str, ...]:
    """Metadata of a picture on who made it and where, in words."""
    return tuple(dict.fromkeys(_metadata(data)))


def clean_picture(data: bytes) -> bytes | None:
    """The picture without what tells who made it and where; None where that cannot be done without
    harm: it is damaged, or holds further pictures."""
    try:
        if data.startswith(b"\xff\xd8"):
            made = _clean_jpeg(data)
        else:
            made = _clean_png(data) if data.startswith(_PNG) else _clean_webp(data)
    except (ValueError, IndexError, struct.error):
        return None
    return made if made is not None and not any(_metadata(made)) else None


def fault_of_picture(data: bytes) -> PictureFault | None:
    """Fault that keeps a JPEG, PNG or WebP file from being shown as it should be: that it ends too
    soon, or has the colours of print; None where neither is so. Its pixels are not looked at."""
    try:
        if data.startswith(b"\xff\xd8"):
            components = _components(data)
            _end_of_scans(data, data.index(b"\xff\xda"))
            if components == _CMYK:
                remedy = "save it as RGB; what is for print may be attached as TIFF or PDF"
                return "in the colours of print (CMYK), which browsers show wrongly", remedy
        else:
            for _ in _png_chunks(data) if data.startswith(_PNG) else _webp_chunks(data):
                pass
    except (ValueError, IndexError, struct.error):
        return "not whole: it ends in the middle", "put the whole file there, copied anew"
    return None


def is_on_its_side(data: bytes) -> bool:
    """Whether a picture is shown turned by a quarter, so that its width is its height (Exif)."""
    for kind, block in _blocks(data):
        if kind == "Exif":
            return _exif_tags(block).get(_ORIENTATION, 1) in range(5, 9)
    return False


def _components(data: bytes) -> int:
    """Number of colours that each pixel of a JPEG is made of; 0 if it has no frame."""
    frames = (body for marker, body in _segments(data) if marker in _FRAMES)
    return next((body[5] for body in frames), 0)


def _metadata(data: bytes) -> Iterator[str]:
    for kind, block in _blocks(data):
        if kind == "Exif":
            yield from _exif_metadata(block)
        else:
            place, maker = (_CITY, _BY_LINE) if kind == "IPTC" else (_XMP_PLACE, XMP_MAKER)
            if place.search(block):
                yield f"where the picture was taken ({kind})"
            if maker.search(block):
                yield f"who made the picture ({kind})"


def _exif_metadata(block: bytes) -> Iterator[str]:
    tags = _exif_tags(block)
    if _GPS in tags:
        yield "where the picture was taken (Exif)"
    if _ARTIST in tags:
        yield "who took the picture (Exif)"


def other_picture_metadata(data: bytes) -> tuple[str, ...]:
    """Exif of a TIFF, or of a HEIC or AVIF picture, on who made it and where, in words; nothing of
    any other file."""
    if data.startswith((b"II*\0", b"MM\0*")):
        return tuple(_exif_metadata(data))
    found = _EXIF_IN_BOXES.search(data) if data[4:8] == b"ftyp" else None
    return tuple(_exif_metadata(data[found.start(1) :])) if found else ()


def _blocks(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The blocks of metadata in a picture, each with its kind; those before any damage."""
    try:
        if data.startswith(b"\xff\xd8"):
            for marker, body in _segments(data):
                if marker == 0xE1:
                    yield ("Exif", body[6:]) if body.startswith(_EXIF) else ("XMP", body)
                elif marker == 0xED:
                    yield "IPTC", body
        else:
            for name, body in _png_chunks(data) if data.startswith(_PNG) else _webp_chunks(data):
                if name in (b"eXIf", b"EXIF"):
                    yield "Exif", body.removeprefix(_EXIF)
                elif name in (b"iTXt", b"XMP "):
                    yield "XMP", body
                elif name == b"tEXt" and body.lower().startswith((b"author\0", b"artist\0")):
                    yield "XMP", b"photoshop:Credit"
    except (ValueError, IndexError, struct.error):
        return


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The segments of a JPEG before its first scan, by marker. Raises `ValueError` for damage, once
    what is left of a segment is told."""
    at = 2
    while True:
        while data[at] == 0xFF and data[at + 1] == 0xFF:
            at += 1
        if data[at] != 0xFF:
            raise ValueError("no marker")
        marker = data[at + 1]
        if marker in (0xDA, 0xD9):
            return
        (length,) = struct.unpack_from(">H", data, at + 2)
        yield marker, data[at + 4 : at + 2 + length]
        at += 2 + length
        if length < 2 or at > len(data):
            raise ValueError("a segment without an end")


def _end_of_scans(data: bytes, at: int) -> int:
    """End of a JPEG's picture, of which the first scan begins at `at`. Raises `ValueError` if it
    has none."""
    while True:
        at = data.index(b"\xff", at)
        marker = data[at + 1]
        if marker == 0xD9:
            return at + 2
        if marker == 0 or 0xD0 <= marker <= 0xD7:
            at += 2
        elif marker == 0xFF:
            at += 1
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")


def _clean_jpeg(data: bytes) -> bytes | None:
    made, way_up, at = [data[:2]], 1, 2
    for marker, body in _segments(data):
        at = data.index(b"\xff" + bytes([marker]), at) + 4 + len(body)
        if marker == 0xE2 and body.startswith(b"MPF\0"):
            return None  # further pictures behind this one, found by their place in the file
        if marker == 0xE1 and body.startswith(_EXIF):
            way_up = _exif_tags(body[6:]).get(_ORIENTATION, 1)
        if marker not in (0xE1, 0xED, 0xFE):
            made.append(struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body)
    if way_up in range(2, 9):
        exif = _EXIF + _only_orientation(way_up)
        made.insert(1, struct.pack(">BBH", 0xFF, 0xE1, len(exif) + 2) + exif)
    # What stands behind the picture's end is no part of it.
    return b"".join([*made, data[at : _end_of_scans(data, at)]])


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG)
    while at < len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        if at + 12 + length > len(data):
            raise ValueError("a chunk without an end")
        yield name, data[at + 8 : at + 8 + length]
        if name == b"IEND":
            return
        at += 12 + length
    raise ValueError("no end")


def _clean_png(data: bytes) -> bytes:
    made = [_PNG]
    for name, body in _png_chunks(data):
        way_up = _exif_tags(body).get(_ORIENTATION, 1) if name == b"eXIf" else 1
        if way_up in range(2, 9):
            body = _only_orientation(way_up)
        elif name in _PNG_TOLD:
            continue
        check = zlib.crc32(name + body)
        made.append(struct.pack(">I4s", len(body), name) + body + struct.pack(">I", check))
    return b"".join(made)


def _is_webp(data: bytes) -> bool:
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP"


def _webp_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    (size,) = struct.unpack_from("<I", data, 4)
    at, end = 12, 8 + size
    if end > len(data):
        raise ValueError("no end")
    while at < end:
        name, length = struct.unpack_from("<4sI", data, at)
        if at + 8 + length > end:
            raise ValueError("a chunk without an end")
        yield name, data[at + 8 : at + 8 + length]
        at += 8 + length + length % 2


def _clean_webp(data: bytes) -> bytes | None:
    body = b""
    for name, chunk in _webp_chunks(data):
        if name == b"EXIF" and _exif_tags(chunk.removeprefix(_EXIF)).get(_ORIENTATION, 1) != 1:
            return None  # without it, it would lie on its side
        if name == b"VP8X":
            chunk = bytes([chunk[0] & ~_WEBP_FLAGS]) + chunk[1:]
        if name not in _WEBP_TOLD:
            body += struct.pack("<4sI", name, len(chunk)) + chunk + b"\0" * (len(chunk) % 2)
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def _exif_tags(tiff: bytes) -> dict[int, int]:
    """The tags in an image's first file directory (Exif 2.3, TIFF 6.0), each with its value as a
    short number; empty if it is damaged."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return {}
    try:
        (directory,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, directory)
        rows = [
            struct.unpack_from(f"{order}H6xH", tiff, directory + 2 + 12 * index)
            for index in range(min(count, 500))
        ]
    except struct.error:
        return {}
    return dict(rows)


def _only_orientation(way_up: int) -> bytes:
    """A file directory (TIFF 6.0) that says nothing but which way up a picture is shown."""
    return b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, 3, 1, way_up, 0, 0)
