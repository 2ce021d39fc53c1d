"""What a build at one moment shows: the one predicate of visibility, and the site it makes.

Pure: releases, settings and a moment in, a `Site` and problems out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, time, timedelta

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.config.registry_schema import Product, Topic
from pressroom.content.corrections import circular, match_corrections, newest
from pressroom.content.model import Entry, Loaded, Section, Site, Visibility, Withdrawal, families
from pressroom.core.problems import Problem, Severity, choose
from pressroom.standards.languages import language_name

RECENT = timedelta(days=2)
"""For so long a release is news (as Google's sitemaps for news have it)."""


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
    releases: list[Entry] = []
    unread: list[str] = []
    for item in loaded:
        answer = Visibility.PUBLIC if drafts and item.release else visibility(item, as_of)
        if answer is Visibility.HELD:
            continue
        problems.extend(item.problems)
        if not drafts:
            problems += no_time(item, as_of)
        if item.release is None:
            unread.append(item.source)
        if answer is Visibility.PUBLIC and item.release is not None:
            releases.append(at_moment(item.release, config, as_of))
    problems += address_problems(releases)
    problems += translation_problems(releases, unread)
    corrects, found = match_corrections(releases)
    problems += found
    return arrange(releases, corrects, config, as_of), problems


def at_moment(release: Entry, config: Config, as_of: datetime) -> Entry:
    """The release as it stands at `as_of`: a withdrawal to come is none yet, and one whose
    years of retention are over is withdrawn."""
    withdrawal = release.withdrawal
    if withdrawal is not None and withdrawal.at > as_of:
        withdrawal = None
    if withdrawal is None and config.disclosure.retention:
        withdrawal = _retired(release, config.disclosure.retention, as_of)
    if withdrawal == release.withdrawal:
        return release
    return msgspec.structs.replace(release, withdrawal=withdrawal)


def holds_until(loaded: Iterable[Loaded], config: Config, as_of: datetime) -> datetime:
    """A moment before which the site is that of `as_of`: the next at which a release comes, goes
    or is news no more, or the next midnight, at which standing texts change."""
    day = as_of.astimezone(config.zone).date()
    # A midnight that a clock change skips comes at the same offset as the hour before it.
    midnight = datetime.combine(day + timedelta(days=1), time(), tzinfo=config.zone)
    moments = [midnight.astimezone(UTC)]
    # Until when a release may have come, whose going the sitemap for news has to show.
    oldest = as_of - RECENT if config.exports.news_sitemap else as_of
    for item in loaded:
        # No release is public before its instant.
        if item.instant is not None and item.instant.public_from > as_of:
            moments += (item.instant.at, item.instant.public_from)
        elif item.instant is not None and item.instant.at > oldest:
            moments.append(item.instant.at + RECENT)
        if item.release is not None and item.release.withdrawal is not None:
            moments.append(item.release.withdrawal.at)
        if item.release is not None and config.disclosure.retention:
            end = _retirement(item.release, config.disclosure.retention)
            if end is not None:
                moments.append(end.at)
    return min(at for at in moments if at > as_of)


def _retired(release: Entry, years: Mapping[str, int], as_of: datetime) -> Withdrawal | None:
    end = _retirement(release, years)
    return end if end is not None and end.at <= as_of else None


def _retirement(release: Entry, years: Mapping[str, int]) -> Withdrawal | None:
    topics = [topic.key for topic in release.topics]
    if not topics or any(topic not in years for topic in topics):
        return None
    kept = max(years[topic] for topic in topics)
    at = release.instant.at
    # A release of 29 February is kept until 1 March.
    leap = at.month == 2 and at.day == 29
    end = at.replace(year=at.year + kept, month=3 if leap else at.month, day=1 if leap else at.day)
    return Withdrawal(end, f"Releases of this kind are kept for {kept} years.", kept)


def arrange(
    releases: Iterable[Entry], corrects: Mapping[str, Entry], config: Config, as_of: datetime
) -> Site:
    """Releases in order (instant descending, ties by address) and in their sections."""
    # Two stable sorts: addresses ascend within an instant, instants descend.
    everything = sorted(releases, key=lambda r: r.url)
    everything.sort(key=lambda r: r.instant.at, reverse=True)
    ordered = [release for release in everything if release.withdrawal is None]
    # A correction that was itself withdrawn replaces nothing any more, and stays on record.
    shown = {release.url for release in ordered}
    standing = {url: release for url, release in corrects.items() if url in shown}
    hidden = _hidden(ordered, config.language)
    listed = [release for release in ordered if release.url not in hidden] if hidden else ordered
    years: dict[int, list[Entry]] = {}
    products: dict[str, list[Entry]] = {}
    topics: dict[str, list[Entry]] = {}
    languages: dict[str, list[Entry]] = {}
    product_of: dict[str, Product] = {}
    topic_of: dict[str, Topic] = {}
    for release in ordered:
        languages.setdefault(release.language, []).append(release)
        first = hidden.get(release.url, ())
        if not first:
            years.setdefault(release.year, []).append(release)
        for product in release.products:
            if any(product in other.products for other in first):
                continue
            products.setdefault(product.key, []).append(release)
            product_of[product.key] = product
        for topic in release.topics:
            if any(topic in other.topics for other in first):
                continue
            topics.setdefault(topic.key, []).append(release)
            topic_of[topic.key] = topic
    return Site(
        releases=tuple(ordered),
        listed=tuple(listed),
        tombstones=tuple(r for r in everything if r.withdrawal is not None),
        recent=tuple(r for r in ordered if r.instant.at > as_of - RECENT),
        replaced=newest(everything, standing),
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
            Section("language", tag, language_name(tag), f"/{tag.lower()}/", tuple(rows))
            for tag, rows in sorted(languages.items())
            if tag != config.language
        ),
    )


