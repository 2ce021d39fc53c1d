"""The record of the last build into an output folder: what it saw, and what came of it."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path

import msgspec

from pressroom.content.known import Known
from pressroom.core.digest import CHECKSUM_SIZE, digest, raw_digest
from pressroom.core.files import write_whole
from pressroom.core.problems import Problem, Severity, in_order, is_editorial, without_notes
from pressroom.core.seal import is_sealed, seal
from pressroom.pipeline.inputs import Inputs
from pressroom.pipeline.output.manifest import manifest_digest, read_manifest
from pressroom.pipeline.output.plan import Action, ManifestRow, Step

# What a seal is for, so that none passes for another's.
_RECORD, _LEFT = b"record", b"output"


class Editorial(msgspec.Struct, frozen=True, array_like=True):
    """Counts of the rules' warnings and notes on one release's text, and a digest of them: a
    hundred thousand messages would make every build slower, and only `lint` shows them."""

    warnings: int
    notes: int
    digest: bytes


class Shown(msgspec.Struct, frozen=True):
    """Site and messages of a build: how many releases, for which moments the site holds (from
    `since` until before `until`), and the problems by cause, those of a release's texts and of the
    rules by its source.

    `program` is a digest of the program, `keys` are by source those of the bytes of the release
    files; `feeds` gives by path the sources of the releases whose texts a feed shows; `known` is
    what public releases name of the registry, None for a preview of everything.
    """

    releases: int
    since: datetime
    until: datetime
    program: str
    keys: Mapping[str, bytes]
    feeds: Mapping[str, tuple[str, ...]]
    known: Known | None
    site_problems: tuple[Problem, ...]
    text_problems: Mapping[str, tuple[Problem, ...]]
    editorial: Mapping[str, Editorial]

    @property
    def problems(self) -> list[Problem]:
        """All problems but editorial ones, in order, each once."""
        return in_order([*self.site_problems, *itertools.chain(*self.text_problems.values())])

    @property
    def editorial_counts(self) -> tuple[int, int]:
        """Numbers of editorial warnings and notes."""
        rows = self.editorial.values()
        return sum(row.warnings for row in rows), sum(row.notes for row in rows)

    @property
    def has_warnings(self) -> bool:
        """Whether there is anything that a strict build stops at."""
        return bool(self.editorial_counts[0] or without_notes(self.problems))


Minded = Callable[[Iterable[str]], Iterable[Problem]]
"""Tells what editors mind in releases, by their sources."""


class Built(msgspec.Struct, frozen=True):
    """Work of a build: how many releases were converted anew, the steps of the files that changed,
    how many were kept, the digest of the manifest afterwards, and a function that tells the
    editorial problems of its releases."""

    shown: Shown
    converted: int
    changes: tuple[Step, ...]
    kept: int
    manifest: str
    minded: Minded


class BuildRecord(msgspec.Struct, frozen=True):
    """Record of a build: its inputs, the site, the digest of the manifest, and how many files that
    names."""

    inputs: Inputs
    shown: Shown
    manifest: str
    files: int

    def rows(self, output: Path) -> dict[str, ManifestRow] | None:
        """The manifest in `output`; None when it is not that of this build."""
        return read_manifest(output) if manifest_digest(output) == self.manifest else None


def editorial_of(problems: Iterable[Problem]) -> Editorial | None:
    """Counts the editorial ones among a release's problems; None where there are none."""
    minded = in_order(filter(is_editorial, problems))
    if not minded:
        return None
    notes = sum(problem.severity is Severity.NOTE for problem in minded)
    return Editorial(
        len(minded) - notes, notes, raw_digest(msgspec.msgpack.encode(minded), CHECKSUM_SIZE)
    )


def fresh_problems(before: Shown, built: Built) -> list[Problem]:
    """Editorial problems of releases whose files or problems are not as they were, in order."""
    now = built.shown
    return in_order(
        built.minded(
            source
            for source, editorial in now.editorial.items()
            if (before.keys.get(source), before.editorial.get(source))
            != (now.keys.get(source), editorial)
        )
    )


def built_of(
    shown: Shown,
    converted: int,
    steps: Iterable[Step],
    manifest: str,
    minded: Minded,
) -> Built:
    """The work of a build, from its steps."""
    steps = list(steps)
    changes = tuple(step for step in steps if step.action is not Action.KEEP)
    return Built(shown, converted, changes, len(steps) - len(changes), manifest, minded)


def record_path(root: Path, output: Path) -> Path:
    """Path of the record of builds of the room in `root` into `output`."""
    name = digest(str(output).encode(), CHECKSUM_SIZE)
    return root / ".cache/last" / name


def read_record(place: Path) -> BuildRecord | None:
    """The record at `place`; None when there is none, a damaged one, or somebody else's."""
    try:
        own, data = place.read_bytes().split(b"\n", 1)
        if not is_sealed(bytes.fromhex(own.decode()), _RECORD, data):
            return None
        return msgspec.msgpack.decode(data, type=BuildRecord)
    except (OSError, ValueError, msgspec.MsgspecError):
        return None


def record_of(inputs: Inputs, built: Built) -> BuildRecord | None:
    """The record of a build from `inputs`; None where the next must not rely on it."""
    # What is to be said of the cache holds for one build alone.
    passing = any(problem.path.startswith(".cache/") for problem in built.shown.site_problems)
    if not built.manifest or passing:
        return None
    files = built.kept + sum(step.action is Action.WRITE for step in built.changes)
    return BuildRecord(inputs, built.shown, built.manifest, files)


def read_left(root: Path, output: Path) -> str:
    """The digest of the manifest that the last build on this computer left in `output`; none where
    there was no such build."""
    try:
        own, manifest = _left_path(root, output).read_text("ascii").split()
        return manifest if is_sealed(bytes.fromhex(own), _LEFT, manifest.encode()) else ""
    except (OSError, ValueError):
        return ""


def write_left(root: Path, output: Path, manifest: str) -> None:
    """Records that a build left a manifest with this digest in `output`; a failure to write is
    ignored."""
    if manifest != read_left(root, output):
        line = f"{seal(_LEFT, manifest.encode()).hex()} {manifest}\n"
        _write(_left_path(root, output), line.encode())


def _left_path(root: Path, output: Path) -> Path:
    return record_path(root, output).with_suffix(".output")


def write_record(place: Path, record: BuildRecord) -> None:
    """Writes a record to `place`; a failure to write is ignored."""
    data = msgspec.msgpack.encode(record)
    _write(place, seal(_RECORD, data).hex().encode() + b"\n" + data)


def _write(place: Path, data: bytes) -> None:
    with contextlib.suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        write_whole(place, data)
