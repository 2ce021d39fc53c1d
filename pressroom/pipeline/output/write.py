"""Carries out a plan. Nothing else writes to the output folder, and this only what it owns.

New files are first written whole beside the site; only when all are there does each
take its place, in one step of the file system. A build that fails before that leaves
the last good site as it was; one that is stopped while files take their places is
completed by the next.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from pressroom.core.digest import digest
from pressroom.core.files import write_whole
from pressroom.core.locks import held
from pressroom.core.problems import Abort, Problem
from pressroom.pipeline.output.manifest import MANIFEST, Content, manifest_of
from pressroom.pipeline.output.plan import Action, ManifestRow, Step

_STAGING = ".pressroom-staging"


@contextlib.contextmanager
def alone(output: Path) -> Iterator[None]:
    """Holds the output folder for one build; raises `Abort` when another build has it.

    The lock is the system's, on the folder itself, so a killed build leaves none behind, once
    its workers have seen that it is gone: they hold it too, since they write there.
    """
    busy = Problem(
        path=f"{output.name}/",
        code="PR503",
        message="another build is at work in this folder",
        remedy="wait until it has ended, and build again",
    )
    with contextlib.ExitStack() as holding:
        try:
            output.mkdir(parents=True, exist_ok=True)
            holding.enter_context(held(output, busy))
        except OSError as error:
            raise Abort([_unwritable(output, error)]) from error
        yield


Stage = Callable[[str, bytes], Content]
"""Writes a file whole beside the site, in any process; tells what it holds."""


@contextlib.contextmanager
def staging(output: Path) -> Iterator[Stage]:
    """A place beside the site for files that are to take theirs in it, gone afterwards. Call it
    within `alone`. Raises `Abort` when the files cannot be written."""
    folder = output / _STAGING
    made: set[str] = set()

    def stage(path: str, data: bytes) -> Content:
        place = f"{folder}/{path}"
        above = place.rpartition("/")[0]
        if above not in made:
            _make_folder(above)
            made.add(above)
        with open(place, "wb") as file:  # noqa: PTH123
            file.write(data)
        return Content(len(data), digest(data))

    try:
        if folder.is_symlink():
            # Somebody's link, never ours: what it leads to is not ours to fill or to empty.
            folder.unlink()
        shutil.rmtree(folder, ignore_errors=True)
        yield stage
    except OSError as error:
        raise Abort([_unwritable(output, error)]) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def put_in_place(
    output: Path,
    steps: Iterable[Step],
    staged: Mapping[str, Content],
    wanted: Mapping[str, ManifestRow],
    made: Mapping[str, ManifestRow],
) -> None:
    """Brings `output` to what the steps say; `staged` are the files in `staging`.

    Files take their places in the order in which they come, and only then are others
    deleted: given pages before the lists that link them, no list ever links a page that
    is not there. A folder that is new takes its place whole, in one step. Call it within
    `staging`.
    """
    steps = list(steps)
    staging = output / _STAGING
    _refuse_strangers(output, steps, made, staging)
    if all(step.action is Action.KEEP for step in steps):
        return
    # Should the machine stop half-way, the next build still knows which files are ours.
    unsure = {path: ManifestRow("", "", -1) for path in staged} | {
        path: entry for path, entry in made.items() if path not in staged
    }
    write_whole(output / MANIFEST, msgspec.json.encode(dict(sorted(unsure.items()))))
    doomed = dict.fromkeys(step.path for step in steps if step.action is Action.DELETE)
    if doomed:
        for path in staged:
            _make_way(output, path, doomed)
    for path in _moves(output, staged):
        (staging / path).replace(output / path)
    ground = _Ground(output, made)
    for path in doomed:
        if ground.ours(path):
            delete_file(output, path)
    write_whole(output / MANIFEST, manifest_of(wanted, made, staged))


def _make_folder(place: str) -> None:
    # Ten thousand folders take their time, and most have theirs above them already.
    try:
        os.mkdir(place)  # noqa: PTH102
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(place, exist_ok=True)  # noqa: PTH103


def _moves(output: Path, paths: Iterable[str]) -> Iterator[str]:
    """Paths to move so that all `paths` are in their places: files, or the highest folders above
    them that are not there yet."""
    there: dict[str, bool] = {}
    for path in paths:
        for at, sign in enumerate(path):
            if sign != "/":
                continue
            folder = path[:at]
            if folder not in there:
                there[folder] = os.path.isdir(output / folder)  # noqa: PTH112
                if not there[folder]:
                    yield folder
            if not there[folder]:
                break
        else:
            yield path


def _refuse_strangers(
    output: Path, steps: Iterable[Step], made: Mapping[str, ManifestRow], staging: Path
) -> None:
    """Stops before a file is overwritten, or a link followed, that no build of ours made."""
    ground = _Ground(output, made)
    strangers = [
        step.path
        for step in steps
        if step.action is Action.WRITE
        and not (ground.ours(step.path) and _may_take(ground, step.path, staging))
    ]
    if strangers:
        raise Abort(
            [
                Problem(
                    path=f"{output.name}/{path}",
                    code="PR502",
                    message="there is a file here that Pressroom did not make",
                    remedy=f"move it away, or delete {output.name}/ to start afresh",
                )
                for path in strangers[:10]
            ]
        )


class _Ground:
    """State of the folders in `output`, where the files in `made` are ours; each folder is looked
    at once."""

    def __init__(self, output: Path, made: Mapping[str, ManifestRow]) -> None:
        self.output = output
        self.made = made
        self._known = {"": (True, True)}

    def ours(self, path: str) -> bool:
        """Whether every folder above `path` is a plain folder, or a file of ours that will go."""
        return self._folder(path.rpartition("/")[0])[1]

    def empty(self, path: str) -> bool:
        """Whether nothing stands at `path`."""
        folder = self._folder(path.rpartition("/")[0])[0]
        return not folder or not os.path.lexists(self.output / path)

    def _folder(self, folder: str) -> tuple[bool, bool]:
        """Whether it is there, as a folder; and whether it is `ours`."""
        known = self._known.get(folder)
        if known is None:
            there, ours = self._folder(folder.rpartition("/")[0])
            if there:
                place = self.output / folder
                if place.is_symlink():
                    there, ours = False, False
                elif place.is_file():
                    there, ours = False, folder in self.made
                else:
                    there = place.is_dir()
            known = self._known[folder] = (there, ours)
        return known


def _may_take(ground: _Ground, path: str, staging: Path) -> bool:
    """Whether what stands at `path` is ours, or nothing, or the very same."""
    output, made = ground.output, ground.made
    target = output / path
    if ground.empty(path):
        return True
    if path in made and (target.is_symlink() or not target.is_dir()):
        return True
    if target.is_symlink():
        return False
    if target.is_dir():
        below = (file for file in target.rglob("*") if not file.is_dir())
        return all(file.relative_to(output).as_posix() in made for file in below)
    return target.read_bytes() == (staging / path).read_bytes()


def _make_way(output: Path, path: str, doomed: Iterable[str]) -> None:
    """Deletes early what stands in the way of `path`: a file where it needs a folder, or a
    folder where it needs a file."""
    for part in Path(path).parents:
        if part.as_posix() in doomed and not (output / part).is_dir():
            delete_file(output, part.as_posix())
    if (output / path).is_dir():
        for other in doomed:
            if other.startswith(f"{path}/"):
                delete_file(output, other)


def delete_file(output: Path, path: str) -> None:
    """Deletes a file, if it is there, and the folders above it that are empty then."""
    target = output / path
    # Where it was, a file of another path may need a folder by now.
    if target.is_dir() and not target.is_symlink():
        return
    with contextlib.suppress(NotADirectoryError):
        target.unlink(missing_ok=True)
        _prune(output, target.parent)


def _prune(output: Path, folder: Path) -> None:
    """Takes away `folder` and those above it that have become empty, up to `output`."""
    while folder != output and output in folder.parents:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


def _unwritable(output: Path, error: OSError) -> Problem:
    remedy = "make room on the disk, or check who may write to the folder, and build again"
    if error.errno == errno.ENAMETOOLONG:
        remedy = "shorten the topic, `slug` or file name that its address is made of"
    return Problem(
        path=f"{output.name}/",
        code="PR501",
        message=f"the site cannot be written: {error.strerror or error}",
        remedy=remedy,
    )