def _hidden(releases: Sequence[Entry], language: str) -> dict[str, list[Entry]]:
    """By address, the releases that only say in another language what others say, with those
    that stand for them in lists: the ones in the site's language, or the original."""
    hidden: dict[str, list[Entry]] = {}
    for family in families(releases):
        first = [release for release in family if release.language == language] or family[:1]
        hidden |= {release.url: first for release in family if release not in first}
    return hidden


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


def address_problems(releases: Sequence[Entry]) -> list[Problem]:
    """Two releases, or a release and an alias, that claim one address or one id.

    Letter case does not make two addresses: some hosts' disks do not see it.
    """
    problems = []
    owners: dict[str, Entry] = {}
    ids: dict[str, Entry] = {}
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


def _clash(release: Entry, line: int, what: str, first: Entry) -> Problem:
    return Problem(
        path=release.source,
        line=line,
        code="PR014",
        message=f"{what} is already taken by {first.source}",
        remedy="rename one of the two files, or give one a `slug` of its own",
    )


def translation_problems(releases: Sequence[Entry], unread: Iterable[str] = ()) -> list[Problem]:
    """Releases that say they translate something which is not there, or is in their language.

    `unread` are sources that could not be read, whose own problems come first.
    """
    by_name = {release.name: release for release in releases}
    known = {*by_name, *map(release_name, unread)}
    problems = []
    onward = {
        release.name: release.translation_of for release in releases if release.translation_of
    }
    first: dict[tuple[str, str], Entry] = {}
    for release in releases:
        if not release.translation_of:
            continue
        original = by_name.get(release.translation_of)
        other = first.setdefault((release.translation_of, release.language), release)
        if release.translation_of not in known:
            others = known - {release.name}
            remedy = choose(release.translation_of, others, none="write the original's file name")
            message = f"unknown release `{release.translation_of}`"
            problems.append(_of_translation(release, "PR011", message, remedy))
        elif circular(release.name, onward):
            message = "the release is a translation of itself, directly or in a circle"
            remedy = "write the original's file name, and let the original name none"
            problems.append(_of_translation(release, "PR011", message, remedy))
        elif original is not None and original.language == release.language:
            message = f"the translation is in the original's own language, `{release.language}`"
            found = _of_translation(release, "PR025", message, "give it its `language`")
            problems.append(msgspec.structs.replace(found, severity=Severity.WARNING))
        elif other is not release:
            message = f"{other.source} translates the same release into `{release.language}`"
            found = _of_translation(release, "PR025", message, "keep one, or correct `language`")
            problems.append(msgspec.structs.replace(found, severity=Severity.WARNING))
    return problems


def early_translations(releases: Sequence[Entry]) -> list[Problem]:
    """Translations that are public before their originals: at their instant a build would stop."""
    by_name = {release.name: release for release in releases}
    problems = []
    for release in releases:
        original = by_name.get(release.translation_of)
        if original is not None and release.instant.public_from < original.instant.public_from:
            message = f"the translation is public before its original, {original.source}"
            remedy = "give both the same `date`"
            problems.append(_of_translation(release, "PR025", message, remedy))
    return problems


def _of_translation(release: Entry, code: str, message: str, remedy: str) -> Problem:
    line = release.line("translation_of")
    return Problem(path=release.source, line=line, code=code, message=message, remedy=remedy)


def release_name(source: str) -> str:
    """A release's file name without its ending; that of its folder for an `index.md`."""
    return source.removesuffix("/index.md").removesuffix(".md").rpartition("/")[2]
