"""Sources of an import: files and folders as the author named them, opened for their readers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path, PurePath

import msgspec

from pressroom.core.files import file_tree
from pressroom.core.problems import Problem, Severity
from pressroom.importers.archives.folder import Folder
from pressroom.importers.archives.items import Read
from pressroom.importers.archives.static_site import read_site
from pressroom.importers.formats import (
    HEAD,
    READERS,
    format_of,
    is_static_site,
    may_be_imported,
)
from pressroom.importers.records import Wishes

_SITE = "site"
# Of a folder with more files than this no file is looked for beside a source.
_MOST_BESIDE = 100_000
# What lies beside texts and is taken along where one names it.
_COMPANIONS = frozenset(
    [
        *(".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".ico", ".css", ".js", ".woff"),
        *(".woff2", ".pdf", ".csv", ".xls", ".xlsx", ".ppt", ".pptx"),
    ]
)


class Source(msgspec.Struct, frozen=True):
    """A file or a static site's folder to import, under the name that the author gave it; `form` is
    its format, empty where that is to be told from the file."""

    path: Path
    name: str
    form: str = ""


def sources_in(path: Path, form: str) -> tuple[list[Source], list[Problem]]:
    """The sources that a path names: a file, a static site's folder, or the texts in a folder."""
    name = path.as_posix()
    if not path.is_dir():
        return [Source(path, name, form)], []
    names = list(file_tree(path).files)
    if is_static_site(names, lambda each: _head(path / each)) and not form:
        return [Source(path, name, _SITE)], []
    texts = [each for each in names if form or may_be_imported(each)]
    rest = Counter(PurePath(each).suffix.lower() for each in names if each not in set(texts))
    others = {ending: count for ending, count in rest.items() if ending not in _COMPANIONS}
    problems = [_nothing(name)] if not texts else []
    if others:
        told = ", ".join(f"{count:,} of type `{ending or '–'}`" for ending, count in others.items())
        problems.append(_passed_over(name, told))
    return [Source(path / each, f"{name}/{each}", form) for each in texts], problems


def _nothing(name: str) -> Problem:
    return Problem(
        path=name,
        code="PR415",
        message="there is no file in this folder that can be imported",
        remedy="name the folder with the texts",
    )


def _passed_over(name: str, told: str) -> Problem:
    return Problem(
        path=name,
        code="PR417",
        severity=Severity.WARNING,
        message=f"files of this folder that cannot be imported were passed over: {told}",
        remedy="save those that are releases as Word (.docx), HTML or text",
    )


def opened(source: Source, wishes: Wishes, folders: Folders) -> Read:
    """What the reader of a source's format gives; `folders` are those listed before."""
    try:
        if source.form == _SITE:
            yield from read_site(folders.at(source.path), source.name, wishes)
            return
        form = source.form or format_of(source.name, _head(source.path))
        if isinstance(form, Problem):
            yield form
            return
        with source.path.open("rb") as file:
            yield from READERS[form](file, source.name, folders.at(source.path.parent), wishes)
    except OSError as error:
        what = f"the file cannot be read: {error.strerror}"
        remedy = "check its name and permissions"
        yield Problem(path=source.name, code="PR001", message=what, remedy=remedy)


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEAD)


class Folders:
    """The folders of sources, each listed once: ten thousand pages may lie in one."""

    def __init__(self) -> None:
        self._known: dict[Path, Folder] = {}

    def at(self, path: Path) -> Folder:
        """The files in a folder; links are not followed."""
        if path not in self._known:
            names: Sequence[str] = list(file_tree(path).files)
            self._known[path] = Folder(
                names if len(names) <= _MOST_BESIDE else (), lambda name: (path / name).read_bytes()
            )
        return self._known[path]


def all_sources(paths: Sequence[Path], form: str) -> tuple[list[Source], list[Problem]]:
    """The sources that several paths name, in order, and what is told of folders."""
    found = [sources_in(path, form) for path in paths]
    return (
        [source for sources, _ in found for source in sources],
        [problem for _, problems in found for problem in problems],
    )
