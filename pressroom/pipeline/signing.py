"""Signed texts of a site: which of those in `content/signatures/` are of its releases as they are
at a moment, and what is wrong with them.

Of a release that is not public nothing is read here by a build, and of a text that is made for a
moment to come nothing is told.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from unicodedata import normalize

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.model import Entry, Loaded, Site
from pressroom.content.references import reference_path
from pressroom.content.site import assemble
from pressroom.core.files import CONFIG, file_tree, read_source
from pressroom.core.memory import Memory
from pressroom.core.problems import Problem, Severity
from pressroom.formats.signature_check import Signatures, signed_by
from pressroom.formats.signatures import (
    MINISIGN_ENDING,
    SSH_ENDING,
    SignedRelease,
    signature_misfit,
    unfit,
)
from pressroom.formats.signed_text import (
    PUBLISHED,
    Facts,
    SignedText,
    difference,
    facts_of,
    read_text,
    status_of,
)
from pressroom.pipeline.articles import Checker, checker_of, on_all_cores
from pressroom.pipeline.options import Options, Work
from pressroom.pipeline.read import Sources, known_sources
from pressroom.standards.public_keys import can_verify
from pressroom.typeset.article import Abstract, Article

SIGNATURES_FOLDER = "content/signatures"
TEXT_ENDING = ".txt"


class SignedSite(msgspec.Struct, frozen=True):
    """The signed texts of a site's releases by their addresses, and what is wrong with them."""

    signed: Mapping[str, SignedRelease] = {}
    problems: tuple[Problem, ...] = ()


class SigningState(msgspec.Struct, frozen=True):
    """A site of a moment, with what makes its texts."""

    at: datetime
    config: Config
    site: Site
    checker: Checker
    abstracts: Mapping[str, Abstract]

    def releases(self) -> Iterator[tuple[Entry, Facts]]:
        """Releases and tombstones, but for those whose retention is over, with what a signed text
        says of them."""
        for release in signable(self.site):
            yield release, _facts(release, self.site, self.abstracts, self.config)

    def article(self, release: Entry) -> Article | None:
        """The texts of a release; none of a tombstone."""
        return None if release.withdrawal else self.checker.article(release)


class _Found(msgspec.Struct, frozen=True):
    """A signed text in the room: its place, its bytes, what it says, its signatures."""

    path: str
    data: bytes
    text: SignedText
    signatures: Signatures


def library_missing(config: Config) -> list[Problem]:
    """Error PR741 if the settings have signers and nothing is installed that verifies."""
    if not config.signers or can_verify():
        return []
    return [
        Problem(
            path=CONFIG,
            code="PR741",
            message="[signing] wants the library cryptography, which is not installed",
            remedy="install it (`pip install pressroom[signing]`), or take [signing] out",
        )
    ]


def signable(site: Site) -> Iterator[Entry]:
    """The releases and tombstones that are signed: the end of a retention is nobody's statement."""
    yield from site.releases
    for release in site.tombstones:
        if release.withdrawal and not release.withdrawal.retention_years:
            yield release


def _facts(release: Entry, site: Site, abstracts: Mapping[str, Abstract], config: Config) -> Facts:
    """Facts of a release that its signed text states above its words."""
    shown = abstracts.get(release.url, Abstract()).documents
    return facts_of(release, site, shown, config)


def signed_site(
    root: Path, site: Site, abstracts: Mapping[str, Abstract], config: Config
) -> SignedSite:
    """The signed texts of a site, each with signatures that count. What a text says of its
    release's words is compared where it is rendered."""
    if not config.signers:
        return SignedSite()
    names = _names(root)
    signed: dict[str, SignedRelease] = {}
    problems: list[Problem] = []
    for release in signable(site):
        here = names.get(reference_path(release.source), [])
        if not here and config.signed_from is None:
            continue
        now = _facts(release, site, abstracts, config)
        found = [each for path in here for each in _read(root, path)]
        chosen = _chosen(found, now, config)
        if isinstance(chosen, SignedRelease):
            signed[release.url] = chosen
        else:
            problems += [chosen] if chosen else _unsigned(release, now, config, was=bool(found))
    return SignedSite(signed, tuple(problems))


def _names(root: Path) -> dict[str, list[str]]:
    """The places of all texts, by what others call their release."""
    found: dict[str, list[str]] = {}
    for path in file_tree(root / SIGNATURES_FOLDER).files:
        folder, _, name = path.rpartition("/")
        if name.endswith(TEXT_ENDING):
            found.setdefault(normalize("NFC", folder), []).append(f"{SIGNATURES_FOLDER}/{path}")
    return found


def _read(root: Path, path: str) -> Iterator[_Found]:
    """The text at a place, if it is one and has a signature."""
    given = []
    for ending in (SSH_ENDING, MINISIGN_ENDING):
        place = root / f"{path}{ending}"
        is_there = place.is_file() and not place.is_symlink()
        given.append(read_source(place).decode("utf-8", "replace") if is_there else "")
    data = read_source(root / path)
    text = read_text(data.decode("utf-8", "replace"))
    if any(given) and text is not None:
        yield _Found(path, data, text, Signatures(*given))


