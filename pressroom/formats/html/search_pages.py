"""Search pages: one in the site's first language, and one in each further language of releases.

All of them search the same index, with filters for everything that is public; their words, and the
names of topics, are in the language of the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pressroom.content.model import Section
from pressroom.core.files import CONFIG
from pressroom.formats.addresses import search_url
from pressroom.formats.artifact import Artifact
from pressroom.formats.html import views
from pressroom.formats.html.site_context import SiteContext
from pressroom.formats.search_parts import name_in, parts
from pressroom.standards.languages import language_name


def search_pages(context: SiteContext) -> Iterator[Artifact]:
    """Artifacts of the search pages, that in the site's first language first."""
    tags = (context.config.language, *(section.key for section in context.site.languages))
    for tag in tags:
        yield context.artifact("search.html", _url(context, tag), CONFIG, _page(context, tag, tags))


def _url(context: SiteContext, tag: str) -> str:
    return search_url("" if tag == context.config.language else tag)


def _page(context: SiteContext, language: str, tags: Iterable[str]) -> views.SearchPage:
    site, base = context.site, context.config.base
    full_text = context.full_text
    return views.SearchPage(
        frame=context.frame,
        head=context.head("", _url(context, language), language=language),
        full_text=full_text,
        index=base + ("/search/texts/" if full_text else "/search/titles.json"),
        index_parts=parts(len(site.releases)),
        years=_choices(site.years),
        products=_choices(site.products),
        topics=_topics(site.topics, language),
        languages=_languages(context),
        archive_years=context.years(),
        also=tuple(
            (context.link(language_name(tag), _url(context, tag)), tag)
            for tag in tags
            if tag != language
        ),
    )


def _choices(sections: Iterable[Section]) -> tuple[views.Choice, ...]:
    return tuple(_choice(section, section.name) for section in sections)


def _choice(section: Section, label: str, language: str = "") -> views.Choice:
    key = f"{section.kind}-{section.key.lower()}"
    return views.Choice(key, label, len(section.releases), language)


def _topics(sections: Iterable[Section], language: str) -> tuple[views.Choice, ...]:
    """Filters for topics, by their names in a language."""
    found = [_choice(each, name_in(each, language)) for each in sections]
    return tuple(sorted(found, key=lambda choice: choice.label.casefold()))


def _languages(context: SiteContext) -> tuple[views.Choice, ...]:
    """Filters for languages, the site's first one first; none where there is one language."""
    own = context.config.language
    further = [_choice(each, each.name, each.key) for each in context.site.languages]
    if not further:
        return ()
    count = sum(release.language == own for release in context.site.releases)
    first = views.Choice(f"language-{own.lower()}", language_name(own), count, own)
    return (first, *further)
