"""Feeds of the site and of each product, topic, issuer, ticker and language, with full text and
permanent ids; and feeds of events.

Feed readers take an entry with a new id for a new release, so ids are `tag:` URIs (RFC 4151) that
outlive the domain, the layout and the headline.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.events import EVENT_KINDS, Event, issuers_with_events, named_issuers
from pressroom.content.items import ALWAYS, items_of
from pressroom.content.model import Entry, Section, Site
from pressroom.content.references import in_one_language
from pressroom.core.files import CONFIG
from pressroom.formats.addresses import (
    CALENDAR,
    file_path,
    full,
    is_file,
    issuer_events,
    output_path,
)
from pressroom.formats.artifact import Artifact
from pressroom.formats.event_text import event_text, event_when
from pressroom.formats.feed_formats import (
    FORMATS,
    Category,
    Feed,
    FeedEnclosure,
    FeedItem,
    FeedPicture,
)
from pressroom.formats.materials import Materials
from pressroom.formats.picture_sizes import lead_of
from pressroom.standards.languages import worded
from pressroom.standards.media_types import media_type
from pressroom.typeset.article import Library

# Full texts to cache while feeds are written: each list is written in three formats.
_FEW = 1_000


class EventFeed(msgspec.Struct, frozen=True):
    """A feed of events, and the full text of each as HTML, in their order."""

    feed: Feed
    texts: tuple[str, ...]


def feeds(
    site: Site,
    library: Library,
    config: Config,
    sheet: str = "",
    known_since: Mapping[str, datetime] = {},
) -> list[Artifact]:
    """Artifacts of three feeds for the site and for each section that readers may follow, and for
    the events; `sheet` is the address of the style sheet that browsers show them with, and
    `known_since` says by id since when events without a date are on record."""
    made = list(_artifacts(site, library, config, sheet))
    made += _event_feeds(site, library, config, sheet, known_since)
    return [*made, *_copies(made, config)]


def _copies(made: Sequence[Artifact], config: Config) -> Iterator[Artifact]:
    """The feeds once more at addresses of an older site, since readers of feeds follow no page that
    redirects. Without an ending no host would know the file's type: there only rules help."""
    by_path = {artifact.path: artifact for artifact in made}
    for old, new in sorted(config.moved_feeds.items()):
        artifact = by_path.get(file_path(new))
        if artifact is not None and is_file(old):
            yield msgspec.structs.replace(artifact, path=file_path(old))


