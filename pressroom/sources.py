"""Which files are sources, and their bytes: one definition for releases, texts and themes."""

from __future__ import annotations

import os
from pathlib import Path

from pressroom.problems import Abort, Problem


def source_files(folder: Path, ending: str = "") -> list[Path]:
    """Plain files below `folder` in a fixed order.

    Not links, which may lead out of the press room, nor hidden files and what editors
    leave behind.
    """
    found = []
    for top, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(top, name)
            # `.#x` is Emacs', `x~` vim's, `~$x` Word's.
            left_behind = name.startswith((".", "~$")) or name.endswith("~")
            try:
                name.encode()
            except UnicodeEncodeError:
                raise OSError(0, "its name is not UTF-8", ascii(name)) from None
            plain = not left_behind and not path.is_symlink() and path.is_file()
            if plain and name.endswith(ending):
                found.append(path)
    return sorted(found)


def links_below(folder: Path) -> list[Path]:
    """Links to files or folders, which `source_files` passes over, in a fixed order."""
    found = []
    for top, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [
            Path(top, name)
            for name in (*folders, *names)
            if not name.startswith((".", "~$")) and Path(top, name).is_symlink()
        ]
    return sorted(found)


def _refuse(error: OSError) -> None:
    """A folder that cannot be looked into may hold releases: going on would unpublish them."""
    if not isinstance(error, FileNotFoundError | NotADirectoryError):
        raise error


def read_source(path: Path) -> bytes:
    """The bytes of a source; raises `Abort` naming the file when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        problem = Problem(
            path=path.name,
            code="PR001",
            message=f"the file cannot be read: {error.strerror}",
            remedy="check its permissions",
        )
        raise Abort([problem]) from error
