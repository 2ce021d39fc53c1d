"""The release index: an incremental loader that reads only release files that have changed.

Like git's index, it caches for each file its stamp, so that an untouched file need not be opened;
its `Entry`, all in one table, since every build reads all of them; and its whole `Release`, under
the digest of its bytes. A stamp so young that the file may have changed since without getting
another is not trusted (git calls such files racy).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.load.packer import Packer
from pressroom.content.load.registered import Registry
from pressroom.content.load.release_files import (
    ReleaseFile,
    find_releases,
    load_release,
    load_stray_file,
)
from pressroom.content.model import Entry, Loaded, Release
from pressroom.content.standing import Versions
from pressroom.core.cache import Cache, CacheTable
from pressroom.core.digest import KEY_SIZE, keyed_digest, raw_digest
from pressroom.core.files import FileTree, Stamp, is_settled, stamp_of
from pressroom.core.problems import Abort, Problem
from pressroom.core.workers import Lost, each


class IndexRow(msgspec.Struct, frozen=True):
    """The row of one release file in the index.

    `sure` says whether `stamps` are old enough to be trusted. `key` is the digest of the file's
    bytes; empty for a release in a folder of its own, which depends on other files too. `loaded`
    holds an `Entry`, not the whole release. `text_key` is the digest of all that readers get of the
    release, `release_key` that of the whole record; both without its withdrawal and update.
    """

    stamps: tuple[Stamp, ...]
    sure: bool
    key: bytes
    loaded: Loaded
    text_key: bytes
    release_key: bytes


class ReleaseIndex:
    """An index of the release files of one press room, loaded through two caches.

    `kept` stores whole releases, `stamped` the rows. `salt` identifies program and settings: with
    another salt nothing cached is found. `has_lost` says whether a file that was known has gone:
    what is kept of it is to be forgotten.
    """

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
        self._settings = raw_digest(salt.encode(), KEY_SIZE)
        # Loading resolves names of standing texts, so these are part of the key.
        self.salt = raw_digest(f"{salt}{boilerplate}{legends}".encode(), KEY_SIZE)
        self.table = CacheTable(stamped, self.salt, IndexRow)
        self._packer = Packer(config, boilerplate, legends)
        self.moment = 0
        self.rows: dict[str, IndexRow] = {}
        self.has_lost = False
        self._interned: dict[Any, Any] = {}

    @property
    def problems(self) -> list[Problem]:
        """The problems of the cache file."""
        return self.kept.problems or self.table.kept.problems

    def load(
        self,
        jobs: int = 1,
        content: FileTree | None = None,
        only: Sequence[str] | None = None,
        among: Collection[str] | None = None,
    ) -> list[Loaded]:
        """Loads all release files, in up to `jobs` processes; releases come as entries.

        `content` is the file tree of `content/`, if it was listed already. `only` are the sources
        to look at again, all other files being as they were when loaded last; or no others are
        loaded than those `among` some.
        """
        # What was wrong with the cache then may be mended.
        for cache in (self.kept, self.table.kept):
            cache.problems.clear()
        found, strays = self._found(content, only)
        if among is not None:
            found, strays = [file for file in found if file.source in among], []
        known = self.rows or self.table.read()
        self.rows = {} if only is None else dict(known)
        self.moment = self.kept.moment()
        to_open: list[tuple[ReleaseFile, IndexRow | None]] = []
        for file in found:
            row = known.get(file.source)
            if row is not None and row.sure and row.stamps == file.stamps:
                self.rows[file.source] = row
            else:
                to_open.append((file, row))
                self.rows[file.source] = _PENDING_ROW
        results = each(self._open, to_open, jobs)
        changed = []
        for (file, _), result in zip(to_open, results, strict=True):
            if isinstance(result, Lost):
                self.rows[file.source] = _lost_row(file, result)
                continue
            row, data = result
            self.rows[file.source] = self._intern(row)
            changed.append(file.source)
            if data:
                self.kept.add(row.key, data)
        # Files beyond `among` have not gone: whoever reads only those says what has.
        looked_at_all = only is None and among is None
        self.has_lost = looked_at_all and not known.keys() <= self.rows.keys()
        in_use = [row.key for row in self.rows.values() if row.key] if only is None else []
        self.kept.flush(in_use, forget=self.has_lost)
        self.table.write(
            {source: row for source, row in self.rows.items() if row.release_key or row.key},
            changed,
            forget=self.has_lost,
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
        """The digest of each file's bytes, by source; empty for a release in its own folder."""
        return {source: row.key for source, row in self.rows.items()}

    def knows(self, sources: Iterable[str], keys: Mapping[str, bytes]) -> bool:
        """Whether the index has the rows of all `sources`, each with its digest in `keys`.

        A row that another command has updated since does not count, nor does a release in a folder
        of its own, which depends on more than its file's bytes.
        """
        wanted = list(sources)
        missing = [source for source in wanted if source not in self.rows]
        self.rows = (self.table.read(missing) if missing else {}) | self.rows
        return all(
            source in self.rows and self.rows[source].key and self.rows[source].key == key
            for source in wanted
            for key in [keys.get(source)]
        )

    def _open(self, item: tuple[ReleaseFile, IndexRow | None]) -> tuple[IndexRow, bytes]:
        """The row of a file, and its pickled `Loaded` if that is not cached yet (else empty)."""
        file, known = item
        sure = all(is_settled(stamp, self.moment) for stamp in file.stamps)
        data = self._bytes(file.source)
        key = self._file_key(file.source, data)
        if known is not None and key and key == known.key:
            return msgspec.structs.replace(known, stamps=file.stamps, sure=sure), b""
        cached = self.kept.get([key]) if key else {}
        loaded = self._packer.unpacked(cached[key], data) if key in cached else None
        record = b""
        if loaded is None:
            loaded = load_release(file.source, data, self.root, self.config, self.registry)
            if loaded.in_part is not None and isinstance(whole := loaded.in_part.release, Release):
                # Its text is read anew when it is judged, and not kept.
                in_part = msgspec.structs.replace(loaded.in_part, release=whole.entry)
                loaded = msgspec.structs.replace(loaded, in_part=in_part)
            record = self._packer.packed(loaded, data) if key else b""
        release = loaded.release
        assert release is None or isinstance(release, Release)
        if release is not None:
            loaded = msgspec.structs.replace(loaded, release=release.entry)
        keys = self._release_keys(release) if release is not None else (b"", b"")
        return IndexRow(file.stamps, sure, key, loaded, *keys), record

    def _intern(self, row: IndexRow) -> IndexRow:
        """The row with equal issuers, products and so on replaced by one shared object.

        Pickles then store each of them once.
        """
        entry = row.loaded.release
        if entry is None:
            return row
        interned = self._interned
        shared = {
            name: tuple(interned.setdefault(each, each) for each in getattr(entry, name))
            for name in ("tickers", "issuers", "products", "topics", "contacts")
        }
        release = msgspec.structs.replace(entry, **shared)
        loaded = msgspec.structs.replace(row.loaded, release=release)
        return msgspec.structs.replace(row, loaded=loaded)

    def _bytes(self, source: str) -> bytes | OSError:
        # A `Path` for each of ten thousand files takes its time.
        try:
            with open(f"{self.root}/{source}", "rb") as file:  # noqa: PTH123
                return file.read()
        except OSError as error:
            return error

    def _file_key(self, source: str, data: bytes | OSError) -> bytes:
        # A release in a folder depends on the files beside it too.
        if isinstance(data, OSError) or source.endswith("/index.md"):
            return b""
        return keyed_digest(source.encode() + b"\0" + data, self.salt)

    def _release_keys(self, release: Release) -> tuple[bytes, bytes]:
        # Neither a moment to come nor line numbers change what readers get; a moment that has come
        # is in the views.
        for_readers = msgspec.structs.replace(
            release, withdrawal=None, updated=None, lines={}, body_line=0, rulings=()
        )
        # It holds its own standing texts: those that others show must not count.
        text_key = keyed_digest(msgspec.json.encode(for_readers), self._settings)
        positions = msgspec.json.encode((release.lines, release.body_line, release.rulings))
        return text_key, keyed_digest(text_key + positions, self._settings)

    def entry(self, source: str) -> Entry:
        """The entry of the release in the file `source`, which must hold one."""
        entry = self.rows[source].loaded.release
        assert entry is not None
        return entry

    def text_key(self, source: str) -> bytes:
        """The digest of all that readers get of the release in the file `source`."""
        return self.rows[source].text_key

    def release_key(self, entry: Entry) -> bytes:
        """The digest of the whole release of an entry, without its withdrawal and update."""
        return self.rows[entry.source].release_key

    def release(self, entry: Entry) -> Release:
        """The whole release of an entry. Raises `Abort` when its file has changed since loading."""
        return self.releases([entry])[0]

    def releases(self, entries: Sequence[Entry]) -> list[Release]:
        """The whole releases of some entries, in their order.

        Raises `Abort` when a file has changed since loading.
        """
        rows = [self.rows[entry.source] for entry in entries]
        cached = self.kept.get(row.key for row in rows if row.key)
        whole, problems = [], []
        for entry, row in zip(entries, rows, strict=True):
            data = self._bytes(entry.source)
            loaded = self._packer.unpacked(cached[row.key], data) if row.key in cached else None
            release = loaded.release if loaded is not None else self._reload(entry, row, data)
            if isinstance(release, Release):
                # As of the moment that the entry was brought to.
                moments = {"withdrawal": entry.withdrawal, "updated": entry.updated}
                whole.append(msgspec.structs.replace(release, **moments))
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
        return whole

    def release_in_part(self, source: str) -> Release | None:
        """Readable part of the release in the file `source`, which has errors."""
        data = self._bytes(source)
        in_part = load_release(source, data, self.root, self.config, self.registry).in_part
        return in_part.release if in_part and isinstance(in_part.release, Release) else None

    def _reload(self, entry: Entry, row: IndexRow, data: bytes | OSError) -> Entry | None:
        """The release read again from its file's bytes; None where these have changed since
        loading."""
        if self._file_key(entry.source, data) != row.key:
            return None
        found = load_release(entry.source, data, self.root, self.config, self.registry).release
        same = isinstance(found, Release) and self._release_keys(found)[1] == row.release_key
        return found if same else None


_PENDING_ROW = IndexRow(
    (), False, b"", Loaded(source="", instant=None, draft=None, release=None, problems=()), b"", b""
)


def _lost_row(file: ReleaseFile, lost: Lost) -> IndexRow:
    problem = lost.problem(file.source, "the file could not be read")
    loaded = Loaded(source=file.source, instant=None, draft=None, release=None, problems=(problem,))
    return IndexRow(file.stamps, False, b"", loaded, b"", b"")
