"""The registry: everything releases may name, indexed by name."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from pressroom.content.config.records import Config, Issuer
from pressroom.content.config.registry_schema import Contact, Product, Topic
from pressroom.content.load.file_names import composed
from pressroom.content.model import Mark
from pressroom.content.standing import Versions


def registry_marks(config: Config) -> tuple[Mark, ...]:
    """The trademarks of the products in the settings."""
    return tuple(
        Mark(product.name, product.mark, product.owner)
        for product in config.products
        if product.mark
    )


class Registry(msgspec.Struct, frozen=True):
    """Lookup tables of everything releases may name, by case-folded name, key or alias.

    `topics` is None when the settings list none: then any topic is valid.
    """

    products: Mapping[str, Product]
    topics: Mapping[str, Topic] | None
    contacts: Mapping[str, Contact]
    marks: Mapping[str, Mark]
    issuers: Mapping[str, Issuer]
    boilerplate: Mapping[str, Versions]
    legends: Mapping[str, Versions]

    @classmethod
    def of(
        cls,
        config: Config,
        boilerplate: Mapping[str, Versions],
        legends: Mapping[str, Versions],
    ) -> Registry:
        """Builds the registry from the settings and the standing texts."""
        products = {
            lookup_name(name): product
            for product in config.products
            for name in (product.key, product.name, *product.aliases)
        }
        marks = {lookup_name(mark.name): mark for mark in registry_marks(config)}
        topics = {
            lookup_name(name): topic
            for topic in config.topics
            for name in (topic.key, topic.name, config.typed.get(topic.name, topic.name))
        }
        contacts = {lookup_name(row.key): row for row in config.contacts}
        issuers = {
            lookup_name(name): issuer
            for issuer in config.issuers
            for name in (issuer.key, issuer.name, issuer.legal_name)
        }
        return cls(
            products,
            None if config.free_topics else topics,
            contacts,
            marks,
            issuers,
            _by_folded_name(boilerplate),
            _by_folded_name(legends),
        )


def lookup_name(name: str) -> str:
    """A name as the lookup tables have it: composed and without regard to case."""
    return composed(name).strip().casefold()


def _by_folded_name(texts: Mapping[str, Versions]) -> dict[str, Versions]:
    return {lookup_name(name): text for name, text in texts.items()}
