"""`/llms.txt` (llmstxt.org): a guide to the press room for language models, with the newest
releases as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.events import Event
from pressroom.content.items import Item, MediaItem, OwnPage, Person, PublishedDocument, items_of
from pressroom.content.model import Entry, Section, Site
from pressroom.content.results import PeriodResults
from pressroom.core.files import CONFIG
from pressroom.formats.addresses import CALENDAR, documents_url, forms, full
from pressroom.formats.artifact import Artifact
from pressroom.formats.period_words import item_title
from pressroom.typeset.article import Library
from pressroom.typeset.markdown.markdown_escape import escaped

_LATEST = 20


class LinkLine(msgspec.Struct, frozen=True):
    """A link with a note."""

    name: str
    url: str
    note: str = ""


class Guide(msgspec.Struct, frozen=True):
    """Content of the guide: a description of the press room, and links by heading."""

    title: str
    description: str
    facts: tuple[str, ...]
    sections: tuple[tuple[str, tuple[LinkLine, ...]], ...]


def llms(site: Site, library: Library, config: Config) -> list[Artifact]:
    """Artifact of the guide; none unless `[exports]` asks for it."""
    if not config.exports.llms:
        return []
    latest = tuple(_release(r, library, config) for r in site.listed[:_LATEST])
    sections = (
        ("Latest releases", latest),
        ("Products", tuple(_section(section, config) for section in site.products)),
        ("Topics", tuple(_section(section, config) for section in site.topics)),
        ("Results", tuple(_item(r, library, config) for r in _results(site))),
        ("Pages", tuple(_item(page, library, config) for page in items_of(site, OwnPage))),
        ("Documents", tuple(_item(d, library, config) for d in _documents(site))),
        ("Events", tuple(_item(e, library, config) for e in _events(site))),
        ("Media library", tuple(_item(p, library, config) for p in _pictures(site))),
        ("People", tuple(_item(p, library, config) for p in items_of(site, Person))),
        ("All releases", tuple(_archive(site, config))),
    )
    view = Guide(
        config.site.title,
        config.site.description or "Press releases.",
        tuple(_facts(config)),
        tuple((heading, lines) for heading, lines in sections if lines),
    )
    return [Artifact("llms.txt", CONFIG, "llms", view)]


def _release(release: Entry, library: Library, config: Config) -> LinkLine:
    texts = [form.url for form in forms(config, release.url) if form.name == "markdown"]
    day = release.instant.at.date().isoformat()
    summary = library.abstracts[release.url].summary
    return LinkLine(release.title, full(config, (texts or [release.url])[0]), f"{day}. {summary}")


def _documents(site: Site) -> list[PublishedDocument]:
    """The newest documents."""
    documents = items_of(site, PublishedDocument)
    return sorted(documents, key=lambda d: (-d.year, -d.instant.at.timestamp(), d.url))[:_LATEST]


def _results(site: Site) -> list[PeriodResults]:
    """The newest periods of which there are results."""
    found = [each for each in items_of(site, PeriodResults) if not each.translation_of]
    return sorted(found, key=lambda each: each.period.order, reverse=True)[:_LATEST]


def _events(site: Site) -> list[Event]:
    """The events to come, the next first, and the last ones."""
    events = sorted(items_of(site, Event), key=lambda e: (e.over, e.url))
    past = [each for each in reversed(events) if each.is_over]
    return [*(each for each in events if not each.is_over), *past][:_LATEST]


def _pictures(site: Site) -> list[MediaItem]:
    """The first pictures of the media library."""
    return sorted(items_of(site, MediaItem), key=lambda each: (each.order, each.url))[:_LATEST]


def _item(item: Item, library: Library, config: Config) -> LinkLine:
    texts = [form.url for form in forms(config, item.url) if form.name == "markdown"]
    summary = library.abstracts[item.url].summary
    title = item_title(item, library, config.results)
    return LinkLine(title, full(config, (texts or [item.url])[0]), summary)


def _section(section: Section, config: Config) -> LinkLine:
    count = len(section.releases)
    about = section.about.description if section.about else ""
    note = f"{count} release{'' if count == 1 else 's'}. {about}"
    return LinkLine(section.name, full(config, section.url), note)


def _archive(site: Site, config: Config) -> Iterator[LinkLine]:
    yield LinkLine("Archive", full(config, "/releases/"), "all releases, newest first")
    for language in site.languages:
        yield LinkLine(language.name, full(config, language.url), f"releases in {language.key}")
    if config.exports.api:
        yield LinkLine("JSON", full(config, "/api/releases.json"), "all releases as data, in pages")
    yield LinkLine("JSON Feed", full(config, "/feed.json"), "the newest releases with their texts")
    if items_of(site, Event):
        yield LinkLine(
            "JSON Feed of events", full(config, f"{CALENDAR}feed.json"), "dates with texts"
        )
    if items_of(site, PublishedDocument):
        yield LinkLine(
            "JSON Feed of documents", full(config, f"{documents_url()}feed.json"), "with files"
        )
    yield LinkLine("Sitemap", full(config, "/sitemap.xml"), "every page")


def _facts(config: Config) -> Iterator[str]:
    for issuer in config.issuers:
        listings = "; ".join(map(str, issuer.tickers))
        yield f"{issuer.name} ({listings})" if listings else issuer.name
    if config.exports.markdown:
        yield "Every release is also there as Markdown: its page names it as an alternate"


def render_llms(view: Guide) -> bytes:
    parts = [f"# {escaped(view.title)}", f"> {_line(view.description)}"]
    if view.facts:
        parts.append("\n".join(f"- {_line(fact)}" for fact in view.facts))
    for heading, lines in view.sections:
        rows = [f"- [{_line(line.name)}]({line.url}){_note(line.note)}" for line in lines]
        parts.append(f"## {heading}\n\n" + "\n".join(rows))
    return ("\n\n".join(parts) + "\n").encode()


def _note(note: str) -> str:
    return f": {_line(note)}" if note.strip() else ""


def _line(text: str) -> str:
    return escaped(" ".join(text.split()))
