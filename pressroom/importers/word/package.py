"""Package of a Word file (Open Packaging Conventions, ISO/IEC 29500-2): parts, relationships.

A file from outside may be anything. Sizes are counted while reading and never believed; XML is read
without entities, without the network and to a limited depth.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Mapping
from urllib.parse import unquote

import msgspec
from lxml import etree

from pressroom.importers.word.names import RELS, Element, as_transitional

MOST_PARTS = 5_000
MOST_PACKAGE_BYTES = 100_000_000
"""So many bytes may all parts that are read have together."""
MOST_XML = 20_000_000
"""So many bytes may one part of XML have."""
DEEPEST = 120
"""So deep may elements stand in one another; Word's own files reach about sixty."""
_DAMAGED = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,
    NotImplementedError,
    ValueError,
)


class Unreadable(Exception):
    """The package cannot be read: a problem's code, what is wrong, and what to do."""

    def __init__(self, code: str, what: str, remedy: str) -> None:
        super().__init__(what)
        self.code, self.what, self.remedy = code, what, remedy


class Relation(msgspec.Struct, frozen=True):
    """A relationship of a part: the last word of its type (`image`), and its target: a part's name,
    or an address if `external`."""

    kind: str
    target: str
    external: bool


class XmlPart(msgspec.Struct, frozen=True):
    """A part of XML: its name in the package, its root element, its relationships by id."""

    name: str
    root: Element
    relations: Mapping[str, Relation]


class Package:
    """Reader of a package's parts, which counts the bytes it has read.

    Raises `Unreadable` for what is no ZIP archive, has too many parts, or the same name twice.
    """

    def __init__(self, data: bytes) -> None:
        self._left = MOST_PACKAGE_BYTES
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            entries = self._archive.infolist()
        except _DAMAGED as error:
            raise _damaged("its directory cannot be read") from error
        if len(entries) > MOST_PARTS:
            raise _too_large(f"it has over {MOST_PARTS:,} parts")
        self._entries: dict[str, zipfile.ZipInfo] = {}
        for entry in entries:
            # Names in a package are the same in small and capital letters.
            key = entry.filename.casefold()
            if key in self._entries:
                raise _damaged("two of its parts have one name")
            self._entries[key] = entry

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in the order of the archive."""
        return tuple(entry.filename for entry in self._entries.values())

    def read(self, name: str, most: int = MOST_PACKAGE_BYTES) -> bytes | None:
        """Bytes of a part; None if there is none. Raises `Unreadable` if it is damaged, or if more
        than `most` bytes come out of it."""
        entry = self._entries.get(name.casefold())
        if entry is None:
            return None
        most = min(most, self._left)
        try:
            with self._archive.open(entry) as stream:
                data = stream.read(most + 1)
        except _DAMAGED as error:
            raise _damaged(f"its part {entry.filename} cannot be unpacked") from error
        if len(data) > most:
            raise _too_large(f"its part {entry.filename} unpacks to over {most:,} bytes")
        self._left -= len(data)
        return data

    def part(self, name: str) -> XmlPart | None:
        """A part of XML with its relationships; None if there is none. Raises `Unreadable`."""
        data = self.read(name, MOST_XML)
        if data is None:
            return None
        folder, _, bare = name.rpartition("/")
        rels = self.read(f"{folder}/_rels/{bare}.rels".removeprefix("/"), MOST_XML)
        return XmlPart(name, parsed(data, name), _relations(rels, name) if rels else {})

    def relations(self) -> Mapping[str, Relation]:
        """The relationships of the package itself."""
        rels = self.read("_rels/.rels", MOST_XML)
        return _relations(rels, "") if rels else {}


def parsed(data: bytes, name: str) -> Element:
    """Parses a part of XML: no document type, no entities, no network. Raises `Unreadable`."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if "depth" in str(error).lower():
            raise _too_deep(name) from error
        raise _damaged(f"the XML of its part {name} is damaged") from error
    if root.getroottree().docinfo.doctype:
        raise _damaged(f"its part {name} declares a document type, which no Word file has")
    if _depth(root) > DEEPEST:
        raise _too_deep(name)
    as_transitional(root)
    return root


def _depth(root: Element) -> int:
    deepest = depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _relations(data: bytes, name: str) -> dict[str, Relation]:
    folder = posixpath.dirname(name)
    made = {}
    for each in parsed(data, f"{name or 'package'}.rels").iter(f"{{{RELS}}}Relationship"):
        target = each.get("Target") or ""
        external = (each.get("TargetMode") or "").lower() == "external"
        if not external:
            path = unquote(target.partition("#")[0])
            path = path if path.startswith("/") else f"/{folder}/{path}"
            target = posixpath.normpath(re.sub("/+", "/", path)).lstrip("/")
        kind = (each.get("Type") or "").rpartition("/")[2]
        made[each.get("Id") or ""] = Relation(kind, target, external)
    return made


def _damaged(why: str) -> Unreadable:
    what = f"the Word file is damaged: {why}"
    return Unreadable("PR430", what, "open it in Word and save it anew as .docx")


def _too_large(why: str) -> Unreadable:
    what = f"the Word file is too large to read: {why}"
    return Unreadable("PR432", what, "save the text alone as a new Word file")


def _too_deep(name: str) -> Unreadable:
    return _too_large(f"in its part {name} elements stand in one another over {DEEPEST} deep")
