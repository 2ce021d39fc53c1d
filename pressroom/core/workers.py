"""Many pieces of one kind of work, on all cores; the results do not depend on how many.

Each process is a copy of this one (POSIX `fork`) and so has all that the work needs. Where
there is no `fork`, or none to rely on (macOS), or threads are at work already, which a copy
would not have, the work is done here. A process that dies, or stays with one piece for too
long, costs that piece alone.
"""

from __future__ import annotations

import contextlib
import functools
import itertools
import mmap
import os
import pickle
import signal
import struct
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, NoReturn, TypeVar

import msgspec

from pressroom.core.problems import Problem
from pressroom.core.timing import Timed

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Item = TypeVar("Item")
Result = TypeVar("Result")

PATIENCE = 120
"""Seconds after which a piece of work that does not end is given up."""
# So few pieces are done here: to start a process for them takes longer.
_FEW = 8
# A first worker shows how long a piece takes; others come when this many seconds are left.
_WORTH_IT = 0.1
_FIRST_CHUNK = 4
_MOST_IN_A_CHUNK = 64
_SLOT = struct.Struct("q")


class Lost(msgspec.Struct, frozen=True):
    """A piece of work that took its process with it: `why` in words."""

    why: str

    def problem(self, path: str, what: str) -> Problem:
        """What its author must know: `what` could not be done."""
        return Problem(
            path=path,
            code="PR505",
            message=f"{what}: {self.why}",
            remedy="look for what is unusual in it, or build with `--jobs 1` to see more",
        )


