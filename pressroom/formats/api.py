"""`/api/releases.json`: all releases as JSON, in pages, for programs.

The format is a promise: docs/api.md tells of it and docs/api-schema.json defines it. What is
there stays; more may come. Pages are counted from the oldest, so that a page that has a number
changes only where one of its releases does.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.model import Entry, ListPage, Section, Site
from pressroom.core.files import CONFIG
from pressroom.formats.addresses import forms, full
from pressroom.formats.artifact import Artifact
from pressroom.standards.exchanges import Ticker
from pressroom.standards.instants import Instant
from pressroom.typeset.article import Library

VERSION = "1"
# Not the archive's: whoever changes how long its lists are must not number these anew.
_PER_PAGE = 100


class Filed(msgspec.Struct, frozen=True):
    """A product or topic, with the whole address of its page."""

    key: str
    name: str
    url: str


class Mended(msgspec.Struct, frozen=True):
    """The other end of a correction: its address, its day or instant (ISO 8601), what changed."""

    url: str
    date: str
    note: str


class ApiRow(msgspec.Struct, frozen=True, omit_defaults=True):
    """A release, as far as it has no text of its own here. Dates are days or instants (ISO 8601),
    addresses whole; `forms` are by name."""

    id: str
    url: str
    title: str
    summary: str
    date: str
    language: str
    updated: str = ""
    tickers: tuple[Ticker, ...] = ()
    products: tuple[Filed, ...] = ()
    topics: tuple[Filed, ...] = ()
    forms: tuple[tuple[str, str], ...] = ()
    translations: tuple[tuple[str, str], ...] = ()
    replaced_by: Mended | None = None
    replaces: Mended | None = None


class Gone(msgspec.Struct, frozen=True):
    """What is left of a release that was withdrawn: its name went with it."""

    url: str
    date: str
    withdrawn: str
    reason: str


class ReleasesPage(msgspec.Struct, frozen=True):
    """A page of all releases, newest first; `total` is 0 on all but the newest page."""

    site: str
    url: str
    next: str
    total: int
    rows: tuple[ApiRow, ...]
    gone: tuple[Gone, ...]


def api(site: Site, library: Library, config: Config) -> list[Artifact]:
    """The pages, when the settings ask for them."""
    return list(_pages(site, library, config)) if config.exports.api else []


def _pages(site: Site, library: Library, config: Config) -> Iterator[Artifact]:
    # A withdrawn release keeps its place, or all that are younger would move to other pages.
    everything = (*site.releases, *site.tombstones)
    if site.tombstones:
        by_address = sorted(everything, key=lambda release: release.url)
        everything = tuple(sorted(by_address, key=lambda r: r.instant.at, reverse=True))
    list_pages = Section("api", "", "", "/api/", everything).pages(_PER_PAGE)
    rows = _Rows(site, library, config)
    for list_page, older in zip(list_pages, (*list_pages[1:], None), strict=True):
        shown = [release for release in list_page.releases if release.withdrawal is None]
        view = ReleasesPage(
            site=config.site.title,
            url=full(config, "/"),
            next=full(config, f"/{_path(older)}") if older else "",
            total=0 if list_page.number else len(site.releases),
            rows=tuple(map(rows.row, shown)),
            gone=tuple(_gone(r, config) for r in list_page.releases if r.withdrawal is not None),
        )
        yield Artifact(_path(list_page), CONFIG, view, _json)


def _path(list_page: ListPage) -> str:
    return f"api/releases/{list_page.number}.json" if list_page.number else "api/releases.json"


class _Rows:
    """Releases as rows; what many of them name is made once."""

    def __init__(self, site: Site, library: Library, config: Config) -> None:
        self.site = site
        self.library = library
        self.config = config
        self.families = site.translations()
        self.filed: dict[tuple[str, str], Filed] = {}

    def row(self, release: Entry) -> ApiRow:
        config, site = self.config, self.site
        others = self.families.get(release.name, ())
        newest, corrected = site.replaced.get(release.url), site.corrects.get(release.url)
        return ApiRow(
            id=release.id,
            url=full(config, release.url),
            title=release.title,
            summary=self.library.abstracts[release.url].summary,
            date=_date(release.instant),
            language=release.language,
            updated=release.updated.isoformat() if release.updated else "",
            tickers=release.tickers,
            products=tuple(self._filed("products", p.key, p.name) for p in release.products),
            topics=tuple(self._filed("topics", t.key, t.name) for t in release.topics),
            forms=tuple((f.name, full(config, f.url)) for f in forms(config, release.url)),
            translations=tuple(
                (other.language, full(config, other.url)) for other in others if other != release
            ),
            replaced_by=self._mended(newest, newest.correction_note) if newest else None,
            replaces=self._mended(corrected, release.correction_note) if corrected else None,
        )

    def _filed(self, kind: str, key: str, name: str) -> Filed:
        known = self.filed.get((kind, key))
        if known is None:
            known = Filed(key, name, full(self.config, f"/{kind}/{key}/"))
            self.filed[kind, key] = known
        return known

    def _mended(self, other: Entry, note: str) -> Mended:
        return Mended(full(self.config, other.url), _date(other.instant), note)


def _gone(release: Entry, config: Config) -> Gone:
    assert release.withdrawal is not None
    return Gone(
        full(config, release.url),
        _date(release.instant),
        release.withdrawal.at.isoformat(),
        release.withdrawal.reason,
    )


def _date(instant: Instant) -> str:
    return instant.at.date().isoformat() if instant.day_only else instant.at.isoformat()


def _json(view: ReleasesPage) -> bytes:
    document: dict[str, Any] = {"version": VERSION, "site": {"title": view.site, "url": view.url}}
    if view.total:
        document["total"] = view.total
    if view.next:
        document["next"] = view.next
    document["releases"] = [_shown(row) for row in view.rows]
    if view.gone:
        document["withdrawn"] = [msgspec.to_builtins(each) for each in view.gone]
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _shown(row: ApiRow) -> dict[str, Any]:
    made: dict[str, Any] = msgspec.to_builtins(row)
    for name in ("forms", "translations"):
        if name in made:
            made[name] = dict(getattr(row, name))
    for name in ("tickers", "products", "topics"):
        made.setdefault(name, [])
    return made
