"""Key figures of all periods, out of the tables of their releases."""

from __future__ import annotations

from collections.abc import Mapping

from pressroom.content.config.records import Config
from pressroom.content.model import Entry, Site
from pressroom.content.references import in_one_language
from pressroom.content.results import issuers_with_results, results_for
from pressroom.standards.periods import Period
from pressroom.typeset.article import Library
from pressroom.typeset.key_figures import FigurePlace, figure_places

MOST_PERIODS = 8
"""So many periods are shown beside each other."""
Figures = Mapping[tuple[str, Period], FigurePlace]


def key_figures(site: Site, library: Library, config: Config, issuer: str = "") -> Figures:
    """The key figures by name and period: of the periods that have a page, and of as many before
    the newest of each length as are shown. Where several issuers have results, those of the one
    with a key, and none of all together: the revenue of two companies is no row.

    A figure is that of the newest release on its period; where there is none, that of the newest
    release that tells it for comparison. All that is told of one is in the CSV file of its table,
    whose digest is in the abstract.
    """
    if not config.results.figures or (not issuer and issuers_with_results(site, config)):
        return {}
    everything = results_for(site, config.language, issuer)
    periods = {results.period for results in everything}
    for length in ("Q", "H", ""):
        alike = [period for period in periods if period.part[:1] == length]
        if alike:
            periods |= set(last_periods(max(alike, key=lambda period: period.order)))
    found: dict[str, Entry] = {}
    for results in everything:
        for release in in_one_language(results.releases, config.language):
            if library.abstracts[release.url].downloads:
                found[release.url] = release
    newest = sorted(found.values(), key=lambda each: (each.instant.at, each.url), reverse=True)
    places = [
        place
        for release in newest
        for place in figure_places(library.article(release), periods, config.results)
    ]
    chosen: dict[tuple[str, Period], FigurePlace] = {}
    for place in sorted(places, key=lambda each: not each.is_own):
        chosen.setdefault((place.name, place.period), place)
    return chosen


def last_periods(newest: Period) -> list[Period]:
    """The last eight periods of the length of the `newest`, the oldest first."""
    found = [newest]
    while len(found) < MOST_PERIODS:
        found.append(found[-1].before)
    return found[::-1]
