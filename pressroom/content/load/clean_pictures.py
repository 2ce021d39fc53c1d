"""Pictures that are shown in sizes made at build: what can be shown so, and as they are published,
without what tells who made them and where."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

import msgspec

from pressroom.content.load.attachments import file_url, read_attachment
from pressroom.content.load.file_names import named
from pressroom.content.load.front_matter import AttachmentKeys, ImageKeys
from pressroom.content.model import Document, LeadPicture
from pressroom.core.fields import KeyPath, Reader
from pressroom.core.files import read_source
from pressroom.standards.media_types import claims_too_much, media_type
from pressroom.standards.picture_files import (
    clean_picture,
    is_on_its_side,
    is_picture_file,
    picture_metadata,
)

PIXELS = frozenset({"image/jpeg", "image/png", "image/webp"})
"""The media types of pictures of which sizes are made."""
DRAWING = "image/svg+xml"
"""The media type of a drawing, which is shown as it is."""


def read_picture(
    name: str,
    at: KeyPath,
    beside: Mapping[str, Document],
    reader: Reader,
    own_name: str | None,
    kinds: Collection[str],
) -> Document | None:
    """The picture beside a text that is called `name`, of one of some `kinds` (media types), or
    None and a problem. `own_name` is the name of a text without a folder, for the remedy."""
    found = read_attachment(AttachmentKeys(file=name), at, beside, reader, own_name)
    if found is None or found.misfit is not None or not found.size:
        return found
    kind = media_type(found.name)
    if kind not in kinds or not (found.width or kind == DRAWING):
        forms = "JPEG, PNG, WebP or SVG" if DRAWING in kinds else "JPEG, PNG or WebP"
        remedy = f"use a {forms} file that a browser shows; another may be attached"
        reader.report(at, "PR013", f"`{name}` cannot be read as a picture", remedy)
    elif claims_too_much(found.name, found.width, found.height):
        what = f"the picture has {found.width} by {found.height} pixels"
        reader.report(at, "PR034", what, "make it smaller: 6000 pixels wide are enough for print")
    return found


def read_lead(
    keys: ImageKeys | None,
    beside: Mapping[str, Document],
    root: Path,
    reader: Reader,
    own_name: str | None,
) -> LeadPicture | None:
    """The picture at the head of a release in the press room in `root`; None without one, or with a
    problem. Of its file sizes alone are published."""
    if keys is None:
        return None
    name = named(keys.file, beside)
    found = {name: as_published(beside[name], root)} if name is not None else beside
    file = read_picture(keys.file, ("image", "file"), found, reader, own_name, PIXELS)
    return LeadPicture(file, keys.alt, keys.credit) if file is not None else None


def as_published(document: Document, root: Path) -> Document:
    """A JPEG, PNG or WebP file in the press room in `root` as it is published, or with what stands
    in the way of that as its `misfit`; any other file as it is."""
    if document.misfit is not None or not document.size:
        return document
    data = read_source(root / document.path)
    if not is_picture_file(data):
        return document
    told = picture_metadata(data)
    clean = clean_picture(data) if told and document.fault is None else data
    if document.fault is not None or clean is None:
        remedy = "export it anew without its metadata"
        stays = f"a picture that tells {' and '.join(told)}, and it cannot be taken out"
        return msgspec.structs.replace(document, misfit=document.fault or (stays, remedy))
    # Of a JPEG imagesize gives the size as it is shown.
    turned = is_on_its_side(data) and not data.startswith(b"\xff\xd8")
    return msgspec.structs.replace(
        document,
        url=file_url(root / document.path, clean),
        size=len(clean),
        width=document.height if turned else document.width,
        height=document.width if turned else document.height,
        told=told,
    )
