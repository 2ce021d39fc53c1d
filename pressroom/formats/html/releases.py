"""The pages of releases: what decides each, and how it is made when it must be."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.model import Document, Entry, Site
from pressroom.core.digest import digest
from pressroom.formats.addresses import alternates, forms, full, href, output_path
from pressroom.formats.artifact import Artifact
from pressroom.formats.html import views
from pressroom.formats.html.corrected import notices
from pressroom.formats.html.json_ld import Correction, correction, news_article
from pressroom.formats.html.page import page
from pressroom.formats.html.site_context import PageContext, SiteContext, feeds_at, postcard
from pressroom.formats.html.view_parts import FormLink, Link, Picture, When
from pressroom.typeset.article import Article

_BARE = re.compile(
    r'<a (?=href="https?://(?:www\.)?([^"<>]+?)/?">(?:https?://)?(?:www\.)?\1/?</a>)'
)


class PageContextKey(msgspec.Struct, frozen=True, kw_only=True):
    """What stands around a release on the site. It and the release decide the page; the page's
    view is made of nothing else."""

    frame: str
    newer: Link | None
    older: Link | None
    in_language: Link | None
    translations: tuple[tuple[Link, str], ...]
    alternates: tuple[tuple[str, str], ...]
    notices: tuple[views.Notice, ...]
    correction: Correction | None
    card: Picture | None


def release_pages(site: Site, around: SiteContext) -> Iterator[Artifact]:
    """A page for each release, newest first."""
    families = around.families
    links = around.links
    # One digest for all pages: the frame is far larger than the rest.
    frame = frame_digest(around.frame)
    # What is listed under its language alone leads there, and all else to its year.
    listed = {release.url for release in site.listed}
    languages = {s.key: around.link(s.name, s.url) for s in site.languages}
    corrected = bool(site.corrects or site.replaced or site.tombstones)
    for newer, release, older in site.neighbours():
        family = families.get(release.name, ())
        newest = site.replaced.get(release.url)
        place = PageContextKey(
            frame=frame,
            newer=links[newer.url] if newer else None,
            older=links[older.url] if older else None,
            in_language=None if release.url in listed else languages.get(release.language),
            translations=around.translations(release, family),
            alternates=alternates(around.config, family),
            notices=tuple(notices(release, site, around)) if corrected else (),
            correction=correction(newest, around.config) if newest else None,
            card=postcard(around.postcards.address(release), release.title),
        )
        render = functools.partial(release_page, release, around)
        path = output_path(release.url)
        texts = (release.source,)
        yield Artifact(path, release.source, place, render, around.salt, texts)


def frame_digest(frame: views.Layout) -> str:
    """What a `PageContextKey` knows of the frame."""
    return digest(msgspec.msgpack.encode(frame))


def release_page(release: Entry, setting: PageContext, place: PageContextKey) -> bytes:
    """The page of a release in its place, as UTF-8."""
    view = _view(release, setting, place)
    return page(setting.templates, "release.html", view)


def _view(entry: Entry, setting: PageContext, place: PageContextKey) -> views.ReleasePage:
    article = setting.library.article(entry)
    release = article.release
    day = release.instant.at.date().isoformat()
    own = place.in_language
    archive = own or setting.link(str(release.year), f"/releases/{release.year}/")
    picture = place.card or _picture(article, setting.config)
    return views.ReleasePage(
        frame=setting.frame,
        head=setting.head(
            release.title,
            release.url,
            article.summary,
            feeds=feeds_at(own.href, own.label) if own else (),
            language=release.language,
            alternates=place.alternates,
        ),
        title=release.title,
        when=setting.when(release),
        language=release.language,
        subheads=article.subheads,
        body=_told(article.body_in(setting.library.words(release.language))),
        boilerplate=tuple(map(_told, article.boilerplate)),
        legend=_told(article.legend),
        attribution=article.attribution,
        contacts=setting.contacts(release.contacts),
        source=release.source_line,
        provided_by=release.provided_by,
        tickers=tuple(str(ticker) for ticker in release.tickers),
        products=tuple(setting.link(p.name, f"/products/{p.key}/") for p in release.products),
        topics=tuple(setting.link(t.name, f"/topics/{t.key}/") for t in release.topics),
        documents=tuple(_document(document, setting) for document in release.attachments),
        translations=place.translations,
        updated=When(release.updated, setting.config.site.timezone, False)
        if release.updated
        else None,
        newer=place.newer,
        older=place.older,
        archive=archive,
        in_language=own is not None,
        notices=place.notices,
        previously_posted=day < setting.config.disclosure.previously_posted,
        inside=release.inside.label if release.inside else "",
        inside_facts=release.inside.facts if release.inside else (),
        forms=tuple(
            FormLink(form.name, form.type, href(setting.config, form.url))
            for form in forms(setting.config, release.url)
        ),
        picture=picture,
        json_ld=news_article(article, place.correction, picture, archive, setting.config),
        extra=release.extra,
    )


def _picture(article: Article, config: Config) -> Picture | None:
    """What is shown of the release where its link is posted, if there are no cards: the first
    picture in its text that such places show."""
    for picture, alt in article.pictures:
        if picture.width and not picture.name.lower().endswith(".svg"):
            return Picture(full(config, picture.url), picture.width, picture.height, alt)
    return None


def _told(markup: str) -> str:
    """Safe HTML in which links are marked (`class="told"`) whose words are their address, so that
    paper does not write it out once more."""
    return _BARE.sub('<a class="told" ', markup)


def _document(document: Document, setting: PageContext) -> tuple[Link, str, int]:
    """An attachment's link, kind and size in kilobytes."""
    kind = PurePosixPath(document.name).suffix.removeprefix(".").upper()
    link = setting.link(document.title, document.url)
    return link, kind, max(1, round(document.size / 1000))
