"""Sitemaps: `sitemap.xml` (sitemaps.org 0.9) with pictures and translations in Google's form,
`news-sitemap.xml`, and `robots.txt`."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from html import escape

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.events import Event
from pressroom.content.items import (
    DOCUMENT_KINDS,
    Item,
    MediaItem,
    Person,
    PublishedDocument,
    items_of,
)
from pressroom.content.model import Entry, Site
from pressroom.content.references import families
from pressroom.content.results import PeriodResults
from pressroom.core.files import CONFIG
from pressroom.formats.addresses import (
    CALENDAR,
    MEDIA_ADDRESS,
    PEOPLE_ADDRESS,
    alternates,
    beside,
    documents_url,
    full,
)
from pressroom.formats.artifact import Artifact
from pressroom.formats.card_content import SocialCards
from pressroom.formats.picture_sizes import lead_of
from pressroom.standards.media_types import is_picture
from pressroom.typeset.article import Library

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_IMAGE = "http://www.google.com/schemas/sitemap-image/1.1"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
# Limits of one file in the protocol: 50,000 addresses and 50 MiB. A row takes at most this and the
# texts in it.
MOST_ADDRESSES = 50_000
_LARGEST = 48 * 1024 * 1024
_ROW = 120
_MOST_NEWS = 1_000


class SitemapPlace(msgspec.Struct, frozen=True):
    """A page in the sitemap: its absolute address, the day of the newest release on it (ISO 8601),
    the addresses of its pictures, and the language tags and addresses of its translations including
    itself."""

    loc: str
    lastmod: str
    images: tuple[str, ...] = ()
    alternates: tuple[tuple[str, str], ...] = ()


class Sitemap(msgspec.Struct, frozen=True):
    """Pages of a sitemap, in a fixed order."""

    places: tuple[SitemapPlace, ...]


class SitemapIndex(msgspec.Struct, frozen=True):
    """Index of the sitemaps of a site with too many pages for one."""

    places: tuple[SitemapPlace, ...]


class NewsEntry(msgspec.Struct, frozen=True):
    """A recent release in the news sitemap: its language as Google names it, its day or instant
    (ISO 8601)."""

    loc: str
    language: str
    date: str
    title: str


class Newsmap(msgspec.Struct, frozen=True):
    """News sitemap of the press room called `name`, newest first; `home` is its address."""

    name: str
    home: str
    items: tuple[NewsEntry, ...]


class Robots(msgspec.Struct, frozen=True):
    """Addresses of the sitemaps, for robots.txt."""

    sitemaps: tuple[str, ...]


def sitemap(
    site: Site, library: Library, config: Config, social_cards: SocialCards
) -> list[Artifact]:
    """Artifacts of the sitemaps and robots.txt; robots may read everything, since everything on the
    site is public."""
    lists = [SitemapPlace(full(config, url), day) for url, day in _lists(site, config)]
    lists += _items(site, library, config)
    made = list(_sitemaps(lists, list(_releases(site, library, config, social_cards)), config))
    names = ["/sitemap.xml"]
    if config.exports.news_sitemap:
        made.append(Artifact("news-sitemap.xml", CONFIG, "sitemap", _newsmap(site, config)))
        names.append("/news-sitemap.xml")
    robots = Robots(tuple(full(config, name) for name in names))
    return [*made, Artifact("robots.txt", CONFIG, "sitemap", robots)]


def _lists(site: Site, config: Config) -> Iterator[tuple[str, str]]:
    newest = _iso_day(site.releases[0]) if site.releases else ""
    yield from (("/", newest), ("/subscribe/", ""))
    if config.contacts:
        yield "/contacts/", ""
    if config.accessibility is not None:
        yield "/accessibility/", config.accessibility.checked
    if site.products:
        yield "/products/", newest
    if site.topics:
        yield "/topics/", newest
    yield from _document_lists(site)
    results = dict.fromkeys(each.list_url for each in items_of(site, PeriodResults))
    own = ((Person, PEOPLE_ADDRESS), (Event, CALENDAR), (MediaItem, MEDIA_ADDRESS))
    yield from ((url, "") for url in (*results, *(u for kind, u in own if items_of(site, kind))))
    if site.corrects or site.tombstones:
        told = [release.instant.at for release in site.releases if release.url in site.corrects]
        told += [gone.withdrawal.at for gone in site.tombstones if gone.withdrawal is not None]
        yield "/corrections/", max(told).date().isoformat() if told else newest
    for section in (site.archive, *site.years, *site.followed):
        for leaf in section.pages(config.page_size):
            yield leaf.url, _iso_day(leaf.releases[0]) if leaf.releases else ""


def _releases(
    site: Site, library: Library, config: Config, social_cards: SocialCards
) -> Iterator[SitemapPlace]:
    families = site.translations()
    for release in site.releases:
        days = [_iso_day(r) for r in (release, site.replaced.get(release.url)) if r is not None]
        days.append(release.updated.date().isoformat() if release.updated else "")
        texts = library.abstracts[release.url]
        images = [document.url for document in texts.documents if is_picture(document.name)]
        images += [made.url for _, made in lead_of(release)]
        card = [beside(release.url, "card.png")] if social_cards.of(release) else []
        yield SitemapPlace(
            full(config, release.url),
            max(days),
            tuple(full(config, url) for url in (*images, *card)),
            alternates(config, families.get(release.name, ())),
        )


def _document_lists(site: Site) -> Iterator[tuple[str, str]]:
    documents = items_of(site, PublishedDocument)
    for kind in ("", *DOCUMENT_KINDS):
        days = [
            _iso_day(document) if document.is_dated else ""
            for document in documents
            if kind in ("", document.sort)
        ]
        if days:
            yield documents_url(kind), max(days)


def _items(site: Site, library: Library, config: Config) -> Iterator[SitemapPlace]:
    for _, group in itertools.groupby(items_of(site, Item), lambda item: item.kind):
        alike = list(group)
        others = {item.url: family for family in families(alike) for item in family}
        for item in alike:
            documents = (*item.shown, *library.abstracts[item.url].documents)
            yield SitemapPlace(
                full(config, item.url),
                _iso_day(item) if item.is_dated else "",
                tuple(full(config, each.url) for each in documents if is_picture(each.name)),
                alternates(config, others.get(item.url, ())),
            )


def _iso_day(release: Entry) -> str:
    return release.instant.at.date().isoformat()


def _sitemaps(
    lists: Sequence[SitemapPlace], releases: Sequence[SitemapPlace], config: Config
) -> Iterator[Artifact]:
    """One sitemap, or several with an index if one cannot hold all pages. The parts begin with the
    oldest release, so that a new release changes only the last part."""
    if not _too_much([*lists, *releases]):
        yield Artifact("sitemap.xml", CONFIG, "sitemap", Sitemap((*lists, *releases)))
        return
    rows = []
    for number, places in enumerate(_parts([*reversed(releases), *lists]), 1):
        name = f"sitemap-{number}.xml"
        rows.append(SitemapPlace(full(config, f"/{name}"), max(place.lastmod for place in places)))
        yield Artifact(name, CONFIG, "sitemap", Sitemap(tuple(places)))
    yield Artifact("sitemap.xml", CONFIG, "sitemap", SitemapIndex(tuple(rows)))


def _too_much(places: Sequence[SitemapPlace]) -> bool:
    return len(places) > MOST_ADDRESSES or sum(map(_size, places)) > _LARGEST


def _size(place: SitemapPlace) -> int:
    """Upper limit of the bytes that a page takes in the sitemap."""
    others = (*place.images, *(address for _, address in place.alternates))
    return sum(_ROW + 2 * len(address) for address in (place.loc, *others))


def _parts(places: Iterable[SitemapPlace]) -> Iterator[list[SitemapPlace]]:
    part: list[SitemapPlace] = []
    size = 0
    for place in places:
        size += _size(place)
        if len(part) == MOST_ADDRESSES or (part and size > _LARGEST):
            yield part
            part, size = [], _size(place)
        part.append(place)
    yield part


def _newsmap(site: Site, config: Config) -> Newsmap:
    items = [
        NewsEntry(
            full(config, release.url),
            _news_language(release.language),
            _iso_day(release) if release.instant.day_only else release.instant.at.isoformat(),
            release.title,
        )
        for release in site.recent[:_MOST_NEWS]
    ]
    return Newsmap(config.site.title, full(config, "/"), tuple(items))


def _news_language(tag: str) -> str:
    """Language code of a tag as ISO 639 has it; Chinese by its two scripts."""
    language, *others = tag.lower().split("-")
    if language != "zh":
        return language
    return "zh-tw" if {"hant", "tw", "hk", "mo"} & set(others) else "zh-cn"


def render_sitemap(view: Sitemap | SitemapIndex | Newsmap | Robots) -> bytes:
    """A sitemap, an index of several, Google's for news, or robots.txt."""
    match view:
        case Sitemap():
            return _xml(view)
        case SitemapIndex():
            return _index_xml(view)
        case Newsmap():
            return _news_xml(view)
        case Robots():
            return _robots(view)


