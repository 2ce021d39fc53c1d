"""Publication to the second: all is made ready beforehand, nothing is at the target before the
instant, and then only the differences go.

Sources are watched until then: whatever changes is prepared again, and where nothing is to happen
at the instant any more, nothing does.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import msgspec

from pressroom.core.problems import Abort, Problem, Severity
from pressroom.pipeline.build import build_recorded
from pressroom.pipeline.inputs import look_at
from pressroom.pipeline.options import Options, Work
from pressroom.pipeline.record import BuildRecord
from pressroom.pipeline.schedule import schedule_of
from pressroom.publishing.prepare import Prepared, prepare
from pressroom.publishing.publish import Means, Published, finish, only_one, send
from pressroom.publishing.upload import Ready, ready
from pressroom.publishing.verify_caches import clock_offset
from pressroom.publishing.verify_http import Ask, Request
from pressroom.publishing.verify_plan import nowhere

PREPARED = ".cache/prepared"
"""Where the site of an instant to come is built: for the eyes of this user alone."""
HOLD = timedelta(seconds=5)
"""So long before the instant the target is held, and what is there is read for the last time."""
_LOOK = 1.0  # seconds between two looks at the sources
_ASKED = 6  # times a host is asked for its clock
_BETWEEN = 0.23  # seconds; the turn of the host's second is met at several of its parts
_STEADY = 1.0  # seconds; by so much a clock may be set while we wait, without being looked at


class Timer(NamedTuple):
    """Clock of a publication at an instant: seconds that nobody sets, and what waits."""

    clock: Callable[[], datetime]
    seconds: Callable[[], float]
    sleep: Callable[[float], None]


class RoomBuild(NamedTuple):
    """A press room's folder, and how it is built."""

    root: Path
    options: Options
    work: Work


Told = Callable[[Prepared | None, Ready | None], None]
"""Is told what is prepared; then, shortly before the instant, what will be sent; and None when the
sources have changed, and all is prepared again."""


def instants(root: Path, now: datetime, until: datetime) -> list[datetime]:
    """The instants after `now` at which the site changes, up to and with `until`.

    Raises `Abort` (PR750) where nothing changes at `until`: then it was typed wrongly, or what was
    to be public is not any more.
    """
    changes = [change.at for change in schedule_of(root, now)]
    if until not in changes:
        near = min(changes, key=lambda at: abs(at - until), default=None)
        what = f"nothing changes at {until.isoformat()}"
        problem = Problem(
            path="content/",
            code="PR750",
            message=f"{what}: no release is public from then on, and nothing has been sent",
            remedy="see `pressroom schedule`"
            + (f"; the nearest instant there is {near.isoformat()}" if near else ""),
        )
        raise Abort([problem])
    return [at for at in changes if at <= until]


def publish_at(site: RoomBuild, at: datetime, means: Means, timer: Timer, told: Told) -> Published:
    """Publishes the site of the instant `at` at that instant, or at once where that is past.

    Raises `Abort` where the site cannot be made (all that stops a build), where nothing is to
    happen at `at` (PR750), or where the clock is wrong (PR751).
    """
    folder = private_folder(site.root)
    while True:
        if timer.clock() < at:
            instants(site.root, timer.clock(), at)
        warnings = clock_problems(means.base, means.ask, timer)
        prepared = prepare_at(site, folder, at)
        told(prepared, None)
        watch = _Watch(site.root, prepared.outcome.record, means, timer)
        with ready_near(watch, prepared, at, told) as upload:
            if upload is None:
                told(None, None)
                continue
            sent = send(site.root, prepared, upload, means, at)
        with only_one(site.root):
            done = finish(site.root, prepared, sent, means)
        began = sent.begun.began or at
        late = (began - at).total_seconds()
        return msgspec.structs.replace(done, problems=(*warnings, *done.problems), late=late)


