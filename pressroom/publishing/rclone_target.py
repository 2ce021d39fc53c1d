"""A remote of rclone as a target: S3 and the like, SFTP, WebDAV, and what else rclone knows.

Storage of the kind of S3 keeps headers with each file, so files go there in groups of equal ones.
Nothing is compared with what is there: the record knows, and a comparison by time would copy files
onto themselves, by which storage forgets their `Cache-Control`.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from pressroom.core.problems import Abort
from pressroom.publishing.folder_target import OURS, changed_output, held_folder
from pressroom.publishing.rclone import Rclone, Session, not_sent
from pressroom.publishing.remote_lock import RemoteLock
from pressroom.publishing.served_as import ServedAs
from pressroom.publishing.target import StillHeld
from pressroom.publishing.target_lock import LOCK
from pressroom.publishing.upload_plan import TargetFile, UploadStep

_AT_ONCE = 4
_STORAGE_AT_ONCE = 16
"""Files of one kind on their way to storage of the kind of S3, which is made for many; a server of
files may refuse so many connections, and gets rclone's own number."""
_SETTLE_AT_ONCE = 0.5  # seconds
_RECORD = ServedAs("application/json", "no-store")


class _Features(msgspec.Struct, frozen=True, rename="pascal"):
    bucket_based: bool = False
    can_have_empty_directories: bool = False
    write_mime_type: bool = False


class _Row(msgspec.Struct, frozen=True, rename="pascal"):
    name: str


class _List(msgspec.Struct, frozen=True, rename={"rows": "list"}):
    rows: list[_Row]


class _Backend(msgspec.Struct, frozen=True, rename="pascal"):
    features: _Features


