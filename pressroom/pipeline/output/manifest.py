"""The manifest: what a build made in the output folder, and whether all of it is still there."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import msgspec

from pressroom.core.digest import digest
from pressroom.pipeline.output.plan import ManifestRow

MANIFEST = ".pressroom.json"


def read_manifest(output: Path) -> dict[str, ManifestRow]:
    """What the last build made in `output`; nothing when its record is missing or damaged."""
    try:
        made = msgspec.json.decode((output / MANIFEST).read_bytes(), type=dict[str, ManifestRow])
    except (OSError, ValueError, RecursionError, msgspec.MsgspecError):
        return {}
    # A manifest is a file like any other: a path in it that leads out is not believed.
    return {path: entry for path, entry in made.items() if _inside(path)}


def _inside(path: str) -> bool:
    parts = path.split("/")
    if "" in parts or "." in parts or ".." in parts or len(path) > 1000:
        return False
    return not ("\\" in path or ":" in parts[0] or "\0" in path)


def sizes_on_disk(output: Path, paths: Iterable[str]) -> dict[str, int]:
    """The size in bytes of each of `paths` that is a plain file in `output`."""
    found: dict[str, int] = {}
    folder = f"{output}/"
    for path in paths:
        with contextlib.suppress(OSError):
            there = os.lstat(folder + path)
            if stat.S_ISREG(there.st_mode):
                found[path] = there.st_size
    return found


OutputCheck = Callable[[], str]
"""Tells the digest of the manifest in an output folder of which all files are there; or none."""


class _Sized(msgspec.Struct):
    """A file of a manifest, of which its size is wanted and nothing else."""

    size: int


Part = Callable[[int], slice]
"""Which of so many files are looked at."""


def verify_output(output: Path, part: Part = slice) -> str:
    """The digest of the manifest in `output`, when each of its files, or each of a part of them,
    is there, with its size."""
    folder = f"{output}/"
    try:
        manifest = (output / MANIFEST).read_bytes()
        made = msgspec.json.decode(manifest, type=dict[str, _Sized])
        for path, row in list(made.items())[part(len(made))]:
            there = os.lstat(folder + path)
            if there.st_size != row.size or not stat.S_ISREG(there.st_mode):
                return ""
    except (OSError, ValueError, RecursionError, msgspec.MsgspecError):
        return ""
    return digest(manifest)


def sizes_of(made: Mapping[str, ManifestRow]) -> dict[str, int]:
    """The size in bytes of each file of a manifest."""
    return {path: row.size for path, row in made.items()}


def manifest_digest(output: Path) -> str:
    """A digest of the manifest in `output`; of one that cannot be read, none."""
    try:
        return digest((output / MANIFEST).read_bytes())
    except OSError:
        return ""
