"""Feeds of events and of documents, with full text and permanent ids.

An item without a date has always been public: it counts as known since the ledger has it, or else
since the press room's first release.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from html import escape

import msgspec

from pressroom.content.config.records import Config, Issuer
from pressroom.content.events import EVENT_KINDS, Event, issuers_with_events, named_issuers
from pressroom.content.items import ALWAYS, DOCUMENT_KINDS, Item, PublishedDocument, items_of
from pressroom.content.model import Site
from pressroom.content.references import in_one_language
from pressroom.core.files import CONFIG
from pressroom.formats.addresses import (
    CALENDAR,
    documents_url,
    file_path,
    full,
    issuer_events,
)
from pressroom.formats.artifact import Artifact
from pressroom.formats.event_text import event_text, event_when
from pressroom.formats.feed_formats import FORMATS, Category, Feed, FeedItem
from pressroom.formats.feed_parts import enclosures, house, product_categories
from pressroom.formats.period_words import period_words
from pressroom.standards.languages import worded
from pressroom.typeset.article import Library


class ItemFeed(msgspec.Struct, frozen=True):
    """A feed of items, and the full text of each as HTML, in their order."""

    feed: Feed
    texts: tuple[str, ...]


class _Writer(msgspec.Struct, frozen=True):
    """Writer of the entries of a site's items. Those without a date are known since the moment in
    `known_since`, by id, or since the site's `oldest` release."""

    library: Library
    config: Config
    known_since: Mapping[str, datetime]
    oldest: datetime

    def known(self, item: Item) -> datetime:
        """Moment since which an item is known."""
        if item.is_dated:
            return item.instant.at
        return self.known_since.get(item.id, self.oldest)

    def text(self, item: Item) -> str:
        """Full text of an item, with ids of its own."""
        article = self.library.article(item)
        if isinstance(item, Event):
            return article.shared_text(event_text(item, self.library, self.config))
        words = self.library.words(item.language)
        made = article.full_text(full(self.config, item.url), words, self.config.country)
        link = item.link if isinstance(item, PublishedDocument) else ""
        elsewhere = f'<p><a href="{escape(link)}">{escape(link)}</a></p>' if link else ""
        return article.shared_text("\n".join(part for part in (made, elsewhere) if part))


def item_feeds(
    site: Site,
    library: Library,
    config: Config,
    sheet: str,
    known_since: Mapping[str, datetime],
) -> Iterator[Artifact]:
    """Artifacts of three feeds of all events, each in one language, of those of each issuer of
    several, and of all documents; `sheet` is the address of the style sheet that browsers show them
    with."""
    oldest = site.releases[-1].instant.at if site.releases else ALWAYS.at
    writer = _Writer(library, config, known_since, oldest)
    words, title = library.words(config.language), config.site.title
    for url, page, name, items in (
        *_event_lists(site, config, words(worded("Calendar"))),
        *_document_lists(site, config, words(worded("Documents"))),
    ):
        # Of those of one instant, what comes last stands first, as the newest releases do.
        rows = sorted(
            items, key=lambda each: (writer.known(each), *_order_in_feed(each)), reverse=True
        )
        latest = rows[: config.feed_items]
        entries = tuple(_entry(each, writer) for each in latest)
        texts = tuple(map(writer.text, latest))
        for file in FORMATS:
            feed = Feed(
                id=f"tag:{config.id_authority}:feed{url}",
                title=f"{title}: {name}",
                description=f"{title}: {name}",
                url=full(config, page),
                own=full(config, url + file),
                language=config.language,
                author=house(config, config.language),
                items=entries,
                hub=config.hub,
                sheet=sheet,
            )
            yield Artifact(file_path(url + file), CONFIG, "item-feed", ItemFeed(feed, texts))


_List = tuple[str, str, str, Sequence[Item]]
"""A feed's address, that of its page, its name, and its items in any order."""


def _event_lists(site: Site, config: Config, calendar: str) -> Iterator[_List]:
    events = in_one_language(items_of(site, Event), config.language)
    if not events:
        return
    yield CALENDAR, CALENDAR, calendar, events
    for issuer in issuers_with_events(site, config, with_provisional=True):
        own = [event for event in events if event.is_of(issuer)]
        yield issuer_events(issuer.key), CALENDAR, f"{issuer.name}: {calendar}", own


def _document_lists(site: Site, config: Config, name: str) -> Iterator[_List]:
    documents = in_one_language(items_of(site, PublishedDocument), config.language)
    if documents:
        yield documents_url(), documents_url(), name, documents


def _order_in_feed(item: Item) -> tuple[datetime, str]:
    return (item.over if isinstance(item, Event) else item.instant.at), item.url


def _entry(item: Item, writer: _Writer) -> FeedItem:
    if isinstance(item, Event):
        return _event_entry(item, writer)
    assert isinstance(item, PublishedDocument)
    return _document_entry(item, writer)


def _document_entry(document: PublishedDocument, writer: _Writer) -> FeedItem:
    config, known = writer.config, writer.known(document)
    words = writer.library.words(document.language)
    kind, period = words(DOCUMENT_KINDS[document.sort]), document.period
    about = period_words(period, document.language, words, config.results) if period else ""
    return FeedItem(
        id=document.id,
        url=full(config, document.url),
        title=document.title,
        summary=f"{kind} · {about}" if about else kind,
        published=known,
        updated=known,
        language=document.language,
        author=_author(document.speakers(config), document.language, config),
        categories=(
            Category(kind, full(config, documents_url())),
            *product_categories(document, config),
        ),
        tickers=(),
        words=words.key,
        documents=enclosures(document, config),
    )


def _author(issuers: Iterable[Issuer], language: str, config: Config) -> str:
    return " and ".join(each.name_in(language) for each in issuers) or house(config, language)


_FATES = (worded("Cancelled: %(title)s"), worded("Moved: %(title)s"))


def _event_entry(event: Event, writer: _Writer) -> FeedItem:
    """Entry of an event. Its title says what has become of it."""
    config, known = writer.config, writer.known(event)
    words = writer.library.words(event.language)
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
        author=_author(named_issuers(event, config), event.language, config),
        categories=(
            Category(words(EVENT_KINDS[event.sort]), full(config, CALENDAR)),
            *product_categories(event, config),
        ),
        tickers=(),
        words=words.key,
        documents=enclosures(event, config),
    )


def render_item_feed(view: ItemFeed) -> bytes:
    """The feed of items in the format that its own address tells."""
    texts = {item.id: text for item, text in zip(view.feed.items, view.texts, strict=True)}
    return FORMATS[view.feed.own.rpartition("/")[2]](view.feed, lambda item: texts[item.id])
