"""HTML pages of a site: the view of each, and its artifact."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import date, datetime, time
from typing import Any

from pressroom.content.config.output_schema import AccessibilityTable
from pressroom.content.config.records import Issuer
from pressroom.content.config.registry_schema import Product
from pressroom.content.model import Entry, Section
from pressroom.content.results import RESULTS
from pressroom.core.files import CONFIG
from pressroom.formats.addresses import CALENDAR, full, href
from pressroom.formats.artifact import Artifact
from pressroom.formats.html import views
from pressroom.formats.html.corrected import corrections, public_title, tombstone
from pressroom.formats.html.event_pages import (
    coming_events,
    next_event,
    own_calendar,
    own_calendar_feeds,
)
from pressroom.formats.html.item_pages import item_pages
from pressroom.formats.html.json_ld import home_json_ld
from pressroom.formats.html.product_details import details
from pressroom.formats.html.registry_facts import known_facts, websites
from pressroom.formats.html.releases import release_pages
from pressroom.formats.html.result_pages import latest_results, own_results
from pressroom.formats.html.search_pages import search_pages
from pressroom.formats.html.site_context import SiteContext, feed_links
from pressroom.formats.html.subscribe_page import subscribe_page
from pressroom.formats.html.view_parts import Group, Link, When
from pressroom.standards.languages import form_in, forms_in, worded

_ON_HOME = 8


def pages(
    context: SiteContext, about: Mapping[str, str], moved: Sequence[tuple[str, Entry]]
) -> list[Artifact]:
    """Artifacts of every HTML page. `about` is what is said of the issuers, HTML by their keys;
    `moved` pairs older addresses with the releases they lead to."""
    return list(_Pages(context, about, moved).all())


class _Pages:
    """Makes the artifacts of all pages of one site."""

    def __init__(
        self, context: SiteContext, about: Mapping[str, str], moved: Sequence[tuple[str, Entry]]
    ) -> None:
        self.context = context
        self.site = context.site
        self.config = context.config
        self.about = about
        self.moved = moved
        self.years = context.years()
        self.products = tuple(context.link(s.name, s.url) for s in self.site.products)
        self.topics = tuple(context.link(s.name, s.url) for s in self.site.topics)
        self.languages = tuple((context.link(s.name, s.url), s.key) for s in self.site.languages)

    def all(self) -> Iterator[Artifact]:
        """Artifacts of all pages, releases first."""
        # Releases first: no list may be written before the pages it links to.
        yield from release_pages(self.site, self.context)
        yield from item_pages(self.context)
        for release in self.site.tombstones:
            yield tombstone(release, self.site, self.context)
        yield from self._list(self.site.archive, shows_feeds=True, feeds="/")
        for section in self.site.years:
            yield from self._list(section, shows_feeds=False)
        for section in self.site.followed:
            yield from self._list(section, shows_feeds=True, feeds=section.url)
        if self.site.products:
            yield self._index(worded("Products"), "/products/", self.site.products)
        if self.site.topics:
            yield self._index(worded("Topics"), "/topics/", self.site.topics)
        yield self._home()
        if self.config.contacts:
            yield self._contacts()
        yield subscribe_page(self.context)
        if self.config.exports.search != "none":
            yield from search_pages(self.context)
        if self.config.accessibility is not None:
            yield self._accessibility(self.config.accessibility)
        yield self._not_found()
        if self.site.corrects or self.site.tombstones:
            yield corrections(self.site, self.context)
        for release in (*self.site.releases, *self.site.tombstones, *self.site.items):
            # To a host that serves files every query is the same page: rules alone tell them apart.
            for alias in release.aliases:
                if "?" not in alias:
                    yield self._redirect(release, alias)
        for url, release in self.moved:
            yield self._redirect(release, url)

    def _home(self) -> Artifact:
        site = self.config.site
        issuers = self.config.issuers
        logo = self.context.frame.logo
        view = views.HomePage(
            frame=self.context.frame,
            head=self.context.head(site.title, "/", site.description, self.context.feeds),
            description=site.description,
            tickers=tuple(str(ticker) for issuer in issuers for ticker in issuer.tickers),
            next_event=next_event(self.context),
            calendar=href(self.config, CALENDAR),
            latest_results=latest_results(self.context),
            results=href(self.config, RESULTS),
            latest=tuple(self.context.cards[r.url] for r in self.site.listed[:_ON_HOME]),
            total=len(self.site.listed),
            years=self.years,
            products=self.products,
            topics=self.topics,
            languages=self.languages,
            about=tuple(self.about.values()),
            website=websites(self.config.issuers),
            contacts=self.context.contacts(self.config.contacts),
            json_ld=home_json_ld(self.config, self.config.origin + logo.href if logo else ""),
        )
        return self.context.artifact("home.html", "/", CONFIG, view)

    def _list(self, section: Section, *, shows_feeds: bool, feeds: str = "") -> Iterator[Artifact]:
        list_pages = section.pages(self.config.page_size)
        links = (
            feed_links(self.config, feeds, section.name)
            if feeds not in ("", "/")
            else self.context.feeds
        )
        about = section.about
        issuer = self._issuer(section)
        links += own_calendar_feeds(issuer, self.context) if issuer else ()
        whole = section.kind in ("archive", "year")
        busy = _busy_years(section.releases)
        numbered = [
            self.context.link(str(list_page.number or ""), list_page.url)
            for list_page in list_pages
        ]
        for place, list_page in enumerate(list_pages):
            view = views.ListPage(
                frame=self.context.frame,
                head=self.context.head(
                    section.name,
                    list_page.url,
                    self._description(section, whole=whole),
                    links if shows_feeds else (),
                    language=section.key if section.kind == "language" else "",
                ),
                heading=section.name,
                mark=about.mark if isinstance(about, Product) else "",
                kind=section.kind,
                facts=known_facts(issuer or about, self.config.language),
                description=about.description if about else "",
                descriptions=self._descriptions(section),
                groups=self._groups(list_page.releases, busy if whole else frozenset()),
                total=0 if list_page.number else len(section.releases),
                number=list_page.number,
                pages=_page_links(numbered, place) if len(list_pages) > 1 else (),
                years=self.years if whole else (),
                products=self.products if whole else (),
                topics=self.topics if whole else (),
                languages=self.languages if whole else (),
                shows_feeds=shows_feeds,
                product=None if list_page.number else details(section, self.context),
                **(self._of_issuer(issuer) if issuer and not list_page.number else {}),
            )
            yield self.context.artifact("list.html", list_page.url, CONFIG, view)

    def _issuer(self, section: Section) -> Issuer | None:
        """The issuer that a list is about, as it is known now."""
        found = (each for each in self.config.issuers if each.key == section.key)
        return next(found, None) if section.kind == "issuer" else None

    def _of_issuer(self, issuer: Issuer) -> dict[str, Any]:
        """Fields of the newest page of an issuer's list: what else is known of it."""
        results = own_results(issuer, self.context)
        return {
            "about": self.about.get(issuer.key, ""),
            "website": websites([issuer]),
            "events": coming_events(issuer, self.context),
            "calendar": own_calendar(issuer, self.context),
            "results": results,
            "latest_results": latest_results(self.context, of=issuer) if results else None,
        }

    def _description(self, section: Section, *, whole: bool) -> str:
        site = self.config.site
        if section.about:
            return section.about.description
        if section.kind == "language":
            return form_in(site.descriptions, "", section.key)
        return site.description if whole else ""

    def _descriptions(self, section: Section) -> tuple[tuple[str, str], ...]:
        """Further forms of the description of a product or topic, each once, for the languages of
        its visible releases, in the site's order."""
        if not section.about:
            return ()
        tags = [tag for tag in self.config.site.languages[1:] if tag in section.languages]
        # One form may serve two languages, as that in `de` serves `de-CH`.
        found = {section.about.description: self.config.language}
        for tag, form in forms_in(section.about.descriptions, tags):
            found.setdefault(form, tag)
        return tuple((tag, form) for form, tag in found.items())[1:]

    def _groups(self, releases: Sequence[Entry], busy: Set[int]) -> tuple[Group, ...]:
        """Groups of releases by year, and in the years that are `busy` by month."""

        def time_of(release: Entry) -> tuple[int, int]:
            at = release.instant.at
            return at.year, at.month if at.year in busy else 0

        groups = ((key, list(rows)) for key, rows in itertools.groupby(releases, time_of))
        return tuple(
            Group(
                rows[0].instant.at,
                tuple(self.context.cards[r.url] for r in rows),
                whole_year=month == 0,
            )
            for (_, month), rows in groups
        )

    def _index(self, heading: str, url: str, sections: Sequence[Section]) -> Artifact:
        view = views.IndexPage(
            frame=self.context.frame,
            head=self.context.head(heading, url),
            heading=heading,
            entries=tuple(
                views.IndexEntry(
                    section.name,
                    href(self.config, section.url),
                    section.about.generic
                    if isinstance(section.about, Product)
                    else (section.about.description if section.about else ""),
                    len(section.releases),
                )
                for section in sections
            ),
        )
        return self.context.artifact("index.html", url, CONFIG, view)

    def _contacts(self) -> Artifact:
        view = views.ContactsPage(
            frame=self.context.frame,
            head=self.context.head("", "/contacts/"),
            contacts=self.context.contacts(self.config.contacts),
            website=websites(self.config.issuers),
        )
        return self.context.artifact("contacts.html", "/contacts/", CONFIG, view)

    def _accessibility(self, found: AccessibilityTable) -> Artifact:
        at = datetime.combine(date.fromisoformat(found.checked), time(), self.config.zone)
        view = views.AccessibilityPage(
            frame=self.context.frame,
            head=self.context.head("", "/accessibility/"),
            checked=When(at, self.config.site.timezone, True),
            method=found.method,
            faults=found.faults,
            known=found.known,
            contacts=self.context.contacts(
                row for row in self.config.contacts if row.key == found.contact
            ),
        )
        return self.context.artifact("accessibility.html", "/accessibility/", CONFIG, view)

    def _not_found(self) -> Artifact:
        view = views.NotFoundPage(
            frame=self.context.frame,
            head=self.context.head("", "/404.html"),
        )
        return self.context.artifact("404.html", "/404.html", CONFIG, view)

    def _redirect(self, release: Entry, alias: str) -> Artifact:
        view = views.RedirectPage(
            href(self.config, release.url),
            full(self.config, release.url),
            public_title(release),
            release.language,
        )
        return self.context.artifact("redirect.html", alias, release.source, view)


_ALL_SHOWN = 12
_NEIGHBOURS = 3
_DOZEN = 12


def _busy_years(releases: Sequence[Entry]) -> frozenset[int]:
    """The years with more than a dozen releases: a list of these is easier to read by month."""
    years = Counter(release.instant.at.year for release in releases)
    return frozenset(year for year, count in years.items() if count > _DOZEN)


def _page_links(links: Sequence[Link], place: int) -> tuple[Link | None, ...]:
    """Links to show on page `place` of a list: all if there are few; otherwise the newest, the
    oldest and those nearby, with None for gaps. So ten thousand pages cost no more each than ten.
    """
    if len(links) <= _ALL_SHOWN:
        return tuple(links)
    end = len(links) - 1
    first, last = max(place - _NEIGHBOURS, 0), min(place + _NEIGHBOURS, end)
    before = [links[0], *([None] if first > 1 else [])] if first > 0 else []
    after = [*([None] if last < end - 1 else []), links[end]] if last < end else []
    return (*before, *links[first : last + 1], *after)
