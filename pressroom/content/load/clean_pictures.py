"""Pictures as they are published where they leave without what tells who made them and where."""

from __future__ import annotations

from pathlib import Path

import msgspec

from pressroom.content.load.attachments import file_url
from pressroom.content.model import Document
from pressroom.core.files import read_source
from pressroom.standards.picture_files import (
    clean_picture,
    fault_of_picture,
    is_on_its_side,
    is_picture_file,
    told_by_picture,
)


def as_published(document: Document, root: Path) -> Document:
    """A JPEG, PNG or WebP file in the press room in `root` as it is published, or with what stands
    in the way of that as its `misfit`; any other file as it is."""
    if document.misfit is not None or not document.size:
        return document
    data = read_source(root / document.path)
    if not is_picture_file(data):
        return document
    fault = fault_of_picture(data)
    told = told_by_picture(data)
    clean = clean_picture(data) if told and fault is None else data
    if fault is not None or clean is None:
        remedy = "export it anew without its metadata"
        stays = f"a picture that tells {' and '.join(told)}, and it cannot be taken out"
        return msgspec.structs.replace(document, misfit=fault or (stays, remedy))
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
