"""Pelican (Python), from PyPI. It has no JSON feeds."""

from __future__ import annotations

import shutil
from pathlib import Path

import frontmatter

from benchmarks import corpus
from benchmarks.setting_up import python_with

NAME = "Pelican"
VERSION = "4.12.0"
OUTPUT = "public"
LEFTOVERS = ("public", "__pycache__")
_PLAIN = Path(__file__).parent / "plain/templates"


def set_up(work: Path) -> str:
    python_with(work / "pelican", f"pelican[markdown]=={VERSION}")
    return VERSION


def lay_out(folder: Path, count: int) -> None:
    shutil.copytree(Path(__file__).parent / "pelican", folder, dirs_exist_ok=True)
    # What both can read: Pelican's theme is Jinja too.
    for name in ("base.html", "_contacts.html"):
        shutil.copy(_PLAIN / name, folder / "theme/templates" / name)
    (folder / "standing.json").write_text(corpus.standing(), encoding="utf-8")
    (folder / "content").mkdir(exist_ok=True)
    for number in range(count):
        name, text = corpus.release(number, count)
        (folder / "content" / name).write_text(_own(name, text), encoding="utf-8")


def _own(name: str, text: str) -> str:
    """The release with its front matter as Pelican's: products are tags, its topic a category."""
    post = frontmatter.loads(text)
    first, second = post["subheads"]
    head = {
        "Title": post["title"],
        "Date": post["date"].isoformat(),
        "Slug": name[11:].removesuffix(".md"),
        "Tags": ", ".join(post["products"]),
        "Category": post["topics"][0],
        "First": first,
        "Second": second,
        "Ticker": post["ticker"],
        "Source": post["source"],
    }
    return "".join(f"{key}: {value}\n" for key, value in head.items()) + f"\n{post.content}\n"


def command(work: Path, folder: Path) -> list[str]:
    program = work / "pelican/bin/pelican"
    settings = folder / "pelicanconf.py"
    return [str(program), "--quiet", "--settings", str(settings), str(folder / "content")]
