"""A remote of rclone as a target: S3 and the like, SFTP, WebDAV, and what else rclone knows.

Storage of the kind of S3 keeps headers with each file, so files go there in groups of equal ones.
Nothing is compared with what is there: the record knows, and a comparison by time would copy files
onto themselves, by which storage forgets their `Cache-Control`.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import msgspec

from pressroom.core.problems import Abort
from pressroom.publishing.folder_target import OURS, changed_output, held_folder
from pressroom.publishing.rclone import Rclone
from pressroom.publishing.served_as import ServedAs
from pressroom.publishing.target import StillHeld, refused
from pressroom.publishing.target_lock import LOCK, RENEWED, Claim, claim, lock_of, read_lock
from pressroom.publishing.upload_plan import TargetFile, UploadStep

_AT_ONCE = 4
_RECORD = ServedAs("application/json", "no-store")


class _Features(msgspec.Struct, frozen=True, rename="pascal"):
    can_have_empty_directories: bool = False
    write_mime_type: bool = False


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

    @property
    def keeps_headers(self) -> bool:
        return self._features.write_mime_type

    @property
    def _features(self) -> _Features:
        if self._known is None:
            told = self._rclone.run("backend", "features", self.name, name=self.name)
            self._known = msgspec.json.decode(told, type=_Backend).features
        return self._known

    @contextlib.contextmanager
    def hold(self) -> Iterator[StillHeld]:
        before = self._rclone
        with contextlib.ExitStack() as held:
            handle = held.enter_context(held_folder(self._work, self.name))
            self._rclone = msgspec.structs.replace(before, held=handle)
            held.callback(setattr, self, "_rclone", before)
            _empty(self._work)
            self._take()
            looked = self._clock()

            def still_held() -> None:
                nonlocal looked
                now = self._clock()
                if abs(now - looked) >= RENEWED:
                    if self._claim() is not Claim.OURS:
                        raise _lost(self.name)
                    self.write(LOCK, lock_of(self._owner, now))
                    looked = now

            try:
                yield still_held
            finally:
                # Where the line is down, the lock says so by its age.
                with contextlib.suppress(Abort):
                    if self._claim() is Claim.OURS:
                        self.remove([LOCK])

    def _take(self) -> None:
        found = read_lock(self.read([LOCK]).get(LOCK))
        now = self._clock()
        state = claim(found, self._owner, now)
        if found is not None and state is Claim.TAKEN:
            since = found.at.isoformat(timespec="seconds")
            what = f"another upload to {self.name} is at work, last seen at {since}"
            remedy = "wait until it has ended, and publish again; after a quarter of an hour "
            raise refused("PR712", what, f"{remedy}without a sign of it, its place is free")
        self.write(LOCK, lock_of(self._owner, now))
        if state is not Claim.OURS:
            time.sleep(self._settle)
            if self._claim() is not Claim.OURS:
                raise _lost(self.name)

    def _claim(self) -> Claim:
        return claim(read_lock(self.read([LOCK]).get(LOCK)), self._owner, self._clock())

    def read(self, names: Sequence[str]) -> dict[str, bytes]:
        with self._listed(names) as listed:
            into = listed.parent / "read"
            fixed = ("--files-from-raw", str(listed), "--no-traverse")
            self._rclone.found("copy", self.name, str(into), *fixed, name=self.name)
            return {n: (into / n).read_bytes() for n in names if (into / n).is_file()}

    def write(self, name: str, data: bytes) -> None:
        with self._listed([]) as listed:
            source = listed.with_name("write")
            source.write_bytes(data)
            sent = (str(source), self._at(name), "--no-check-dest", *self._headers(_RECORD))
            self._rclone.run("copyto", *sent, name=self.name)

    def remove(self, names: Sequence[str]) -> None:
        with self._listed(names) as listed:
            fixed = ("--files-from-raw", str(listed))
            self._rclone.found("delete", self.name, *fixed, name=self.name)

    def strangers(self) -> list[str]:
        found = self._rclone.found("lsf", self.name, "--max-depth", "1", name=self.name) or b""
        return sorted(row for row in found.decode().splitlines() if not row.startswith(OURS))

    def lacking(self, files: Mapping[str, TargetFile]) -> tuple[str, ...]:
        # To ask for each file takes as long as to send it.
        return ()

    def send(self, output: Path, steps: Sequence[UploadStep]) -> None:
        kinds: dict[ServedAs, list[str]] = {}
        for step in steps:
            if step.file is None or (output / step.path).stat().st_size != step.file.size:
                raise changed_output(step.path)
            kinds.setdefault(step.file.served, []).append(step.path)

        def copy(kind: tuple[ServedAs, list[str]]) -> None:
            with self._listed(kind[1]) as listed:
                fixed = ("--files-from-raw", str(listed), "--no-traverse", "--no-check-dest")
                sent = (str(output), self.name, *fixed, *self._headers(kind[0]))
                self._rclone.run("copy", *sent, name=self.name)

        with ThreadPoolExecutor(_AT_ONCE) as pool:
            for _ in pool.map(copy, kinds.items()):
                pass

    def delete(self, paths: Sequence[str], emptied: Sequence[str]) -> None:
        self.remove(paths)
        if self._features.can_have_empty_directories:
            for folder in emptied:
                self._rclone.found("rmdirs", self._at(folder), name=self.name)

    def _headers(self, served: ServedAs) -> Iterator[str]:
        if self.keeps_headers:
            for name, value in (
                ("Content-Type", served.content_type),
                ("Cache-Control", served.cache_control),
            ):
                if value:
                    yield from ("--header-upload", f"{name}: {value}")

    def _at(self, path: str) -> str:
        return f"{self.name}{'' if self.name.endswith((':', '/')) else '/'}{path}"

    @contextlib.contextmanager
    def _listed(self, paths: Sequence[str]) -> Iterator[Path]:
        """A file with these paths, one in a line, in a folder that is gone afterwards."""
        # Who holds the folder empties it, and must not take away what another has in it.
        place = self._work if self._rclone.held >= 0 else None
        with tempfile.TemporaryDirectory(dir=place) as folder:
            listed = Path(folder) / "paths"
            listed.write_text("".join(f"{path}\n" for path in paths), encoding="utf-8")
            yield listed


def _empty(folder: Path) -> None:
    for entry in folder.iterdir():
        shutil.rmtree(entry, ignore_errors=True)


def _lost(name: str) -> Abort:
    what = f"another upload to {name} has begun, and this one has stopped"
    return refused("PR717", what, "wait until that has ended, and publish again")
