"""All files that decide a build, with the stamps by which a change of them is seen."""

from __future__ import annotations

import functools
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from pressroom.core.digest import CHECKSUM_SIZE, digest
from pressroom.core.files import CONFIG, FileTree, Stamp, disk_time, file_tree, is_settled, stamp_of
from pressroom.core.package import DEFAULT_THEME, PACKAGE

InputMark = tuple[int, ...]
"""Fingerprint of a file's state: its `Stamp`, and for a file so young that it may
change once more and keep that, a digest of its bytes as a number."""
Inputs = dict[str, InputMark | None]
"""Marks by name; None for what may have changed, whatever its stamp."""

CONTENT = "content"
_RECEIPTS = "receipts/"
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
    nothing of what it leads to), and the tree of `content/`, if it could be looked through.

    A file that was young when the last build looked, and has kept its stamp, was read for its
    digest; `to_keep` are the inputs as the next build wants them, with digests of those alone that
    are young now.
    """

    inputs: Inputs | None = None
    to_keep: Inputs = {}
    content: FileTree | None = None


def look_at(root: Path, before: Inputs) -> Seen:
    """Marks of the press room in `root`, of the theme, and of the program and its libraries;
    `before` are those of the last build."""
    seen = Seen()
    moment = disk_time(root / ".cache/last/moment")
    try:
        # Young files of the program count as changed: whoever works on it waits two seconds.
        inputs, to_keep = dict(_program()), dict(_program())
        for name, file, stamp in _stamps(root, seen):
            inputs[name] = to_keep[name] = stamp
            settled = stamp is None or is_settled(stamp, moment)
            if stamp and (not settled or _was_young(stamp, before.get(name))):
                inputs[name] = _with_digest(stamp, file)
                to_keep[name] = stamp if settled else inputs[name]
        seen.inputs, seen.to_keep = inputs, to_keep
    except OSError:
        seen.inputs = None
    return seen


def _was_young(stamp: Stamp, before: InputMark | None) -> bool:
    return before is not None and len(before) > len(stamp) and before[: len(stamp)] == stamp


def _with_digest(stamp: Stamp, file: str) -> InputMark | None:
    """The mark of a young file; None for what cannot be read, such as a folder."""
    try:
        return (*stamp, int(digest(Path(file).read_bytes(), CHECKSUM_SIZE), 16))
    except OSError:
        return None


@functools.cache
def _program() -> Inputs:
    """The stamps of the program's files, looked at once a process: what changes later is not what
    it runs."""
    now = time.time_ns()
    files = _files(_PROGRAM, PACKAGE, _without_links(file_tree(PACKAGE)))
    return {name: stamp if is_settled(stamp, now) else None for name, _, stamp in files}


def _stamps(root: Path, seen: Seen) -> Iterator[tuple[str, str, Stamp | None]]:
    """All others' names, places and stamps."""
    yield sys.version, "", (0, 0, 0, 0)
    # An upgrade of any package takes one folder away beside this one and makes another.
    libraries = Path(msgspec.__file__).parents[1]
    yield "", str(libraries), stamp_of(libraries)
    yield CONFIG, str(root / CONFIG), stamp_of(root / CONFIG)
    for name, folder in (*_THEME.items(), *((name, root / name) for name in SOURCES)):
        below = file_tree(folder)
        if name == CONTENT:
            seen.content = below
            # Of what nobody may learn that it is there, only that something may have changed.
            yield from ((f"{name}/{path}/", "", None) for path in (*below.links, *below.special))
        else:
            _without_links(below)
        yield from _files(name, folder, below)


def _without_links(tree: FileTree) -> FileTree:
    if tree.links or tree.special:
        raise OSError(0, "no file", (tree.links or tree.special)[0])
    return tree


def _files(name: str, folder: Path, below: FileTree) -> Iterator[tuple[str, str, Stamp]]:
    for path, stamp in below.files.items():
        # Receipts of what was published decide nothing.
        if not path.endswith(".pyc") and not (name == CONTENT and path.startswith(_RECEIPTS)):
            yield f"{name}/{path}", f"{folder}/{path}", stamp
