"""Parts that the pages of items of all kinds have: head, text, other languages, other forms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from pressroom.content.items import Item, Person, items_of
from pressroom.content.model import Entry
from pressroom.content.references import families
from pressroom.formats.addresses import alternates, forms, href
from pressroom.formats.html import views
from pressroom.formats.html.site_context import SiteContext
from pressroom.formats.html.texts import on_page
from pressroom.formats.html.view_parts import FormLink, Link
from pressroom.standards.languages import language_name

_Item = TypeVar("_Item", bound=Item)


def family_of(item: _Item, context: SiteContext) -> list[_Item]:
    """An item in all its languages, itself among them; empty where it has but one."""
    alike = items_of(context.site, type(item))
    return next((family for family in families(alike) if item in family), [])


def item_head(item: Item, context: SiteContext, title: str = "") -> views.Head:
    """The head of an item's page, with another `title` than its own where there is one."""
    return context.head(
        title or item.title,
        item.url,
        context.library.abstracts[item.url].summary,
        language=item.language,
        alternates=alternates(context.config, family_of(item, context)),
    )


def item_body(item: Item, context: SiteContext) -> str:
    """An item's text as its page shows it, as safe HTML."""
    words = context.library.words(item.language)
    return on_page(context.library.article(item).body_in(words))


def product_links(item: Item, context: SiteContext) -> tuple[Link, ...]:
    """Links to the products that an item is about, as far as they have a page."""
    # A product that no public release names has none.
    pages = {section.key: section.url for section in context.site.products}
    return tuple(
        context.link(each.name_in(item.language), pages[each.key])
        for each in item.products
        if each.key in pages
    )


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


def named_items(
    names: Sequence[str], kind: type[_Item], language: str, context: SiteContext
) -> Iterator[_Item]:
    """The items of a kind that a release names, as far as they are public; in its `language`, where
    there is one in that."""
    if not names:
        return
    known = {item.name: item for item in items_of(context.site, kind)}
    for name in names:
        if name in known:
            family = family_of(known[name], context) or [known[name]]
            yield next((each for each in family if each.language == language), known[name])


def people_of(release: Entry, context: SiteContext) -> Iterator[Link]:
    """Links to the people whom a release names."""
    for person in named_items(release.people, Person, release.language, context):
        yield context.link(person.title, person.url)
