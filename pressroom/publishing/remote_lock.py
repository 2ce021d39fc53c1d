"""The lock of one upload at a target that others may write to: taken, proved, renewed, given back.
What it promises: `target_lock`."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime

from pressroom.publishing.target import refused
from pressroom.publishing.target_lock import RENEWED, Claim, claim, lock_of, read_lock


class RemoteLock:
    """A lock at the target `name`, by what reads, writes and removes it there. `settle` is for how
    many seconds it is given time to be overwritten."""

    def __init__(
        self,
        name: str,
        place: tuple[Callable[[], bytes | None], Callable[[bytes], None], Callable[[], None]],
        owner: str,
        clock: Callable[[], datetime],
        settle: float,
    ) -> None:
        self._name = name
        self._read, self._write, self._remove = place
        self._owner = owner
        self._clock = clock
        self._settle = settle
        self._renewed: datetime | None = None
        self._certain_at = 0.0  # by the monotonic clock; 0: it is certain

    def take(self) -> None:
        """Takes the lock. Raises `Abort` (PR712) where another upload has it."""
        found, now = read_lock(self._read()), self._clock()
        state = claim(found, self._owner, now)
        if found is not None and state is Claim.TAKEN:
            since = found.at.isoformat(timespec="seconds")
            what = f"another upload to {self._name} is at work, last seen at {since}"
            remedy = "wait until it has ended, and publish again; after a quarter of an hour "
            raise refused("PR712", what, f"{remedy}without a sign of it, its place is free")
        self._write(lock_of(self._owner, now))
        self._renewed = now
        self._certain_at = 0.0 if state is Claim.OURS else time.monotonic() + self._settle

    def still_held(self, for_readers: bool) -> None:
        """Takes the lock, the first time, and renews it from time to time. Before what readers can
        reach it is proved that nobody else has it; raises `Abort` (PR717) where somebody has."""
        if self._renewed is None:
            self.take()
        if for_readers and self._certain_at:
            time.sleep(max(self._certain_at - time.monotonic(), 0))
            self._prove()
            self._certain_at = 0.0
        now = self._clock()
        if self._renewed is not None and abs(now - self._renewed) >= RENEWED:
            self._prove()
            self._write(lock_of(self._owner, now))
            self._renewed = now

    def free(self) -> None:
        """Gives the lock back, if it was taken and is still ours."""
        if self._renewed is not None and self._is_ours():
            self._remove()

    def _prove(self) -> None:
        if not self._is_ours():
            what = f"another upload to {self._name} has begun, and this one has stopped"
            raise refused("PR717", what, "wait until that has ended, and publish again")

    def _is_ours(self) -> bool:
        return claim(read_lock(self._read()), self._owner, self._clock()) is Claim.OURS
