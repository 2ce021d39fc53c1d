"""Pages of items: of one's own pages, and those of all other kinds."""

from __future__ import annotations

from collections.abc import Iterator

from pressroom.content.items import OwnPage, items_of
from pressroom.formats.artifact import Artifact
from pressroom.formats.html import item_views as views
from pressroom.formats.html.document_pages import document_pages
from pressroom.formats.html.event_pages import event_pages
from pressroom.formats.html.item_parts import (
    family_of,
    item_body,
    item_forms,
    item_head,
    item_translations,
)
from pressroom.formats.html.media_pages import media_pages
from pressroom.formats.html.people_pages import people_pages
from pressroom.formats.html.result_pages import result_pages
from pressroom.formats.html.site_context import SiteContext
from pressroom.formats.html.texts import document_link


def item_pages(context: SiteContext) -> Iterator[Artifact]:
    """Artifacts of all items' pages and of the lists of them."""
    for page in items_of(context.site, OwnPage):
        yield _content_page(page, context)
    yield from document_pages(context)
    yield from people_pages(context)
    yield from event_pages(context)
    yield from media_pages(context)
    yield from result_pages(context)


def _content_page(page: OwnPage, context: SiteContext) -> Artifact:
    view = views.ContentPage(
        frame=context.frame,
        head=item_head(page, context),
        title=page.title,
        when=context.when(page) if page.is_dated else None,
        body=item_body(page, context),
        documents=tuple(document_link(document, context) for document in page.attachments),
        translations=item_translations(page, family_of(page, context), context),
        forms=item_forms(page, context),
    )
    return context.artifact("page.html", page.url, page.source, view)
