"""How far a build goes, asked of the entry that the command line and the preview server have."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from pressroom.core.problems import Abort
from pressroom.pipeline.build import Outcome, build_recorded
from pressroom.pipeline.options import Options, Work
from pressroom.pipeline.output.plan import Action
from pressroom.pipeline.reach import Road
from pressroom.standards.instants import Instant, read_instant
from tests.conftest import AS_OF, Room

STOPPED = "the build was stopped"


def outcome(room: Room, as_of: str = AS_OF) -> Outcome:
    """Builds as the command does. Raises `Abort` as the build does."""
    now = read_instant(as_of, ZoneInfo("America/New_York"))
    assert isinstance(now, Instant)
    return build_recorded(room.path, room.output, now.at, Options(), Work())


def reached(room: Room, as_of: str = AS_OF) -> tuple[Road, str]:
    """How far a build went, and why."""
    try:
        reach = outcome(room, as_of).reach
    except Abort:
        return Road.ALL, STOPPED
    return reach.road, reach.reason


def road_and_written(room: Room) -> tuple[Road, list[str]]:
    """How far a build went, and the files that it wrote."""
    done = outcome(room)
    written = [step.path for step in done.built.changes if step.action is Action.WRITE]
    return done.reach.road, written
