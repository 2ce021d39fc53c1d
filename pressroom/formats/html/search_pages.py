"""Search pages: one in the site's first language, and one in each further language of releases.

All of them search the same index, with filters for everything that is public; their words, and the
names of products and topics, are in the language of the page. A filter's count is what choosing it
shows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from pressroom.content.model import Entry, Section
from pressroom.core.files import CONFIG
from pressroom.formats.addresses import search_url
from pressroom.formats.artifact import Artifact
from pressroom.formats.html import views
from pressroom.formats.html.site_context import SiteContext
from pressroom.formats.search_parts import on_lists, parts
from pressroom.standards.languages import language_name


def search_pages(context: SiteContext) -> Iterator[Artifact]:
    """Artifacts of the search pages, that in the site's first language first."""
    tags = (context.config.language, *(section.key for section in context.site.languages))
    found = on_lists((*context.site.releases, *context.site.items))
    for tag in tags:
        page = _page(context, tag, tags, found)
        yield context.artifact("search.html", _url(context, tag), CONFIG, page)


def _url(context: SiteContext, tag: str) -> str:
    return search_url("" if tag == context.config.language else tag)


def _page(
    context: SiteContext, language: str, tags: Iterable[str], found: Counter[str]
) -> views.SearchPage:
    site, base = context.site, context.config.base
    full_text = context.full_text
    return views.SearchPage(
        frame=context.frame,
        head=context.head("", _url(context, language), language=language),
        full_text=full_text,
        index=base + ("/search/texts/" if full_text else "/search/titles.json"),
        index_parts=parts(len(site.releases)) + bool(site.items),
        years=_years(site.releases, found),
        products=_named(site.products, language, found),
        topics=_named(site.topics, language, found),
        languages=_languages(context, found),
        archive_years=context.years(),
        product_lists=tuple(context.link(p.name_in(language), p.url) for p in site.products),
        topic_lists=tuple(context.link(t.name_in(language), t.url) for t in site.topics),
        also=tuple(
            (context.link(language_name(tag), _url(context, tag)), tag)
            for tag in tags
            if tag != language
        ),
    )


def _choice(section: Section, label: str, found: Counter[str], language: str = "") -> views.Choice:
    key = f"{section.kind}-{section.key.lower()}"
    return views.Choice(key, label, found[key], language)


def _years(releases: Iterable[Entry], found: Counter[str]) -> tuple[views.Choice, ...]:
    """Filters for years, newest first; also for one that has translations alone, and so no page."""
    years = sorted({release.year for release in releases}, reverse=True)
    return tuple(views.Choice(f"year-{year}", str(year), found[f"year-{year}"]) for year in years)


def _named(
    sections: Iterable[Section], language: str, found: Counter[str]
) -> tuple[views.Choice, ...]:
    """Filters for products or topics, by their names in a language."""
    choices = [_choice(each, each.name_in(language), found) for each in sections]
    return tuple(sorted(choices, key=lambda choice: choice.label.casefold()))


def _languages(context: SiteContext, found: Counter[str]) -> tuple[views.Choice, ...]:
    """Filters for languages, the site's first one first; none where there is one language."""
    own = context.config.language
    further = [_choice(each, each.name, found, each.key) for each in context.site.languages]
    if not further:
        return ()
    key = f"language-{own.lower()}"
    return (views.Choice(key, language_name(own), found[key], own), *further)
