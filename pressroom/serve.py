"""The desk: builds, watches, rebuilds, and shows the result on this computer only.

The preview has a folder of its own. What is built here for a later as-of must never
lie in `output/`, from where it could be published.
"""

from __future__ import annotations

import functools
import gc
import http.server
import json
import queue
import threading
import time
from collections.abc import Callable
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from pressroom.config import FILE, read_config
from pressroom.pipeline.building import build
from pressroom.pipeline.memory import Memory
from pressroom.problems import Abort, Problem, errors

PREVIEW = ".cache/preview"
_WATCHED = ("content", "templates", "static")
_EVENTS = "/__pressroom__/events"
_SETTLE = 0.05
# Reading a file makes events too; these are the ones that mean a change.
_CHANGES = (
    FileCreatedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileDeletedEvent,
    DirCreatedEvent,
    DirMovedEvent,
    DirDeletedEvent,
)
_SCRIPT = f"<script>{(Path(__file__).parent / 'reload.js').read_text()}</script>"


class State:
    """What browsers need to know: the number of the last good build, and what is wrong now."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self.build = 0
        self.problems = ""
        self.turn = 0

    def good(self) -> None:
        with self._changed:
            self.build += 1
            self.problems = ""
            self.turn += 1
            self._changed.notify_all()

    def bad(self, problems: str) -> None:
        with self._changed:
            self.problems = problems
            self.turn += 1
            self._changed.notify_all()

    def message(self) -> str:
        return json.dumps({"build": self.build, "problems": self.problems})

    def wait(self, turn: int, seconds: float) -> int:
        """The number of the newest turn, once it is not `turn` any more or time is up."""
        with self._changed:
            self._changed.wait_for(lambda: self.turn != turn, seconds)
            return self.turn


class Desk:
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
        self.drafts = drafts
        self.memory = Memory()
        self.state = State()
        self.base = ""

    def run(self, port: int, *, poll: bool = False) -> None:
        """Serves until interrupted. Raises `Abort` when the port is taken or the config is bad."""
        self.base = read_config(self.root / FILE)[0].base
        server = self.server(port)
        # A folder for each desk: one that shows drafts must not fill another's.
        self.output = self.root / PREVIEW / str(server.server_address[1])
        # The first build comes before all threads, since only then it may use all cores; a
        # second one looks for what was saved meanwhile.
        self.rebuild()
        changed: queue.Queue[None] = queue.Queue()
        observer = self.watch(changed, poll=poll)
        changed.put(None)
        threading.Thread(target=self._rebuild_on, args=(changed,), daemon=True).start()
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
        handler = functools.partial(_Handler, self)
        try:
            server = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
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

    def watch(self, changed: queue.Queue[None], *, poll: bool = False) -> Any:
        """Starts watching the sources; each change puts something into `changed`."""
        observer = PollingObserver() if poll else Observer()
        handler = _Watcher(self.root, changed)

        def follow(folder: Path) -> None:
            observer.schedule(handler, str(folder), recursive=True)

        # A folder such as templates/ may come only while we watch.
        handler.follow = follow
        for name in _WATCHED:
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

    def _rebuild_on(self, changed: queue.Queue[None]) -> None:
        while True:
            changed.get()
            # Editors save in several steps: wait until none has come for a moment.
            try:
                while True:
                    changed.get(timeout=_SETTLE)
            except queue.Empty:
                self.rebuild()

    def rebuild(self) -> None:
        """Builds once. A failure is shown and leaves the last good preview standing."""
        begun = time.monotonic()
        try:
            built = build(
                self.root,
                self.output,
                self.clock(),
                jobs=self.jobs,
                drafts=self.drafts,
                memory=self.memory,
            )
            self.base = read_config(self.root / FILE)[0].base
        except Abort as abort:
            text = "\n".join(map(str, errors(abort.problems) or abort.problems))
            self.say(text)
            self.state.bad(text)
            return
        except Exception as error:  # noqa: BLE001  the desk outlives whatever a build does
            text = f"The build failed: {type(error).__name__}: {error}"
            self.say(text)
            self.state.bad(text)
            return
        self.state.good()
        gc.collect()
        written = sum(step.action != "keep" for step in built.steps)
        if written:
            self.say(f"Built: {written:,} files changed in {time.monotonic() - begun:.1f} s")


class _Watcher(FileSystemEventHandler):
    """Passes on changes to sources; editors' backup and swap files are none."""

    def __init__(self, root: Path, changed: queue.Queue[None]) -> None:
        self.root = root
        self.changed = changed
        self.follow: Callable[[Path], None] = lambda folder: None

    def dispatch(self, event: FileSystemEvent) -> None:
        if not isinstance(event, _CHANGES):
            return
        # An atomic save arrives as a move: both of its ends count.
        for path in (event.src_path, event.dest_path):
            place = Path(str(path))
            if path and self._is_source(place):
                if place.parent == self.root and place.is_dir():
                    self.follow(place)
                self.changed.put(None)
                return

    def _is_source(self, path: Path) -> bool:
        try:
            parts = path.relative_to(self.root).parts
        except ValueError:
            return False
        if not parts or any(part.startswith(".") or part.endswith("~") for part in parts):
            return False
        return parts[0] in _WATCHED or parts == (FILE,)


