"""A pool of worker processes: one function over many items, on all cores, with results in order.

Each worker is a fork of this process and so has everything the work needs. Without a reliable
`fork` (Windows, macOS), or while other threads run, which a fork would lack, the work is done in
this process. A worker that dies, or takes too long over an item, costs that item alone.
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

_Item = TypeVar("_Item")
Result = TypeVar("Result")

PATIENCE = 120
"""Seconds after which an item that is not done is given up."""
LOOK = 1.0
"""Seconds without any result after which somebody looks whether a worker is stuck."""
# So few items are done in this process: starting another takes longer.
_FEW = 8
# The first worker shows how long an item takes; others start if more seconds than this are left.
_WORTH_IT = 0.1
_FIRST_CHUNK = 4
_MOST_IN_A_CHUNK = 64
_SLOT = struct.Struct("q")


class Lost(msgspec.Struct, frozen=True):
    """The result of an item that was given up, and `why` in words."""

    why: str

    def problem(self, path: str, what: str) -> Problem:
        """The problem for the author of the file `path`: `what` could not be done."""
        return Problem(
            path=path,
            code="PR505",
            message=f"{what}: {self.why}",
            remedy="look for what is unusual in it, or build with `--jobs 1` to see more",
        )


def each(
    work: Callable[[_Item], Result],
    items: Sequence[_Item],
    jobs: int,
    timed: Timed | None = None,
) -> Iterator[Result | Lost]:
    """Applies `work` to each item in up to `jobs` processes, and yields the results in order.

    `timed` is called for each item done. Raises whatever `work` raises.
    """
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
    """Runs `work` in a forked process while the `with` body goes on; yields a function that waits
    for the result.

    Leaving the body kills the process. Where there is no `fork`, or the process fails, the
    waiting function does the work itself, and raises what it raises.
    """
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
            # A parent may have set SIGCHLD to be ignored: then the system has reaped the child.
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
    waited: float = 0.0


class _Pool(Generic[_Item, Result]):
    def __init__(
        self,
        work: Callable[[_Item], Result],
        items: Sequence[_Item],
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
        # Shared memory in which each worker notes its current item, readable after it has died.
        self.board = mmap.mmap(-1, _SLOT.size * jobs)

    def results(self) -> Iterator[Result | Lost]:
        """The results of all items, in order."""
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
        """Starts all other workers if the remaining work, at `seconds` an item, is worth it."""
        left = sum(len(self.chunks[number]) for number in self.todo)
        if len(self.workers) < self.jobs and left * seconds > _WORTH_IT:
            slots = set(range(self.jobs)) - {worker.slot for worker in self.workers}
            for slot in sorted(slots)[: len(self.todo)]:
                self._start(slot)

    def _give(self, worker: _Worker) -> None:
        """Sends a worker its next chunk and which of its items are lost; None ends the worker."""
        given = None
        worker.chunk, worker.seen, worker.waited = -1, -1, 0.0
        if self.todo:
            worker.chunk = self.todo.pop()
            given = (worker.chunk, [i for i in self.chunks[worker.chunk] if i in self.lost])
        # A worker that has died meanwhile is noticed when its pipe is next read.
        with contextlib.suppress(OSError):
            worker.pipe.send(given)

    def _attend(self) -> None:
        from multiprocessing.connection import wait

        ready = wait([worker.pipe for worker in self.workers], timeout=LOOK)
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
            # `perf_counter` is the machine's clock, the same in every process.
            if self.timed is not None:
                for index, begun, ended in times:
                    self.timed(index, worker.slot + 1, begun, ended)
            self._give(worker)
            self._start_more(times[-1][2] - times[-1][1])
        if not ready:
            self._watch()

    def _watch(self) -> None:
        """Called after `LOOK` seconds without any result: replaces workers stuck on one item."""
        for worker in list(self.workers):
            at = self._current_item(worker)
            worker.waited = worker.waited + LOOK if at == worker.seen else 0.0
            worker.seen = at
            if worker.chunk >= 0 and worker.waited >= PATIENCE:
                self._replace(worker, f"it was not done after {PATIENCE} seconds")

    def _replace(self, worker: _Worker, why: str) -> None:
        """Replaces a dead or stuck worker; the item it was at is lost."""
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()
        self.workers.remove(worker)
        if worker.chunk < 0:
            return
        at, chunk = self._current_item(worker), self.chunks[worker.chunk]
        self.lost[at if at in chunk else chunk[0]] = Lost(why)
        self.todo.append(worker.chunk)
        self._start(worker.slot)

    def _current_item(self, worker: _Worker) -> int:
        (found,) = _SLOT.unpack_from(self.board, worker.slot * _SLOT.size)
        return int(found)

    def _serve(self, theirs: Connection, pipe: Connection, slot: int, parent: int) -> NoReturn:
        """The main function of a worker: does chunks until there are none, or no parent."""
        for other in (theirs, *(worker.pipe for worker in self.workers)):
            other.close()
        # Ctrl-C reaches every process; the main one stops the others.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        with contextlib.suppress(EOFError, OSError):
            self._work(pipe, slot, parent)
        # No cleanup: the files and locks of a fork are its parent's.
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
            except Exception as error:  # noqa: BLE001  raised again in the main process
                pipe.send(("failed", error))

    def stop(self) -> None:
        """Ends all workers, and kills those that are still at work."""
        for worker in self.workers:
            if worker.chunk >= 0:
                worker.process.kill()
            worker.process.join()
            worker.pipe.close()
        self.board.close()