class RcloneTarget:
    """A remote of rclone, such as `press:bucket/path`.

    `work` is a folder of this press room on this computer, which is emptied. It is held, too: who
    publishes from here is sure that no process of an earlier upload is still at work. `owner` names
    this press room on this computer in the lock at the target; `settle` is for how many seconds the
    lock is given time to be overwritten.
    """

    def __init__(
        self,
        name: str,
        rclone: Rclone,
        work: Path,
        owner: str,
        clock: Callable[[], datetime],
        settle: float = 1.0,
    ) -> None:
        self.name = name
        self._rclone = rclone
        self._work = work
        self._owner = owner
        self._clock = clock
        self._settle = settle
        self._known: _Features | None = None
        self._held: Session | None = None

    @property
    def keeps_headers(self) -> bool:
        return self._features.write_mime_type

    @property
    def _features(self) -> _Features:
        if self._known is None:
            with self._session() as session:
                told = session.call("operations/fsinfo", fs=self.name)
            self._known = msgspec.json.decode(told, type=_Backend).features
        return self._known

    @contextlib.contextmanager
    def hold(self, *, quietly: bool = False) -> Iterator[StillHeld]:
        with contextlib.ExitStack() as held:
            handle = held.enter_context(held_folder(self._work, self.name))
            _empty(self._work)
            self._held = held.enter_context(self._rclone.serving(self.name, handle))
            held.callback(setattr, self, "_held", None)
            place = (
                lambda: self.read([LOCK]).get(LOCK),
                lambda data: self.write(LOCK, data),
                lambda: self.remove([LOCK]),
            )
            # Nobody waits for an instant to the second to wait once more.
            settle = min(self._settle, _SETTLE_AT_ONCE) if quietly else self._settle
            lock = RemoteLock(self.name, place, self._owner, self._clock, settle)
            if not quietly:
                lock.still_held(for_readers=True)
            try:
                yield lock.still_held
            finally:
                # Where the line is down, the lock says so by its age.
                with contextlib.suppress(Abort):
                    lock.free()

    def read(self, names: Sequence[str]) -> dict[str, bytes]:
        with self._listed(names) as listed, self._session() as session:
            into = listed.parent / "read"
            fixed = {"_filter": {"FilesFromRaw": [str(listed)]}, "_config": {"NoTraverse": True}}
            session.found("sync/copy", srcFs=self.name, dstFs=str(into), **fixed)
            return {n: (into / n).read_bytes() for n in names if (into / n).is_file()}

    def write(self, name: str, data: bytes) -> None:
        with self._listed([]) as listed, self._session() as session:
            source = listed.with_name("write")
            source.write_bytes(data)
            session.call(
                "operations/copyfile",
                srcFs=str(source.parent),
                srcRemote=source.name,
                dstFs=self.name,
                dstRemote=name,
                _config={"NoCheckDest": True, **self._headers(_RECORD)},
            )

    def remove(self, names: Sequence[str]) -> None:
        with self._listed(names) as listed, self._session() as session:
            fixed = {"_filter": {"FilesFromRaw": [str(listed)]}}
            session.found("operations/delete", fs=self.name, **fixed)

    def strangers(self) -> list[str]:
        with self._session() as session:
            told = session.found("operations/list", fs=self.name, remote="")
        if told is None and self._features.bucket_based:
            # A folder is made where there is none; a bucket is somebody's, and costs.
            raise not_sent("bucket does not exist", self.name)
        rows = msgspec.json.decode(told, type=_List).rows if told is not None else []
        return sorted(row.name for row in rows if not row.name.startswith(OURS))

    def lacking(self, files: Mapping[str, TargetFile]) -> tuple[str, ...]:
        # To ask for each file takes as long as to send it.
        return ()

    def send(self, output: Path, steps: Sequence[UploadStep]) -> None:
        kinds: dict[ServedAs, list[str]] = {}
        for step in steps:
            if step.file is None or (output / step.path).stat().st_size != step.file.size:
                raise changed_output(step.path)
            kinds.setdefault(step.file.served, []).append(step.path)

        keeps_headers = self.keeps_headers

        def copy(kind: tuple[ServedAs, list[str]]) -> None:
            with self._listed(kind[1]) as listed, self._session() as session:
                config = {"NoTraverse": True, "NoCheckDest": True, **self._headers(kind[0])}
                if keeps_headers:
                    config["Transfers"] = _STORAGE_AT_ONCE
                fixed = {"_filter": {"FilesFromRaw": [str(listed)]}, "_config": config}
                session.call("sync/copy", srcFs=str(output), dstFs=self.name, **fixed)

        with ThreadPoolExecutor(_AT_ONCE) as pool:
            for _ in pool.map(copy, kinds.items()):
                pass

    def delete(self, paths: Sequence[str], emptied: Sequence[str]) -> None:
        self.remove(paths)
        if self._features.can_have_empty_directories:
            with self._session() as session:
                for folder in emptied:
                    session.found("operations/rmdirs", fs=self.name, remote=folder)

    def _headers(self, served: ServedAs) -> dict[str, Any]:
        rows = (("Content-Type", served.content_type), ("Cache-Control", served.cache_control))
        given = [{"Key": name, "Value": value} for name, value in rows if value]
        return {"UploadHeaders": given} if given and self.keeps_headers else {}

    @contextlib.contextmanager
    def _session(self) -> Iterator[Session]:
        """The server of rclone that works while the target is held; else one for a moment."""
        if self._held is not None:
            yield self._held
            return
        with self._rclone.serving(self.name) as session:
            yield session

    @contextlib.contextmanager
    def _listed(self, paths: Sequence[str]) -> Iterator[Path]:
        """A file with these paths, one in a line, in a folder that is gone afterwards."""
        # Who holds the folder empties it, and must not take away what another has in it.
        place = self._work if self._held is not None else None
        with tempfile.TemporaryDirectory(dir=place) as folder:
            listed = Path(folder) / "paths"
            listed.write_text("".join(f"{path}\n" for path in paths), encoding="utf-8")
            yield listed


def _empty(folder: Path) -> None:
    for entry in folder.iterdir():
        shutil.rmtree(entry, ignore_errors=True)
