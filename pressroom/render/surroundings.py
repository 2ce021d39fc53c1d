"""What pages have in common: the frame around them, what they say of themselves, links, cards."""

from __future__ import annotations

import functools
from collections.abc import Iterable

import msgspec

from pressroom.addresses import card_url, full, href, output_path
from pressroom.config import Config
from pressroom.model import Entry, Site
from pressroom.plan import Artifact
from pressroom.render.templates import Templates, page
from pressroom.render.views import Card, ContactLine, FeedLink, Frame, Head, Link, When
from pressroom.tables import Contact
from pressroom.theme import Theme
from pressroom.typeset import Library

_FORMATS = (
    ("application/rss+xml", "RSS", "feed.xml"),
    ("application/atom+xml", "Atom", "atom.xml"),
    ("application/feed+json", "JSON Feed", "feed.json"),
)


class Surroundings:
    """The frame, feeds and cards of one site, and how its pages are made."""

    def __init__(self, site: Site, library: Library, config: Config, theme: Theme) -> None:
        self.site = site
        self.library = library
        self.config = config
        self.templates = Templates.of(theme)
        self.salt = theme.salt
        self.feeds = self.feed_links("/", config.site.title)
        self.frame = self._frame()
        self.cards = {release.url: self.card(release) for release in site.releases}
        self.links = {
            release.url: self.link(release.title, release.url) for release in site.releases
        }

    def artifact(self, template: str, url: str, origin: str, view: msgspec.Struct) -> Artifact:
        render = functools.partial(page, self.templates, template)
        return Artifact(output_path(url), origin, view, render, self.salt)

    def link(self, label: str, url: str) -> Link:
        return Link(label, href(self.config, url))

    def _frame(self) -> Frame:
        navigation = [self.link("Releases", "/releases/")]
        if self.site.products:
            navigation.append(self.link("Products", "/products/"))
        if self.site.topics:
            navigation.append(self.link("Topics", "/topics/"))
        if self.config.contacts:
            navigation.append(Link("Contacts", href(self.config, "/") + "#Contacts"))
        return Frame(
            site=self.config.site.title,
            home=href(self.config, "/"),
            navigation=tuple(navigation),
            notice=self.config.site.notice,
            feeds=self.feeds,
            corrections=self.link("Corrections", "/corrections/")
            if self.site.corrects or self.site.tombstones
            else None,
            country=self.config.country,
        )

    def contacts(self, contacts: Iterable[Contact]) -> tuple[ContactLine, ...]:
        return tuple(
            ContactLine(
                c.for_,
                c.name,
                c.title,
                c.organisation,
                c.phone,
                c.email,
                href(self.config, card_url(c)),
            )
            for c in contacts
        )

    def head(
        self,
        title: str,
        url: str,
        description: str = "",
        feeds: tuple[FeedLink, ...] = (),
        language: str = "",
        alternates: tuple[tuple[str, str], ...] = (),
    ) -> Head:
        own = () if feeds == self.feeds else feeds
        return Head(
            title=title,
            description=description,
            canonical=full(self.config, url),
            language=language or self.config.language,
            feeds=(*own, *self.feeds),
            alternates=alternates,
        )

    def feed_links(self, url: str, title: str) -> tuple[FeedLink, ...]:
        return tuple(
            FeedLink(kind, f"{title} ({label})", label, href(self.config, url + name))
            for kind, label, name in _FORMATS
        )

    def card(self, release: Entry) -> Card:
        return Card(
            title=release.title,
            href=href(self.config, release.url),
            when=self.when(release),
            summary=self.library.abstracts[release.url].summary,
            language=release.language,
            timed=release.inside is not None,
            replaced=release.url in self.site.replaced,
        )

    def when(self, release: Entry) -> When:
        return When(release.instant.at, self.config.site.timezone, release.instant.day_only)

    def years(self) -> tuple[Link, ...]:
        return tuple(self.link(section.name, section.url) for section in self.site.years)
