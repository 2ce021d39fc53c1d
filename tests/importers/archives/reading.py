"""Archives read in a test: text and files in, manuscripts and lines out."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pressroom.core.problems import Problem
from pressroom.importers.archives.folder import Folder
from pressroom.importers.archives.kinds import ARCHIVE_READERS, HEAD, archive_kind
from pressroom.importers.archives.static_site import read_site
from pressroom.importers.records import Manuscript, Wishes

NOTHING = Folder((), lambda name: b"")


class Read(NamedTuple):
    """What an archive gave: its manuscripts, and all problems as they are printed."""

    manuscripts: list[Manuscript]
    told: list[str]

    @property
    def only(self) -> Manuscript:
        """The one manuscript."""
        (one,) = self.manuscripts
        return one


def folder(files: Mapping[str, str | bytes]) -> Folder:
    """A folder of files by their paths."""
    held = {name: f if isinstance(f, bytes) else f.encode() for name, f in files.items()}
    return Folder(held, held.__getitem__)


def read(
    data: str | bytes,
    name: str = "feed.xml",
    beside: Folder = NOTHING,
    wishes: Wishes | None = None,
) -> Read:
    """An archive read by the reader of its kind."""
    held = data.encode() if isinstance(data, str) else data
    kind = archive_kind(name, held[:HEAD])
    if isinstance(kind, Problem):
        return _sorted([kind])
    return _sorted(ARCHIVE_READERS[kind](io.BytesIO(held), name, beside, wishes or Wishes()))


def read_folder(files: Mapping[str, str | bytes], wishes: Wishes | None = None) -> Read:
    """The folder of a static site, `site`."""
    return _sorted(read_site(folder(files), "site", wishes or Wishes()))


def _sorted(found: Iterable[Manuscript | Problem]) -> Read:
    manuscripts, told = list[Manuscript](), list[str]()
    for each in found:
        if isinstance(each, Problem):
            told.append(str(each))
        else:
            manuscripts.append(each)
            told += map(str, each.problems)
    return Read(manuscripts, told)
