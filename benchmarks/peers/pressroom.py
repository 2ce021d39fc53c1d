"""Pressroom itself, from this checkout or another one."""

from __future__ import annotations

import compileall
import subprocess
import sys
from pathlib import Path

from benchmarks import room

_HERE = Path(__file__).parents[2]
_AS_OF = "2027-01-01T00:00:00Z"


class Pressroom:
    """The version in the checkout `home`, run by this Python with this one's packages."""

    OUTPUT = "output"
    LEFTOVERS = ("output", ".cache")
    TEMPLATE = "templates/release.html"

    def __init__(self, home: Path = _HERE) -> None:
        self.home = home
        self.NAME = "Pressroom" if home == _HERE else f"Pressroom in {home.name}"

    def set_up(self, work: Path) -> str:
        # As an installation does.
        compileall.compile_dir(self.home / "pressroom", quiet=1)
        told = subprocess.run(self._do("--version"), capture_output=True, text=True, check=True)
        return told.stdout.split()[-1]

    def lay_out(self, folder: Path, corpus: room.Corpus, count: int) -> None:
        room.lay_out(corpus, folder, count)
        room.write(folder / self.TEMPLATE, (self.home / self.TEMPLATE).read_text(encoding="utf-8"))

    def add(self, folder: Path, release: room.Release) -> Path:
        return room.add(folder, release)

    def command(self, work: Path, folder: Path) -> list[str]:
        return self._do("build", *_where(folder))

    def serve(self, work: Path, folder: Path, port: int) -> list[str]:
        return self._do("serve", *_where(folder), "--port", str(port))

    def _do(self, *arguments: str) -> list[str]:
        # `env` becomes Python, so that what is measured is one process.
        return ["env", f"PYTHONPATH={self.home}", sys.executable, "-m", "pressroom", *arguments]


def _where(folder: Path) -> list[str]:
    return ["--root", str(folder), "--as-of", _AS_OF]
