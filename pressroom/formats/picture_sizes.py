"""Sizes and formats of pictures in the media library and at the head of releases: decided here,
made in `pictures.py`.

A JPEG is shown as AVIF where Pillow can write that, and as WebP and JPEG; a PNG, which may be a
drawing, without loss as WebP and PNG. Drawings (SVG) are shown as they are.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

import msgspec

from pressroom.content.model import Document, Entry, LeadPicture
from pressroom.core.versions import version_of
from pressroom.standards.media_types import media_type

_WIDTHS = (400, 800)
_WIDEST = 1600
# A size that is hardly smaller than the next is not worth its file.
_APART = 0.8
_AVIF, _WEBP, _JPEG, _PNG = "image/avif", "image/webp", "image/jpeg", "image/png"
_ENDINGS = {_AVIF: "avif", _WEBP: "webp", _JPEG: "jpg", _PNG: "png"}


class Rendition(msgspec.Struct, frozen=True):
    """A picture in a size (pixels) and a format (media type), at an address; `picture` is the
    address of the original, which has a digest of its bytes, and `whole` the size of that."""

    picture: str
    whole: tuple[int, int]
    width: int
    height: int
    type: str
    url: str


def renditions(picture: Document) -> tuple[Rendition, ...]:
    """All sizes and formats of a picture, the best format first; none of a drawing."""
    return tuple(_renditions(picture))


def fallback(picture: Document) -> Rendition | None:
    """Picture that every program shows: the middle size in the format of the original."""
    made = [each for each in renditions(picture) if each.type == _last_format(picture)]
    middle = [each for each in made if each.width <= _WIDTHS[-1]]
    return middle[-1] if middle else made[0] if made else None


def widest(picture: Document) -> Rendition | None:
    """The largest size in the format of the original, for who posts a link to its page."""
    made = [each for each in renditions(picture) if each.type == _last_format(picture)]
    return made[-1] if made else None


def lead_of(release: Entry) -> Iterator[tuple[LeadPicture, Rendition]]:
    """The picture at the head of a release with its largest size; nothing without one."""
    if release.image is not None and (made := widest(release.image.file)) is not None:
        yield release.image, made


def largest(picture: Document) -> Rendition | None:
    """The same; None where the original is hardly larger."""
    found = widest(picture)
    return found if found is not None and found.width < _APART * picture.width else None


def _renditions(picture: Document) -> Iterator[Rendition]:
    folder, _, name = picture.url.rpartition("/")
    stem = name.rpartition(".")[0]
    for kind in _formats(picture):
        for width in _widths(picture.width):
            # The smallest is for lists in browsers that know WebP.
            if kind in (_JPEG, _PNG) and width == _WIDTHS[0] != picture.width:
                continue
            height = max(1, round(picture.height * width / picture.width))
            url = f"{folder}/{width}/{stem}.{_ENDINGS[kind]}"
            whole = (picture.width, picture.height)
            yield Rendition(picture.url, whole, width, height, kind, url)


def _formats(picture: Document) -> tuple[str, ...]:
    kind = media_type(picture.name)
    if not picture.width or kind not in (_JPEG, _PNG, _WEBP):
        return ()
    if kind == _PNG:
        return _WEBP, _PNG
    better = (_AVIF,) if writes_avif() else ()
    return (*better, _WEBP, _JPEG) if kind == _JPEG else (*better, _WEBP)


def _last_format(picture: Document) -> str:
    return (_formats(picture) or ("",))[-1]


def _widths(width: int) -> list[int]:
    largest = min(width, _WIDEST)
    return [*(each for each in _WIDTHS if each < _APART * largest), largest]


@functools.cache
def writes_avif() -> bool:
    """Whether this Pillow can write AVIF."""
    if not version_of("pillow"):
        return False
    from PIL import features

    return bool(features.check("avif"))
