"""Menus: what stands in the menu at the top and at the foot of each page, and in which order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pressroom.content.config.menu_schema import PLACES, MenuLink
from pressroom.content.config.records import Config
from pressroom.content.events import Event
from pressroom.content.items import MediaItem, OwnPage, Person, PublishedDocument, items_of
from pressroom.content.model import Site
from pressroom.content.references import families
from pressroom.content.results import (
    RESULTS,
    PeriodResults,
    languages_of_results,
    results_url,
)
from pressroom.formats.addresses import (
    CALENDAR,
    MEDIA_ADDRESS,
    PEOPLE_ADDRESS,
    documents_url,
    href,
    search_url,
)
from pressroom.formats.html.view_parts import Link, MenuItem
from pressroom.standards.languages import form_in, worded


def menus(site: Site, config: Config) -> tuple[tuple[MenuItem, ...], tuple[MenuItem, ...]]:
    """The entries of the menu and of the foot.

    `[menu]` says which and in which order. Without it stand the lists that there are, and pages
    with a place of their own follow either way, unless it names them. Where it says what is at the
    top alone, the other lists are at the foot. What may not be seen yet has no entry.
    """
    lists = dict(_lists(site, config))
    pages = dict(_pages(site, config))
    named = config.menu.names
    found = []
    rest = (*PLACES["main"], *PLACES["foot"]) if config.menu.main else PLACES["foot"]
    for place, given, others in (
        ("main", config.menu.main, PLACES["main"]),
        ("foot", config.menu.foot, rest),
    ):
        entries = given or tuple(name for name in others if name not in named)
        items = [_item(entry, lists, pages, config) for entry in entries]
        items += [
            item
            for name, (own_place, item) in pages.items()
            if own_place == place and name not in named
        ]
        found.append(tuple(item for item in items if item is not None))
    return found[0], found[1]


def _item(
    entry: str | MenuLink,
    lists: Mapping[str, MenuItem],
    pages: Mapping[str, tuple[str, MenuItem]],
    config: Config,
) -> MenuItem | None:
    if isinstance(entry, MenuLink):
        return _link(entry, config)
    return lists.get(entry) or pages.get(entry, ("", None))[1]


def _link(entry: MenuLink, config: Config) -> MenuItem:
    """An entry with words and addresses of its own, in each language in which it has one."""

    def form(tag: str) -> tuple[str, Link]:
        url = form_in(entry.urls, entry.url, tag)
        address = href(config, url) if url.startswith("/") else url
        return tag, Link(form_in(entry.labels, entry.label, tag), address)

    others = (tag for tag in config.site.languages[1:] if form_in(entry.labels, "", tag))
    return MenuItem(tuple(form(tag) for tag in (config.language, *others)))


def _lists(site: Site, config: Config) -> Iterator[tuple[str, MenuItem]]:
    """The lists that there are, by name."""

    def item(label: str, url: str, *others: tuple[str, str]) -> MenuItem:
        forms = ((config.language, url), *others)
        links = tuple((tag, Link(label, href(config, address))) for tag, address in forms)
        return MenuItem(links, is_word=True)

    in_languages = [section.key for section in site.languages]
    own = [(section.key, section.url) for section in site.languages]
    yield "releases", item(worded("Releases"), "/releases/", *own)
    if items_of(site, PeriodResults):
        further = (tag for tag in languages_of_results(site, config) if tag != config.language)
        results = ((tag, results_url(language=tag)) for tag in further)
        yield "results", item(worded("Results"), RESULTS, *results)
    if site.products:
        yield "products", item(worded("Products"), "/products/")
    if site.topics:
        yield "topics", item(worded("Topics"), "/topics/")
    if items_of(site, Event):
        yield "calendar", item(worded("Calendar"), CALENDAR)
    if items_of(site, PublishedDocument):
        yield "documents", item(worded("Documents"), documents_url())
    if items_of(site, MediaItem):
        yield "media", item(worded("Media library"), MEDIA_ADDRESS)
    if items_of(site, Person):
        yield "people", item(worded("People"), PEOPLE_ADDRESS)
    if config.exports.search != "none":
        searches = [(tag, search_url(tag)) for tag in in_languages]
        yield "search", item(worded("Search"), search_url(), *searches)
    if config.contacts:
        yield "contacts", item(worded("Contacts"), "/contacts/")
    yield "subscribe", item(worded("Subscribe"), "/subscribe/")
    if site.corrects or site.tombstones:
        yield "corrections", item(worded("Corrections"), "/corrections/")
    if config.accessibility:
        yield "accessibility", item(worded("Accessibility"), "/accessibility/")


def _pages(site: Site, config: Config) -> Iterator[tuple[str, tuple[str, MenuItem]]]:
    """The pages of one's own in their order, by name, each with the place that it asks for. A
    translation stands with its original, which says where."""
    pages = items_of(site, OwnPage)
    in_languages = {family[0].url: family for family in families(pages)}
    others = {page.url for family in in_languages.values() for page in family[1:]}
    for page in sorted(pages, key=lambda page: (page.order, page.title.casefold(), page.url)):
        if page.url not in others:
            forms = _in_languages(in_languages.get(page.url, [page]), config)
            yield page.name, (page.menu, MenuItem(forms))


def _in_languages(family: Sequence[OwnPage], config: Config) -> tuple[tuple[str, Link], ...]:
    first = sorted(family, key=lambda page: page.language != config.language)
    return tuple((page.language, Link(page.title, href(config, page.url))) for page in first)
