"""What has changed since the last build, told at a glance.

When every source, the theme and the program have the stamps that the last build saw, the
output is as that build left it, and the moment is within the time for which its site holds,
there is nothing to do: nothing need be read, and none of the rooms that read be loaded. Where
only files of releases have others, these are what was edited. Any doubt ends in an ordinary
build.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import msgspec

from pressroom.pipeline.last import Inputs, Last, place_of, read_last, write_last
from pressroom.plan import Action, Built, Step
from pressroom.sources import CONFIG, GRAIN, Stamp, Tree, disk_time, stamp_of, tree
from pressroom.theme import DEFAULT
from pressroom.workers import aside
from pressroom.write import alone, intact

_MANY = 2_000  # files
_CONTENT = "content"
_SOURCES = (_CONTENT, "templates", "static", "static/.well-known")
_RELEASES = "content/releases/"


class Glance:
    """A look at all that decides a build of `root` into `output`, before it is read; `content` is
    the tree of `content/`, if it came that far."""

    def __init__(self, root: Path, output: Path) -> None:
        self.output = output
        self.place = place_of(root, output)
        self.content: Tree | None = None
        self._changed: set[str] | None = None
        now = disk_time(self.place.with_name("moment"))
        self.last = read_last(self.place)
        # The output is looked at while the sources are, where it is worth a process of its own.
        self.intact: Callable[[], str] = functools.partial(intact, output)
        if self.last is not None and len(self.last.inputs) > _MANY:
            self.intact = aside(self.intact)
        try:
            self.inputs: Inputs | None = {
                name: stamp if max(stamp[1:3]) < now - GRAIN else None
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
        program = [Path(__file__).parent, DEFAULT / "templates", DEFAULT / "static"]
        folders = [(f"{number}", folder) for number, folder in enumerate(program)]
        for name, folder in (*folders, *((name, root / name) for name in _SOURCES)):
            below = tree(folder)
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
            made = last.made(self.output)
            if made is None or self.intact() != last.manifest:
                return None
        steps = tuple(Step(Action.KEEP, path, "nothing it shows has changed") for path in made)
        return Built(last.releases, 0, steps, last.problems, last.until, last.salt, last.several)

    def edited(self, as_of: datetime) -> tuple[Last, list[str]] | None:
        """The last build and the files of releases that were edited since, if nothing else was,
        and the output is as that build left it."""
        last, changed = self.last, self.changed()
        if last is None or not changed or not last.holds(as_of, strict=False):
            return None
        assert self.inputs is not None
        there = self.inputs.keys() & last.inputs.keys()
        for name in changed:
            if name not in there or not name.startswith(_RELEASES) or not name.endswith(".md"):
                return None
        return (last, sorted(changed)) if self.intact() == last.manifest else None

    def remember(self, built: Built, as_of: datetime) -> None:
        """Writes down what a build from these inputs made."""
        if self.inputs is not None:
            write_last(self.place, self.inputs, built, as_of, self.output)