class _Handler(http.server.BaseHTTPRequestHandler):
    """Serves the preview as a static host would, with the reloading script in each page."""

    protocol_version = "HTTP/1.1"

    def __init__(self, desk: Desk, *args: Any) -> None:
        self.desk = desk
        super().__init__(*args)

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing: an IR person at the desk waits for problems, not for requests."""

    def do_GET(self) -> None:
        # Another name for this computer is a web page's way to read what is embargoed.
        host = urlsplit(f"//{self.headers.get('Host', '')}").hostname
        try:
            if host not in ("127.0.0.1", "localhost"):
                self._body(421, "text/plain", b"Ask for 127.0.0.1 or localhost.\n")
            elif self.path == _EVENTS:
                self._events()
            else:
                self._file()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    do_HEAD = do_GET  # noqa: N815  the name is http.server's

    def _file(self) -> None:
        try:
            self._find()
        except (OSError, ValueError):
            # A path that no file system or no address can have.
            self._missing()

    def _find(self) -> None:
        path = unquote(urlsplit(self.path).path)
        base = self.desk.base
        if path in (base, "/") and base:
            return self._redirect(base + "/")
        if "\0" in path:
            return self._missing()
        inside = path.removeprefix(base).lstrip("/")
        top = self.desk.output.resolve()
        place = (top / inside).resolve()
        if not path.startswith(base + "/") or not (place == top or top in place.parents):
            return self._missing()
        if place.is_dir() and (place / "index.html").is_file():
            if not path.endswith("/"):
                return self._redirect(urlsplit(self.path).path + "/")
            place /= "index.html"
        if not place.is_file() or place.name.startswith(".pressroom"):
            return self._missing()
        return self._send(200, place)

    def _redirect(self, address: str) -> None:
        self.send_response(301)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _missing(self) -> None:
        page = self.desk.output / "404.html"
        if page.is_file():
            return self._send(404, page)
        text = escape(self.desk.state.problems) or "Nothing has been built yet."
        body = f"<!doctype html><title>Pressroom</title><pre>{text}</pre>{_SCRIPT}".encode()
        return self._body(404, "text/html; charset=utf-8", body)

    def _send(self, status: int, place: Path) -> None:
        import mimetypes

        kind = mimetypes.guess_type(place.name)[0] or "application/octet-stream"
        body = place.read_bytes()
        if kind == "text/html":
            kind += "; charset=utf-8"
            head, closing, tail = body.rpartition(b"</body>")
            body = head + _SCRIPT.encode() + closing + tail if closing else body + _SCRIPT.encode()
        self._body(status, kind, body)

    def _body(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _events(self) -> None:
        """Server-sent events: the state now and at each change of it."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        if self.command == "HEAD":
            return
        turn = -1
        while True:
            now = self.desk.state.wait(turn, 15)
            line = f"data: {self.desk.state.message()}\n\n" if now != turn else ": still here\n\n"
            turn = now
            self.wfile.write(line.encode())
            self.wfile.flush()
