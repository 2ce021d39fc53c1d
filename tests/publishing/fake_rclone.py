"""The commands of rclone that an upload uses, on a folder on this disk instead of a storage."""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from pressroom.core.problems import Abort
from pressroom.publishing.rclone import Rclone, Session, explained
from pressroom.publishing.target import refused

NAME = "press:bucket/path"


class Storage:
    """What lies at `press:bucket/path`, of a kind that keeps headers or not; `asked` are the
    commands so far, `headers` those that each file was sent with, `servers` how many were
    started."""

    def __init__(self, folder: Path, *, keeps_headers: bool = True) -> None:
        self.folder = folder
        self.keeps_headers = keeps_headers
        self.asked: list[str] = []
        self.headers: dict[str, tuple[str, ...]] = {}
        self.fails: str = ""
        self.servers = 0
        self.has_no_bucket = False


class FakeRclone(Rclone, frozen=True):
    """rclone, but for the process."""

    @contextlib.contextmanager
    def serving(self, name: str, held: int = -1) -> Iterator[Session]:
        assert name == NAME
        STORAGES[self.program].servers += 1
        yield FakeServer(STORAGES[self.program])


class FakeServer(NamedTuple):
    storage: Storage

    def call(self, command: str, /, **parameters: Any) -> bytes:
        self.storage.asked.append(command)
        if self.storage.fails:
            raise failed(self.storage.fails)
        answer: bytes = getattr(self, command.replace("/", "_"))(parameters)
        return answer

    def found(self, command: str, /, **parameters: Any) -> bytes | None:
        said = self.call(command, **parameters)
        return None if self.storage.has_no_bucket else said

    def operations_fsinfo(self, _: dict[str, Any]) -> bytes:
        features = {
            "BucketBased": self.storage.keeps_headers,
            "WriteMimeType": self.storage.keeps_headers,
            "CanHaveEmptyDirectories": not self.storage.keeps_headers,
        }
        return json.dumps({"Name": "press", "Features": features}).encode()

    def sync_copy(self, asked: dict[str, Any]) -> bytes:
        come, go = (self._folder(asked[name]) for name in ("srcFs", "dstFs"))
        given = asked["_config"].get("UploadHeaders", ())
        for path in listed(asked):
            if (come / path).exists():
                (go / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(come / path, go / path)
                rows = (f"{row['Key']}: {row['Value']}" for row in given)
                self.storage.headers[path] = tuple(rows)
        return b"{}"

    def operations_copyfile(self, asked: dict[str, Any]) -> bytes:
        self.storage.folder.mkdir(parents=True, exist_ok=True)
        source = Path(asked["srcFs"]) / asked["srcRemote"]
        shutil.copy(source, self._folder(asked["dstFs"]) / asked["dstRemote"])
        return b"{}"

    def operations_delete(self, asked: dict[str, Any]) -> bytes:
        for path in listed(asked):
            (self.storage.folder / path).unlink(missing_ok=True)
        return b"{}"

    def operations_rmdirs(self, asked: dict[str, Any]) -> bytes:
        shutil.rmtree(self.storage.folder / asked["remote"], ignore_errors=True)
        return b"{}"

    def operations_list(self, _: dict[str, Any]) -> bytes:
        folder = self.storage.folder
        names = [entry.name for entry in folder.iterdir()] if folder.is_dir() else []
        return json.dumps({"list": [{"Name": name} for name in names]}).encode()

    def _folder(self, fs: str) -> Path:
        return self.storage.folder if fs == NAME else Path(fs)


def listed(asked: dict[str, Any]) -> list[str]:
    """The paths in the one file that a command is to take them from."""
    (listed,) = asked["_filter"]["FilesFromRaw"]
    return Path(listed).read_text(encoding="utf-8").splitlines()


def failed(said: str) -> Abort:
    cause, remedy = explained(said)
    return refused("PR713", f"the site cannot be sent to {NAME}: {cause}", remedy)


STORAGES: dict[str, Storage] = {}
