"""The record of the last build into an output folder: what it saw, and what came of it."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import msgspec

from pressroom.core.digest import digest
from pressroom.core.files import Stamp
from pressroom.core.problems import Problem
from pressroom.pipeline.output.manifest import manifest_digest, read_manifest
from pressroom.pipeline.output.plan import Action, Built, ManifestRow

Inputs = dict[str, Stamp | None]
"""Every file that decides a build, with its stamp; None for one so young that it may change once
more without getting another."""


class BuildRecord(msgspec.Struct, frozen=True):
    """What a build saw, for which moments its site holds (from `since` until before `until`),
    what it said, the digest of its manifest, and how many files that names.

    `program` is a digest of the program, `keys` are by source those of the bytes of the release
    files; `feeds` gives by path the sources of the releases whose texts a feed shows.
    """

    inputs: Inputs
    since: datetime
    until: datetime
    releases: int
    problems: tuple[Problem, ...]
    manifest: str
    files: int
    program: str
    keys: Mapping[str, bytes]
    feeds: Mapping[str, tuple[str, ...]]

    def holds(self, as_of: datetime, *, strict: bool) -> bool:
        """Whether a build at `as_of` from the same sources comes to the same."""
        return self.since <= as_of < self.until and not (strict and self.problems)

    def made(self, output: Path) -> dict[str, ManifestRow] | None:
        """The manifest in `output`; None when it is not that of this build."""
        return read_manifest(output) if manifest_digest(output) == self.manifest else None


def record_path(root: Path, output: Path) -> Path:
    """Where the record is kept of builds of the room in `root` into `output`."""
    name = hashlib.blake2b(str(output).encode(), digest_size=8).hexdigest()
    return root / ".cache/last" / name


def read_record(place: Path) -> BuildRecord | None:
    """The record at `place`; None when there is none, or a damaged one."""
    try:
        own, data = place.read_bytes().split(b"\n", 1)
        if own != digest(data).encode():
            return None
        return msgspec.msgpack.decode(data, type=BuildRecord)
    except (OSError, ValueError, msgspec.MsgspecError):
        return None


def record_of(inputs: Inputs, built: Built, as_of: datetime, output: Path) -> BuildRecord | None:
    """The record of a build from `inputs` that made `built` in `output`; None where the next must
    not rely on it."""
    manifest = manifest_digest(output)
    # What is to be said of the cache holds for one build alone.
    passing = any(problem.path.startswith(".cache/") for problem in built.problems)
    if not manifest or passing:
        return None
    return BuildRecord(
        inputs,
        as_of,
        built.until,
        built.releases,
        built.problems,
        manifest,
        built.kept + sum(step.action is Action.WRITE for step in built.changes),
        built.program,
        built.keys,
        built.feeds,
    )


def write_record(place: Path, last: BuildRecord) -> None:
    """Writes a record down at `place`, if that can be."""
    temporary = place.with_name(f"{place.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        data = msgspec.msgpack.encode(last)
        temporary.write_bytes(digest(data).encode() + b"\n" + data)
        temporary.replace(place)