def _document(root: str, rows: Iterable[str], **spaces: str) -> bytes:
    named = "".join(f' xmlns:{name}="{space}"' for name, space in spaces.items())
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<{root} xmlns="{_SITEMAP}"{named}>\n{"".join(rows)}</{root}>\n'
    ).encode()


def _xml(view: Sitemap) -> bytes:
    spaces = {}
    if any(place.images for place in view.places):
        spaces["image"] = _IMAGE
    if any(place.alternates for place in view.places):
        spaces["xhtml"] = _XHTML
    return _document("urlset", map(_row, view.places), **spaces)


def _row(place: SitemapPlace) -> str:
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{tag}" href="{escape(address)}"/>'
        for tag, address in place.alternates
    )
    images = "".join(
        f"<image:image>{_element('image:loc', address)}</image:image>" for address in place.images
    )
    return f"<url>{_with_lastmod(place)}{links}{images}</url>\n"


def _with_lastmod(place: SitemapPlace) -> str:
    modified = _element("lastmod", place.lastmod) if place.lastmod else ""
    return _element("loc", place.loc) + modified


def _index_xml(view: SitemapIndex) -> bytes:
    rows = (f"<sitemap>{_with_lastmod(place)}</sitemap>\n" for place in view.places)
    return _document("sitemapindex", rows)


def _news_xml(view: Newsmap) -> bytes:
    if not view.items:
        # Without news it lists the home page: an empty sitemap is invalid, a missing file an error.
        return _document("urlset", [f"<url>{_element('loc', view.home)}</url>\n"])
    return _document("urlset", (_news_row(item, view.name) for item in view.items), news=_NEWS)


def _news_row(item: NewsEntry, name: str) -> str:
    language = _element("news:language", item.language)
    publication = f"<news:publication>{_element('news:name', name)}{language}</news:publication>"
    told = _element("news:publication_date", item.date) + _element("news:title", item.title)
    loc = _element("loc", item.loc)
    return f"<url>{loc}<news:news>{publication}{told}</news:news></url>\n"


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(text, quote=False)}</{name}>"


def _robots(view: Robots) -> bytes:
    sitemaps = "".join(f"Sitemap: {address}\n" for address in view.sitemaps)
    return f"User-agent: *\nAllow: /\n\n{sitemaps}".encode()
