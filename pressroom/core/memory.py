"""Memory of one process: between builds of the preview server, and between the files of one build.

Nothing is believed because it is there: an answer is given again only while all that decided it
is equal, compared as values (an index of releases by identity).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

_Answer = TypeVar("_Answer")


class Memory:
    """The last answer of each step; at first, none."""

    def __init__(self) -> None:
        self._answers: dict[str, tuple[Any, Any]] = {}

    def remembered(
        self,
        step: str,
        decided: Any,
        make: Callable[[], _Answer],
        holds: Callable[[_Answer], bool] | None = None,
    ) -> _Answer:
        """The answer of a step: the last one while what `decided` it is equal and it `holds`, or
        else what `make` gives now."""
        if step in self._answers:
            before, answer = self._answers[step]
            if before == decided and (holds is None or holds(answer)):
                found: _Answer = answer
                return found
            # Two answers at once would take twice the memory.
            del before, answer, self._answers[step]
        made = make()
        self._answers[step] = (decided, made)
        return made
