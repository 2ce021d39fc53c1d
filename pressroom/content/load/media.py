"""Pictures and videos of the media library: their front matter, and the record made of it."""

from __future__ import annotations

from typing import Annotated, Any

from pressroom.content.config.records import Config
from pressroom.content.items import MEDIA_KINDS, MediaItem
from pressroom.content.load.attachments import read_attachment
from pressroom.content.load.front_matter import AttachmentKeys
from pressroom.content.load.item_keys import ItemKeys, Kind
from pressroom.content.load.registered import Registry
from pressroom.content.load.registry_lookup import Resolver
from pressroom.content.model import Document
from pressroom.core.fields import KeyPath, Reader, documented
from pressroom.core.problems import choose
from pressroom.standards.media_types import claims_too_much, media_type
from pressroom.standards.partial_dates import read_partial_date
from pressroom.standards.web import no_web_address

_AT: KeyPath = ("picture",)
_DRAWING = "image/svg+xml"
_SHOWN = frozenset({"image/jpeg", "image/png", "image/webp", _DRAWING})
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
    if front.link and (no_web_address(front.link) or not front.link.startswith("https://")):
        remedy = "write the whole address, `https://…`"
        reader.report(("link",), "PR013", f"`{front.link}` is no safe web address", remedy)
    made = read_partial_date(front.made) if front.made else None
    if front.made and made is None:
        remedy = "write `2009`, `2009-01` or `2009-01-15`"
        reader.report(("made",), "PR008", f"`{front.made}` is no year, month or day", remedy)
    known = Resolver(reader, Registry.of(config, {}, {}))
    picture = _picture(front.picture, fields, reader) if front.picture else None
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


def _picture(name: str, fields: dict[str, Any], reader: Reader) -> Document | None:
    """The picture beside the text, or None and a problem."""
    own = None if reader.source.endswith("/index.md") else fields["name"].rpartition("/")[2]
    found = read_attachment(AttachmentKeys(file=name), _AT, fields["beside"], reader, own)
    if found is None or found.misfit is not None or not found.size:
        return found
    kind = media_type(found.name)
    if kind not in _SHOWN or not (found.width or kind == _DRAWING):
        remedy = "use a JPEG, PNG, WebP or SVG file that a browser shows; another may be attached"
        reader.report(_AT, "PR013", f"`{name}` cannot be read as a picture", remedy)
    elif claims_too_much(found.name, found.width, found.height):
        what = f"the picture has {found.width} by {found.height} pixels"
        reader.report(_AT, "PR034", what, "make it smaller: 6000 pixels wide are enough for print")
    return found


_FILES = frozenset(
    {"ai", "avif", "eps", "gif", "heic", "jpeg", "jpg", "mov", "mp4", "png", "svg", "tif", "webp"}
)
MEDIA = Kind("picture", "content/media", "/media/", MediaKeys, _media, cleans=True, also=_FILES)
