"""Publication at an instant, by a clock that the test turns: nothing before, all of it after."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from pressroom.core import locks
from pressroom.core.locks import locked
from pressroom.core.problems import Abort
from pressroom.pipeline.options import Options, Work
from pressroom.publishing.announcing import Announcement
from pressroom.publishing.at_instant import (
    PERSISTS,
    PREPARED,
    InstantCallbacks,
    RoomBuild,
    Timer,
    instants,
    only_one_waits,
    prepare_at,
    publish_at,
)
from pressroom.publishing.folder_target import FolderTarget
from pressroom.publishing.keep_receipts import STATE
from pressroom.publishing.publish import Means, Published, publish
from pressroom.publishing.target import StillHeld, refused
from pressroom.publishing.verify import Patience
from pressroom.publishing.verify_http import Answer, Asker, Request
from tests.conftest import Room

from .hosts import serving
from .test_publish import receipts, settled, site_at

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="holds folders")

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
AT = NOW + timedelta(minutes=5)
TEXT = "ACME plans to make more anvils."


class Clock:
    """A clock that goes on while somebody sleeps, and does what is to be done at its moments."""

    def __init__(self) -> None:
        self.now = NOW
        self.slept = 0.0
        self.due: list[tuple[datetime, Callable[[], object]]] = []
        self.always: Callable[[], object] = lambda: None

    def sleep(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)
        self.slept += seconds
        self.always()
        while self.due and self.due[0][0] <= self.now:
            self.due.pop(0)[1]()

    @property
    def timer(self) -> Timer:
        return Timer(lambda: self.now, lambda: self.slept, self.sleep)


class Desk:
    """A room that is published, with a release to come at `AT`, a clock, and what was told."""

    def __init__(self, room: Room, web: str, asker: Asker) -> None:
        self.room = room
        self.clock = Clock()
        self.told: list[str] = []
        self.ahead = 0.0  # seconds of the host's clock
        self.target = FolderTarget(room.path.parent / "web", "../web")
        self.means = Means(
            target=self.target,
            base=web,
            ask=lambda request: self._dated(asker(request)),
            patience=Patience(0),
            sample=50,
            clock=lambda: self.clock.now,
            announce=lambda root, config, occasion: Announcement(),
            purge=lambda config, changed: [],
        )
        self.site = RoomBuild(room.path, Options(), Work())
        settled(room).release()
        self.plans()
        prepared = prepare_at(self.site, room.output, NOW)
        done = publish(room.path, prepared, self.means)
        assert done is not None
        assert done.problems == ()
        self.before = site_at(room)

    def _dated(self, answer: Answer) -> Answer:
        """An answer as it comes at the moment of our clock from a host whose own is ahead."""
        from email.utils import formatdate

        import msgspec

        now = self.clock.now.timestamp()
        headers = {**answer.headers, "date": formatdate(now + self.ahead, usegmt=True)}
        return msgspec.structs.replace(answer, headers=headers, sent=now, received=now)

    def plans(self, body: str = TEXT, **keys: str) -> None:
        keys = {"date": "2026-06-01T12:05:00Z", **keys}
        self.room.release("plans", title="ACME Plans", body=body, **keys)

    def untouched(self) -> None:
        assert site_at(self.room) == self.before

    def publish(self) -> Published:
        done = self.tried()
        assert done is not None
        return done

    def tried(self) -> Published | None:
        told = InstantCallbacks(
            ready=lambda prepared: self.told.append("ready"),
            go=lambda upload: self.told.append("go"),
            changed=lambda: self.told.append("changed"),
            held_up=lambda problems: self.told.extend(problem.code for problem in problems),
        )
        return publish_at(self.site, AT, self.means, self.clock.timer, told)


@pytest.fixture
def desk(room: Room, tmp_path: Path) -> Iterator[Desk]:
    (tmp_path / "web").mkdir()
    with serving(tmp_path / "web") as web, Asker() as asker:
        yield Desk(room, web, asker)


def test_nothing_is_at_the_target_before_the_instant_and_all_of_it_after(desk: Desk) -> None:
    target = desk.room.path.parent / "web"
    stamps = {path: path.stat().st_mtime_ns for path in target.rglob("*")}

    def no_trace() -> None:
        if desk.clock.now < AT:
            assert {path: path.stat().st_mtime_ns for path in target.rglob("*")} == stamps

    desk.clock.always = no_trace
    assert instants(desk.room.path, NOW, AT) == [AT]
    done = desk.publish()
    assert desk.told == ["ready", "go"]
    assert (done.problems, done.late) == ((), 0.0)
    private = desk.room.path / PREPARED
    assert private.stat().st_mode & 0o777 == 0o700
    page = site_at(desk.room)["releases/2026/plans/index.html"]
    assert TEXT.encode() in page
    _, receipt = receipts(desk.room)
    assert receipt["planned"] == "2026-06-01T12:05:00.000Z"
    assert receipt["began"] == receipt["planned"]
    # Only the differences were sent.
    assert done.sent < len(desk.before)
    # As a build of that moment has it.
    assert desk.room.run("build", "--as-of", AT.isoformat()).code == 0
    ours = {n: d for n, d in desk.room.tree().items() if not n.startswith(".pressroom")}
    assert site_at(desk.room) == ours


def test_a_change_after_preparation_is_prepared_again(desk: Desk) -> None:
    corrected = "ACME plans to make more hammers."
    seconds_before = (AT - timedelta(seconds=90), AT - timedelta(seconds=3))
    desk.clock.due = [
        (seconds_before[0], lambda: desk.plans("ACME plans nothing of the kind.")),
        (seconds_before[1], lambda: desk.plans(corrected)),
    ]
    done = desk.publish()
    assert done.problems == ()
    assert desk.told == ["ready", "changed", "ready", "go", "changed", "ready", "go"]
    assert corrected.encode() in site_at(desk.room)["releases/2026/plans/index.html"]


@pytest.mark.parametrize("keys", [{"draft": "true"}, {"date": "2026-06-02T12:05:00Z"}])
def test_what_is_taken_back_stops_it(desk: Desk, keys: dict[str, str]) -> None:
    desk.clock.due = [(AT - timedelta(seconds=60), lambda: desk.plans(**keys))]
    with pytest.raises(Abort, match="PR750 nothing changes at 2026-06-01T12:05:00"):
        desk.publish()
    desk.untouched()


def test_a_fault_that_comes_meanwhile_stops_it(desk: Desk) -> None:
    desk.clock.due = [(AT - timedelta(seconds=60), lambda: desk.plans("See [it](/nowhere/)."))]
    with pytest.raises(Abort, match="/nowhere/"):
        desk.publish()
    desk.untouched()


def test_an_instant_that_comes_to_be_before_it_goes_first(desk: Desk) -> None:
    sooner = (AT - timedelta(seconds=30)).isoformat()
    desk.clock.due = [
        (
            AT - timedelta(seconds=90),
            lambda: desk.room.release("sooner", title="ACME Sooner", date=sooner),
        )
    ]
    assert desk.tried() is None
    assert desk.told == ["ready", "changed"]
    desk.untouched()


@contextlib.contextmanager
def line_down(desk: Desk, until: datetime) -> Iterator[None]:
    """A target that nobody reaches until then."""
    whole = FolderTarget.read

    def read(target: FolderTarget, names: Sequence[str]) -> dict[str, bytes]:
        if desk.clock.now < until:
            raise refused("PR713", "the target cannot be reached", "see whether it is there")
        return whole(target, names)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(FolderTarget, "read", read)
        yield


def test_a_target_that_is_back_after_the_instant_gets_it_then(desk: Desk) -> None:
    back = AT + timedelta(seconds=90)
    with line_down(desk, back):
        done = desk.publish()
    assert done.problems == ()
    # Told once, however often it was tried.
    assert desk.told == ["ready", "PR713", "go"]
    assert 90 <= done.late < 95
    assert TEXT.encode() in site_at(desk.room)["releases/2026/plans/index.html"]
    # The receipt has the instant at which the first byte left.
    began = datetime.fromisoformat(receipts(desk.room)[-1]["began"])
    assert began >= back


def test_a_target_that_stays_away_is_given_up(desk: Desk) -> None:
    with line_down(desk, AT + timedelta(hours=9)), pytest.raises(Abort, match="PR713"):
        desk.publish()
    assert timedelta(0) <= desk.clock.now - AT - PERSISTS < timedelta(seconds=10)
    desk.untouched()


def test_what_is_taken_back_while_the_line_is_down_is_not_sent(desk: Desk) -> None:
    desk.clock.due = [(AT + timedelta(seconds=30), lambda: desk.plans(draft="true"))]
    with line_down(desk, AT + timedelta(seconds=90)):
        desk.publish()
    assert desk.told[:3] == ["ready", "PR713", "changed"]
    desk.untouched()


def test_who_publishes_at_the_instant_is_waited_for(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another upload to the target, and another publication of the room."""
    monkeypatch.setattr(locks, "LOCK_SECONDS", 0)
    for folder, code in ((desk.target.folder, "PR712"), (desk.room.path / STATE, "PR755")):
        desk.clock.now, desk.told = NOW, []
        handle = locked(folder)
        desk.clock.due = [(AT + timedelta(seconds=20), partial(os.close, handle))]
        done = desk.publish()
        assert desk.told == ["ready", code, "go"]
        assert 20 <= done.late < 25
        desk.plans("ACME plans more.", updated="2026-06-01T12:05:00Z")


