"""Pressroom itself, from this folder."""

from __future__ import annotations

import compileall
import sys
from pathlib import Path

import pressroom
from benchmarks import corpus
from pressroom.core.package import DEFAULT_THEME

NAME = "Pressroom"
OUTPUT = "output"
LEFTOVERS = ("output", ".cache")
TEMPLATE = "templates/release.html"
_AS_OF = "2027-01-01T00:00:00Z"


def set_up(work: Path) -> str:
    # As an installation does.
    compileall.compile_dir(Path(pressroom.__file__).parent, quiet=1)
    return pressroom.__version__


def lay_out(folder: Path, count: int) -> None:
    corpus.make(folder, count)
    (folder / "templates").mkdir(exist_ok=True)
    text = (DEFAULT_THEME / TEMPLATE).read_text(encoding="utf-8")
    (folder / TEMPLATE).write_text(text, encoding="utf-8")


def add(folder: Path, name: str, text: str) -> Path:
    path = folder / "content/releases" / name[:4] / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _do(folder: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "pressroom", *more, "--root", str(folder), "--as-of", _AS_OF]


def command(work: Path, folder: Path) -> list[str]:
    return _do(folder, "build")


def serve(work: Path, folder: Path, port: int) -> list[str]:
    return _do(folder, "serve", "--port", str(port))
