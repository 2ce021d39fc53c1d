"""Releases of one import, told apart: file names, and standing texts that several of them bring."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from pressroom.core.problems import Problem
from pressroom.importers.plain_markdown import letters_and_digits
from pressroom.importers.records import ImportedFile, ImportedRelease

RELEASES = "content/releases"
# Where the front matter names a standing text: a list, and one name.
_FOLDERS = {"content/boilerplate/": "boilerplate", "content/legends/": "legend"}
# Behind these keys stands a `slug`.
_BEFORE_SLUG = ("title", "date", "updated", "draft")
_DATED = re.compile(r"(?P<year>\d{4})-\d{2}-\d{2}-(?P<rest>.+)")


class Merger:
    """The names taken so far. What two releases bring with the same words is one file.

    `there` are names of releases in the press room: another of such a headline in the same year
    gets an address of its own, as one does beside another of the import.
    """

    def __init__(self, there: Iterable[str] = ()) -> None:
        self._names: set[str] = set()
        self._texts: dict[tuple[str, str], str] = {}
        # The file whose address this is, by its year and its last part.
        self._addresses: dict[tuple[str, str], str] = {}
        for name in sorted(there):
            if dated := _DATED.fullmatch(name):
                self._addresses.setdefault((dated["year"], dated["rest"]), name)

    def place(self, release: ImportedRelease) -> tuple[ImportedRelease, str]:
        """The release with the names of its standing texts as they are to be, and the path of its
        file, relative to the press room."""
        front: dict[str, Any] = dict(release.front)
        files: list[ImportedFile] = []
        problems = list(release.problems)
        for file in release.files:
            folder = next((each for each in _FOLDERS if file.name.startswith(each)), None)
            if folder is None:
                files.append(file)
                continue
            name = file.name.removeprefix(folder).removesuffix(".md")
            kept, is_new = self._standing(folder, name, file, str(front["date"])[:10])
            front = _renamed(front, _FOLDERS[folder], *(n.partition("@")[0] for n in (name, kept)))
            if is_new:
                files.append(ImportedFile(f"{folder}{kept}.md", file.data))
                problems += _standing_text_problems(file, name, kept)
        name = next(each for each in _names(release.name, "") if each not in self._names)
        self._names.add(name)
        front = self._apart(front, name)
        placed = msgspec.structs.replace(
            release, front=front, files=tuple(files), problems=tuple(problems)
        )
        in_folder = any("/" not in file.name for file in files)
        return placed, f"{RELEASES}/{name}/index.md" if in_folder else f"{RELEASES}/{name}.md"

    def _apart(self, front: dict[str, Any], name: str) -> dict[str, Any]:
        """The front matter with a `slug` where another release of the year has the address: four
        dividends have one headline."""
        dated, date = _DATED.fullmatch(name), str(front["date"])
        if "url" in front or dated is None or date[:4] != dated["year"]:
            return front
        first = front.get("slug") or dated["rest"]
        for last in _names(first, date[5:10]):
            if self._addresses.setdefault((date[:4], last), name) != name:
                continue
            if last == first:
                return front
            above = [key for key in front if key in _BEFORE_SLUG]
            rest = {key: value for key, value in front.items() if key not in (*above, "slug")}
            return {**{key: front[key] for key in above}, "slug": last, **rest}
        return front

    def _standing(self, folder: str, name: str, file: ImportedFile, day: str) -> tuple[str, bool]:
        """The name of a new standing text, and whether it is one that no release before brought."""
        words = letters_and_digits(file.data.decode())
        known = self._texts.get((folder, words))
        if known is not None:
            return known, False
        taken = {other for place, other in self._texts.items() if place[0] == folder}
        named, sign, _ = name.partition("@")
        others = _names(named, day)
        if sign:  # one version is to come; a second one is a text of its own
            others = itertools.chain([name], itertools.islice(others, 1, None))
        new = next(each for each in others if each not in taken)
        self._texts[folder, words] = new
        return new, True


def _standing_text_problems(file: ImportedFile, name: str, kept: str) -> list[Problem]:
    """Problems of a standing text that is written, with the name that it has got."""
    if file.problem is None:
        return []
    message = file.problem.message.replace(f"/{name}.md`", f"/{kept}.md`", 1)
    remedy = file.problem.remedy.replace(f"`{name}`", f"`{kept}`")
    return [msgspec.structs.replace(file.problem, message=message, remedy=remedy)]


def _names(name: str, day: str) -> Iterator[str]:
    """The name; the name with the day; and with numbers."""
    yield name
    if day and day not in name:
        name = f"{name}-{day}"
        yield name
    yield from (f"{name}-{number}" for number in itertools.count(2))


def _renamed(front: Mapping[str, Any], key: str, name: str, kept: str) -> dict[str, Any]:
    value = front.get(key)
    if isinstance(value, list):
        return {**front, key: [kept if each == name else each for each in value]}
    return {**front, key: kept} if value == name else dict(front)


def files_of(release: ImportedRelease, path: str) -> Iterator[tuple[str, bytes]]:
    """The files that come with a release whose own file is at `path`, by their paths."""
    folder = path.removesuffix("index.md")
    for file in release.files:
        yield (file.name if "/" in file.name else f"{folder}{file.name}"), file.data