def prepare_at(site: RoomBuild, output: Path, as_of: datetime, proved: str = "") -> Prepared:
    """Builds the site of a moment and makes it ready to be sent."""
    outcome = build_recorded(site.root, output, as_of, site.options, site.work)
    return prepare(site.root, output, as_of, outcome, site.work, proved)


@contextlib.contextmanager
def ready_near(
    watch: _Watch, prepared: Prepared, at: datetime, told: Told
) -> Iterator[Ready | None]:
    """An upload that has only to go, given at the instant; None as soon as the sources change."""
    means = watch.means
    if not watch.still_until(at - HOLD):
        yield None
        return
    with (
        only_one(watch.root),
        ready(prepared.wanted, watch.target, adopt=means.adopt, quietly=True) as upload,
    ):
        told(prepared, upload)
        yield upload if watch.still_until(at) else None


class _Watch:
    """Waits for a moment, looking at the sources and at the clock."""

    def __init__(self, root: Path, record: BuildRecord | None, means: Means, timer: Timer) -> None:
        assert means.target is not None, "where another program sends, there is nothing to wait for"
        self.root = root
        self.means = means
        self.target = means.target
        self._record = record
        self._timer = timer
        self._began = self._offset()

    def still_until(self, moment: datetime) -> bool:
        """Waits; false as soon as a source is not as it was. Raises `Abort` (PR751) where somebody
        has set the clock wrong meanwhile."""
        looked = float("-inf")
        while (left := (moment - self._timer.clock()).total_seconds()) > 0:
            now = self._timer.seconds()
            # The last look ends before the instant: it takes longer than a second can be late.
            if now - looked >= _LOOK and left > _LOOK / 2:
                looked = now
                if self._has_changed():
                    return False
                if abs(self._offset() - self._began) > _STEADY:
                    clock_problems(self.means.base, self.means.ask, self._timer)
                    self._began = self._offset()
                continue
            self._timer.sleep(min(left, max(looked + _LOOK - now, 0.001), _LOOK))
        return True

    def _offset(self) -> float:
        return self._timer.clock().timestamp() - self._timer.seconds()

    def _has_changed(self) -> bool:
        if self._record is None:
            problem = Problem(
                path="content/",
                code="PR756",
                message="the sources cannot be watched until the instant: a link or a device is "
                "among them",
                remedy="put the file itself there, and publish again",
            )
            raise Abort([problem])
        seen = look_at(self.root, self._record.inputs).inputs
        before = {name: mark for name, mark in self._record.inputs.items() if mark is not None}
        now = {name: mark for name, mark in (seen or {}).items() if mark is not None}
        return now != before


def private_folder(root: Path) -> Path:
    """The folder for sites of instants to come, which this user alone can look into."""
    folder = root / PREPARED
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder.chmod(0o700)
    return folder


def clock_problems(base: str, ask: Ask, timer: Timer) -> list[Problem]:
    """A warning (PR752) where the site's host does not tell the time. Raises `Abort` (PR751) where
    this computer's clock is more than a second from it for certain."""
    url = nowhere(base)[0]
    answers = []
    for number in range(_ASKED):
        if number:
            timer.sleep(_BETWEEN)
        answers.append(ask(Request(url, 1 << 20)))
    offset = clock_offset(answers)
    if offset is None:
        warning = Problem(
            path=f"{base}/",
            code="PR752",
            severity=Severity.WARNING,
            message="the host does not tell the time, so nobody knows whether this computer's "
            "clock is right",
            remedy="let this computer set its clock by the network (NTP)",
        )
        return [warning]
    if not offset.is_off:
        return []
    seconds = min(abs(offset.low), abs(offset.high))
    way = "behind" if offset.low > 0 else "ahead of"
    problem = Problem(
        path=f"{base}/",
        code="PR751",
        message=f"this computer's clock is at least {seconds:,.1f} seconds {way} the host's, and a "
        "release would be public at another instant than its own",
        remedy="let it set its clock by the network (NTP), and publish again",
    )
    raise Abort([problem])
