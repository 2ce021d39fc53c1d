"""Comparison of typed contacts with the registered ones: which key says the same."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from pressroom.content.config.registry_schema import Contact, ContactTable
from pressroom.importers import contact_words as words


class RegisteredContact(msgspec.Struct, frozen=True):
    """A registered contact that is a typed one: its key, and the fields that say otherwise."""

    key: str
    unlike: tuple[str, ...] = ()


def matched(contact: Contact, registered: Iterable[ContactTable]) -> RegisteredContact | None:
    """The registered contact that a typed one is: with the same mail address, or the same telephone
    number, and no other person's name. `unlike` are fields in which the text says something else or
    more; with none of them, the key says all of it."""
    for known in registered:
        if not _same_reach(contact, known) or not _agree(contact.name, known.name):
            continue
        unlike = [
            field for field in _FIELDS if not _says(getattr(contact, field), getattr(known, field))
        ]
        if not _same_phone(contact.phone, known.phone):
            unlike.append("phone")
        return RegisteredContact(known.key, tuple(unlike))
    return None


_FIELDS = ("for_", "name", "title", "organisation", "email")
_LOCAL_FIGURES = 7


def _plain(text: str) -> str:
    return re.sub(r"[\W_]", "", words.folded(text))


def _agree(one: str, other: str) -> bool:
    return not one or not other or _plain(one) == _plain(other)


def _says(typed: str, known: str) -> bool:
    """Whether what is typed, if anything, is what is registered."""
    same = words.without_legal_form(typed) == words.without_legal_form(known)
    return not typed or _plain(typed) == _plain(known) or same


def _same_phone(typed: str, known: str) -> bool:
    """Whether two numbers, with or without a country's prefix, are the same."""
    figures, others = re.sub(r"\D", "", typed), re.sub(r"\D", "", known)
    if not figures:
        return True
    short, long = sorted((figures, others), key=len)
    return len(short) >= _LOCAL_FIGURES and long.endswith(short.lstrip("0"))


def _same_reach(contact: Contact, known: Contact) -> bool:
    mail = bool(contact.email) and contact.email.casefold() == known.email.casefold()
    phone = bool(contact.phone and known.phone) and _same_phone(contact.phone, known.phone)
    person = bool(contact.name) and _agree(contact.name, known.name)
    return mail or (phone and (person or not contact.name))
