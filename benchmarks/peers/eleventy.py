"""Eleventy (JavaScript, one core), from npm."""

from __future__ import annotations

import shutil
from pathlib import Path

from benchmarks import corpus
from benchmarks.setting_up import node_with

NAME = "Eleventy"
VERSION = "3.1.8"
OUTPUT = "public"
LEFTOVERS = ("public",)
_PLAIN = Path(__file__).parent / "plain/templates"


def set_up(work: Path) -> str:
    node_with(work / "eleventy", f"@11ty/eleventy@{VERSION}")
    return VERSION


def lay_out(folder: Path, count: int) -> None:
    shutil.copytree(Path(__file__).parent / "eleventy", folder, dirs_exist_ok=True)
    shutil.copy(_PLAIN / "_contacts.html", folder / "_includes/contacts.njk")
    (folder / "_data").mkdir(exist_ok=True)
    (folder / "_data/standing.json").write_text(corpus.standing(), encoding="utf-8")
    for number in range(count):
        name, text = corpus.release(number, count)
        own = f"---\npermalink: /releases/{name[:4]}/{name[11:].removesuffix('.md')}/\n"
        (folder / "releases" / name).write_text(text.replace("---\n", own, 1), encoding="utf-8")


def command(work: Path, folder: Path) -> list[str]:
    return [str(work / "eleventy/node_modules/.bin/eleventy"), "--quiet"]
