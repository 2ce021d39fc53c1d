"""Views of items' pages: the records that their templates can see, and nothing more."""

from __future__ import annotations

import msgspec

from pressroom.formats.html.view_parts import (
    Card,
    ContactLine,
    DocumentCard,
    EventCard,
    FormLink,
    Link,
    Picture,
    PictureCard,
    SizedPicture,
    When,
)
from pressroom.formats.html.views import Page


class ContentPage(Page, frozen=True, kw_only=True):
    """A page of one's own; `when` is its instant, if it has one."""

    title: str
    when: When | None
    body: str
    documents: tuple[tuple[Link, str, int], ...]
    translations: tuple[tuple[Link, str], ...]
    forms: tuple[FormLink, ...]


class DocumentGroup(msgspec.Struct, frozen=True):
    """The documents of a year, in the order of their kinds."""

    year: str
    documents: tuple[DocumentCard, ...]


class DocumentsPage(Page, frozen=True, kw_only=True):
    """Documents by year, newest first: all, or those of one kind, whose name is `heading` (English,
    for `worded`). `kinds` are links to the lists of all kinds there are."""

    heading: str
    groups: tuple[DocumentGroup, ...]
    total: int
    kinds: tuple[Link, ...]


class DocumentPage(Page, frozen=True, kw_only=True):
    """A document: what it is, its text and its files; `list` is the list of its kind."""

    document: DocumentCard
    body: str
    products: tuple[Link, ...]
    forms: tuple[FormLink, ...]
    list: Link
    json_ld: str


class PositionLine(msgspec.Struct, frozen=True):
    """A position as printed, and its period in words (`since 2009`), or empty."""

    title: str
    organisation: str
    period: str


class PersonCard(msgspec.Struct, frozen=True):
    """A person in a list: the present positions, the portrait if there is one, and the other
    languages of the page."""

    name: str
    href: str
    language: str
    positions: tuple[str, ...]
    portrait: SizedPicture | None
    also: tuple[tuple[Link, str], ...]


class PeopleGroup(msgspec.Struct, frozen=True):
    """The people of a group, whose name is English, for `worded`."""

    name: str
    people: tuple[PersonCard, ...]


class PeoplePage(Page, frozen=True, kw_only=True):
    """All people, by group."""

    groups: tuple[PeopleGroup, ...]


class PersonPage(Page, frozen=True, kw_only=True):
    """A person: positions, present and `former`, the biography, languages, whom to ask, and the
    newest releases that name the person."""

    person: PersonCard
    positions: tuple[PositionLine, ...]
    former: tuple[PositionLine, ...]
    body: str
    credit: str
    languages: tuple[str, ...]
    contacts: tuple[ContactLine, ...]
    releases: tuple[Card, ...]
    documents: tuple[tuple[Link, str, int], ...]
    forms: tuple[FormLink, ...]
    everybody: Link
    json_ld: str


class EventGroup(msgspec.Struct, frozen=True):
    """Past events of a year."""

    year: str
    events: tuple[EventCard, ...]


class CalendarPage(Page, frozen=True, kw_only=True):
    """All events: those to come, the next first, and past ones by year. `file` is the calendar's
    file, and `subscribe` its address for programs that subscribe to it (`webcal:`); `issuers` are
    such addresses of each of several issuers' own events."""

    coming: tuple[EventCard, ...]
    past: tuple[EventGroup, ...]
    file: str
    subscribe: str
    issuers: tuple[Link, ...]


class EventPage(Page, frozen=True, kw_only=True):
    """An event: when and where, of which of several issuers, how to follow it (`webcast` while
    there is something to see), the text, and what belongs to it: `releases` and `papers` each with
    its language tag."""

    event: EventCard
    issuers: tuple[str, ...]
    webcast: str
    dial_in: str
    registration: str
    replay_until: When | None
    body: str
    products: tuple[Link, ...]
    periods: tuple[Link, ...]
    releases: tuple[tuple[Link, str], ...]
    papers: tuple[tuple[Link, str], ...]
    documents: tuple[tuple[Link, str, int], ...]
    file: str
    forms: tuple[FormLink, ...]
    calendar: Link
    json_ld: str


class PictureGroup(msgspec.Struct, frozen=True):
    """The pictures of a kind, whose name is English, for `worded`; `archive` is the address of a
    file with all of them and its size in kB, or None."""

    name: str
    archive: tuple[str, int] | None
    pictures: tuple[PictureCard, ...]


class MediaPage(Page, frozen=True, kw_only=True):
    """All pictures and videos, by kind; `archive` is the address of a file with all of them and its
    size in kB, or None."""

    archive: tuple[str, int] | None
    groups: tuple[PictureGroup, ...]


class PicturePage(Page, frozen=True, kw_only=True):
    """A picture or video: `when` is its instant, if it has one, `body` the caption, `made` in words
    when it was made, and `posted` what is shown where its link is posted."""

    picture: PictureCard
    when: When | None
    body: str
    usage: str
    made: str
    products: tuple[Link, ...]
    forms: tuple[FormLink, ...]
    posted: Picture | None
    library: Link
    json_ld: str
