"""JSON API of what stands beside releases, `/api/items.json`: pages, documents, people, events,
pictures and results, in one file, for programs. The format is a promise (docs/api.md): existing
keys stay; more may come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.events import Event
from pressroom.content.items import Item, MediaItem, PublishedDocument, items_of
from pressroom.content.model import Document, Entry, Site
from pressroom.content.references import families
from pressroom.content.results import PeriodResults
from pressroom.core.files import CONFIG
from pressroom.formats.addresses import full
from pressroom.formats.artifact import Artifact
from pressroom.formats.figures import Figures, key_figures
from pressroom.formats.period_words import item_title
from pressroom.formats.statements import financial_tables, workbook_url
from pressroom.standards.media_types import media_type
from pressroom.typeset.article import Library

_VERSION = "1"
_FILE = "api/items.json"


class ApiItemFile(msgspec.Struct, frozen=True):
    """A file of an item: its title, its absolute address, its media type (IANA), its size in
    bytes."""

    title: str
    url: str
    type: str
    size: int


class ItemRow(msgspec.Struct, frozen=True, omit_defaults=True):
    """An item in the API. `date` is its day or instant (ISO 8601), if it has one, `updated` when a
    change was told, and `products` are the names of those that it is about; of a document
    `category` is its kind, `period` its fiscal period and `link` its address elsewhere; of an event
    `category` is its kind, `issuers` are the names of whose it is, `start` and `end` are its times
    (ISO 8601, as far as they are known), and `status` is `cancelled`, `moved` or left out; of a
    picture `category` is its kind, `link` where a video can be seen, `alt` what it shows, `credit`
    who made it and `usage` its terms; of a period of results `releases`, `documents`, `events` and
    `tables` (CSV) are addresses, and `workbook` that of its tables as one workbook (XLSX), and
    `figures` are pairs of a key figure's name and value, in whole units; `translations` are pairs
    of language tag and address. Addresses are absolute."""

    id: str
    kind: str
    url: str
    title: str
    summary: str
    language: str
    date: str = ""
    updated: str = ""
    category: str = ""
    period: str = ""
    issuers: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    link: str = ""
    start: str = ""
    end: str = ""
    place: str = ""
    status: str = ""
    alt: str = ""
    credit: str = ""
    usage: str = ""
    releases: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    workbook: str = ""
    figures: tuple[tuple[str, str], ...] = ()
    files: tuple[ApiItemFile, ...] = ()
    translations: tuple[tuple[str, str], ...] = ()


class ItemsFile(msgspec.Struct, frozen=True):
    """All items, by kind and address."""

    site: str
    url: str
    rows: tuple[ItemRow, ...]


def item_api(site: Site, library: Library, config: Config) -> list[Artifact]:
    """Artifact of the API's items; none unless `[exports]` asks for the API and there are any."""
    items = items_of(site, Item)
    if not config.exports.api or not items:
        return []
    others = {
        item.url: family
        for kind in {item.kind for item in items}
        for family in families([item for item in items if item.kind == kind])
        for item in family
    }
    own = {each.issuer for each in items_of(site, PeriodResults)}
    told = {issuer: key_figures(site, library, config, issuer) for issuer in sorted(own)}
    rows = tuple(
        msgspec.structs.replace(
            _row(item, others.get(item.url, []), library, config), figures=_figures(item, told)
        )
        for item in items
    )
    view = ItemsFile(config.site.title, full(config, "/"), rows)
    return [Artifact(_FILE, CONFIG, "item-api", view)]


def _row(item: Item, family: list[Item], library: Library, config: Config) -> ItemRow:
    results = item if isinstance(item, PeriodResults) else None
    period = item.period if isinstance(item, PublishedDocument | Event | PeriodResults) else None
    tables = financial_tables(results, library, config) if results else []
    event = item if isinstance(item, Event) else None
    picture = item if isinstance(item, MediaItem) else None
    at = item.instant
    day = at.at.date().isoformat() if at.day_only else at.at.isoformat()
    return ItemRow(
        id=item.id,
        kind=item.kind,
        url=full(config, item.url),
        title=item_title(item, library, config.results),
        summary=library.abstracts[item.url].summary,
        language=item.language,
        date=day if item.is_dated else "",
        updated=item.updated.isoformat() if item.updated else "",
        category=item.sort if isinstance(item, PublishedDocument | Event | MediaItem) else "",
        period=str(period) if period else "",
        issuers=tuple(issuer.name_in(item.language) for issuer in item.issuers),
        products=tuple(product.name_in(item.language) for product in item.products),
        link=item.link if isinstance(item, PublishedDocument | MediaItem) else "",
        start=event.start.iso if event else "",
        end=event.end.iso if event and event.end else "",
        place=event.place if event else "",
        status=_status(event) if event else "",
        alt=picture.alt if picture else "",
        credit=picture.credit if picture else "",
        usage=picture.usage if picture else "",
        releases=_addresses(results.releases, config) if results else (),
        documents=_addresses(results.documents, config) if results else (),
        events=_addresses(results.events, config) if results else (),
        tables=tuple(full(config, table.url) for table in tables),
        workbook=full(config, workbook_url(results)) if results and tables else "",
        files=tuple(_file(each, config) for each in (*item.attachments, *item.shown)),
        translations=tuple(
            (other.language, full(config, other.url)) for other in family if other is not item
        ),
    )


def _figures(item: Item, told: Mapping[str, Figures]) -> tuple[tuple[str, str], ...]:
    """The key figures of a period, out of those of its issuer."""
    if not isinstance(item, PeriodResults):
        return ()
    figures = told[item.issuer].items()
    own = (place for (_, period), place in figures if period == item.period)
    return tuple((place.name, f"{place.value.normalize():f}") for place in own)


def _addresses(entries: Iterable[Entry], config: Config) -> tuple[str, ...]:
    return tuple(full(config, entry.url) for entry in entries)


def _status(event: Event) -> str:
    moved = "moved" if event.moved_from else ""
    return "cancelled" if event.cancelled else moved


def _file(file: Document, config: Config) -> ApiItemFile:
    return ApiItemFile(file.title, full(config, file.url), media_type(file.name), file.size)


def render_item_api(view: ItemsFile) -> bytes:
    rows: list[dict[str, Any]] = []
    for row in view.rows:
        made = msgspec.to_builtins(row)
        for key in ("figures", "translations"):
            if key in made:
                made[key] = dict(getattr(row, key))
        rows.append(made)
    document = {
        "version": _VERSION,
        "site": {"title": view.site, "url": view.url},
        "items": rows,
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n"
