"""The commands of rclone that an upload uses, on a folder on this disk instead of a storage."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from pressroom.publishing.rclone import Rclone

NAME = "press:bucket/path"


class Storage:
    """What lies at `press:bucket/path`, of a kind that keeps headers or not; `asked` are the
    commands so far, `headers` those that each file was sent with."""

    def __init__(self, folder: Path, *, keeps_headers: bool = True) -> None:
        self.folder = folder
        self.keeps_headers = keeps_headers
        self.asked: list[tuple[str, ...]] = []
        self.headers: dict[str, tuple[str, ...]] = {}
        self.fails: str = ""


class FakeRclone(Rclone, frozen=True):
    """rclone, but for the process."""

    def _done(self, arguments: tuple[str, ...]) -> tuple[int, bytes, str]:
        storage = STORAGES[self.program]
        storage.asked.append(arguments)
        command, *rest = arguments
        if storage.fails:
            return 1, b"", storage.fails
        return 0, getattr(self, f"do_{command}")(storage, *rest), ""

    def do_backend(self, storage: Storage, *_: str) -> bytes:
        features = {
            "WriteMimeType": storage.keeps_headers,
            "CanHaveEmptyDirectories": not storage.keeps_headers,
        }
        return json.dumps({"Name": "press", "Features": features}).encode()

    def do_copy(self, storage: Storage, source: str, to: str, *options: str) -> bytes:
        paths = Path(options[options.index("--files-from-raw") + 1]).read_text(encoding="utf-8")
        come = storage.folder if source == NAME else Path(source)
        go = storage.folder if to == NAME else Path(to)
        for path in paths.splitlines():
            if (come / path).exists():
                (go / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(come / path, go / path)
                storage.headers[path] = tuple(option for option in options if ": " in option)
        return b""

    def do_copyto(self, storage: Storage, source: str, to: str, *_: str) -> bytes:
        storage.folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, storage.folder / to.removeprefix(f"{NAME}/"))
        return b""

    def do_delete(self, storage: Storage, _: str, option: str, listed: str) -> bytes:
        assert option == "--files-from-raw"
        for path in Path(listed).read_text(encoding="utf-8").splitlines():
            (storage.folder / path).unlink(missing_ok=True)
        return b""

    def do_rmdirs(self, storage: Storage, folder: str) -> bytes:
        shutil.rmtree(storage.folder / folder.removeprefix(f"{NAME}/"), ignore_errors=True)
        return b""

    def do_lsf(self, storage: Storage, *_: str) -> bytes:
        names = storage.folder.iterdir() if storage.folder.is_dir() else ()
        return "".join(f"{entry.name}\n" for entry in names).encode()


STORAGES: dict[str, Storage] = {}
