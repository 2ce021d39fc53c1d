"""A plain loop over the packages that Pressroom is made of: what one writes first."""

from __future__ import annotations

import shutil
import sys
from importlib.metadata import version
from pathlib import Path

from benchmarks.room import Corpus, write

NAME = "Plain loop"
OUTPUT = "public"
LEFTOVERS = ("public",)


def set_up(work: Path) -> str:
    return f"(Markdown {version('Markdown')})"


def lay_out(folder: Path, corpus: Corpus, count: int) -> None:
    shutil.copytree(Path(__file__).parent / "plain", folder, dirs_exist_ok=True)
    write(folder / "standing.json", corpus.standing_data())
    for number in range(count):
        release = corpus.release(number, count)
        write(folder / "releases" / release.name, release.without_tables)


def command(work: Path, folder: Path) -> list[str]:
    return [sys.executable, str(folder / "loop.py")]
