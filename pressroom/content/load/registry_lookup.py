"""Registry lookup: resolves the names in front matter to issuers, products, contacts and texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, TypeVar

import msgspec

from pressroom.content.config.records import Issuer
from pressroom.content.config.registry_schema import Contact, Product, Topic
from pressroom.content.load.front_matter import MarkKeys
from pressroom.content.load.registered import Registry, lookup_name
from pressroom.content.load.standing_texts import FOLDERS, filled, speakers_of
from pressroom.content.load.trademark_keys import read_mark
from pressroom.content.model import Mark
from pressroom.content.references import slug
from pressroom.content.standing import Standing, Versions, in_force, to_come
from pressroom.content.trademarks.symbols import without_symbol
from pressroom.core.fields import KeyPath, Reader
from pressroom.core.files import CONFIG
from pressroom.core.problems import nearest

_Found = TypeVar("_Found")
_MOST_LISTED = 12


def resolve_each(
    key: str, items: Iterable[Any], read: Callable[[Any, KeyPath], _Found | None]
) -> tuple[_Found, ...]:
    """Applies `read` to each item of the list `key`, in order; drops faults and duplicates."""
    found: list[_Found] = []
    for index, item in enumerate(items):
        entry = read(item, (key, index))
        if entry is not None and entry not in found:
            found.append(entry)
    return tuple(found)


class Resolver:
    """Resolves the names in one release's front matter; unknown ones are reported to `reader`.
    Standing texts name issuers in a `language` (BCP 47 tag), or the site's first one."""

    def __init__(self, reader: Reader, registry: Registry, language: str = "") -> None:
        self.reader = reader
        self.registry = registry
        self.language = language

    def issuers(self, words: Iterable[str]) -> tuple[Issuer, ...]:
        """The issuers of these names or keys."""
        add = "add an [[issuer]] there"
        known = self.registry.issuers
        return resolve_each("issuers", words, lambda w, at: self._find("issuer", w, known, at, add))

    def products(self, words: Iterable[str]) -> tuple[Product, ...]:
        """The products of these names, keys or aliases, with or without trademark symbols."""
        return resolve_each("products", words, self._product)

    def topics(self, words: Iterable[str]) -> tuple[Topic, ...]:
        """The topics of these names or keys; where the settings list none, topics made of them."""
        return resolve_each("topics", words, self._topic)

    def contacts(self, items: Iterable[str | Contact]) -> tuple[Contact, ...]:
        """The contacts of these keys; contacts written out are returned as they are."""
        return resolve_each("contacts", items, self._contact)

    def marks(self, items: Iterable[str | MarkKeys]) -> tuple[Mark, ...]:
        """The trademarks listed, with symbol and owner from the registry where left out."""
        known = self.registry.marks
        return resolve_each(
            "trademarks", items, lambda item, at: read_mark(item, at, self.reader, known)
        )

    def boilerplate(
        self,
        names: str | tuple[str, ...],
        at: datetime | None,
        issuers: tuple[Issuer, ...],
        *,
        draft: bool = False,
    ) -> tuple[Standing, ...]:
        """The boilerplates of these names in force at `at`, filled in for `issuers`; a `draft` has
        those to come."""
        words = (names,) if isinstance(names, str) and names else names
        known = _for_draft(self.registry.boilerplate) if draft else self.registry.boilerplate
        return resolve_each(
            "boilerplate",
            words,
            lambda word, path: self._standing("boilerplate", word, known, path, at, issuers),
        )

    def legend(
        self, name: str, at: datetime | None, issuers: tuple[Issuer, ...], *, draft: bool = False
    ) -> Standing | None:
        """The legend of this name in force at `at`, for a `draft` the one to come; None for
        `none`."""
        if name in ("", "none"):
            return None
        known = _for_draft(self.registry.legends) if draft else self.registry.legends
        return self._standing("legend", name, known, ("legend",), at, issuers)

    def _find(
        self,
        what: str,
        word: str,
        known: Mapping[str, _Found],
        at: KeyPath,
        add: str,
        place: str = CONFIG,
    ) -> _Found | None:
        entry = known.get(lookup_name(word))
        if entry is None:
            remedy = _remedy(word, known, place, add)
            self.reader.report(at, "PR011", f"unknown {what} `{word}`", remedy)
        return entry

    def _product(self, word: str, at: KeyPath) -> Product | None:
        add = "add a [[product]] there"
        return self._find("product", without_symbol(word), self.registry.products, at, add)

    def _topic(self, word: str, at: KeyPath) -> Topic | None:
        if self.registry.topics is not None:
            add = "add a [[topic]] there"
            return self._find("topic", word, self.registry.topics, at, add)
        key = slug(word)
        if not key:
            self.reader.report(at, "PR011", f"`{word}` is no topic", "use letters or digits")
            return None
        name = key.replace("-", " ")
        return Topic(key=key, name=name[0].upper() + name[1:])

    def _contact(self, item: str | Contact, at: KeyPath) -> Contact | None:
        if isinstance(item, Contact):
            if not (item.name or item.organisation or item.for_):
                self.reader.report(
                    at, "PR007", "a contact without a name", "add `name:` or `organisation:`"
                )
            return item
        add = "add a [[contact]] there"
        return self._find("contact", item, self.registry.contacts, at, add)

    def _standing(
        self,
        kind: str,
        word: str,
        known: Mapping[str, Versions],
        path: KeyPath,
        at: datetime | None,
        issuers: tuple[Issuer, ...],
    ) -> Standing | None:
        place, add = f"{FOLDERS[kind]}/", "put a file there that is in force on the release's day"
        # Without a date no version can be chosen; the missing date has its own problem.
        if at is None:
            self._find(kind, word, known, path, add, place)
            return None
        # The names of texts not yet in force must not show in the remedy.
        texts = {name: text for name in known if (text := in_force(known[name], at))}
        text = self._find(kind, word, texts, path, add, place)
        if text is None:
            return None
        if kind == "boilerplate":
            issuers = speakers_of(text.name, issuers, self.registry.issuers.values())
        known_then = tuple(dict.fromkeys(issuer.at(at) for issuer in issuers))
        return filled(text, known_then, at.year, self.language)


def _remedy(word: str, known: Mapping[str, Any], place: str, add: str) -> str:
    """Remedy for a word that is not `known`: a name that is like it, or where the names stand. A
    build knows less of them than `lint`, so what it advises has to be right for both."""
    near = nearest(word, known)
    if near is not None:
        return f"did you mean `{near}`?"
    # A list of all has each once, by its key; names are looked up in small letters.
    keys = sorted({str(getattr(row, "key", name)) for name, row in known.items()})
    if 0 < len(keys) <= _MOST_LISTED:
        return f"write {', '.join(f'`{key}`' for key in keys)} or another name of {place}, or {add}"
    return f"write it as {place} has it, or {add}"


def _for_draft(texts: Mapping[str, Versions]) -> Mapping[str, Versions]:
    """The standing texts as drafts show them: a version to come stands for all of its name. Drafts
    are never public, so nobody sees it before its day."""
    coming = {name: text for name, versions in texts.items() if (text := to_come(versions))}
    shown = {name: (msgspec.structs.replace(t, since=None),) for name, t in coming.items()}
    return {**texts, **shown} if shown else texts
