"""RSS 2.0 and Atom (RFC 4287), written by feedgen, and JSON Feed 1.1: full text, permanent ids.

Readers take an entry with a new id for a new release, so ids are `tag:` URIs (RFC 4151)
that outlive the domain, the layout and the headline.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from html import escape
from typing import Any

import msgspec

from pressroom.addresses import full, output_path
from pressroom.config import FILE, Config
from pressroom.markets import Ticker
from pressroom.model import Release, Section, Site
from pressroom.plan import Artifact
from pressroom.typeset import Article

# A feed of nothing has no date of its own, and the clock must not give it one.
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class Category(msgspec.Struct, frozen=True):
    """A term; `domain` says of which vocabulary, as an address."""

    term: str
    domain: str


class Entry(msgspec.Struct, frozen=True):
    """A release in a feed; `html` is its full text, every address in it absolute."""

    id: str
    url: str
    title: str
    summary: str
    html: str
    published: datetime
    updated: datetime
    language: str
    categories: tuple[Category, ...]
    tickers: tuple[Ticker, ...]


class Feed(msgspec.Struct, frozen=True):
    """What all formats of a feed show."""

    id: str
    title: str
    description: str
    url: str
    own: str
    language: str
    author: str
    entries: tuple[Entry, ...]

    @property
    def updated(self) -> datetime:
        return max((entry.updated for entry in self.entries), default=_NEVER)


def feeds(site: Site, articles: Mapping[str, Article], config: Config) -> list[Artifact]:
    """Three feeds for the site and for each product, topic and further language."""
    return list(_artifacts(site, articles, config))


def _artifacts(site: Site, articles: Mapping[str, Article], config: Config) -> Iterator[Artifact]:
    @functools.cache
    def entry(url: str) -> Entry:
        return _entry(articles[url], site.replaced.get(url), config)

    title = config.site.title
    whole = Section("site", "", title, "/", site.releases)
    for section in (whole, *site.products, *site.topics, *site.languages):
        latest = section.releases[: config.feed_items]
        name = title if section is whole else f"{title}: {section.name}"
        about = section.about.description if section.about else config.site.description
        language = section.key if section.kind == "language" else config.language
        for file, render in _FORMATS.items():
            view = Feed(
                id=f"tag:{config.id_authority}:feed{section.url}",
                title=name,
                description=about or f"Releases: {section.name}",
                url=full(config, section.url),
                own=full(config, section.url + file),
                language=language,
                author=_author(config),
                entries=tuple(entry(release.url) for release in latest),
            )
            yield Artifact(
                output_path(section.url).removesuffix("index.html") + file, FILE, view, render
            )


def _author(config: Config) -> str:
    return " and ".join(issuer.name for issuer in config.issuers) or config.site.title


def _entry(article: Article, replaced_by: Release | None, config: Config) -> Entry:
    """A release's entry. A correction makes it newer without making it another."""
    release = article.release
    moments = [release.instant.at]
    moments += [release.updated] if release.updated else []
    moments += [replaced_by.instant.at] if replaced_by else []
    url = full(config, release.url)
    return Entry(
        id=release.id,
        url=url,
        title=release.title,
        summary=article.summary,
        html=article.full_text(url),
        published=release.instant.at,
        updated=max(moments),
        language=release.language,
        categories=_categories(release, config),
        tickers=release.tickers,
    )


def _categories(release: Release, config: Config) -> tuple[Category, ...]:
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
    # Dates that are not set would be the clock's.
    made.updated(feed.updated)
    made.lastBuildDate(feed.updated)
    made.link(href=feed.own, rel="self")
    # The channel's link is the one set last.
    made.link(href=feed.url, rel="alternate")
    return made


def _rss(feed: Feed) -> bytes:
    made = _generator(feed)
    made.load_extension("dc", atom=False, rss=True)
    for entry in feed.entries:
        item = made.add_entry(order="append")
        item.guid(entry.id, permalink=False)
        item.title(entry.title)
        item.link(href=entry.url)
        # Without a description feedgen leaves content:encoded out.
        # It is read as HTML, whatever it holds.
        item.description(escape(entry.summary or entry.title, quote=False))
        item.content(entry.html, type="CDATA")
        item.published(entry.published)
        # RSS's own author wants an e-mail address, and vanishes without one.
        item.dc.dc_creator(feed.author)
        for category in entry.categories:
            item.category(term=category.term, scheme=category.domain)
    return bytes(made.rss_str(pretty=True))


def _atom(feed: Feed) -> bytes:
    made = _generator(feed)
    for entry in feed.entries:
        item = made.add_entry(order="append")
        item.id(entry.id)
        item.title(entry.title)
        item.link(href=entry.url, rel="alternate")
        item.summary(entry.summary or entry.title)
        item.content(entry.html, type="html")
        item.published(entry.published)
        item.updated(entry.updated)
        for category in entry.categories:
            item.category(term=category.term, scheme=category.domain)
    return bytes(made.atom_str(pretty=True))


def _json(feed: Feed) -> bytes:
    """JSON Feed 1.1."""
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.url,
        "feed_url": feed.own,
        "description": feed.description,
        "language": feed.language,
        "authors": [{"name": feed.author}],
        "items": [
            {
                "id": entry.id,
                "url": entry.url,
                "title": entry.title,
                "summary": entry.summary or entry.title,
                "content_html": entry.html,
                "date_published": entry.published.isoformat(),
                **(
                    {"date_modified": entry.updated.isoformat()}
                    if entry.updated != entry.published
                    else {}
                ),
                "language": entry.language,
                "tags": [category.term for category in entry.categories],
                # Of our own, as JSON Feed lets extensions be: their names begin with `_`.
                **(
                    {"_pressroom": {"tickers": [msgspec.to_builtins(t) for t in entry.tickers]}}
                    if entry.tickers
                    else {}
                ),
            }
            for entry in feed.entries
        ],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


_FORMATS: dict[str, Callable[[Feed], bytes]] = {
    "feed.xml": _rss,
    "atom.xml": _atom,
    "feed.json": _json,
}
