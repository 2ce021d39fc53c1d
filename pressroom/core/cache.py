"""The build cache: results of earlier builds in SQLite, each under the digest of its inputs.

One file, `.cache/kept.sqlite`. It is safe to delete and to share between branches: entries that no
key asks for are ignored. Each entry carries a seal, so that neither a bad disk nor whoever else can
write the file reaches a page: what this user did not write on this computer counts as missing.
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

from pressroom.core.files import disk_time
from pressroom.core.problems import Problem, Severity
from pressroom.core.records import dumps, loads
from pressroom.core.seal import is_sealed, seal

_Record = TypeVar("_Record")

# A table is pruned when it has more entries than this for each one in use; the surplus serves
# other branches and moments.
_ENTRIES_PER_USED = 3
# Tables with fewer entries are never pruned.
_PRUNE_ABOVE = 1_000
_BUSY_TIMEOUT = 5.0  # seconds to wait for another build's writing
# So many new entries are held in memory before they are written.
_FLUSH_ABOVE = 5_000
AT_HAND = 64 * 2**20
"""So many bytes of what was written stay in memory: a build asks for most of it again."""
# For more keys than this, reading the whole table is quicker.
_SINGLE_READS = 2_000
# A `CacheTable` is split into this many partitions, so that an edit rewrites one of them.
_PARTITIONS = 64
CACHE_TABLES = ("sources", "proofs", "rows", "abstracts", "views", "pictures")
"""The tables of the cache file: release files as they were read (`sources`) and as they were
typeset and judged (`proofs`); a summary of each that every build reads whole (`rows`,
`abstracts`); what the artifacts that show their texts were rendered from (`views`); and pictures in
the sizes in which they are shown (`pictures`)."""


class Cache:
    """One table of the cache file, from key to bytes. With `path=None` nothing is stored on disk.

    A file that cannot be used counts as empty, and `problems` says so once.
    """

    def __init__(self, path: Path | None, kind: str) -> None:
        assert kind in CACHE_TABLES
        self.path = path
        self.kind = kind
        self._kind = kind.encode()
        self.problems: list[Problem] = []
        self._file: sqlite3.Connection | None = None
        self._opened_in = 0
        # The process that found the table missing; it need not ask again.
        self._missing_in = 0
        self._unwritten: dict[bytes, bytes] = {}
        self._written: dict[bytes, bytes] = {}

    def get(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The entries found under `keys`; missing and damaged ones are left out."""
        wanted = list(dict.fromkeys(keys))
        found = {
            key: at_hand[key]
            for at_hand in (self._written, self._unwritten)
            for key in wanted
            if key in at_hand
        }
        return found | self._read([key for key in wanted if key not in found])

    def _read(self, wanted: Sequence[bytes]) -> dict[bytes, bytes]:
        if (
            not wanted
            or self.path is None
            or self._missing_in == os.getpid()
            or not self.path.is_file()
        ):
            return {}
        select = f"select key, own, value from {self.kind}"
        try:
            with self._open() as file:
                if len(wanted) > 1:
                    # Else each look-up would be a transaction of its own, and lock the file anew.
                    file.execute("begin")
                if len(wanted) <= _SINGLE_READS:
                    single = f"{select} where key = ?"
                    rows = [row for key in wanted for row in file.execute(single, (key,))]
                else:
                    keys = set(wanted)
                    rows = [row for row in file.execute(select) if row[0] in keys]
            found = {
                key: value
                for key, own, value in rows
                if isinstance(own, bytes)
                and isinstance(value, bytes)
                and is_sealed(own, self._kind, key, value)
            }
        except (sqlite3.Error, OSError) as error:
            if "no such table" not in str(error):
                self._unusable(error)
            else:
                self._missing_in = os.getpid()  # asked once, not for each of ten thousand keys
            return {}
        return found

    def add(self, key: bytes, value: bytes) -> None:
        """Adds an entry to those that the next `flush` writes; writes them if they are many."""
        self._unwritten[key] = value
        if len(self._unwritten) >= _FLUSH_ABOVE:
            self.flush([])

    def flush(self, in_use: Iterable[bytes], *, forget: bool = False) -> None:
        """Writes the added entries. Those that cannot be written stay in memory, and the others
        while they are not too large. `forget` drops whatever is neither new nor `in_use`."""
        self.put(self._unwritten, in_use, forget=forget)
        if self.path is not None and not self.problems:
            self._written |= self._unwritten
            self._unwritten.clear()
            if sum(map(len, self._written.values())) > AT_HAND:
                self._written.clear()

    def put(
        self, entries: Mapping[bytes, bytes], in_use: Iterable[bytes], *, forget: bool = False
    ) -> None:
        """Writes `entries`, and prunes the table of what is neither new nor `in_use` once that is
        most of it, or at once to `forget` it.

        With nothing `in_use` nothing is pruned, unless to `forget` it.
        """
        if self.path is None or not (entries or (forget and self.path.is_file())):
            return
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._missing_in = 0
            with self._open() as file:
                # Else making the table would be a transaction of its own, with its own journal.
                file.execute("begin immediate")
                # `own` is the seal of kind, key and value.
                file.execute(
                    f"create table if not exists {self.kind}"
                    " (key blob primary key, own blob, value blob)"
                )
                rows = [(k, seal(self._kind, k, value), value) for k, value in entries.items()]
                file.executemany(f"insert or replace into {self.kind} values (?, ?, ?)", rows)
                used = set(in_use)
                if used or forget:
                    self._prune(file, used | set(entries), at_once=forget)
        except (sqlite3.Error, OSError) as error:
            self._unusable(error)

    def _prune(self, file: sqlite3.Connection, in_use: set[bytes], *, at_once: bool) -> None:
        (count,) = file.execute(f"select count(*) from {self.kind}").fetchone()
        if not at_once and count <= max(_PRUNE_ABOVE, _ENTRIES_PER_USED * len(in_use)):
            return
        others = [
            row for row in file.execute(f"select key from {self.kind}") if row[0] not in in_use
        ]
        file.executemany(f"delete from {self.kind} where key = ?", others)

    def _open(self) -> sqlite3.Connection:
        """This process's own connection: SQLite's must not be used across a `fork`."""
        if self._file is None or self._opened_in != os.getpid():
            self._opened_in = os.getpid()
            self._file = sqlite3.connect(
                str(self.path), timeout=_BUSY_TIMEOUT, check_same_thread=False
            )
            # Most entries are some thousand bytes: two of them often miss a page of four thousand.
            self._file.execute("pragma page_size = 16384")
            # Damage by a power cut shows in the checksum, and costs only time.
            self._file.execute("pragma synchronous = off")
            # What is deleted may be a draft: its bytes go, not only the way to them.
            self._file.execute("pragma secure_delete = on")
            self._forget_other_columns(self._file)
            weakref.finalize(self, self._file.close).atexit = False
        return self._file

    def _forget_other_columns(self, file: sqlite3.Connection) -> None:
        """Throws the table away if another version of the program made it with other columns."""
        columns = [row[1] for row in file.execute(f"pragma table_info({self.kind})")]
        if columns and columns != ["key", "own", "value"]:
            file.execute(f"drop table {self.kind}")
            file.commit()

    def _unusable(self, error: Exception) -> None:
        """Reports the error once; deletes a damaged file, so that the next build gets a new one."""
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(
            error, sqlite3.OperationalError
        ):
            if self._file is not None:
                self._file.close()
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
        """The file system's current time (nanoseconds) beside the cache file; 0 without one."""
        return disk_time(self.path.with_name("moment")) if self.path else 0


