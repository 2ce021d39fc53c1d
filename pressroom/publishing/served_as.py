"""Content-Type and Cache-Control of each file of the site, for storage that keeps them by object.

One table with `_headers`: the rules are those of `formats.headers`, and what they leave to the
host, media types of pages, pictures and documents, comes from `standards.media_types`.
"""

from __future__ import annotations

import msgspec

from pressroom.content.config.records import Config
from pressroom.formats.headers import header_rules
from pressroom.publishing.verify_headers import CACHE, Promises
from pressroom.standards.media_types import media_type

# Manifests are in UTF-8 by their standard, and drawings say their encoding themselves.
_TEXTS = (
    "application/feed+json",
    "application/json",
    "application/xhtml+xml",
    "application/xml",
)
_TYPE = "content-type"
_UTF8 = "; charset=utf-8"


class ServedAs(msgspec.Struct, frozen=True, array_like=True):
    """Values of a file's `Content-Type` and `Cache-Control`."""

    content_type: str
    cache_control: str


def wants_charset(path: str) -> bool:
    """Whether browsers want to be told the encoding of a file of this name."""
    kind = media_type(path)
    return kind.startswith("text/") or kind in _TEXTS


def served_as(path: str, promises: Promises, *, utf8: bool = True) -> ServedAs:
    """Form in which the file at an output path is to be served. A text that is not in UTF-8, such
    as an attachment from an old spreadsheet, is sent without a charset: browsers then look for
    themselves."""
    given = promises.of(f"/{path}")
    kind = given.get(_TYPE, "") or media_type(path) + (_UTF8 if wants_charset(path) else "")
    return ServedAs(kind if utf8 else kind.removesuffix(_UTF8), given.get(CACHE, ""))


def caching_promises(config: Config) -> Promises:
    """Promises of all addresses for `served_as`, from the site's root: policies are long, and files
    are many. They are promised also where no `_headers` is made."""
    kept = (
        (path, tuple(row for row in given if row[0].lower() in (_TYPE, CACHE)))
        for path, given in header_rules(config)
    )
    return Promises([(path, given) for path, given in kept if given])
