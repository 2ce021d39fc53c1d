"""What each command does, in order; the one room that knows the order of the others."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import msgspec

from pressroom import ledger, load, rules
from pressroom.agenda import Change
from pressroom.assemble import address_problems, assemble, no_time, translation_problems
from pressroom.config import FILE, Config, read_config
from pressroom.corrections import match_corrections
from pressroom.exports.documents import documents
from pressroom.exports.feeds import feeds
from pressroom.exports.redirects import redirects
from pressroom.exports.sitemap import sitemap
from pressroom.load.fence import decode
from pressroom.model import Loaded, Release, Site, Standing
from pressroom.plan import Action, Artifact, Step, clashes, digest, fingerprint, plan
from pressroom.problems import Abort, Problem, choose, errors, in_order
from pressroom.render import pages
from pressroom.rules.files import open_documents, telling_documents
from pressroom.sources import read_source
from pressroom.theme import Theme, read_theme
from pressroom.typeset import Article, Typesetter
from pressroom.write import alone, read_manifest, sizes_on_disk, write

# What a pool costs to start is earned back above some two hundred releases.
_WORTH_A_POOL = 200
_CHUNK = 100
_LIBRARIES = [
    "Babel",
    "feedgen",
    "Jinja2",
    "latex2mathml",
    "lxml",
    "Markdown",
    "msgspec",
    "nh3",
    "selectolax",
    "tzdata",
]

Progress = Callable[[str, int, int], None]
"""Told of a stage's name, how much of it is done, and how much there is."""


def quiet(stage: str, done: int, total: int) -> None:
    """A `Progress` that says nothing."""


class Sources(msgspec.Struct, frozen=True):
    """Everything a press room's folder holds, read."""

    config: Config
    loaded: tuple[Loaded, ...]
    boilerplate: Mapping[str, Standing]
    legends: Mapping[str, Standing]
    ledger: Mapping[str, ledger.Entry]
    problems: tuple[Problem, ...]


class Built(msgspec.Struct, frozen=True):
    """What a build did: releases shown, each file's step, and what to tell the author."""

    releases: int
    steps: tuple[Step, ...]
    problems: tuple[Problem, ...]


class Judged(msgspec.Struct, frozen=True):
    """What `lint` looked at and found."""

    releases: int
    rules: int
    problems: tuple[Problem, ...]


def read_sources(root: Path) -> Sources:
    """Reads `config.toml` and `content/`. Raises `Abort` when the configuration is bad."""
    config, problems = read_config(root / FILE)
    unknown = [*rules.unknown_codes(config), *load.taken_keys(config)]
    if unknown:
        raise Abort([*problems, *unknown], exit_code=2)
    boilerplate = load.load_standing(root, "boilerplate")
    legends = load.load_standing(root, "legend")
    missing = [
        Problem(
            path=FILE,
            code="PR310",
            message=f"the boilerplate `{issuer.boilerplate}` of {issuer.name} is not there",
            remedy=choose(issuer.boilerplate, boilerplate, none="put it into content/boilerplate/"),
        )
        for issuer in config.issuers
        if issuer.boilerplate and issuer.boilerplate not in boilerplate
    ]
    if missing:
        raise Abort([*problems, *missing], exit_code=2)
    loaded = load.load_releases(root, config, boilerplate, legends)
    entries: dict[str, ledger.Entry] = {}
    if (root / ledger.FILE).is_file():
        text, found = decode(read_source(root / ledger.FILE), ledger.FILE)
        entries, damage = ledger.read_ledger(text or "")
        problems += [*found, *damage]
    return Sources(config, tuple(loaded), boilerplate, legends, entries, tuple(problems))


