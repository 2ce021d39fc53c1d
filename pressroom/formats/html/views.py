"""Views: the records that templates can see, and nothing more.

Addresses in views are ready to print: with the path the site lives under (`href`), or absolute
where a name says so (`canonical`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from pressroom.formats.html.view_parts import (
    Card,
    ContactLine,
    EventCard,
    FeedLink,
    FormLink,
    Group,
    Link,
    Logo,
    MenuItem,
    PeriodCard,
    Picture,
    PictureCard,
    ProductDetails,
    SizedPicture,
    When,
)


class Layout(msgspec.Struct, frozen=True):
    """Layout shared by all pages. `picture` is the press room's card. `menu` is what
    stands at the top of each page, and `foot` what stands at its end. `sites` and `notices` pair
    the tags of further languages with the forms of `site` and `notice` in them, where there are
    any. `country` (ISO 3166) is that of telephone numbers without a prefix. `head_lines` are the
    press room's own lines for the head of each page, as HTML. `fonts` are the addresses of the web
    fonts that a page in Latin letters begins with."""

    site: str
    language: str
    home: str
    logo: Logo | None
    picture: Picture | None
    menu: tuple[MenuItem, ...]
    foot: tuple[MenuItem, ...]
    notice: str
    sites: tuple[tuple[str, str], ...]
    notices: tuple[tuple[str, str], ...]
    feeds: tuple[FeedLink, ...]
    archive: str
    subscribe: str
    country: str
    head_lines: tuple[str, ...] = ()
    fonts: tuple[str, ...] = ()


class Head(msgspec.Struct, frozen=True):
    """Metadata of a page: title, description, canonical address, language, feeds."""

    title: str
    description: str
    canonical: str
    language: str
    feeds: tuple[FeedLink, ...]
    alternates: tuple[tuple[str, str], ...] = ()


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """Fields that every page's view has."""

    frame: Layout
    head: Head


class Notice(msgspec.Struct, frozen=True):
    """A correction notice on a release page: `kind` is `replaced`, `replaces` or `taken-back`. The
    link's label is empty if the other release's headline was withdrawn with it."""

    kind: str
    link: Link
    when: When
    note: str


class SignedFiles(msgspec.Struct, frozen=True):
    """Files and commands to verify a release: its signed text, its signatures (of SSH and of
    minisign) and the list of keys for SSH, where there are any, and the commands to type."""

    text: Link
    signatures: tuple[Link, ...]
    signers: Link | None
    commands: tuple[str, ...]


class ReleasePage(Page, frozen=True, kw_only=True):
    """A release in full, between its neighbours."""

    title: str
    when: When
    language: str
    subheads: tuple[str, ...]
    body: str
    boilerplate: tuple[str, ...]
    legend: str
    attribution: str
    contacts: tuple[ContactLine, ...]
    source: str
    provided_by: str
    tickers: tuple[str, ...]
    products: tuple[Link, ...]
    topics: tuple[Link, ...]
    periods: tuple[Link, ...]
    people: tuple[Link, ...]
    gallery: tuple[PictureCard, ...]
    lead: SizedPicture | None
    signed: SignedFiles | None
    documents: tuple[tuple[Link, str, int], ...]
    translations: tuple[tuple[Link, str], ...]
    updated: When | None
    newer: Link | None
    older: Link | None
    related: tuple[Link, ...]
    archive: Link
    in_language: bool
    notices: tuple[Notice, ...]
    previously_posted: bool
    inside: str
    inside_facts: tuple[tuple[str, str], ...]
    forms: tuple[FormLink, ...]
    picture: Picture | None
    json_ld: str
    extra: Mapping[str, Any]


class HomePage(Page, frozen=True, kw_only=True):
    """The home page. `next_event` is the first one to come, if any is announced, and `calendar` the
    address of all; `latest_results` are those of the newest period, if there is one, and `results`
    the address of all."""

    description: str
    tickers: tuple[str, ...]
    next_event: EventCard | None
    calendar: str
    latest_results: PeriodCard | None
    results: str
    latest: tuple[Card, ...]
    total: int
    years: tuple[Link, ...]
    products: tuple[Link, ...]
    topics: tuple[Link, ...]
    languages: tuple[tuple[Link, str], ...]
    about: tuple[str, ...]
    website: tuple[Link, ...]
    contacts: tuple[ContactLine, ...]
    json_ld: str


