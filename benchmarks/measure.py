"""What a command costs: time on the clock and of the processors, and memory at its most."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import msgspec

_LOOK_EVERY = 0.05  # seconds
_GIVE_UP = 600.0


class Cost(msgspec.Struct, frozen=True):
    """Seconds on the clock, and of all processors for the program and for the system."""

    wall: float
    user: float
    system: float


def environment() -> dict[str, str]:
    """This process's own, without what keeps Python from being as quick to start as it is."""
    return {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


def cost_of(command: Sequence[str], folder: Path) -> Cost:
    """Runs a command in `folder` to its end."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment()
    )
    assert process.stderr is not None
    with process.stderr:
        said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{said.decode(errors='replace')[-2000:]}")
    return Cost(wall, used.ru_utime, used.ru_stime)


def memory_of(command: Sequence[str], folder: Path) -> int:
    """The most memory (bytes) that a command and its children held at once, each page counted
    once however many of them share it (Linux's PSS)."""
    process = subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment(),
    )
    most = 0
    while process.poll() is None:
        most = max(most, sum(map(_proportional, _tree(process.pid))))
        time.sleep(_LOOK_EVERY)
    return most


def _tree(pid: int) -> list[int]:
    found = [pid]
    for each in found:
        try:
            text = Path(f"/proc/{each}/task/{each}/children").read_text()
        except OSError:
            continue
        found += map(int, text.split())
    return found


def _proportional(pid: int) -> int:
    try:
        rows = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(row.split()[1]) * 1024 for row in rows if row.startswith("Pss:"))


class Server:
    """A preview that runs until it is left; it is ready when `page` is served."""

    def __init__(self, command: Sequence[str], folder: Path, page: str) -> None:
        self.page = page
        self.process = subprocess.Popen(
            command,
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment(),
        )

    def __enter__(self) -> Server:
        self.wait_for("</html>")
        return self

    def __exit__(self, *error: object) -> None:
        self.process.terminate()
        self.process.wait()

    def wait_for(self, words: str) -> float:
        """Seconds until the page has `words` in it."""
        begun = time.perf_counter()
        while time.perf_counter() - begun < _GIVE_UP:
            try:
                with urlopen(self.page) as answer:
                    if words in answer.read().decode():
                        return time.perf_counter() - begun
            except (URLError, ConnectionError):
                pass
            time.sleep(0.025)
        sys.exit(f"{self.page} was not served with {words!r} within {_GIVE_UP:.0f} seconds")