def build(
    root: Path,
    output: Path,
    as_of: datetime,
    *,
    jobs: int = 1,
    strict: bool = False,
    afresh: bool = False,
    drafts: bool = False,
    progress: Progress = quiet,
) -> Built:
    """Brings `output` to what the sources in `root` show at `as_of`.

    `strict` makes warnings stop the build too; `afresh` writes every file again;
    `drafts` shows drafts and embargoed releases, for a preview that nobody publishes.
    Raises `Abort`, with `output` untouched, when anything stands in the way.
    """
    sources = read_sources(root)
    config = sources.config
    site, found = assemble(sources.loaded, config, as_of, drafts=drafts)
    typesetter = Typesetter(config)
    # A release that cannot be read is not lost, and one fault should not look like two.
    if not drafts and not errors(found):
        found += ledger.lost(sources.ledger, site, as_of)
    articles, texts = _typeset(site.releases, typesetter, jobs, progress)
    shown = [
        sources.boilerplate[issuer.boilerplate]
        for issuer in config.issuers
        if issuer.boilerplate in sources.boilerplate
    ]
    problems = [*sources.problems, *found, *texts]
    problems += [p for text in shown for p in typesetter.standing_problems(text)]
    # Editorial warnings would bury the errors, so they are looked for when there are none.
    _stop_at(problems, strict=False)
    problems += rules.unknown_rulings(site.releases)
    problems += [judgement.problem for judgement in rules.judge(articles, config)]
    _stop_at(problems, strict)
    theme = read_theme(root, config.base)
    about = [typesetter.standing(text).html for text in shown]
    by_url = {article.release.url: article for article in articles}
    moved = ledger.moved(sources.ledger, site)
    artifacts = _artifacts(site, by_url, about, moved, config, theme, root)
    _stop_at(clashes(artifacts), strict)
    steps = _carry_out(artifacts, output, _salt(config), afresh, progress)
    return Built(len(site.releases), tuple(steps), tuple(in_order(problems)))


def lint(root: Path, as_of: datetime, *, jobs: int = 1, progress: Progress = quiet) -> Judged:
    """Judges every source in `root`, public or not; writes nothing."""
    sources = read_sources(root)
    config = sources.config
    releases = [item.release for item in sources.loaded if item.release is not None]
    problems = [*sources.problems, *rules.unknown_releases(config, _names(sources))]
    for item in sources.loaded:
        problems += item.problems
        problems += no_time(item, as_of)
    problems += address_problems(releases)
    problems += translation_problems(releases)
    problems += match_corrections(releases)[1]
    problems += [*open_documents(root), *telling_documents(root, releases)]
    site, _ = assemble(sources.loaded, config, as_of)
    problems += ledger.lost(sources.ledger, site, as_of)
    problems += ledger.silent_edits(sources.ledger, site)
    typesetter = Typesetter(config)
    articles, texts = _typeset(releases, typesetter, jobs, progress)
    problems += texts
    for text in (*sources.boilerplate.values(), *sources.legends.values()):
        problems += typesetter.standing_problems(text)
    problems += rules.unknown_rulings(releases)
    problems += [judgement.problem for judgement in rules.judge(articles, config)]
    return Judged(len(articles), len(rules.RULES), tuple(in_order(problems)))


def _names(sources: Sources) -> list[str]:
    return [item.source for item in sources.loaded]


def record(root: Path, as_of: datetime) -> str:
    """The ledger's text with all in it that is public at `as_of`.

    Raises `Abort` when a release or the ledger cannot be read, an address would be lost,
    or a published text was changed in silence.
    """
    sources = read_sources(root)
    site, found = assemble(sources.loaded, sources.config, as_of)
    _stop_at([*sources.problems, *found, *ledger.lost(sources.ledger, site, as_of)], strict=False)
    # To record a silent edit would be to hide it.
    silent = ledger.silent_edits(sources.ledger, site)
    if silent:
        raise Abort(silent)
    return ledger.write_ledger(ledger.enter(sources.ledger, site, as_of))


def schedule(root: Path, as_of: datetime) -> list[Change]:
    """The moments after `as_of` at which the site changes, in order.

    Raises `Abort` when a file's visibility cannot be decided.
    """
    sources = read_sources(root)
    problems = [p for item in sources.loaded if _undecidable(item) for p in item.problems]
    for item in sources.loaded:
        problems += no_time(item, as_of)
    _stop_at(problems, strict=False)
    changes: dict[datetime, list[str]] = {}
    for item in sources.loaded:
        if item.draft or item.instant is None:
            continue
        title = item.release.title if item.release else item.source
        moments = [(item.instant.public_from, title)]
        if item.release is not None and item.release.withdrawal is not None:
            moments.append((item.release.withdrawal.at, f"Withdrawn: {title}"))
        for at, what in moments:
            if at > as_of:
                changes.setdefault(at, []).append(what)
    return [Change(at, tuple(sorted(titles))) for at, titles in sorted(changes.items())]


