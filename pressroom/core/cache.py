"""What earlier builds worked out, kept by the digest of all that decided it.

One file, `.cache/kept.sqlite`, safe to delete, to share between branches and to restore in
CI: what is not asked for is not looked at, and what is damaged is as if it were not there.
Each entry carries a digest of its own bytes, so that no disk can make a page of it.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import weakref
import zlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Generic, TypeVar

from pressroom.core.digest import CHECKSUM_SIZE, raw_digest
from pressroom.core.files import disk_time
from pressroom.core.problems import Problem, Severity
from pressroom.core.records import dumps, loads

Record = TypeVar("Record")

# Up to this many entries for each that is in use, for other branches and moments.
_ROOM_FOR_OTHERS = 3
_AT_LEAST = 1_000
_PATIENCE = 5.0  # seconds for another build to finish its own writing
# So many entries are held in memory before they are put away.
_AT_ONCE = 5_000
# Above so many keys it is quicker to read all there is.
_FEW = 2_000
# Tables that are wanted whole are kept in so many parts, that an edit need not write all.
_PARTS = 64
KINDS = ("sources", "proofs", "rows", "abstracts", "views")
"""What is kept: release files as they were read, and their proofs; of both what every build
wants of all of them; and the views of what shows their texts."""


class Cache:
    """The entries of one kind in the file `path`; without a path, none, and none are kept."""

    def __init__(self, path: Path | None, kind: str) -> None:
        assert kind in KINDS
        self.path = path
        self.kind = kind
        self.problems: list[Problem] = []
        self._file: sqlite3.Connection | None = None
        self._process = 0
        self._absent = 0
        self._fresh: dict[bytes, bytes] = {}

    def get(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The entries there are for `keys`; of a file that cannot be used, none."""
        wanted = list(dict.fromkeys(keys))
        found = {key: self._fresh[key] for key in wanted if key in self._fresh}
        return found | self._read([key for key in wanted if key not in found])

    def _read(self, wanted: Sequence[bytes]) -> dict[bytes, bytes]:
        if (
            not wanted
            or self.path is None
            or self._absent == os.getpid()
            or not self.path.is_file()
        ):
            return {}
        select = f"select key, own, value from {self.kind}"
        try:
            file = self._open()
            if len(wanted) <= _FEW:
                one = f"{select} where key = ?"
                rows = [row for key in wanted for row in file.execute(one, (key,))]
            else:
                asked = set(wanted)
                rows = [row for row in file.execute(select) if row[0] in asked]
            found = {key: value for key, own, value in rows if own == _checksum(value)}
        except (sqlite3.Error, TypeError, OSError) as error:
            if "no such table" not in str(error):
                self._unusable(error)
            else:
                self._absent = os.getpid()  # ten thousand questions have one answer
            return {}
        return found

    def add(self, key: bytes, value: bytes) -> None:
        """Keeps one entry more; it is put away with others, at the latest by `flush`."""
        self._fresh[key] = value
        if len(self._fresh) >= _AT_ONCE:
            self.flush([])

    def flush(self, in_use: Iterable[bytes]) -> None:
        """Puts away what was added; it stays in memory only where nothing can be kept."""
        self.put(self._fresh, in_use)
        if self.path is not None and not self.problems:
            self._fresh.clear()

    def put(self, entries: Mapping[bytes, bytes], in_use: Iterable[bytes]) -> None:
        """Keeps `entries`. Of what is not `in_use` either, the file forgets all when it is most;
        without a word on what is in use it forgets nothing."""
        if self.path is None or not entries:
            return
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._absent = 0
            with self._open() as file:
                file.execute(
                    f"create table if not exists {self.kind}"
                    " (key blob primary key, own blob, value blob)"
                )
                rows = [(key, _checksum(value), value) for key, value in entries.items()]
                file.executemany(f"insert or replace into {self.kind} values (?, ?, ?)", rows)
                used = set(in_use)
                if used:
                    self._forget(file, used | set(entries))
        except (sqlite3.Error, OSError) as error:
            self._unusable(error)

    def _forget(self, file: sqlite3.Connection, in_use: set[bytes]) -> None:
        (count,) = file.execute(f"select count(*) from {self.kind}").fetchone()
        if count <= max(_AT_LEAST, _ROOM_FOR_OTHERS * len(in_use)):
            return
        others = [
            row for row in file.execute(f"select key from {self.kind}") if row[0] not in in_use
        ]
        file.executemany(f"delete from {self.kind} where key = ?", others)

    def _open(self) -> sqlite3.Connection:
        """This process's own connection: SQLite allows none to be carried through a `fork`."""
        if self._file is None or self._process != os.getpid():
            self._process = os.getpid()
            self._file = sqlite3.connect(str(self.path), timeout=_PATIENCE, check_same_thread=False)
            # What a power cut damages is found out by its digest, and is lost but for time.
            self._file.execute("pragma synchronous = off")
            weakref.finalize(self, self._file.close).atexit = False
        return self._file

    def _unusable(self, error: Exception) -> None:
        """A word about it; a damaged file is taken away, so that the next build has one."""
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(
            error, sqlite3.OperationalError
        ):
            self._file = None
            with contextlib.suppress(OSError):
                assert self.path is not None
                self.path.unlink()
        if not self.problems:
            self.problems.append(
                Problem(
                    path=".cache/kept.sqlite",
                    code="PR504",
                    severity=Severity.WARNING,
                    message=f"what earlier builds kept cannot be used: {error}",
                    remedy="nothing is lost but time; delete the file if it happens again",
                )
            )

    def moment(self) -> int:
        """The time of the disk it is on (nanoseconds); 0 where nothing is kept."""
        return disk_time(self.path.with_name("moment")) if self.path else 0


def open_cache(root: Path, kind: str, *, afresh: bool = False) -> Cache:
    """What earlier commands kept in the room; nothing when all is to be done `afresh`."""
    return Cache(None if afresh else root / ".cache/kept.sqlite", kind)


class CacheTable(Generic[Record]):
    """Records by name that are wanted all at once, kept in parts under one `salt`."""

    def __init__(self, kept: Cache, salt: bytes, record: type[Record]) -> None:
        self.kept = kept
        self.record = record
        self._keys = [salt + bytes([part]) for part in range(_PARTS)]
        self._there: set[str] = set()

    def read(self, names: Iterable[str] | None = None) -> dict[str, Record]:
        """All that is kept; or the parts of it that hold `names`, if they are kept."""
        parts = range(_PARTS) if names is None else sorted({*map(_part, names)})
        found: dict[str, Record] = {}
        for data in self.kept.get(self._keys[part] for part in parts).values():
            rows = loads(data, dict) or {}
            found |= {name: each for name, each in rows.items() if isinstance(each, self.record)}
        self._there |= set(found)
        return found

    def write(self, records: Mapping[str, Record], changed: Iterable[str]) -> None:
        """Keeps `records`, all of the parts that were read; `changed` are not as they were."""
        stale = {_part(name) for name in (*changed, *(self._there - records.keys()))}
        parts: dict[int, dict[str, Record]] = {part: {} for part in stale}
        if not stale:
            return
        for name, each in records.items():
            part = _part(name)
            if part in stale:
                parts[part][name] = each
        fresh = {self._keys[part]: dumps(rows) for part, rows in parts.items()}
        self.kept.put(fresh, self._keys)
        self._there = set(records)


def _part(name: str) -> int:
    return zlib.crc32(name.encode()) % _PARTS


def _checksum(value: bytes) -> bytes:
    return raw_digest(value, CHECKSUM_SIZE)
