"""The data model of a press room: frozen records of releases, sections and the site."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from pressroom.content.config.records import Config, Issuer, Ruling
from pressroom.content.config.registry_schema import Contact, Product, Topic
from pressroom.content.references import families
from pressroom.content.standing import Standing
from pressroom.core.problems import Problem
from pressroom.standards.exchanges import Ticker
from pressroom.standards.instants import Instant
from pressroom.standards.languages import form_in
from pressroom.standards.periods import Period
from pressroom.standards.signatures import Misfit

RELEASE = "release"
"""The kind of a file that holds a release, and no item."""


class Dateline(msgspec.Struct, frozen=True):
    """The dateline of a release: city, region and wire, or `printed` as the author typed it."""

    city: str = ""
    region: str = ""
    wire: str = ""
    printed: str = ""


class Mark(msgspec.Struct, frozen=True):
    """A trademark: its name, its symbol (® ™ ℠), and its owner where known."""

    name: str
    symbol: str
    owner: str = ""


class Document(msgspec.Struct, frozen=True):
    """A file beside a release: an attachment or an image.

    `path` is relative to the press room; `url` contains a digest of the content, so that nobody can
    guess it before a release names it. `size` is in bytes, `width` and `height` of an image in
    pixels (0 when unknown). `misfit` says of a file that is not what its name says what it is, and
    what to do: it cannot be published. `fault` says it of a picture that cannot be shown rightly.
    `told` is what a picture's metadata tell of its maker and place, where it is published without
    them; `url` and `size` are then those of what is published."""

    path: str
    url: str
    name: str
    size: int
    title: str = ""
    width: int = 0
    height: int = 0
    misfit: Misfit | None = None
    fault: Misfit | None = None
    told: tuple[str, ...] = ()


class LeadPicture(msgspec.Struct, frozen=True):
    """The picture at the head of a release: its file, its description, and who made it."""

    file: Document
    alt: str
    credit: str = ""


class InsideInformation(msgspec.Struct, frozen=True):
    """The statement that a disclosure regime requires of a release with inside information: a
    sentence, and `facts` as pairs of label and value (issuer, LEI, notifier)."""

    label: str
    facts: tuple[tuple[str, str], ...]


class Withdrawal(msgspec.Struct, frozen=True):
    """The withdrawal of a release at an aware datetime, with the reason shown to readers.

    `retention_years` is the retention period if that has ended it, otherwise 0.
    """

    at: datetime
    reason: str
    retention_years: int = 0


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A release without its texts: what lists, feeds and indexes need of it.

    Small, so that every build can read those of ten thousand releases.
    """

    source: str
    name: str
    title: str
    instant: Instant
    draft: bool = False
    url: str
    id: str
    year: int
    tickers: tuple[Ticker, ...] = ()
    issuers: tuple[Issuer, ...] = ()
    products: tuple[Product, ...] = ()
    topics: tuple[Topic, ...] = ()
    contacts: tuple[Contact, ...] = ()
    periods: tuple[Period, ...] = ()
    people: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    image: LeadPicture | None = None
    language: str
    translation_of: str = ""
    attachments: tuple[Document, ...] = ()
    aliases: tuple[str, ...] = ()
    inside: InsideInformation | None = None
    updated: datetime | None = None
    corrects: str = ""
    correction_note: str = ""
    withdrawal: Withdrawal | None = None
    rulings: tuple[Ruling, ...] = ()
    lines: Mapping[str, int] = {}

    def line(self, key: str) -> int:
        """The line of front matter's `key` in the file, from 1; 1 when it is not there."""
        return self.lines.get(key, 1)

    def speakers(self, config: Config) -> tuple[Issuer, ...]:
        """The issuers that the release names, or else those whose tickers it names."""
        listed = set(self.tickers)
        return self.issuers or tuple(i for i in config.issuers if listed & set(i.tickers))


class Release(Entry, frozen=True, kw_only=True):
    """A press release in full, with every name resolved against the registry."""

    subheads: tuple[str, ...] = ()
    dateline: Dateline | None = None
    marks: tuple[Mark, ...] = ()
    attribution: str = ""
    boilerplate: tuple[Standing, ...] = ()
    legend: Standing | None = None
    source_line: str = ""
    provided_by: str = ""
    beside: Mapping[str, Document] = {}
    extra: Mapping[str, Any] = {}
    body: str
    body_line: int

    @property
    def entry(self) -> Entry:
        """The same release as an `Entry`, without its texts."""
        return Entry(**{name: getattr(self, name) for name in Entry.__struct_fields__})


class Visibility(enum.Enum):
    """The visibility of a release at one moment; only a `PUBLIC` one reaches a reader."""

    PUBLIC = enum.auto()
    HELD = enum.auto()
    UNDECIDED = enum.auto()


class InPart(msgspec.Struct, frozen=True):
    """A release with errors as far as it could be read, for `lint` alone to judge.

    `faulty` are the front-matter keys with an error, which count as absent; `problems` are those of
    its other keys where the front matter as a whole could not be read.
    """

    release: Entry
    faulty: tuple[str, ...]
    problems: tuple[Problem, ...] = ()


