"""Publication to the second: all is made ready beforehand, nothing is at the target before the
instant, and then only the differences go.

Sources are watched until then: whatever changes is prepared again, and where nothing is to happen
at the instant any more, nothing does. A line that is down at the instant, or a target that another
publication is at work at, is tried again and again, since a release that is late is better than
none.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import msgspec

from pressroom.core.locks import awaited
from pressroom.core.problems import Abort, Problem, Severity
from pressroom.pipeline.build import build_recorded
from pressroom.pipeline.inputs import look_at
from pressroom.pipeline.options import Options, Work
from pressroom.pipeline.record import BuildRecord
from pressroom.pipeline.schedule import schedule_of
from pressroom.publishing.keep_receipts import STATE
from pressroom.publishing.prepare import Prepared, prepare
from pressroom.publishing.publish import Means, Published, Sent, finish, only_one, send
from pressroom.publishing.upload import Ready, UploadReport, ready
from pressroom.publishing.verify_caches import clock_offset
from pressroom.publishing.verify_http import Ask, Request
from pressroom.publishing.verify_plan import nowhere

PREPARED = ".cache/prepared"
"""Where the site of an instant to come is built: for the eyes of this user alone."""
_WAITING = f"{STATE}/waiting"
HOLD = timedelta(seconds=5)
"""So long before the instant the target is held, and what is there is read for the last time."""
PERSISTS = timedelta(minutes=20)
"""So long after the instant it is tried again; a lock of one who was stopped is free before."""
_BETWEEN_TRIES = 2.0  # seconds
_MAY_PASS = frozenset({"PR712", "PR713", "PR717", "PR755"})
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


class InstantCallbacks(NamedTuple):
    """Callbacks: what is prepared; then, shortly before the instant, what will be sent; that
    sources have changed, and all is prepared again; and the problems for which it is tried again,
    each time that they are others."""

    ready: Callable[[Prepared], object]
    go: Callable[[Ready], object]
    changed: Callable[[], object]
    held_up: Callable[[Sequence[Problem]], object]


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


def publish_at(
    site: RoomBuild, at: datetime, means: Means, timer: Timer, told: InstantCallbacks
) -> Published | None:
    """Publishes the site of the instant `at` at that instant, or at once where that is past. None,
    and nothing is published, where the sources have got an instant that is to come before it.

    Raises `Abort` where the site cannot be made (all that stops a build), where nothing is to
    happen at `at` (PR750), where the clock is wrong (PR751), or where the target could not be sent
    to for `PERSISTS`.
    """
    folder = private_folder(site.root)
    while True:
        now = timer.clock()
        if now < at and instants(site.root, now, at)[0] < at:
            return None
        warnings = clock_problems(means.base, means.ask, timer)
        prepared = prepare_at(site, folder, at)
        told.ready(prepared)
        watch = _Watch(site.root, prepared.outcome.record, means, timer)
        sent = _sent_at(watch, prepared, at, told)
        if sent is None:
            told.changed()
            continue
        # Another that began meanwhile finds the site there, and is soon done.
        with awaited(site.root / STATE):
            done = finish(site.root, prepared, sent, means)
        began = sent.begun.began or at
        late = (began - at).total_seconds()
        return msgspec.structs.replace(done, problems=(*warnings, *done.problems), late=late)


def may_pass(stopped: Abort) -> bool:
    """Whether what has stopped a publication may be over in a while: another that is at work, or a
    target that cannot be reached. Then it is safe to try again."""
    return {problem.code for problem in stopped.problems} <= _MAY_PASS


def _sent_at(
    watch: _Watch, prepared: Prepared, at: datetime, told: InstantCallbacks
) -> Sent | None:
    """Sends what is prepared at the instant, in as many tries as it takes; None as soon as the
    sources change."""
    said: tuple[Problem, ...] = ()
    expected: UploadReport | None = None

    def go(upload: Ready) -> None:
        nonlocal expected
        if upload.expected != expected:
            told.go(upload)
        expected = upload.expected

    while True:
        try:
            with ready_near(watch, prepared, at, go) as upload:
                if upload is None:
                    return None
                return send(watch.root, prepared, upload, watch.means, at)
        except Abort as stopped:
            if not may_pass(stopped) or watch.clock() > at + PERSISTS:
                raise
            if stopped.problems != said:
                told.held_up(stopped.problems)
            said = stopped.problems
        if watch.sleeps(_BETWEEN_TRIES):
            return None


def prepare_at(site: RoomBuild, output: Path, as_of: datetime, proved: str = "") -> Prepared:
    """Builds the site of a moment and makes it ready to be sent."""
    outcome = build_recorded(site.root, output, as_of, site.options, site.work)
    return prepare(site.root, output, as_of, outcome, site.work, proved)


@contextlib.contextmanager
def only_one_waits(root: Path, told: Callable[[], object]) -> Iterator[None]:
    """Holds the press room in `root` for one publication that waits for instants: two would make
    their sites ready in one place. Whoever comes second waits for the first, and is `told` so."""
    folder = root / _WAITING
    folder.mkdir(parents=True, exist_ok=True)
    with awaited(folder, told=told):
        yield


@contextlib.contextmanager
def ready_near(
    watch: _Watch, prepared: Prepared, at: datetime, go: Callable[[Ready], object]
) -> Iterator[Ready | None]:
    """An upload that has only to go, told to `go` shortly before the instant and given at it; None
    as soon as the sources change."""
    means = watch.means
    if not watch.still_until(at - HOLD):
        yield None
        return
    with (
        only_one(watch.root),
        ready(prepared.wanted, watch.target, adopt=means.adopt, quietly=True) as upload,
    ):
        go(upload)
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

    def clock(self) -> datetime:
        return self._timer.clock()

    def sleeps(self, seconds: float) -> bool:
        """Waits so many seconds; whether a source is not as it was then."""
        self._timer.sleep(seconds)
        return self._has_changed()

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
