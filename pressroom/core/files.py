"""Which files are sources, and their bytes: one definition for releases, texts and themes."""

from __future__ import annotations

import operator
import os
from pathlib import Path

import msgspec

from pressroom.core.problems import Abort, Problem

CONFIG = "config.toml"
Stamp = tuple[int, int, int, int]
"""A file's size in bytes, when it and its entry were last changed (nanoseconds), its inode."""
GRAIN = 2_000_000_000
"""The coarsest clock of a file system (nanoseconds): FAT's. A file younger than that may change
again and keep its stamp."""


_NAME = operator.attrgetter("name")


class FileTree(msgspec.Struct, frozen=True):
    """What lies below a folder, each by its path from there with forward slashes, in order.

    `files` are plain files with their stamps, `links` lead elsewhere and are not followed.
    """

    files: dict[str, Stamp]
    links: list[str]


def file_tree(folder: Path) -> FileTree:
    """Everything below `folder` that may be a source: no hidden files, nor what editors leave.

    Links may lead out of the press room. Raises `OSError` for a folder that cannot be looked
    into: it may hold releases, and going on would unpublish them.
    """
    files: dict[str, Stamp] = {}
    links: list[str] = []
    top = f"{folder}/"
    start = len(top)
    # What comes next is last.
    todo = _inside(top)
    while todo:
        entry = todo.pop()
        name = entry.name
        if entry.is_file(follow_symlinks=False):
            # `.#x` is Emacs', `x~` vim's, `~$x` Word's.
            if not name.startswith("~$") and not name.endswith("~"):
                if not name.isascii():
                    _check(name)
                files[entry.path[start:]] = stamp_of(entry)
        elif entry.is_symlink():
            if not name.startswith("~$"):
                links.append(entry.path[start:])
        elif entry.is_dir():
            todo += _inside(entry.path)
    return FileTree(files, links)


def _inside(folder: str) -> list[os.DirEntry[str]]:
    """What is not hidden in a folder, from the last name to the first."""
    try:
        with os.scandir(folder) as entries:
            found = [entry for entry in entries if entry.name[0] != "."]
    except (FileNotFoundError, NotADirectoryError):
        return []
    return sorted(found, key=_NAME, reverse=True)


def _check(name: str) -> None:
    try:
        name.encode()
    except UnicodeEncodeError:
        raise OSError(0, "its name is not UTF-8", ascii(name)) from None


def subtree(below: FileTree, folder: str) -> FileTree:
    """The part of a tree that lies in a folder of it."""
    start = f"{folder}/"
    return FileTree(
        {p.removeprefix(start): stamp for p, stamp in below.files.items() if p.startswith(start)},
        [link.removeprefix(start) for link in below.links if link.startswith(start)],
    )


def stamp_of(place: Path | os.DirEntry[str]) -> Stamp:
    """The stamp of what is at a place, a link's own."""
    try:
        found = place.stat(follow_symlinks=False)
    except FileNotFoundError:  # or gone since
        return (-1, 0, 0, 0)
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def disk_time(mark: Path) -> int:
    """The file system's own time (nanoseconds), by which to judge how old its stamps are, from a
    file made for it; 0, by which all are young, where nothing can be written."""
    try:
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.write_bytes(b"")
        return mark.stat().st_mtime_ns
    except OSError:
        return 0


def source_files(folder: Path, ending: str = "") -> list[Path]:
    """The plain files of the `tree` below `folder`, in its order."""
    return [folder / path for path in file_tree(folder).files if path.endswith(ending)]


def read_source(path: Path) -> bytes:
    """The bytes of a source; raises `Abort` naming the file when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        problem = Problem(
            path=path.name,
            code="PR001",
            message=f"the file cannot be read: {error.strerror}",
            remedy="check its permissions",
        )
        raise Abort([problem]) from error