def test_the_lock_of_another_computer_is_no_beginning(desk: Desk) -> None:
    """It is found at the instant, when the upload takes its own: not a byte has left then."""
    target = desk.means.target
    assert target is not None
    free = AT + timedelta(seconds=40)

    class Locked(FolderTarget, frozen=True):
        @contextlib.contextmanager
        def hold(self, *, quietly: bool = False) -> Iterator[StillHeld]:
            def still_held(for_readers: bool) -> None:
                if desk.clock.now < free:
                    raise refused("PR712", "another upload is at work", "wait")

            with FolderTarget.hold(self, quietly=quietly):
                yield still_held

    desk.means = desk.means._replace(target=Locked(desk.target.folder, "../web"))
    done = desk.publish()
    assert desk.told == ["ready", "go", "PR712"]
    assert 40 <= done.late < 45
    began = datetime.fromisoformat(receipts(desk.room)[-1]["began"])
    assert began >= free


def test_whoever_waits_second_waits_for_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks, "LOCK_SECONDS", 0)
    told: list[str] = []
    with contextlib.ExitStack() as first:
        first.enter_context(only_one_waits(tmp_path, lambda: told.append("first waits")))

        def ends() -> None:
            told.append("second waits")
            first.close()

        with only_one_waits(tmp_path, ends):
            assert told == ["second waits"]


