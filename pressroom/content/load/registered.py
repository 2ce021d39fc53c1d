"""What releases may name: products, topics, contacts, marks and standing texts."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from pressroom.content.config.records import Config, Issuer
from pressroom.content.config.registry_schema import Contact, Product, Topic
from pressroom.content.model import Mark, Versions


def registry_marks(config: Config) -> tuple[Mark, ...]:
    """The marks of the registry's products."""
    return tuple(
        Mark(product.name, product.mark, product.owner)
        for product in config.products
        if product.mark
    )


class Registry(msgspec.Struct, frozen=True):
    """What releases may name, by every name they may use, letter case aside."""

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
        """The registry that `config` and the standing texts make. No topics listed: any will do."""
        products = {
            name.casefold(): product
            for product in config.products
            for name in (product.key, product.name, *product.aliases)
        }
        marks = {mark.name.casefold(): mark for mark in registry_marks(config)}
        topics = {
            name.casefold(): topic for topic in config.topics for name in (topic.key, topic.name)
        }
        contacts = {row.key.casefold(): row for row in config.contacts}
        issuers = {
            name.casefold(): issuer
            for issuer in config.issuers
            for name in (issuer.key, issuer.name, issuer.legal_name)
        }
        return cls(
            products,
            topics or None,
            contacts,
            marks,
            issuers,
            _folded(boilerplate),
            _folded(legends),
        )


def _folded(texts: Mapping[str, Versions]) -> dict[str, Versions]:
    return {name.casefold(): text for name, text in texts.items()}
