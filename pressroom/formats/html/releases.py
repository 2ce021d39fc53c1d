"""Release pages: the record that decides each page, and its rendering."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.model import Site
from pressroom.core.digest import digest
from pressroom.formats.addresses import alternates, forms, full, href, output_path
from pressroom.formats.artifact import Artifact
from pressroom.formats.html import views
from pressroom.formats.html.corrected import page_notices
from pressroom.formats.html.item_parts import people_of
from pressroom.formats.html.json_ld import Correction, correction_record, news_article
from pressroom.formats.html.media_pages import gallery_of
from pressroom.formats.html.page import page
from pressroom.formats.html.related import Related
from pressroom.formats.html.signed_files import signed_files
from pressroom.formats.html.site_context import PageContext, SiteContext, card_picture, feeds_at
from pressroom.formats.html.sized_pictures import lead, posted_lead
from pressroom.formats.html.texts import document_link, on_page, period_link
from pressroom.formats.html.view_parts import (
    FeedLink,
    FormLink,
    Link,
    Picture,
    PictureCard,
    SizedPicture,
    When,
)
from pressroom.formats.materials import Materials
from pressroom.typeset.article import Article


class PageContextKey(msgspec.Struct, frozen=True, kw_only=True):
    """Key of a release's page: everything on it that depends on other releases or on the moment.
    The page's view is made only from this, the release itself and the site's layout."""

    frame: str
    newer: Link | None
    older: Link | None
    related: tuple[Link, ...]
    in_language: Link | None
    followed: tuple[Link, ...]
    people: tuple[Link, ...]
    gallery: tuple[PictureCard, ...]
    signed: views.SignedFiles | None
    translations: tuple[tuple[Link, str], ...]
    alternates: tuple[tuple[str, str], ...]
    notices: tuple[views.Notice, ...]
    correction: Correction | None
    card: Picture | None
    lead: SizedPicture | None
    updated: datetime | None


def release_pages(site: Site, context: SiteContext) -> Iterator[Artifact]:
    """Artifacts of a page for each release, newest first."""
    families = context.families
    links = context.links
    # One digest for all pages: the layout is far larger than the rest of the key.
    frame = layout_digest(context.frame)
    # Releases listed only under their language link back there, all others to their year.
    listed = {release.url for release in site.listed}
    languages = {s.key: context.link(s.name, s.url) for s in site.languages}
    followed: dict[str, list[Link]] = {}
    for section in (*site.issuers, *site.tickers):
        for release in section.releases:
            link = context.link(section.name_in(release.language), section.url)
            followed.setdefault(release.url, []).append(link)
    related = Related(site)
    corrected = bool(site.corrects or site.replaced or site.tombstones)
    for newer, release, older in site.neighbours():
        family = families.get(release.name, ())
        newest = site.replaced.get(release.url)
        key = PageContextKey(
            frame=frame,
            newer=links[newer.url] if newer else None,
            older=links[older.url] if older else None,
            related=tuple(links[each.url] for each in related.to(release, (newer, older, *family))),
            in_language=None if release.url in listed else languages.get(release.language),
            followed=tuple(followed.get(release.url, ())),
            people=tuple(people_of(release, context)),
            gallery=gallery_of(release, context),
            signed=signed_files(release, context),
            translations=context.translations(release, family),
            alternates=alternates(context.config, family),
            notices=tuple(page_notices(release, site, context)) if corrected else (),
            correction=correction_record(newest, context.config) if newest else None,
            card=posted_lead(release, context.config)
            or card_picture(context.social_cards.address(release), release.title),
            lead=lead(release, context.config),
            updated=release.updated,
        )
        path = output_path(release.url)
        yield Artifact(path, release.source, "release", key, context.salt, (release.source,))


def layout_digest(layout: views.Layout) -> str:
    """Digest of the layout, for `PageContextKey.frame`."""
    return digest(msgspec.msgpack.encode(layout))


def render_release(artifact: Artifact, materials: Materials) -> bytes:
    """Renders the page of a release, as UTF-8."""
    key: PageContextKey = artifact.view
    context = materials.memory.remembered(
        "page context", key.frame, lambda: _context(key.frame, materials)
    )
    view = _view(materials.article(artifact.origin), context, key)
    return page(context.templates, "release.html", view)


def _context(frame: str, materials: Materials) -> PageContext:
    layout = materials.layout(frame)
    assert isinstance(layout, views.Layout)
    return PageContext(materials.library, materials.config, materials.theme, layout)


def _view(article: Article, context: PageContext, key: PageContextKey) -> views.ReleasePage:
    release = article.release
    tag = release.language
    day = release.instant.at.date().isoformat()
    archive = key.in_language or context.link(str(release.year), f"/releases/{release.year}/")
    picture = key.card or _picture(article, context.config)
    return views.ReleasePage(
        frame=context.frame,
        head=context.head(
            release.title,
            release.url,
            article.summary,
            feeds=tuple(_feeds(key)),
            language=release.language,
            alternates=key.alternates,
        ),
        title=release.title,
        when=context.when(release),
        language=release.language,
        subheads=article.subheads,
        body=on_page(article.body_in(context.library.words(release.language))),
        boilerplate=tuple(map(on_page, article.boilerplate)),
        legend=on_page(article.legend),
        attribution=article.attribution,
        contacts=context.contacts(release.contacts),
        source=release.source_line,
        provided_by=release.provided_by,
        tickers=tuple(str(ticker) for ticker in release.tickers),
        products=tuple(
            context.link(p.name_in(tag), f"/products/{p.key}/") for p in release.products
        ),
        topics=tuple(context.link(t.name_in(tag), f"/topics/{t.key}/") for t in release.topics),
        periods=tuple(period_link(each, tag, context) for each in release.periods),
        people=key.people,
        gallery=key.gallery,
        lead=key.lead,
        signed=key.signed,
        documents=tuple(document_link(document, context) for document in release.attachments),
        translations=key.translations,
        updated=When(key.updated, context.config.site.timezone, False) if key.updated else None,
        newer=key.newer,
        older=key.older,
        related=key.related,
        archive=archive,
        in_language=key.in_language is not None,
        notices=key.notices,
        previously_posted=day < context.config.disclosure.previously_posted,
        inside=release.inside.label if release.inside else "",
        inside_facts=release.inside.facts if release.inside else (),
        forms=tuple(
            FormLink(form.name, form.type, href(context.config, form.url))
            for form in forms(context.config, release.url)
        ),
        picture=picture,
        json_ld=news_article(article, key.correction, picture, archive, key.people, context.config),
        extra=release.extra,
    )


def _feeds(key: PageContextKey) -> Iterator[FeedLink]:
    """Feeds of the list of the release's language, and of its issuers and tickers."""
    for followed in (key.in_language, *key.followed):
        if followed is not None:
            yield from feeds_at(followed.href, followed.label)


def _picture(article: Article, config: Config) -> Picture | None:
    """Picture to show where the release's link is posted, if there are no cards: the first one in
    its text that such places can show."""
    for picture, alt in article.pictures:
        if picture.width and not picture.name.lower().endswith(".svg"):
            return Picture(full(config, picture.url), picture.width, picture.height, alt)
    return None
