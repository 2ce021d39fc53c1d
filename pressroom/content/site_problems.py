"""Problems between releases: addresses claimed twice, and translations that match no original."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime

import msgspec

from pressroom.content.corrections import is_circular
from pressroom.content.load.address_keys import last_part
from pressroom.content.load.file_names import composed
from pressroom.content.model import Entry, Loaded
from pressroom.content.standing import Versions
from pressroom.core.problems import Problem, Severity, choose
from pressroom.standards.web import same_address


def address_problems(releases: Sequence[Entry]) -> list[Problem]:
    """An error for each address or id claimed by two releases, or by a release and an alias.

    Spellings of one address count as the same: some hosts' disks ignore case.
    """
    problems = []
    owners: dict[str, Entry] = {}
    ids: dict[str, Entry] = {}
    in_order = sorted(releases, key=lambda r: r.source)
    for release in in_order:
        first = owners.setdefault(same_address(release.url), release)
        if first is not release:
            problems.append(
                _clash_problem(release, release.line("url"), f"the address {release.url}", first)
            )
            continue
        first = ids.setdefault(release.id, release)
        if first is not release:
            problems.append(_clash_problem(release, 1, f"the file name {release.name}", first))
    for release in in_order:
        for alias in release.aliases:
            first = owners.setdefault(same_address(alias), release)
            if first is not release:
                problems.append(
                    _clash_problem(release, release.line("aliases"), f"the address {alias}", first)
                )
    return problems


def _clash_problem(release: Entry, line: int, what: str, first: Entry) -> Problem:
    return Problem(
        path=release.source,
        line=line,
        code="PR014",
        message=f"{what} is already taken by {first.source}",
        remedy="rename one of the two files, or give one a `slug` of its own",
    )


def translation_problems(releases: Sequence[Entry], unread: Collection[str] = ()) -> list[Problem]:
    """Errors for translations of unknown releases and cycles; warnings for wrong languages.

    `unread` are the names of releases with errors of their own, which come first.
    """
    by_name = {release.name: release for release in releases}
    known = {*by_name, *unread}
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
            others = by_name.keys() - {release.name}
            remedy = choose(release.translation_of, others, none="write the original's file name")
            message = f"unknown release `{release.translation_of}`"
            problems.append(_translation_problem(release, "PR011", message, remedy))
        elif is_circular(release.name, onward):
            message = "the release is a translation of itself, directly or in a circle"
            remedy = "write the original's file name, and let the original name none"
            problems.append(_translation_problem(release, "PR011", message, remedy))
        elif original is not None and original.language == release.language:
            message = f"the translation is in the original's own language, `{release.language}`"
            found = _translation_problem(release, "PR025", message, "give it its `language`")
            problems.append(msgspec.structs.replace(found, severity=Severity.WARNING))
        elif other is not release:
            message = f"{other.source} translates the same release into `{release.language}`"
            found = _translation_problem(
                release, "PR025", message, "keep one, or correct `language`"
            )
            problems.append(msgspec.structs.replace(found, severity=Severity.WARNING))
    return problems


def early_translations(releases: Sequence[Entry]) -> list[Problem]:
    """An error for each translation public before its original: a build would then stop."""
    by_name = {release.name: release for release in releases}
    problems = []
    for release in releases:
        original = by_name.get(release.translation_of)
        if original is not None and release.instant.public_from < original.instant.public_from:
            message = f"the translation is public before its original, {original.source}"
            remedy = "give both the same `date`"
            problems.append(_translation_problem(release, "PR025", message, remedy))
    return problems


def early_updates(releases: Sequence[Entry], as_of: datetime) -> list[Problem]:
    """A warning for each public release that is said to be updated after `as_of`: readers see the
    text now, and that it is another only then."""
    return [
        Problem(
            path=release.source,
            line=release.line("updated"),
            code="PR035",
            severity=Severity.WARNING,
            message="`updated` is a moment to come, and is not shown before it",
            remedy="write when the text was changed",
        )
        for release in releases
        if release.instant.public_from <= as_of
        and release.updated is not None
        and release.updated > as_of
    ]


def _translation_problem(release: Entry, code: str, message: str, remedy: str) -> Problem:
    line = release.line("translation_of")
    return Problem(path=release.source, line=line, code=code, message=message, remedy=remedy)


def names_of_unread(items: Iterable[Loaded]) -> set[str]:
    """The names and last parts of address by which others may mean releases that have errors."""
    names = set()
    for item in items:
        name = release_name(item.source)
        names |= {name, last_part(name)}
        if item.in_part is not None:
            names.add(item.in_part.release.url.strip("/").rpartition("/")[2])
    return names


def release_name(source: str) -> str:
    """The release's name: that of its file without `.md`, or of its folder for `index.md`."""
    return composed(source.removesuffix("/index.md").removesuffix(".md").rpartition("/")[2])


def early_versions(
    loaded: Iterable[Loaded], texts: Iterable[Versions], as_of: datetime
) -> Iterator[Problem]:
    """A warning for each version of a standing text that begins with the day of a release which is
    held then until an hour of that day: what the release tells may be in the text."""
    hours: dict[date, datetime] = {}
    for item in loaded:
        instant = item.instant
        if instant is None or instant.day_only or (instant.at <= as_of and not item.draft):
            continue
        day = instant.at.date()
        hours[day] = min(instant.at, hours.get(day, instant.at))
    for text in (text for versions in texts for text in versions if text.day_only):
        hour = hours.get(text.since.date()) if text.since is not None else None
        if hour is not None and hour != text.since:
            yield Problem(
                path=text.path,
                code="PR050",
                severity=Severity.WARNING,
                message="the text is in force from midnight, before a release of its day is public",
                remedy="if it tells of the same, call the file "
                f"`{text.name}@{hour:%Y-%m-%dT%H%M}.md`",
            )
