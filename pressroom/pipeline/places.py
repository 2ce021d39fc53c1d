"""The places of all files of a site, and those that two of them want. Nothing is rendered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pressroom.content import ledger
from pressroom.content.model import Site
from pressroom.core.problems import Problem
from pressroom.formats.artifact import Artifact
from pressroom.formats.html.site_context import SiteContext
from pressroom.formats.search import FULL_TEXT, searches
from pressroom.formats.theme.theme import Theme
from pressroom.pipeline.articles import Checker
from pressroom.pipeline.artifacts import artifacts, bundles
from pressroom.pipeline.items import library_of, typeset_items
from pressroom.pipeline.output.plan import clashes
from pressroom.pipeline.read import Sources
from pressroom.typeset.article import Abstract


def site_clashes(
    sources: Sources, theme: Theme, site: Site, checker: Checker, abstracts: Mapping[str, Abstract]
) -> list[Problem]:
    """Files of a site that want one place. Nothing is rendered."""
    return clashes(*site_files(sources, theme, site, checker, abstracts))


def once(clashing: Iterable[Problem], told: Iterable[Problem]) -> list[Problem]:
    """The clashes of files without those of releases whose whole address is told to be taken."""
    taken = {problem.path for problem in told if problem.code == "PR014"}
    of_them = tuple(f"(from {source})" for source in taken)
    return [
        problem
        for problem in clashing
        if problem.path not in taken and not problem.message.endswith(of_them)
    ]


def site_files(
    sources: Sources, theme: Theme, site: Site, checker: Checker, abstracts: Mapping[str, Abstract]
) -> tuple[Sequence[Artifact], list[str]]:
    """All files of a site, and the folders of those made in one go. Nothing is rendered."""
    items = typeset_items(site.items, checker)
    library = library_of(checker, theme, abstracts, items.articles)
    full_text = searches(sources.config) == FULL_TEXT
    context = SiteContext(site, library, sources.config, theme, full_text=full_text)
    files = artifacts(context, (), ledger.moved(sources.ledger, site), {})
    return files, [bundle.folder for bundle in bundles(context)]
