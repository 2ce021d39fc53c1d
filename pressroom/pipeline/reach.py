"""Reach of a build: nothing, the texts of some releases, or everything, and why.

A pure question of what the last build left on record and of the inputs as they are now. Any doubt
is answered with everything.
"""

from __future__ import annotations

import enum
from datetime import datetime

import msgspec

from pressroom.core.files import CONFIG
from pressroom.pipeline.inputs import OWN, Inputs
from pressroom.pipeline.record import BuildRecord

MOST_EDITED = 16
"""So many edited releases are rendered one by one; more are work for all cores."""
_RELEASES = "content/releases/"


class Road(enum.StrEnum):
    """Extent of a build: nothing, the texts of some releases, or everything."""

    NOTHING = "nothing"
    TEXTS = "texts"
    ALL = "all"


class Reach(msgspec.Struct, frozen=True):
    """A road and the reason for it, in words; for `TEXTS`, the sources of the edited releases.
    `inside` marks a cause that nobody may learn of, in `content/` or in the settings, which may be
    made for a release under embargo: neither road nor reason may be printed."""

    road: Road
    reason: str
    sources: tuple[str, ...] = ()
    inside: bool = False


def reach(
    record: BuildRecord | None, inputs: Inputs | None, as_of: datetime, *, strict: bool
) -> Reach:
    """Decides how far a build at `as_of` has to go from the last one, by its `record`."""
    if record is None:
        return Reach(Road.ALL, "there is no record of an earlier build")
    if inputs is None:
        return Reach(Road.ALL, "a link is among the sources, and may lead to anything")
    if not record.shown.since <= as_of < record.shown.until:
        return Reach(Road.ALL, "the last site was for another time")
    changed = changes(record.inputs, inputs)
    if not changed:
        if strict and record.shown.has_warnings:
            return Reach(Road.ALL, "warnings stop a strict build")
        return Reach(Road.NOTHING, "no file has changed since the last build")
    others = [name for name in changed if not is_release(name)]
    if others:
        # What may be told is the reason wherever there is any: nobody can see what else there was.
        inside = {name for name in others if name == CONFIG or name.startswith("content/")}
        told_first = sorted(others, key=lambda name: name in inside)[0]
        return Reach(Road.ALL, _change_in_words(told_first), inside=told_first in inside)
    if any(name not in record.inputs or name not in inputs for name in changed):
        return Reach(Road.ALL, "a file of a release has come or gone", inside=True)
    if len(changed) > MOST_EDITED:
        return Reach(Road.ALL, "many files of releases have changed", inside=True)
    return Reach(Road.TEXTS, "files of releases alone have changed", tuple(changed), inside=True)


def changes(old: Inputs, new: Inputs) -> list[str]:
    """The names of inputs that are not as they were, or may not be, in order."""
    changed = {name for name, stamp in new.items() if not stamp or old.get(name) != stamp}
    return sorted(changed | (old.keys() - new.keys()))


def is_release(source: str) -> bool:
    """Whether a file may be a release, by its path from the room's folder."""
    return source.startswith(_RELEASES) and source.endswith(".md")


def _change_in_words(name: str) -> str:
    folder, _, path = name.partition("/")
    if folder in OWN:
        return f"{folder} has changed"
    if name == CONFIG or folder == "templates":
        return f"{name} has changed"
    # A standing text to come, or a file beside a release, may be inside information too.
    return f"a file in {folder}/ has changed" if path else "Python or a library has changed"
