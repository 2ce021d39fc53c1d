"""Checks of files: documents in `static/`, which are public at once, and metadata of documents.

These are not rules on a release's text: they read bytes on disk, public or not.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from pathlib import Path

from pressroom.content.model import Release
from pressroom.core.files import read_source, source_files
from pressroom.core.problems import Problem, Severity
from pressroom.rules.metadata import telling_metadata

_DOCUMENTS = frozenset(
    re.findall(
        r"\S+",
        """
        .pdf .doc .docx .odt .rtf .xls .xlsx .ods .csv .ppt .pptx .odp .key .pages
        .numbers .mp3 .m4a .wav .ogg .mp4 .mov .avi .webm .mkv .zip .gz .tgz .7z .rar
        .epub
        """,
    )
)


def open_documents(root: Path) -> Iterator[Problem]:
    """Warnings for documents in `static/`, which are public at once and at an address that anyone
    can guess.

    Results were read that way before they were announced (JPMorgan 2014, Intel 2021, OBR 2025).
    """
    for path in source_files(root / "static"):
        if path.suffix.lower() in _DOCUMENTS:
            yield Problem(
                path=path.relative_to(root).as_posix(),
                code="PR021",
                severity=Severity.WARNING,
                message="a document in static/ is public at once, whatever release it belongs to",
                remedy="put it beside its release as content/releases/NAME/index.md with the "
                "file, and name it in `attachments`",
            )


def telling_documents(
    root: Path, releases: Iterable[Release], published: Container[str] = frozenset()
) -> Iterator[tuple[Problem, bool]]:
    """Warnings for attachments, images and static files whose metadata say where, or by whom, they
    were made; each with whether it is safe to take them out of the file.

    It is not for a file of a release whose id is among the `published`: the file would get another
    address.
    """
    safe = {path.relative_to(root).as_posix(): True for path in source_files(root / "static")}
    cleaned: set[str] = set()
    for release in releases:
        for document in release.beside.values():
            safe[document.path] = safe.get(document.path, True) and release.id not in published
        cleaned |= {each.path for each in release.beside.values() if each.told}
    for path, may_change in safe.items():
        for what, remedy in telling_metadata(read_source(root / path)):
            if path in cleaned:
                remedy = "it is published without; `pressroom lint --fix` takes it out of the file"
            elif not may_change:
                remedy = "it is published: a file without this gets a new address (`updated`)"
            problem = Problem(
                path=path,
                code="PR022",
                severity=Severity.WARNING,
                message=f"the file tells {what}",
                remedy=remedy,
            )
            yield problem, may_change or path in cleaned
