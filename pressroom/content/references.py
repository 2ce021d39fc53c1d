"""References to a release in front matter and settings: by its name, or by its file's path."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

_MARKS = re.compile(r"[®™℠]|\((?:R|TM|SM)\)", re.IGNORECASE)


class Referable(Protocol):
    """A record with the file and the name of a release."""

    @property
    def source(self) -> str:
        """The file's path, from the press room's folder."""

    @property
    def name(self) -> str:
        """Name by which feeds and other releases call it."""


class Translatable(Referable, Protocol):
    """The same with the name of what it translates, or empty."""

    @property
    def translation_of(self) -> str:
        """Name of the original."""

    @property
    def language(self) -> str:
        """Its language (BCP 47)."""

    @property
    def url(self) -> str:
        """Its address on the site."""


_Release = TypeVar("_Release", bound=Referable)
_Translatable = TypeVar("_Translatable", bound=Translatable)
_FOLDER = re.compile(r"\Acontent/[a-z]+/")


def reference_path(source: str) -> str:
    """The path of a release's file or folder within `content/releases/`, without `.md`; or that of
    an item within the folder of its kind."""
    path = _FOLDER.sub("", source.removesuffix("/index.md").removesuffix(".md"), count=1)
    return path if path.isascii() else unicodedata.normalize("NFC", path)


def by_reference(releases: Iterable[_Release]) -> dict[str, _Release]:
    """The releases by what others call them in front matter: their names, and for a file in a
    folder also its path, such as `2020/q1`."""
    listed = list(releases)
    found = {reference_path(release.source): release for release in listed}
    return found | {release.name: release for release in listed}


def told_apart(releases: Iterable[Referable], asked: str) -> str:
    """Remedy that tells apart the releases that are all called `asked`: what to write to mean
    one."""
    ways = set()
    for release in releases:
        path = reference_path(release.source)
        own = path if "/" in path else release.name
        ways.add(f"`{own}`" if own != asked else f"the `feed_id` that you give {release.source}")
    return " or ".join(sorted(ways))


def families(releases: Sequence[_Translatable]) -> list[list[_Translatable]]:
    """Groups of releases that translate each other; the first of each group is the original."""
    if not any(release.translation_of for release in releases):
        return []
    found: dict[str, list[_Translatable]] = {}
    by_name = by_reference(releases)
    for release in releases:
        original, seen = release, {release.name}
        while (of := original.translation_of) in by_name and of not in seen:
            original = by_name[of]
            seen.add(of)
        family = found.setdefault(original.name, [original])
        if release is not original:
            family.append(release)
    return [family for family in found.values() if len(family) > 1]


def in_one_language(entries: Sequence[_Translatable], language: str) -> list[_Translatable]:
    """The entries for a list: of one in several languages that in `language`, or else the
    original."""
    left_out: set[str] = set()
    for family in families(entries):
        own = [each for each in family if each.language == language] or family[:1]
        left_out |= {each.url for each in family if each not in own}
    return [each for each in entries if each.url not in left_out]


def slug(text: str) -> str:
    """`text` as part of an address: lower case, words joined by hyphens, no trademark symbols."""
    plain = unicodedata.normalize("NFC", _MARKS.sub("", text)).casefold()
    return re.sub(r"[^\w]+|_+", "-", plain).strip("-")
