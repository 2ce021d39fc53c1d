"""The site as of one moment: the visible releases, in order and by section.

Pure: releases, settings and a moment in; a `Site` and problems out.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

import msgspec

from pressroom.content.config.records import Config, Issuer
from pressroom.content.config.registry_schema import Product, Topic
from pressroom.content.copies import copies
from pressroom.content.corrections import match_corrections, newest_corrections
from pressroom.content.items import Item
from pressroom.content.load.archives import as_of_an_archive
from pressroom.content.model import RELEASE, Entry, Loaded, Section, Site, Visibility
from pressroom.content.references import families, slug
from pressroom.content.results import results_of
from pressroom.content.site_problems import (
    address_problems,
    item_problems,
    names_of_unread,
    translation_problems,
    with_addresses,
)
from pressroom.content.visibility import (
    RECENT,
    at_moment,
    discreet_problems,
    embargo_problems,
    visibility,
)
from pressroom.core.problems import Problem
from pressroom.standards.exchanges import Ticker
from pressroom.standards.languages import language_name


def assemble(
    loaded: Sequence[Loaded], config: Config, as_of: datetime, *, drafts: bool = False
) -> tuple[Site, list[Problem]]:
    """The site as of `as_of`, and the problems of what is visible then.

    Releases that are certainly held back leave no trace, not even their problems: `lint` reports
    those. `drafts` includes them all, for a preview.
    """
    releases, problems, with_errors = _admitted(loaded, config, as_of, drafts=drafts)
    items = tuple(entry for entry in releases if isinstance(entry, Item))
    releases = [entry for entry in releases if not isinstance(entry, Item)]
    with_errors = [item for item in with_errors if item.kind == RELEASE]
    problems = as_of_an_archive(problems)
    # What a release with errors wants of others is told with its errors, if it may be.
    shown = [item for item in with_errors if visibility(item, as_of) is Visibility.PUBLIC]
    in_part = [item.in_part.release for item in shown if item.in_part]
    problems += address_problems([*releases, *with_addresses(shown), *items])
    problems += copies([*releases, *items])
    unread = names_of_unread(with_errors)
    problems += translation_problems([*releases, *in_part], unread)
    corrects, found = match_corrections(releases, unread)
    problems += match_corrections([*releases, *in_part], unread)[1] if in_part else found
    problems += item_problems(items, loaded)
    site = arrange(releases, corrects, config, as_of)
    made = results_of(site, items, config)
    in_order = tuple(sorted((*items, *made), key=lambda item: (item.kind, item.url)))
    return msgspec.structs.replace(site, items=in_order), problems


def _admitted(
    loaded: Iterable[Loaded], config: Config, as_of: datetime, *, drafts: bool
) -> tuple[list[Entry], list[Problem], list[Loaded]]:
    """Files that may be seen at `as_of`, the problems that may be told, and the files with
    errors."""
    problems: list[Problem] = []
    entries: list[Entry] = []
    with_errors: list[Loaded] = []
    for item in loaded:
        decision = Visibility.PUBLIC if drafts and item.release else visibility(item, as_of)
        if decision is Visibility.HELD:
            continue
        certain = drafts or decision is Visibility.PUBLIC
        problems += item.open_problems if certain else discreet_problems(item)
        if not drafts:
            problems += embargo_problems(item, as_of)
        # What a build does not name is no suggestion either.
        if item.release is None and item.said is None:
            with_errors.append(item)
        if decision is Visibility.PUBLIC and item.release is not None:
            entries.append(at_moment(item.release, config, as_of))
    return entries, problems, with_errors


def arrange(
    releases: Iterable[Entry], corrects: Mapping[str, Entry], config: Config, as_of: datetime
) -> Site:
    """The site of these releases: newest first (ties by address), and by section.

    `corrects` gives, by address of a correction, the release it corrects.
    """
    # Two stable sorts: addresses ascend within an instant, instants descend.
    everything = sorted(releases, key=lambda r: r.url)
    everything.sort(key=lambda r: r.instant.at, reverse=True)
    ordered = [release for release in everything if release.withdrawal is None]
    # A withdrawn correction no longer replaces anything, but stays on record.
    shown = {release.url for release in ordered}
    in_effect = {url: release for url, release in corrects.items() if url in shown}
    originals = _unlisted_translations(ordered, config.language)
    listed = [r for r in ordered if r.url not in originals] if originals else ordered
    return Site(
        releases=tuple(ordered),
        listed=tuple(listed),
        tombstones=tuple(r for r in everything if r.withdrawal is not None),
        recent=tuple(r for r in ordered if r.instant.at > as_of - RECENT),
        replaced=newest_corrections(everything, in_effect),
        corrects=corrects,
        years=_years(listed),
        products=_subjects("product", lambda r: r.products, ordered, originals),
        topics=_subjects("topic", lambda r: r.topics, ordered, originals),
        languages=_languages(ordered, config.language),
        issuers=_several("issuer", lambda r: r.speakers(config), everything, ordered, originals),
        tickers=_several("ticker", _listings, everything, ordered, originals),
    )


def _years(listed: Iterable[Entry]) -> tuple[Section, ...]:
    """A section for each year, newest first."""
    groups: dict[int, list[Entry]] = {}
    for release in listed:
        groups.setdefault(release.year, []).append(release)
    return tuple(
        Section("year", str(year), str(year), f"/releases/{year}/", tuple(group))
        for year, group in sorted(groups.items(), reverse=True)
    )


def _languages(releases: Iterable[Entry], default: str) -> tuple[Section, ...]:
    """A section for each language but the site's `default`, by tag."""
    groups: dict[str, list[Entry]] = {}
    for release in releases:
        groups.setdefault(release.language, []).append(release)
    return tuple(
        Section("language", tag, language_name(tag), f"/{tag.lower()}/", tuple(group))
        for tag, group in sorted(groups.items())
        if tag != default
    )


