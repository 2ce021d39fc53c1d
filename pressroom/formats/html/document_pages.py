"""Pages of documents: one for each, a list of all, and a list of each kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from urllib.parse import urlsplit

from pressroom.content.items import DOCUMENT_KINDS, PublishedDocument, items_of
from pressroom.content.references import in_one_language
from pressroom.core.files import CONFIG
from pressroom.formats.addresses import documents_url
from pressroom.formats.artifact import Artifact
from pressroom.formats.html import item_views as views
from pressroom.formats.html.item_parts import (
    family_of,
    item_body,
    item_forms,
    item_head,
    item_translations,
    product_links,
)
from pressroom.formats.html.json_ld import document_json_ld
from pressroom.formats.html.site_context import SiteContext, feed_links
from pressroom.formats.html.texts import document_link
from pressroom.formats.html.view_parts import DocumentCard, FeedLink, Link
from pressroom.formats.period_words import period_words
from pressroom.standards.languages import worded


def document_pages(context: SiteContext) -> Iterator[Artifact]:
    """Artifacts of the documents' pages, and of the lists of them; none without a document."""
    documents = items_of(context.site, PublishedDocument)
    for document in documents:
        yield _document_page(document, context)
    shown = newest_first(documents, context)
    if shown:
        yield _list(shown, "", context, shown)
    for kind in _kinds(shown):
        yield _list([each for each in shown if each.sort == kind], kind, context, shown)


def _document_page(document: PublishedDocument, context: SiteContext) -> Artifact:
    view = views.DocumentPage(
        frame=context.frame,
        head=item_head(document, context),
        document=document_card(document, context),
        body=item_body(document, context),
        products=product_links(document, context),
        forms=item_forms(document, context),
        list=context.link(DOCUMENT_KINDS[document.sort], documents_url(document.sort)),
        json_ld=document_json_ld(document, context.config),
    )
    return context.artifact("document.html", document.url, document.source, view)


def document_card(document: PublishedDocument, context: SiteContext) -> DocumentCard:
    """A document as lists show it."""
    period, words = document.period, context.library.words(document.language)
    return DocumentCard(
        title=document.title,
        href=context.link("", document.url).href,
        language=document.language,
        kind=DOCUMENT_KINDS[document.sort],
        period=period_words(period, document.language, words, context.config.results)
        if period
        else "",
        when=context.when(document) if document.is_dated else None,
        files=tuple(document_link(file, context) for file in document.attachments),
        link=Link(_host(document.link), document.link) if document.link else None,
        also=item_translations(document, family_of(document, context), context),
    )


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")


def newest_first(
    documents: Sequence[PublishedDocument], context: SiteContext
) -> list[PublishedDocument]:
    """The documents in lists, newest first."""
    kinds = list(DOCUMENT_KINDS)
    shown = in_one_language(documents, context.config.language)
    shown.sort(key=lambda each: (kinds.index(each.sort), each.title.casefold(), each.url))
    shown.sort(key=lambda each: each.instant.at, reverse=True)
    return sorted(shown, key=lambda each: -each.year)


def _kinds(documents: Sequence[PublishedDocument]) -> list[str]:
    there = {document.sort for document in documents}
    return [kind for kind in DOCUMENT_KINDS if kind in there]


def _list(
    documents: Sequence[PublishedDocument],
    kind: str,
    context: SiteContext,
    everything: Sequence[PublishedDocument],
) -> Artifact:
    view = views.DocumentsPage(
        frame=context.frame,
        head=context.head("", documents_url(kind), feeds=document_feeds(context)),
        heading=DOCUMENT_KINDS[kind] if kind else worded("Documents"),
        groups=tuple(
            views.DocumentGroup(str(year), tuple(document_card(each, context) for each in group))
            for year, group in groupby(documents, lambda each: each.year)
        ),
        total=len(documents),
        kinds=tuple(
            context.link(DOCUMENT_KINDS[each], documents_url(each)) for each in _kinds(everything)
        ),
    )
    return context.artifact("documents.html", documents_url(kind), CONFIG, view)


def document_feeds(context: SiteContext) -> tuple[FeedLink, ...]:
    """The three feeds of all documents."""
    config = context.config
    words = context.library.words(config.language)
    return feed_links(config, documents_url(), f"{config.site.title}: {words(worded('Documents'))}")
