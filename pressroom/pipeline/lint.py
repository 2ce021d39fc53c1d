"""`lint`: every source judged, public or not; and its safe corrections carried out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import msgspec

from pressroom.content import ledger
from pressroom.content.copies import copies
from pressroom.content.corrections import match_corrections
from pressroom.content.early_days import early_entries, early_versions
from pressroom.content.event_changes import unlike_translations, untold_changes
from pressroom.content.items import Item, MediaItem, Person
from pressroom.content.known import unused_entries
from pressroom.content.load.archives import as_of_an_archive
from pressroom.content.load.media import MEDIA
from pressroom.content.load.passed_over import passed_over, unused_content
from pressroom.content.load.people import PEOPLE
from pressroom.content.model import Entry, Release, Site, Visibility
from pressroom.content.result_pieces import corrections_without_period, parts_without_release
from pressroom.content.site import assemble
from pressroom.content.site_problems import (
    address_problems,
    early_items,
    early_translations,
    early_updates,
    item_problems,
    names_of_unread,
    translation_problems,
    with_addresses,
)
from pressroom.content.unknown_names import (
    unknown_approvals,
    unknown_belongings,
    unknown_in_menu,
    unknown_items,
)
from pressroom.content.visibility import embargo_problems, visibility
from pressroom.core.memory import Memory
from pressroom.core.problems import Problem, Severity, in_order
from pressroom.formats.picture_zips import oversized_archives
from pressroom.formats.print.pdf import borrowed
from pressroom.formats.theme.theme import Theme, read_theme
from pressroom.pipeline import in_part
from pressroom.pipeline.articles import Checked, Checker, checker_of, on_all_cores
from pressroom.pipeline.beside import judge_beside
from pressroom.pipeline.held_files import held_copies
from pressroom.pipeline.items import typeset_items
from pressroom.pipeline.options import Options, Work
from pressroom.pipeline.output.plan import clashes
from pressroom.pipeline.places import draw_bare, once, site_clashes
from pressroom.pipeline.problems import room_problems, setup_problems
from pressroom.pipeline.read import (
    Sources,
    about,
    absent_boilerplate,
    changes_of_settings,
    known_sources,
    read_sources,
    standing_texts,
    stop_at_setup,
)
from pressroom.pipeline.signing import signing_problems
from pressroom.rules import plain_keys, registry, rulings
from pressroom.rules.files import open_documents, telling_documents
from pressroom.rules.fix import apply_fixes, clean_files
from pressroom.rules.judgement import Judgement
from pressroom.rules.standing import as_release
from pressroom.typeset.article import Abstract, Article
from pressroom.typeset.catalogues import catalogue_problems


class LintReport(msgspec.Struct, frozen=True):
    """Result of `lint`: numbers of releases and items, and what it found; `judgements` are those of
    the rules, with corrections, and `telling` the files whose metadata may be taken out; `day` is
    that of the as-of instant, in the press room's zone."""

    releases: int
    items: int
    rules: int
    problems: tuple[Problem, ...]
    judgements: tuple[Judgement, ...]
    telling: tuple[str, ...]
    day: date


