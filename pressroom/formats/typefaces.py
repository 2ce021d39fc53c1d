"""Fonts shipped with Pressroom, for PDFs and cards, and the characters that a font has.

They are unchanged (`fonts/OFL.txt`) and not published: pages are shown in the readers' own fonts.
"""

from __future__ import annotations

import functools
import itertools
import struct
import unicodedata
import zlib
from collections.abc import Iterable
from pathlib import Path

import msgspec

from pressroom.core.digest import digest_of_parts
from pressroom.core.package import PACKAGE

FOLDER = PACKAGE / "formats/fonts"
_CHARACTERS = "characters.txt"


class Face(msgspec.Struct, frozen=True):
    """A font: its family, its weight and style in CSS terms, and its file."""

    family: str
    weight: int
    style: str
    file: str

    @property
    def path(self) -> Path:
        """Path of the font's file."""
        return FOLDER / self.file


# Without the version in the makers' names: Pango takes a number at the end for a size.
SERIF = "Source Serif"
SANS = "Source Sans"
FACES = (
    Face(SERIF, 400, "normal", "SourceSerif4-Regular.ttf.woff2"),
    Face(SERIF, 700, "normal", "SourceSerif4-Bold.ttf.woff2"),
    Face(SERIF, 400, "italic", "SourceSerif4-It.ttf.woff2"),
    Face(SERIF, 700, "italic", "SourceSerif4-BoldIt.ttf.woff2"),
    Face(SANS, 400, "normal", "SourceSans3-Regular.ttf.woff2"),
    Face(SANS, 700, "normal", "SourceSans3-Bold.ttf.woff2"),
)


# Unicode categories of emoji and their parts, and of invisible characters.
_SPARED = frozenset({"So", "Sk", "Me", "Cf", "Cc", "Cn", "Co"})


def is_spared(character: str) -> bool:
    """Whether a text can do without this character if no font has it; it would be shown as
    a box."""
    return unicodedata.category(character) in _SPARED


NAME_A_FONT = (
    "put a font that has it into static/assets/ and name it in config.toml: "
    '`[theme] card_fonts = ["NotoSansJP-Bold.otf"]`'
)
"""Remedy for a letter that no font has."""


def name_characters(letters: Iterable[str]) -> str:
    """Names the first three characters with their code points, for a message."""
    return ", ".join(f"{each} (U+{ord(each):04X})" for each in itertools.islice(letters, 3))


def face(family: str, weight: int) -> Face:
    """The upright font of a family in a weight."""
    return next(f for f in FACES if (f.family, f.weight, f.style) == (family, weight, "normal"))


@functools.cache
def shipped_digest() -> str:
    """Digest of all shipped fonts."""
    return digest_of_parts(font.path.read_bytes() for font in FACES)


@functools.cache
def shipped(family: str) -> frozenset[int]:
    """Code points that all upright fonts of a shipped family have.

    Raises `LookupError` if there is no such family.
    """
    # From a list: reading the packed fonts would take a library and a tenth of a second.
    name = family.replace(" ", "")
    for row in (FOLDER / _CHARACTERS).read_text(encoding="ascii").splitlines():
        if row.startswith(f"{name} "):
            return frozenset(_code_points(row.split()[1:]))
    raise LookupError(f"{_CHARACTERS} has no row for {family}")


def _code_points(ranges: list[str]) -> set[int]:
    found: set[int] = set()
    for text in ranges:
        first, _, last = text.partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return found


@functools.lru_cache(maxsize=64)
def own_characters(path: str, digest: str = "") -> frozenset[int]:
    """Code points of a press room's font; empty if it cannot be read. `digest` is the digest of its
    content, so that a replaced file is read again."""
    try:
        return characters(Path(path).read_bytes()) or frozenset()
    except OSError:
        return frozenset()


def characters(font: bytes) -> frozenset[int] | None:
    """Code points of a font: OpenType or TrueType, also in a collection (its first font) or as
    WOFF. None for anything else, including WOFF2."""
    try:
        table = _woff_table(font) if font[:4] == b"wOFF" else _table(font)
        return frozenset(_mapped_code_points(table)) if table else None
    except (struct.error, zlib.error, IndexError, ValueError):
        return None


def _table(font: bytes) -> bytes:
    """The `cmap` table of an OpenType font (ISO/IEC 14496-22)."""
    start = struct.unpack_from(">L", font, 12)[0] if font[:4] == b"ttcf" else 0
    if font[start : start + 4] not in (b"\0\1\0\0", b"OTTO", b"true"):
        return b""
    (count,) = struct.unpack_from(">H", font, start + 4)
    for number in range(count):
        tag, _, at, size = struct.unpack_from(">4sLLL", font, start + 12 + 16 * number)
        if tag == b"cmap":
            return font[at : at + size]
    return b""


def _woff_table(font: bytes) -> bytes:
    """The `cmap` table of a font packed as WOFF (W3C, WOFF 1.0)."""
    (count,) = struct.unpack_from(">H", font, 12)
    for number in range(count):
        tag, at, packed, size, _ = struct.unpack_from(">4sLLLL", font, 44 + 20 * number)
        if tag == b"cmap":
            data = font[at : at + packed]
            return zlib.decompressobj().decompress(data, size) if packed < size else data
    return b""


def _mapped_code_points(table: bytes) -> set[int]:
    """Code points that a `cmap` table maps to a glyph, by its Unicode subtables in formats 4 and
    12."""
    (count,) = struct.unpack_from(">H", table, 2)
    found: set[int] = set()
    for number in range(count):
        platform, encoding, at = struct.unpack_from(">HHL", table, 4 + 8 * number)
        if platform == 0 or (platform, encoding) in ((3, 1), (3, 10)):
            (form,) = struct.unpack_from(">H", table, at)
            found |= _by_segments(table, at) if form == 4 else set()
            found |= _by_groups(table, at) if form == 12 else set()
    return found


def _by_segments(table: bytes, at: int) -> set[int]:
    """Code points of a subtable in format 4: segments of the Basic Multilingual Plane."""
    segments = struct.unpack_from(">H", table, at + 6)[0] // 2
    row = struct.Struct(f">{segments}H")
    ends = row.unpack_from(table, at + 14)
    first = at + 16 + 2 * segments
    starts = row.unpack_from(table, first)
    deltas = row.unpack_from(table, first + 2 * segments)
    offsets = row.unpack_from(table, first + 4 * segments)
    found = set()
    for index, (start, end, delta, offset) in enumerate(
        zip(starts, ends, deltas, offsets, strict=True)
    ):
        for point in range(start, min(end, 0xFFFE) + 1):
            glyph = point
            if offset:
                place = first + 4 * segments + 2 * index + offset + 2 * (point - start)
                (glyph,) = struct.unpack_from(">H", table, place)
            if (glyph or not offset) and (glyph + delta) & 0xFFFF:
                found.add(point)
    return found


def _by_groups(table: bytes, at: int) -> set[int]:
    """Code points of a subtable in format 12: groups in all planes."""
    (groups,) = struct.unpack_from(">L", table, at + 12)
    found: set[int] = set()
    for number in range(groups):
        start, end, glyph = struct.unpack_from(">LLL", table, at + 16 + 12 * number)
        if end > 0x10FFFF or end < start:
            raise ValueError("no group of code points")
        found.update(range(start if glyph else start + 1, end + 1))
    return found