def each(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    jobs: int,
    timed: Timed | None = None,
) -> Iterator[Result | Lost]:
    """What `work` makes of each item, in order, and `timed` is told how long it took. Raises what
    `work` raises."""
    if jobs < 2 or len(items) <= _FEW or not may_fork():
        for index, item in enumerate(items):
            begun = time.perf_counter()
            made = work(item)
            if timed is not None:
                timed(index, 0, begun, time.perf_counter())
            yield made
        return
    size = max(1, min(_MOST_IN_A_CHUNK, len(items) // (jobs * 4)))
    starts = [0, *range(_FIRST_CHUNK, len(items), size), len(items)]
    chunks = [range(start, end) for start, end in itertools.pairwise(starts)]
    pool = _Pool(work, items, chunks, jobs, timed)
    try:
        yield from pool.results()
    finally:
        pool.stop()


@contextlib.contextmanager
def in_background(work: Callable[[], Result]) -> Iterator[Callable[[], Result]]:
    """Begins `work` in another process, while this one goes on; gives what waits for it to end,
    and, left without, ends it. Where that cannot be, or comes to nothing (an error among it), the
    work is done here, when it is waited for."""
    if not may_fork():
        yield work
        return
    source, sink = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(source)
            with os.fdopen(sink, "wb") as pipe:
                pickle.dump(work(), pipe)
        finally:
            os._exit(0)
    os.close(sink)
    with os.fdopen(source, "rb") as answer:

        @functools.cache
        def wait() -> Result:
            try:
                made: Result = pickle.load(answer)
            except (pickle.UnpicklingError, EOFError):
                return work()
            return made

        try:
            yield wait
        finally:
            # Where a parent has this process ignore its children's ends, the system sees to them.
            with contextlib.suppress(ProcessLookupError, ChildProcessError):
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)


def may_fork() -> bool:
    """Whether a copy of this process (POSIX `fork`) would have all that it needs."""
    return sys.platform not in ("win32", "darwin") and threading.active_count() == 1


class _Worker(msgspec.Struct):
    process: Any
    pipe: Connection
    chunk: int
    slot: int
    seen: int = -1
    waited: int = 0


class _Pool(Generic[Item, Result]):
    def __init__(
        self,
        work: Callable[[Item], Result],
        items: Sequence[Item],
        chunks: list[range],
        jobs: int,
        timed: Timed | None,
    ) -> None:
        self.work = work
        self.items = items
        self.jobs = jobs
        self.timed = timed
        self.todo = list(reversed(range(len(chunks))))
        self.chunks = chunks
        self.done: dict[int, list[Result | Lost]] = {}
        self.lost: dict[int, Lost] = {}
        self.workers: list[_Worker] = []
        # On it each worker writes at which piece it is, for when it can no longer tell.
        self.board = mmap.mmap(-1, _SLOT.size * jobs)

    def results(self) -> Iterator[Result | Lost]:
        self._start(0)
        for number in range(len(self.chunks)):
            while number not in self.done:
                self._attend()
            yield from self.done.pop(number)

    def _start(self, slot: int) -> None:
        import multiprocessing

        here, there = multiprocessing.Pipe()
        process = multiprocessing.get_context("fork").Process(
            target=self._serve, args=(here, there, slot, os.getpid()), daemon=True
        )
        process.start()
        there.close()
        worker = _Worker(process, here, -1, slot)
        self.workers.append(worker)
        self._give(worker)

    def _start_more(self, seconds: float) -> None:
        """As many workers as there may be, when what is left, at `seconds` a piece, is worth it."""
        left = sum(len(self.chunks[number]) for number in self.todo)
        if len(self.workers) < self.jobs and left * seconds > _WORTH_IT:
            slots = set(range(self.jobs)) - {worker.slot for worker in self.workers}
            for slot in sorted(slots)[: len(self.todo)]:
                self._start(slot)

    def _give(self, worker: _Worker) -> None:
        """The next chunk for a worker, and the pieces of it that are lost already; or nothing."""
        given = None
        worker.chunk, worker.seen, worker.waited = -1, -1, 0
        if self.todo:
            worker.chunk = self.todo.pop()
            given = (worker.chunk, [i for i in self.chunks[worker.chunk] if i in self.lost])
        # One that has died meanwhile is found so when it is next listened to.
        with contextlib.suppress(OSError):
            worker.pipe.send(given)

    def _attend(self) -> None:
        from multiprocessing.connection import wait

        ready = wait([worker.pipe for worker in self.workers], timeout=1.0)
        for worker in [worker for worker in self.workers if worker.pipe in ready]:
            try:
                kind, payload = worker.pipe.recv()
            except (EOFError, OSError, pickle.UnpicklingError):
                self._replace(worker, "the process that worked on it died")
                continue
            if kind == "failed":
                raise payload
            found, times = payload
            self.done[worker.chunk] = [self.lost.get(i, made) for i, made in found]
            # The clock is the machine's, the same in every process.
            if self.timed is not None:
                for index, begun, ended in times:
                    self.timed(index, worker.slot + 1, begun, ended)
            self._give(worker)
            self._start_more(times[-1][2] - times[-1][1])
        if not ready:
            self._watch()

    def _watch(self) -> None:
        """A second has gone by without a result: whoever stands still too long is replaced."""
        for worker in list(self.workers):
            at = self._place(worker)
            worker.waited = worker.waited + 1 if at == worker.seen else 0
            worker.seen = at
            if worker.chunk >= 0 and worker.waited >= PATIENCE:
                self._replace(worker, f"it was not done after {PATIENCE} seconds")

    def _replace(self, worker: _Worker, why: str) -> None:
        """Another worker for one that is of no use any more, and its piece is lost."""
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()
        self.workers.remove(worker)
        if worker.chunk < 0:
            return
        at, chunk = self._place(worker), self.chunks[worker.chunk]
        self.lost[at if at in chunk else chunk[0]] = Lost(why)
        self.todo.append(worker.chunk)
        self._start(worker.slot)

    def _place(self, worker: _Worker) -> int:
        (found,) = _SLOT.unpack_from(self.board, worker.slot * _SLOT.size)
        return int(found)

    def _serve(self, theirs: Connection, pipe: Connection, slot: int, parent: int) -> NoReturn:
        """What a worker does: chunks, until there are none, or nobody is left to want them."""
        for other in (theirs, *(worker.pipe for worker in self.workers)):
            other.close()
        # Ctrl-C reaches all; it is the first process that stops.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        with contextlib.suppress(EOFError, OSError):
            self._work(pipe, slot, parent)
        # Nothing of the copy is to be cleaned up: its files and locks are the original's.
        os._exit(0)

    def _work(self, pipe: Connection, slot: int, parent: int) -> None:
        while (given := pipe.recv()) is not None:
            number, lost = given
            made: list[tuple[int, Result | Lost]] = []
            times: list[tuple[int, float, float]] = []
            try:
                for index in self.chunks[number]:
                    if os.getppid() != parent:
                        return
                    _SLOT.pack_into(self.board, slot * _SLOT.size, index)
                    begun = time.perf_counter()
                    made.append(
                        (index, Lost("") if index in lost else self.work(self.items[index]))
                    )
                    times.append((index, begun, time.perf_counter()))
                pipe.send(("done", (made, times if self.timed else times[-1:])))
            except Exception as error:  # noqa: BLE001  whoever gave the work is to see it
                pipe.send(("failed", error))

    def stop(self) -> None:
        for worker in self.workers:
            if worker.chunk >= 0:
                worker.process.kill()
            worker.process.join()
            worker.pipe.close()
        self.board.close()
