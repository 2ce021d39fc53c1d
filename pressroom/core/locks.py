"""Locks of folders, the system's own: a process that is killed leaves none behind."""

from __future__ import annotations

import contextlib
import math
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from pressroom.core.problems import Abort, Problem

LOCK_SECONDS = 2.0
"""Seconds for another command to end: one that was killed, or is nearly done, is soon out of it."""
_BETWEEN = 0.1  # seconds


@contextlib.contextmanager
def held(folder: Path, busy: Problem) -> Iterator[int]:
    """Holds a folder to the end of a `with` statement, and gives the handle. Raises `Abort` with
    `busy` while another process has it, and `OSError` where there is no folder."""
    try:
        handle = locked(folder)
    except BlockingIOError:
        raise Abort([busy]) from None
    try:
        yield handle
    finally:
        os.close(handle)


@contextlib.contextmanager
def awaited(
    folder: Path, seconds: float = math.inf, told: Callable[[], object] = lambda: None
) -> Iterator[None]:
    """Holds a folder to the end of a `with` statement; waits so many seconds for another process
    that has it, and says once by `told` that it does. Raises `BlockingIOError` where that has it
    still, and `OSError` where there is no folder."""
    until = time.monotonic() + seconds
    is_told = False
    while True:
        try:
            handle = locked(folder)
            break
        except BlockingIOError:
            if time.monotonic() > until:
                raise
            if not is_told:
                told()
            is_told = True
    try:
        yield
    finally:
        os.close(handle)


def locked(folder: Path) -> int:
    """Locks a folder for this process, and gives the handle whose closing frees it.

    Tries for `LOCK_SECONDS` seconds. Raises `BlockingIOError` where another process still has
    the lock then, and `OSError` where there is no folder.
    """
    until = time.monotonic() + LOCK_SECONDS
    while time.monotonic() < until:
        with contextlib.suppress(BlockingIOError):
            return _lock(folder)
        time.sleep(_BETWEEN)
    return _lock(folder)


if os.name == "nt":  # pragma: no cover

    def _lock(folder: Path) -> int:
        # Windows locks no folders; a file that goes with the process will do.
        flags = os.O_CREAT | os.O_EXCL | os.O_TEMPORARY  # type: ignore[attr-defined]
        try:
            return os.open(folder / ".pressroom-lock", flags)
        except FileExistsError as error:
            raise BlockingIOError from error

else:
    import fcntl

    def _lock(folder: Path) -> int:
        handle = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(handle)
            raise
        return handle
