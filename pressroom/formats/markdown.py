"""Markdown export: `index.md` beside each release's page, for readers without HTML.

It is made from the finished texts and not from the author's file. So it has the page's content and
none of the author's private notes, and every address in it is the published one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from html import escape

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.corrections import NOTICE_TEXTS, CorrectionNotice
from pressroom.content.events import Event
from pressroom.content.items import Item, MediaItem, items_of
from pressroom.content.model import Entry, Release, Site
from pressroom.content.results import PeriodResults
from pressroom.formats.addresses import beside, file_path, full
from pressroom.formats.artifact import Artifact
from pressroom.formats.event_text import event_text
from pressroom.formats.materials import Materials
from pressroom.formats.period_words import item_title
from pressroom.formats.picture_sizes import lead_of
from pressroom.formats.release_files import release_files
from pressroom.formats.results_text import results_text
from pressroom.standards.instants import Instant
from pressroom.standards.languages import day_words
from pressroom.typeset.article import Library
from pressroom.typeset.catalogues import Wording
from pressroom.typeset.markdown.html_to_markdown import as_markdown
from pressroom.typeset.markdown.markdown_escape import escaped


class MarkdownFile(msgspec.Struct, frozen=True):
    """View of a release's Markdown besides the release itself: its corrections (`notices`), the
    addresses of its translations by language, the key of its language's catalogue, and when it was
    last updated."""

    notices: tuple[CorrectionNotice, ...]
    translations: tuple[tuple[str, str], ...]
    words: str
    updated: datetime | None


class ItemMarkdown(msgspec.Struct, frozen=True):
    """An item as Markdown: its title, its day or instant (ISO 8601) if it has one, its text as HTML
    with absolute addresses, its page, and its language."""

    title: str
    date: str
    text: str
    page: str
    language: str


def markdown(site: Site, library: Library, config: Config) -> list[Artifact]:
    """The artifacts of all releases and items as Markdown; none unless `[exports]` asks for
    them."""
    if not config.exports.markdown:
        return []
    items = (_item(item, library, config) for item in items_of(site, Item))
    return [*release_files("markdown", site, library, markdown_path, _markdown_view), *items]


def _item(item: Item, library: Library, config: Config) -> Artifact:
    page = full(config, item.url)
    view = ItemMarkdown(
        item_title(item, library, config.results),
        _iso_date(item.instant) if item.is_dated else "",
        _text(item, library, config),
        page,
        item.language,
    )
    return Artifact(markdown_path(item), item.source, "item-markdown", view)


def _text(item: Item, library: Library, config: Config) -> str:
    """An item's text as HTML, with what its page shows besides."""
    if isinstance(item, PeriodResults):
        return results_text(item, library, config)
    if isinstance(item, Event):
        return event_text(item, library, config)
    words = library.words(item.language)
    text = library.article(item).full_text(full(config, item.url), words, config.country)
    return _figure(item, text, config) if isinstance(item, MediaItem) else text


def _figure(item: MediaItem, caption: str, config: Config) -> str:
    """A picture above its caption, as HTML, with who made it, on what terms it may be used, and
    where a video can be seen."""
    picture = f'<img src="{escape(full(config, item.picture.url))}" alt="{escape(item.alt)}">'
    link = f'<a href="{escape(item.link)}">{escape(item.link)}</a>' if item.link else ""
    rows = (picture, caption, escape(item.credit), escape(item.usage), link)
    return "".join(row if row is caption else f"<p>{row}</p>" for row in rows if row)


def render_item_markdown(artifact: Artifact, materials: Materials) -> bytes:
    """Renders an item as Markdown, in UTF-8."""
    view: ItemMarkdown = artifact.view
    words = materials.library.words(view.language)
    parts = [
        f"# {escaped(view.title)}",
        view.date,
        as_markdown(view.text, view.page).rstrip("\n"),
        "* * *",
        f"- {words('Page:')} <{view.page}>",
    ]
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def _markdown_view(
    release: Entry, notices: tuple[CorrectionNotice, ...], others: list[Entry], words: str
) -> MarkdownFile:
    translations = tuple((other.language, other.url) for other in others)
    return MarkdownFile(notices, translations, words, release.updated)


def markdown_path(release: Entry) -> str:
    """Output path of a release's Markdown."""
    return file_path(beside(release.url, "index.md"))


def render_markdown(artifact: Artifact, materials: Materials) -> bytes:
    """Renders a release as Markdown, in UTF-8."""
    view: MarkdownFile = artifact.view
    config = materials.config
    article = materials.article(artifact.origin)
    release = article.release
    page = full(config, release.url)
    words = materials.library.words(release.language)
    parts = [
        f"# {escaped(release.title)}",
        _iso_date(release.instant),
        *_notices(release, view, config, words),
        *_lead(release, config),
        as_markdown(materials.full_text(artifact.origin), page).rstrip("\n"),
        "* * *",
        "\n".join(f"- {row}" for row in _footer_rows(release, view, page, config, words)),
    ]
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def _lead(release: Release, config: Config) -> Iterator[str]:
    """The picture at the head, and who made it."""
    for image, made in lead_of(release):
        yield f"![{escaped(image.alt)}]({full(config, made.url)})"
        yield escaped(image.credit)


def _iso_date(instant: Instant) -> str:
    """The day or the instant (ISO 8601)."""
    return instant.at.date().isoformat() if instant.day_only else instant.at.isoformat()


def _notices(release: Release, view: MarkdownFile, config: Config, words: Wording) -> Iterator[str]:
    """Paragraphs above the text, the same notices that the page has."""
    day = release.instant.at.date()
    if day.isoformat() < config.disclosure.previously_posted:
        yield words(
            "Previously posted: this release is of %(day)s and is kept for the record. It speaks "
            "as of that day and has not been brought up to date since.",
            day=day_words(day, release.language),
        )
    for notice in view.notices:
        title = notice.title or words("A release that was withdrawn")
        row = f"[{escaped(title)}]({full(config, notice.url)}), {_iso_date(notice.instant)}"
        said, lead = NOTICE_TEXTS[notice.kind]
        yield " ".join(filter(None, (f"**{words(said)}**", escaped(notice.note))))
        yield " ".join(filter(None, (words(lead), row)))
    if release.inside is not None:
        yield f"**{escaped(words(release.inside.label))}**"


def _footer_rows(
    release: Release, view: MarkdownFile, page: str, config: Config, words: Wording
) -> Iterator[str]:
    """Rows below the text: the page's address, tickers, products, topics and translations."""

    tag = release.language

    def row(name: str, value: str) -> str:
        return words("%(name)s: %(value)s", name=words(name), value=value)

    def linked(links: Iterable[tuple[str, str]]) -> str:
        return ", ".join(f"[{escaped(label)}]({full(config, url)})" for label, url in links)

    yield " ".join((words("Page:"), f"<{page}>"))
    if view.updated:
        yield " ".join((words("Updated:"), view.updated.isoformat()))
    for name, value in release.inside.facts if release.inside else ():
        yield row(name, escaped(value))
    if release.tickers:
        yield row("Ticker", "; ".join(map(str, release.tickers)))
    if release.products:
        yield row(
            "Products", linked((p.name_in(tag), f"/products/{p.key}/") for p in release.products)
        )
    if release.topics:
        yield row(
            "Topics",
            linked((t.name_in(tag), f"/topics/{t.key}/") for t in release.topics),
        )
    if view.translations:
        yield " ".join((words("Also in:"), linked(view.translations)))
