"""Drafts that are in the press room already, under the headline of a release that is imported and
another day: the same text, sent again by counsel with a new date."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from pressroom.core.problems import Problem, warning
from pressroom.importers.merging import RELEASES
from pressroom.importers.records import ImportedRelease

_DATED = re.compile(r"(?:\d{4}-\d{2}-\d{2}|TK)-(?P<rest>.+)")
_DRAFT = re.compile(rb"^draft:[ \t]*true\b", re.MULTILINE)
_FRONT_MATTER = 20_000  # bytes of a file within which `draft` stands


class Namesakes:
    """The files of a folder of releases, by their names without the day."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def _by_rest(self) -> dict[str, list[Path]]:
        found: dict[str, list[Path]] = defaultdict(list)
        for path in [*self._folder.glob("*.md"), *self._folder.glob("*/index.md")]:
            named = _DATED.fullmatch(path.parent.name if path.name == "index.md" else path.stem)
            if named is not None:
                found[named["rest"]].append(path)
        return found

    def names(self) -> Iterator[str]:
        """The names of all releases there, without their ending."""
        for path in [*self._folder.glob("*.md"), *self._folder.glob("*/index.md")]:
            yield path.parent.name if path.name == "index.md" else path.stem

    def warnings(self, path: str, release: ImportedRelease) -> list[Problem]:
        """Warnings of drafts with the headline of a `release` that is to be written to `path`
        (relative to the press room), and another day."""
        name = path.removeprefix(f"{RELEASES}/").removesuffix("/index.md").removesuffix(".md")
        named = _DATED.fullmatch(name)
        others = self._by_rest.get(named["rest"], []) if named is not None else []
        drafts = [other for other in sorted(others) if _is_draft(other)]
        places = [f"{RELEASES}/{other.relative_to(self._folder).as_posix()}" for other in drafts]
        return [
            warning(
                release.source,
                "PR419",
                f"`{place}` is a draft with the same headline and another day",
                "delete one of them if they are the same release",
            )
            for place in places
            if place != path
        ]


def _is_draft(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return _DRAFT.search(file.read(_FRONT_MATTER)) is not None
    except OSError:
        return False
