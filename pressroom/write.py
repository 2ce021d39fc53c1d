"""Carries out a plan. Nothing else writes to the output folder, and this only what it owns.

New files are first written whole beside the site; only when all are there does each
take its place, in one step of the file system. A build that fails leaves the last
good site as it was.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from pressroom.plan import Action, Made, Step
from pressroom.problems import Abort, Problem

MANIFEST = ".pressroom.json"
_STAGING = ".pressroom-staging"


def read_manifest(output: Path) -> dict[str, Made]:
    """What the last build made in `output`; nothing when its record is missing or damaged."""
    try:
        made = msgspec.json.decode((output / MANIFEST).read_bytes(), type=dict[str, Made])
    except (OSError, msgspec.MsgspecError):
        return {}
    # A manifest is a file like any other: a path in it that leads out is not believed.
    return {path: entry for path, entry in made.items() if _inside(path)}


def _inside(path: str) -> bool:
    parts = path.split("/")
    return not (path.startswith("/") or "\\" in path or ":" in parts[0] or ".." in parts)


def sizes_on_disk(output: Path, paths: Iterable[str]) -> dict[str, int]:
    """The size in bytes of each of `paths` that is a plain file in `output`."""
    found: dict[str, int] = {}
    for path in paths:
        with contextlib.suppress(OSError):
            place = output / path
            if not place.is_symlink():
                found[path] = place.stat().st_size
    return found


def write(
    output: Path,
    steps: Iterable[Step],
    rendered: Iterable[tuple[str, bytes]],
    wanted: Mapping[str, Made],
    made: Mapping[str, Made],
) -> None:
    """Brings `output` to what the steps say; `rendered` gives the bytes of each file to write.

    Raises `Abort`, with the output folder as it was, when the files cannot be written.
    """
    steps = list(steps)
    staging = output / _STAGING
    try:
        output.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(staging, ignore_errors=True)
        sizes = _stage(staging, rendered)
        _refuse_strangers(output, steps, made, staging)
        if all(step.action is Action.KEEP for step in steps):
            return
        # Should the machine stop half-way, the next build still knows which files are ours.
        unsure = {path: Made("", "", -1) for path in sizes} | {
            path: entry for path, entry in made.items() if path not in sizes
        }
        _replace(output / MANIFEST, msgspec.json.encode(dict(sorted(unsure.items()))))
        for path in sizes:
            target = output / path
            target.parent.mkdir(parents=True, exist_ok=True)
            (staging / path).replace(target)
        for step in steps:
            if step.action is Action.DELETE:
                (output / step.path).unlink(missing_ok=True)
                _prune(output, (output / step.path).parent)
        _replace(output / MANIFEST, _manifest(wanted, made, sizes))
    except OSError as error:
        raise Abort([_unwritable(output, error)]) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _stage(staging: Path, rendered: Iterable[tuple[str, bytes]]) -> dict[str, int]:
    sizes = {}
    for path, data in rendered:
        place = staging / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
        sizes[path] = len(data)
    return sizes


def _refuse_strangers(
    output: Path, steps: Iterable[Step], made: Mapping[str, Made], staging: Path
) -> None:
    """Stops before a file is overwritten, or a link followed, that no build of ours made."""
    strangers = []
    for step in steps:
        if step.action is not Action.WRITE:
            continue
        target = output / step.path
        ours = step.path in made or not os.path.lexists(target)
        if not ours and target.is_file() and not target.is_symlink():
            ours = target.read_bytes() == (staging / step.path).read_bytes()
        folders = [output / part for part in Path(step.path).parents]
        if not ours or any(f != output and (f.is_symlink() or f.is_file()) for f in folders):
            strangers.append(step.path)
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


def _prune(output: Path, folder: Path) -> None:
    """Takes away `folder` and those above it that have become empty, up to `output`."""
    while folder != output and output in folder.parents:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


def _manifest(
    wanted: Mapping[str, Made], made: Mapping[str, Made], sizes: Mapping[str, int]
) -> bytes:
    return msgspec.json.encode(
        {
            path: msgspec.structs.replace(want, size=sizes.get(path, made.get(path, want).size))
            for path, want in sorted(wanted.items())
        }
    )


def _replace(path: Path, data: bytes) -> None:
    temporary = path.with_name(path.name + ".new")
    temporary.write_bytes(data)
    temporary.replace(path)


def _unwritable(output: Path, error: OSError) -> Problem:
    return Problem(
        path=f"{output.name}/",
        code="PR501",
        message=f"the site cannot be written: {error.strerror or error}",
        remedy="make room on the disk, or check who may write to the folder, and build again",
    )