def _artifacts(site: Site, library: Library, config: Config, sheet: str) -> Iterator[Artifact]:
    items: dict[str, FeedItem] = {}

    def item(entry: Entry) -> FeedItem:
        if entry.url not in items:
            items[entry.url] = _item(entry, site.replaced.get(entry.url), library, config)
        return items[entry.url]

    whole = Section("site", "", config.site.title, "/", site.listed)
    for section in (whole, *site.followed):
        folder = output_path(section.url).removesuffix("index.html")
        latest = section.releases[: config.feed_items]
        language = section.key if section.kind == "language" else config.language
        title = config.site.title_in(language)
        name = title if section is whole else f"{title}: {section.name}"
        about = section.about.description if section.about else config.site.description_in(language)
        for file in FORMATS:
            view = Feed(
                id=f"tag:{config.id_authority}:feed{section.url}",
                title=name,
                description=about or name,
                url=full(config, section.url),
                own=full(config, section.url + file),
                language=language,
                author=_author(config, language),
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
    """The feed in the format that its own address tells."""
    feed: Feed = artifact.view
    sources = {item.url: source for item, source in zip(feed.items, artifact.texts, strict=True)}
    text = materials.memory.remembered("feeds", None, lambda: _full_texts(materials))

    def full_text(item: FeedItem) -> str:
        source = sources[item.url]
        return text(source, item.url, materials.library.key(source), item.words)

    return FORMATS[feed.own.rpartition("/")[2]](feed, full_text)


def _event_feeds(
    site: Site,
    library: Library,
    config: Config,
    sheet: str,
    known_since: Mapping[str, datetime],
) -> Iterator[Artifact]:
    """Three feeds of all events, each in one language, and of those of each issuer of several."""
    events = in_one_language(items_of(site, Event), config.language)
    if not events:
        return
    # An event that was always public is as old as the press room, if the ledger knows no better.
    oldest = site.releases[-1].instant.at if site.releases else ALWAYS.at
    rows: list[tuple[Event, FeedItem, str]] = []
    for event in events:
        known = event.instant.at if event.is_dated else known_since.get(event.id, oldest)
        text = library.article(event).shared_text(event_text(event, library, config))
        rows.append((event, _event_item(event, known, library, config), text))
    # Of those of one instant, what comes last stands first, as the newest releases do.
    rows.sort(key=lambda row: (row[1].published, row[0].over, row[0].url), reverse=True)
    calendar = library.words(config.language)(worded("Calendar"))
    title = config.site.title
    lists = [(CALENDAR, title, rows)]
    for issuer in issuers_with_events(site, config, with_provisional=True):
        own = [row for row in rows if row[0].is_of(issuer)]
        lists.append((issuer_events(issuer.key), f"{title}: {issuer.name}", own))
    for url, name, listed in lists:
        latest = listed[: config.feed_items]
        for file in FORMATS:
            feed = Feed(
                id=f"tag:{config.id_authority}:feed{url}",
                title=f"{name}: {calendar}",
                description=f"{name}: {calendar}",
                url=full(config, CALENDAR),
                own=full(config, url + file),
                language=config.language,
                author=_author(config, config.language),
                items=tuple(item for _, item, _ in latest),
                hub=config.hub,
                sheet=sheet,
            )
            view = EventFeed(feed, tuple(text for _, _, text in latest))
            yield Artifact(file_path(url + file), CONFIG, "event-feed", view)


_FATES = (worded("Cancelled: %(title)s"), worded("Moved: %(title)s"))


def _event_item(event: Event, known: datetime, library: Library, config: Config) -> FeedItem:
    """Item of an event that is `known` since a moment. Its title says what has become of it."""
    words = library.words(event.language)
    cancelled, moved = _FATES
    fate = cancelled if event.cancelled else moved if event.moved_from else ""
    when = event_when(event, words)
    return FeedItem(
        id=event.id,
        url=full(config, event.url),
        title=words(fate, title=event.title) if fate else event.title,
        summary=f"{when} · {event.place}" if event.place else when,
        published=known,
        updated=max(known, event.updated or known),
        language=event.language,
        author=" and ".join(i.name_in(event.language) for i in named_issuers(event, config))
        or _author(config, event.language),
        categories=(
            Category(words(EVENT_KINDS[event.sort]), full(config, CALENDAR)),
            *_of_products(event, config),
        ),
        tickers=(),
        words=words.key,
        documents=_enclosures(event, config),
    )


def render_event_feed(view: EventFeed) -> bytes:
    """The feed of events in the format that its own address tells."""
    texts = {item.id: text for item, text in zip(view.feed.items, view.texts, strict=True)}
    return FORMATS[view.feed.own.rpartition("/")[2]](view.feed, lambda item: texts[item.id])


def _full_texts(materials: Materials) -> Callable[[str, str, bytes, str], str]:
    """The full texts of releases, by source, whole address, and digests of text and words."""

    @functools.lru_cache(maxsize=_FEW)
    def text(source: str, url: str, key: bytes, words: str) -> str:
        article = materials.article(source)
        tongue = materials.library.words(article.release.language)
        return article.shared_text(article.full_text(url, tongue, materials.config.country))

    return text


def _author(config: Config, language: str) -> str:
    names = (issuer.name_in(language) for issuer in config.issuers)
    return " and ".join(names) or config.site.title


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
        author=" and ".join(i.name_in(release.language) for i in release.speakers(config))
        or _author(config, release.language),
        categories=_categories(release, config),
        tickers=release.tickers,
        words=library.words(release.language).key,
        documents=_enclosures(release, config),
        picture=_picture(release, config),
    )


def _enclosures(release: Entry, config: Config) -> tuple[FeedEnclosure, ...]:
    return tuple(
        FeedEnclosure(
            full(config, document.url),
            media_type(document.name),
            document.size,
            document.title or document.name,
        )
        for document in release.attachments
    )


def _picture(release: Entry, config: Config) -> FeedPicture | None:
    for image, made in lead_of(release):
        size = (made.width, made.height)
        return FeedPicture(full(config, made.url), made.type, *size, image.alt, image.credit)
    return None


def _categories(release: Entry, config: Config) -> tuple[Category, ...]:
    topics = full(config, "/topics/")
    iso = "urn:iso:std:iso:10383"
    return (
        *(Category(f"{t.exchange}:{t.symbol}", f"{iso}:{t.mic}") for t in release.tickers),
        *_of_products(release, config),
        *(Category(topic.name_in(release.language), topics) for topic in release.topics),
    )


def _of_products(release: Entry, config: Config) -> Iterator[Category]:
    return (
        Category(each.name_in(release.language), full(config, "/products/"))
        for each in release.products
    )
