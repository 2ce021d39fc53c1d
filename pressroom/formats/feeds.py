"""Feeds: RSS 2.0 and Atom (RFC 4287), written by feedgen, and JSON Feed 1.1, with full text and
permanent ids.

Feed readers take an entry with a new id for a new release, so ids are `tag:` URIs (RFC 4151) that
outlive the domain, the layout and the headline.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from html import escape
from typing import Any

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.model import Entry, Section, Site
from pressroom.core.files import CONFIG
from pressroom.formats.addresses import full, output_path
from pressroom.formats.artifact import Artifact
from pressroom.formats.materials import Materials
from pressroom.standards.exchanges import Ticker
from pressroom.typeset.article import Library

_ATOM = "{http://www.w3.org/2005/Atom}"
# Full texts to cache while feeds are written: each list is written in three formats.
_FEW = 1_000
# Date of a feed without items: it has none of its own, and the clock must not decide it.
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class Category(msgspec.Struct, frozen=True):
    """A category of a feed item; `domain` is the address of its vocabulary."""

    term: str
    domain: str


class FeedItem(msgspec.Struct, frozen=True):
    """A release in a feed; `words` is the key of its language's catalogue."""

    id: str
    url: str
    title: str
    summary: str
    published: datetime
    updated: datetime
    language: str
    author: str
    categories: tuple[Category, ...]
    tickers: tuple[Ticker, ...]
    words: str


class Feed(msgspec.Struct, frozen=True):
    """Content of a feed, for all its formats; `hub` is the address of a WebSub hub, and `sheet`
    that of the style sheet for browsers."""

    id: str
    title: str
    description: str
    url: str
    own: str
    language: str
    author: str
    items: tuple[FeedItem, ...]
    hub: str = ""
    sheet: str = ""

    @property
    def updated(self) -> datetime:
        """When the newest item was updated; a fixed date for a feed without items."""
        return max((item.updated for item in self.items), default=_NEVER)


Texts = Callable[[FeedItem], str]
"""The full text of an item as HTML, every address in it absolute."""


def feeds(site: Site, library: Library, config: Config, sheet: str = "") -> list[Artifact]:
    """Artifacts of three feeds for the site and for each product, topic and further language;
    `sheet` is the address of the style sheet that browsers show them with."""
    return list(_artifacts(site, library, config, sheet))


def _artifacts(site: Site, library: Library, config: Config, sheet: str) -> Iterator[Artifact]:
    items: dict[str, FeedItem] = {}

    def item(entry: Entry) -> FeedItem:
        if entry.url not in items:
            items[entry.url] = _item(entry, site.replaced.get(entry.url), library, config)
        return items[entry.url]

    title = config.site.title
    whole = Section("site", "", title, "/", site.listed)
    for section in (whole, *site.products, *site.topics, *site.languages):
        folder = output_path(section.url).removesuffix("index.html")
        latest = section.releases[: config.feed_items]
        name = title if section is whole else f"{title}: {section.name}"
        about = section.about.description if section.about else config.site.description
        language = section.key if section.kind == "language" else config.language
        for file in _FORMATS:
            view = Feed(
                id=f"tag:{config.id_authority}:feed{section.url}",
                title=name,
                description=about or name,
                url=full(config, section.url),
                own=full(config, section.url + file),
                language=language,
                author=_author(config),
                items=tuple(map(item, latest)),
                hub=config.hub,
                sheet=sheet,
            )
            yield Artifact(
                folder + file,
                CONFIG,
                "feed",
                view,
                texts=tuple(entry.source for entry in latest),
            )


def render_feed(artifact: Artifact, materials: Materials) -> bytes:
    """The feed in the format that its file's name tells."""
    feed: Feed = artifact.view
    sources = {item.url: source for item, source in zip(feed.items, artifact.texts, strict=True)}
    text = materials.remembered("feeds", lambda: _full_texts(materials))

    def full_text(item: FeedItem) -> str:
        source = sources[item.url]
        return text(source, item.url, materials.library.key(source), item.words)

    return _FORMATS[artifact.path.rpartition("/")[2]](feed, full_text)


def _full_texts(materials: Materials) -> Callable[[str, str, bytes, str], str]:
    """The full texts of releases, by source, whole address, and digests of text and words."""

    @functools.lru_cache(maxsize=_FEW)
    def text(source: str, url: str, key: bytes, words: str) -> str:
        article = materials.article(source)
        return article.full_text(url, materials.library.words(article.release.language))

    return text


def _author(config: Config) -> str:
    return " and ".join(issuer.name for issuer in config.issuers) or config.site.title


def _item(release: Entry, replaced_by: Entry | None, library: Library, config: Config) -> FeedItem:
    """Item of a release. A correction makes it newer without giving it a new id."""
    moments = [release.instant.at]
    moments += [release.updated] if release.updated else []
    moments += [replaced_by.instant.at] if replaced_by else []
    url = full(config, release.url)
    return FeedItem(
        id=release.id,
        url=url,
        title=release.title,
        summary=library.abstracts[release.url].summary,
        published=release.instant.at,
        updated=max(moments),
        language=release.language,
        author=" and ".join(i.name for i in release.speakers(config)) or _author(config),
        categories=_categories(release, config),
        tickers=release.tickers,
        words=library.words(release.language).key,
    )


