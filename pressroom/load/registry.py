"""What releases may name: products, topics, contacts, marks and standing texts."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from pressroom.config import Config
from pressroom.model import Mark, Standing
from pressroom.tables import Contact, Product, Topic


class Registry(msgspec.Struct, frozen=True):
    """What releases may name, by every name they may use, letter case aside."""

    products: Mapping[str, Product]
    topics: Mapping[str, Topic] | None
    contacts: Mapping[str, Contact]
    marks: Mapping[str, Mark]
    boilerplate: Mapping[str, Standing]
    legends: Mapping[str, Standing]

    @classmethod
    def of(
        cls,
        config: Config,
        boilerplate: Mapping[str, Standing],
        legends: Mapping[str, Standing],
    ) -> Registry:
        """The registry that `config` and the standing texts make. No topics listed: any will do."""
        products = {
            name.casefold(): product
            for product in config.products
            for name in (product.key, product.name, *product.aliases)
        }
        marks = {
            product.name.casefold(): Mark(product.name, product.mark, product.owner)
            for product in config.products
            if product.mark
        }
        topics = {
            name.casefold(): topic for topic in config.topics for name in (topic.key, topic.name)
        }
        contacts = {
            row.key.casefold(): Contact(
                for_=row.for_,
                name=row.name,
                title=row.title,
                organisation=row.organisation,
                phone=row.phone,
                email=row.email,
            )
            for row in config.contacts
        }
        return cls(
            products, topics or None, contacts, marks, _folded(boilerplate), _folded(legends)
        )


def _folded(texts: Mapping[str, Standing]) -> dict[str, Standing]:
    return {name.casefold(): text for name, text in texts.items()}
