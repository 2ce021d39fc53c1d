"""Archives of the media library (ZIP): all pictures, and those of a kind, each with its credit and
terms in a table beside them. What is in them is decided here; `pictures.py` writes them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.items import MEDIA_KINDS, MediaItem
from pressroom.content.model import Document
from pressroom.content.references import in_one_language
from pressroom.core.problems import Problem, Severity
from pressroom.formats.addresses import MEDIA_ADDRESS, full

MOST_ZIP_BYTES = 100_000_000
"""So many bytes of pictures an archive may have: more some hosts do not take as one file."""
_TABLE = ("file", "title", "shows", "credit", "terms of use", "page")


class ZipMember(msgspec.Struct, frozen=True):
    """A file in an archive: its name there, its path in the press room, the address at which it is
    published, which has a digest of its bytes, and whether it is published without what it tells of
    place and maker."""

    name: str
    path: str
    url: str
    is_cleaned: bool


class PictureZip(msgspec.Struct, frozen=True):
    """An archive of all pictures, or of those of a kind: its address, the size of what is in it in
    bytes, its files, and the table of credits as CSV."""

    kind: str
    url: str
    size: int
    members: tuple[ZipMember, ...]
    table: str


def in_library(items: Sequence[MediaItem], config: Config) -> list[MediaItem]:
    """The pictures as the library lists them: by kind, each in one language."""
    kinds = list(MEDIA_KINDS)
    return sorted(
        in_one_language(items, config.language),
        key=lambda each: (kinds.index(each.sort), each.order, each.title.casefold(), each.url),
    )


def picture_zips(items: Sequence[MediaItem], config: Config) -> dict[str, PictureZip]:
    """The archives by their kinds, that of all pictures under the empty name; none of fewer than
    two pictures, and none that would be larger than `MOST_ZIP_BYTES`."""
    return {zip_.kind: zip_ for zip_ in _zips(items, config) if zip_.size <= MOST_ZIP_BYTES}


def oversized_archives(items: Sequence[MediaItem], config: Config) -> list[Problem]:
    """Warnings (PR037) for the archives that are not made for their size."""
    return [
        Problem(
            path="content/media",
            code="PR037",
            severity=Severity.WARNING,
            message=f"{MEDIA_KINDS[zip_.kind].lower() if zip_.kind else 'all pictures'} together "
            f"have {zip_.size // 1_000_000} MB, and are not offered as one archive",
            remedy=f"make files smaller: an archive has at most {MOST_ZIP_BYTES // 1_000_000} MB",
        )
        for zip_ in _zips(items, config)
        if zip_.size > MOST_ZIP_BYTES
    ]


def _zips(items: Sequence[MediaItem], config: Config) -> Iterator[PictureZip]:
    listed = in_library(items, config)
    groups = {kind: list(group) for kind, group in groupby(listed, lambda each: each.sort)}
    if len(groups) > 1:
        yield _zip("", listed, config)
    for kind, group in groups.items():
        if len(group) > 1:
            yield _zip(kind, group, config)


def _zip(kind: str, items: Iterable[MediaItem], config: Config) -> PictureZip:
    members, rows = [], io.StringIO()
    table = csv.writer(rows)
    table.writerow(_TABLE)
    size = 0
    for item in items:
        place = item.url.strip("/").removeprefix(MEDIA_ADDRESS.strip("/") + "/").replace("/", "-")
        for file in {each.url: each for each in (item.picture, *item.attachments)}.values():
            name = f"{item.sort}/{place}/{file.name}"
            members.append(_member(name, file))
            size += file.size
            page = full(config, item.url)
            table.writerow((name, item.title, item.alt, item.credit, item.usage, page))
    url = f"{MEDIA_ADDRESS}{kind or 'media-library'}.zip"
    return PictureZip(kind, url, size, tuple(members), rows.getvalue())


def _member(name: str, file: Document) -> ZipMember:
    return ZipMember(name, file.path, file.url, bool(file.told))