def _categories(release: Entry, config: Config) -> tuple[Category, ...]:
    def of(url: str, terms: Sequence[str]) -> Iterator[Category]:
        return (Category(term, full(config, url)) for term in terms)

    iso = "urn:iso:std:iso:10383"
    return (
        *(Category(f"{t.exchange}:{t.symbol}", f"{iso}:{t.mic}") for t in release.tickers),
        *of("/products/", [product.name for product in release.products]),
        *of("/topics/", [topic.name for topic in release.topics]),
    )


def _generator(feed: Feed) -> Any:
    from feedgen.feed import FeedGenerator

    made = FeedGenerator()
    made.id(feed.id)
    made.title(feed.title)
    made.description(feed.description)
    made.subtitle(feed.description)
    made.language(feed.language)
    made.author({"name": feed.author})
    made.generator("Pressroom")
    # feedgen fills unset dates from the clock.
    made.updated(feed.updated)
    made.lastBuildDate(feed.updated)
    made.link(href=feed.own, rel="self")
    if feed.hub:
        made.link(href=feed.hub, rel="hub")
        made.register_extension("hub", functools.partial(_Hub, feed.hub), atom=False)
    # feedgen takes the link set last for the channel's.
    made.link(href=feed.url, rel="alternate")
    return made


class _Hub:
    """feedgen extension that writes the WebSub hub's link; in RSS feedgen writes no other link than
    the feed's own."""

    def __init__(self, address: str) -> None:
        self.address = address

    def extend_ns(self) -> dict[str, str]:
        return {}

    def extend_rss(self, root: Any) -> None:
        own = root[0].find(f"{_ATOM}link")
        link = own.makeelement(f"{_ATOM}link", href=self.address, rel="hub")
        own.addnext(link)


def _with_style_sheet(document: bytes, feed: Feed) -> bytes:
    """The feed with its style sheet for browsers (W3C's xml-stylesheet); feed readers ignore it."""
    if not feed.sheet:
        return document
    head, _, rest = document.partition(b"\n")
    sheet = f'<?xml-stylesheet type="text/css" href="{escape(feed.sheet)}"?>'
    return b"\n".join([head, sheet.encode(), rest])


def _rss(feed: Feed, texts: Texts) -> bytes:
    made = _generator(feed)
    made.load_extension("dc", atom=False, rss=True)
    for item in feed.items:
        row = made.add_entry(order="append")
        row.guid(item.id, permalink=False)
        row.title(item.title)
        row.link(href=item.url)
        # Without a description feedgen leaves content:encoded out.
        # Feed readers read it as HTML in any case.
        row.description(escape(item.summary or item.title, quote=False))
        row.content(texts(item), type="CDATA")
        row.published(item.published)
        # RSS's own author element needs an e-mail address, and feedgen drops it without one.
        row.dc.dc_creator(item.author)
        for category in item.categories:
            row.category(term=category.term, scheme=category.domain)
    return _with_style_sheet(bytes(made.rss_str(pretty=True)), feed)


def _atom(feed: Feed, texts: Texts) -> bytes:
    made = _generator(feed)
    for item in feed.items:
        row = made.add_entry(order="append")
        row.id(item.id)
        row.title(item.title)
        row.link(href=item.url, rel="alternate")
        row.summary(item.summary or item.title)
        row.content(texts(item), type="html")
        row.published(item.published)
        row.updated(item.updated)
        # An entry without an author has the feed's (RFC 4287, 4.1.2).
        if item.author != feed.author:
            row.author({"name": item.author})
        for category in item.categories:
            row.category(term=category.term, scheme=category.domain)
    return _with_style_sheet(bytes(made.atom_str(pretty=True)), feed)


def _json(feed: Feed, texts: Texts) -> bytes:
    """JSON Feed 1.1."""
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.url,
        "feed_url": feed.own,
        "description": feed.description,
        "language": feed.language,
        "authors": [{"name": feed.author}],
        **({"hubs": [{"type": "WebSub", "url": feed.hub}]} if feed.hub else {}),
        "items": [
            {
                "id": item.id,
                "url": item.url,
                "title": item.title,
                "summary": item.summary or item.title,
                "content_html": texts(item),
                "date_published": item.published.isoformat(),
                **(
                    {"date_modified": item.updated.isoformat()}
                    if item.updated != item.published
                    else {}
                ),
                "language": item.language,
                **({"authors": [{"name": item.author}]} if item.author != feed.author else {}),
                "tags": [category.term for category in item.categories],
                # An extension: JSON Feed wants their names to begin with `_`.
                **(
                    {"_pressroom": {"tickers": [msgspec.to_builtins(t) for t in item.tickers]}}
                    if item.tickers
                    else {}
                ),
            }
            for item in feed.items
        ],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


_FORMATS: dict[str, Callable[..., bytes]] = {
    "feed.xml": _rss,
    "atom.xml": _atom,
    "feed.json": _json,
}
