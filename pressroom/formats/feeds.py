"""Feeds of the site and of each product, topic, issuer, ticker and language, with full text and
permanent ids; those of events and documents are made in `item_feeds.py`.

Feed readers take an entry with a new id for a new release, so ids are `tag:` URIs (RFC 4151) that
outlive the domain, the layout and the headline.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.model import Entry, Section, Site
from pressroom.core.files import CONFIG
from pressroom.formats.addresses import file_path, full, is_file, output_path
from pressroom.formats.artifact import Artifact
from pressroom.formats.feed_formats import (
    FORMATS,
    Category,
    Feed,
    FeedItem,
    FeedPicture,
)
from pressroom.formats.feed_parts import enclosures, house, product_categories
from pressroom.formats.item_feeds import item_feeds
from pressroom.formats.materials import Materials
from pressroom.formats.picture_sizes import lead_of
from pressroom.typeset.article import Library

# Full texts to cache while feeds are written: each list is written in three formats.
_FEW = 1_000


def feeds(
    site: Site,
    library: Library,
    config: Config,
    sheet: str = "",
    known_since: Mapping[str, datetime] = {},
) -> list[Artifact]:
    """Artifacts of three feeds for the site and for each section that readers may follow, and for
    events and documents; `sheet` is the address of the style sheet that browsers show them with,
    and `known_since` says by id since when items without a date are on record."""
    made = list(_artifacts(site, library, config, sheet))
    made += item_feeds(site, library, config, sheet, known_since)
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
                author=house(config, language),
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


def _full_texts(materials: Materials) -> Callable[[str, str, bytes, str], str]:
    """The full texts of releases, by source, whole address, and digests of text and words."""

    @functools.lru_cache(maxsize=_FEW)
    def text(source: str, url: str, key: bytes, words: str) -> str:
        article = materials.article(source)
        tongue = materials.library.words(article.release.language)
        return article.shared_text(article.full_text(url, tongue, materials.config.country))

    return text


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
        or house(config, release.language),
        categories=_categories(release, config),
        tickers=release.tickers,
        words=library.words(release.language).key,
        documents=enclosures(release, config),
        picture=_picture(release, config),
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
        *product_categories(release, config),
        *(Category(topic.name_in(release.language), topics) for topic in release.topics),
    )
