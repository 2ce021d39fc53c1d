"""The records a press room is made of, all frozen. `assemble` decides what a reader may see."""

from __future__ import annotations

import enum
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import msgspec

from pressroom.content.config.records import Config, Issuer, Ruling
from pressroom.content.config.registry_schema import Contact, Product, Topic
from pressroom.core.problems import Problem
from pressroom.standards.exchanges import Ticker
from pressroom.standards.instants import Instant

_MARKS = re.compile(r"[®™℠]|\((?:R|TM|SM)\)", re.IGNORECASE)


class Dateline(msgspec.Struct, frozen=True):
    """Where a release was issued, in parts, or `printed` as the author typed it."""

    city: str = ""
    region: str = ""
    wire: str = ""
    printed: str = ""


class Mark(msgspec.Struct, frozen=True):
    """A trademark: its name, its symbol (® ™ ℠), and its owner where known."""

    name: str
    symbol: str
    owner: str = ""


class Standing(msgspec.Struct, frozen=True):
    """A standing text: boilerplate or legend, in the version of one period.

    `path` is its file, from the room's folder, `since` the first day on which it is in force
    (None: from the beginning), and `problems` are those of reading it.
    """

    name: str
    path: str
    text: str
    since: date | None = None
    problems: tuple[Problem, ...] = ()


Versions = tuple[Standing, ...]
"""The versions of one standing text, oldest first."""


def in_force(versions: Versions, day: date) -> Standing | None:
    """The version in force on `day`; None before the first."""
    started = [text for text in versions if text.since is None or text.since <= day]
    return started[-1] if started else None


class Document(msgspec.Struct, frozen=True):
    """A file beside a release: an attachment or an image.

    `path` is on disk, from the room's folder; `url` carries a digest of the
    content, so that nobody can ask for it before a release names it. `size` in bytes;
    `width` and `height` of a picture in pixels, 0 where they are not known.
    """

    path: str
    url: str
    name: str
    size: int
    title: str = ""
    width: int = 0
    height: int = 0


class InsideInformation(msgspec.Struct, frozen=True):
    """What the page of a release with inside information shows, as its regime asks: the
    words, and pairs of a name and a value."""

    label: str
    facts: tuple[tuple[str, str], ...]


class Withdrawal(msgspec.Struct, frozen=True):
    """From when on a release is gone (aware), and what readers are told of it; `kept` are the
    years for which releases of its kind are kept, where they are over."""

    at: datetime
    reason: str
    kept: int = 0


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What the site needs of a release besides its own page: for its place among the others,
    in lists, feeds and indexes. It is small, and ten thousand of them are read in no time."""

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
        """The line on which front matter gives `key`; the first line when it does not."""
        return self.lines.get(key, 1)

    def speakers(self, config: Config) -> tuple[Issuer, ...]:
        """Who speaks: the issuers it names, or else those whose listings it names."""
        listed = set(self.tickers)
        return self.issuers or tuple(i for i in config.issuers if listed & set(i.tickers))


class Release(Entry, frozen=True, kw_only=True):
    """One press release, every field read and resolved."""

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
        """The release without its texts."""
        return Entry(**{name: getattr(self, name) for name in Entry.__struct_fields__})


class Visibility(enum.Enum):
    """What may be said of a release at a moment; only `PUBLIC` reaches a reader."""

    PUBLIC = enum.auto()
    HELD = enum.auto()
    UNDECIDED = enum.auto()


class Loaded(msgspec.Struct, frozen=True, kw_only=True):
    """What loading one file gave.

    `instant` and `draft` are None where they could not be read, and then nobody can
    say whether the release is public. `release` is None when any part could not be read.
    """

    source: str
    instant: Instant | None
    draft: bool | None
    release: Entry | None
    problems: tuple[Problem, ...]
    date_line: int = 1


class ListPage(msgspec.Struct, frozen=True):
    """A page of a list, newest release first. `number` counts from the oldest, which is 1; that of
    the newest page is 0."""

    number: int
    url: str
    releases: tuple[Entry, ...]


class Section(msgspec.Struct, frozen=True):
    """Releases that belong together, newest first: a year, a product, a topic, a language."""

    kind: str
    key: str
    name: str
    url: str
    releases: tuple[Entry, ...]
    about: Product | Topic | None = None

    def pages(self, size: int) -> list[ListPage]:
        """The pages of the list, newest first, of `size` releases each; the first has more.

        The older ones are counted from the oldest, so that a new release changes the first alone,
        and what was read, linked or indexed on page 17 stays there. For every `size` new releases
        the first page leaves its oldest behind.
        """
        older = max(len(self.releases) // size - 1, 0)
        first = len(self.releases) - older * size
        pages = [ListPage(0, self.url, self.releases[:first])]
        for number in range(older, 0, -1):
            start = first + (older - number) * size
            releases = self.releases[start : start + size]
            pages.append(ListPage(number, f"{self.url}page/{number}/", releases))
        return pages


class Site(msgspec.Struct, frozen=True):
    """What a build at one as-of shows. What is not in here cannot reach a reader.

    `listed` are the `releases` that lists of all languages show, each release once: of one
    in several languages that in the site's first, or the original; the others are listed
    under their languages. `tombstones` are withdrawn releases: their addresses stay, their
    texts do not. `recent` are the releases of the two days before as-of.
    `replaced` gives by address the newest release that corrects the one there, and
    `corrects` by address the release that the one there corrects.
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

    @property
    def archive(self) -> Section:
        """All releases as one list."""
        return Section("archive", "", "All releases", "/releases/", self.listed)

    def neighbours(self) -> Iterable[tuple[Entry | None, Entry, Entry | None]]:
        """Each release between the next newer and the next older one of the list it is in."""
        if len(self.listed) == len(self.releases):
            return _between(self.releases)
        known = {
            row[1].url: row
            for releases in (*(section.releases for section in self.languages), self.listed)
            for row in _between(releases)
        }
        return [known[release.url] for release in self.releases]

    def translations(self) -> dict[str, tuple[Entry, ...]]:
        """By release name, the same release in every language there is; absent if only in one."""
        return {
            release.name: tuple(sorted(family, key=lambda r: r.language))
            for family in families(self.releases)
            for release in family
        }


def families(releases: Sequence[Entry]) -> list[list[Entry]]:
    """Releases that are one in several languages; the first of each is the original."""
    if not any(release.translation_of for release in releases):
        return []
    found: dict[str, list[Entry]] = {}
    by_name = {release.name: release for release in releases}
    for release in releases:
        original, seen = release, {release.name}
        while (of := original.translation_of) in by_name and of not in seen:
            original = by_name[of]
            seen.add(of)
        family = found.setdefault(original.name, [original])
        if release is not original:
            family.append(release)
    return [family for family in found.values() if len(family) > 1]


def _between(
    releases: Sequence[Entry],
) -> Iterable[tuple[Entry | None, Entry, Entry | None]]:
    row = (None, *releases, None)
    return zip(row[:-2], releases, row[2:], strict=True)


def slug(text: str) -> str:
    """`text` as part of an address: no marks, no case, words joined by hyphens; any script."""
    plain = unicodedata.normalize("NFC", _MARKS.sub("", text)).casefold()
    return re.sub(r"[^\w]+|_+", "-", plain).strip("-")
