"""The second lock's first half: no file of a release that is not public goes out as another file.

An embargo holds a release and the files beside it. A copy of one of them in `static/`, or under
another name beside a public release, would be published all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path, PurePosixPath

from pressroom.content.load.strays import unnamed
from pressroom.content.model import Loaded, Visibility
from pressroom.content.visibility import visibility
from pressroom.core.digest import digest
from pressroom.core.files import read_source, source_files
from pressroom.core.problems import Problem
from pressroom.formats.artifact import Artifact

_STATIC = "static"
_IN_A_KIND = 3  # parts of the path of a file that lies in the folder of its kind alone


def held_copies(
    root: Path,
    loaded: Iterable[Loaded],
    files: Iterable[Artifact],
    as_of: datetime,
    *,
    named: bool,
) -> list[Problem]:
    """Errors (PR031) for those of the site's `files` that have the bytes of a file of a release
    held at `as_of`: its source, or any file in its folder.

    A file that a public release has under the same name is the same document, public with the
    first. With `named` false neither file is named: either name may tell of the release.
    """
    held: dict[int, list[Path]] = {}
    for item in loaded:
        if item.said is None and visibility(item, as_of) is Visibility.HELD:
            for path in _files_of(root, item.source):
                held.setdefault(path.stat().st_size, []).append(path)
    held.pop(0, None)
    if not held:
        return []
    found = []
    for origin, folder in dict.fromkeys(_published(files)):
        path = root / origin
        like = held.get(path.stat().st_size, ())
        secret = _same(path, [p for p in like if folder == _STATIC or p.name != path.name])
        if secret is not None:
            found.append(_copy_problem(origin, folder, secret.relative_to(root), named=named))
    return found


def _files_of(root: Path, source: str) -> list[Path]:
    """A release's source and, if it has a folder of its own, all files there."""
    path = root / source
    own = path.name == "index.md" and len(PurePosixPath(source).parts) > _IN_A_KIND
    return source_files(path.parent) if own else [path] if path.is_file() else []


def _published(files: Iterable[Artifact]) -> Iterator[tuple[str, str]]:
    """The files of the room that are published as they are, each with the folder it is from."""
    for file in files:
        if file.kind in ("document", "clean-picture", "rendition"):
            yield file.origin, "/".join(file.origin.split("/")[:2])
        elif file.kind == "static" and file.origin.startswith(f"{_STATIC}/"):
            yield file.origin, _STATIC


def _same(path: Path, others: Iterable[Path]) -> Path | None:
    """The first of some files, all of one size, that has the bytes of the file at `path`."""
    others = list(others)
    own = digest(read_source(path)) if others else ""
    return next((other for other in others if digest(read_source(other)) == own), None)


def _copy_problem(origin: str, folder: str, secret: Path, *, named: bool) -> Problem:
    of = f"of {PurePosixPath(secret)}, which is" if named else "of a file that is"
    problem = Problem(
        path=origin,
        code="PR031",
        message=f"it is a copy {of} not public yet",
        remedy="take it out of static/"
        if folder == _STATIC
        else "take it away; if both releases publish the same document, call it the same in both",
    )
    return problem if named else unnamed(problem, folder)
