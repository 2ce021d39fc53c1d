"""Where things stand on the site: addresses, hrefs and output paths, one to one.

An address (`url`) begins with `/` and counts from the site's root, whatever path
the site lives under: `/releases/2013/th3resa-results/`.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from urllib.parse import quote, unquote

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.config.registry_schema import Contact, ContactTable
from pressroom.content.model import Entry, slug
from pressroom.core.digest import SUFFIX_SIZE, digest

# What RFC 3986 lets stand in a path, and the per cent signs of what is already escaped.
_KEPT = "/%:@!$&'()*+,;=~-._"


def href(config: Config, url: str) -> str:
    """The address as a link within the site, with the path the site lives under."""
    return config.base + escaped(url)


@functools.lru_cache(maxsize=1 << 16)
def escaped(url: str) -> str:
    """The address as a URI has it (RFC 3986)."""
    # Every page links the same few hundred addresses, and escaping is slow.
    return quote(url, safe=_KEPT)


def full(config: Config, url: str) -> str:
    """The address with scheme and host, as a URI (RFC 3986)."""
    return config.origin + href(config, url)


def card_url(contact: Contact) -> str:
    """The address of a contact's vCard. One that is written out in a release has a digest of its
    content in it: two of one name are two."""
    if isinstance(contact, ContactTable):
        return f"/contacts/{contact.key}.vcf"
    name = slug(contact.name or contact.organisation or contact.for_)[:40].strip("-") or "contact"
    suffix = digest(msgspec.msgpack.encode(contact), SUFFIX_SIZE)
    return f"/contacts/{name}-{suffix}.vcf"


class Form(msgspec.Struct, frozen=True):
    """A release in another form than its page: the form's name, its media type (IANA), and its
    address."""

    name: str
    type: str
    url: str


def forms(config: Config, url: str) -> tuple[Form, ...]:
    """The other forms, which the settings ask for, of the release at `url`."""
    wanted = config.exports
    last = url.strip("/").rpartition("/")[2].removesuffix(".html").removesuffix(".htm")
    return tuple(
        Form(name, kind, beside(url, file))
        for name, kind, file, is_wanted in (
            ("ninjs", "application/json", "ninjs.json", wanted.ninjs),
            ("markdown", "text/markdown", "index.md", wanted.markdown),
            ("pdf", "application/pdf", f"{last}.pdf", wanted.pdf),
        )
        if is_wanted
    )


def beside(url: str, name: str) -> str:
    """The address of a file in the folder of the page at `url`; a page with a name of its own,
    such as `/news/rr902.html`, has one of that name."""
    stem = url.rstrip("/")
    if not url.endswith("/") and stem.lower().endswith((".html", ".htm")):
        stem = stem.rpartition(".")[0]
    return f"{stem}/{name}"


def file_path(url: str) -> str:
    """The file in the output folder at the address of a file."""
    return unquote(url).lstrip("/")


def alternates(config: Config, family: Sequence[Entry]) -> tuple[tuple[str, str], ...]:
    """The language tags and whole addresses of a release in several languages; for readers of any
    other the one in the site's first, or else the original (`x-default`)."""
    rows = [(release.language, full(config, release.url)) for release in family]
    first = [row for row in rows if row[0] == config.language]
    original = [
        row for release, row in zip(family, rows, strict=True) if not release.translation_of
    ]
    return (*rows, ("x-default", (first or original or rows)[0][1])) if rows else ()


def output_path(url: str) -> str:
    """The file in the output folder that static hosts serve at the address."""
    path = (unquote(url) if "%" in url else url).strip("/")
    if not path:
        return "index.html"
    if url.endswith("/") or not path.lower().endswith((".html", ".htm")):
        return f"{path}/index.html"
    return path
