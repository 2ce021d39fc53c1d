"""Rule on the texts of `config.toml` that readers get: none of them is a placeholder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from pressroom.content.config.menu_schema import MenuLink
from pressroom.content.config.reader import Settings
from pressroom.content.model import Entry
from pressroom.core.files import CONFIG
from pressroom.core.problems import Problem
from pressroom.rules.placeholders import placeholders

_OF_THE_SITE = ("title", "description", "notice")
# What an entry of the registry is known by, and not what readers get of it.
_NOT_SHOWN = frozenset({"key", "aliases", "tickers", "boilerplate", "mark"})


def placeholders_in_settings(settings: Settings, releases: Iterable[Entry]) -> Iterator[Problem]:
    """Errors for placeholders in what the site's pages say of the press room, of its issuers, and
    of the products, topics and contacts that its `releases` name. What no release names yet is
    nobody's to hear of."""
    config = settings.config
    for key in _OF_THE_SITE:
        yield from _of_text(settings, ("site", key), getattr(config.site, key))
        yield from _of_forms(settings, ("site", f"{key}s"), getattr(config.site, f"{key}s"))
    for place in ("main", "foot"):
        for entry in getattr(config.menu, place):
            if isinstance(entry, MenuLink):
                texts = {"label": entry.label, **entry.labels}
                yield from _of_forms(settings, ("menu", place), texts)
    seen = list(releases)
    told = {release.name for release in seen}
    for number, product in enumerate(config.products):
        for approval in product.approvals:
            if approval.release in told:
                yield from _of_text(settings, ("product", number, "approvals"), approval.text)
    products = {product.key for release in seen for product in release.products}
    topics = {topic.key for release in seen for topic in release.topics}
    contacts = {contact.name for release in seen for contact in release.contacts}
    tables: dict[str, list[tuple[int, msgspec.Struct]]] = {
        "issuer": list(enumerate(config.issuers)),
        "product": [(n, each) for n, each in enumerate(config.products) if each.key in products],
        "topic": [(n, each) for n, each in enumerate(config.topics) if each.key in topics],
        "contact": [(n, each) for n, each in enumerate(config.contacts) if each.name in contacts],
    }
    for table, entries in tables.items():
        for number, entry in entries:
            for key, text in msgspec.structs.asdict(entry).items():
                if isinstance(text, str) and key not in _NOT_SHOWN:
                    yield from _of_text(settings, (table, number, key), text)
                elif isinstance(text, Mapping):
                    yield from _of_forms(settings, (table, number, key), text)


def _of_forms(
    settings: Settings, where: tuple[str | int, ...], forms: Mapping[str, str]
) -> Iterator[Problem]:
    for text in forms.values():
        yield from _of_text(settings, where, text)


def _of_text(settings: Settings, where: tuple[str | int, ...], text: str) -> Iterator[Problem]:
    for match in placeholders(text):
        yield Problem(
            path=CONFIG,
            line=settings.line(*where),
            code="PR325",
            message=f"`{match[0]}` in `{where[-1]}` is a placeholder",
            remedy="fill it in, or take the key out",
        )
