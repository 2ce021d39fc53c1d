"""Pictures and videos of the media library: their front matter, and the record made of it."""

from __future__ import annotations

from typing import Annotated, Any

from pressroom.content.config.records import Config
from pressroom.content.items import MEDIA_KINDS, MediaItem
from pressroom.content.load.clean_pictures import DRAWING, PIXELS, read_picture
from pressroom.content.load.common_keys import check_web_link
from pressroom.content.load.item_keys import ItemKeys, Kind
from pressroom.content.load.registered import Registry
from pressroom.content.load.registry_lookup import Resolver
from pressroom.content.model import Document
from pressroom.core.fields import KeyPath, Reader, documented
from pressroom.core.problems import choose
from pressroom.standards.partial_dates import read_partial_date

_AT: KeyPath = ("picture",)
_NO_FILE = Document("", "", "", 0)


class MediaKeys(ItemKeys, frozen=True, kw_only=True):
    """Front matter of a picture or video, in `content/media/`; the text is the caption."""

    picture: Annotated[
        str, documented("name of the picture beside the text: JPEG, PNG, WebP, SVG", "anvil.jpg")
    ]
    alt: Annotated[
        str, documented("what the picture shows, for who cannot see it", "An anvil on a cliff")
    ]
    kind: Annotated[str, documented(f"what it is: {', '.join(MEDIA_KINDS)}", "logo")] = "photograph"
    credit: Annotated[str, documented("who made it", "Photo: John Roe")] = ""
    usage: Annotated[
        str, documented("on what terms others may use it", "Free for editorial use")
    ] = ""
    made: Annotated[str, documented("the year, month or day it was made", "2026-03")] = ""
    link: Annotated[
        str, documented("where a video can be seen", "https://video.example.com/anvil")
    ] = ""
    order: Annotated[
        int, documented("its place among those of its kind; smaller numbers come first", "10")
    ] = 0
    products: Annotated[
        tuple[str, ...], documented("names or keys from the registry", "[kadcyla]")
    ] = ()


def _media(fields: dict[str, Any], front: MediaKeys, reader: Reader, config: Config) -> MediaItem:
    if front.kind not in MEDIA_KINDS:
        what = f"`{front.kind}` is no kind of picture or video"
        reader.report(("kind",), "PR008", what, choose(front.kind, MEDIA_KINDS, none=""))
    if front.kind == "video" and not front.link:
        remedy = "add `link`, the address where it can be seen: `https://…`"
        reader.report((), "PR007", "the video has no `link`", remedy)
    check_web_link(front.link, ("link",), reader)
    made = read_partial_date(front.made) if front.made else None
    if front.made and made is None:
        remedy = "write `2009`, `2009-01` or `2009-01-15`"
        reader.report(("made",), "PR008", f"`{front.made}` is no year, month or day", remedy)
    known = Resolver(reader, Registry.of(config, {}, {}))
    own = None if reader.source.endswith("/index.md") else fields["name"].rpartition("/")[2]
    picture = (
        read_picture(front.picture, _AT, fields["beside"], reader, own, {*PIXELS, DRAWING})
        if front.picture
        else None
    )
    return MediaItem(
        **{**fields, "products": known.products(front.products)},
        sort=front.kind,
        picture=picture or _NO_FILE,
        shown=(picture,) if picture else (),
        alt=front.alt,
        credit=front.credit,
        usage=front.usage,
        made=made,
        link=front.link,
        order=front.order,
    )


_FILES = frozenset(
    {"ai", "avif", "eps", "gif", "heic", "jpeg", "jpg", "mov", "mp4", "png", "svg", "tif", "webp"}
)
MEDIA = Kind("picture", "content/media", "/media/", MediaKeys, _media, cleans=True, also=_FILES)
