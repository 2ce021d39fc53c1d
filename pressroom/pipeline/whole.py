"""`build`: the output folder brought to what the sources show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from pressroom.content import ledger
from pressroom.content.config.reader import line_of
from pressroom.content.model import Site, Standing
from pressroom.core.files import CONFIG, FileTree
from pressroom.core.problems import Abort, in_order, stop_at
from pressroom.core.timing import Timing
from pressroom.formats.artifact import Artifact, Bundle
from pressroom.formats.card_content import SocialCards
from pressroom.formats.html.site_context import SiteContext
from pressroom.formats.html.views import Layout
from pressroom.formats.search import FULL_TEXT, searches
from pressroom.formats.security import expired
from pressroom.formats.theme.problems import look_problems, missing_catalogues
from pressroom.formats.theme.theme import Theme, read_theme
from pressroom.pipeline.articles import Checked, Checker, checker_of
from pressroom.pipeline.edited import keep_views
from pressroom.pipeline.memory import Memory, Planned
from pressroom.pipeline.output.carry_out import artifacts, bundles, carry_out, not_installed
from pressroom.pipeline.output.manifest import OutputCheck
from pressroom.pipeline.output.plan import Action, Built, changes_in, clashes
from pressroom.pipeline.progress import Progress, quiet
from pressroom.pipeline.read import Sources, about, read_sources
from pressroom.rules import registry
from pressroom.typeset.article import Library
from pressroom.typeset.catalogues import catalogue_digests


def build(
    root: Path,
    output: Path,
    as_of: datetime,
    *,
    jobs: int = 1,
    strict: bool = False,
    afresh: bool = False,
    drafts: bool = False,
    preview: bool = False,
    content: FileTree | None = None,
    progress: Progress = quiet,
    timing: Timing | None = None,
    memory: Memory | None = None,
    intact: OutputCheck | None = None,
) -> Built:
    """Brings `output` to what the sources in `root` show at `as_of`.

    `strict` makes warnings stop the build too; `afresh` writes every file again;
    `drafts` shows drafts and embargoed releases, for a preview that nobody publishes, and
    `preview` leaves out what takes long to make;
    `content` is the tree of `content/` where it was looked through already; `timing` collects
    what took how long; `memory` is that of earlier builds in this process; `intact` tells of
    which manifest all files are in `output`, where that was looked through already.
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
            preview=preview,
        )
    with timing.stage("assemble", len(sources.loaded)):
        assembled = memory.assemble(sources, as_of, drafts=drafts)
    site = assembled.site
    prover = memory.prove(sources, lambda: checker_of(sources.index, root, afresh=afresh))
    with timing.stage("convert, judge"):
        proofs = prover.prove(site.releases, jobs, progress, timing)
    shown = about(sources, as_of)
    look = [*look_problems(root, sources.config.theme), *not_installed(sources.config)]
    if look:
        raise Abort([*sources.problems, *look], exit_code=2)
    theme = read_theme(root, sources.config)
    problems = [*sources.problems, *assembled.problems]
    problems += missing_catalogues(root, sources.config.site.languages)
    problems += expired(sources.config, as_of, line_of(root / CONFIG, ("security", "expires")))
    problems += [problem for proof in proofs for problem in proof.problems]
    problems += [p for text in shown for p in prover.typesetter.standing_problems(text)]
    # Editorial warnings would bury the errors, so they are told when there are none.
    stop_at(problems, strict=False)
    problems += SocialCards(sources.config, theme).problems(site.releases)
    problems += registry.unknown_rulings(site.releases)
    problems += [judgement.problem for proof in proofs for judgement in proof.judgements]
    stop_at(problems, strict=strict)
    with timing.stage("plan"):
        planned = _planned(root, sources, theme, site, prover, proofs, shown, memory)
    files = planned.files
    steps = carry_out(planned, output, afresh, progress, jobs, timing, intact)
    problems += prover.problems
    if not afresh:
        problems += keep_views(root, files, planned.wanted, steps, planned.frame)
    return Built(
        len(site.releases),
        prover.made,
        changes_in(steps),
        sum(step.action is Action.KEEP for step in steps),
        tuple(in_order(problems)),
        assembled.until,
        sources.program,
        sources.index.keys,
        {a.path: a.texts for a in files if a.texts and a.origin not in a.texts},
    )


def _planned(
    root: Path,
    sources: Sources,
    theme: Theme,
    site: Site,
    prover: Checker,
    proofs: Sequence[Checked],
    shown: Iterable[Standing],
    memory: Memory,
) -> Planned:
    """Every file of the site; `shown` are the texts on the home page. Raises `Abort` when two
    want one place."""
    config, index = sources.config, sources.index
    standing = [prover.typesetter.standing(text).html for text in shown]
    abstracts = {
        release.url: proof.abstract for release, proof in zip(site.releases, proofs, strict=True)
    }

    def make() -> tuple[list[Artifact], list[Bundle], Layout]:
        library = Library(
            abstracts, index.text_key, prover.article, catalogue_digests(theme.templates)
        )
        full_text = searches(config) == FULL_TEXT
        around = SiteContext(site, library, config, theme, full_text=full_text)
        moved = ledger.moved(sources.ledger, site)
        files = artifacts(around, standing, moved, theme, root)
        whole = bundles(around)
        stop_at(clashes(files, [bundle.folder for bundle in whole]), strict=False)
        return files, whole, around.frame

    static = [(artifact.path, artifact.view) for artifact in theme.artifacts]
    decided = (abstracts, standing, theme.salt, static)
    texts = {release.source: index.text_key(release.source) for release in site.releases}
    return memory.plan(decided, sources.salt, texts, make)
