"""The records a press room is made of, and `assemble`, which decides what a reader may see.

Everything here is frozen and pure. The one predicate of visibility is `visible`.
"""

from __future__ import annotations

import enum
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from pressroom.config import Config, Contact
from pressroom.instants import Instant
from pressroom.markets import Ticker
from pressroom.problems import Problem, choose

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


class Product(msgspec.Struct, frozen=True):
    """What a product page is about."""

    key: str
    name: str
    generic: str = ""
    mark: str = ""
    owner: str = ""
    description: str = ""


class Topic(msgspec.Struct, frozen=True):
    """A subject that gathers releases."""

    key: str
    name: str
    description: str = ""


class Standing(msgspec.Struct, frozen=True):
    """A standing text: boilerplate or legend. `path` is its file, from the room's folder,
    and `problems` are those of reading it."""

    name: str
    path: str
    text: str
    problems: tuple[Problem, ...] = ()


class Document(msgspec.Struct, frozen=True):
    """A file beside a release: an attachment or an image.

    `path` is on disk, from the room's folder; `url` carries a digest of the
    content, so that nobody can ask for it before a release names it. `size` in bytes.
    """

    path: str
    url: str
    name: str
    size: int
    title: str = ""


class Inside(msgspec.Struct, frozen=True):
    """What the page of a release with inside information shows, as its regime asks: the
    words, and pairs of a name and a value."""

    label: str
    facts: tuple[tuple[str, str], ...]


class Withdrawal(msgspec.Struct, frozen=True):
    """From when on a release is gone (aware), and what readers are told of it."""

    at: datetime
    reason: str


class Release(msgspec.Struct, frozen=True, kw_only=True):
    """One press release, every field read and resolved."""

    source: str
    name: str
    title: str
    instant: Instant
    draft: bool
    url: str
    id: str
    year: int
    subheads: tuple[str, ...]
    dateline: Dateline | None
    tickers: tuple[Ticker, ...]
    marks: tuple[Mark, ...]
    products: tuple[Product, ...]
    topics: tuple[Topic, ...]
    contacts: tuple[Contact, ...]
    boilerplate: tuple[Standing, ...]
    legend: Standing | None
    source_line: str
    provided_by: str
    language: str
    translation_of: str
    attachments: tuple[Document, ...]
    beside: Mapping[str, Document]
    aliases: tuple[str, ...]
    inside: Inside | None
    updated: datetime | None
    corrects: str
    correction_note: str
    withdrawal: Withdrawal | None
    extra: Mapping[str, Any]
    body: str
    body_line: int
    lines: Mapping[str, int]

    def line(self, key: str) -> int:
        """The line on which front matter gives `key`; the first line when it does not."""
        return self.lines.get(key, 1)


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
    release: Release | None
    problems: tuple[Problem, ...]
    date_line: int = 1


class Section(msgspec.Struct, frozen=True):
    """Releases that belong together, newest first: a year, a product, a topic, a language."""

    kind: str
    key: str
    name: str
    url: str
    releases: tuple[Release, ...]
    about: Product | Topic | None = None

    def pages(self, size: int) -> list[tuple[str, tuple[Release, ...]]]:
        """The address of each page, at least one, with the `size` releases on it."""
        starts = range(0, max(1, len(self.releases)), size)
        return [
            (
                self.url if number == 1 else f"{self.url}page/{number}/",
                self.releases[start : start + size],
            )
            for number, start in enumerate(starts, start=1)
        ]


class Site(msgspec.Struct, frozen=True):
    """What a build at one as-of shows. What is not in here cannot reach a reader.

    `tombstones` are withdrawn releases: their addresses stay, their texts do not.
    `replaced` gives by address the newest release that corrects the one there, and
    `corrects` by address the release that the one there corrects.
    """

    releases: tuple[Release, ...]
    tombstones: tuple[Release, ...]
    replaced: Mapping[str, Release]
    corrects: Mapping[str, Release]
    years: tuple[Section, ...]
    products: tuple[Section, ...]
    topics: tuple[Section, ...]
    languages: tuple[Section, ...]

    @property
    def archive(self) -> Section:
        """All releases as one list."""
        return Section("archive", "", "All releases", "/releases/", self.releases)

    def neighbours(self) -> Iterable[tuple[Release | None, Release, Release | None]]:
        """Each release between the next newer and the next older one."""
        row = (None, *self.releases, None)
        return zip(row[:-2], self.releases, row[2:], strict=True)

    def translations(self) -> dict[str, tuple[Release, ...]]:
        """By release name, the same release in every language there is; absent if only in one."""
        families: dict[str, list[Release]] = {}
        by_name = {release.name: release for release in self.releases}
        for release in self.releases:
            original, seen = release, {release.name}
            while (of := original.translation_of) in by_name and of not in seen:
                original = by_name[of]
                seen.add(of)
            families.setdefault(original.name, []).append(release)
        return {
            release.name: tuple(sorted(family, key=lambda r: r.language))
            for family in families.values()
            if len(family) > 1
            for release in family
        }


