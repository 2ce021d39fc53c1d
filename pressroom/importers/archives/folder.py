"""Folder of an archive: the files that lie beside a feed or an export, or a static site's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from urllib.parse import unquote, urlsplit


class Folder:
    """Files of a folder by their paths in it (`images/plant.png`), and a function that reads one.

    An archive names its files by the addresses they had; `find` gives the file of one.
    """

    def __init__(self, names: Iterable[str], read: Callable[[str], bytes]) -> None:
        self.names = frozenset(names)
        self.read = read
        self._by_last: dict[str, list[str]] = {}
        for name in sorted(self.names):
            self._by_last.setdefault(name.rpartition("/")[2], []).append(name)

    def find(self, address: str, below: str = "") -> str | None:
        """The file at `address`, which may be a whole web address or a path relative to the folder
        `below`; None if there is none, or several of its name and none that its path tells."""
        try:
            path = unquote(urlsplit(address.strip()).path)
        except ValueError:
            return None
        parts = [part for part in path.split("/") if part not in ("", ".", "..")]
        if not parts:
            return None
        beside = "/".join([*filter(None, [below]), *parts])
        if beside in self.names:
            return beside
        alike = self._by_last.get(parts[-1], [])
        if len(alike) == 1:
            return alike[0]
        # The longest end of the address that is the end of one file's path alone.
        for start in range(len(parts) - 1):
            end = "/".join(parts[start:])
            found = [name for name in alike if f"/{name}".endswith(f"/{end}")]
            if len(found) == 1:
                return found[0]
        return None
