"""Enclosures and pictures of an archive's items: those that lie beside it come along, no other is
fetched."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import msgspec

from pressroom.content.load.file_names import free_name
from pressroom.core.problems import Problem, warning
from pressroom.importers.archives.folder import Folder
from pressroom.importers.records import ImportedFile
from pressroom.standards.media_types import media_type

# Pages, what pages are made of, and what nobody downloads: a link to another page's source must
# not bring that along.
_NO_DOWNLOADS = frozenset(
    {"application/octet-stream", "text/html", "application/xhtml+xml", "text/markdown", "text/css"}
    | {"application/json"}
)


class Enclosure(msgspec.Struct, frozen=True):
    """A file that an item names: its address there, and its title if it has one."""

    address: str
    title: str = ""


class Taken:
    """The files of one item that come along, and what is told of those that cannot.

    `below` is the folder within `folder` from which relative addresses count.
    """

    def __init__(self, folder: Folder, source: str, below: str = "") -> None:
        self.folder = folder
        self.source = source
        self.below = below
        self.problems: list[Problem] = []
        self.attachments: list[tuple[str, str]] = []
        self._names: dict[str, str] = {}

    @property
    def names(self) -> frozenset[str]:
        """The names of the files that come along."""
        return frozenset(self._names.values())

    @property
    def files(self) -> tuple[ImportedFile, ...]:
        """The files that come along, in the order in which the item names them."""
        return tuple(
            ImportedFile(name, self.folder.read(path)) for path, name in self._names.items()
        )

    def attach(self, enclosure: Enclosure) -> None:
        """Adds a file that the item offers for download."""
        found = None if _is_page(enclosure.address) else self._find(enclosure.address)
        if found is None:
            self._report(enclosure.address, "file", "load it down and name it in `attachments`")
            return
        name = self._name(found)
        if name not in [taken for taken, _ in self.attachments]:
            self.attachments.append((name, enclosure.title))

    def link(self, enclosure: Enclosure) -> str:
        """The name of the file that a link in the text leads to; empty where it is a page or lies
        elsewhere: such a link stays."""
        address = enclosure.address
        if not address or address.startswith("#") or _is_page(address):
            return ""
        found = self._find(address)
        return self._name(found) if found is not None else ""

    def picture(self, address: str, alt: str) -> str:
        """The name of the file that a picture in the text shows; empty where it lies elsewhere,
        which is told with its words."""
        found = None if _is_page(address) else self._find(address)
        if found is None:
            words = " ".join(alt.split())
            shown = f"picture “{words}”" if words else "picture"
            self._report(
                address, shown, "load it down, put it beside the release and into the text"
            )
            return ""
        return self._name(found)

    def _find(self, address: str) -> str | None:
        """The file at an address. One that has nothing but its name in common with a web address is
        told: another file may be called the same."""
        found = self.folder.find(address, self.below)
        if found is not None and "://" in address and "/" not in found and found not in self._names:
            message = f"`{found}` beside the archive is taken for {_short(address)}"
            remedy = "look whether it is that file, and not another of the same name"
            self.problems.append(warning(self.source, "PR475", message, remedy))
        return found

    def _name(self, path: str) -> str:
        """A name of its own beside the release for the file at `path`."""
        if path not in self._names:
            last = re.sub(r"[\s()<>\\]+", "-", path.rpartition("/")[2])
            stem, dot, ending = last.rpartition(".")
            self._names[path] = free_name(stem, f"{dot}{ending}", self.names)
        return self._names[path]

    def _report(self, address: str, what: str, remedy: str) -> None:
        message = (
            f"the {what} at {_short(address)} is not beside the archive, and nothing is fetched"
        )
        self.problems.append(warning(self.source, "PR466", message, remedy))


def _short(address: str) -> str:
    return address if len(address) <= 120 else f"{address[:120]} …"


def _is_page(address: str) -> bool:
    """Whether an address looks like a page's and not like a file's to download."""
    try:
        last = urlsplit(address).path.rpartition("/")[2]
    except ValueError:
        return True
    return "." not in last or media_type(last) in _NO_DOWNLOADS