class Named(msgspec.Struct, frozen=True):
    """Names that releases give of the registry, by key, and of the standing texts, by name."""

    issuers: frozenset[str] = frozenset()
    products: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    contacts: frozenset[str] = frozenset()
    boilerplate: frozenset[str] = frozenset()
    legends: frozenset[str] = frozenset()


class Loaded(msgspec.Struct, frozen=True, kw_only=True):
    """The result of loading one release file.

    `instant` and `draft` are None where they could not be read: then nobody can say whether the
    release is public. `release` is None when any part of it has an error; `in_part` is then what
    could be read of it, and even then `named` has what it names rightly. `said` is what a build
    says instead of `problems` where these would tell what may be inside information. `kind` is what
    the file holds: a release, or an item (`pressroom/content/items.py`).
    """

    source: str
    instant: Instant | None
    draft: bool | None
    release: Entry | None
    problems: tuple[Problem, ...]
    date_line: int = 1
    in_part: InPart | None = None
    said: tuple[Problem, ...] | None = None
    named: Named = Named()
    kind: str = RELEASE

    @property
    def open_problems(self) -> tuple[Problem, ...]:
        """The problems as a build tells them."""
        return self.problems if self.said is None else self.said


class SectionPage(msgspec.Struct, frozen=True):
    """A page of a list. `number` counts from 1, the oldest; that of the newest releases has 0."""

    number: int
    url: str
    releases: tuple[Entry, ...]


class Section(msgspec.Struct, frozen=True):
    """The releases of one year, product, topic, issuer, ticker or language, newest first; of a
    product, topic, issuer or ticker also `languages` (tags), with those of translations that
    `releases` leaves out. `names` are its names in other languages, by tag."""

    kind: str
    key: str
    name: str
    url: str
    releases: tuple[Entry, ...]
    about: Product | Topic | None = None
    languages: frozenset[str] = frozenset()
    names: Mapping[str, str] = {}

    def name_in(self, language: str) -> str:
        """The name in a language, or else the one in the site's first."""
        return form_in(self.names, self.name, language)

    def pages(self, size: int) -> list[SectionPage]:
        """The list in pages of `size` releases, newest first; the first may have nearly twice that.

        Numbers count from the oldest, so that a new release changes the first page alone, and what
        was linked on page 17 stays there. After `size` new ones the first passes its oldest on.
        """
        older = max(len(self.releases) // size - 1, 0)
        first = len(self.releases) - older * size
        pages = [SectionPage(0, self.url, self.releases[:first])]
        for number in range(older, 0, -1):
            start = first + (older - number) * size
            releases = self.releases[start : start + size]
            pages.append(SectionPage(number, f"{self.url}page/{number}/", releases))
        return pages


class Site(msgspec.Struct, frozen=True):
    """Everything visible as of one moment. What is not in here cannot reach a reader.

    `releases` are newest first. `listed` are those in lists of all languages: of a release in
    several languages the one in the site's first language, or the original; the others appear in
    lists of their languages. `tombstones` are withdrawn releases, whose addresses stay and whose
    texts do not. `recent` are the releases of the two days before as-of. `replaced` maps an address
    to the newest correction of the release there; `corrects` maps an address to the release that
    the one there corrects. `issuers` and `tickers` are empty where there is only one. `items` are
    what is published beside releases (`pressroom/content/items.py`), by kind and address.
    """

    releases: tuple[Entry, ...]
    listed: tuple[Entry, ...]
    tombstones: tuple[Entry, ...]
    recent: tuple[Entry, ...]
    replaced: Mapping[str, Entry]
    corrects: Mapping[str, Entry]
    years: tuple[Section, ...]
    products: tuple[Section, ...]
    topics: tuple[Section, ...]
    languages: tuple[Section, ...]
    issuers: tuple[Section, ...] = ()
    tickers: tuple[Section, ...] = ()
    items: tuple[Release, ...] = ()

    @property
    def followed(self) -> tuple[Section, ...]:
        """The sections that have feeds of their own: all but the years."""
        return (*self.products, *self.topics, *self.issuers, *self.tickers, *self.languages)

    @property
    def archive(self) -> Section:
        """A section of all listed releases."""
        return Section("archive", "", "All releases", "/releases/", self.listed)

    def neighbours(self) -> Iterable[tuple[Entry | None, Entry, Entry | None]]:
        """Each release with its neighbours: the next newer one, the release, the next older one."""
        if len(self.listed) == len(self.releases):
            return _with_neighbours(self.releases)
        known = {
            row[1].url: row
            for releases in (*(section.releases for section in self.languages), self.listed)
            for row in _with_neighbours(releases)
        }
        return [known[release.url] for release in self.releases]

    def translations(self) -> dict[str, tuple[Entry, ...]]:
        """All language versions of each release, by name; releases in one language are left out."""
        return {
            release.name: tuple(sorted(family, key=lambda r: r.language))
            for family in families(self.releases)
            for release in family
        }


def _with_neighbours(
    releases: Sequence[Entry],
) -> Iterable[tuple[Entry | None, Entry, Entry | None]]:
    row = (None, *releases, None)
    return zip(row[:-2], releases, row[2:], strict=True)
