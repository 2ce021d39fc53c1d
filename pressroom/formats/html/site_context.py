"""Context of pages: layout, head, links, contacts, dates and cards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.config.registry_schema import Contact
from pressroom.content.model import Entry, Site
from pressroom.formats.addresses import (
    card_url,
    full,
    href,
    output_path,
    percent_encoded,
)
from pressroom.formats.artifact import Artifact
from pressroom.formats.card_content import HEIGHT, WIDTH, SocialCards
from pressroom.formats.html.menus import menus
from pressroom.formats.html.sized_pictures import lead
from pressroom.formats.html.theme_templates import Templates
from pressroom.formats.html.view_parts import (
    Card,
    ContactLine,
    FeedLink,
    Link,
    Logo,
    Picture,
    When,
)
from pressroom.formats.html.views import Head, Layout
from pressroom.formats.signatures import SignedRelease
from pressroom.formats.theme.theme import ASSETS, Theme
from pressroom.standards.languages import forms_in, language_name
from pressroom.typeset.article import Library

_FORMATS = (
    ("application/rss+xml", "RSS", "feed.xml"),
    ("application/atom+xml", "Atom", "atom.xml"),
    ("application/feed+json", "JSON Feed", "feed.json"),
)


class PageContext:
    """Context of a release page, independent of other releases: texts, layout, and helpers for
    links, contacts and dates."""

    def __init__(self, library: Library, config: Config, theme: Theme, frame: Layout) -> None:
        self.library = library
        self.config = config
        self.theme = theme
        self.templates = Templates.of(theme)
        self.salt = theme.salt
        self.frame = frame
        self._base = config.base

    def artifact(self, template: str, url: str, origin: str, view: msgspec.Struct) -> Artifact:
        """Artifact of the page at `url`, rendered from a template and a view."""
        return Artifact(output_path(url), origin, template, view, self.salt)

    def link(self, label: str, url: str) -> Link:
        """A link to an address on the site."""
        return Link(label, self._base + percent_encoded(url))

    def contacts(self, contacts: Iterable[Contact]) -> tuple[ContactLine, ...]:
        """Contacts as printed, each with the address of its vCard."""
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
        """Head of the page at `url`: title, description, canonical address, language and feeds."""
        own = () if feeds == self.frame.feeds else feeds
        return Head(
            title=title,
            description=description,
            canonical=full(self.config, url),
            language=language or self.config.language,
            feeds=(*own, *self.frame.feeds),
            alternates=alternates,
        )

    def when(self, release: Entry) -> When:
        """The instant of a release, as templates show it."""
        return When(release.instant.at, self.config.site.timezone, release.instant.day_only)


class SiteContext(PageContext):
    """Context of any page, with what depends on all releases: cards in lists, links, years.

    `full_text` says whether the search covers full texts or only headlines; `signed` are the signed
    texts by their releases' addresses.
    """

    def __init__(
        self,
        site: Site,
        library: Library,
        config: Config,
        theme: Theme,
        *,
        full_text: bool,
        signed: Mapping[str, SignedRelease] = {},
    ) -> None:
        self.full_text = full_text
        self.signed = signed
        self.social_cards = SocialCards(config, theme)
        super().__init__(library, config, theme, _layout(site, config, theme, self.social_cards))
        self.site = site
        self.feeds = self.frame.feeds
        self.links = {
            release.url: self.link(release.title, release.url) for release in site.releases
        }
        self.families = site.translations()
        self.cards = {release.url: self.card(release) for release in site.releases}

    def signed_releases(self) -> Iterator[tuple[Entry, SignedRelease]]:
        """The releases and tombstones that have a signed text, each with it."""
        for release in (*self.site.releases, *self.site.tombstones):
            if release.url in self.signed:
                yield release, self.signed[release.url]

    def card(self, release: Entry) -> Card:
        """A release as it is shown in lists."""
        return Card(
            title=release.title,
            href=self.links[release.url].href,
            when=self.when(release),
            summary=self.library.abstracts[release.url].summary,
            language=release.language,
            timed=release.inside is not None,
            replaced=release.url in self.site.replaced,
            also=self.translations(release, self.families.get(release.name, ())),
            prefix=self._prefix(release),
            picture=lead(release, self.config),
        )

    def _prefix(self, release: Entry) -> str:
        """Prefix of a correction's headline, with the sign that follows it (`CORRECTION:`); else
        empty."""
        prefix = self.config.disclosure.prefix_in(release.language)
        title = release.title
        if not release.corrects or not title.casefold().startswith(prefix.casefold()):
            return ""
        rest = title[len(prefix) :].lstrip(" :–—-\u3000：")
        within_word = rest == title[len(prefix) :] and rest[:1].isascii()
        return "" if within_word else title[: len(title) - len(rest)].rstrip()

    def translations(self, release: Entry, family: Sequence[Entry]) -> tuple[tuple[Link, str], ...]:
        """The other releases of a family as pairs of link and language tag; each link is named by
        its language."""
        return tuple(
            (Link(language_name(other.language), self.links[other.url].href), other.language)
            for other in family
            if other is not release
        )

    def years(self) -> tuple[Link, ...]:
        """Links to the lists of all years."""
        return tuple(self.link(section.name, section.url) for section in self.site.years)


def feed_links(config: Config, url: str, title: str) -> tuple[FeedLink, ...]:
    """The three feeds of the section at the address `url`."""
    return feeds_at(href(config, url), title)


def feeds_at(address: str, title: str) -> tuple[FeedLink, ...]:
    """The three feeds of the section at a link (`href`)."""
    return tuple(
        FeedLink(kind, f"{title} ({label})", label, address + name)
        for kind, label, name in _FORMATS
    )


def card_picture(address: str, title: str) -> Picture | None:
    """The card at an absolute address, described by a headline; None if the address is empty."""
    return Picture(address, WIDTH, HEIGHT, title) if address else None


def _layout(site: Site, config: Config, theme: Theme, social_cards: SocialCards) -> Layout:
    menu, foot = menus(site, config)
    return Layout(
        site=config.site.title,
        language=config.language,
        home=href(config, "/"),
        logo=Logo(*theme.logo) if theme.logo else None,
        picture=card_picture(social_cards.house_address(), config.site.title),
        menu=menu,
        foot=foot,
        notice=config.site.notice,
        sites=forms_in(config.site.titles, config.site.languages),
        notices=forms_in(config.site.notices, config.site.languages),
        feeds=feed_links(config, "/", config.site.title),
        archive=href(config, "/releases/"),
        subscribe=href(config, "/subscribe/"),
        country=config.country,
        head_lines=_head_lines(config, theme),
        fonts=theme.fonts,
    )


def _head_lines(config: Config, theme: Theme) -> tuple[str, ...]:
    """The press room's own lines for the head of each page, with addresses as they are published:
    assets by their fingerprints."""
    assets = {f"/{ASSETS}{name}": address for name, address in theme.assets}

    def placed(path: str) -> str:
        return assets.get(path) or href(config, path)

    return tuple(element.markup(placed) for element in config.head.elements)
