"""Details of a product's page besides its releases: results, events, approvals, pictures, documents
and contacts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time

from pressroom.content.config.registry_schema import Product
from pressroom.content.items import MediaItem, PublishedDocument, items_of
from pressroom.content.model import Section
from pressroom.content.references import by_reference, in_one_language
from pressroom.formats.html.document_pages import document_card, newest_first
from pressroom.formats.html.event_pages import event_card, in_order_of_end
from pressroom.formats.html.media_pages import picture_card
from pressroom.formats.html.result_pages import latest_results
from pressroom.formats.html.site_context import SiteContext
from pressroom.formats.html.view_parts import Approval, ProductDetails, When


def details(section: Section, context: SiteContext) -> ProductDetails | None:
    """Details of a product besides its releases, as far as they are public; None for a list of
    anything else, and where there is nothing."""
    product = section.about
    if not isinstance(product, Product):
        return None
    site, language = context.site, context.config.language
    documents = [
        each for each in items_of(site, PublishedDocument) if _is_of(product, each.products)
    ]
    pictures = [each for each in items_of(site, MediaItem) if _is_of(product, each.products)]
    events = [each for each in in_order_of_end(context) if _is_of(product, each.products)]
    found = ProductDetails(
        results=latest_results(context, product.key),
        coming=tuple(event_card(each, context) for each in events if not each.is_over),
        past=tuple(event_card(each, context) for each in reversed(events) if each.is_over),
        approvals=tuple(_approvals(product, context)),
        pictures=tuple(picture_card(each, context) for each in in_one_language(pictures, language)),
        documents=tuple(document_card(each, context) for each in newest_first(documents, context)),
        contacts=context.contacts(section.releases[0].contacts),
    )
    return found if any(getattr(found, name) for name in found.__struct_fields__) else None


def _is_of(product: Product, named: tuple[Product, ...]) -> bool:
    return any(each.key == product.key for each in named)


def _approvals(product: Product, context: SiteContext) -> Iterator[Approval]:
    """The approvals whose releases are public, the latest first. One without a day of its own has
    that of its release."""
    releases = by_reference(context.site.releases)
    found = []
    for approval in product.approvals:
        release = releases.get(approval.release)
        if release is not None:
            day = approval.date or release.instant.at.date().isoformat()
            at = datetime.combine(date.fromisoformat(day), time(), context.config.zone)
            when = When(at, context.config.site.timezone, True)
            found.append(Approval(day, when, approval.text, context.links[release.url]))
    return iter(sorted(found, key=lambda each: each.day, reverse=True))
