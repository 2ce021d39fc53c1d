"""Results of the readers of a frame's parts: front matter, what is cut out of the text, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from pressroom.core.problems import Problem
from pressroom.importers.records import ImportedFile, Recognised


class Cut(msgspec.Struct, frozen=True):
    """A stretch of the text (characters from `start` to `end`) that goes out of the body: into the
    front matter, or, with a `reason`, out of the release. `said` are words of it that the front
    matter says in another form: a day, a label such as `Source:`."""

    start: int
    end: int
    reason: str = ""
    said: str = ""


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """Result of reading one part of a frame, or several of them."""

    front: Mapping[str, Any] = {}
    cuts: tuple[Cut, ...] = ()
    recognised: tuple[Recognised, ...] = ()
    files: tuple[ImportedFile, ...] = ()
    problems: tuple[Problem, ...] = ()


def joined(readings: Iterable[Reading]) -> Reading:
    """Several readings as one; of two values for a key the first stands."""
    front: dict[str, Any] = {}
    parts = list(readings)
    for reading in reversed(parts):
        front = {**front, **reading.front}
    return Reading(
        front=front,
        cuts=tuple(cut for reading in parts for cut in reading.cuts),
        recognised=tuple(part for reading in parts for part in reading.recognised),
        files=tuple(file for reading in parts for file in reading.files),
        problems=tuple(problem for reading in parts for problem in reading.problems),
    )


def without(text: str, cuts: Iterable[Cut]) -> str:
    """The text without what is cut out of it."""
    pieces, last = [], 0
    for cut in sorted(cuts, key=lambda cut: (cut.start, cut.end)):
        pieces.append(text[last : max(cut.start, last)])
        last = max(cut.end, last)
    return "".join([*pieces, text[last:]])