def visibility(loaded: Loaded, as_of: datetime) -> Visibility:
    """Whether what a file holds may be seen at `as_of`: the one predicate that decides it.

    Public when its instant is at or before `as_of` and it is no draft. A draft is
    held whatever else is wrong with it; so is a release with a later instant or on a
    later day. What cannot be read is undecided, and so is a bare date on its own day,
    at some hour of which it is public: a build stops at it.
    """
    if loaded.draft is None:
        return Visibility.UNDECIDED
    if loaded.draft:
        return Visibility.HELD
    if loaded.instant is None:
        return Visibility.UNDECIDED
    if loaded.instant.public_from <= as_of:
        return Visibility.PUBLIC
    return Visibility.HELD if loaded.instant.at > as_of else Visibility.UNDECIDED


def assemble(
    loaded: Sequence[Loaded], config: Config, as_of: datetime, *, drafts: bool = False
) -> tuple[Site, list[Problem]]:
    """The site as of `as_of`, and what stands in its way.

    Files that are certainly held back leave no trace, not even their problems:
    those are `lint`'s to tell. `drafts` lets them in, for a preview.
    """
    problems: list[Problem] = []
    releases: list[Release] = []
    for item in loaded:
        answer = Visibility.PUBLIC if drafts and item.release else visibility(item, as_of)
        if answer is Visibility.HELD:
            continue
        problems.extend(item.problems)
        if not drafts:
            problems += no_time(item, as_of)
        if answer is Visibility.PUBLIC and item.release is not None:
            releases.append(at_moment(item.release, config, as_of))
    problems += address_problems(releases)
    problems += translation_problems(releases)
    corrects, found = match_corrections(releases)
    problems += found
    return arrange(releases, corrects, config), problems


def at_moment(release: Release, config: Config, as_of: datetime) -> Release:
    """The release as it stands at `as_of`: a withdrawal to come is none yet, and one whose
    years of retention are over is withdrawn."""
    withdrawal = release.withdrawal
    if withdrawal is not None and withdrawal.at > as_of:
        withdrawal = None
    if withdrawal is None:
        withdrawal = _retired(release, config.disclosure.retention, as_of)
    return msgspec.structs.replace(release, withdrawal=withdrawal)


def _retired(release: Release, years: Mapping[str, int], as_of: datetime) -> Withdrawal | None:
    topics = [topic.key for topic in release.topics]
    if not topics or any(topic not in years for topic in topics):
        return None
    kept = max(years[topic] for topic in topics)
    at = release.instant.at
    # A release of 29 February is kept until 1 March.
    leap = at.month == 2 and at.day == 29
    end = at.replace(year=at.year + kept, month=3 if leap else at.month, day=1 if leap else at.day)
    reason = f"Releases of this kind are kept for {kept} years."
    return Withdrawal(end, reason) if end <= as_of else None


def arrange(releases: Iterable[Release], corrects: Mapping[str, Release], config: Config) -> Site:
    """Releases in order (instant descending, ties by address) and in their sections."""
    # Two stable sorts: addresses ascend within an instant, instants descend.
    everything = sorted(releases, key=lambda r: r.url)
    everything.sort(key=lambda r: r.instant.at, reverse=True)
    ordered = [release for release in everything if release.withdrawal is None]
    shown = {release.url for release in ordered}
    # A correction that was itself withdrawn corrects nothing any more.
    corrects = {url: release for url, release in corrects.items() if url in shown}
    years: dict[int, list[Release]] = {}
    products: dict[str, list[Release]] = {}
    topics: dict[str, list[Release]] = {}
    languages: dict[str, list[Release]] = {}
    product_of: dict[str, Product] = {}
    topic_of: dict[str, Topic] = {}
    for release in ordered:
        years.setdefault(release.year, []).append(release)
        languages.setdefault(release.language, []).append(release)
        for product in release.products:
            products.setdefault(product.key, []).append(release)
            product_of[product.key] = product
        for topic in release.topics:
            topics.setdefault(topic.key, []).append(release)
            topic_of[topic.key] = topic
    return Site(
        releases=tuple(ordered),
        tombstones=tuple(r for r in everything if r.withdrawal is not None),
        replaced=_newest(everything, corrects),
        corrects=corrects,
        years=tuple(
            Section("year", str(year), str(year), f"/releases/{year}/", tuple(rows))
            for year, rows in sorted(years.items(), reverse=True)
        ),
        products=tuple(
            Section("product", key, product_of[key].name, f"/products/{key}/", tuple(rows), about)
            for key, rows in sorted(
                products.items(), key=lambda i: product_of[i[0]].name.casefold()
            )
            for about in (product_of[key],)
        ),
        topics=tuple(
            Section("topic", key, topic_of[key].name, f"/topics/{key}/", tuple(rows), about)
            for key, rows in sorted(topics.items(), key=lambda i: topic_of[i[0]].name.casefold())
            for about in (topic_of[key],)
        ),
        languages=tuple(
            Section("language", tag, tag, f"/{tag.lower()}/", tuple(rows))
            for tag, rows in sorted(languages.items())
            if tag != config.language
        ),
    )


