"""Pages of the results centre: one for each period, and a list of all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec

from pressroom.content.config.records import Issuer
from pressroom.content.events import Event
from pressroom.content.items import items_of
from pressroom.content.references import in_one_language
from pressroom.content.results import (
    PeriodResults,
    issuers_with_results,
    languages_of_results,
    results_for,
    results_url,
)
from pressroom.core.files import CONFIG
from pressroom.formats.addresses import alternates, href
from pressroom.formats.artifact import Artifact
from pressroom.formats.figures import key_figures
from pressroom.formats.html import result_views as views
from pressroom.formats.html.document_pages import document_card
from pressroom.formats.html.event_pages import event_card, replay_end
from pressroom.formats.html.figure_tables import figure_tables
from pressroom.formats.html.item_parts import family_of, item_forms, item_head, item_translations
from pressroom.formats.html.site_context import SiteContext
from pressroom.formats.html.view_parts import Link, PeriodCard
from pressroom.formats.period_words import fiscal_months, item_title, results_name
from pressroom.formats.statements import financial_tables, workbook_url
from pressroom.standards.languages import worded


def result_pages(context: SiteContext) -> Iterator[Artifact]:
    """Artifacts of the periods' pages and of the list of them; none without a period. Where several
    issuers have results, each has the same of its own."""
    site, config = context.site, context.config
    languages = languages_of_results(site, config)
    for key in ("", *(issuer.key for issuer in issuers_with_results(site, config))):
        figures = key_figures(site, context.library, config, key)
        for language in languages:
            found = _newest_first(context, language, key)
            for results in found:
                yield _period_page(results, found, context)
            yield _list(found, context, figure_tables(figures, context, language, key))


def latest_results(
    context: SiteContext, product: str = "", of: Issuer | None = None
) -> PeriodCard | None:
    """The newest period that has a release, as the home page shows it; or has one about the product
    with a key, for that product's page; or in the results of one of several issuers, for its own.
    None where there is none. A year stands behind its last part."""
    found = [
        each
        for each in _newest_first(context, context.config.language, of.key if of else "")
        if any(not product or product in {p.key for p in r.products} for r in each.releases)
    ]
    return _card(found[0], context) if found else None


def own_results(issuer: Issuer, context: SiteContext) -> str:
    """The address of the results of one of several issuers; empty where it has none."""
    having = issuers_with_results(context.site, context.config)
    return href(context.config, results_url(issuer.key)) if issuer in having else ""


def _newest_first(context: SiteContext, language: str, issuer: str = "") -> list[PeriodResults]:
    """All periods in a language, or those of the issuer with a key, newest first; a year's own
    stands behind those of its parts."""
    found = {each.period: each for each in results_for(context.site, language, issuer)}
    ordered = sorted(found, key=lambda period: period.order, reverse=True)
    return [found[period] for period in sorted(ordered, key=lambda p: (-p.year, not p.part))]


def _name(results: PeriodResults, context: SiteContext) -> str:
    words = context.library.words(results.language)
    return results_name(results.period, results.language, words, context.config.results)


def _period_page(
    results: PeriodResults, everything: Sequence[PeriodResults], context: SiteContext
) -> Artifact:
    config, tag = context.config, results.language
    name = item_title(results, context.library, config.results)
    tables = financial_tables(results, context.library, config)
    alike = [each for each in everything if each.period.part[:1] == results.period.part[:1]]
    place = alike.index(results)
    parts = [
        each
        for each in everything
        if not results.period.part and each.period.part and each.year == results.year
    ]
    view = views.PeriodPage(
        frame=context.frame,
        head=item_head(results, context, name),
        name=name,
        months=fiscal_months(results.period, tag, config.results),
        releases=tuple(context.cards[each.url] for each in in_one_language(results.releases, tag)),
        withdrawn=tuple(context.link("", each.url) for each in results.withdrawn),
        events=tuple(_event(each, context) for each in in_one_language(results.events, tag)),
        documents=tuple(
            document_card(each, context) for each in in_one_language(results.documents, tag)
        ),
        tables=tuple((context.link(t.name, t.url), t.release.language) for t in tables),
        workbook=context.link("", workbook_url(results)).href if tables else "",
        quarters=tuple(_card(each, context) for each in parts),
        forms=item_forms(results, context),
        newer=_link(alike[place - 1], context) if place else None,
        older=_link(alike[place + 1], context) if place + 1 < len(alike) else None,
        issuers=_of_issuers(results, context),
        also=item_translations(results, family_of(results, context), context),
        results=context.link(worded("Results"), results.list_url),
    )
    return context.artifact("period.html", results.url, CONFIG, view)


def _of_issuers(results: PeriodResults, context: SiteContext) -> tuple[Link, ...]:
    """Links to the results of the same period of each issuer, from those of all."""
    return tuple(
        context.link(each.issuers[0].name_in(each.language), each.url)
        for each in items_of(context.site, PeriodResults)
        if each.issuers
        and not results.issuers
        and (each.period, each.language) == (results.period, results.language)
    )


def _link(results: PeriodResults, context: SiteContext) -> Link:
    return context.link(_name(results, context), results.url)


def _event(event: Event, context: SiteContext) -> views.PeriodEvent:
    return views.PeriodEvent(event_card(event, context), event.to_follow, replay_end(event))


def _card(results: PeriodResults, context: SiteContext) -> PeriodCard:
    language = results.language
    releases = in_one_language(results.releases, language)
    events = in_one_language(results.events, language)
    coming = [each for each in events if not each.is_over and not each.cancelled]
    has_tables = any(context.library.abstracts[each.url].downloads for each in releases)
    return PeriodCard(
        name=_name(results, context),
        href=context.link("", results.url).href,
        months=fiscal_months(results.period, language, context.config.results),
        when=context.when(releases[-1]) if releases else None,
        coming=event_card(coming[0], context) if coming and not releases else None,
        releases=tuple(context.cards[each.url] for each in releases),
        documents=tuple(
            (context.link(each.title, each.url), each.language)
            for each in in_one_language(results.documents, language)
        ),
        webcast=next((each.webcast for each in events if each.is_live), ""),
        workbook=context.link("", workbook_url(results)).href if has_tables else "",
    )


def _list(
    everything: Sequence[PeriodResults],
    context: SiteContext,
    figures: tuple[views.KeyFigures, ...],
) -> Artifact:
    newest = everything[0]
    language, config = newest.language, context.config
    years = []
    for year, group in groupby(everything, lambda each: each.year):
        periods = list(group)
        own = periods[-1]
        has_own = bool(own.releases or own.events or own.documents)
        shown = periods if has_own or len(periods) == 1 else periods[:-1]
        link = context.link(str(year), own.url)
        years.append(views.ResultsYear(link, tuple(_card(each, context) for each in shown)))
    # A list is there in the languages in which its periods are.
    family = family_of(newest, context)
    lists = [msgspec.structs.replace(each, url=each.list_url) for each in family]
    further = language if newest.translation_of else ""
    view = views.ResultsPage(
        frame=context.frame,
        head=context.head(
            "", newest.list_url, language=language, alternates=alternates(config, lists)
        ),
        issuer=_issuer(newest, context),
        issuers=tuple(
            context.link(each.name_in(language), results_url(each.key, further))
            for each in issuers_with_results(context.site, config)
        ),
        also=item_translations(
            newest, [each for each in lists if each.language != language], context
        ),
        figures=figures,
        years=tuple(years),
    )
    return context.artifact("results.html", newest.list_url, CONFIG, view)


def _issuer(results: PeriodResults, context: SiteContext) -> Link | None:
    """The one of several issuers whose results these are, with the address of its releases, which
    is empty where it has none."""
    pages = {section.key: section.url for section in context.site.issuers}
    for issuer in results.issuers:
        url = pages.get(issuer.key, "")
        return Link(issuer.name_in(results.language), href(context.config, url) if url else "")
    return None