def _chosen(found: Iterable[_Found], now: Facts, config: Config) -> SignedRelease | Problem | None:
    """The newest text of a release that says what holds now; or what is wrong with the one that
    should."""
    of_state = [each for each in found if status_of(each.text.rows) == now.state]
    if not of_state:
        return None
    fitting = [e for e in of_state if e.text.rows == now.rows and e.text.as_of >= now.begins]
    newest = max(fitting or of_state, key=lambda each: each.text.as_of)
    if not fitting:
        then = msgspec.structs.replace(newest.text, rows=now.rows)
        other = difference(newest.text, then) or "it is signed for an earlier moment"
        return unfit(newest.path, f"the release is not as it was signed: {other}")
    who = signed_by(newest.data, newest.text.as_of, newest.signatures, config.signers)
    if isinstance(who, str):
        return Problem(
            path=newest.path,
            code="PR743",
            message=who,
            remedy="sign it again with a key that counts, or correct the signer under [signing]",
        )
    return SignedRelease(
        newest.path,
        hashlib.sha256(newest.data).hexdigest(),
        now,
        newest.text.as_of,
        newest.signatures,
        who,
        now.state[0] != "withdrawn",
    )


def _unsigned(release: Entry, now: Facts, config: Config, *, was: bool) -> list[Problem]:
    """Problems of a release that is not signed as it is now. To correct or withdraw one is never
    stopped."""
    new = now.state[0] == PUBLISHED
    asked = config.signed_from is not None and release.instant.at >= config.signed_from
    if asked and new and not was:
        return [_unsigned_problem(release, "the release is not signed", Severity.ERROR)]
    if was:
        what = f"it was signed before it was {now.state[0]}, and is not signed as that"
        return [_unsigned_problem(release, what, Severity.WARNING)]
    return []


def _unsigned_problem(release: Entry, message: str, severity: Severity) -> Problem:
    return Problem(
        path=release.source,
        code="PR744",
        severity=severity,
        message=message,
        remedy="sign it with `pressroom sign`, and commit content/signatures/",
    )


def states(
    root: Path, everything: Sources, as_of: datetime, work: Work, memory: Memory
) -> Iterator[SigningState]:
    """The sites of a moment and of all later ones at which releases change."""
    for at in (as_of, *_moments(everything.of_releases, as_of)):
        sources = known_sources(root, everything, at, Options(), work, memory)
        site, _ = assemble(sources.loaded, sources.config, at)
        checker = checker_of(sources.index, root)
        checked = checker.check(site.releases, on_all_cores(work), only=True)
        abstracts = {r.url: row.abstract for r, row in zip(site.releases, checked, strict=True)}
        yield SigningState(at, sources.config, site, checker, abstracts)


def _moments(loaded: Iterable[Loaded], as_of: datetime) -> Sequence[datetime]:
    moments = set()
    for item in loaded:
        if item.instant is not None and not item.draft:
            moments.add(item.instant.public_from)
            if item.release is not None:
                gone = item.release.withdrawal
                moments |= {at for at in (item.release.updated, gone.at if gone else None) if at}
    return sorted(at for at in moments if at > as_of)


def signing_problems(
    root: Path, everything: Sources, as_of: datetime, work: Work, memory: Memory
) -> list[Problem]:
    """Problems of signatures, now and at any moment to come: for those who may know. Besides what a
    build tells, a warning of each release to come that nobody has signed."""
    if not everything.config.signers or library_missing(everything.config):
        return []
    problems: list[Problem] = []
    seen: set[tuple[str, str, Facts]] = set()
    for state in states(root, everything, as_of, work, memory):
        found = signed_site(root, state.site, state.abstracts, state.config)
        problems += found.problems
        for release in signable(state.site):
            own = found.signed.get(release.url)
            if own is not None and (own.path, own.sha256, own.facts) not in seen:
                seen.add((own.path, own.sha256, own.facts))
                problems += fitting(root, own, state.article(release), state.config)
        told = {problem.path for problem in found.problems if problem.code == "PR744"}
        problems += [
            _unsigned_problem(release, "the release to come is not signed", Severity.WARNING)
            for release in state.site.releases
            if release.instant.at > as_of
            and release.url not in found.signed
            and release.source not in told
            and not _has_problem(release, found.problems)
        ]
    return [*problems, *_strays(root, everything)]


def _has_problem(release: Entry, problems: Iterable[Problem]) -> bool:
    start = f"{SIGNATURES_FOLDER}/{reference_path(release.source)}/"
    return any(problem.path.startswith(start) for problem in problems)


def fitting(
    root: Path, found: SignedRelease, article: Article | None, config: Config
) -> list[Problem]:
    """Problems of a signed text that does not fit the release as it is."""
    problem = signature_misfit(found, read_source(root / found.path), article, root, config.signers)
    return [problem] if problem else []


def _strays(root: Path, everything: Sources) -> Iterator[Problem]:
    """Warnings (PR745) for what stands among the signatures and belongs to no release."""
    known = {reference_path(item.source) for item in everything.of_releases}
    tree = file_tree(root / SIGNATURES_FOLDER)
    for path in sorted((*tree.files, *tree.links)):
        text = path.removesuffix(SSH_ENDING).removesuffix(MINISIGN_ENDING)
        if path in tree.links:
            what = "links are not followed: this one is no signature"
        elif normalize("NFC", path.rpartition("/")[0]) not in known:
            what = "it belongs to no release"
        elif not text.endswith(TEXT_ENDING) or text not in tree.files:
            what = "it is no signed text, and no signature of one"
        elif text == path and read_text(_text(root, path)) is None:
            what = "it is no signed text"
        elif text == path and not {f"{path}{SSH_ENDING}", f"{path}{MINISIGN_ENDING}"} & {
            *tree.files
        }:
            what = "it waits for its signature"
        else:
            continue
        yield Problem(
            path=f"{SIGNATURES_FOLDER}/{path}",
            code="PR745",
            severity=Severity.WARNING,
            message=what,
            remedy="sign the text with `pressroom sign`, or take it away",
        )


def _text(root: Path, path: str) -> str:
    return read_source(root / SIGNATURES_FOLDER / path).decode("utf-8", "replace")
