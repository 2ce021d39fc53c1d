"""A folder on this computer as a target: what a web server here serves."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from pressroom.core.digest import digest
from pressroom.core.files import CONFIG, write_whole
from pressroom.core.locks import held
from pressroom.core.problems import Abort, Problem
from pressroom.pipeline.output.write import delete_file
from pressroom.publishing.target import StillHeld, refused
from pressroom.publishing.upload_plan import TargetFile, UploadStep

_STAGING = ".pressroom-sending"
OURS = ".pressroom-"
"""How the names of all records begin, at a target's top."""


class FolderTarget(msgspec.Struct, frozen=True):
    """A folder. Each file is written beside the others first and takes its place in one step of the
    file system, so a reader gets the old one or the new one, whole."""

    folder: Path
    name: str

    @property
    def keeps_headers(self) -> bool:
        return False

    @contextlib.contextmanager
    def hold(self, *, quietly: bool = False) -> Iterator[StillHeld]:
        # The lock is the system's own, and nobody sees it at the target.
        with held_folder(self.folder, self.name):
            with self._writable():  # what an upload that was killed has left
                shutil.rmtree(self.folder / _STAGING, ignore_errors=True)
                for draft in self.folder.glob(f"{OURS}*.new"):
                    draft.unlink(missing_ok=True)
            yield lambda for_readers: None

    def read(self, names: Sequence[str]) -> dict[str, bytes]:
        found = {}
        with self._writable():
            for name in names:
                with contextlib.suppress(FileNotFoundError):
                    found[name] = (self.folder / name).read_bytes()
        return found

    def write(self, name: str, data: bytes) -> None:
        with self._writable():
            write_whole(self.folder / name, data, lasting=True)

    def remove(self, names: Sequence[str]) -> None:
        with self._writable():
            for name in names:
                (self.folder / name).unlink(missing_ok=True)

    def strangers(self) -> list[str]:
        if not self.folder.is_dir():
            return []
        with self._writable():
            names = (entry.name for entry in self.folder.iterdir())
            return sorted(name for name in names if not name.startswith(OURS))

    def lacking(self, files: Mapping[str, TargetFile]) -> set[str]:
        missing = set()
        for path, file in files.items():
            try:
                there = os.lstat(f"{self.folder}/{path}").st_size
            except OSError:
                there = -1
            if there != file.size:
                missing.add(path)
        return missing

    def send(self, output: Path, steps: Sequence[UploadStep]) -> None:
        staging = self.folder / _STAGING
        with self._writable():
            staging.mkdir()
            draft = staging / "file"
            made: set[str] = set()
            for step in steps:
                data = (output / step.path).read_bytes()
                if step.file is None or digest(data) != step.file.digest:
                    raise changed_output(step.path)
                draft.write_bytes(data)
                above = step.path.rpartition("/")[0]
                if above not in made:
                    (self.folder / above).mkdir(parents=True, exist_ok=True)
                    made.add(above)
                draft.replace(self.folder / step.path)
            staging.rmdir()

    def delete(self, paths: Sequence[str], emptied: Sequence[str]) -> None:
        with self._writable():
            for path in paths:
                delete_file(self.folder, path)

    @contextlib.contextmanager
    def _writable(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise _unwritable(self.name, error) from error


def _unwritable(name: str, error: OSError) -> Abort:
    what = f"the site cannot be sent to {name}: {error.strerror or error}"
    remedy = "make room on the disk, or check who may write to the folder, and publish again: "
    return refused("PR713", what, remedy + "what is there already is not sent twice")


def changed_output(path: str) -> Abort:
    """The end of an upload of a site that is no longer as it was built and checked."""
    what = f"{path} is not as the build wrote it"
    return refused("PR710", what, "build and check again, and let nothing else write to the output")


@contextlib.contextmanager
def held_folder(folder: Path, name: str) -> Iterator[int]:
    """Holds a folder for the upload to a target of this `name`, by a lock of the system's that goes
    with the process; gives its handle. Raises `Abort`: PR712 where another upload has it."""
    busy = Problem(
        path=CONFIG,
        code="PR712",
        message=f"another upload to {name} from this computer is at work",
        remedy="wait until it has ended, and publish again",
    )
    with contextlib.ExitStack() as holding:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            handle = holding.enter_context(held(folder, busy))
        except OSError as error:
            raise _unwritable(name, error) from error
        yield handle