def test_a_clock_that_is_wrong_publishes_nothing(desk: Desk) -> None:
    desk.ahead = 4.0
    with pytest.raises(Abort, match=r"PR751 this computer's clock is at least 4\.0 seconds behind"):
        desk.publish()
    desk.ahead = -4.0
    with pytest.raises(Abort, match=r"PR751 .* seconds ahead of the host's"):
        desk.publish()
    desk.untouched()


@pytest.mark.parametrize(("seconds", "way"), [(120, "ahead of"), (-120, "behind")])
def test_a_clock_that_is_set_while_we_wait_publishes_nothing(
    desk: Desk, seconds: int, way: str
) -> None:
    def set_clock() -> None:
        desk.clock.now += timedelta(seconds=seconds)
        desk.ahead = -seconds

    desk.clock.due = [(NOW + timedelta(seconds=30), set_clock)]
    with pytest.raises(Abort, match=rf"PR751 .* 1[12][0-9].* seconds {way} the host's"):
        desk.publish()
    desk.untouched()


def test_a_host_that_does_not_tell_the_time_is_told(desk: Desk) -> None:
    ask = desk.means.ask

    def timeless(request: Request) -> Answer:
        import msgspec

        answer = ask(request)
        headers = {n: v for n, v in answer.headers.items() if n != "date"}
        return msgspec.structs.replace(answer, headers=headers)

    desk.means = desk.means._replace(ask=timeless)
    done = desk.publish()
    assert [problem.code for problem in done.problems] == ["PR752"]


def test_an_instant_that_is_past_is_published_at_once(desk: Desk) -> None:
    desk.clock.now = AT + timedelta(seconds=20)
    done = desk.publish()
    assert done.problems == ()
    assert done.late >= 20
    assert "releases/2026/plans/index.html" in site_at(desk.room)
