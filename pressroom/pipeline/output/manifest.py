"""The manifest: what a build made in the output folder, and whether all of it is still there."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import msgspec

from pressroom.core.digest import digest
from pressroom.core.problems import Problem, warning
from pressroom.pipeline.output.plan import ManifestRow

MANIFEST = ".pressroom.json"


def read_manifest(output: Path) -> dict[str, ManifestRow]:
    """The manifest's rows by path; empty when the manifest is missing or damaged."""
    try:
        made = msgspec.json.decode((output / MANIFEST).read_bytes(), type=dict[str, ManifestRow])
    except (OSError, ValueError, RecursionError, msgspec.MsgspecError):
        return {}
    # A manifest is a file like any other: a path in it that leads out is not believed.
    return {path: entry for path, entry in made.items() if is_inside(path)}


def is_inside(path: str) -> bool:
    """Whether a path from a record of ours leads to a file below the folder that it is about."""
    parts = path.split("/")
    if "" in parts or "." in parts or ".." in parts or len(path) > 1000:
        return False
    return not ("\\" in path or ":" in parts[0] or "\0" in path)


class Content(msgspec.Struct, frozen=True):
    """A file's bytes by their number and digest."""

    size: int
    digest: str = ""


OutputCheck = Callable[[], str]
"""Tells the digest of the manifest in an output folder of which all files are there; or none."""


class OutputLook(msgspec.Struct, frozen=True):
    """State of the output before a build: the digest of the manifest that the last build on this
    computer `left` there, empty if none did; and, where that is looked for, a function for the
    digest of the `manifest` whose files are all there."""

    left: str = ""
    manifest: OutputCheck | None = None


def sizes_on_disk(output: Path, rows: Mapping[str, ManifestRow]) -> dict[str, int]:
    """The size in bytes of each file of a manifest that is in `output`; -1 where it is not as it
    was made."""
    found: dict[str, int] = {}
    since = _written(output) if rows else 0
    for path, row in rows.items():
        with contextlib.suppress(OSError):
            found[path] = row.size if _as_made(f"{output}/{path}", row, since) else -1
    return found


FileSlice = Callable[[int], slice]
"""Which of so many files are looked at."""


def verify_output(output: Path, part: FileSlice = slice) -> str:
    """The digest of the manifest in `output`, when each of its files, or each of a part of them,
    is there as it was made."""
    folder = f"{output}/"
    try:
        since = _written(output)
        manifest = (output / MANIFEST).read_bytes()
        made = msgspec.json.decode(manifest, type=dict[str, Content])
        for path, row in list(made.items())[part(len(made))]:
            if not _as_made(folder + path, row, since):
                return ""
    except (OSError, ValueError, RecursionError, msgspec.MsgspecError):
        return ""
    return digest(manifest)


def _written(output: Path) -> int:
    """Time at which the manifest took its place, after all files (nanoseconds)."""
    return os.lstat(output / MANIFEST).st_ctime_ns


def _as_made(file: str, row: ManifestRow | Content, since: int) -> bool:
    """Whether a file has the size and, if anybody touched it `since`, the bytes of its row. Raises
    `OSError` where there is none."""
    there = os.lstat(file)
    if there.st_size != row.size or not stat.S_ISREG(there.st_mode):
        return False
    # On Windows `ctime` is when the file was made, whoever has written it since.
    if max(there.st_ctime_ns, there.st_mtime_ns) < since:
        return True
    return digest(Path(file).read_bytes()) == row.digest


def altered(output: Path) -> list[Problem]:
    """An error for each file of the manifest in `output` that has gone since it was written, or has
    other bytes, whatever its size and times say; a warning for each file that is not in it, since
    most ways to publish a folder publish all of it."""
    found = []
    made = read_manifest(output)
    for path in _strangers(output, made) if made else ():
        what = "the build did not write this file, and who publishes the folder publishes it"
        found.append(warning(path, "PR642", what, "take it away, or put it into static/"))
    for path, row in made.items():
        try:
            same = digest((output / path).read_bytes()) == row.digest
            message = "the file is not as the build wrote it"
        except OSError:
            same, message = False, "the file is missing"
        if not same:
            found.append(
                Problem(
                    path=path,
                    code="PR641",
                    message=message,
                    remedy=f"build again, and find out what else writes to {output.name}/",
                )
            )
    return found


def _strangers(output: Path, made: Mapping[str, ManifestRow]) -> Iterator[str]:
    for place, folders, files in os.walk(output):
        folders.sort()
        below = Path(place).relative_to(output)
        for name in sorted(files):
            path = (below / name).as_posix()
            if path not in made and path != MANIFEST:
                yield path


def sizes_of(made: Mapping[str, ManifestRow]) -> dict[str, int]:
    """The size in bytes of each file of a manifest."""
    return {path: row.size for path, row in made.items()}


def manifest_digest(output: Path) -> str:
    """A digest of the manifest in `output`; of one that cannot be read, none."""
    try:
        return digest((output / MANIFEST).read_bytes())
    except OSError:
        return ""


def manifest_of(
    wanted: Mapping[str, ManifestRow],
    made: Mapping[str, ManifestRow],
    staged: Mapping[str, Content],
) -> bytes:
    """The manifest of a site: what is `wanted`, as it was `staged` now or `made` before."""
    rows = {}
    for path, want in sorted(wanted.items()):
        now = staged[path] if path in staged else made.get(path, want)
        same = (want.size, want.digest) == (now.size, now.digest)
        rows[path] = (
            want if same else msgspec.structs.replace(want, size=now.size, digest=now.digest)
        )
    return msgspec.json.encode(rows)
