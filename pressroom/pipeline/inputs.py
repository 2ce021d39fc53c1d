"""All files that decide a build, with the stamps by which a change of them is seen."""

from __future__ import annotations

import functools
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from pressroom.core.files import CONFIG, FileTree, Stamp, disk_time, file_tree, is_settled, stamp_of
from pressroom.core.package import DEFAULT_THEME, PACKAGE

Inputs = dict[str, Stamp | None]
"""Stamps by name; None for a file so young that it may change once more and keep its stamp."""

CONTENT = "content"
SOURCES = (CONTENT, "templates", "static", "static/.well-known")
_PROGRAM = "the program"
_THEME = {
    "the default theme": DEFAULT_THEME / "templates",
    "the default theme's files": DEFAULT_THEME / "static",
}
OWN = frozenset({_PROGRAM, *_THEME})
"""Names of the folders that come with the program, as a reason says them."""


class Seen(msgspec.Struct):
    """The inputs of a room, None where they cannot be told (the stamp of a link or a device says
    nothing of what it leads to), and the tree of `content/`, if it could be looked through."""

    inputs: Inputs | None = None
    content: FileTree | None = None


def look_at(root: Path) -> Seen:
    """Stamps of the press room in `root`, of the theme, and of the program and its libraries."""
    seen = Seen()
    moment = disk_time(root / ".cache/last/moment")
    try:
        seen.inputs = _program() | _settled(_stamps(root, seen), moment)
    except OSError:
        seen.inputs = None
    return seen


def _settled(stamps: Iterable[tuple[str, Stamp | None]], moment: int) -> Inputs:
    return {name: stamp if stamp and is_settled(stamp, moment) else None for name, stamp in stamps}


@functools.cache
def _program() -> Inputs:
    """The stamps of the program's files, looked at once a process: what changes later is not what
    it runs."""
    return _settled(_files(_PROGRAM, _without_links(file_tree(PACKAGE))), time.time_ns())


def _stamps(root: Path, seen: Seen) -> Iterator[tuple[str, Stamp | None]]:
    """All others' stamps."""
    yield sys.version, (0, 0, 0, 0)
    # An upgrade of any package takes one folder away beside this one and makes another.
    yield "", stamp_of(Path(msgspec.__file__).parents[1])
    yield CONFIG, stamp_of(root / CONFIG)
    for name, folder in (*_THEME.items(), *((name, root / name) for name in SOURCES)):
        below = file_tree(folder)
        if name == CONTENT:
            seen.content = below
            # Of what nobody may learn that it is there, only that something may have changed.
            yield from ((f"{name}/{path}/", None) for path in (*below.links, *below.special))
        else:
            _without_links(below)
        yield from _files(name, below)


def _without_links(tree: FileTree) -> FileTree:
    if tree.links or tree.special:
        raise OSError(0, "no file", (tree.links or tree.special)[0])
    return tree


def _files(name: str, below: FileTree) -> Iterator[tuple[str, Stamp]]:
    for path, stamp in below.files.items():
        if not path.endswith(".pyc"):
            yield f"{name}/{path}", stamp
