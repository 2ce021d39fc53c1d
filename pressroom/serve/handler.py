"""Answers browsers with the preview, as a static host would, for this computer alone."""

from __future__ import annotations

import contextlib
import http.server
import socket
import threading
from html import escape
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import unquote, urlsplit

from pressroom.core.package import PACKAGE
from pressroom.serve.state import PreviewState

REQUEST_SECONDS = 10.0
"""Seconds in which a request must have come whole."""
_EVENTS = "/__pressroom__/events"
_SCRIPT = f"<script>{(PACKAGE / 'serve/reload.js').read_text()}</script>"


class ServedSite(Protocol):
    """Site that the server shows: the built site's folder, the path it lives under, and how its
    builds went."""

    output: Path
    base: str
    state: PreviewState


class Handler(http.server.BaseHTTPRequestHandler):
    """Serves the preview as a static host would, with the reloading script in each page."""

    protocol_version = "HTTP/1.1"

    def __init__(self, shown: ServedSite, *args: Any) -> None:
        self.shown = shown
        super().__init__(*args)

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing: an IR person at the desk waits for problems, not for requests."""

    def handle_one_request(self) -> None:
        """Reads a request and answers it; one that does not come whole in time is given up."""
        self._late = threading.Timer(REQUEST_SECONDS, self._give_up)
        self._late.daemon = True
        self._late.start()
        try:
            super().handle_one_request()
        finally:
            self._late.cancel()

    def _give_up(self) -> None:
        with contextlib.suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)

    def do_GET(self) -> None:
        self._late.cancel()
        try:
            # Another name for this computer is a web page's way to read what is embargoed.
            if _host(self.headers.get("Host", "")) not in ("127.0.0.1", "localhost"):
                self._body(421, "text/plain", b"Ask for 127.0.0.1 or localhost.\n")
            elif self.path == _EVENTS:
                self._events()
            else:
                self._file()
        except ConnectionError:
            self.close_connection = True

    do_HEAD = do_GET  # noqa: N815  the name is http.server's

    def end_headers(self) -> None:
        """Adds what every answer has: no page elsewhere may show or load any of the preview."""
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("Content-Security-Policy", "frame-ancestors 'none'")
        self.send_header("X-Frame-Options", "DENY")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def _file(self) -> None:
        try:
            self._find()
        except (OSError, ValueError):
            # A path that no file system or no address can have.
            self._missing()

    def _find(self) -> None:
        path = unquote(urlsplit(self.path).path)
        base = self.shown.base
        if path in (base, "/") and base:
            return self._redirect(base + "/")
        if "\0" in path:
            return self._missing()
        inside = path.removeprefix(base).lstrip("/")
        top = self.shown.output.resolve()
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
        page = self.shown.output / "404.html"
        if page.is_file():
            return self._send(404, page)
        text = escape(self.shown.state.problems) or "Nothing has been built yet."
        body = f"<!doctype html><title>Pressroom</title><pre>{text}</pre>{_SCRIPT}".encode()
        return self._body(404, "text/html; charset=utf-8", body)

    def _send(self, status: int, place: Path) -> None:
        import mimetypes

        kind = mimetypes.guess_type(place.name)[0] or "application/octet-stream"
        body = place.read_bytes()
        if kind == "text/html":
            head, closing, tail = body.rpartition(b"</body>")
            body = head + _SCRIPT.encode() + closing + tail if closing else body + _SCRIPT.encode()
        if kind.startswith("text/"):
            kind += "; charset=utf-8"
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
            now = self.shown.state.wait(turn, 15)
            line = f"data: {self.shown.state.message()}\n\n" if now != turn else ": still here\n\n"
            turn = now
            self.wfile.write(line.encode())
            self.wfile.flush()


def _host(header: str) -> str:
    """The name in a Host header; empty where it has none."""
    try:
        return urlsplit(f"//{header}").hostname or ""
    except ValueError:
        return ""
