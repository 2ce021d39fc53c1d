"""JSON API, `/api/releases.json`: all releases, in pages, for programs.

The format is a promise: docs/api.md describes it and docs/api-schema.json defines it. Existing keys
stay; more may come. Pages are counted from the oldest, so that a numbered page changes only if one
of its releases does.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.model import Entry, Section, SectionPage, Site
from pressroom.core.files import CONFIG
from pressroom.formats.addresses import forms, full
from pressroom.formats.artifact import Artifact
from pressroom.formats.picture_sizes import lead_of
from pressroom.standards.exchanges import Ticker
from pressroom.standards.instants import Instant
from pressroom.typeset.article import Library

_VERSION = "1"
# Not the archive's page size: changing that must not renumber the pages of the API.
_PER_PAGE = 100


class SubjectLink(msgspec.Struct, frozen=True):
    """A product or topic, with the absolute address of its page."""

    key: str
    name: str
    url: str


class CorrectionLink(msgspec.Struct, frozen=True):
    """The other release of a correction: its address, its day or instant (ISO 8601), what
    changed."""

    url: str
    date: str
    note: str


class ImageLink(msgspec.Struct, frozen=True, omit_defaults=True):
    """The picture at the head of a release: its address, what it shows, and who made it."""

    url: str
    alt: str
    credit: str = ""


class ApiRow(msgspec.Struct, frozen=True, omit_defaults=True):
    """A release in the API. Dates are days or instants (ISO 8601), addresses are absolute, periods
    are fiscal (`2026-Q3`); `forms` are pairs of name and address."""

    id: str
    url: str
    title: str
    summary: str
    date: str
    language: str
    updated: str = ""
    tickers: tuple[Ticker, ...] = ()
    products: tuple[SubjectLink, ...] = ()
    topics: tuple[SubjectLink, ...] = ()
    periods: tuple[str, ...] = ()
    forms: tuple[tuple[str, str], ...] = ()
    translations: tuple[tuple[str, str], ...] = ()
    replaced_by: CorrectionLink | None = None
    replaces: CorrectionLink | None = None
    image: ImageLink | None = None


class WithdrawnRow(msgspec.Struct, frozen=True):
    """A withdrawn release in the API; its headline was withdrawn with it."""

    url: str
    date: str
    withdrawn: str
    reason: str


class ReleasesPage(msgspec.Struct, frozen=True):
    """A page of the API, newest release first; `total` is 0 on all but the newest page."""

    site: str
    url: str
    next: str
    total: int
    rows: tuple[ApiRow, ...]
    withdrawn_rows: tuple[WithdrawnRow, ...]


def api(site: Site, library: Library, config: Config) -> list[Artifact]:
    """Artifacts of the API's pages; none unless `[exports]` asks for them."""
    return list(_pages(site, library, config)) if config.exports.api else []


def _pages(site: Site, library: Library, config: Config) -> Iterator[Artifact]:
    # A withdrawn release keeps its place, or all younger ones would move to other pages.
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
            withdrawn_rows=tuple(
                _withdrawn_row(r, config) for r in list_page.releases if r.withdrawal is not None
            ),
        )
        yield Artifact(_path(list_page), CONFIG, "api", view)


def _path(list_page: SectionPage) -> str:
    return f"api/releases/{list_page.number}.json" if list_page.number else "api/releases.json"


class _Rows:
    """Makes rows of releases; products and topics are shared between rows."""

    def __init__(self, site: Site, library: Library, config: Config) -> None:
        self.site = site
        self.library = library
        self.config = config
        self.families = site.translations()
        self.subjects: dict[tuple[str, str, str], SubjectLink] = {}

    def row(self, release: Entry) -> ApiRow:
        """A release as a row."""
        config, site, tag = self.config, self.site, release.language
        others = self.families.get(release.name, ())
        newest, corrected = site.replaced.get(release.url), site.corrects.get(release.url)
        return ApiRow(
            id=release.id,
            url=full(config, release.url),
            title=release.title,
            summary=self.library.abstracts[release.url].summary,
            date=_iso_date(release.instant),
            language=release.language,
            updated=release.updated.isoformat() if release.updated else "",
            tickers=release.tickers,
            products=tuple(
                self._subject("products", p.key, p.name_in(tag)) for p in release.products
            ),
            topics=tuple(self._subject("topics", t.key, t.name_in(tag)) for t in release.topics),
            periods=tuple(map(str, release.periods)),
            forms=tuple((f.name, full(config, f.url)) for f in forms(config, release.url)),
            translations=tuple(
                (other.language, full(config, other.url)) for other in others if other != release
            ),
            replaced_by=self._correction(newest, newest.correction_note) if newest else None,
            replaces=self._correction(corrected, release.correction_note) if corrected else None,
            image=next(
                (ImageLink(full(config, m.url), i.alt, i.credit) for i, m in lead_of(release)), None
            ),
        )

    def _subject(self, kind: str, key: str, name: str) -> SubjectLink:
        known = self.subjects.get((kind, key, name))
        if known is None:
            known = SubjectLink(key, name, full(self.config, f"/{kind}/{key}/"))
            self.subjects[kind, key, name] = known
        return known

    def _correction(self, other: Entry, note: str) -> CorrectionLink:
        return CorrectionLink(full(self.config, other.url), _iso_date(other.instant), note)


def _withdrawn_row(release: Entry, config: Config) -> WithdrawnRow:
    assert release.withdrawal is not None
    return WithdrawnRow(
        full(config, release.url),
        _iso_date(release.instant),
        release.withdrawal.at.isoformat(),
        release.withdrawal.reason,
    )


def _iso_date(instant: Instant) -> str:
    return instant.at.date().isoformat() if instant.day_only else instant.at.isoformat()


def render_api(view: ReleasesPage) -> bytes:
    document: dict[str, Any] = {"version": _VERSION, "site": {"title": view.site, "url": view.url}}
    if view.total:
        document["total"] = view.total
    if view.next:
        document["next"] = view.next
    document["releases"] = [_row_document(row) for row in view.rows]
    if view.withdrawn_rows:
        document["withdrawn"] = [msgspec.to_builtins(each) for each in view.withdrawn_rows]
    return msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n"


def _row_document(row: ApiRow) -> dict[str, Any]:
    made: dict[str, Any] = msgspec.to_builtins(row)
    for name in ("forms", "translations"):
        if name in made:
            made[name] = dict(getattr(row, name))
    for name in ("tickers", "products", "topics"):
        made.setdefault(name, [])
    return made