def lint_sources(root: Path, as_of: datetime, work: Work) -> LintReport:
    """Judges every source in `root`, public or not; writes nothing.

    It tells all that a build would stop at, and more: of drafts, of releases under embargo, and
    of what only an editor minds. Raises `Abort` when the configuration is bad.
    """
    options, memory = Options(), Memory()
    sources = read_sources(root, options, work, memory)
    config = sources.config
    stop_at_setup(absent_boilerplate(sources.settings, config, sources.boilerplate))
    public = known_sources(root, sources, as_of, options, work, memory)
    releases = [item.release for item in sources.of_releases if item.release is not None]
    items = [item.release.whole() for item in sources.loaded if isinstance(item.release, Item)]
    of_items = typeset_items(items, checker_of(sources.index, root), only_stops=False)
    theme = read_theme(root, config)
    site, _ = assemble(public.loaded, public.config, as_of)
    checker = checker_of(sources.index, root)
    checked = _checked(root, releases, checker, public, work)
    abstracts = {r.url: each.abstract for r, each in zip(releases, checked, strict=True)}
    drawn = draw_bare(public, theme, site, checker, abstracts)
    standing, judged = _standing(sources, checker, as_of)
    others, judged_in_part = in_part.problems_in_part(sources.loaded, checker)
    told = [*(found for each in checked for found in each.judgements), *judged_in_part]
    told += [*of_items.judgements, *_home_page(sources, checker, as_of)]
    unread = {r.source for r, each in zip(releases, checked, strict=True) if each.lacks_table}
    told += judge_beside(releases, items, abstracts, unread, checker, as_of)
    judgements = (*told, *_besides(told, judged))
    whole = sources.index.releases(releases)
    telling = list(telling_documents(root, [*whole, *items], sources.ledger))
    of_releases = list(_release_problems(sources, releases, items, as_of))
    problems = [
        *sources.problems,
        *of_releases,
        *setup_problems(root, sources.settings),
        *passed_over(root, named=True),
        *room_problems(root, sources.settings, theme, releases, as_of, items),
        *(problem for each in checked for problem in each.problems),
        *standing,
        *of_items.problems,
        *others,
        *(judgement.problem for judgement in judgements),
        *_of_record(sources, public, site, as_of),
        *signing_problems(root, sources, as_of, work, memory),
        *once(clashes(drawn.files, drawn.bundles), of_releases),
        *once(_later_clashes(sources, theme, checker, abstracts, as_of), of_releases),
        *held_copies(root, sources.loaded, drawn.files, as_of, named=True),
        *_editorial(root, sources, theme, whole),
        *_early(sources, as_of),
        *(problem for problem, _ in telling),
        *checker.problems,
    ]
    return LintReport(
        len(checked),
        len(items),
        len(registry.RULES),
        tuple(in_order(as_of_an_archive(problems))),
        (*judgements, *plain_keys.plain_key_corrections(root, problems)),
        tuple(problem.path for problem, safe in telling if safe),
        as_of.astimezone(config.zone).date(),
    )


def _checked(
    root: Path, releases: Sequence[Entry], checker: Checker, public: Sources, work: Work
) -> list[Checked]:
    """The releases judged: public ones by what may be known, as a build does, and the others by
    everything."""
    if public.index is checker.index:
        checker.check(releases, on_all_cores(work), work.progress)
        return list(checker.findings(releases))
    known = public.index.keys
    shown = [item.release for item in public.of_releases if item.release and item.source in known]
    names = {release.source for release in shown}
    held = [release for release in releases if release.source not in names]
    run = on_all_cores(work)
    judged: dict[str, Checked] = {}
    for each, entries in ((checker_of(public.index, root), shown), (checker, held)):
        each.check(entries, run, work.progress)
        found = each.findings(entries)
        judged |= {entry.source: one for entry, one in zip(entries, found, strict=True)}
    return [judged[release.source] for release in releases]


def fix_sources(root: Path, report: LintReport) -> Mapping[str, int]:
    """Carries out the safe corrections of a report in releases, documents and pictures; by file,
    how many."""
    return {**apply_fixes(root, report.judgements), **clean_files(root, report.telling)}


def _release_problems(
    sources: Sources, releases: Sequence[Entry], items: Sequence[Item], as_of: datetime
) -> Iterator[Problem]:
    """Problems of the files of releases and items, of each by itself and of several together."""
    for item in sources.loaded:
        yield from item.problems
        yield from embargo_problems(item, as_of)
    with_errors = [item for item in sources.of_releases if item.release is None]
    unread = names_of_unread(with_errors)
    in_part = [item for item in with_errors if item.in_part]
    known = [*releases, *(e.in_part.release for e in in_part if e.in_part and e.instant)]
    others = [e.in_part.release for e in in_part if e.in_part and not e.instant]
    yield from address_problems([*releases, *with_addresses(in_part), *items])
    yield from copies([*releases, *items])
    yield from item_problems(items, sources.loaded)
    yield from early_items(items)
    yield from translation_problems([*known, *others], unread)
    yield from early_translations(known)
    # Who or what a file with errors is, nobody knows.
    unknown = {item.kind for item in sources.loaded if item.release is None}
    for kind, noun in ((Person, PEOPLE.noun), (MediaItem, MEDIA.noun)):
        if noun not in unknown:
            yield from unknown_items([*known, *others], items, kind)
    yield from unknown_belongings(items, sources.loaded)
    pictures = [item for item in items if isinstance(item, MediaItem)]
    yield from oversized_archives(pictures, sources.config)
    yield from unknown_approvals(sources.settings, sources.loaded)
    yield from unknown_in_menu(sources.settings, sources.loaded)
    yield from parts_without_release([*known, *others], items, sources.config, as_of)
    yield from untold_changes(items, as_of)
    yield from unlike_translations(items)
    yield from corrections_without_period([*known, *others])
    yield from early_updates(known, as_of)
    undated = {release.source for release in others}
    yield from match_corrections([*known, *others], unread, undated)[1]
    yield from rulings.unknown_rulings([*known[len(releases) :], *others])


