"""Pictures of the media library, at the head of releases and of people, made by Pillow in the sizes
and formats in which they are shown.

What was made is kept in the build cache under the digest of the original, so that a change of
settings or theme makes nothing again.
"""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.items import MediaItem, Person, items_of
from pressroom.content.model import Entry, Site
from pressroom.core.cache import Cache
from pressroom.core.digest import digest, raw_digest
from pressroom.core.files import CONFIG
from pressroom.core.problems import Abort, Problem
from pressroom.core.versions import version_of
from pressroom.formats.artifact import Artifact
from pressroom.formats.materials import Materials
from pressroom.formats.picture_sizes import Rendition, renditions, writes_avif
from pressroom.formats.picture_zips import PictureZip, picture_zips
from pressroom.formats.whole_pictures import only_whole
from pressroom.standards.picture_files import clean_picture

if TYPE_CHECKING:
    from PIL.Image import Image

KIND = "rendition"
ARCHIVE = "picture-zip"
_PNG = "image/png"
# One thread: the bytes are the same on every machine.
_OPTIONS: dict[str, dict[str, Any]] = {
    "image/avif": {"quality": 60, "speed": 8, "codec": "aom", "max_threads": 1},
    "image/webp": {"quality": 80, "method": 4},
    "image/jpeg": {"quality": 84, "progressive": True, "optimize": True},
    _PNG: {"optimize": True},
}
_WITHOUT_LOSS = {"lossless": True, "quality": 80, "method": 4}


def pictures(site: Site, config: Config) -> list[Artifact]:
    """Artifacts of all sizes and formats of the pictures in the media library, at the head of
    releases and of people, and of the library's archives."""
    items = items_of(site, MediaItem)
    portraits = [person.portrait.file for person in items_of(site, Person) if person.portrait]
    leads = [release.image.file for release in site.releases if release.image is not None]
    shown = (*(item.picture for item in items), *portraits, *leads)
    found = {picture.url: picture for picture in shown}
    if not found:
        return []
    salt = _salt()
    sizes = [
        Artifact(rendition.url.lstrip("/"), picture.path, KIND, rendition, salt)
        for _, picture in sorted(found.items())
        for rendition in renditions(picture)
    ]
    archives = picture_zips(items, config).values()
    return [*sizes, *(Artifact(z.url.lstrip("/"), CONFIG, ARCHIVE, z) for z in archives)]


def pillow_missing_for(entries: Iterable[Entry]) -> list[Problem]:
    """Problem PR320 if there are pictures and Pillow, which makes their sizes, is not installed."""
    first = next(filter(_has_picture, entries), None)
    if first is None or version_of("pillow"):
        return []
    return [
        Problem(
            path=first.source,
            code="PR320",
            message="sizes of its picture are made by Pillow, which is not installed",
            remedy="install it (`pip install pressroom[cards]`)",
        )
    ]


def _has_picture(entry: Entry) -> bool:
    """Whether sizes of a picture are made for an entry."""
    is_shown = isinstance(entry, Person) and entry.portrait is not None
    return isinstance(entry, MediaItem) or is_shown or entry.image is not None


def forget_others(
    files: Sequence[Artifact], kept: Cache, written: Collection[str], *, has_lost: bool
) -> None:
    """Drops from the cache the pictures that a site of these `files` does not show, where it
    `has_lost` something, or one of them was `written`, by path."""
    shown = [file for file in files if file.kind == KIND]
    if has_lost or any(file.path in written for file in shown):
        kept.put({}, map(_key, shown), forget=True)


def render_picture(artifact: Artifact, materials: Materials) -> bytes:
    """A picture in one size and format, or an archive of pictures. Raises `Abort` for a picture
    that cannot be decoded."""
    return (_archive if artifact.kind == ARCHIVE else _rendition)(artifact, materials)


def _rendition(artifact: Artifact, materials: Materials) -> bytes:
    key = _key(artifact)
    found = materials.pictures.get([key]).get(key)
    if found is None:
        data = (materials.root / artifact.origin).read_bytes()
        found = sized(data, artifact)
        materials.pictures.put({key: found}, [])
    return found


def _archive(artifact: Artifact, materials: Materials) -> bytes:
    """An archive of pictures, without a date: the same bytes for the same pictures. Pictures are
    packed already, and stand in it as they are."""
    view: PictureZip = artifact.view
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        # A spreadsheet takes a table for UTF-8 by its mark.
        archive.writestr(zipfile.ZipInfo("pictures.csv"), view.table.encode("utf-8-sig"))
        for member in view.members:
            data = (materials.root / member.path).read_bytes()
            published = clean_picture(data) if member.is_cleaned else data
            assert published is not None, "a picture that cannot be cleaned is not read"
            archive.writestr(zipfile.ZipInfo(member.name), published)
    return made.getvalue()


def _salt() -> str:
    from PIL import features

    avif = str(features.version("avif")) if writes_avif() else ""
    recipe = repr((version_of("pillow"), avif, _OPTIONS, _WITHOUT_LOSS))
    return digest(recipe.encode())


def _key(artifact: Artifact) -> bytes:
    return raw_digest(msgspec.msgpack.encode((artifact.view, artifact.salt)))


def sized(data: bytes, artifact: Artifact) -> bytes:
    """A picture in one of its sizes. Raises `Abort` (PR030) where it cannot be decoded."""
    from PIL import Image

    wanted: Rendition = artifact.view
    try:
        with warnings.catch_warnings():
            # Of metadata that are left out anyway.
            warnings.simplefilter("ignore")
            with only_whole(), Image.open(io.BytesIO(data)) as opened:
                return _saved(_sized(opened, wanted), wanted)
    except (OSError, SyntaxError, ValueError, struct.error, Image.DecompressionBombError) as error:
        problem = Problem(
            path=artifact.origin,
            code="PR030",
            message="the picture is damaged: it cannot be decoded",
            remedy="put the whole file there, copied or exported anew",
        )
        raise Abort([problem]) from error


def _sized(opened: Image, wanted: Rendition) -> Image:
    """The picture the right way up in the size that is wanted. Raises `ValueError` where it has
    another size than its file was read to have."""
    from PIL import ImageOps
    from PIL.Image import Resampling

    if sorted(opened.size) != sorted(wanted.whole):
        raise ValueError("not the size that was read")
    profile = opened.info.get("icc_profile") if opened.mode in ("RGB", "RGBA") else None
    clear = opened.mode in ("RGBA", "LA", "PA") or "transparency" in opened.info
    # A JPEG can be decoded at a half or a quarter of its size.
    opened.draft("RGB", (wanted.width * 2, wanted.height * 2))
    image = ImageOps.exif_transpose(opened)
    if image.mode.startswith("I;16"):
        image = image.convert("L")
    image = image.convert("RGBA" if clear else "RGB")
    image = image.resize((wanted.width, wanted.height), Resampling.LANCZOS, reducing_gap=3.0)
    image.info = {"icc_profile": profile} if profile else {}
    return image


def _saved(image: Image, wanted: Rendition) -> bytes:
    form = wanted.type.rpartition("/")[2].upper()
    lossless = wanted.type == "image/webp" and wanted.picture.endswith(".png")
    options = _WITHOUT_LOSS if lossless else _OPTIONS[wanted.type]
    made = io.BytesIO()
    image.save(made, form, **options, **_profile(image))
    return made.getvalue()


def _profile(image: Image) -> dict[str, Any]:
    return {key: image.info[key] for key in ("icc_profile",) if key in image.info}
