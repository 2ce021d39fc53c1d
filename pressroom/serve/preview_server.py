"""Builds the preview, and builds it again after each save.

The preview has a folder of its own. What is built here for a later as-of must never
lie in `output/`, from where it could be published.
"""

from __future__ import annotations

import contextlib
import functools
import gc
import http.server
import queue
import sys
import threading
import time
from collections.abc import Callable, Collection
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from pressroom.content.config.reader import read_settings
from pressroom.core.memory import Memory
from pressroom.core.problems import Abort, Problem, errors
from pressroom.pipeline.build import build
from pressroom.pipeline.options import Options, Work
from pressroom.pipeline.reach import Road
from pressroom.pipeline.record import BuildRecord, Built
from pressroom.serve.handler import Handler
from pressroom.serve.state import PreviewState
from pressroom.serve.watcher import WATCHED, Watcher

PREVIEW = ".cache/preview"
# Editors save in several steps: so long (seconds) none must have come for the save to be whole.
_SETTLE = 0.02
# A page that was made by itself is asked for first (seconds).
_LATER = 0.25
EACH_POLL = 1.0
"""Seconds from one look at all sources to the next, where the system tells of no changes."""
# However often somebody saves, so long (seconds) all else may go without being looked at.
_AT_LATEST = 2.0


class _Server(http.server.ThreadingHTTPServer):
    """A server that says nothing of browsers that go away in the middle of something."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class PreviewServer:
    """Builds the preview of the press room in `root` and keeps it current."""

    def __init__(
        self,
        root: Path,
        clock: Callable[[], datetime],
        say: Callable[[str], None],
        jobs: int,
        *,
        drafts: bool = False,
    ) -> None:
        self.root = root
        self.output = root / PREVIEW
        self.clock = clock
        self.say = say
        self.jobs = jobs
        self.options = Options(drafts=drafts, preview=True)
        self.memory = Memory()
        # A record on the disk may be that of a desk that shows drafts: only our own is believed.
        self.last: BuildRecord | None = None
        self.state = PreviewState()
        self.base = ""

    def run(self, port: int, *, poll: bool = False) -> None:
        """Serves until interrupted. Raises `Abort` when the port is taken or the config is bad."""
        self.base = read_settings(self.root).config.base
        server = self.server(port)
        # A folder for each server: one that shows drafts must not fill another's.
        self.output = self.root / PREVIEW / str(server.server_address[1])
        # The first build comes before all threads, since only then it may use all cores; a
        # second one looks for what was saved meanwhile.
        self.rebuild()
        changed: queue.Queue[str] = queue.Queue()
        observer = self.watch(changed, poll=poll)
        changed.put("")
        threading.Thread(target=self.rebuild_on, args=(changed,), daemon=True).start()
        host, number = str(server.server_address[0]), server.server_address[1]
        self.say(f"Serving http://{host}:{number}{self.base}/ and watching. Ctrl-C stops.")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            self.say("Stopped.")
        finally:
            observer.stop()
            server.server_close()

    def server(self, port: int) -> http.server.ThreadingHTTPServer:
        """A server for this computer alone; port 0 takes a free one."""
        handler = functools.partial(Handler, self)
        try:
            server = _Server(("127.0.0.1", port), handler)
        except OSError as error:
            raise Abort(
                [
                    Problem(
                        path="serve",
                        code="PR701",
                        message=f"port {port} cannot be used: {error.strerror}",
                        remedy="choose another with --port, or --port 0 for any free one",
                    )
                ],
                exit_code=2,
            ) from error
        server.daemon_threads = True
        return server

    def watch(self, changed: queue.Queue[str], *, poll: bool = False) -> Any:
        """Starts watching the sources; each change puts its path into `changed`."""
        observer = PollingObserver(timeout=EACH_POLL) if poll else Observer()
        handler = Watcher(self.root, changed)

        def follow(folder: Path) -> None:
            observer.schedule(handler, str(folder), recursive=True)

        # A folder such as templates/ may come only while we watch.
        handler.follow = follow
        for name in WATCHED:
            if (self.root / name).is_dir():
                follow(self.root / name)
        observer.schedule(handler, str(self.root), recursive=False)
        observer.daemon = True
        try:
            observer.start()
        except OSError as error:
            raise Abort(
                [
                    Problem(
                        path="serve",
                        code="PR703",
                        message=f"the sources cannot be watched: {error.strerror or error}",
                        remedy="serve with --poll",
                    )
                ]
            ) from error
        return observer

    def rebuild_on(self, changed: queue.Queue[str]) -> None:
        while True:
            saved = {changed.get()} | self._more(changed)
            due = time.monotonic() + _AT_LATEST
            # Pages first: to look whether anything else has changed takes longer.
            looked = self.rebuild(saved)
            with contextlib.suppress(queue.Empty):
                while not looked and time.monotonic() < due:
                    saved = {changed.get(timeout=_LATER)} | self._more(changed)
                    looked = self.rebuild(saved)
            if not looked:
                self.rebuild()

    @staticmethod
    def _more(changed: queue.Queue[str]) -> set[str]:
        """Paths saved until nothing has been for a moment."""
        saved: set[str] = set()
        with contextlib.suppress(queue.Empty):
            while True:
                saved.add(changed.get(timeout=_SETTLE))
        return saved

    def rebuild(self, saved: Collection[str] = ()) -> bool:
        """Builds once: of releases that were `saved` the pages alone, if nothing else is among
        them. False if no more than texts were made, and all else has to be looked at yet. A failure
        is shown and leaves the last good preview standing."""
        begun = time.monotonic()
        # What is wrong elsewhere must not look as if it were mended.
        alone = () if self.state.problems else saved
        edited = frozenset(path for path in alone if (self.root / path).exists())
        options, work = msgspec.structs.replace(self.options, saved=edited), Work(self.jobs)
        try:
            now = self.clock()
            outcome = build(self.root, self.output, now, self.last, options, work, self.memory)
            self.last = outcome.record
            self.base = read_settings(self.root).config.base
        except Exception as error:  # noqa: BLE001  the server outlives whatever a build does
            if edited:
                return self.rebuild()
            text = f"The build failed: {type(error).__name__}: {error}"
            if isinstance(error, Abort):
                text = "\n".join(map(str, errors(error.problems) or error.problems))
            self.say(text)
            self.state.bad(text)
            return True
        self._show(outcome.built, begun)
        looked = outcome.reach.road is not Road.TEXTS
        if looked:
            gc.collect()
        return looked

    def _show(self, built: Built, begun: float) -> None:
        """Tells browsers of a build in which something has changed, or which mends a fault."""
        written = len(built.changes)
        if written or self.state.problems or not self.state.build:
            self.state.good()
        if written:
            self.say(f"Built: {written:,} files changed in {time.monotonic() - begun:.1f} s")
