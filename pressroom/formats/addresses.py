"""Addresses: URLs, links and output paths of everything on the site, one to one.

An address (`url`) begins with `/` and counts from the site's root, whatever path the site lives
under: `/releases/2013/th3resa-results/`.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from urllib.parse import quote, unquote

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.config.registry_schema import Contact, ContactTable
from pressroom.content.model import Entry
from pressroom.content.references import slug
from pressroom.core.digest import SUFFIX_SIZE, digest

# Characters that RFC 3986 allows in a path, and the `%` of those already escaped.
_KEPT = "/%:@!$&'()*+,;=~-._"


def href(config: Config, url: str) -> str:
    """Link to an address within the site, with the path the site lives under."""
    return config.base + percent_encoded(url)


@functools.lru_cache(maxsize=1 << 16)
def percent_encoded(url: str) -> str:
    """Percent-encodes an address as a URI (RFC 3986)."""
    # Every page links the same few hundred addresses, and escaping is slow.
    return quote(url, safe=_KEPT)


def full(config: Config, url: str) -> str:
    """Absolute URI (RFC 3986) of an address, with scheme and host."""
    return config.origin + href(config, url)


def card_url(contact: Contact) -> str:
    """Address of a contact's vCard. That of a contact written out in a release contains a digest of
    its content, so that two of the same name differ."""
    if isinstance(contact, ContactTable):
        return f"/contacts/{contact.key}.vcf"
    name = slug(contact.name or contact.organisation or contact.for_)[:40].strip("-") or "contact"
    suffix = digest(msgspec.msgpack.encode(contact), SUFFIX_SIZE)
    return f"/contacts/{name}-{suffix}.vcf"


def search_url(language: str = "") -> str:
    """Address of the search page in a further language (BCP 47 tag), or in the site's first one."""
    return f"/{language.lower()}/search/" if language else "/search/"


CALENDAR = "/calendar/"
"""Address of the calendar."""
CALENDAR_FILE = "/calendar.ics"
"""Address of the calendar as a file that calendars subscribe to."""


def issuer_calendar(key: str) -> str:
    """Address of the calendar file of the issuer with this key."""
    return f"/issuers/{key}/calendar.ics"


def issuer_events(key: str) -> str:
    """Address below which the feeds of the events of the issuer with this key are."""
    return f"/issuers/{key}/calendar/"


MEDIA_ADDRESS = "/media/"
"""Address of the media library."""
PEOPLE_ADDRESS = "/people/"
"""Address of the list of people."""


def event_file(url: str) -> str:
    """Address of an event's calendar file, beside its page at `url`."""
    return beside(url, "event.ics")


def documents_url(kind: str = "") -> str:
    """Address of the list of all documents, or of those of a kind."""
    return f"/documents/{kind}/" if kind else "/documents/"


class Form(msgspec.Struct, frozen=True):
    """Another form of a release besides its page: the form's name, its media type (IANA), its
    address."""

    name: str
    type: str
    url: str


def forms(config: Config, url: str) -> tuple[Form, ...]:
    """Other forms, as the settings ask for them, of the release at `url`."""
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
    """Address of a file in the folder of the page at `url`. Beside a page with a file name of its
    own, such as `/news/rr902.html`, the file gets that name."""
    stem = url.rstrip("/")
    if not url.endswith("/") and stem.lower().endswith((".html", ".htm")):
        stem = stem.rpartition(".")[0]
    return f"{stem}/{name}"


def file_path(url: str) -> str:
    """Output path of the file at an address."""
    return unquote(url).lstrip("/")


def is_file(url: str) -> bool:
    """Whether a host that serves files can have a feed at an address: it has an ending by which the
    media type is known, and no query."""
    return url.lower().endswith((".xml", ".rss", ".rdf", ".atom", ".json")) and "?" not in url


def alternates(config: Config, family: Sequence[Entry]) -> tuple[tuple[str, str], ...]:
    """Language tags and absolute addresses of a release in several languages. `x-default`, for
    readers of any other language, is the one in the site's first language, or else the original."""
    rows = [(release.language, full(config, release.url)) for release in family]
    first = [row for row in rows if row[0] == config.language]
    original = [
        row for release, row in zip(family, rows, strict=True) if not release.translation_of
    ]
    return (*rows, ("x-default", (first or original or rows)[0][1])) if rows else ()


def output_path(url: str) -> str:
    """Output path that static hosts serve at an address."""
    path = (unquote(url) if "%" in url else url).strip("/")
    if not path:
        return "index.html"
    if url.endswith("/") or not path.lower().endswith((".html", ".htm")):
        return f"{path}/index.html"
    return path
