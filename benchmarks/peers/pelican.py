"""Pelican (Python), from PyPI. It has no JSON feeds."""

from __future__ import annotations

import shutil
from pathlib import Path

import frontmatter

from benchmarks.room import Corpus, Release, write
from benchmarks.setting_up import python_with

NAME = "Pelican"
VERSION = "4.12.0"
OUTPUT = "public"
LEFTOVERS = ("public", "__pycache__")
_PLAIN = Path(__file__).parent / "plain/templates"


def set_up(work: Path) -> str:
    python_with(work / "pelican", f"pelican[markdown]=={VERSION}")
    return VERSION


def lay_out(folder: Path, corpus: Corpus, count: int) -> None:
    shutil.copytree(Path(__file__).parent / "pelican", folder, dirs_exist_ok=True)
    # What both can read: Pelican's theme is Jinja too.
    shutil.copy(_PLAIN / "base.html", folder / "theme/templates/base.html")
    write(folder / "standing.json", corpus.standing_data())
    for number in range(count):
        release = corpus.release(number, count)
        write(folder / "content" / release.name, _own(release))


def _own(release: Release) -> str:
    """The release with its front matter as Pelican's: products are tags, its topic a category."""
    post = frontmatter.loads(release.without_tables)
    first, second, *_ = [*post.get("subheads", []), "", ""]
    head = {
        "Title": post["title"],
        "Date": post["date"].isoformat(),
        "Slug": release.slug,
        "Tags": ", ".join(post.get("products", [])),
        "Category": next(iter(post.get("topics", [])), ""),
        "First": first,
        "Second": second,
        "Ticker": post.get("ticker", ""),
        "Source": post.get("source", ""),
        "Boilerplate": ", ".join(post.get("boilerplate", [])),
        "Legend": post.get("legend", ""),
        "Contacts": ", ".join(post.get("contacts", [])),
    }
    return (
        "".join(f"{key}: {value}\n" for key, value in head.items() if value) + f"\n{post.content}\n"
    )


def command(work: Path, folder: Path) -> list[str]:
    program = work / "pelican/bin/pelican"
    settings = folder / "pelicanconf.py"
    return [str(program), "--quiet", "--settings", str(settings), str(folder / "content")]
