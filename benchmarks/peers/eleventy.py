"""Eleventy (JavaScript, one core), from npm."""

from __future__ import annotations

import shutil
from pathlib import Path

from benchmarks.room import Corpus, write
from benchmarks.setting_up import node_with

NAME = "Eleventy"
VERSION = "3.1.8"
OUTPUT = "public"
LEFTOVERS = ("public",)


def set_up(work: Path) -> str:
    node_with(work / "eleventy", f"@11ty/eleventy@{VERSION}")
    return VERSION


def lay_out(folder: Path, corpus: Corpus, count: int) -> None:
    shutil.copytree(Path(__file__).parent / "eleventy", folder, dirs_exist_ok=True)
    write(folder / "_data/standing.json", corpus.standing_data())
    for number in range(count):
        release = corpus.release(number, count)
        own = f"---\npermalink: /releases/{release.year}/{release.slug}/\n"
        text = release.without_tables.replace("---\n", own, 1)
        write(folder / "releases" / release.name, text)


def command(work: Path, folder: Path) -> list[str]:
    return [str(work / "eleventy/node_modules/.bin/eleventy"), "--quiet"]