def no_time(item: Loaded, as_of: datetime) -> list[Problem]:
    """The problem of a bare date whose day has not fully passed: embargoed until when?"""
    instant = item.instant
    if item.draft or instant is None or not instant.day_only or instant.public_from <= as_of:
        return []
    example = instant.at.replace(hour=9).isoformat(timespec="minutes")
    return [
        Problem(
            path=item.source,
            line=item.date_line,
            code="PR003",
            message="embargo has no time",
            remedy=f"write {example}",
        )
    ]


def match_corrections(
    releases: Sequence[Release],
) -> tuple[dict[str, Release], list[Problem]]:
    """By address of a correction, the release it corrects; and what is wrong with corrections."""
    found: dict[str, Release] = {}
    problems: list[Problem] = []
    names: dict[str, list[Release]] = {}
    for release in releases:
        last = release.url.strip("/").rpartition("/")[2]
        for name in {release.name, last}:
            names.setdefault(name, []).append(release)
    for release in releases:
        if not release.corrects:
            continue
        targets = names.get(release.corrects, [])
        if len(targets) != 1:
            what = "unknown release" if not targets else "several releases are called"
            remedy = choose(release.corrects, names, none="write its file name without `.md`")
            problems.append(_correction(release, f"{what} `{release.corrects}`", remedy))
        elif targets[0].instant.at > release.instant.at:
            what = f"the correction is older than {targets[0].source}, which it corrects"
            problems.append(_correction(release, what, "correct one of the two dates"))
        else:
            found[release.url] = targets[0]
    for release in releases:
        if _circular(release.url, found):
            what = "the release corrects itself, directly or in a circle"
            problems.append(_correction(release, what, "take one `corrects` out"))
    return {url: r for url, r in found.items() if not _circular(url, found)}, problems


def _circular(url: str, corrects: Mapping[str, Release]) -> bool:
    seen = set()
    at = url
    while at in corrects and at not in seen:
        seen.add(at)
        at = corrects[at].url
    return at == url and bool(seen)


def _correction(release: Release, message: str, remedy: str) -> Problem:
    return Problem(
        path=release.source,
        line=release.line("corrects"),
        code="PR019",
        message=message,
        remedy=remedy,
    )


def _newest(ordered: Sequence[Release], corrects: Mapping[str, Release]) -> dict[str, Release]:
    """By address of a corrected release, the newest correction at the end of its chain."""
    newest: dict[str, Release] = {}
    for correction in ordered:
        # From the newest correction down: what is set first stays.
        at = correction.url
        while at in corrects and corrects[at].url != correction.url:
            at = corrects[at].url
            newest.setdefault(at, correction)
    return newest


def address_problems(releases: Sequence[Release]) -> list[Problem]:
    """Two releases, or a release and an alias, that claim one address or one id.

    Letter case does not make two addresses: some hosts' disks do not see it.
    """
    problems = []
    owners: dict[str, Release] = {}
    ids: dict[str, Release] = {}
    in_order = sorted(releases, key=lambda r: r.source)
    for release in in_order:
        first = owners.setdefault(_place(release.url), release)
        if first is not release:
            problems.append(
                _clash(release, release.line("url"), f"the address {release.url}", first)
            )
            continue
        first = ids.setdefault(release.id, release)
        if first is not release:
            problems.append(_clash(release, 1, f"the file name {release.name}", first))
    for release in in_order:
        for alias in release.aliases:
            first = owners.setdefault(_place(alias), release)
            if first is not release or _place(alias) == _place(release.url):
                problems.append(
                    _clash(release, release.line("aliases"), f"the address {alias}", first)
                )
    return problems


def _place(url: str) -> str:
    return url.rstrip("/").casefold()


def _clash(release: Release, line: int, what: str, first: Release) -> Problem:
    return Problem(
        path=release.source,
        line=line,
        code="PR014",
        message=f"{what} is already taken by {first.source}",
        remedy="rename one of the two files, or give one a `slug` of its own",
    )


def translation_problems(releases: Sequence[Release]) -> list[Problem]:
    """Releases that say they translate something which is not there."""
    names = {release.name for release in releases}
    return [
        Problem(
            path=release.source,
            line=release.line("translation_of"),
            code="PR011",
            message=f"unknown release `{release.translation_of}`",
            remedy=choose(release.translation_of, names, none="write the original's file name"),
        )
        for release in releases
        if release.translation_of and release.translation_of not in names
    ]


def slug(text: str) -> str:
    """`text` as part of an address: no marks, no case, words joined by hyphens; any script."""
    plain = unicodedata.normalize("NFC", _MARKS.sub("", text)).casefold()
    return re.sub(r"[^\w]+|_+", "-", plain).strip("-")
