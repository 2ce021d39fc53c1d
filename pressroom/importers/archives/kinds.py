"""Kinds of archives, told by a file's first bytes, and the reader of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import BinaryIO

from lxml import etree

from pressroom.core.problems import Problem
from pressroom.importers.archives.atom import read_atom
from pressroom.importers.archives.folder import Folder
from pressroom.importers.archives.items import Read
from pressroom.importers.archives.json_feed import read_json_feed
from pressroom.importers.archives.newsml import read_newsml
from pressroom.importers.archives.newsml_g2 import read_newsml_g2
from pressroom.importers.archives.ninjs import read_ninjs
from pressroom.importers.archives.rss import read_rss
from pressroom.importers.archives.wordpress import read_wordpress
from pressroom.importers.archives.xml_items import local_name
from pressroom.importers.records import Wishes
from pressroom.standards.signatures import misfit

HEAD = 65_536
"""So many bytes from a file's beginning tell its kind."""
_JSON_FEED = re.compile(rb'"version"\s*:\s*"https?:(?:\\?/){2}(?:www\.)?jsonfeed\.org(?:\\?/)')
_NINJS = re.compile(
    rb'"(?:uri|guid|headlines?|pubstatus|versioncreated|body_\w+|bodies)"\s*:', re.IGNORECASE
)
_G2 = "http://iptc.org/std/nar/2006-10-01/"
_ROOTS: Mapping[str, str] = {
    "rss": "rss",
    "{http://www.w3.org/2005/Atom}feed": "atom",
    "NewsML": "newsml",
    f"{{{_G2}}}newsMessage": "newsml-g2",
    f"{{{_G2}}}newsItem": "newsml-g2",
    f"{{{_G2}}}packageItem": "newsml-g2",
}
_OLD = frozenset(
    {"{http://www.w3.org/1999/02/22-rdf-syntax-ns#}RDF", "{http://purl.org/atom/ns#}feed"}
)

ARCHIVE_READERS: Mapping[str, Callable[[BinaryIO, str, Folder, Wishes], Read]] = {
    "rss": lambda file, source, folder, wishes: read_rss(file, source, folder),
    "atom": lambda file, source, folder, wishes: read_atom(file, source, folder),
    "json-feed": lambda file, source, folder, wishes: read_json_feed(file, source, folder),
    "wordpress": read_wordpress,
    "newsml": lambda file, source, folder, wishes: read_newsml(file, source, folder),
    "newsml-g2": lambda file, source, folder, wishes: read_newsml_g2(file, source, folder),
    "ninjs": lambda file, source, folder, wishes: read_ninjs(file, source, folder),
}
"""The reader of each kind. It takes a file open for reading, the source as the author named it, the
files beside it, and what was asked for; items come one by one."""


def archive_kind(name: str, head: bytes) -> str | Problem:
    """The kind of an archive, a key of `ARCHIVE_READERS`, by its name and its first `HEAD` bytes; a
    problem where it is none that can be read."""
    if not head.strip():
        return _fault(name, "the file is empty", "load it down once more")
    ending = name.rpartition(".")[2].lower()
    looked_for = "json" if ending == "json" else "xml"
    other = misfit(f"archive.{looked_for}", head)
    if other is not None:
        what = other[0].removeprefix("no XML: ").removeprefix("no JSON: ")
        return _fault(name, f"this is no feed or archive: {what}", "import it as what it is")
    if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
        if _JSON_FEED.search(head):
            return "json-feed"
        if _NINJS.search(head):
            return "ninjs"
        return _fault(name, "this JSON is neither a JSON Feed nor ninjs", _KNOWN)
    return _xml_kind(name, head)


_KNOWN = (
    "import RSS 2.0, Atom, JSON Feed, a WordPress export, NewsML, ninjs or a static site's folder"
)


def _xml_kind(name: str, head: bytes) -> str | Problem:
    """The kind by the root element and, for WordPress, the namespaces declared there."""
    parser = etree.XMLPullParser(
        events=("start",), resolve_entities=False, no_network=True, load_dtd=False
    )
    try:
        parser.feed(head)
        root = next((element for _, element in parser.read_events()), None)
    except etree.XMLSyntaxError:
        # Feeding stops at a fault behind the root too; the reader tells of that with its place.
        root = next((element for _, element in parser.read_events()), None)
    if root is None:
        return _fault(name, "this is no well-formed XML from its first line on", _KNOWN)
    spaces = (root.nsmap or {}).values()
    if root.tag == "rss" and any(s.startswith("http://wordpress.org/export/") for s in spaces):
        return "wordpress"
    if root.tag in _OLD:
        return _fault(name, "this is a feed of an old kind, RSS 1.0 or Atom 0.3", _KNOWN)
    kind = _ROOTS.get(str(root.tag))
    if kind is None:
        tag = local_name(root.tag)
        return _fault(name, f"this is XML of another kind, `<{tag}>`", _KNOWN)
    return kind


def _fault(name: str, message: str, remedy: str) -> Problem:
    return Problem(path=name, code="PR460", message=message, remedy=remedy)
