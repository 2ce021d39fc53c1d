"""A target in memory, which can be stopped at any of the steps that change it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from pressroom.core.digest import digest
from pressroom.publishing.served_as import ServedAs
from pressroom.publishing.target import StillHeld
from pressroom.publishing.target_record import Owner
from pressroom.publishing.upload import Wanted
from pressroom.publishing.upload_plan import LocalFile, TargetFile, UploadStep

PAGE = ServedAs("text/html; charset=utf-8", "public, max-age=300")
OWNER = Owner("https://press.example.com", "press.example.com,2012")


class Killed(BaseException):
    """The process is gone."""


class MemoryTarget:
    """`kept` are the site's files, `records` Pressroom's. `bytes_of` gives a file's bytes by their
    digest. After so many changes as `lives` it is killed; `seen` is told after each."""

    name = "memory"

    def __init__(self, bytes_of: Mapping[str, bytes], *, keeps_headers: bool = True) -> None:
        self.kept: dict[str, bytes] = {}
        self.served: dict[str, ServedAs] = {}
        self.records: dict[str, bytes] = {}
        self.keeps_headers = keeps_headers
        self.lives = -1
        self.seen: Callable[[], None] = lambda: None
        self._bytes_of = bytes_of

    def _changes(self) -> None:
        if self.lives == 0:
            raise Killed
        self.lives -= 1

    @contextlib.contextmanager
    def hold(self, *, quietly: bool = False) -> Iterator[StillHeld]:
        yield lambda for_readers: None

    def read(self, names: Sequence[str]) -> dict[str, bytes]:
        return {name: self.records[name] for name in names if name in self.records}

    def write(self, name: str, data: bytes) -> None:
        self._changes()
        self.records[name] = data

    def remove(self, names: Sequence[str]) -> None:
        for name in names:
            self._changes()
            self.records.pop(name, None)

    def strangers(self) -> list[str]:
        return sorted(self.kept)

    def lacking(self, files: Mapping[str, TargetFile]) -> tuple[str, ...]:
        return ()

    def send(self, output: Path, steps: Sequence[UploadStep]) -> None:
        # Backwards, to show that the order within a group means nothing.
        for step in reversed(steps):
            assert step.file is not None
            self._changes()
            self.kept[step.path] = self._bytes_of[step.file.digest]
            self.served[step.path] = step.file.served
            self.seen()

    def delete(self, paths: Sequence[str], emptied: Sequence[str]) -> None:
        for path in paths:
            self._changes()
            self.kept.pop(path, None)
            self.seen()


def site_of(
    output: Path, files: Mapping[str, bytes], releases: Sequence[str] = (), owner: Owner = OWNER
) -> Wanted:
    """A site of these files. They are nowhere on the disk, but `output` is held."""
    output.mkdir(exist_ok=True)
    (output / ".pressroom.json").write_bytes(b"{}")
    wanted = {path: LocalFile(digest(data), len(data), PAGE) for path, data in files.items()}
    return Wanted(output, digest(b"{}"), wanted, owner, frozenset(releases))
