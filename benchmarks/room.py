"""What a corpus is to the benchmarks, and how it becomes a press room in a folder."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

# A line of prose: long enough that one word more changes nothing but itself.
_PROSE = re.compile(r"^[A-Z“\"][^|\[\]()]{160,}$", re.MULTILINE)
_LINE = re.compile(r"^.*\w \S.*$", re.MULTILINE)
_HEADLINE = re.compile(r"^title: +(?:\S*\w\S*(?= )|['\"]*\w+)", re.MULTILINE)
_TABLE = re.compile(r"^!\[.*\]\(\S+\.csv\)\n\n?", re.MULTILINE)
# What Pressroom is told not to make, since the other generators do not.
EXPORTS = (
    '[exports]\nsearch = "none"\nninjs = false\nmarkdown = false\napi = false\n'
    "news_sitemap = false\nllms = false\nheaders = false\n"
)


class Release(msgspec.Struct, frozen=True):
    """A release's file name and text, and the tables beside it, by file name."""

    name: str
    text: str
    tables: Mapping[str, str] = {}

    @property
    def year(self) -> str:
        return self.name[:4]

    @property
    def slug(self) -> str:
        return self.name[11:].removesuffix(".md")

    @property
    def without_tables(self) -> str:
        """The text for generators that cannot set a table from a file."""
        return _TABLE.sub("", self.text)


class Corpus(msgspec.Struct, frozen=True):
    """Releases by number, and all that a press room of them needs.

    `about` says after "10,000 releases" of what kind they are. `standing` has the boilerplates and legends, by their paths below `content/`. `release` takes
    the number and how many there are; number `count` is one more, which fits behind them. `most`
    is how many there can be at the most, where there is an end.
    """

    name: str
    about: str
    config: str
    standing: Mapping[str, str]
    release: Callable[[int, int], Release]
    most: int | None = None

    def standing_data(self) -> str:
        """As JSON, for generators that read data: boilerplates, legends and contacts (HTML) by
        their keys, and the boilerplate of the home page."""
        texts = {Path(path): text for path, text in self.standing.items()}
        boilerplates = {p.stem: text for p, text in texts.items() if p.parent.name == "boilerplate"}
        legends = {p.stem: text for p, text in texts.items() if p.parent.name == "legends"}
        contacts = tomllib.loads(self.config).get("contact", [])
        data = {
            "boilerplate": boilerplates,
            "legend": legends,
            "contacts": {contact["key"]: _contact(contact) for contact in contacts},
            "home": next(iter(boilerplates.values()), ""),
        }
        return json.dumps(data)


def _contact(contact: Mapping[str, str]) -> str:
    rows = [contact["for"], contact["name"], contact["organisation"]]
    rows.append(f'<a href="tel:+1{contact["phone"].replace("-", "")}">{contact["phone"]}</a>')
    if mail := contact.get("email"):
        rows.append(f'<a href="mailto:{mail}">{mail}</a>')
    return f"<li>{'<br>'.join(rows)}</li>"


def lay_out(corpus: Corpus, folder: Path, count: int) -> None:
    """Writes a room of `count` releases into `folder`."""
    write(folder / "config.toml", corpus.config)
    for path, text in corpus.standing.items():
        write(folder / "content" / path, text)
    for number in range(count):
        add(folder, corpus.release(number, count))


def add(folder: Path, release: Release) -> Path:
    """Writes one release with its tables into the room in `folder`; its path."""
    path = folder / "content/releases" / release.year / release.name
    if release.tables:
        path = path.with_suffix("") / "index.md"
    for name, table in release.tables.items():
        write(path.with_name(name), table)
    write(path, release.text)
    return path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def body_edited(text: str, word: str) -> str:
    """The release with one more word in a paragraph of plain prose; in its first line of
    two words, where it has no such paragraph."""
    start = text.index("\n---\n", 3) + 5
    line = _PROSE.search(text, start) or _LINE.search(text, start)
    if line is None:
        raise ValueError(f"the release has no line to edit: {text[:80]!r}")
    place = text.rindex(" ", line.start(), line.end())
    return f"{text[:place]} {word}{text[place:]}"


def headline_edited(text: str, word: str) -> str:
    """The release with one more word in its headline, behind the first."""
    found = _HEADLINE.search(text)
    if found is None:
        raise ValueError(f"the release has no headline: {text[:80]!r}")
    return f"{text[: found.end()]} {word}{text[found.end() :]}"
