"""A build of everything: whatever is kept of earlier ones is used again, step by step, where all
that decides it is equal."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from pressroom.content import ledger
from pressroom.content.load.passed_over import passed_over
from pressroom.content.model import Loaded, Site, Visibility
from pressroom.content.site import assemble
from pressroom.content.visibility import holds_until, visibility
from pressroom.core.cache import Cache, open_cache
from pressroom.core.files import FileTree
from pressroom.core.memory import Memory
from pressroom.core.problems import Problem, errors, stop_at
from pressroom.formats.artifact import Artifact, Bundle
from pressroom.formats.materials import Materials
from pressroom.formats.pictures import forget_others
from pressroom.formats.theme.theme import Theme, read_theme
from pressroom.pipeline.articles import (
    CheckedRow,
    Checker,
    Texts,
    checker_of,
    minded_by,
    on_all_cores,
    problems_of,
)
from pressroom.pipeline.artifacts import Additions, Drawn, draw
from pressroom.pipeline.held_files import held_copies
from pressroom.pipeline.in_part import text_problems_in_part
from pressroom.pipeline.items import library_of, typeset_items
from pressroom.pipeline.options import Options, Work
from pressroom.pipeline.output.carry_out import Planned, carry_out
from pressroom.pipeline.output.manifest import OutputLook
from pressroom.pipeline.output.plan import Action, Step, clashes, fingerprint
from pressroom.pipeline.places import once, site_clashes
from pressroom.pipeline.problems import setup_problems, shown_problems
from pressroom.pipeline.read import Sources, about, known_sources, read_sources, stop_at_setup
from pressroom.pipeline.record import Built, Minded, Shown, built_of
from pressroom.pipeline.signing import signed_site
from pressroom.pipeline.views import Views
from pressroom.typeset.article import Library
from pressroom.typeset.entry_words import set_entry


class Look(msgspec.Struct, frozen=True):
    """Results of looks before the build: the tree of `content/`, and the output."""

    content: FileTree | None
    output: OutputLook


class Assembled(msgspec.Struct, frozen=True):
    """A site without its texts, what was found wrong with it, and for which moments it holds:
    from `since` until before `until`."""

    site: Site
    problems: tuple[Problem, ...]
    since: datetime
    until: datetime

    def holds(self, as_of: datetime) -> bool:
        """Whether the site is that of a moment, too."""
        return self.since <= as_of < self.until


def build_whole(
    root: Path,
    output: Path,
    as_of: datetime,
    options: Options,
    work: Work,
    memory: Memory,
    look: Look,
) -> Built:
    """Brings `output` to what the sources in `root` show at `as_of`. Raises `Abort`, with `output`
    untouched, when anything stands in the way."""
    timing = work.timing
    with timing.stage("read"):
        everything = read_sources(root, options, work, memory, look.content)
        sources = known_sources(root, everything, as_of, options, work, memory)
    with timing.stage("assemble"):
        assembled = _site(sources, everything, as_of, options, memory)
    site = assembled.site
    checker = memory.remembered(
        "checker", sources.index, lambda: checker_of(sources.index, root, afresh=options.afresh)
    )
    with timing.stage("convert, judge"):
        checked = checker.check(site.releases, on_all_cores(work), work.progress)
    setup = setup_problems(root, sources.settings)
    stop_at_setup([*sources.problems, *setup] if setup else [])
    theme = read_theme(root, sources.config)
    items = typeset_items(site.items, checker)
    abstracts = {r.url: each.abstract for r, each in zip(site.releases, checked, strict=True)}
    signed = signed_site(root, site, abstracts, sources.config)
    public = [e for e in sources.loaded if e.in_part and visibility(e, as_of) is Visibility.PUBLIC]
    of_site = [
        *sources.problems,
        *assembled.problems,
        *passed_over(root, look.content, named=False),
        *items.for_build,
        *shown_problems(root, sources, checker, theme, site, as_of),
        *text_problems_in_part(public, checker),
        *signed.problems,
    ]
    entries = {release.source: release for release in site.releases}
    minded = minded_by(checker, entries.__getitem__)
    of_texts = problems_of(site.releases, checked)
    clashing = functools.partial(site_clashes, sources, theme, site, checker, abstracts)
    _stop_at_errors(of_site, checker, checked, site, clashing)
    _stop_at_rules(of_site, of_texts, minded if options.strict else None)
    with timing.stage("plan"):
        known_since = ledger.known_since(sources.ledger, site, assembled.since)
        additions = Additions(_about(checker, sources, as_of), signed.signed, known_since)
        library = library_of(checker, theme, abstracts, items.articles)
        drawn = _drawn(sources, theme, site, library, additions, memory)
        _stop_at_copies(root, everything, drawn, as_of, options)
        planned = _planned(sources, site, drawn, memory)
        materials = _materials(root, sources, theme, (site, library), drawn, options)
    steps, manifest = carry_out(planned, materials, output, options.afresh, work, look.output)
    of_site += checker.problems
    if not options.afresh:
        of_site += _keep_views(root, sources, drawn, steps, materials.pictures)
    shown = _shown_site(sources, assembled, drawn, of_site, of_texts)
    return built_of(shown, checker.made, steps, manifest, minded)


def _about(checker: Checker, sources: Sources, as_of: datetime) -> dict[str, str]:
    """Standing texts of the issuers on themselves, as HTML by their keys."""
    texts = about(sources, as_of)
    return {key: checker.typesetter.standing(text).html for key, text in texts.items()}


def _stop_at_errors(
    of_site: list[Problem],
    checker: Checker,
    checked: Sequence[CheckedRow],
    site: Site,
    clashing: Callable[[], list[Problem]],
) -> None:
    """Raises `Abort` where a text or anything else but the rules stops the build, and then tells
    of files that want one place, too."""
    if errors([*of_site, *(problem for row in checked for problem in row.of_texts)]):
        of_texts = (
            problem for each in checker.findings(site.releases) for problem in each.problems
        )
        found = [*of_site, *of_texts]
        stop_at([*found, *once(clashing(), found)], strict=False)


def _stop_at_rules(of_site: list[Problem], of_texts: Texts, minded: Minded | None) -> None:
    """Raises `Abort` where rules stop the build; with `minded`, for a strict one, any warning does.
    Editorial warnings would bury the errors, so they are told when there are none."""
    found = [*of_site, *itertools.chain(*of_texts[0].values())]
    if minded is not None:
        stop_at([*found, *minded(of_texts[1])], strict=True)
    stop_at(errors(found), strict=False)


def _keep_views(
    root: Path, sources: Sources, drawn: Drawn, steps: Iterable[Step], pictures: Cache
) -> list[Problem]:
    """Keeps what the next edit will have to render, and of `pictures` those that are shown; what is
    to be said of the cache."""
    views = Views(root, sources.salt)
    written = {step.path for step in steps if step.action is Action.WRITE}
    has_lost = sources.index.has_lost
    views.keep([*drawn.files, *drawn.bundles], written, drawn.layout, forget=has_lost)
    forget_others(drawn.files, pictures, written, has_lost=has_lost)
    return [*views.problems, *pictures.problems]


def _shown_site(
    sources: Sources,
    assembled: Assembled,
    drawn: Drawn,
    of_site: Iterable[Problem],
    of_texts: Texts,
) -> Shown:
    return Shown(
        releases=len(assembled.site.releases),
        since=assembled.since,
        until=assembled.until,
        program=sources.program,
        keys=sources.index.keys,
        feeds={a.path: a.texts for a in drawn.files if a.texts and a.origin not in a.texts},
        known=sources.known,
        site_problems=tuple(of_site),
        text_problems=of_texts[0],
        editorial=of_texts[1],
    )


def _site(
    sources: Sources, everything: Sources, as_of: datetime, options: Options, memory: Memory
) -> Assembled:
    texts = (everything.boilerplate, everything.legends)
    standing = [
        all_of[name]
        for all_of, known in zip(texts, (sources.boilerplate, sources.legends), strict=True)
        for name in all_of
        if name in known
    ]

    def make() -> Assembled:
        loaded = _with_signs(sources)
        site, found = assemble(loaded, sources.config, as_of, drafts=options.drafts)
        # A release that cannot be read is not lost, and one fault should not look like two.
        if not options.drafts and not errors(found):
            found += ledger.lost(sources.ledger, site, as_of)
        firsts = ledger.firsts(sources.ledger, as_of)
        until = holds_until(everything.loaded, everything.config, standing, as_of)
        until = min([until, *firsts])
        return Assembled(site, tuple(found), as_of, until)

    decided = (everything.salt, everything.loaded, sources.ledger, standing, options.drafts)
    return memory.remembered("site", decided, make, lambda made: made.holds(as_of))


def _with_signs(sources: Sources) -> list[Loaded]:
    """The files of a room as pages and feeds show them: with typographic signs."""
    made = []
    for each in sources.loaded:
        shown = set_entry(each.release, sources.config) if each.release is not None else None
        is_same = shown is each.release
        made.append(each if is_same else msgspec.structs.replace(each, release=shown))
    return made


def _drawn(
    sources: Sources,
    theme: Theme,
    site: Site,
    library: Library,
    additions: Additions,
    memory: Memory,
) -> Drawn:
    """Every file of the site. Raises `Abort` when two want one place."""

    def make() -> Drawn:
        drawn = draw(sources, theme, site, library, additions)
        stop_at(clashes(drawn.files, drawn.bundles), strict=False)
        return drawn

    static = [(artifact.path, artifact.view) for artifact in theme.artifacts]
    of_files = (site, library.abstracts, additions, theme.salt, static)
    decided = (sources.salt, sources.ledger, *of_files)
    return memory.remembered("artifacts", decided, make)


def _stop_at_copies(
    root: Path, everything: Sources, drawn: Drawn, as_of: datetime, options: Options
) -> None:
    """Raises `Abort` where a file would be published that belongs to a release that is held, of
    `everything` that was read."""
    held = () if options.drafts else everything.loaded
    stop_at(held_copies(root, held, drawn.files, as_of, named=False), strict=False)


def _planned(sources: Sources, site: Site, drawn: Drawn, memory: Memory) -> Planned:
    keys = {release.source: sources.index.text_key(release.source) for release in site.releases}

    def make() -> Planned:
        def of(made: Artifact | Bundle) -> Any:
            return fingerprint(made, sources.salt, keys.__getitem__)

        wanted = {artifact.path: of(artifact) for artifact in drawn.files}
        return Planned(drawn.files, wanted, [(bundle, of(bundle)) for bundle in drawn.bundles])

    return memory.remembered("fingerprints", (drawn, sources.salt, keys), make)


def _materials(
    root: Path,
    sources: Sources,
    theme: Theme,
    shown: tuple[Site, Library],
    drawn: Drawn,
    options: Options,
) -> Materials:
    site, library = shown
    entries = {entry.source: entry for entry in (*site.releases, *site.items)}
    return Materials(
        library,
        sources.config,
        theme,
        root,
        entries.__getitem__,
        lambda digest: drawn.layout,
        open_cache(root, "pictures", afresh=options.afresh),
    )
