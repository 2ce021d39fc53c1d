"""Key figures that two tables of a press room tell differently."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pressroom.content.model import Entry
from pressroom.content.results import owners
from pressroom.pipeline.articles import Checker
from pressroom.rules.beside import FigureConflict
from pressroom.standards.periods import Period
from pressroom.typeset.key_figures import FigurePlace, figure_places

_Key = tuple[str, str, Period]
"""An issuer's key, a figure's name, and a period."""


def figure_conflicts(
    releases: Sequence[Entry], checker: Checker
) -> Mapping[str, tuple[FigureConflict, ...]]:
    """Key figures, by a release's source, that its tables tell otherwise than the first release of
    its issuer on their period. A correction is compared with nothing but itself."""
    config = checker.typesetter.config
    if not config.results.figures:
        return {}
    named = [each for each in releases if each.periods]
    periods = {period for each in named for period in each.periods}
    first: dict[_Key, FigurePlace] = {}
    told: list[tuple[Entry, list[tuple[_Key, FigurePlace]]]] = []
    for release in sorted(named, key=lambda each: (each.instant.at, each.source)):
        keys = sorted(owners(release, config))
        places = [
            ((key, place.name, place.period), place)
            for place in figure_places(checker.article(release), periods, config.results)
            for key in keys
        ]
        told.append((release, places))
        if not release.corrects:
            _note(first, places)
    return {
        release.source: found
        for release, places in told
        if (found := tuple(dict.fromkeys(_conflicts(release, places, first))))
    }


def _note(first: dict[_Key, FigurePlace], places: Iterable[tuple[_Key, FigurePlace]]) -> None:
    for key, place in places:
        if place.is_own:
            first.setdefault(key, place)


def _conflicts(
    release: Entry,
    places: Iterable[tuple[_Key, FigurePlace]],
    first: Mapping[_Key, FigurePlace],
) -> Iterable[FigureConflict]:
    own: dict[_Key, FigurePlace] = {}
    for key, place in places:
        known = own.setdefault(key, place) if release.corrects else first.get(key)
        if known is not None and known is not place and not known.fits(place):
            yield FigureConflict(place, known)
