"""The results centre: for each financial period the releases, documents and events that name it.

Nobody writes these pages. What a period has is said by each part of it, at the instant of each, so
a page shows what is public and there is no further file that could be early. The pages are items:
search, sitemap, ledger and exports have them as they have any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from pressroom.content.config.records import Config, Issuer
from pressroom.content.events import Event
from pressroom.content.items import ALWAYS, Item, PublishedDocument, items_of
from pressroom.content.model import Entry, Site
from pressroom.content.references import by_reference
from pressroom.core.files import CONFIG
from pressroom.standards.periods import Period

RESULTS = "/results/"
"""Address of the results centre."""


class PeriodResults(Item, frozen=True, kw_only=True):
    """Public part of a period's results: releases newest first, `withdrawn` ones, documents, and
    events in the order in which they are over. A fiscal year has a page as soon as a part of it
    has. In a room of several issuers there are those of all, without `issuers`, and those of each,
    which is the one in `issuers`. They are there in each language that a release is in, those in
    the site's first one as the original of the others."""

    period: Period
    releases: tuple[Entry, ...] = ()
    withdrawn: tuple[Entry, ...] = ()
    documents: tuple[PublishedDocument, ...] = ()
    events: tuple[Event, ...] = ()

    @property
    def issuer(self) -> str:
        """The key of the one of several issuers whose results these are; empty for those of all."""
        return self.issuers[0].key if self.issuers else ""

    @property
    def list_url(self) -> str:
        """The address of the list on which they stand."""
        return results_url(self.issuer, self.language if self.translation_of else "")


def results_url(issuer: str = "", language: str = "") -> str:
    """Address of the results centre, or of that of the issuer with this key, of several; in a
    further language (BCP 47 tag), or in the site's first one."""
    own = f"/issuers/{issuer}{RESULTS}" if issuer else RESULTS
    return f"/{language.lower()}{own}" if language else own


def period_url(period: Period, issuer: str = "", language: str = "") -> str:
    """Address of a period's page: `/results/2013/q3/`; of the issuer with a key, of several,
    `/issuers/acme/results/2013/q3/`; in a further language `/de/results/2013/q3/`."""
    part = f"{period.part.lower()}/" if period.part else ""
    return f"{results_url(issuer, language)}{period.year:04}/{part}"


def owners(entry: Entry, config: Config) -> frozenset[str]:
    """The keys of the issuers to which a release, document or event belongs: those that it names,
    or else the house, whose key is empty where no issuer is registered."""
    speakers = entry.speakers(config) or config.issuers[:1]
    return frozenset(issuer.key for issuer in speakers) or frozenset([""])


def owners_beside(item: Entry, named: Mapping[str, Entry], config: Config) -> frozenset[str]:
    """The keys of the issuers to whose results an item belongs: those of an event that names no
    issuer and no period of its own are those of its releases, which are `named` by what others call
    them."""
    if isinstance(item, Event) and item.period is None and not item.speakers(config):
        own = [owners(named[name], config) for name in item.releases if name in named]
        if own:
            return frozenset().union(*own)
    return owners(item, config)


def results_of(site: Site, items: Sequence[Item], config: Config) -> tuple[PeriodResults, ...]:
    """The results of all periods that a visible release or event names, and the same of each issuer
    where those are of several; all of them in each language. `items` are those of the site."""
    naming = list(_naming(site, items))
    documents = [item for item in items if isinstance(item, PublishedDocument)]
    made = list(_periods(naming, documents, site, config))
    named = by_reference([entry for _, entry in naming if not isinstance(entry, Item)])
    of = [(owners_beside(entry, named, config), (period, entry)) for period, entry in naming]
    speaking = {key for keys, _ in of for key in keys}
    for issuer in config.issuers if len(speaking) > 1 else ():
        own = [row for keys, row in of if issuer.key in keys]
        papers = [each for each in documents if issuer.key in owners(each, config)]
        made += _periods(own, papers, site, config, issuer)
    made += [_translated(each, tag) for tag in _further(site, config) for each in made]
    return tuple(made)


def _further(site: Site, config: Config) -> list[str]:
    """The languages of releases besides the site's first one. Withdrawn releases count, since no
    address may go with one."""
    spoken = {release.language for release in (*site.releases, *site.tombstones)}
    return [tag for tag in config.site.languages[1:] if tag in spoken]


def _translated(results: PeriodResults, language: str) -> PeriodResults:
    return msgspec.structs.replace(
        results,
        name=f"{results.name}-{language.lower()}",
        translation_of=results.name,
        language=language,
        url=period_url(results.period, results.issuer, language),
        id=f"{results.id}/{language.lower()}",
    )


def results_for(site: Site, language: str, issuer: str = "") -> tuple[PeriodResults, ...]:
    """The results that a site shows in a language (BCP 47 tag) of all issuers, or of the one with a
    key, of several."""
    return tuple(
        each
        for each in items_of(site, PeriodResults)
        if (each.language, each.issuer) == (language, issuer)
    )


def languages_of_results(site: Site, config: Config) -> list[str]:
    """The languages in which a site has results, its first one first."""
    there = {each.language for each in items_of(site, PeriodResults)}
    return [tag for tag in config.site.languages if tag in there]


def issuers_with_results(site: Site, config: Config) -> list[Issuer]:
    """The issuers that have results of their own; none where all results are of one."""
    having = {each.issuer for each in items_of(site, PeriodResults)}
    return [issuer for issuer in config.issuers if issuer.key in having]


def _naming(site: Site, items: Iterable[Item]) -> Iterator[tuple[Period, Entry]]:
    """The releases and events that name a period, each with it; a release of two with each."""
    releases = [each for each in (*site.releases, *site.tombstones) if each.periods]
    for release in releases:
        yield from ((period, release) for period in release.periods)
    named = by_reference(releases)
    for event in items:
        if isinstance(event, Event):
            of = [named[name] for name in event.releases if name in named]
            yield from ((period, event) for period in event_periods(event, of))


def _periods(
    naming: Iterable[tuple[Period, Entry]],
    documents: Iterable[PublishedDocument],
    site: Site,
    config: Config,
    issuer: Issuer | None = None,
) -> Iterator[PeriodResults]:
    """The results of the periods that are named, and of their years, in order."""
    by_period: dict[Period, list[Entry]] = {}
    for period, entry in naming:
        by_period.setdefault(period, []).append(entry)
    years = {Period(period.year) for period in by_period}
    for period in sorted(by_period.keys() | years):
        own = tuple(each for each in documents if each.period == period)
        made = _results(period, by_period.get(period, []), own, site, config)
        yield made if issuer is None else _as_of_issuer(made, issuer, config)


def _as_of_issuer(results: PeriodResults, issuer: Issuer, config: Config) -> PeriodResults:
    """The results as those of one of several issuers, at its own address."""
    name = f"{issuer.key}/{results.name.lower()}"
    return msgspec.structs.replace(
        results,
        issuers=(issuer,),
        name=f"{issuer.key}-{results.name}",
        url=period_url(results.period, issuer.key),
        id=f"tag:{config.id_authority}:results/{name}",
    )


def event_periods(event: Event, releases: Iterable[Entry]) -> tuple[Period, ...]:
    """The periods of an event: its own, or else those of the releases that belong to it."""
    if event.period is not None:
        return (event.period,)
    return tuple(dict.fromkeys(period for each in releases for period in each.periods))


def _results(
    period: Period,
    naming: Sequence[Entry],
    own: tuple[PublishedDocument, ...],
    site: Site,
    config: Config,
) -> PeriodResults:
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
