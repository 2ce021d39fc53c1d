"""What each command does, in order; the one room that knows the order of the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from pressroom import ledger, rules
from pressroom.agenda import Change
from pressroom.assemble import (
    address_problems,
    assemble,
    early_translations,
    no_time,
    translation_problems,
)
from pressroom.corrections import match_corrections
from pressroom.mend import mend as carry_out_fixes
from pressroom.model import Loaded, Site, Standing
from pressroom.pipeline.making import artifacts, carry_out
from pressroom.pipeline.memory import Memory, Planned
from pressroom.pipeline.progress import Progress, quiet
from pressroom.pipeline.proofing import Proof, Prover
from pressroom.pipeline.sources import (
    Sources,
    about,
    kept_in,
    new_versions,
    read_sources,
    standing_texts,
)
from pressroom.plan import Artifact, Built, clashes
from pressroom.problems import Abort, Problem, errors, in_order
from pressroom.rules import Judgement
from pressroom.rules.files import open_documents, telling_documents
from pressroom.rules.standing import as_release
from pressroom.sources import Tree
from pressroom.theme import read_theme
from pressroom.timing import Timing
from pressroom.typeset import Article, Library

__all__ = [
    "Built",
    "Judged",
    "Memory",
    "Progress",
    "Sources",
    "build",
    "lint",
    "mend",
    "quiet",
    "read_sources",
    "record",
    "schedule",
]


class Judged(msgspec.Struct, frozen=True):
    """What `lint` looked at and found; `judgements` are those of the rules, with corrections."""

    releases: int
    rules: int
    problems: tuple[Problem, ...]
    judgements: tuple[Judgement, ...]


def build(
    root: Path,
    output: Path,
    as_of: datetime,
    *,
    jobs: int = 1,
    strict: bool = False,
    afresh: bool = False,
    drafts: bool = False,
    content: Tree | None = None,
    progress: Progress = quiet,
    timing: Timing | None = None,
    memory: Memory | None = None,
) -> Built:
    """Brings `output` to what the sources in `root` show at `as_of`.

    `strict` makes warnings stop the build too; `afresh` writes every file again;
    `drafts` shows drafts and embargoed releases, for a preview that nobody publishes;
    `content` is the tree of `content/` where it was looked through already; `timing` collects
    what took how long; `memory` is that of earlier builds in this process.
    Raises `Abort`, with `output` untouched, when anything stands in the way.
    """
    timing = timing or Timing()
    memory = memory or Memory()
    with timing.stage("read"):
        sources = read_sources(
            root,
            jobs=jobs,
            afresh=afresh,
            content=content,
            timing=timing,
            earlier=memory.prover.index if memory.prover else None,
        )
    with timing.stage("assemble", len(sources.loaded)):
        assembled = memory.assemble(sources, as_of, drafts=drafts)
    site = assembled.site
    prover = memory.prove(sources, lambda: _prover(sources, root, afresh=afresh))
    with timing.stage("convert, judge"):
        proofs = prover.prove(site.releases, jobs, progress, timing)
    shown = about(sources, as_of)
    problems = [*sources.problems, *assembled.problems]
    problems += [problem for proof in proofs for problem in proof.problems]
    problems += [p for text in shown for p in prover.typesetter.standing_problems(text)]
    # Editorial warnings would bury the errors, so they are told when there are none.
    _stop_at(problems, strict=False)
    problems += rules.unknown_rulings(site.releases)
    problems += [judgement.problem for proof in proofs for judgement in proof.judgements]
    _stop_at(problems, strict)
    with timing.stage("plan"):
        planned = _planned(root, sources, site, prover, proofs, shown, memory)
    steps = carry_out(planned.files, planned.wanted, output, afresh, progress, jobs, timing)
    problems += prover.problems
    return Built(
        len(site.releases), prover.made, tuple(steps), tuple(in_order(problems)), assembled.until
    )


def _planned(
    root: Path,
    sources: Sources,
    site: Site,
    prover: Prover,
    proofs: Sequence[Proof],
    shown: Iterable[Standing],
    memory: Memory,
) -> Planned:
    """Every file of the site; `shown` are the texts on the home page. Raises `Abort` when two
    want one place."""
    config, index = sources.config, sources.index
    theme = read_theme(root, config.base)
    standing = [prover.typesetter.standing(text).html for text in shown]
    abstracts = {
        release.url: proof.abstract for release, proof in zip(site.releases, proofs, strict=True)
    }

    def make() -> list[Artifact]:
        library = Library(abstracts, index.text_key, prover.article)
        moved = ledger.moved(sources.ledger, site)
        files = artifacts(site, library, standing, moved, config, theme, root)
        _stop_at(clashes(files), strict=False)
        return files

    static = [(artifact.path, artifact.view) for artifact in theme.artifacts]
    decided = (abstracts, standing, theme.salt, static)
    texts = {release.source: index.text_key(release.source) for release in site.releases}
    return memory.plan(decided, sources.salt, texts, make)


def _prover(sources: Sources, root: Path, *, afresh: bool = False) -> Prover:
    articles, abstracts = (kept_in(root, kind, afresh=afresh) for kind in ("proofs", "abstracts"))
    return Prover(sources.index, sources.config, root, articles, abstracts)


def lint(root: Path, as_of: datetime, *, jobs: int = 1, progress: Progress = quiet) -> Judged:
    """Judges every source in `root`, public or not; writes nothing."""
    sources = read_sources(root, jobs=jobs)
    config = sources.config
    releases = [item.release for item in sources.loaded if item.release is not None]
    problems = [*sources.problems, *rules.unknown_releases(config, _names(sources))]
    for item in sources.loaded:
        problems += item.problems
        problems += no_time(item, as_of)
    problems += address_problems(releases)
    unread = [item.source for item in sources.loaded if item.release is None]
    problems += translation_problems(releases, unread)
    problems += early_translations(releases)
    problems += match_corrections(releases)[1]
    problems += [*open_documents(root), *telling_documents(root, sources.index.releases(releases))]
    site, _ = assemble(sources.loaded, config, as_of)
    problems += ledger.lost(sources.ledger, site, as_of)
    problems += ledger.silent_edits(sources.ledger, site, sources.index.release)
    prover = _prover(sources, root)
    proofs = prover.prove(releases, jobs, progress)
    problems += [p for proof in proofs for p in proof.problems]
    set_texts: list[Article] = []
    for text in standing_texts(sources, as_of):
        article, found = prover.typesetter.typeset(as_release(text, config))
        problems += [*text.problems, *found]
        set_texts.append(article)
    problems += rules.unknown_rulings(releases)
    judgements = (
        *(judgement for proof in proofs for judgement in proof.judgements),
        *rules.judge_standing(set_texts, config),
    )
    problems += [judgement.problem for judgement in judgements]
    problems += prover.problems
    return Judged(len(proofs), len(rules.RULES), tuple(in_order(problems)), judgements)


def mend(root: Path, judged: Judged) -> Mapping[str, int]:
    """Carries out the safe corrections of `judged` in the releases; by file, how many."""
    return carry_out_fixes(root, judged.judgements)


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
    silent = ledger.silent_edits(sources.ledger, site, sources.index.release)
    if silent:
        raise Abort(silent)
    return ledger.write_ledger(ledger.enter(sources.ledger, site, as_of, sources.index.release))


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
    for at, what in new_versions(sources):
        if at > as_of:
            changes.setdefault(at, []).append(what)
    return [Change(at, tuple(sorted(titles))) for at, titles in sorted(changes.items())]


def _undecidable(item: Loaded) -> bool:
    return item.draft is None or (not item.draft and item.instant is None)


def _stop_at(problems: Iterable[Problem], strict: bool) -> None:
    found = in_order(problems)
    if errors(found) or (strict and found):
        raise Abort(found)
