"""`lint`: every source judged, public or not; and its safe corrections carried out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from pressroom.content import ledger
from pressroom.content.corrections import match_corrections
from pressroom.content.known import unnamed
from pressroom.content.model import Entry, Site
from pressroom.content.site import assemble
from pressroom.content.site_problems import (
    address_problems,
    early_translations,
    early_versions,
    translation_problems,
)
from pressroom.content.visibility import embargo_problems
from pressroom.core.problems import Problem, in_order
from pressroom.formats.html.site_context import SiteContext
from pressroom.formats.print.pdf import borrowed
from pressroom.formats.search import FULL_TEXT, searches
from pressroom.formats.theme.theme import Theme, read_theme
from pressroom.pipeline.articles import Checked, Checker, checker_of, on_all_cores
from pressroom.pipeline.artifacts import artifacts, bundles
from pressroom.pipeline.memory import Memory
from pressroom.pipeline.options import Options, Work
from pressroom.pipeline.output.plan import clashes
from pressroom.pipeline.problems import room_problems, setup_problems
from pressroom.pipeline.read import (
    Sources,
    known_sources,
    missing_boilerplate,
    read_sources,
    standing_texts,
    stop_at_setup,
)
from pressroom.rules import registry
from pressroom.rules.files import open_documents, telling_documents
from pressroom.rules.fix import apply_fixes
from pressroom.rules.judgement import Judgement
from pressroom.rules.standing import as_release
from pressroom.typeset.article import Abstract, Article, Library
from pressroom.typeset.catalogues import catalogue_digests, catalogue_problems


class LintReport(msgspec.Struct, frozen=True):
    """What `lint` looked at and found; `judgements` are those of the rules, with corrections."""

    releases: int
    rules: int
    problems: tuple[Problem, ...]
    judgements: tuple[Judgement, ...]


def lint_sources(root: Path, as_of: datetime, work: Work) -> LintReport:
    """Judges every source in `root`, public or not; writes nothing.

    It tells all that a build would stop at, and more: of drafts, of releases under embargo, and
    of what only an editor minds. Raises `Abort` when the configuration is bad.
    """
    options, memory = Options(), Memory()
    sources = read_sources(root, options, work, memory)
    config = sources.config
    stop_at_setup(missing_boilerplate(config, sources.boilerplate))
    public = known_sources(root, sources, as_of, options, work, memory)
    releases = [item.release for item in sources.loaded if item.release is not None]
    theme = read_theme(root, config)
    site, _ = assemble(public.loaded, public.config, as_of)
    checker = checker_of(sources.index, root)
    checked = _checked(root, releases, checker, public, work)
    abstracts = {r.url: each.abstract for r, each in zip(releases, checked, strict=True)}
    standing, judged = _standing(sources, checker, as_of)
    judgements = (*(found for each in checked for found in each.judgements), *judged)
    problems = [
        *sources.problems,
        *_release_problems(sources, releases, as_of),
        *setup_problems(root, sources.settings),
        *room_problems(root, sources.settings, theme, releases, as_of),
        *(problem for each in checked for problem in each.problems),
        *standing,
        *(judgement.problem for judgement in judgements),
        *ledger.lost(sources.ledger, site, as_of),
        *ledger.silent_edits(sources.ledger, site, public.index.release),
        *_clashes(public, theme, site, checker, abstracts),
        *_editorial(root, sources, theme, releases),
        *early_versions(
            sources.loaded, (*sources.boilerplate.values(), *sources.legends.values()), as_of
        ),
        *checker.problems,
    ]
    return LintReport(len(checked), len(registry.RULES), tuple(in_order(problems)), judgements)


def _checked(
    root: Path, releases: Sequence[Entry], checker: Checker, public: Sources, work: Work
) -> list[Checked]:
    """The releases judged: public ones by what may be known, as a build does, and the others by
    everything."""
    if public.index is checker.index:
        return checker.check(releases, on_all_cores(work), work.progress)
    known = public.index.keys
    shown = [item.release for item in public.loaded if item.release and item.source in known]
    names = {release.source for release in shown}
    held = [release for release in releases if release.source not in names]
    run = on_all_cores(work)
    judged = {
        entry.source: found
        for each, entries in ((checker_of(public.index, root), shown), (checker, held))
        for entry, found in zip(entries, each.check(entries, run, work.progress), strict=True)
    }
    return [judged[release.source] for release in releases]


def fix_sources(root: Path, report: LintReport) -> Mapping[str, int]:
    """Carries out the safe corrections of a report in the releases; by file, how many."""
    return apply_fixes(root, report.judgements)


def _release_problems(
    sources: Sources, releases: Sequence[Entry], as_of: datetime
) -> Iterator[Problem]:
    """What is wrong with the files of releases, of each by itself and of some together."""
    for item in sources.loaded:
        yield from item.problems
        yield from embargo_problems(item, as_of)
    yield from address_problems(releases)
    unread = [item.source for item in sources.loaded if item.release is None]
    yield from translation_problems(releases, unread)
    yield from early_translations(releases)
    yield from match_corrections(releases)[1]


def _standing(
    sources: Sources, checker: Checker, as_of: datetime
) -> tuple[list[Problem], Sequence[Judgement]]:
    """What is wrong with standing texts, whichever release shows them and whenever."""
    problems: list[Problem] = []
    articles: list[Article] = []
    for text in standing_texts(sources, as_of):
        article, found = checker.typesetter.typeset(as_release(text, sources.config))
        problems += [*text.problems, *found]
        articles.append(article)
    return problems, tuple(registry.judge_standing(articles, sources.config))


def _clashes(
    sources: Sources, theme: Theme, site: Site, checker: Checker, abstracts: Mapping[str, Abstract]
) -> list[Problem]:
    """Files of the site as it is now that want one place. Nothing is rendered."""
    words = catalogue_digests(theme.templates)
    library = Library(abstracts, sources.index.text_key, checker.article, words)
    full_text = searches(sources.config) == FULL_TEXT
    context = SiteContext(site, library, sources.config, theme, full_text=full_text)
    files = artifacts(context, (), ledger.moved(sources.ledger, site))
    return clashes(files, [bundle.folder for bundle in bundles(context)])


def _editorial(
    root: Path, sources: Sources, theme: Theme, releases: Sequence[Entry]
) -> Iterator[Problem]:
    """What hinders no build and an editor wants to know."""
    config = sources.config
    yield from registry.unknown_releases(config, [item.source for item in sources.loaded])
    whole = sources.index.releases(releases)
    yield from unnamed(sources.settings, sources.loaded, (release.body for release in whole))
    yield from open_documents(root)
    yield from telling_documents(root, whole)
    yield from catalogue_problems(theme.templates, config.site.languages)
    yield from borrowed(whole, config, theme)
