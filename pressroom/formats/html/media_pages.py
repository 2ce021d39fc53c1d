"""Pages of the media library: one for each picture or video, and a list of all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from urllib.parse import urlsplit

from pressroom.content.items import MEDIA_KINDS, MediaItem, items_of
from pressroom.content.model import Entry
from pressroom.core.files import CONFIG
from pressroom.formats.addresses import MEDIA_ADDRESS, href
from pressroom.formats.artifact import Artifact
from pressroom.formats.html import item_views as views
from pressroom.formats.html.item_parts import (
    family_of,
    item_body,
    item_forms,
    item_head,
    item_translations,
    named_items,
    product_links,
)
from pressroom.formats.html.json_ld import media_json_ld
from pressroom.formats.html.site_context import SiteContext
from pressroom.formats.html.sized_pictures import posted, sized_picture
from pressroom.formats.html.texts import document_link
from pressroom.formats.html.view_parts import Link, PictureCard
from pressroom.formats.picture_sizes import largest
from pressroom.formats.picture_zips import in_library, picture_zips
from pressroom.standards.languages import worded
from pressroom.standards.partial_dates import partial_date_words


def media_pages(context: SiteContext) -> Iterator[Artifact]:
    """Artifacts of the pictures' pages, and of the list of them; none without a picture."""
    found = items_of(context.site, MediaItem)
    for item in found:
        yield _picture_page(item, context)
    if found:
        yield _list(found, context)


def gallery_of(release: Entry, context: SiteContext) -> tuple[PictureCard, ...]:
    """The pictures that a release names, as far as they are public; in its own language, where a
    picture has a page in that."""
    named = named_items(release.media, MediaItem, release.language, context)
    return tuple(picture_card(item, context) for item in named)


def _picture_page(item: MediaItem, context: SiteContext) -> Artifact:
    view = views.PicturePage(
        frame=context.frame,
        head=item_head(item, context),
        picture=picture_card(item, context),
        when=context.when(item) if item.is_dated else None,
        body=item_body(item, context),
        usage=item.usage,
        made=partial_date_words(item.made, item.language) if item.made else "",
        products=product_links(item, context),
        forms=item_forms(item, context),
        posted=posted(item.picture, item.alt, context.config) or context.frame.picture,
        library=context.link(worded("Media library"), MEDIA_ADDRESS),
        json_ld=media_json_ld(item, context.config),
    )
    return context.artifact("picture.html", item.url, item.source, view)


def picture_card(item: MediaItem, context: SiteContext) -> PictureCard:
    files = [document_link(item.picture, context)]
    smaller = largest(item.picture)
    size = _size(item.picture.width, item.picture.height)
    return PictureCard(
        title=item.title,
        href=href(context.config, item.url),
        language=item.language,
        kind=MEDIA_KINDS[item.sort],
        shown=sized_picture(item.picture, item.alt, context.config),
        size="" if item.picture.name.lower().endswith(".svg") else size,
        credit=item.credit,
        files=(*files, *(document_link(document, context) for document in item.attachments)),
        smaller=Link(_size(smaller.width, smaller.height), href(context.config, smaller.url))
        if smaller
        else None,
        link=Link(_host(item.link), item.link) if item.link else None,
        also=item_translations(item, family_of(item, context), context),
    )


def _size(width: int, height: int) -> str:
    return f"{width} × {height}"


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")


def _list(found: Sequence[MediaItem], context: SiteContext) -> Artifact:
    archives = picture_zips(found, context.config)

    def archive(kind: str) -> tuple[str, int] | None:
        if kind not in archives:
            return None
        size = max(1, round(archives[kind].size / 1000))
        return href(context.config, archives[kind].url), size

    view = views.MediaPage(
        frame=context.frame,
        head=context.head("", MEDIA_ADDRESS),
        archive=archive(""),
        groups=tuple(
            views.PictureGroup(
                MEDIA_KINDS[kind],
                archive(kind),
                tuple(picture_card(each, context) for each in group),
            )
            for kind, group in groupby(in_library(found, context.config), lambda each: each.sort)
        ),
    )
    return context.artifact("media.html", MEDIA_ADDRESS, CONFIG, view)
