"""Parts of feed entries that releases and items have alike: authors, products, files."""

from __future__ import annotations

from collections.abc import Iterator

from pressroom.content.config.records import Config
from pressroom.content.model import Entry
from pressroom.formats.addresses import full
from pressroom.formats.feed_formats import Category, FeedEnclosure
from pressroom.standards.media_types import media_type


def house(config: Config, language: str) -> str:
    """Author of a feed: the issuers by their names in a language (BCP 47 tag), or the site."""
    names = (issuer.name_in(language) for issuer in config.issuers)
    return " and ".join(names) or config.site.title


def product_categories(entry: Entry, config: Config) -> Iterator[Category]:
    """A category for each product that an entry names."""
    return (
        Category(each.name_in(entry.language), full(config, "/products/"))
        for each in entry.products
    )


def enclosures(entry: Entry, config: Config) -> tuple[FeedEnclosure, ...]:
    """The attachments of a release or item."""
    return tuple(
        FeedEnclosure(
            full(config, document.url),
            media_type(document.name),
            document.size,
            document.title or document.name,
        )
        for document in entry.attachments
    )
