"""What has changed since the last build, told at a glance.

When every source, the theme and the program have the stamps that the last build saw, the
output is as that build left it, and the moment is within the time for which its site holds,
there is nothing to do: nothing need be read, and none of the rooms that read be loaded. Where
only files of releases have others, these are what was edited. Any doubt ends in an ordinary
build.
"""

from __future__ import annotations

import contextlib
import functools
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from pressroom.core.files import CONFIG, GRAIN, FileTree, Stamp, disk_time, file_tree, stamp_of
from pressroom.core.package import DEFAULT_THEME, PACKAGE
from pressroom.core.timing import Timing
from pressroom.core.workers import in_background
from pressroom.pipeline.output.manifest import OutputCheck, verify_output
from pressroom.pipeline.output.plan import Built
from pressroom.pipeline.output.write import alone
from pressroom.pipeline.progress import Progress, quiet
from pressroom.pipeline.record import BuildRecord, Inputs, record_of

if TYPE_CHECKING:
    from pressroom.pipeline.memory import Memory

_MANY = 2_000  # files
_WEIGHT = 2  # to look at a source takes as long as at so many files of the output
_CONTENT = "content"
_SOURCES = (_CONTENT, "templates", "static", "static/.well-known")
_RELEASES = "content/releases/"


def build(
    root: Path,
    output: Path,
    as_of: datetime,
    last: BuildRecord | None,
    *,
    jobs: int,
    strict: bool = False,
    afresh: bool = False,
    drafts: bool = False,
    preview: bool = False,
    progress: Progress = quiet,
    timing: Timing | None = None,
    memory: Memory | None = None,
) -> tuple[Built, BuildRecord | None]:
    """A build by the shortest road there is from the `last`, with the record for the next; options
    and errors are those of `pressroom.pipeline.whole.build`."""
    timing = timing or Timing()
    with _looking(output, None if afresh else last) as there:
        with timing.stage("look"):
            glance = Glance(root, output, last, there)
            built = None if afresh else glance.unchanged(as_of, strict=strict)
            if built is not None:
                return built, last
            edited = None if afresh else glance.edited(as_of)
        if last is not None and edited is not None:
            with timing.stage("start"):
                from pressroom.pipeline.edited import retouch
            built = retouch(
                root, output, last, edited, strict=strict, preview=preview, timing=timing
            )
        if built is None:
            with timing.stage("start"):
                from pressroom.pipeline import whole
            built = whole.build(
                root,
                output,
                as_of,
                jobs=jobs,
                strict=strict,
                afresh=afresh,
                drafts=drafts,
                preview=preview,
                content=glance.content,
                progress=progress,
                timing=timing,
                memory=memory,
                intact=there if last is not None and not afresh else None,
            )
    return built, glance.remembered(built, as_of)


@contextlib.contextmanager
def _looking(output: Path, last: BuildRecord | None) -> Iterator[OutputCheck]:
    """A look at the output. Where it is worth a process of its own, that looks at so many files
    that this one, which looks at the sources and at the others, is done at the same time."""
    sources = len(last.inputs) if last is not None else 0
    if sources <= _MANY:
        yield functools.partial(verify_output, output)
        return

    def half(files: int) -> int:
        return min(files, (files + _WEIGHT * sources) // 2)

    with in_background(lambda: verify_output(output, lambda files: slice(half(files)))) as first:

        @functools.cache
        def both() -> str:
            found = verify_output(output, lambda files: slice(half(files), None))
            return found if found == first() else ""

        yield both


class Glance:
    """A look at all that decides a build of `root` into `output`, before it is read, beside what
    the `last` build saw; `intact` tells of which manifest all files are there, and `content` is
    the tree of `content/`, if it came that far."""

    def __init__(
        self, root: Path, output: Path, last: BuildRecord | None, intact: OutputCheck
    ) -> None:
        self.output = output
        self.intact = intact
        self.last = last
        self.content: FileTree | None = None
        self._changed: set[str] | None = None
        young = disk_time(root / ".cache/last/moment") - GRAIN
        try:
            self.inputs: Inputs | None = {
                name: stamp if stamp[1] < young and stamp[2] < young else None
                for name, stamp in self._inputs(root)
            }
        except OSError:
            self.inputs = None

    def _inputs(self, root: Path) -> Iterator[tuple[str, Stamp]]:
        """Every file that decides a build, with its stamp. Raises `OSError` where that cannot be
        told: a link's stamp says nothing of what it leads to."""
        yield sys.version, (0, 0, 0, 0)
        # An upgrade of any package takes one folder away beside this one and makes another.
        yield "", stamp_of(Path(msgspec.__file__).parents[1])
        yield CONFIG, stamp_of(root / CONFIG)
        program = [PACKAGE, DEFAULT_THEME / "templates", DEFAULT_THEME / "static"]
        folders = [(f"{number}", folder) for number, folder in enumerate(program)]
        for name, folder in (*folders, *((name, root / name) for name in _SOURCES)):
            below = file_tree(folder)
            if below.links:
                raise OSError(0, "a link", below.links[0])
            if name == _CONTENT:
                self.content = below
            for path, stamp in below.files.items():
                if not path.endswith(".pyc"):
                    yield f"{name}/{path}", stamp

    def changed(self) -> set[str] | None:
        """The inputs that are not those of the last build, or may not be; None when there is
        nothing to compare."""
        if self.inputs is None or self.last is None:
            return None
        if self._changed is None:
            old, new = self.last.inputs, self.inputs
            self._changed = {n for n, stamp in new.items() if not stamp or old.get(n) != stamp}
            self._changed |= old.keys() - new.keys()
        return self._changed

    def unchanged(self, as_of: datetime, *, strict: bool) -> Built | None:
        """What a build would do now: nothing; None when it may have something to do.

        Raises `Abort` when another build is at work in the output folder.
        """
        last = self.last
        if last is None or not last.holds(as_of, strict=strict) or self.changed() != set():
            return None
        with alone(self.output):
            if self.intact() != last.manifest:
                return None
        return Built(
            last.releases,
            0,
            (),
            last.files,
            last.problems,
            last.until,
            last.program,
            last.keys,
            last.feeds,
        )

    def edited(self, as_of: datetime) -> list[str] | None:
        """The files of releases that were edited since the last build, if nothing else was, and
        the output is as that build left it."""
        last, changed = self.last, self.changed()
        if last is None or not changed or not last.holds(as_of, strict=False):
            return None
        assert self.inputs is not None
        there = self.inputs.keys() & last.inputs.keys()
        for name in changed:
            if name not in there or not is_release(name):
                return None
        return sorted(changed) if self.intact() == last.manifest else None

    def remembered(self, built: Built, as_of: datetime) -> BuildRecord | None:
        """The record of a build from these inputs, if the next may rely on it."""
        return record_of(self.inputs, built, as_of, self.output) if self.inputs else None


def is_release(source: str) -> bool:
    """Whether a file may be a release, by its path from the room's folder."""
    return source.startswith(_RELEASES) and source.endswith(".md")
