"""Which files are sources, and their bytes: one definition for releases, texts and themes."""

from __future__ import annotations

from pathlib import Path

from pressroom.problems import Abort, Problem


def source_files(folder: Path, ending: str = "") -> list[Path]:
    """Plain files below `folder` in a fixed order.

    Not links, which may lead out of the press room, nor hidden files and what editors
    leave behind.
    """
    found = []
    for path in sorted(folder.rglob(f"*{ending}")):
        parts = path.relative_to(folder).parts
        hidden = any(part.startswith(".") for part in parts) or path.name.endswith("~")
        if not hidden and path.is_file() and not path.is_symlink():
            found.append(path)
    return found


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
