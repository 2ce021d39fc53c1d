"""Pictures as pages show them: in several sizes, from which a browser chooses."""

from __future__ import annotations

from itertools import groupby

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.model import Document, Entry
from pressroom.formats.addresses import full, href
from pressroom.formats.html.view_parts import Picture, SizedPicture
from pressroom.formats.picture_sizes import fallback, renditions, widest


def sized_picture(picture: Document, alt: str, config: Config) -> SizedPicture:
    """A picture as browsers choose a size and format of it; a drawing as it is."""
    last = fallback(picture)
    if last is None:
        address = href(config, picture.url)
        return SizedPicture((), address, picture.width, picture.height, alt)
    srcset = {
        kind: ", ".join(f"{href(config, each.url)} {each.width}w" for each in group)
        for kind, group in groupby(renditions(picture), lambda each: each.type)
    }
    return SizedPicture(
        tuple((kind, rows) for kind, rows in srcset.items() if kind != last.type),
        href(config, last.url),
        last.width,
        last.height,
        alt,
    )


def posted(picture: Document, alt: str, config: Config) -> Picture | None:
    """The picture to show where its page's link is posted; None for a drawing."""
    found = widest(picture)
    if found is None:
        return None
    return Picture(full(config, found.url), found.width, found.height, alt)


def lead(release: Entry, config: Config) -> SizedPicture | None:
    """The picture at the head of a release, if it has one."""
    image = release.image
    if image is None:
        return None
    return msgspec.structs.replace(
        sized_picture(image.file, image.alt, config), credit=image.credit
    )


def posted_lead(release: Entry, config: Config) -> Picture | None:
    """The same for where the release's link is posted."""
    image = release.image
    return posted(image.file, image.alt, config) if image is not None else None
