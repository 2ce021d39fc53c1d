"""Hosts to verify: one in memory that answers as it is told, and a socket that is as bad as wanted."""

from __future__ import annotations

import contextlib
import http.server
import re
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from email.utils import formatdate
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from pressroom.core.digest import digest
from pressroom.formats.headers import HeaderRule
from pressroom.formats.redirect_rules import RedirectRule
from pressroom.pipeline.output.manifest import Content
from pressroom.publishing.verify_headers import Promises
from pressroom.publishing.verify_http import Answer, Request
from pressroom.publishing.verify_plan import served_address
from pressroom.publishing.verify_site import LiveSite
from pressroom.standards.media_types import media_type
from tests.conformance.server import Headers

BASE = "https://press.example.com"
NOW = 1_780_000_000.0  # seconds since 1970
RULES: tuple[HeaderRule, ...] = (
    (
        "/*",
        (
            ("Content-Security-Policy", "default-src 'none'"),
            ("Cache-Control", "public, max-age=300"),
            ("Strict-Transport-Security", "max-age=86400"),
        ),
    ),
    ("/files/*", (("Cache-Control", "public, max-age=31536000, immutable"),)),
)
FILES = {
    "index.html": b"<title>ACME</title>",
    "404.html": b"<title>Not found</title>",
    "releases/2026/results/index.html": "<p>Net sales rose to \u20ac 5 million.</p>".encode(),
    "releases/2026/results/index.md": "Net sales rose to \u20ac 5 million.".encode(),
    "files/ab12/results.csv": "Net sales,\u20ac 5".encode(),
    "feed.xml": b"<rss/>",
    "sitemap.xml": b"<urlset/>",
    "robots.txt": b"User-agent: *\n",
    "old/results/index.html": b"<a href='/releases/2026/results/'>Moved</a>",
    "_headers": b"/*\n",
    ".pressroom.json": b"{}",
}
OLDER = (
    RedirectRule("/old/results/", (), "/releases/2026/results/"),
    RedirectRule("/phoenix.zhtml", (("ID", "2"), ("c", "1")), "/releases/2026/results/"),
)
SECRETS = ("/releases/2026/merger/", "/files/cd34/merger.pdf")


def content(data: bytes) -> Content:
    return Content(len(data), digest(data))


def site_of(
    files: dict[str, bytes] = FILES,
    older: tuple[RedirectRule, ...] = OLDER,
    secrets: tuple[str, ...] = SECRETS,
) -> LiveSite:
    made = {path: content(data) for path, data in files.items()}
    return LiveSite(BASE, made, older, RULES, 300, secrets)