def _early(sources: Sources, as_of: datetime) -> Iterator[Problem]:
    """Problems by which readers would know of something before the hour at which it is public."""
    texts = (*sources.boilerplate.values(), *sources.legends.values())
    yield from early_versions(sources.loaded, texts, as_of)
    yield from early_entries(sources.settings, sources.loaded, as_of)


def _of_record(sources: Sources, public: Sources, site: Site, as_of: datetime) -> Iterator[Problem]:
    """Differences between the site and the ledger."""
    yield from _lost(sources, site, as_of)
    yield from ledger.silent_edits(sources.ledger, site, public.index.release)


def _lost(sources: Sources, site: Site, as_of: datetime) -> list[Problem]:
    """Addresses that a build would lose. A release with errors of its own is not lost, and one
    fault should not look like two."""
    if any(
        item.release is None and visibility(item, as_of) is not Visibility.HELD
        for item in sources.loaded
    ):
        return []
    return ledger.lost(sources.ledger, site, as_of)


def _standing(
    sources: Sources, checker: Checker, as_of: datetime
) -> tuple[list[Problem], Sequence[Judgement]]:
    """Problems of standing texts, whichever release shows them and whenever."""
    problems: list[Problem] = []
    articles: list[Article] = []
    for text in standing_texts(sources, as_of):
        as_unseen = as_release(text, sources.config, shown=False)
        article, found = checker.typesetter.typeset(as_unseen)
        problems += [*text.problems, *found]
        articles.append(article)
    return problems, tuple(registry.judge_standing(articles, sources.config))


def _later_clashes(
    sources: Sources,
    theme: Theme,
    checker: Checker,
    abstracts: Mapping[str, Abstract],
    as_of: datetime,
) -> list[Problem]:
    """Files that will want one place when all that is scheduled is public."""
    instants = [item.instant.public_from for item in sources.loaded if item.instant is not None]
    last = max(instants, default=as_of)
    if last <= as_of:
        return []
    site, _ = assemble(sources.loaded, sources.config, last)
    return site_clashes(sources, theme, site, checker, abstracts)


def _home_page(sources: Sources, checker: Checker, as_of: datetime) -> list[Judgement]:
    """Judgements that stop a build in the issuers' boilerplate, as the home page shows it now and
    later."""
    later = [at for at, _ in changes_of_settings(sources) if at > as_of]
    texts = [text for at in (as_of, *later) for text in about(sources, at).values()]
    return [found for text in texts for found in checker.judge_shown(text)]


def _besides(told: Sequence[Judgement], judged: Iterable[Judgement]) -> list[Judgement]:
    """Judgements of `judged` that are not told already, of a text that something shows."""

    def what(judgement: Judgement) -> tuple[str, int, str, str]:
        problem = judgement.problem
        return problem.path, problem.line, problem.code, problem.message

    errors = {what(each) for each in told if each.problem.severity is Severity.ERROR}
    return [each for each in judged if what(each) not in errors]


def _editorial(
    root: Path, sources: Sources, theme: Theme, releases: Sequence[Release]
) -> Iterator[Problem]:
    """Problems that stop no build and that an editor wants to know of."""
    config = sources.config
    names = [release.name for release in releases]
    yield from rulings.unknown_releases(
        config, [item.source for item in sources.of_releases], names
    )
    # Who is named in a file that cannot be read, nobody knows.
    if all(item.release is not None for item in sources.loaded):
        yield from unused_entries(
            sources.settings, sources.loaded, (release.body for release in releases)
        )
    yield from unused_content(root)
    yield from open_documents(root)
    yield from catalogue_problems(theme.templates, config.site.languages)
    yield from borrowed(releases, config, theme)
