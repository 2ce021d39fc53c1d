"""Pages of items: the view of each, and its artifact."""

from __future__ import annotations

from collections.abc import Iterator

from pressroom.content.items import Item, Page, items_of
from pressroom.content.references import families
from pressroom.formats.addresses import alternates, forms, href
from pressroom.formats.artifact import Artifact
from pressroom.formats.html import views
from pressroom.formats.html.site_context import SiteContext
from pressroom.formats.html.texts import document_link, mark_bare_links
from pressroom.formats.html.view_parts import FormLink, Link
from pressroom.standards.languages import language_name


def item_pages(context: SiteContext) -> Iterator[Artifact]:
    """Artifacts of all items' pages, by kind and address."""
    for page in items_of(context.site, Page):
        yield _content_page(page, context)


def _content_page(page: Page, context: SiteContext) -> Artifact:
    family = family_of(page, context)
    view = views.ContentPage(
        frame=context.frame,
        head=item_head(page, family, context),
        title=page.title,
        when=context.when(page) if page.is_dated else None,
        body=item_body(page, context),
        documents=tuple(document_link(document, context) for document in page.attachments),
        translations=item_translations(page, family, context),
        forms=item_forms(page, context),
    )
    return context.artifact("page.html", page.url, page.source, view)


def family_of(item: Item, context: SiteContext) -> list[Item]:
    """An item in all its languages, itself among them; empty where it has but one."""
    alike = items_of(context.site, type(item))
    return next((family for family in families(alike) if item in family), [])


def item_head(item: Item, family: list[Item], context: SiteContext) -> views.Head:
    """The head of an item's page."""
    return context.head(
        item.title,
        item.url,
        context.library.abstracts[item.url].summary,
        language=item.language,
        alternates=alternates(context.config, family),
    )


def item_body(item: Item, context: SiteContext) -> str:
    """An item's text as its page shows it, as safe HTML."""
    words = context.library.words(item.language)
    return mark_bare_links(context.library.article(item).body_in(words))


def item_translations(
    item: Item, family: list[Item], context: SiteContext
) -> tuple[tuple[Link, str], ...]:
    """The same item in other languages, each link named by its language, with the tag."""
    return tuple(
        (context.link(language_name(other.language), other.url), other.language)
        for other in sorted(family, key=lambda other: other.language)
        if other is not item
    )


def item_forms(item: Item, context: SiteContext) -> tuple[FormLink, ...]:
    """The other forms of an item: it has Markdown, where the settings ask for that."""
    return tuple(
        FormLink(form.name, form.type, href(context.config, form.url))
        for form in forms(context.config, item.url)
        if form.name == "markdown"
    )
