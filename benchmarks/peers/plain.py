"""A plain loop over the packages that Pressroom is made of: what one writes first."""

from __future__ import annotations

import shutil
import sys
from importlib.metadata import version
from pathlib import Path

from benchmarks import corpus

NAME = "Plain loop"
OUTPUT = "public"
LEFTOVERS = ("public",)


def set_up(work: Path) -> str:
    return f"(Markdown {version('Markdown')})"


def lay_out(folder: Path, count: int) -> None:
    shutil.copytree(Path(__file__).parent / "plain", folder, dirs_exist_ok=True)
    (folder / "boilerplate.md").write_text(corpus.boilerplate(), encoding="utf-8")
    (folder / "legend.md").write_text(corpus.legend(), encoding="utf-8")
    (folder / "releases").mkdir(exist_ok=True)
    for number in range(count):
        name, text = corpus.release(number, count)
        (folder / "releases" / name).write_text(text, encoding="utf-8")


def command(work: Path, folder: Path) -> list[str]:
    return [sys.executable, str(folder / "loop.py")]
