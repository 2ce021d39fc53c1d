"""Target record: whose a target is, and what is there, as files at the target itself.

`.pressroom-target.json` is the marker and says what the last upload left. While one is at work, a
journal beside it has the steps, and a third, small file how many of them are surely done; so at any
moment it can be told from what is written there which files are certain, whoever was stopped when.
Everything in these files is public or about to be: they are written at the instant, not before.

This module is pure; `upload` reads and writes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

import msgspec

from pressroom.core.digest import digest
from pressroom.pipeline.output.manifest import is_inside
from pressroom.publishing.served_as import ServedAs
from pressroom.publishing.upload_plan import (
    LocalFile,
    Phase,
    TargetFile,
    Turn,
    UploadStep,
    done_before,
)

MARKER = ".pressroom-target.json"
TARGET_JOURNAL = ".pressroom-journal.json"
PROGRESS = ".pressroom-progress.json"
_VERSION = 1

_Row = tuple[str, int, int, bool]
"""A file's digest, size in bytes, number of its headers (-1: not known), and whether it is
settled."""


class Owner(msgspec.Struct, frozen=True):
    """Owner of a target: the press room's address, and its id for ever (`id_authority`)."""

    site: str
    id: str

    def is_same(self, other: Owner) -> bool:
        """Whether both are one press room: its address may change, its id does not."""
        return self.id == other.id


class TargetState(msgspec.Struct, frozen=True):
    """State of a target, as its record says; `touched` are the files that uploads which were
    stopped have sent or deleted since the last that was not."""

    owner: Owner
    files: Mapping[str, TargetFile]
    touched: frozenset[str] = frozenset()


class _Record(msgspec.Struct, frozen=True):
    version: int
    owner: Owner
    headers: list[ServedAs]
    files: dict[str, _Row]
    touched: list[str] = []


class _Journal(msgspec.Struct, frozen=True):
    version: int
    owner: Owner
    headers: list[ServedAs]
    steps: list[tuple[str, int, int, str, int, int]]
    """Path, turn, phase; digest, size and number of headers, which are -1 for a deletion."""


class _Progress(msgspec.Struct, frozen=True):
    journal: str
    done: int


_Kind = TypeVar("_Kind", _Record, _Journal)


class DamagedRecord(ValueError):
    """A record that says nothing that can be relied on."""


def target_marker(state: TargetState) -> bytes:
    """The marker's bytes."""
    headers: dict[ServedAs, int] = {}
    rows = {
        path: (
            file.digest,
            file.size,
            headers.setdefault(file.served, len(headers)) if file.served is not None else -1,
            file.settled,
        )
        for path, file in sorted(state.files.items())
    }
    return msgspec.json.encode(
        _Record(_VERSION, state.owner, list(headers), rows, sorted(state.touched))
    )


def journal_of(owner: Owner, steps: Iterable[UploadStep]) -> bytes:
    """The journal's bytes: to be written before the first step is taken."""
    headers: dict[ServedAs, int] = {}
    rows = []
    for step in steps:
        file = ("", -1, -1)
        if step.file is not None:
            number = headers.setdefault(step.file.served, len(headers))
            file = (step.file.digest, step.file.size, number)
        rows.append((step.path, int(step.turn), int(step.phase), *file))
    return msgspec.json.encode(_Journal(_VERSION, owner, list(headers), rows))


def progress_of(journal: bytes, done: int) -> bytes:
    """The bytes that say how many steps of a journal are `done`."""
    return msgspec.json.encode(_Progress(digest(journal), done))


def state_of(
    record: bytes | None, journal: bytes | None, progress: bytes | None
) -> TargetState | None:
    """State of a target by its three files; None where there is neither record nor journal.

    Raises `DamagedRecord` for a file that cannot be read, or of a newer version.
    """
    state = _read_record(record) if record is not None else None
    if journal is None:
        return state
    owner, steps = _read_journal(journal)
    state = state or TargetState(owner, {})
    return after(state, steps, _done(journal, progress))


def after(state: TargetState, steps: Sequence[UploadStep], done: int) -> TargetState:
    """The state when so many `steps` are surely done, and later ones may be: of those, only the
    turn that has begun, since `upload` writes down the end of each turn before the next."""
    files, begun = dict(state.files), set(state.touched)
    changing = done >= done_before(steps, Turn.CHANGED)
    going = done >= done_before(steps, Turn.GONE)
    if changing:
        # What a stopped upload left and this one wants as it is has all that it links to now.
        touched = {step.path for step in steps}
        for path, file in state.files.items():
            if not file.settled and path not in touched:
                files[path] = msgspec.structs.replace(file, settled=True)
    for number, step in enumerate(steps):
        if (step.turn is Turn.CHANGED and not changing) or (step.turn is Turn.GONE and not going):
            continue
        begun.add(step.path)
        if number >= done:
            files[step.path] = TargetFile(settled=step.turn is Turn.CHANGED)
        elif step.file is None:
            files.pop(step.path, None)
        else:
            sent, settled = step.file, changing or step.turn is Turn.CHANGED
            files[step.path] = TargetFile(sent.digest, sent.size, sent.served, settled)
    return TargetState(state.owner, files, frozenset(begun))


def finished(state: TargetState) -> TargetState:
    """The state at the end of an upload that was not stopped."""
    return TargetState(state.owner, state.files)


def _read_record(data: bytes) -> TargetState:
    found = _decoded(data, _Record)
    files = {
        path: TargetFile(digest, size, _served(found.headers, number), settled)
        for path, (digest, size, number, settled) in found.files.items()
    }
    _check_paths(files)
    return TargetState(found.owner, files, frozenset(found.touched))


def _read_journal(data: bytes) -> tuple[Owner, list[UploadStep]]:
    found = _decoded(data, _Journal)
    steps = []
    try:
        for path, turn, phase, made, size, number in found.steps:
            served = _served(found.headers, number)
            file = LocalFile(made, size, served) if served is not None else None
            steps.append(UploadStep(path, Turn(turn), Phase(phase), file))
    except ValueError as error:
        raise DamagedRecord(str(error)) from error
    _check_paths(step.path for step in steps)
    return found.owner, steps


def _decoded(data: bytes, kind: type[_Kind]) -> _Kind:
    try:
        found = msgspec.json.decode(data, type=kind)
    except (ValueError, RecursionError, msgspec.MsgspecError) as error:
        raise DamagedRecord(str(error)) from error
    if found.version != _VERSION:
        raise DamagedRecord("it was written by another version of Pressroom")
    return found


def _served(headers: Sequence[ServedAs], number: int) -> ServedAs | None:
    if number >= len(headers):
        raise DamagedRecord("it names headers that it has not")
    return headers[number] if number >= 0 else None


def _check_paths(paths: Iterable[str]) -> None:
    """A record is a file at a place where others may write: a path that leads out of the target is
    not followed, since what is there would be overwritten or deleted."""
    if not all(map(is_inside, paths)):
        raise DamagedRecord("it has a path that leads out of the target")


def _done(journal: bytes, progress: bytes | None) -> int:
    """Number of steps that are surely done; none where that was written for another journal."""
    try:
        found = msgspec.json.decode(progress or b"", type=_Progress)
    except (ValueError, msgspec.MsgspecError):
        return 0
    return found.done if found.journal == digest(journal) else 0
