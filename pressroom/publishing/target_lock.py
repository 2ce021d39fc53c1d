"""A lock at a target that others may write to as well: who publishes there, and since when.

What storage can promise: it keeps what was written last. Whoever takes the lock therefore writes,
waits, and reads it back, so that of two who began together the later one has it. Where the wait is
shorter than another's line is slow, both may believe that they have it; each looks again while it
works, and the one that has lost stops. A lock that nobody has renewed for a quarter of an hour is
of somebody who was stopped, and is taken over.
"""

from __future__ import annotations

import enum
from datetime import datetime, timedelta

import msgspec

LOCK = ".pressroom-lock.json"
STALE = timedelta(minutes=15)
"""For so long a lock holds without being renewed."""
RENEWED = timedelta(minutes=1)
"""After so long who holds a lock looks whether it is still theirs, and renews it."""


class TargetLock(msgspec.Struct, frozen=True):
    """Holder of a target, as a word that tells nobody anything else, and when it was renewed."""

    owner: str
    at: datetime


class Claim(enum.Enum):
    """Meaning of a lock to who would publish."""

    FREE = enum.auto()
    OURS = enum.auto()
    STALE = enum.auto()
    TAKEN = enum.auto()


def read_lock(data: bytes | None) -> TargetLock | None:
    """A lock by its bytes; none for bytes that are no lock, which holds nobody off."""
    try:
        found = msgspec.json.decode(data or b"", type=TargetLock)
    except msgspec.MsgspecError:
        return None
    return found if found.at.tzinfo else None


def lock_of(owner: str, now: datetime) -> bytes:
    """The bytes of a lock."""
    return msgspec.json.encode(TargetLock(owner, now))


def claim(lock: TargetLock | None, owner: str, now: datetime) -> Claim:
    """Meaning of a lock to `owner` at the moment `now`. One of far in the future is as stale as one
    of long ago: some clock is wrong, and nobody is to wait for it."""
    if lock is None:
        return Claim.FREE
    if lock.owner == owner:
        return Claim.OURS
    return Claim.STALE if abs(now - lock.at) > STALE else Claim.TAKEN
