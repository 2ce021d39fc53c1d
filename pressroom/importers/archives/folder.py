"""Folder of an archive: the files that lie beside a feed or an export, or a static site's own."""

from __future__ import annotations

import functools
import posixpath
from collections.abc import Callable, Iterable
from urllib.parse import unquote, urlsplit

# Where generators keep what is served from the root of a site.
_ROOTS = frozenset({"", "static", "public", "assets", "source", "src", "content", "docs", "extra"})


class Folder:
    """Files of a folder by their paths in it (`images/plant.png`), listed when a source first names
    one, and a function that reads one.

    An archive names its files by the addresses they had; `find` gives the file of one. It never
    takes a file of the same name that lies in some other folder: that may be one that nobody has
    ever seen.
    """

    def __init__(self, names: Iterable[str], read: Callable[[str], bytes]) -> None:
        self._listed = names
        self.read = read

    @functools.cached_property
    def names(self) -> frozenset[str]:
        """The paths of all files in it."""
        return frozenset(self._listed)

    @functools.cached_property
    def _by_last(self) -> dict[str, list[str]]:
        made: dict[str, list[str]] = {}
        for name in sorted(self.names):
            made.setdefault(name.rpartition("/")[2], []).append(name)
        return made

    def find(self, address: str, below: str = "") -> str | None:
        """The file at `address`, a whole web address or a path, which counts from the folder
        `below` unless it begins with `/`; None if there is none, or if several fit."""
        try:
            split = urlsplit(address.strip())
        except ValueError:
            return None
        path = unquote(split.path)
        if not path.strip("/."):
            return None
        if not split.netloc and not path.startswith("/"):
            beside = posixpath.normpath(posixpath.join(below, path))
            if beside in self.names:
                return beside
        parts = [part for part in path.split("/") if part not in ("", ".", "..")]
        alike = self._by_last.get(parts[-1], []) if parts else []
        if split.netloc and alike == parts[-1:]:
            return alike[0]  # right beside the archive, and the only one of its name
        return _by_end(parts, alike, whole=not split.netloc and path.startswith("/"))


def _by_end(parts: list[str], alike: list[str], *, whole: bool) -> str | None:
    """The file whose path is the end of an address, or the other way round: with its folder at
    least, or with `whole` from the root of a site."""
    if whole:
        found = [name for name in alike if _below_root(name, "/".join(parts))]
        if len(found) == 1:
            return found[0]
    for start in range(len(parts) - 1):
        end = "/".join(parts[start:])
        found = [name for name in alike if f"/{name}".endswith(f"/{end}")]
        if len(found) == 1:
            return found[0]
    return None


def _below_root(name: str, path: str) -> bool:
    return f"/{name}".endswith(f"/{path}") and name[: -len(path)].strip("/") in _ROOTS
