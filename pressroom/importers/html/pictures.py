"""Pictures of HTML texts: those within the file are taken over, others are told."""

from __future__ import annotations

import base64
import binascii
import html
import re
from urllib.parse import quote, unquote, urlsplit

from selectolax.lexbor import LexborNode

from pressroom.importers.archives.enclosures import Taken
from pressroom.importers.html.statement_files import NamedFiles
from pressroom.importers.records import ImportedFile

_DATA = re.compile(
    r"data:image/(?P<kind>png|jpeg|jpg|gif|webp)(?:;[^,;]*)*;base64,(?P<data>.*)",
    re.DOTALL | re.IGNORECASE,
)


class PictureReader:
    """Reader of pictures. `beside` are the files that came with the page. Afterwards `files` are
    the pictures that the page holds itself, and `elsewhere` the names of those that it only points
    to.
    """

    def __init__(self, names: NamedFiles, beside: Taken | None = None) -> None:
        self.names = names
        self.beside = beside
        self.files: list[ImportedFile] = []
        self.elsewhere: list[str] = []

    def __call__(self, image: LexborNode) -> str:
        """Safe HTML of a picture; empty if its bytes are not there."""
        attributes = image.attributes
        source = (attributes.get("src") or attributes.get("data-src") or "").strip()
        told = " ".join((attributes.get("alt") or "").split())
        name = self._within(source, told) or self._from_beside(source, told)
        if not name:
            if source:
                self.elsewhere.append(_name(source) or told)
            return ""
        return f'<img alt="{html.escape(told)}" src="{html.escape(quote(name))}">'

    def _within(self, source: str, told: str) -> str:
        """The name of a picture that stands in the page itself; empty for any other."""
        found = _DATA.fullmatch(source)
        if found is None:
            return ""
        try:
            data = base64.b64decode(unquote(found["data"]), validate=False)
        except (binascii.Error, ValueError):
            return ""
        name = self.names.name(told or "picture", found["kind"].lower().replace("jpeg", "jpg"))
        self.files.append(ImportedFile(name, data))
        return name

    def _from_beside(self, source: str, told: str) -> str:
        """The name of a picture that lies beside the page; empty if it does not."""
        if self.beside is None or self.beside.folder.find(source, self.beside.below) is None:
            return ""
        name = self.beside.picture(source, told)
        self.names.reserve(name)
        return name


def _name(source: str) -> str:
    """The last part of a picture's address."""
    try:
        return unquote(urlsplit(source).path.rpartition("/")[2])[:80]
    except ValueError:
        return ""
