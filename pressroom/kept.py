"""What earlier builds worked out, kept by the digest of all that decided it.

One file, `.cache/kept.sqlite`, safe to delete, to share between branches and to restore in
CI: what is not asked for is not looked at, and what is damaged is as if it were not there.
Each entry carries a digest of its own bytes, so that no disk can make a page of it.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path

from pressroom.problems import Problem, Severity

# Up to this many entries for each that is in use, for other branches and moments.
_ROOM_FOR_OTHERS = 3
_AT_LEAST = 1_000
_PATIENCE = 5.0  # seconds for another build to finish its own writing
KINDS = ("sources", "proofs")
"""What is kept: release files as they were read, and their proofs."""


class Kept:
    """The entries of one kind in the file `path`; without a path, none, and none are kept."""

    def __init__(self, path: Path | None, kind: str) -> None:
        assert kind in KINDS
        self.path = path
        self.kind = kind
        self.problems: list[Problem] = []

    def get(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The entries there are for `keys`; nothing when the file cannot be used."""
        if self.path is None or not self.path.is_file():
            return {}
        wanted = set(keys)
        try:
            with contextlib.closing(self._open()) as file:
                rows = file.execute(f"select key, own, value from {self.kind}")
                found = {
                    key: value for key, own, value in rows if key in wanted and own == _own(value)
                }
        except (sqlite3.Error, TypeError, OSError) as error:
            if "no such table" not in str(error):
                self._unusable(error)
            return {}
        return found

    def put(self, entries: Mapping[bytes, bytes], in_use: Iterable[bytes]) -> None:
        """Keeps `entries`. Of what is not `in_use` either, the file forgets all when it is most."""
        if self.path is None or not entries:
            return
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with contextlib.closing(self._open()) as file, file:
                file.execute(
                    f"create table if not exists {self.kind}"
                    " (key blob primary key, own blob, value blob)"
                )
                rows = [(key, _own(value), value) for key, value in entries.items()]
                file.executemany(f"insert or replace into {self.kind} values (?, ?, ?)", rows)
                self._forget(file, set(in_use) | set(entries))
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
        return sqlite3.connect(str(self.path), timeout=_PATIENCE)

    def _unusable(self, error: Exception) -> None:
        """A word about it; a damaged file is taken away, so that the next build has one."""
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(
            error, sqlite3.OperationalError
        ):
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


def _own(value: bytes) -> bytes:
    return hashlib.blake2b(value, digest_size=8).digest()
