"""Corrections: which release corrects which, and the notices both show.

Chains are followed to the newest correction; cycles and unknown releases are reported.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence, Set

import msgspec

from pressroom.content.model import Entry, Site
from pressroom.content.references import reference_path, told_apart
from pressroom.core.problems import Problem, choose
from pressroom.standards.instants import Instant
from pressroom.standards.languages import worded


def match_corrections(
    releases: Sequence[Entry], unread: Collection[str] = (), undated: Set[str] = frozenset()
) -> tuple[dict[str, Entry], list[Problem]]:
    """The release that each correction corrects, by the correction's address; and the problems.

    `unread` are the names of releases with errors of their own, which come first, and `undated`
    the files of those without a date.
    """
    found: dict[str, Entry] = {}
    problems: list[Problem] = []
    if not any(release.corrects for release in releases):
        return found, problems
    names: dict[str, list[Entry]] = {}
    for release in releases:
        last = release.url.strip("/").rpartition("/")[2]
        path = reference_path(release.source)
        for name in {release.name, last, path, path.rpartition("/")[2]}:
            names.setdefault(name, []).append(release)
    for release in releases:
        if not release.corrects:
            continue
        targets = names.get(release.corrects, [])
        if not targets and release.corrects in unread:
            continue
        if len(targets) != 1:
            what = "unknown release" if not targets else "several releases are called"
            known = [
                name for name, called in names.items() if called != [release] and "/" not in name
            ]
            remedy = choose(release.corrects, known, none="write its file name without `.md`")
            if targets:
                others = [target for target in targets if target is not release]
                remedy = f"write a file name: {told_apart(others, release.corrects)}"
            problems.append(_correction_problem(release, f"{what} `{release.corrects}`", remedy))
        elif targets[0].instant.at > release.instant.at and undated.isdisjoint(
            (release.source, targets[0].source)
        ):
            what = f"the correction is older than {targets[0].source}, which it corrects"
            problems.append(_correction_problem(release, what, "correct one of the two dates"))
        else:
            found[release.url] = targets[0]
    onward = {url: target.url for url, target in found.items()}
    for release in releases:
        if is_circular(release.url, onward):
            what = "the release corrects itself, directly or in a circle"
            problems.append(_correction_problem(release, what, "take one `corrects` out"))
    return {url: r for url, r in found.items() if not is_circular(url, onward)}, problems


def is_circular(start: str, onward: Mapping[str, str]) -> bool:
    """Whether the chain from `start` through the mapping `onward` leads back to `start`."""
    seen = set()
    at = start
    while at in onward and at not in seen:
        seen.add(at)
        at = onward[at]
    return at == start and bool(seen)


def _correction_problem(release: Entry, message: str, remedy: str) -> Problem:
    return Problem(
        path=release.source,
        line=release.line("corrects"),
        code="PR019",
        message=message,
        remedy=remedy,
    )


def newest_corrections(ordered: Sequence[Entry], corrects: Mapping[str, Entry]) -> dict[str, Entry]:
    """The newest correction at the end of each chain, by address of a corrected release.

    `ordered` is newest first; `corrects` is that of `match_corrections`.
    """
    found: dict[str, Entry] = {}
    for correction in ordered:
        # Newest corrections come first, so the first one set stays.
        at = correction.url
        while at in corrects and corrects[at].url != correction.url:
            at = corrects[at].url
            found.setdefault(at, correction)
    return found


class CorrectionNotice(msgspec.Struct, frozen=True):
    """A notice on a release's page about another release. `kind`: it was `replaced` by that one, it
    `replaces` that one, or that one, its correction, was `taken-back`.

    All other fields are those of the other release; `id` and `title` are empty if it is withdrawn.
    """

    kind: str
    id: str
    url: str
    title: str
    instant: Instant
    language: str
    note: str


NOTICE_TEXTS = {
    "replaced": (worded("This release has been corrected and replaced."), worded("Read instead:")),
    "replaces": (worded("This release replaces an earlier one."), worded("Replaced:")),
    "taken-back": (
        worded("This release was corrected, and the correction was withdrawn."),
        "",
    ),
}
"""For each kind of notice, its sentence and the words before the link to the other release."""


def correction_notices(release: Entry, site: Site) -> Iterator[CorrectionNotice]:
    """The notices on a release: about its newest correction, and about the release it corrects."""
    newest = site.replaced.get(release.url)
    if newest is not None:
        yield _notice("replaced", newest, newest.correction_note)
    else:
        for gone in site.tombstones:
            if site.corrects.get(gone.url) is release and gone.withdrawal is not None:
                yield _notice("taken-back", gone, gone.withdrawal.reason)
    corrected = site.corrects.get(release.url)
    if corrected is not None:
        yield _notice("replaces", corrected, release.correction_note)


def _notice(kind: str, other: Entry, note: str) -> CorrectionNotice:
    identity = (other.id, other.title) if other.withdrawal is None else ("", "")
    return CorrectionNotice(
        kind, identity[0], other.url, identity[1], other.instant, other.language, note
    )