def open_cache(root: Path, kind: str, *, afresh: bool = False) -> Cache:
    """Table `kind` (one of `CACHE_TABLES`) of the room's cache; an empty one if `afresh`."""
    return Cache(None if afresh else root / ".cache/kept.sqlite", kind)


class CacheTable(Generic[_Record]):
    """Records by name that a build reads all at once, stored in partitions under one `salt`."""

    def __init__(self, cache: Cache, salt: bytes, record: type[_Record]) -> None:
        self.kept = cache
        self.record = record
        self._keys = [salt + bytes([number]) for number in range(_PARTITIONS)]
        self._stored: set[str] = set()

    def read(self, names: Iterable[str] | None = None) -> dict[str, _Record]:
        """All stored records; with `names`, those of the partitions that hold these names."""
        partitions = range(_PARTITIONS) if names is None else sorted({*map(_partition, names)})
        found: dict[str, _Record] = {}
        for data in self.kept.get(self._keys[number] for number in partitions).values():
            rows = loads(data, dict) or {}
            found |= {name: each for name, each in rows.items() if isinstance(each, self.record)}
        self._stored |= set(found)
        return found

    def write(
        self, records: Mapping[str, _Record], changed: Iterable[str], *, forget: bool = False
    ) -> None:
        """Stores `records`, rewriting only the partitions that hold a name in `changed`. `forget`
        drops what is stored under any other salt.

        `records` must hold every record of the partitions that were read.
        """
        stale = {_partition(name) for name in (*changed, *(self._stored - records.keys()))}
        partitions: dict[int, dict[str, _Record]] = {number: {} for number in stale}
        if not (stale or forget):
            return
        for name, each in records.items():
            number = _partition(name)
            if number in stale:
                partitions[number][name] = each
        entries = {self._keys[number]: dumps(rows) for number, rows in partitions.items()}
        self.kept.put(entries, self._keys, forget=forget)
        self._stored = set(records)


def _partition(name: str) -> int:
    return zlib.crc32(name.encode()) % _PARTITIONS
