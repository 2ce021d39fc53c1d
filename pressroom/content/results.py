"""The results centre: for each financial period the releases, documents and events that name it.

Nobody writes these pages. What a period has is said by each part of it, at the instant of each, so
a page shows what is public and there is no further file that could be early. The pages are items:
search, sitemap, ledger and exports have them as they have any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pressroom.content.config.records import Config
from pressroom.content.events import Event
from pressroom.content.items import ALWAYS, Item, PublishedDocument
from pressroom.content.model import Entry, Site
from pressroom.content.references import by_reference
from pressroom.core.files import CONFIG
from pressroom.standards.periods import Period

RESULTS = "/results/"
"""Address of the results centre."""


class PeriodResults(Item, frozen=True, kw_only=True):
    """What is public of a period's results: releases newest first, `withdrawn` ones, documents, and
    events in the order in which they are over. A fiscal year has a page as soon as a part of it
    has."""

    period: Period
    releases: tuple[Entry, ...] = ()
    withdrawn: tuple[Entry, ...] = ()
    documents: tuple[PublishedDocument, ...] = ()
    events: tuple[Event, ...] = ()


def period_url(period: Period) -> str:
    """Address of a period's page: `/results/2013/q3/`."""
    part = f"{period.part.lower()}/" if period.part else ""
    return f"{RESULTS}{period.year:04}/{part}"


def results_of(site: Site, items: Sequence[Item], config: Config) -> tuple[PeriodResults, ...]:
    """The results of all periods that a visible release or event names. `items` are those of the
    site."""
    releases = [each for each in (*site.releases, *site.tombstones) if each.periods]
    events = [item for item in items if isinstance(item, Event)]
    by_period: dict[Period, list[Entry]] = {}
    for release in releases:
        for period in release.periods:
            by_period.setdefault(period, []).append(release)
    named = by_reference(releases)
    for event in events:
        for period in event_periods(event, [named[n] for n in event.releases if n in named]):
            by_period.setdefault(period, []).append(event)
    years = {Period(period.year) for period in by_period}
    documents = [item for item in items if isinstance(item, PublishedDocument)]
    return tuple(
        _results(period, by_period.get(period, []), documents, site, config)
        for period in sorted(by_period.keys() | years)
    )


def event_periods(event: Event, releases: Iterable[Entry]) -> tuple[Period, ...]:
    """The periods of an event: its own, or else those of the releases that belong to it."""
    if event.period is not None:
        return (event.period,)
    return tuple(dict.fromkeys(period for each in releases for period in each.periods))


def _results(
    period: Period,
    naming: Sequence[Entry],
    documents: Iterable[PublishedDocument],
    site: Site,
    config: Config,
) -> PeriodResults:
    own = tuple(each for each in documents if each.period == period)
    events = [each for each in naming if isinstance(each, Event)]
    releases = [each for each in naming if not isinstance(each, Event)]
    here = {release.url for release in releases}
    whole = (*naming, *own)
    first = min((each.instant for each in whole), key=lambda at: at.at, default=ALWAYS)
    return PeriodResults(
        source=CONFIG,
        kind="results",
        name=str(period),
        title=str(period),
        instant=first,
        url=period_url(period),
        id=f"tag:{config.id_authority}:results/{str(period).lower()}",
        year=period.year,
        language=config.language,
        body="",
        body_line=1,
        period=period,
        releases=tuple(
            each
            for each in releases
            # One that was replaced gives its place to the correction, if that is of the period too.
            if each.withdrawal is None
            and not (each.url in site.replaced and site.replaced[each.url].url in here)
        ),
        withdrawn=tuple(each for each in releases if each.withdrawal is not None),
        documents=own,
        events=tuple(sorted(events, key=lambda each: (each.over, each.url))),
    )
