"""Reader of contact blocks: typed rows into contacts with name, position, company, telephone number
and mail address, and what of the rows has no field."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from pressroom.content.config.registry_schema import Contact
from pressroom.importers import contact_words as words
from pressroom.importers.contact_kinds import ContactItem, Role
from pressroom.importers.contact_reader import ContactReader
from pressroom.importers.contact_rows import read_items
from pressroom.typeset.anatomy.sureness import Sureness


class ContactBlock(msgspec.Struct, frozen=True):
    """The contacts of a block, in order.

    `leftover` are its words that have no field: a further number, a fax, a postal or web address.
    `labels` are words that say nothing but what a field is, `Contacts:`, `or`; who leaves them out
    can tell so. `sureness` is of the least sure item.
    """

    contacts: tuple[Contact, ...]
    leftover: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    sureness: Sureness = Sureness.CERTAIN


_NAMES_OF_A_NUMBER = 2
# No release has so many rows of contacts: a list of addresses is text. Each item of a block is held
# against all others.
_MOST_ROWS = 150


def _is_of_others(items: Sequence[ContactItem]) -> bool:
    """Whether a block without a label says much beside its numbers: a list of companies, a fact
    sheet."""
    if any(item.kind is Role.LABEL for item in items):
        return False
    names = sum(item.kind in (Role.COMPANY, Role.OTHER) for item in items)
    return (
        names > _NAMES_OF_A_NUMBER * sum(item.kind in (Role.PHONE, Role.MAIL) for item in items) + 2
    )


def _is_clause(items: Sequence[ContactItem]) -> bool:
    """Whether a block names nobody, and only says where something goes: `Apply for work at …`."""
    named = (Role.LABEL, Role.PERSON, Role.COMPANY, Role.POSITION)
    told = any(item.kind is Role.OTHER and not item.sure for item in items)
    return told and not any(item.kind in named for item in items)


def sentences_around(text: str) -> tuple[int, int]:
    """Numbers of characters at the beginning and at the end of a block that are rows of sentences,
    which belong to the text."""
    rows = text.splitlines(keepends=True)
    plain = [words.is_prose(row) or not row.strip() for row in rows]
    first = plain.index(False) if False in plain else len(rows)
    last = plain[::-1].index(False) if False in plain else 0
    return len("".join(rows[:first])), len("".join(rows[len(rows) - last :]))


def read_contact_block(text: str, companies: Iterable[str] = ()) -> ContactBlock:
    """The contacts typed in a block (Markdown or plain; rows, cells, or one paragraph).

    `companies` are names that are known to be companies': the issuers', and those in headings of
    About sections.
    """
    if text.count("\n") > _MOST_ROWS:
        return ContactBlock((), (text,), (), Sureness.POSSIBLE)
    known = frozenset(filter(None, map(words.without_legal_form, companies)))
    reader = ContactReader(read_items(text, known))
    if _is_of_others(reader.items) or _is_clause(reader.items):
        return ContactBlock((), (text,), (), Sureness.POSSIBLE)
    reader.read()
    sureness = Sureness.CERTAIN
    if not all(item.sure for item in reader.items):
        sureness = Sureness.LIKELY
    if not reader.contacts or any(
        item.kind is Role.OTHER and not item.sure for item in reader.items
    ):
        sureness = Sureness.POSSIBLE
    leftover = (*reader.leftover, *_of_nobody(reader))
    return ContactBlock(tuple(reader.contacts), leftover, tuple(reader.labels), sureness)


def _of_nobody(reader: ContactReader) -> list[str]:
    """Labels for contacts of a kind of which there are none: `For Investors:` at the end."""
    said = " ".join(f"{one.for_} {one.title}" for one in reader.contacts).casefold()
    return [
        item.text
        for item in reader.items
        if item.label is not None
        and item.label.audience.casefold() not in said
        and item.text.casefold() not in said
    ]
