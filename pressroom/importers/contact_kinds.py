"""Classifier of a contact block's pieces: person, position, company, or none of them."""

from __future__ import annotations

import enum
import re
from collections.abc import Sequence

import msgspec

from pressroom.importers import contact_words as words
from pressroom.importers.contact_labels import Label

LONGEST_NAME = 10
PROSE = 22
"""So many words in a row are a sentence, and no contact."""


class Role(enum.Enum):
    """Role of an item in a contact block."""

    LABEL = enum.auto()
    OR = enum.auto()
    PERSON = enum.auto()
    POSITION = enum.auto()
    COMPANY = enum.auto()
    PHONE = enum.auto()
    MAIL = enum.auto()
    WORD = enum.auto()
    OTHER = enum.auto()


class ContactItem(msgspec.Struct, frozen=True):
    """An item of a block: its kind, its text, the number of its row, the label that it is, whether
    its form leaves nothing else, and the words before a number that say what it is (`Mobile:`)."""

    kind: Role
    text: str
    row: int
    label: Label | None = None
    sure: bool = True
    said: str = ""


class NameHints(msgspec.Struct, frozen=True):
    """Hints that tell a person from a company: names of companies, and the parts of the block's
    mail addresses before and behind the `@`, all folded and without signs."""

    companies: frozenset[str]
    boxes: tuple[str, ...]
    domains: tuple[str, ...]


def known_of(companies: frozenset[str], mails: Sequence[str]) -> NameHints:
    """Hints that a block's mail addresses give on its names."""
    return NameHints(
        companies=companies,
        boxes=tuple(words.folded(mail.partition("@")[0]) for mail in mails),
        domains=tuple({_domain(mail) for mail in mails}),
    )


def _domain(mail: str) -> str:
    """The telling part of a mail address's domain: `acmepr` of `jane@mail.acmepr.co.uk`."""
    parts = mail.partition("@")[2].casefold().split(".")
    return words.folded(max(parts[:-1], key=len, default="").replace("-", ""))


def item_kind(segment: str, known: NameHints) -> tuple[Role, bool]:
    """The kind of a segment that is no label, and whether it is sure."""
    of_web = words.is_web(segment.rpartition(": ")[2])  # `News and videos: acme.com/newsroom`
    if of_web or words.is_address(segment):
        return Role.OTHER, True
    count = len(segment.split())
    if count > LONGEST_NAME and not (count <= PROSE and words.is_position(segment)):
        return Role.OTHER, False
    bare = words.without_legal_form(segment)
    if bare in known.companies:
        return Role.COMPANY, True
    person = words.is_person(segment)
    own = person and any(words.is_box_of(box, segment) for box in known.boxes)
    if person and not own and re.sub(r"\W", "", words.folded(segment)) in known.domains:
        return Role.COMPANY, True
    if own and not is_of_domain(segment, known):
        return Role.PERSON, True
    if words.is_position(segment):
        return Role.POSITION, True
    if words.is_company(segment):
        return Role.COMPANY, True
    if own or person:
        of_company = not own and is_of_domain(segment, known)
        return (Role.COMPANY, True) if of_company else (Role.PERSON, True)
    if segment[:1].isupper() and not segment.endswith(".") and not words.is_clause(segment):
        return Role.COMPANY, count == 1 or is_of_domain(segment, known)
    return Role.OTHER, False


def is_of_domain(name: str, known: NameHints) -> bool:
    """Whether a mail address's domain bears a name, its first words or their first letters."""
    bare = re.sub(r"\W", "", words.folded(name))
    parts = re.findall(r"\w+", words.folded(name))
    initials = "".join(part[0] for part in parts)
    return any(
        len(domain) > 2
        and (
            bare.startswith(domain)
            or (len(bare) > 3 and domain.startswith(bare))
            or domain == initials
            or (len(domain) > 3 and domain in parts)
            or (len(parts) > 1 and len(parts[0]) > 3 and domain.startswith(parts[0]))
        )
        for domain in known.domains
    )