class _Listing(msgspec.Struct, frozen=True):
    """A ticker as a subject: `key` stands in addresses, and is the same however the exchange is
    printed."""

    key: str
    name: str


def _listings(release: Entry) -> list[_Listing]:
    return list(map(_listing, release.tickers))


@functools.cache
def _listing(ticker: Ticker) -> _Listing:
    return _Listing(slug(f"{ticker.mic} {ticker.symbol}"), str(ticker))


_Subject = Product | Topic | Issuer | _Listing


def _several(
    kind: str,
    subjects_of: Callable[[Entry], Sequence[_Subject]],
    everything: Iterable[Entry],
    releases: Iterable[Entry],
    originals: Mapping[str, Sequence[Entry]],
) -> tuple[Section, ...]:
    """The same as `_subjects` where `everything` has several, and nothing where it has one, whose
    releases the general lists show already. Withdrawn releases count, since nothing that readers
    follow may go with one."""
    keys = {subject.key for release in everything for subject in subjects_of(release)}
    return _subjects(kind, subjects_of, releases, originals) if len(keys) > 1 else ()


def _subjects(
    kind: str,
    subjects_of: Callable[[Entry], Sequence[_Subject]],
    releases: Iterable[Entry],
    originals: Mapping[str, Sequence[Entry]],
) -> tuple[Section, ...]:
    """A section for each subject of a `kind`, by name. A translation is left out where one of its
    `originals` is listed under the same subject."""
    groups: dict[str, list[Entry]] = {}
    languages: dict[str, set[str]] = {}
    by_key: dict[str, _Subject] = {}
    for release in releases:
        others = originals.get(release.url, ())
        for subject in subjects_of(release):
            languages.setdefault(subject.key, set()).add(release.language)
            if any(subject.key == s.key for other in others for s in subjects_of(other)):
                continue
            group = groups.setdefault(subject.key, [])
            if release not in group[-1:]:
                group.append(release)
            by_key.setdefault(subject.key, subject)
    return tuple(
        Section(
            kind,
            subject.key,
            subject.name,
            f"/{kind}s/{key}/",
            tuple(group),
            subject if isinstance(subject, Product | Topic) else None,
            frozenset(languages[key]),
            {} if isinstance(subject, _Listing) else subject.names,
        )
        for key, group in sorted(groups.items(), key=lambda item: by_key[item[0]].name.casefold())
        for subject in (by_key[key],)
    )


def _unlisted_translations(releases: Sequence[Entry], language: str) -> dict[str, list[Entry]]:
    """Releases listed in the stead of a translation that lists leave out, by its address: those in
    the site's `language`, or else the original."""
    originals: dict[str, list[Entry]] = {}
    for family in families(releases):
        listed = [release for release in family if release.language == language] or family[:1]
        originals |= {release.url: listed for release in family if release not in listed}
    return originals
