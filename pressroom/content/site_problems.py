"""Problems between releases: addresses claimed twice, and translations that match no original."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

import msgspec

from pressroom.content.corrections import is_circular
from pressroom.content.items import Item
from pressroom.content.load.address_keys import last_part
from pressroom.content.load.file_names import remedy_of_twins
from pressroom.content.load.item_keys import worded_for
from pressroom.content.model import RELEASE, Entry, Loaded
from pressroom.content.references import by_reference, reference_path, slug, told_apart
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
        if isinstance(release, Item):  # its id is its address, or was
            continue
        first = ids.setdefault(release.id, release)
        if first is not release:
            problems.append(_same_name(release, first))
    for release in in_order:
        for alias in release.aliases:
            first = owners.setdefault(same_address(alias), release)
            if first is not release:
                key = "redirects" if isinstance(release, Item) else "aliases"
                problems.append(
                    _clash_problem(release, release.line(key), f"the address {alias}", first)
                )
    return problems


def with_addresses(items: Iterable[Loaded]) -> list[Entry]:
    """Releases with errors whose address is nevertheless sure: by their day, or that in the file's
    name, and by keys without errors."""
    return [
        item.in_part.release
        for item in items
        if item.in_part is not None
        and not {"date", "url", "slug", "feed_id"}.intersection(item.in_part.faulty)
    ]


def item_problems(items: Sequence[Item], loaded: Iterable[Loaded]) -> list[Problem]:
    """Problems between items: translations that match no original of their own kind. `loaded` are
    the files of all, some of which have errors of their own."""
    unread: dict[str, set[str]] = {}
    for item in loaded:
        if item.release is None and item.said is None and item.kind != RELEASE:
            unread.setdefault(item.kind, set()).add(reference_path(item.source))
    return [
        worded_for(kind, problem)
        for kind, group in _by_kind(items)
        for problem in translation_problems(group, unread.get(kind, set()))
    ]


def early_items(items: Sequence[Item]) -> list[Problem]:
    """An error for each item that is public before what it translates."""
    return [
        worded_for(kind, problem)
        for kind, group in _by_kind(items)
        for problem in early_translations(group)
    ]


def _by_kind(items: Sequence[Item]) -> list[tuple[str, list[Item]]]:
    kinds = sorted({item.kind for item in items})
    return [(kind, [item for item in items if item.kind == kind]) for kind in kinds]


def _clash_problem(release: Entry, line: int, what: str, first: Entry) -> Problem:
    key = "url" if isinstance(release, Item) else "slug"
    remedy = f"rename one of the two files, or give one a `{key}` of its own"
    return Problem(
        path=release.source,
        line=line,
        code="PR014",
        message=f"{what} is already taken by {first.source}",
        remedy=remedy_of_twins(release.source, first.source) or remedy,
    )


def _same_name(release: Entry, first: Entry) -> Problem:
    """The problem that feeds would call two releases by one name. Which of them keeps the id that
    it may have in readers' feeds is for the author to say."""
    given = "feed_id" in release.lines
    name = f"the `feed_id` {release.name}" if given else f"the file name {release.name}"
    ways = [slug(reference_path(each.source)) for each in (release, first)]
    remedy = "rename one of the two files, or give the one that is new a `feed_id` of its own"
    if ways[0] not in (ways[1], slug(release.name)):
        remedy += f" (here `feed_id: {ways[0]}`); the other one's id in feeds then stays"
    return Problem(
        path=release.source,
        line=release.line("feed_id") if given else 1,
        code="PR014",
        message=f"{name} is already taken by {first.source}",
        remedy=remedy_of_twins(release.source, first.source) or remedy,
    )


def translation_problems(releases: Sequence[Entry], unread: Collection[str] = ()) -> list[Problem]:
    """Errors for translations of unknown releases and cycles; warnings for wrong languages.

    `unread` are the names of releases with errors of their own, which come first.
    """
    by_name = by_reference(releases)
    known = {*by_name, *unread}
    called: dict[str, list[Entry]] = {}
    for release in releases:
        # The name of an item is its whole path, which nothing else has.
        others = {release.name, release_name(release.source)}
        for name in {release.name} if isinstance(release, Item) else others:
            called.setdefault(name, []).append(release)
    problems = []
    onward = {
        release.name: by_name[of].name if of in by_name else of
        for release in releases
        for of in [release.translation_of]
        if of
    }
    first: dict[tuple[str, str], Entry] = {}
    for release in releases:
        if not release.translation_of:
            continue
        original = by_name.get(release.translation_of)
        to = onward[release.name]
        other = first.setdefault((to, release.language), release)
        if release.translation_of not in known:
            others = {other.name for other in releases} - {release.name}
            remedy = choose(release.translation_of, others, none="write the original's file name")
            message = f"unknown release `{release.translation_of}`"
            problems.append(_translation_problem(release, "PR011", message, remedy))
        elif len(alike := called.get(release.translation_of, ())) > 1:
            message = f"several releases are called `{release.translation_of}`"
            remedy = f"write a file name: {told_apart(alike, release.translation_of)}"
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
    by_name = by_reference(releases)
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
        names |= {name, last_part(name), reference_path(item.source)}
        if item.in_part is not None:
            names.add(item.in_part.release.name)
            names.add(item.in_part.release.url.strip("/").rpartition("/")[2])
    return names


def release_name(source: str) -> str:
    """The release's name: that of its file without `.md`, or of its folder for `index.md`."""
    return reference_path(source).rpartition("/")[2]
