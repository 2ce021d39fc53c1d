"""How front matter and settings refer to a release: by its name, or by its file's path."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Protocol, TypeVar


class Referable(Protocol):
    """What has the file and the name of a release."""

    @property
    def source(self) -> str:
        """The file's path, from the press room's folder."""

    @property
    def name(self) -> str:
        """What feeds and other releases call it."""


_Release = TypeVar("_Release", bound=Referable)


def reference_path(source: str) -> str:
    """The path of a release's file or folder within `content/releases/`, without `.md`."""
    path = source.removesuffix("/index.md").removesuffix(".md").removeprefix("content/releases/")
    return path if path.isascii() else unicodedata.normalize("NFC", path)


def by_reference(releases: Iterable[_Release]) -> dict[str, _Release]:
    """The releases by what others call them in front matter: their names, and for a file in a
    folder also its path, such as `2020/q1`."""
    listed = list(releases)
    found = {reference_path(release.source): release for release in listed}
    return found | {release.name: release for release in listed}


def told_apart(releases: Iterable[Referable], asked: str) -> str:
    """What to write to mean one of the releases that are all called `asked`."""
    ways = set()
    for release in releases:
        path = reference_path(release.source)
        own = path if "/" in path else release.name
        ways.add(f"`{own}`" if own != asked else f"the `feed_id` that you give {release.source}")
    return " or ".join(sorted(ways))
