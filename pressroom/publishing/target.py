"""Target of an upload, be it a folder or a storage somewhere: what it is asked for, and how it
fails."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from pressroom.core.files import CONFIG
from pressroom.core.problems import Abort, Problem
from pressroom.publishing.upload_plan import TargetFile, UploadStep

StillHeld = Callable[[bool], None]
"""Raises `Abort` where another upload has taken the target meanwhile. Its argument says whether
what comes next can be reached by readers: before that it is certain."""


class Target(Protocol):
    """A place that the site is sent to. Each method raises `Abort` when it cannot be done."""

    @property
    def name(self) -> str:
        """Name, as in the settings."""

    @property
    def keeps_headers(self) -> bool:
        """Whether it keeps Content-Type and Cache-Control with each file; else the web server that
        serves it says them."""

    def hold(self, *, quietly: bool = False) -> AbstractContextManager[StillHeld]:
        """Holds the target for one upload, as far as it can be held (PR712). `quietly` leaves no
        trace at the target until it is first asked whether it is still held."""

    def read(self, names: Sequence[str]) -> dict[str, bytes]:
        """The records of these names that are there."""

    def write(self, name: str, data: bytes) -> None:
        """Writes a record, whole or not at all as far as the target can."""

    def remove(self, names: Sequence[str]) -> None:
        """Deletes records, those that are not there too."""

    def strangers(self) -> list[str]:
        """Names of what is at the top of the target, without Pressroom's records."""

    def lacking(self, files: Mapping[str, TargetFile]) -> Collection[str]:
        """Files that are not there as they were sent, where a look at each costs next to nothing;
        else none."""

    def send(self, output: Path, steps: Sequence[UploadStep]) -> None:
        """Sends the files of these steps, in any order, each taking its place whole."""

    def delete(self, paths: Sequence[str], emptied: Sequence[str]) -> None:
        """Deletes files, those that are not there too, and folders that are empty then, all of
        which are `emptied` or below."""


def refused(code: str, message: str, remedy: str) -> Abort:
    """The end of an upload for a reason that `config.toml` names or the target gives."""
    return Abort([Problem(path=CONFIG, code=code, message=message, remedy=remedy)])
