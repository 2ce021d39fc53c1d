"""Files as the second lock reads them: what is text, what lies in archives and workbooks, and the
words of it."""

from __future__ import annotations

import codecs
import contextlib
import functools
import gzip
import html
import json
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from pressroom.check.held_sources import text_of

_BROKEN = (
    OSError,
    ValueError,
    zipfile.BadZipFile,
    NotImplementedError,
    RuntimeError,
    zlib.error,
)
_MOST_UNPACKED = 50_000_000  # bytes of a workbook, as far as a build reads one
_LOOKED_AT = 8192  # bytes at the head of a file, among which one that is no text has a zero
_WORD = re.compile(r"[^\W_]{5,}")
_ANY_WORD = re.compile(r"[^\W_]+")
# What may stand between two words of a phrase: no letters, and where a tag is meant, none of its.
_BETWEEN = (r"[\W_]+", r"(?:<[^<>]*>|[\W_])++")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff®™℠©]")
_GOES_ON = re.compile(r"\r?\n[ \t]")  # a line of a calendar or vCard (RFC 5545, 3.1)
_ORDERS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
TEXTS = (
    ".html",
    ".htm",
    ".xml",
    ".json",
    ".txt",
    ".md",
    ".csv",
    ".vcf",
    ".svg",
    ".ics",
    ".webmanifest",
    # The search's copy of releases' texts and words: compressed JSON.
    ".packed",
)


def is_text(data: bytes) -> bool:
    """Whether bytes are text in UTF-8, or in UTF-16 with its mark."""
    if data[:2] in _ORDERS:
        return True
    if b"\0" in data[:_LOOKED_AT]:
        return False
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def is_archive(data: bytes) -> bool:
    """Whether bytes are an archive (ZIP), as documents of Office are, too."""
    return data[:4] == b"PK\x03\x04"


def in_archive(path: Path) -> Iterator[tuple[str, bytes]]:
    """The files in an archive (ZIP), each with its name there, as far as they can be read."""
    with contextlib.suppress(*_BROKEN), zipfile.ZipFile(path) as archive:
        for row in archive.infolist():
            yield row.filename, archive.read(row) if row.file_size <= _MOST_UNPACKED else b""


def runs_of(text: str) -> list[str]:
    """The runs of letters without a blank in a text as it is read: in small letters, without soft
    hyphens and the like. Sources are read as pages are, else a page's word would be in none."""
    # Feeds hold HTML that is escaped a second time.
    text = html.unescape(html.unescape(text))
    return (text if text.isascii() else _UNSEEN.sub("", text)).casefold().split()


def with_single_blanks(text: str) -> str:
    """The runs of a text with one blank between them."""
    return " ".join(runs_of(text))


def phrase(text: str) -> str:
    """The words of a folded text with one blank between them."""
    return " ".join(_ANY_WORD.findall(text))


def has_phrase(text: str, sought: str) -> bool:
    """Whether a folded text shows the words of a phrase one after the other, whatever marks, tags
    and blanks stand between them."""
    # Most texts have not even its longest word.
    return max(sought.split(), key=len) in text and any(
        pattern.search(text) for pattern in _patterns(sought)
    )


@functools.lru_cache(maxsize=1024)
def _patterns(sought: str) -> tuple[re.Pattern[str], ...]:
    words = [*map(re.escape, sought.split())]
    return tuple(re.compile(between.join(words)) for between in _BETWEEN)


def long_words(runs: Iterable[str]) -> set[str]:
    """Words of five letters or more in runs of letters without a blank; figures alone are too
    common to search for."""
    return {word for word in _WORD.findall(" ".join(runs)) if not word.isdigit()}


def readable(data: bytes, suffix: str) -> str:
    """Text of a file as it is written, including the values of attributes."""
    if suffix == ".packed":
        with contextlib.suppress(OSError, EOFError, zlib.error):
            data = gzip.decompress(data)
    text = data.decode("utf-16" if data[:2] in _ORDERS else "utf-8", "replace")
    if suffix in (".ics", ".vcf"):
        text = _GOES_ON.sub("", text)
    if suffix in (".json", ".packed"):
        with contextlib.suppress(ValueError, RecursionError):
            text = "\n".join(_strings(json.loads(text)))
    return text


def _strings(value: object) -> Iterator[str]:
    """Every key and text in JSON, decoded, so that a line end is not the letters `\\n`."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield str(name)
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)
    elif isinstance(value, str):
        yield value


def table_words(path: Path) -> str:
    """Words in the cells of a table file; empty for any other file."""
    if path.suffix.lower() == ".csv":
        return text_of(path)
    if path.suffix.lower() != ".xlsx":
        return ""
    try:
        with zipfile.ZipFile(path) as book:
            parts = [name for name in book.namelist() if name.startswith("xl/") and ".xml" in name]
            if sum(book.getinfo(name).file_size for name in parts[:100]) > _MOST_UNPACKED:
                return ""
            texts = [book.read(name).decode("utf-8", "replace") for name in parts[:100]]
    except _BROKEN:
        return ""
    return html.unescape(" ".join(re.findall(r"<t[ >][^<]*</t>|<t>[^<]*", " ".join(texts))))
