"""The places of all files of a site, and those that two of them want. Nothing is rendered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pressroom.content.model import Site
from pressroom.core.problems import Problem
from pressroom.formats.theme.theme import Theme
from pressroom.pipeline.articles import Checker
from pressroom.pipeline.artifacts import Additions, Drawn, draw
from pressroom.pipeline.items import library_of, typeset_items
from pressroom.pipeline.output.plan import clashes
from pressroom.pipeline.read import Sources
from pressroom.typeset.article import Abstract


def site_clashes(
    sources: Sources, theme: Theme, site: Site, checker: Checker, abstracts: Mapping[str, Abstract]
) -> list[Problem]:
    """Files of a site that want one place. Nothing is rendered."""
    drawn = draw_bare(sources, theme, site, checker, abstracts)
    return clashes(drawn.files, drawn.bundles)


def once(clashing: Iterable[Problem], told: Iterable[Problem]) -> list[Problem]:
    """The clashes of files without those of releases whose whole address is told to be taken."""
    taken = {problem.path for problem in told if problem.code == "PR014"}
    of_them = tuple(f"(from {source})" for source in taken)
    return [
        problem
        for problem in clashing
        if problem.path not in taken and not problem.message.endswith(of_them)
    ]


def draw_bare(
    sources: Sources, theme: Theme, site: Site, checker: Checker, abstracts: Mapping[str, Abstract]
) -> Drawn:
    """All files of a site that shows its releases and items alone. Nothing is rendered."""
    items = typeset_items(site.items, checker)
    library = library_of(checker, theme, abstracts, items.articles)
    return draw(sources, theme, site, library, Additions())
