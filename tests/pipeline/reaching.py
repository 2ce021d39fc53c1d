"""How far a build goes, asked of the entry that the command line and the preview server have."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from pressroom.core.problems import Abort
from pressroom.pipeline.build import build
from pressroom.pipeline.memory import Memory
from pressroom.pipeline.options import Options, Work
from pressroom.pipeline.reach import Road
from pressroom.pipeline.record import read_record, record_path, write_record
from pressroom.standards.instants import Instant, read_instant
from tests.conftest import AS_OF, Room

STOPPED = "the build was stopped"


def reached(room: Room, as_of: str = AS_OF) -> tuple[Road, str]:
    """Builds as the command does; how far it went, and why."""
    now = read_instant(as_of, ZoneInfo("America/New_York"))
    assert isinstance(now, Instant)
    place = record_path(room.path, room.output)
    try:
        outcome = build(
            room.path, room.output, now.at, read_record(place), Options(), Work(), Memory()
        )
    except Abort:
        return Road.ALL, STOPPED
    if outcome.record is not None:
        write_record(place, outcome.record)
    return outcome.reach.road, outcome.reach.reason
