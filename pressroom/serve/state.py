"""State of the preview server's builds, for browsers."""

from __future__ import annotations

import json
import threading


class PreviewState:
    """State for browsers: the number of the last good build, and what is wrong now."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self.build = 0
        self.problems = ""
        self.turn = 0

    def good(self) -> None:
        with self._changed:
            self.build += 1
            self.problems = ""
            self.turn += 1
            self._changed.notify_all()

    def bad(self, problems: str) -> None:
        with self._changed:
            self.problems = problems
            self.turn += 1
            self._changed.notify_all()

    def message(self) -> str:
        return json.dumps({"build": self.build, "problems": self.problems})

    def wait(self, turn: int, seconds: float) -> int:
        """The number of the newest turn, once it is not `turn` any more or time is up."""
        with self._changed:
            self._changed.wait_for(lambda: self.turn != turn, seconds)
            return self.turn
