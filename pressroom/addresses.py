"""Where things stand on the site: addresses, hrefs and output paths, one to one.

An address (`url`) begins with `/` and counts from the site's root, whatever path
the site lives under: `/releases/2013/th3resa-results/`.
"""

from __future__ import annotations

import functools
import hashlib
from urllib.parse import quote, unquote

import msgspec

from pressroom.config import Config
from pressroom.model import slug
from pressroom.tables import Contact, ContactTable

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
    digest = hashlib.blake2b(msgspec.msgpack.encode(contact), digest_size=4).hexdigest()
    return f"/contacts/{name}-{digest}.vcf"


def output_path(url: str) -> str:
    """The file in the output folder that static hosts serve at the address."""
    path = (unquote(url) if "%" in url else url).strip("/")
    if not path:
        return "index.html"
    if url.endswith("/") or not path.lower().endswith((".html", ".htm")):
        return f"{path}/index.html"
    return path