class Sent(NamedTuple):
    """What a host sends for an address."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = {}
    fault: str = ""


class HostInMemory:
    """Serves files as a good host, but for what `tell` has said of an address; `asked` are the
    addresses without the base, in order."""

    def __init__(self, files: dict[str, bytes] = FILES, base: str = BASE) -> None:
        self.base = base
        self.asked: list[str] = []
        self.now = NOW
        self.ahead = 0.0  # seconds of its clock
        self._told: dict[str, list[Sent]] = {}
        self._promises = Promises(RULES)
        self._pages = {served_address(path): (path, data) for path, data in files.items()}
        self._not_found = files.get("404.html", b"")

    def tell(self, address: str, *sent: Sent) -> None:
        """What comes for an address the first time, the second, …, and from then on."""
        self._told[address] = list(sent)

    def good(self, address: str) -> Sent:
        """What a good host sends."""
        for rule in OLDER:
            query = "&".join(f"{key}={value}" for key, value in rule.query)
            if address == rule.path + ("?" + query if query else ""):
                return Sent(301, b"", {"location": rule.to})
        path, data = self._pages.get(address.partition("?")[0], ("", b""))
        if not path or path.startswith((".", "_")):
            return Sent(404, self._not_found, {"content-type": "text/html"})
        headers = self._promises.of(address)
        return Sent(200, data, {**headers, "content-type": f"{media_type(path)}; charset=utf-8"})

    def __call__(self, request: Request) -> Answer:
        address = request.url.removeprefix(self.base)
        self.asked.append(address)
        told = self._told.get(address)
        sent = self.good(address) if not told else told.pop(0) if len(told) > 1 else told[0]
        if sent.fault:
            return Answer(url=request.url, fault=sent.fault, sent=self.now, received=self.now)
        return Answer(
            url=request.url,
            status=sent.status,
            headers={"date": formatdate(self.now + self.ahead, usegmt=True), **sent.headers},
            size=len(sent.body),
            digest=digest(sent.body),
            more=len(sent.body) > request.limit,
            utf8=not sent.body.isascii(),
            sent=self.now,
            received=self.now,
        )


Talk = Callable[[socket.socket], None]
"""What a server says on a connection, which has sent its request by then."""


def _request(connection: socket.socket) -> bytes:
    """A whole request: who closes with a part of it unread takes back what he has answered."""
    data = connection.recv(65536)
    length = re.search(rb"(?i)\r\ncontent-length: *(\d+)", data)
    while length and len(data.partition(b"\r\n\r\n")[2]) < int(length[1]):
        data += connection.recv(65536) or b" " * int(length[1])
    return data


@contextlib.contextmanager
def talking(*talks: Talk) -> Iterator[tuple[str, list[bytes]]]:
    """A server on this machine that talks on its first connection as the first of `talks`, and so
    on, the last for ever; gives its address and the beginnings of what it was sent."""
    heard: list[bytes] = []
    stopping = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)

        def serve() -> None:
            number = 0
            while not stopping.is_set():
                with contextlib.suppress(TimeoutError):
                    connection, _ = server.accept()
                    talk = talks[min(number, len(talks) - 1)]
                    number += 1
                    with connection, contextlib.suppress(OSError):
                        connection.settimeout(5)
                        heard.append(_request(connection))
                        talk(connection)

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}", heard
        finally:
            stopping.set()
            thread.join()


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serves a folder as a good host does, by the rules in its `_headers`; gives the address."""

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            address = unquote(self.path.partition("?")[0])
            path = folder / f".{address}{'index.html' if address.endswith('/') else ''}"
            hidden = address.startswith(("/.", "/_"))
            status = 200 if path.is_file() and not hidden else 404
            path = path if status == 200 else folder / "404.html"
            data = path.read_bytes() if path.is_file() else b""
            headers = {"content-type": f"{media_type(path.name)}; charset=utf-8"}
            promised = Headers(folder).of(address if status == 200 else "/404.html")
            headers |= {name: value for name, (_, value) in promised.items()}
            self.send_response(status)
            for name, value in (*headers.items(), ("content-length", str(len(data)))):
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


class Caught(NamedTuple):
    """A request that a catcher got."""

    path: str
    headers: Mapping[str, str]
    body: bytes


class Catcher:
    """A server on loopback that takes what is posted; `answers` are the statuses that it gives to
    a path, one after another, and then 202; `before` is done before it answers at a
    path."""

    def __init__(self) -> None:
        self.caught: list[Caught] = []
        self.answers: dict[str, list[int]] = {}
        self.before: dict[str, Callable[[], None]] = {}
        catcher = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                answers = catcher.answers.get(self.path)
                status = answers.pop(0) if answers else 202
                if status < 300:
                    headers = {name.lower(): value for name, value in self.headers.items()}
                    catcher.caught.append(Caught(self.path, headers, body))
                catcher.before.get(self.path, lambda: None)()
                self.send_response(status)
                self.end_headers()
                self.wfile.write(b"Not now.\n" if status >= 300 else b"")

            def log_message(self, format: str, *args: object) -> None:
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Catcher:
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *fault: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def at(self, path: str) -> list[Caught]:
        return [each for each in self.caught if each.path == path]
