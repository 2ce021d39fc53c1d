"""Release files by their bytes: what was read of one that has not changed is not read again.

Of each file three things are kept: its `Entry`, all of them together, since every build
wants them; its whole record by the digest of its bytes; and its stamp, so that a file that
nobody has touched need not be opened. A stamp decides nothing when it is so young that
the file may have changed since without getting another (git calls such files racy).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.load.registered import Registry
from pressroom.content.load.release_files import (
    ReleaseFile,
    find_releases,
    load_release,
    load_stray_file,
)
from pressroom.content.model import Entry, Loaded, Release, Versions
from pressroom.core.cache import Cache, CacheTable
from pressroom.core.digest import KEY_SIZE, keyed_digest, raw_digest
from pressroom.core.files import FileTree, Stamp, is_settled, stamp_of
from pressroom.core.problems import Abort, Problem
from pressroom.core.records import dumps, loads
from pressroom.core.timing import Timing
from pressroom.core.workers import Lost, each


class IndexRow(msgspec.Struct, frozen=True):
    """What the index knows of one file: its stamps and whether they can be trusted, the digest
    of its bytes (none for a release in a folder of its own), what was read of it, with an `Entry`
    for the release, and the digests of all that readers get of it, and of all that it is."""

    stamps: tuple[Stamp, ...]
    sure: bool
    key: bytes
    loaded: Loaded
    text_key: bytes
    release_key: bytes


class ReleaseIndex:
    """The release files of one room, as git's index is of a tree. `kept` holds whole records,
    `stamped` the rows; `salt` stands for program and settings."""

    def __init__(
        self,
        root: Path,
        config: Config,
        boilerplate: Mapping[str, Versions],
        legends: Mapping[str, Versions],
        kept: Cache,
        stamped: Cache,
        salt: str,
    ) -> None:
        self.root = root
        self.config = config
        self.registry = Registry.of(config, boilerplate, legends)
        self.kept = kept
        # What a release may name decides what is read of it.
        self.salt = raw_digest(f"{salt}{boilerplate}{legends}".encode(), KEY_SIZE)
        self.table = CacheTable(stamped, self.salt, IndexRow)
        self.moment = 0
        self.rows: dict[str, IndexRow] = {}
        self._once: dict[Any, Any] = {}

    @property
    def problems(self) -> list[Problem]:
        """What is to be said of the cache."""
        return self.kept.problems or self.table.kept.problems

    def load(
        self,
        jobs: int = 1,
        content: FileTree | None = None,
        timing: Timing | None = None,
        only: Sequence[str] | None = None,
    ) -> list[Loaded]:
        """What each file holds, as far as it can be read; releases as their entries. `content` is
        the tree of `content/` where it was looked through already; `only` gives the sources of
        some files, where all others are as they were."""
        found, strays = self._found(content, only)
        known = self.rows or self.table.read()
        self.rows = {} if only is None else dict(known)
        self.moment = self.kept.moment()
        todo: list[tuple[ReleaseFile, IndexRow | None]] = []
        for file in found:
            row = known.get(file.source)
            if row is not None and row.sure and row.stamps == file.stamps:
                self.rows[file.source] = row
            else:
                todo.append((file, row))
                self.rows[file.source] = _NOT_YET
        timed = timing.pieces("read", [file.source for file, _ in todo]) if timing else None
        opened = each(self._opened, todo, jobs, timed)
        changed = []
        for (file, _), made in zip(todo, opened, strict=True):
            if isinstance(made, Lost):
                self.rows[file.source] = _lost(file, made)
                continue
            row, data = made
            self.rows[file.source] = self._sharing(row)
            changed.append(file.source)
            if data:
                self.kept.add(row.key, data)
        self.kept.flush([row.key for row in self.rows.values() if row.key] if only is None else [])
        self.table.write(
            {source: row for source, row in self.rows.items() if row.release_key or row.key},
            changed,
        )
        return [
            *(self.rows[file.source].loaded for file in found),
            *(load_stray_file(source, self.root) for source in strays),
        ]

    def _found(
        self, content: FileTree | None, only: Sequence[str] | None
    ) -> tuple[list[ReleaseFile], list[str]]:
        if only is None:
            return find_releases(self.root, content)
        return [ReleaseFile(source, (stamp_of(self.root / source),)) for source in only], []

    @property
    def keys(self) -> dict[str, bytes]:
        """By source, the digest of the bytes that were read; none where they do not decide all."""
        return {source: row.key for source, row in self.rows.items()}

    def knows(self, sources: Iterable[str], keys: Mapping[str, bytes]) -> bool:
        """Whether the rows of some files are kept, and are those with the `keys`: rows that another
        command has read since are not believed. So is none whose bytes do not decide all it is."""
        wanted = list(sources)
        missing = [source for source in wanted if source not in self.rows]
        self.rows = (self.table.read(missing) if missing else {}) | self.rows
        return all(
            source in self.rows and self.rows[source].key and self.rows[source].key == key
            for source in wanted
            for key in [keys.get(source)]
        )

    def _opened(self, item: tuple[ReleaseFile, IndexRow | None]) -> tuple[IndexRow, bytes]:
        """The row of a file, and its whole record where that is not kept yet."""
        file, known = item
        sure = all(is_settled(stamp, self.moment) for stamp in file.stamps)
        data = _bytes(self.root / file.source)
        key = self._key(file.source, data)
        if known is not None and key and key == known.key:
            return msgspec.structs.replace(known, stamps=file.stamps, sure=sure), b""
        there = self.kept.get([key]) if key else {}
        loaded = loads(there[key], Loaded) if key in there else None
        record = b""
        if loaded is None:
            loaded = load_release(file.source, data, self.root, self.config, self.registry)
            record = dumps(loaded) if key else b""
        release = loaded.release
        assert release is None or isinstance(release, Release)
        if release is not None:
            loaded = msgspec.structs.replace(loaded, release=release.entry)
        keys = self._keys(release) if release is not None else (b"", b"")
        return IndexRow(file.stamps, sure, key, loaded, *keys), record

    def _sharing(self, row: IndexRow) -> IndexRow:
        """The row with what many releases name held once, so that it is kept and read once."""
        entry = row.loaded.release
        if entry is None:
            return row
        once = self._once
        shared = {
            name: tuple(once.setdefault(each, each) for each in getattr(entry, name))
            for name in ("tickers", "issuers", "products", "topics", "contacts")
        }
        release = msgspec.structs.replace(entry, **shared)
        loaded = msgspec.structs.replace(row.loaded, release=release)
        return msgspec.structs.replace(row, loaded=loaded)

    def _key(self, source: str, data: bytes | OSError) -> bytes:
        # What a release in a folder is depends on the files beside it.
        if isinstance(data, OSError) or source.endswith("/index.md"):
            return b""
        return self._digest(source.encode() + b"\0" + data)

    def _keys(self, release: Release) -> tuple[bytes, bytes]:
        # A withdrawal to come changes nothing in the texts, nor does where in its file they stand.
        told = msgspec.structs.replace(release, withdrawal=None, lines={}, body_line=0, rulings=())
        text_key = self._digest(msgspec.json.encode(told))
        rest = msgspec.json.encode((release.lines, release.body_line, release.rulings))
        return text_key, self._digest(text_key + rest)

    def _digest(self, data: bytes) -> bytes:
        return keyed_digest(data, self.salt)

    def entry(self, source: str) -> Entry:
        """The release in a file that holds one."""
        entry = self.rows[source].loaded.release
        assert entry is not None
        return entry

    def text_key(self, source: str) -> bytes:
        """The digest of all that readers get of the release in a file."""
        return self.rows[source].text_key

    def release_key(self, entry: Entry) -> bytes:
        """The digest of all that the release of an entry is, but for its withdrawal."""
        return self.rows[entry.source].release_key

    def release(self, entry: Entry) -> Release:
        """The whole release of an entry. Raises `Abort` when its file has changed since."""
        return self.releases([entry])[0]

    def releases(self, entries: Sequence[Entry]) -> list[Release]:
        """The whole releases of some entries, as they stand where the entries do."""
        rows = [self.rows[entry.source] for entry in entries]
        there = self.kept.get(row.key for row in rows if row.key)
        made, problems = [], []
        for entry, row in zip(entries, rows, strict=True):
            kept = loads(there[row.key], Loaded) if row.key in there else None
            release = kept.release if kept is not None else self._again(entry, row)
            if isinstance(release, Release):
                made.append(msgspec.structs.replace(release, withdrawal=entry.withdrawal))
            else:
                problems.append(
                    Problem(
                        path=entry.source,
                        code="PR506",
                        message="the file was changed while the build read it",
                        remedy="build again",
                    )
                )
        if problems:
            raise Abort(problems)
        return made

    def _again(self, entry: Entry, row: IndexRow) -> Entry | None:
        data = _bytes(self.root / entry.source)
        if self._key(entry.source, data) != row.key:
            return None
        found = load_release(entry.source, data, self.root, self.config, self.registry).release
        same = isinstance(found, Release) and self._keys(found)[1] == row.release_key
        return found if same else None

    def in_full(self, loaded: Iterable[Loaded]) -> list[Loaded]:
        """What files hold, with their whole releases."""
        items = list(loaded)
        entries = [item.release for item in items if item.release is not None]
        whole = {release.source: release for release in self.releases(entries)}
        return [
            msgspec.structs.replace(item, release=whole[item.source]) if item.release else item
            for item in items
        ]


_NOT_YET = IndexRow(
    (), False, b"", Loaded(source="", instant=None, draft=None, release=None, problems=()), b"", b""
)


def _lost(file: ReleaseFile, lost: Lost) -> IndexRow:
    problem = lost.problem(file.source, "the file could not be read")
    loaded = Loaded(source=file.source, instant=None, draft=None, release=None, problems=(problem,))
    return IndexRow(file.stamps, False, b"", loaded, b"", b"")


def _bytes(path: Path) -> bytes | OSError:
    try:
        return path.read_bytes()
    except OSError as error:
        return error
