"""View parts: small records of links, pictures, contacts and dates that several views hold."""

from __future__ import annotations

from datetime import datetime

import msgspec


class Link(msgspec.Struct, frozen=True):
    """A link: its words and its address."""

    label: str
    href: str


class FeedLink(msgspec.Struct, frozen=True):
    """A feed to subscribe to: its media type, its title, its format's name, its address."""

    type: str
    title: str
    label: str
    href: str


class ContactLine(msgspec.Struct, frozen=True):
    """A person or desk, as printed; `card` is the address of the vCard."""

    for_: str
    name: str
    title: str
    organisation: str
    phone: str
    email: str
    card: str


class Logo(msgspec.Struct, frozen=True):
    """The logo at the top: its address, its size in pixels, and the classes that say on which
    ground it can be seen."""

    href: str
    width: int
    height: int
    ground: str = ""


class Picture(msgspec.Struct, frozen=True):
    """A picture for pages that link here: its absolute address, its size in pixels, its
    description."""

    href: str
    width: int
    height: int
    alt: str


class When(msgspec.Struct, frozen=True):
    """An instant to show: in words by filters such as `day`, in `<time datetime>` as ISO 8601."""

    at: datetime
    zone: str
    day_only: bool

    @property
    def iso(self) -> str:
        """The day or the instant (ISO 8601)."""
        return self.at.date().isoformat() if self.day_only else self.at.isoformat()


class FormLink(msgspec.Struct, frozen=True):
    """A link to another form of a release: `ninjs`, `markdown` or `pdf`, its media type, its
    address."""

    name: str
    type: str
    href: str


class MenuItem(msgspec.Struct, frozen=True):
    """An entry of a menu: links to its `forms` in all languages, each with its tag; the first is
    for readers of any other language. `is_word` says that the labels are words of the interface,
    for templates to translate (`worded`)."""

    forms: tuple[tuple[str, Link], ...]
    is_word: bool = False


class SizedPicture(msgspec.Struct, frozen=True):
    """A picture in several sizes: `sources` are pairs of a media type and a `srcset`, the best
    format first; `href` is what every browser shows, with its size in pixels; `credit` says who
    made it, where the page is to say that."""

    sources: tuple[tuple[str, str], ...]
    href: str
    width: int
    height: int
    alt: str
    credit: str = ""


class Card(msgspec.Struct, frozen=True):
    """A release in a list; `also` are the other languages it is in, each a link with the language's
    own name for itself, and its tag. `prefix` is what the headline of a correction begins with to
    say that it is one, else empty."""

    title: str
    href: str
    when: When
    summary: str
    language: str
    timed: bool = False
    replaced: bool = False
    also: tuple[tuple[Link, str], ...] = ()
    prefix: str = ""
    picture: SizedPicture | None = None


class Group(msgspec.Struct, frozen=True):
    """The releases of a month, or of a `whole_year`, within a list; `at` is that of the first of
    them."""

    at: datetime
    cards: tuple[Card, ...]
    whole_year: bool = False


class EventCard(msgspec.Struct, frozen=True):
    """An event in a list: the name of its kind (English, for `worded`); its beginning and end,
    or in their stead a month or year in words (`about`), where no more is known; where it is; when
    it was to be before (`before`, or `before_about` in words); whether it is cancelled or over."""

    title: str
    href: str
    language: str
    kind: str
    start: When | None
    end: When | None
    about: str
    place: str
    before: When | None
    before_about: str
    cancelled: bool
    is_over: bool
    also: tuple[tuple[Link, str], ...]


class PeriodCard(msgspec.Struct, frozen=True):
    """A financial period in a list: what it is called, its months where the fiscal year is another
    than the calendar's, when its results became public, or the event at which they are to; links to
    what belongs to it, and the addresses of a webcast that can be seen and of the workbook with its
    tables, or empty."""

    name: str
    href: str
    months: str
    when: When | None
    coming: EventCard | None
    releases: tuple[Card, ...]
    documents: tuple[tuple[Link, str], ...]
    webcast: str
    workbook: str


class PictureCard(msgspec.Struct, frozen=True):
    """A picture or video in a list: the name of its kind (English, for `worded`), the picture, the
    size of the original in pixels, the files, each a link, its kind and its size in kB, a `smaller`
    form named by its size, where a video can be seen, named by the host, and the other languages.
    """

    title: str
    href: str
    language: str
    kind: str
    shown: SizedPicture
    size: str
    credit: str
    files: tuple[tuple[Link, str, int], ...]
    smaller: Link | None
    link: Link | None
    also: tuple[tuple[Link, str], ...]


class DocumentCard(msgspec.Struct, frozen=True):
    """A document in a list: the name of its kind (English, for `worded`), its period in words, its
    instant if it has one, its files, each a link, its kind and its size in kB, its address
    elsewhere, named by the host, and the other languages it is in."""

    title: str
    href: str
    language: str
    kind: str
    period: str
    when: When | None
    files: tuple[tuple[Link, str, int], ...]
    link: Link | None
    also: tuple[tuple[Link, str], ...]


class Approval(msgspec.Struct, frozen=True):
    """An approval of a product: its day (ISO 8601), what was approved, and the release of it."""

    day: str
    when: When
    text: str
    release: Link


class ProductDetails(msgspec.Struct, frozen=True):
    """Details of a product besides its releases: the newest results that tell of it, events to
    come, the next first, and past ones, the last first, approvals, the latest first, pictures,
    documents, and whom its newest release names for questions."""

    results: PeriodCard | None
    coming: tuple[EventCard, ...]
    past: tuple[EventCard, ...]
    approvals: tuple[Approval, ...]
    pictures: tuple[PictureCard, ...]
    documents: tuple[DocumentCard, ...]
    contacts: tuple[ContactLine, ...]
