"""Files beside a release: attachments, and images in its text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from pressroom.content.load.file_names import (
    composed,
    missing_file_remedy,
    named,
    remedy_of_twins,
)
from pressroom.content.load.front_matter import AttachmentKeys
from pressroom.content.model import Document
from pressroom.content.references import slug
from pressroom.content.standing import TO_COME
from pressroom.core.digest import digest
from pressroom.core.fields import KeyPath, Reader
from pressroom.core.files import source_files
from pressroom.standards.picture_files import fault_of_picture, is_picture_file, pixels_of
from pressroom.standards.signatures import misfit

_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif"})


def report_twins(beside: Mapping[str, Document], reader: Reader) -> None:
    """Reports files beside a text whose names look alike: one name would stand for both."""
    for name, document in beside.items():
        own = composed(name)
        if name != own:
            remedy = remedy_of_twins(document.path, beside[own].path)
            reader.report((), "PR013", f"two files are called `{own}`", remedy)


def files_beside(folder: Path | None, root: Path) -> dict[str, Document]:
    """The files in a release's folder, by relative path, each with its address.

    Folders of other releases below it are left out. Empty for a release without a folder. Of two
    whose paths look alike the second has its accents apart (`report_twins`).
    """
    if folder is None:
        return {}
    documents: dict[str, Document] = {}
    files = source_files(folder)
    other_releases = {
        path.parent for path in files if path.name == "index.md" and path.parent != folder
    }
    for path in files:
        if path == folder / "index.md" or any(parent in other_releases for parent in path.parents):
            continue
        try:
            data = path.read_bytes()
        except OSError:
            # Counts as missing: a release that names it gets a problem.
            continue
        source = path.relative_to(root).as_posix()
        url = file_url(path, data)
        name = composed(path.relative_to(folder).as_posix())
        if name in documents:
            name = unicodedata.normalize("NFD", name)
        width, height = pixels_of(data) if path.suffix.lower() in _PICTURES else (0, 0)
        documents[name] = Document(
            source,
            url,
            composed(path.name),
            len(data),
            width=int(width),
            height=int(height),
            misfit=misfit(path.name, data),
            fault=fault_of_picture(data) if is_picture_file(data) else None,
        )
    return documents


def read_attachment(
    item: str | AttachmentKeys,
    at: KeyPath,
    beside: Mapping[str, Document],
    reader: Reader,
    own_name: str | None,
) -> Document | None:
    """The file that an attachment names, or None and a problem. `own_name` is the name of a release
    without a folder of its own, for the remedy."""
    keys = AttachmentKeys(file=item) if isinstance(item, str) else item
    if keys.file.startswith("/") or "\\" in keys.file or ".." in keys.file.split("/"):
        reader.report(
            at,
            "PR013",
            f"the attachment `{keys.file}` is not beside the release",
            "put the file into the release's folder and give its name alone",
        )
        return None
    name = named(keys.file, beside)
    if name is None:
        known = beside
        none = (
            "put it into the release's folder"
            if own_name is None
            else f"move the release's text to {own_name}/index.md, and put the file beside it"
        )
        what = f"there is no file `{keys.file}` beside the release"
        if keys.file == TO_COME:
            known, none = {}, f"{none}, and write its name here"
            what = "which file it is, is still to come"
        reader.report(at, "PR013", what, missing_file_remedy(keys.file, known, none=none))
        return None
    document = beside[name]
    if not document.size:
        remedy = "put the finished file there"
        reader.report(at, "PR013", f"the attachment `{keys.file}` is empty", remedy)
    if document.misfit is not None:
        what, remedy = document.misfit
        reader.report(at, "PR030", f"the attachment `{keys.file}` is {what}", remedy)
    return msgspec.structs.replace(document, title=keys.title or document.name)


def check_unique_names(attachments: Iterable[Document], reader: Reader) -> None:
    """Reports attachments of the same name: readers who save both would lose one."""
    seen: dict[str, Document] = {}
    for document in attachments:
        if seen.setdefault(document.name.casefold(), document) is not document:
            what = f"two attachments are called `{document.name}`"
            reader.report(("attachments",), "PR013", what, "give each a name of its own")


def file_url(path: Path, data: bytes) -> str:
    """The address of a file that is published with the bytes `data`."""
    return f"/files/{digest(data)}/{_file_name(path)}"


def _file_name(path: Path) -> str:
    """A file's name as the last part of an address."""
    return (slug(path.stem) or "file") + re.sub(r"[^a-z0-9.]", "", path.suffix.lower())
