"""Pictures of HTML texts: those within the file are taken over, others are told."""

from __future__ import annotations

import base64
import binascii
import html
import re
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborNode

from pressroom.importers.html.statement_files import NamedFiles
from pressroom.importers.records import ImportedFile

_DATA = re.compile(
    r"data:image/(?P<kind>png|jpeg|jpg|gif|webp)(?:;[^,;]*)*;base64,(?P<data>.*)",
    re.DOTALL | re.IGNORECASE,
)


class PictureReader:
    """Reader of pictures. Afterwards `files` are those that the page holds itself, and `elsewhere`
    the names of those that it only points to."""

    def __init__(self, names: NamedFiles) -> None:
        self.names = names
        self.files: list[ImportedFile] = []
        self.elsewhere: list[str] = []

    def __call__(self, image: LexborNode) -> str:
        """Safe HTML of a picture; empty if its bytes are not there."""
        attributes = image.attributes
        source = (attributes.get("src") or attributes.get("data-src") or "").strip()
        told = " ".join((attributes.get("alt") or "").split())
        within = _DATA.fullmatch(source)
        if within is None:
            if source:
                self.elsewhere.append(_name(source) or told)
            return ""
        try:
            data = base64.b64decode(unquote(within["data"]), validate=False)
        except (binascii.Error, ValueError):
            return ""
        ending = within["kind"].lower().replace("jpeg", "jpg")
        name = self.names.name(told or "picture", ending)
        self.files.append(ImportedFile(name, data))
        return f'<img alt="{html.escape(told)}" src="{html.escape(name)}">'


def _name(source: str) -> str:
    """The last part of a picture's address."""
    try:
        return unquote(urlsplit(source).path.rpartition("/")[2])[:80]
    except ValueError:
        return ""
