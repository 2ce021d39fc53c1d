"""Facts of the registry on a company or a product, for the pages that are about it."""

from __future__ import annotations

from collections.abc import Iterable

from pressroom.content.config.records import Issuer
from pressroom.content.config.registry_schema import Product, Topic
from pressroom.content.model import Mark
from pressroom.content.trademarks.attribution import attribution
from pressroom.formats.html.view_parts import Link
from pressroom.standards.languages import worded


def websites(issuers: Iterable[Issuer]) -> tuple[Link, ...]:
    """Links to the issuers' own sites, by their names."""
    return tuple(Link(issuer.name, issuer.url) for issuer in issuers if issuer.url)


def known_facts(
    about: Product | Topic | Issuer | None, language: str
) -> tuple[tuple[str, str], ...]:
    """Facts of the registry on a list's subject: pairs of a name and a value."""
    if isinstance(about, Issuer) and about.tickers:
        return ((worded("Tickers"), "; ".join(map(str, about.tickers))),)
    return _product_facts(about, language) if isinstance(about, Product) else ()


def _product_facts(product: Product, language: str) -> tuple[tuple[str, str], ...]:
    facts = []
    if product.generic:
        facts.append((worded("Generic name"), product.generic))
    if product.mark:
        facts.append(
            (
                worded("Mark"),
                attribution([Mark(product.name, product.mark, product.owner)], language),
            )
        )
    return tuple(facts)
