"""Registry entries and standing texts that a release names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from pressroom.content.config.records import Config, Issuer
from pressroom.content.config.registry_schema import Contact, ContactTable, Product, Topic
from pressroom.content.load.registered import registry_marks
from pressroom.content.model import Mark, Named
from pressroom.content.standing import Standing
from pressroom.content.trademarks.mentions import mark_finder
from pressroom.content.trademarks.symbols import has_symbol
from pressroom.standards.exchanges import Ticker


class Names(msgspec.Struct, frozen=True):
    """The registry entries and standing texts that a release names."""

    issuers: tuple[Issuer, ...]
    tickers: tuple[Ticker, ...]
    marks: tuple[Mark, ...]
    products: tuple[Product, ...]
    topics: tuple[Topic, ...]
    contacts: tuple[Contact, ...]
    boilerplate: tuple[Standing, ...]
    legend: Standing | None

    def keys(self, texts: Iterable[str], config: Config) -> Named:
        """Their keys, and those of the marks in the release's `texts`.

        Issuers speak by their tickers too. A mark counts where the author has typed its symbol: the
        bare word may be any word.
        """
        listings = set(self.tickers)
        issuers = {i.key for i in config.issuers if listings & set(i.tickers)}
        marks = {mark.name for mark in self.marks} | set(_typed_marks(texts, config))
        products = {product.key for product in config.products if product.name in marks}
        return Named(
            frozenset(issuers | {issuer.key for issuer in self.issuers}),
            frozenset(products | {product.key for product in self.products}),
            frozenset(topic.key for topic in self.topics),
            frozenset(row.key for row in self.contacts if isinstance(row, ContactTable)),
            frozenset(text.name for text in self.boilerplate),
            frozenset({self.legend.name} if self.legend else ()),
        )


def _typed_marks(texts: Iterable[str], config: Config) -> Iterator[str]:
    """The names of the registry's marks that texts have with their symbols."""
    marks = registry_marks(config)
    for text in texts if marks else ():
        if has_symbol(text):
            found = mark_finder(marks).find(text)
            yield from (mention.mark.name for mention in found if mention.symbol)
