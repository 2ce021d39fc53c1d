"""Many pieces of work on all cores: the results are the same, and no piece takes others with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressroom.core import workers
from pressroom.core.workers import Lost, each
from pressroom.typeset.typesetter import Typesetter
from tests.conftest import REPOSITORY, Room

pytestmark = pytest.mark.skipif(
    sys.platform in ("win32", "darwin"), reason="workers are forked, which is not done here"
)
MANY = range(150)


@pytest.fixture(autouse=True)
def whatever_threads_other_tests_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work that kills its process must never be done in this one."""
    monkeypatch.setattr(workers, "may_fork", lambda: True)


def squared(number: int) -> int:
    return number * number


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_results_are_in_order_whatever_the_number_of_workers(jobs: int) -> None:
    assert list(each(squared, MANY, jobs)) == [number * number for number in MANY]


@given(st.integers(100, 400), st.integers(2, 4))
@settings(max_examples=20)
def test_none_is_lost_and_none_done_twice(count: int, jobs: int) -> None:
    assert list(each(str, range(count), jobs)) == [str(number) for number in range(count)]


def test_work_is_done_in_other_processes_where_it_pays() -> None:
    def slow(number: int) -> int:
        time.sleep(0.005)
        return os.getpid()

    workers = set(each(slow, MANY, 2))
    assert len(workers) == 2 and os.getpid() not in workers
    # Quick pieces need but one; a handful is done here.
    assert len(set(each(lambda _: os.getpid(), MANY, 2))) == 1
    assert set(each(lambda _: os.getpid(), range(5), 2)) == {os.getpid()}


def test_a_worker_that_dies_loses_one_piece() -> None:
    def work(number: int) -> int:
        if number in (7, 99):
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    made = list(each(work, MANY, 2))

    lost = Lost("the process that worked on it died")
    assert made == [lost if number in (7, 99) else number for number in MANY]


def test_a_worker_that_hangs_loses_one_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "PATIENCE", 1)
    monkeypatch.setattr(workers, "LOOK", 0.25)

    def work(number: int) -> int:
        if number == 60:
            time.sleep(3600)
        return number

    made = list(each(work, MANY, 2))

    assert made[60] == Lost("it was not done after 1 seconds")
    assert [number for number in made if number != made[60]] == [n for n in MANY if n != 60]


def test_an_error_is_the_callers_to_see() -> None:
    def work(number: int) -> int:
        if number == 120:
            raise KeyError(number)
        return number

    with pytest.raises(KeyError):
        list(each(work, MANY, 2))


def test_whoever_stops_looking_leaves_no_process() -> None:
    made: Iterator[int | Lost] = each(squared, MANY, 2)
    next(made)
    del made
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_workers_end_with_the_process_that_started_them(tmp_path: Path) -> None:
    code = (
        "import os, signal, time\n"
        "from pressroom.core.workers import each\n"
        "def work(number):\n"
        "    time.sleep(0.02)\n"
        f"    open({str(tmp_path)!r} + '/' + str(os.getpid()), 'w').close()\n"
        "    if number == 20:\n"
        "        os.kill(os.getppid(), signal.SIGKILL)\n"
        "list(each(work, range(1000), 2))\n"
    )
    command = [sys.executable, "-c", code]
    assert subprocess.run(command, cwd=REPOSITORY, check=False).returncode == -signal.SIGKILL
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and any(map(alive, tmp_path.iterdir())):
        time.sleep(0.05)
    assert not any(map(alive, tmp_path.iterdir()))


def alive(mark: Path) -> bool:
    try:
        os.kill(int(mark.name), 0)
    except ProcessLookupError:
        return False
    # Whoever has ended and was not yet asked how is not alive.
    return " Z " not in Path(f"/proc/{mark.name}/stat").read_text()


def test_a_release_that_kills_its_worker_is_named(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(120):
        room.release(f"2026-03-01-r{number}", title=f"R{number}")
    typeset = Typesetter.typeset

    def deadly(self: Typesetter, release: object) -> object:
        if release.name == "2026-03-01-r77":  # type: ignore[attr-defined]
            os._exit(1)
        return typeset(self, release)  # type: ignore[arg-type]

    monkeypatch.setattr(Typesetter, "typeset", deadly)
    ran = room.build("--jobs", "2")

    assert ran.err == (
        "content/releases/2026-03-01-r77.md: error PR505 the release could not be made into a "
        "page: the process that worked on it died — look for what is unusual in it, or build "
        "with `--jobs 1` to see more\n"
    )
    assert ran.code == 1
    assert not room.output.exists()
    monkeypatch.setattr(Typesetter, "typeset", typeset)
    assert room.build("--jobs", "2").code == 0


def test_where_other_threads_are_at_work_none_is_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert set(each(lambda _: os.getpid(), MANY, 2)) == {os.getpid()}
    finally:
        done.set()
        other.join()


def no_child_is_left() -> bool:
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return True
    return False


def test_work_is_done_aside() -> None:
    with workers.in_background(os.getpid) as waiting:
        # Who asks again gets the same answer, and reads nothing else for it.
        assert waiting() == waiting() != os.getpid()
    assert no_child_is_left()


def test_work_aside_that_dies_is_done_here() -> None:
    here = os.getpid()

    def deadly() -> str:
        if os.getpid() != here:
            os._exit(1)
        return "done"

    with workers.in_background(deadly) as waiting:
        assert waiting() == "done"


def test_an_error_of_work_aside_is_the_callers_to_see() -> None:
    def broken() -> None:
        raise ValueError("broken")

    with workers.in_background(broken) as waiting, pytest.raises(ValueError, match="broken"):
        waiting()


def test_work_aside_that_nobody_waits_for_is_ended() -> None:
    begun = time.monotonic()
    with pytest.raises(ValueError, match="other"), workers.in_background(lambda: time.sleep(60)):
        raise ValueError("other")
    assert time.monotonic() - begun < 30
    assert no_child_is_left()


def test_work_aside_ends_where_nobody_is_told_of_it() -> None:
    """Some systems start programs with their children's ends ignored."""
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        with workers.in_background(lambda: 7) as waiting:
            assert waiting() == 7
    finally:
        signal.signal(signal.SIGCHLD, before)
