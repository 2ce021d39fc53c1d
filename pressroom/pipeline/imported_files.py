"""Files of an import, written whole or not at all: staged first, and then linked into their places.

A list of what is put in place lies beside the staged files until all of it is there. Where an
import is stopped half-way, by whatever it may be, the next one takes back what is on the list.
"""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path, PurePath

from pressroom.core.digest import digest
from pressroom.core.files import write_new, write_whole
from pressroom.core.locks import held
from pressroom.core.problems import Abort, Problem

_STAGE = ".cache/import"
_LIST = "files.json"
# `content/releases` and the folders beside it stay, empty or not.
_KEPT_FOLDERS = 2


@contextlib.contextmanager
def staging_imports(root: Path) -> Iterator[Callable[[str, bytes], None]]:
    """A function that stages a file, under its path in the press room, within a lock: one import
    at a time is at work in a room.

    Raises `Abort` where another one is, or where a file cannot be written.
    """
    what, remedy = "another import is at work in this room", "wait until it has ended"
    stage = root / _STAGE
    with held(root, Problem(path="content/", code="PR503", message=what, remedy=remedy)):
        try:
            undo_stopped(root)
            yield lambda name, data: _put(stage / "files" / name, data)
        finally:
            # The list is there where something was stopped that is yet to be taken back.
            if not (stage / _LIST).exists():
                shutil.rmtree(stage, ignore_errors=True)


def _put(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        raise Abort([_unwritable(f"{_STAGE}/", error)]) from error


def put_imports_in_place(root: Path, names: Sequence[str]) -> None:
    """Puts the staged files of these names in their places; if one cannot be, or the command is
    stopped, none of them stays. Raises `Abort`. Files that are there already are left alone."""
    if not names:
        return
    stage = root / _STAGE
    new = [name for name in names if not (root / name).exists()]
    try:
        listed = {name: digest((stage / "files" / name).read_bytes()) for name in new}
        write_whole(stage / _LIST, json.dumps(listed).encode(), lasting=True)
        for name in new:
            target = root / name
            target.parent.mkdir(parents=True, exist_ok=True)
            _link(stage / "files" / name, target)
        (stage / _LIST).unlink()
    except OSError as error:
        undo_stopped(root)
        raise Abort([_unwritable("content/", error)]) from error
    except BaseException:  # Ctrl-C
        undo_stopped(root)
        raise


def _unwritable(place: str, error: OSError) -> Problem:
    what = f"cannot be written: {error.strerror}"
    remedy = "check the disk and who may write to the folder; nothing was imported"
    return Problem(path=place, code="PR501", message=what, remedy=remedy)


def _link(staged: Path, target: Path) -> None:
    """Puts a staged file where it belongs, under a second name: nothing is copied, and nobody sees
    half of it. Raises `FileExistsError` where one has come meanwhile."""
    try:
        target.hardlink_to(staged)
    except FileExistsError:
        raise
    except OSError:  # a disk without hard links, or another one
        write_new(target, staged.read_bytes())


def undo_stopped(root: Path) -> None:
    """Takes back what an import that was stopped half-way has put in place. A file that was changed
    since stays: what is on the list are digests, since an editor may have written into the staged
    file, which is the same under another name."""
    stage = root / _STAGE
    for name, was in _listed(stage / _LIST).items():
        target = root / name
        with contextlib.suppress(FileNotFoundError, IsADirectoryError):
            if digest(target.read_bytes()) == was:
                target.unlink()
        _remove_empty(root, PurePath(name).parent)
    shutil.rmtree(stage, ignore_errors=True)


def _listed(path: Path) -> Mapping[str, str]:
    """The files of a list by name, with their digests; none where there is no list."""
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {name: was for name, was in found.items() if ".." not in PurePath(name).parts}


def _remove_empty(root: Path, folder: PurePath) -> None:
    """Removes a release's own folder where nothing is in it."""
    while len(folder.parts) > _KEPT_FOLDERS:
        try:
            (root / folder).rmdir()
        except OSError:  # not empty, or not there
            return
        folder = folder.parent
