"""Sources of an import: files and folders as the author named them, opened for their readers."""

from __future__ import annotations

import os
import re
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath

import msgspec

from pressroom.core.files import file_tree, is_backup
from pressroom.core.problems import Problem, warning
from pressroom.importers.archives.folder import Folder
from pressroom.importers.archives.items import Read
from pressroom.importers.archives.static_site import read_site
from pressroom.importers.formats import (
    FORMAT_HEAD,
    READERS,
    format_of,
    is_static_site,
    may_be_imported,
)
from pressroom.importers.records import Wishes

_SITE = "site"
# Of a folder with more files than this no file is looked for beside a source.
_MOST_BESIDE = 100_000
# Documents that lie beside texts, and may be releases that nobody has as text.
_PAPERS = (".pdf", ".xls", ".xlsx", ".ppt", ".pptx")
# What lies beside texts and is taken along where one names it.
_COMPANIONS = frozenset(
    [
        *(".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".ico", ".css", ".js", ".woff"),
        *(".woff2", ".pdf", ".csv", ".xls", ".xlsx", ".ppt", ".pptx"),
    ]
)


# A path has one slash for two.
_WEB_ADDRESS = re.compile(r"(?:https?|ftp|file):/|www\.[\w-]+\.\w", re.IGNORECASE)


class Source(msgspec.Struct, frozen=True):
    """A file or a static site's folder to import, under the name that the author gave it; `form` is
    its format, empty where that is to be told from the file."""

    path: Path
    name: str
    form: str = ""


def sources_in(path: Path, form: str) -> tuple[list[Source], list[Problem]]:
    """The sources that a path names: a file, a static site's folder, or the texts in a folder."""
    name = path.as_posix()
    if _WEB_ADDRESS.match(name) and not path.exists():
        return [], [_web_address(name)]
    if not path.is_dir():
        return [Source(path, name, form)], []
    try:
        tree = file_tree(path)
    except OSError as error:
        return [], [_unreadable(Source(path, name), error)]
    names = list(tree.files)
    if is_static_site(names, lambda each: _head(path / each)) and not form:
        return [Source(path, name, _SITE)], []
    texts = [each for each in names if form or may_be_imported(each)]
    rest = Counter(PurePath(each).suffix.lower() for each in names if each not in set(texts))
    others = {ending: count for ending, count in rest.items() if ending not in _COMPANIONS}
    problems = [_nothing(name)] if not texts else []
    counts = [f"{count:,} of type `{ending or '–'}`" for ending, count in others.items()]
    for what, paths in (("links", tree.links), ("pipes or devices", tree.special)):
        counts += [f"{len(paths):,} {what}, such as `{paths[0]}`"] if paths else []
    if counts:
        problems.append(_passed_over(name, ", ".join(counts)))
    papers = [ending for ending in _PAPERS if rest[ending]]
    if papers:
        told = ", ".join(f"{rest[ending]:,} of type `{ending}`" for ending in papers)
        problems.append(_may_be_releases(name, told))
    return [Source(path / each, f"{name}/{each}", form) for each in texts], problems


def _web_address(name: str) -> Problem:
    return Problem(
        path=name,
        code="PR415",
        message="this is a web address, and no file; nothing is fetched from the web",
        remedy="save the page from a browser as HTML, and name the file",
    )


def _nothing(name: str) -> Problem:
    return Problem(
        path=name,
        code="PR415",
        message="there is no file in this folder that can be imported",
        remedy="name the folder with the texts",
    )


def _may_be_releases(name: str, told: str) -> Problem:
    what = f"files of this folder come along only where a text names them: {told}"
    remedy = "see whether one is a release itself, and ask for the text that it was made from"
    return warning(name, "PR417", what, remedy)


def _passed_over(name: str, told: str) -> Problem:
    what = f"files of this folder that cannot be imported were passed over: {told}"
    remedy = "save those that are releases as Word (.docx), HTML or text"
    return warning(name, "PR417", what, remedy)


def opened(source: Source, wishes: Wishes, folders: Folders) -> Read:
    """Releases that the reader of a source's format gives; `folders` are those listed before."""
    try:
        if source.form == _SITE:
            yield from read_site(folders.at(source.path), source.name, wishes)
            return
        if not stat.S_ISREG(source.path.stat().st_mode):
            yield _no_file(source)
            return
        form = source.form or format_of(source.name, _head(source.path))
        if isinstance(form, Problem):
            yield form
            return
        with source.path.open("rb") as file:
            yield from READERS[form](file, source.name, folders.at(source.path.parent), wishes)
    except OSError as error:
        yield _unreadable(source, error)


def _no_file(source: Source) -> Problem:
    return Problem(
        path=source.name,
        code="PR001",
        message="this is a pipe or a device, and no file: reading it may never end",
        remedy="save what comes from it as a file",
    )


def _unreadable(source: Source, error: OSError) -> Problem:
    """The problem for a file that cannot be read: the source, or one that belongs to it."""
    beside = os.fsdecode(error.filename) if error.filename else ""
    is_other = beside and Path(beside) != source.path
    which = f"`{_below(beside, source.path)}`, which belongs to it," if is_other else "the file"
    return Problem(
        path=source.name,
        code="PR001",
        message=f"{which} cannot be read: {error.strerror}",
        remedy="check its name and permissions",
    )


def _below(path: str, source: Path) -> str:
    """A path as it is from the source's folder on."""
    folder = source if source.is_dir() else source.parent
    return path.removeprefix(f"{folder}/")


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(FORMAT_HEAD)


class Folders:
    """The folders of sources, each listed once, when a source names a file in it: ten thousand
    pages may lie in one, and one page in a folder with all that somebody has."""

    def __init__(self) -> None:
        self._known: dict[Path, Folder] = {}

    def at(self, path: Path) -> Folder:
        """The files in a folder; links are not followed."""
        if path not in self._known:
            self._known[path] = Folder(_beside(path), lambda name: (path / name).read_bytes())
        return self._known[path]


def _beside(path: Path) -> Iterator[str]:
    """The files below a folder; none where there are too many. What cannot be read, or has a name
    that is not UTF-8, is nothing that a source can name."""
    found: list[str] = []
    for place, folders, files in os.walk(path):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        below = Path(place).relative_to(path)
        for name in files:
            path_of_it = Path(place, name)
            if _has_name(name) and path_of_it.is_file() and not path_of_it.is_symlink():
                found.append((below / name).as_posix())
        if len(found) > _MOST_BESIDE:
            return
    yield from found


def _has_name(name: str) -> bool:
    """Whether a file is one that `file_tree` would list, and its name is UTF-8."""
    if name.startswith((".", "~$")) or is_backup(name):
        return False
    return name.encode(errors="ignore").decode() == name


def all_sources(paths: Sequence[Path], form: str) -> tuple[list[Source], list[Problem]]:
    """The sources that several paths name, in order, and what is told of folders."""
    found = [sources_in(path, form) for path in paths]
    return (
        [source for sources, _ in found for source in sources],
        [problem for _, problems in found for problem in problems],
    )