def _undecidable(item: Loaded) -> bool:
    return item.draft is None or (not item.draft and item.instant is None)


def _stop_at(problems: Iterable[Problem], strict: bool) -> None:
    found = in_order(problems)
    if errors(found) or (strict and found):
        raise Abort(found)


# Typesetting


def _typeset(
    releases: Sequence[Release], typesetter: Typesetter, jobs: int, progress: Progress
) -> tuple[list[Article], list[Problem]]:
    """Each release's article, in order. What comes out does not depend on `jobs`."""
    articles: list[Article] = []
    problems: list[Problem] = []
    for article, found in _typeset_all(releases, typesetter, jobs):
        articles.append(article)
        problems += found
        progress("Reading", len(articles), len(releases))
    return articles, problems


def _typeset_all(
    releases: Sequence[Release], typesetter: Typesetter, jobs: int
) -> Iterator[tuple[Article, list[Problem]]]:
    if jobs < 2 or len(releases) < _WORTH_A_POOL:
        yield from map(typesetter.typeset, releases)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    chunks = [releases[i : i + _CHUNK] for i in range(0, len(releases), _CHUNK)]
    work = functools.partial(_typeset_chunk, typesetter.config)
    # Fresh interpreters: a fork of a process with watching threads may hang.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        for made in pool.map(work, chunks):
            yield from made


def _typeset_chunk(
    config: Config, releases: Sequence[Release]
) -> list[tuple[Article, list[Problem]]]:
    return list(map(Typesetter(config).typeset, releases))


# Making files


def _artifacts(
    site: Site,
    articles: Mapping[str, Article],
    about: Sequence[str],
    moved: Sequence[tuple[str, Release]],
    config: Config,
    theme: Theme,
    root: Path,
) -> list[Artifact]:
    """Every file of the site, in the order in which they are put in place: a page before
    what lists it, and what a page shows before the page."""
    return [
        *theme.artifacts,
        *documents(site, articles, root),
        *pages(site, articles, about, moved, config, theme),
        *redirects(site, moved, config),
        *feeds(site, articles, config),
        *sitemap(site, config),
    ]


def _carry_out(
    artifacts: Sequence[Artifact], output: Path, salt: str, afresh: bool, progress: Progress
) -> list[Step]:
    wanted = {artifact.path: fingerprint(artifact, salt) for artifact in artifacts}
    with alone(output):
        made = read_manifest(output)
        steps = plan(wanted, made, sizes_on_disk(output, made), afresh=afresh)
        stale = {step.path for step in steps if step.action is Action.WRITE}
        writes = [artifact for artifact in artifacts if artifact.path in stale]
        write(output, steps, _rendered(writes, progress), wanted, made)
    return steps


def _rendered(artifacts: Sequence[Artifact], progress: Progress) -> Iterator[tuple[str, bytes]]:
    """Each artifact's bytes. One that fails does not hide the others: all faults come together."""
    problems: list[Problem] = []
    for number, artifact in enumerate(artifacts, start=1):
        try:
            data = artifact.render(artifact.view)
        except Abort as fault:
            problems += fault.problems
            continue
        progress("Writing", number, len(artifacts))
        yield artifact.path, data
    if problems:
        raise Abort(in_order(problems))


def _salt(config: Config) -> str:
    """What every file depends on besides its view: the program, its libraries, the settings."""
    own = hashlib.blake2b(digest_size=16)
    here = Path(__file__).parent
    for path in sorted(here.rglob("*.py")):
        own.update(path.relative_to(here).as_posix().encode())
        own.update(path.read_bytes())
    versions = [f"{name} {_version(name)}" for name in _LIBRARIES]
    return digest(msgspec.msgpack.encode((own.hexdigest(), versions, config)))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
