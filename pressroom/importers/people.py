"""The contacts of a release: registered ones by their keys, others written out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from pressroom.content.config.registry_schema import Contact
from pressroom.core.problems import Problem, note
from pressroom.importers.contact_blocks import ContactBlock, read_contact_block, sentences_around
from pressroom.importers.contact_matches import matched
from pressroom.importers.plain_markdown import plain
from pressroom.importers.readings import Cut, Reading
from pressroom.importers.records import ImportRegistry, Manuscript, Recognised
from pressroom.importers.standing_sections import abouts
from pressroom.typeset.anatomy.anatomy import Anatomy
from pressroom.typeset.anatomy.sureness import Sureness

_BETWEEN = re.compile(r"\W*(?:or|oder|ou|o|and|und|et|y)?\W*", re.IGNORECASE)
_LONGEST_NAME = 8  # words


def read_people(anatomy: Anatomy, manuscript: Manuscript, registry: ImportRegistry) -> Reading:
    """Reads the contact blocks of a text. A sentence that names whom to ask stays a sentence."""
    companies = [issuer.name for issuer in registry.config.issuers]
    companies += [section.company for section in abouts(anatomy, ()) if section.company]
    companies += _named_with_listing(anatomy)
    named: list[Any] = []
    cuts: list[Cut] = []
    recognised: list[Recognised] = []
    problems: list[Problem] = []

    def add(contact: Contact, sureness: Sureness) -> None:
        known = matched(contact, registry.config.contacts)
        entry: Any = known.key if known is not None else _written_out(contact)
        _add(named, entry)
        if known is not None and known.unlike:
            problems.append(_unlike(manuscript.source, known.key, known.unlike, contact))
        recognised.append(Recognised("contacts", _text_of(contact), sureness))

    for contact in manuscript.contacts:
        add(contact, Sureness.CERTAIN)
    for part in anatomy.contacts:
        # `For more information, visit …` above a block stays in the text.
        before, behind = sentences_around(anatomy.source[part.start : part.end])
        begin, end = part.start + before, part.end - behind
        block = read_contact_block(anatomy.source[begin:end], companies)
        if not block.contacts:
            continue
        for contact in block.contacts:
            add(contact, block.sureness)
        problems += _of_leftover(manuscript.source, block)
        # Between two blocks is an `or`; what they say stands in the registry or is written out.
        start = begin
        if cuts and _BETWEEN.fullmatch(anatomy.source[cuts[-1].end : start]):
            start = cuts[-1].end
        said = [*block.labels, *map(_text_of, block.contacts), anatomy.source[start:begin]]
        cuts.append(Cut(start, end, said="\n".join(said)))
    alone = [entry for entry in named if isinstance(entry, dict) and [*entry] == ["phone"]]
    if alone and len(alone) < len(named):
        # A letterhead's number, and nobody who answers it.
        named = [entry for entry in named if entry not in alone]
        numbers = ContactBlock((), tuple(entry["phone"] for entry in alone))
        problems += _of_leftover(manuscript.source, numbers)
    said_of_own = Cut(0, 0, said="\n".join(map(_text_of, manuscript.contacts)))
    cuts = [said_of_own, *cuts] if manuscript.contacts else cuts
    front = {"contacts": named} if named else {}
    return Reading(
        front=front, cuts=tuple(cuts), recognised=tuple(recognised), problems=tuple(problems)
    )


def _named_with_listing(anatomy: Anatomy) -> list[str]:
    """The name with which the lead begins and its listing follows: `ACME, Inc. (Nasdaq: ACM)`."""
    lead, dateline = anatomy.lead, anatomy.dateline
    if lead is None or not anatomy.tickers:
        return []
    start = max(lead.start, dateline.end if dateline is not None else 0)
    name = plain(anatomy.source[start : anatomy.tickers[0].start]).strip(' (,“"')
    words = name.split()
    capitals = words and all(not word[0].islower() or word in _IN_NAMES for word in words)
    return [name] if capitals and len(words) <= _LONGEST_NAME else []


_IN_NAMES = ("and", "of", "the", "for", "de", "du")


def _add(named: list[Any], entry: Any) -> None:
    """Adds a contact, unless one before it says as much, or is all in it and gives way."""
    if not isinstance(entry, dict):
        if entry not in named:
            named.append(entry)
        return
    for number, other in enumerate(named):
        if isinstance(other, dict):
            if entry.items() <= other.items():
                return
            if other.items() <= entry.items():
                named[number] = entry
                return
    named.append(entry)


def _written_out(contact: Contact) -> dict[str, str]:
    """A contact as front matter has it, without its empty fields."""
    fields = msgspec.to_builtins(contact)
    return {key: value for key, value in fields.items() if value}


def _text_of(contact: Contact) -> str:
    return ", ".join(filter(None, msgspec.to_builtins(contact).values()))


def _unlike(source: str, key: str, fields: tuple[str, ...], contact: Contact) -> Problem:
    typed = ", ".join(f"{name.rstrip('_')} `{getattr(contact, name)}`" for name in fields)
    return note(
        source,
        "PR423",
        f"the text has another form of the registered contact `{key}`: {typed}",
        "nothing, if the registered one is right; else write this one out in `contacts`",
    )


def _of_leftover(source: str, block: ContactBlock) -> Iterator[Problem]:
    if block.leftover:
        rest = "; ".join(block.leftover)
        what = f"of the contacts, this has no field and is left out: {rest}"
        yield note(source, "PR424", what, "write what readers need of it into the text")
    if block.sureness is Sureness.POSSIBLE:
        yield note(
            source,
            "PR425",
            "the contacts were hard to read",
            "compare `contacts` with the source: who is a person, what a position or a company",
        )