class ListPage(Page, frozen=True, kw_only=True):
    """One page of a list of releases, newest first, in groups: by month in the archive and in
    years where a year has more than a dozen, otherwise by year. The oldest page's `number` is
    1, the newest page's 0; only that one has the `total`. `pages` are links to the newest, the
    oldest and nearby pages, with None for gaps; the newest one's label is empty. `products`,
    `topics` and `languages` are other lists, for the archive and its years. `descriptions` pair
    the tags of further languages with the forms of `description` in them. Of one of several issuers
    the newest page has what it says of itself (`about`, HTML), its own site, its events to come,
    the address to subscribe to its `calendar`, that of its `results`, and the newest of these."""

    heading: str
    mark: str
    kind: str
    facts: tuple[tuple[str, str], ...]
    description: str
    descriptions: tuple[tuple[str, str], ...]
    groups: tuple[Group, ...]
    total: int
    number: int
    pages: tuple[Link | None, ...]
    years: tuple[Link, ...]
    products: tuple[Link, ...]
    topics: tuple[Link, ...]
    languages: tuple[tuple[Link, str], ...]
    shows_feeds: bool
    about: str = ""
    website: tuple[Link, ...] = ()
    events: tuple[EventCard, ...] = ()
    calendar: str = ""
    results: str = ""
    latest_results: PeriodCard | None = None
    product: ProductDetails | None = None


class IndexEntry(msgspec.Struct, frozen=True):
    """A product or topic in the index of all of them."""

    label: str
    href: str
    detail: str
    count: int


class IndexPage(Page, frozen=True, kw_only=True):
    """The index of all products, or of all topics."""

    heading: str
    entries: tuple[IndexEntry, ...]


class ContactsPage(Page, frozen=True, kw_only=True):
    """All contacts, and the issuers' own websites."""

    contacts: tuple[ContactLine, ...]
    website: tuple[Link, ...]


class Subscription(msgspec.Struct, frozen=True):
    """A list of releases and its feeds; `language` is that of its releases, or empty."""

    list: Link
    feeds: tuple[FeedLink, ...]
    language: str = ""


class SubscribePage(Page, frozen=True, kw_only=True):
    """All feeds: those of all releases, of all events and of all documents if there are any, of
    products, topics and languages, and of issuers, their events (`calendars`) and tickers where
    there are several."""

    all: Subscription
    calendar: Subscription | None
    documents: Subscription | None
    calendars: tuple[Subscription, ...]
    products: tuple[Subscription, ...]
    topics: tuple[Subscription, ...]
    languages: tuple[Subscription, ...]
    issuers: tuple[Subscription, ...]
    tickers: tuple[Subscription, ...]


class Choice(msgspec.Struct, frozen=True):
    """A filter of the search: its list's key, its name, how many releases choosing it shows, and
    the tag if it is a language."""

    key: str
    label: str
    count: int
    language: str = ""


class SearchPage(Page, frozen=True, kw_only=True):
    """The search page. `index` is the address of the index: if `full_text` the folder of its
    parts, of which there are `index_parts`, otherwise a file with all headlines. `also` are the
    search pages in other languages, each with its tag."""

    full_text: bool
    index: str
    index_parts: int
    years: tuple[Choice, ...]
    products: tuple[Choice, ...]
    topics: tuple[Choice, ...]
    languages: tuple[Choice, ...]
    archive_years: tuple[Link, ...]
    product_lists: tuple[Link, ...]
    topic_lists: tuple[Link, ...]
    also: tuple[tuple[Link, str], ...]


class AccessibilityPage(Page, frozen=True, kw_only=True):
    """The accessibility statement, from the findings of the last check."""

    checked: When
    method: str
    faults: int
    known: tuple[str, ...]
    contacts: tuple[ContactLine, ...]


class TombstonePage(Page, frozen=True, kw_only=True):
    """The page at the address of a withdrawn release, or, with the number of years for which it was
    `kept`, of one whose retention period is over."""

    when: When
    withdrawn: When
    reason: str
    kept: int
    replacement: Link | None
    signed: SignedFiles | None


class Change(msgspec.Struct, frozen=True):
    """A correction, with the old and the new release; or a withdrawal, without a new one."""

    when: When
    old: Link
    old_when: When
    new: Link | None
    note: str
    kept: int = 0


class CorrectionsPage(Page, frozen=True, kw_only=True):
    """All corrections and withdrawals, newest first."""

    changes: tuple[Change, ...]


class NotFoundPage(Page, frozen=True, kw_only=True):
    """The page that a host shows for an unknown address (404)."""


class RedirectPage(msgspec.Struct, frozen=True):
    """A page that redirects an older address to a newer one."""

    href: str
    canonical: str
    title: str
    language: str
