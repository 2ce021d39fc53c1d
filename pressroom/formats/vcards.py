"""vCards (RFC 2426, version 3.0, which every address book reads) of contacts."""

from __future__ import annotations

import re

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.config.registry_schema import Contact
from pressroom.content.model import Site
from pressroom.core.files import CONFIG
from pressroom.formats.addresses import card_url
from pressroom.formats.artifact import Artifact
from pressroom.standards.phones import read_phone
from pressroom.typeset.article import Library

_LONGEST_LINE = 75


class VCard(msgspec.Struct, frozen=True):
    """Content of a vCard; `country` is that of telephone numbers without a prefix, `whom` says in
    the site's language whom the contact is for."""

    contact: Contact
    country: str
    whom: str


def vcards(site: Site, library: Library, config: Config) -> list[Artifact]:
    """Artifacts of a vCard for each contact of the registry and of visible releases."""
    words = library.words(config.language)

    def card(contact: Contact) -> VCard:
        whom = words("For %(whom)s", whom=words(contact.for_)) if contact.for_ else ""
        return VCard(contact, config.country, whom)

    contacts: dict[str, tuple[Contact, str]] = {}
    for row in config.contacts:
        contacts[card_url(row)] = (row, CONFIG)
    for release in site.releases:
        for contact in release.contacts:
            contacts.setdefault(card_url(contact), (contact, release.source))
    return [
        Artifact(url.lstrip("/"), origin, "vcard", card(contact))
        for url, (contact, origin) in sorted(contacts.items())
    ]


def render_vcard(view: VCard) -> bytes:
    contact = view.contact
    name = contact.name or contact.organisation or contact.for_
    # vCards want a family name: the last word, though naming customs differ.
    given, _, family = contact.name.rpartition(" ")
    rows = ["BEGIN:VCARD", "VERSION:3.0", f"FN:{_escaped(name)}"]
    rows.append(f"N:{_escaped(family or name)};{_escaped(given)};;;")
    if contact.organisation:
        rows.append(f"ORG:{_escaped(contact.organisation)}")
    if contact.title:
        rows.append(f"TITLE:{_escaped(contact.title)}")
    phone = read_phone(contact.phone, view.country)
    if contact.phone:
        dialled = phone.address.removeprefix("tel:").replace(";ext=", ",") if phone else ""
        rows.append(f"TEL;TYPE=WORK,VOICE:{dialled or _escaped(contact.phone)}")
    if contact.email:
        rows.append(f"EMAIL;TYPE=INTERNET:{_escaped(contact.email)}")
    if view.whom:
        rows.append(f"NOTE:{_escaped(view.whom)}")
    return ("\r\n".join(map(_folded, [*rows, "END:VCARD"])) + "\r\n").encode()


def _escaped(text: str) -> str:
    return re.sub(r"([\\;,])", r"\\\1", " ".join(text.split()))


def _folded(row: str) -> str:
    """Folds a row into lines of at most 75 octets, none broken within a character."""
    lines, line = [], ""
    for character in row:
        if len((line + character).encode()) > _LONGEST_LINE:
            lines.append(line)
            line = " "
        line += character
    return "\r\n".join([*lines, line])
