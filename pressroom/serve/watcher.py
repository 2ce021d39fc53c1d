"""Filter for changes on the disk: those of sources."""

from __future__ import annotations

import queue
from collections.abc import Callable
from pathlib import Path

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)

from pressroom.core.files import CONFIG

WATCHED = ("content", "templates", "static")
# Reading a file makes events too; these are the ones that mean a change.
_CHANGES = (
    FileCreatedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileDeletedEvent,
    DirCreatedEvent,
    DirMovedEvent,
    DirDeletedEvent,
)


class Watcher(FileSystemEventHandler):
    """Passes on the paths of sources that change, from the room's folder; editors' backup and swap
    files are none."""

    def __init__(self, root: Path, changed: queue.Queue[str]) -> None:
        self.root = root
        self.changed = changed
        self.follow: Callable[[Path], None] = lambda folder: None

    def dispatch(self, event: FileSystemEvent) -> None:
        if not isinstance(event, _CHANGES):
            return
        # An atomic save arrives as a move: both of its ends count.
        for path in (event.src_path, event.dest_path):
            source = self._source(Path(str(path))) if path else ""
            if source:
                if source in WATCHED and (self.root / source).is_dir():
                    self.follow(self.root / source)
                self.changed.put(source)

    def _source(self, path: Path) -> str:
        """A source's path from the room's folder; of what is none, nothing."""
        try:
            inside = path.relative_to(self.root)
        except ValueError:
            return ""
        parts = inside.parts
        if not parts or any(part.startswith(".") or part.endswith("~") for part in parts):
            return ""
        return inside.as_posix() if parts[0] in WATCHED or parts == (CONFIG,) else ""
