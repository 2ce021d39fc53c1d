"""The folder of receipts, and what is written down of a publication until there is one.

In `.cache/published/` stand a publication that has begun and is not at its end, and the site that
was found right last. Both may be lost: then an instant in the receipt is null, and more is asked of
the host once more.
"""

from __future__ import annotations

import contextlib
import itertools
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import msgspec

from pressroom.core.files import write_new, write_whole
from pressroom.core.problems import Problem
from pressroom.publishing.receipts import RECEIPTS_FOLDER, Kept, read_receipt

STATE = ".cache/published"
_BEGUN, _DONE = "begun.json", "done.json"
_Record = TypeVar("_Record", bound=msgspec.Struct)


class Begun(msgspec.Struct, frozen=True, kw_only=True):
    """A publication at work: the digest of its site's manifest, its target, the instant it was
    planned for, when it began and had sent all, how many files it sent and deleted, the addresses,
    from the site's root, at which readers get something else than before, and the ids that the
    ledger had before it; None until that is looked at."""

    site: str
    target: str
    planned: datetime | None
    began: datetime | None
    sent: datetime | None = None
    files_sent: int = 0
    files_deleted: int = 0
    changed: tuple[str, ...] = ()
    before: tuple[str, ...] | None = None


class Done(msgspec.Struct, frozen=True):
    """The site that was last found right from outside and announced: the digest of its manifest,
    and its target."""

    site: str
    target: str


def read_receipts(root: Path) -> tuple[list[Kept], list[Problem]]:
    """The receipts of a press room, oldest first, and problems (PR753) of those that cannot be
    read."""
    folder = root / RECEIPTS_FOLDER
    found, problems = [], []
    for path in sorted(folder.glob("*/*.json")):
        name = path.relative_to(folder).as_posix()
        data = path.read_bytes()
        receipt = read_receipt(name, data)
        if isinstance(receipt, Problem):
            problems.append(receipt)
        else:
            found.append(Kept(name, data, receipt))
    return sorted(found, key=lambda kept: kept.receipt.verified), problems


def write_receipt(root: Path, name: str, data: bytes) -> str:
    """Writes a receipt under its name, or the next that is free; gives its path in the room."""
    stem = name.removesuffix(".json")
    for number in itertools.count(1):
        path = root / RECEIPTS_FOLDER / (name if number == 1 else f"{stem}-{number}.json")
        path.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError):
            write_new(path, data)
            return path.relative_to(root).as_posix()
    raise AssertionError("numbers do not end")


def read_begun(root: Path) -> Begun | None:
    """The publication that was begun and is not at its end; None where none is known."""
    return _read(root / STATE / _BEGUN, Begun)


def write_begun(root: Path, begun: Begun) -> None:
    """Writes down how far a publication is."""
    _write(root / STATE / _BEGUN, begun)


def restore_begun(root: Path, before: Begun | None) -> None:
    """Writes down again what was known before a publication that has not begun after all."""
    if before is not None:
        write_begun(root, before)
    else:
        (root / STATE / _BEGUN).unlink(missing_ok=True)


def read_done(root: Path) -> Done | None:
    """The site that was last found right; None where none is known."""
    return _read(root / STATE / _DONE, Done)


def write_done(root: Path, done: Done) -> None:
    """Writes down the end of a publication: all of it was found right and announced."""
    _write(root / STATE / _DONE, done)
    (root / STATE / _BEGUN).unlink(missing_ok=True)


def _read(path: Path, kind: type[_Record]) -> _Record | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except (OSError, ValueError, RecursionError, msgspec.MsgspecError):
        return None


def _write(path: Path, record: msgspec.Struct) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, msgspec.json.encode(record), lasting=True)
