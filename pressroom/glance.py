"""Whether anything has changed since the last build, told at a glance.

When every source, the theme and the program have the stamps that the last build saw, the
output is as that build left it, and the moment is within the time for which its site holds,
there is nothing to do: nothing need be read, and none of the rooms that read be loaded. Any
doubt ends in an ordinary build.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import msgspec

from pressroom.plan import Action, Built, Step
from pressroom.problems import Problem
from pressroom.sources import CONFIG, GRAIN, Stamp, Tree, disk_time, stamp_of, tree
from pressroom.theme import DEFAULT
from pressroom.write import MANIFEST, alone, read_manifest, sizes_on_disk

_SOURCES = ("content", "templates", "static", "static/.well-known")


class _Record(msgspec.Struct, frozen=True):
    """What a build saw (`inputs`, a digest), for which moments its site holds (from `since` until
    before `until`), what it said, and the digest of its manifest."""

    inputs: str
    since: datetime
    until: datetime
    releases: int
    problems: tuple[Problem, ...]
    manifest: str


class Glance:
    """A look at all that decides a build of `root` into `output`, before it is read; `content` is
    the tree of `content/`, if it came that far."""

    def __init__(self, root: Path, output: Path) -> None:
        self.output = output
        name = hashlib.blake2b(str(output).encode(), digest_size=8).hexdigest()
        self.place = root / ".cache/last" / f"{name}.json"
        self.inputs = ""
        self.content: Tree | None = None
        now = disk_time(self.place.with_name("moment"))
        with contextlib.suppress(OSError):
            seen = list(self._inputs(root))
            # A file so young may change once more without getting another stamp.
            if all(max(stamp[1:3]) < now - GRAIN for _, stamp in seen):
                packed = msgspec.msgpack.encode((sys.version, seen))
                self.inputs = hashlib.blake2b(packed, digest_size=16).hexdigest()

    def _inputs(self, root: Path) -> Iterator[tuple[str, Stamp]]:
        """Every file that decides a build, with its stamp. Raises `OSError` where that cannot be
        told: a link's stamp says nothing of what it leads to."""
        # An upgrade of any package takes one folder away beside this one and makes another.
        yield "", stamp_of(Path(msgspec.__file__).parents[1])
        yield CONFIG, stamp_of(root / CONFIG)
        program = (Path(__file__).parent, DEFAULT / "templates", DEFAULT / "static")
        for number, folder in enumerate((*program, *(root / name for name in _SOURCES))):
            below = tree(folder)
            if below.links:
                raise OSError(0, "a link", below.links[0])
            if folder == root / "content":
                self.content = below
            for path, stamp in below.files.items():
                if not path.endswith(".pyc"):
                    yield f"{number}/{path}", stamp

    def unchanged(self, as_of: datetime, *, strict: bool) -> Built | None:
        """What a build would do now: nothing; None when it may have something to do.

        Raises `Abort` when another build is at work in the output folder.
        """
        record = self._record()
        if record is None or not record.since <= as_of < record.until:
            return None
        if strict and record.problems:
            return None
        with alone(self.output):
            if _digest(self.output / MANIFEST) != record.manifest:
                return None
            made = read_manifest(self.output)
            sizes = sizes_on_disk(self.output, made)
        if any(sizes.get(path) != row.size for path, row in made.items()):
            return None
        steps = tuple(Step(Action.KEEP, path, "nothing it shows has changed") for path in made)
        return Built(record.releases, 0, steps, record.problems, record.until)

    def _record(self) -> _Record | None:
        if not self.inputs:
            return None
        try:
            record = msgspec.json.decode(self.place.read_bytes(), type=_Record)
        except (OSError, ValueError, msgspec.MsgspecError):
            return None
        return record if record.inputs == self.inputs else None

    def remember(self, built: Built, as_of: datetime) -> None:
        """Writes down what a build from these inputs made."""
        manifest = _digest(self.output / MANIFEST)
        # What is to be said of the cache holds for one build alone.
        passing = any(problem.path.startswith(".cache/") for problem in built.problems)
        if not self.inputs or not manifest or passing:
            return
        record = _Record(self.inputs, as_of, built.until, built.releases, built.problems, manifest)
        temporary = self.place.with_name(f"{self.place.name}.{os.getpid()}")
        with contextlib.suppress(OSError):
            temporary.write_bytes(msgspec.json.encode(record))
            temporary.replace(self.place)


def _digest(path: Path) -> str:
    try:
        return hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest()
    except OSError:
        return ""
