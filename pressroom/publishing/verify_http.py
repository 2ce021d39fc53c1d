"""HTTP requests (RFC 9110) of a verification: GET over kept connections, each bounded in time and
bytes, so that no server, however bad, can hold or fill this machine.

Redirects are not followed, nothing is kept on disk, no cookie is sent. Every fault of a server is
an `Answer` with its `fault` in words, never an exception.
"""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import NamedTuple, Self
from urllib.parse import urlsplit

import msgspec

from pressroom import __version__
from pressroom.publishing.verify_content import StreamedContent
from pressroom.publishing.verify_deadline import LATE, fault_of, within

ANSWER_SECONDS = 20.0
"""Seconds in which an answer must have come, beside those that its size takes."""
SLOWEST = 50_000
"""Bytes a second: what comes more slowly is given up."""
_MOST_SILENT = 16  # requests in a row
_ASKED = {
    "Accept": "*/*",
    "Accept-Encoding": "gzip",
    "User-Agent": f"pressroom-verify/{__version__}",
}


class Request(msgspec.Struct, frozen=True):
    """An address (absolute URI) to be asked for, and how many bytes at most are read of what is
    there, unpacked; to `keep` them is for what is to be read."""

    url: str
    limit: int
    keep: bool = False


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """Answer of a server: status, headers by name in small letters, size in bytes and digest of the
    content, unpacked, and digest of the bytes as they came where they were packed.

    `more` says that there was more than the request's limit, of which nothing was read, and `utf8`
    that it is text in UTF-8 with letters beyond ASCII. `content` is the content where it was to be
    kept. `fault` is what went wrong, in words, where no whole answer came; `sent` and `received`
    are the seconds since 1970 at which the request went and the headers came.
    """

    url: str
    status: int = 0
    headers: Mapping[str, str] = {}
    size: int = 0
    digest: str = ""
    packed_digest: str = ""
    more: bool = False
    utf8: bool = False
    content: bytes = b""
    fault: str = ""
    sent: float = 0.0
    received: float = 0.0


Ask = Callable[[Request], Answer]
"""Asks a server, in any thread."""


class Peer(NamedTuple):
    """A server: whether it is asked over TLS, its name, its port."""

    tls: bool
    host: str
    port: int


Opener = Callable[[Peer, float], http.client.HTTPConnection]
"""Makes a connection to a server, given the seconds it may take."""


def open_connection(peer: Peer, patience: float) -> http.client.HTTPConnection:
    """A connection to `peer`, over TLS with the system's certificates where it asks for that."""
    if peer.tls:
        context = ssl.create_default_context()
        return http.client.HTTPSConnection(peer.host, peer.port, timeout=patience, context=context)
    return http.client.HTTPConnection(peer.host, peer.port, timeout=patience)


def is_loopback(url: str) -> bool:
    """Whether an address is on this machine."""
    try:
        host = urlsplit(url).hostname or ""
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:  # a name, or no address at all
        return False


class Asker:
    """Asks servers from many threads, over one connection in each, at most `per_second` requests a
    second (0: as many as there are). To be closed, or used in a `with`."""

    def __init__(
        self,
        clock: Callable[[], float] = time.time,
        opener: Opener = open_connection,
        per_second: float = 0.0,
        patience: float = ANSWER_SECONDS,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._clock = clock
        self._opener = opener
        self._patience = patience
        self._pace = _Pace(per_second, sleep)
        self._own = threading.local()
        self._all: list[http.client.HTTPConnection] = []
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes all connections."""
        with self._lock:
            for connection in self._all:
                connection.close()
            self._all.clear()

    def __call__(self, request: Request) -> Answer:
        """The answer to a request. A kept connection that the server has closed is opened anew."""
        self._pace.wait()
        kept = self._kept(request.url)
        answer = self._asked(request)
        # A server may close a connection that it kept just when it is used again.
        return self._asked(request) if answer.fault and not answer.status and kept else answer

    def _asked(self, request: Request) -> Answer:
        sent = self._clock()
        deadline = time.monotonic() + self._patience
        try:
            connection = self._connection(request.url)
            with within(connection, deadline, SLOWEST):
                return self._got(connection, request, sent)
        except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
            self._drop()
            return Answer(url=request.url, fault=fault_of(error), sent=sent, received=sent)

    def _got(self, connection: http.client.HTTPConnection, request: Request, sent: float) -> Answer:
        parts = urlsplit(request.url)
        target = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
        connection.request("GET", target, headers=_ASKED)
        response = connection.getresponse()
        received = self._clock()
        headers = _headers(response)
        got = StreamedContent(headers.get("content-encoding", ""), request.limit, keep=request.keep)
        try:
            got.read(response)
        except (OSError, http.client.HTTPException, zlib.error) as error:
            got.fault = fault_of(error)
        unread = bool(got.fault or got.more or response.will_close)
        response.close()
        if unread:
            self._drop()
        return Answer(
            url=request.url,
            status=response.status,
            headers=headers,
            size=got.size,
            digest=got.digest,
            packed_digest=got.packed_digest,
            more=got.more,
            utf8=got.utf8,
            content=got.kept,
            fault=got.fault,
            sent=sent,
            received=received,
        )

    def _kept(self, url: str) -> bool:
        peer, connection = getattr(self._own, "kept", (None, None))
        return peer == peer_of(url) and connection is not None and connection.sock is not None

    def _connection(self, url: str) -> http.client.HTTPConnection:
        peer = peer_of(url)
        known, connection = getattr(self._own, "kept", (None, None))
        if known == peer and connection is not None:
            return connection  # type: ignore[no-any-return]
        self._drop()
        made = self._opener(peer, self._patience)
        self._own.kept = (peer, made)
        with self._lock:
            self._all.append(made)
        return made

    def _drop(self) -> None:
        _, connection = getattr(self._own, "kept", (None, None))
        self._own.kept = (None, None)
        if connection is not None:
            connection.close()
            with self._lock, contextlib.suppress(ValueError):
                self._all.remove(connection)


def peer_of(url: str) -> Peer:
    """The server of an absolute URI."""
    parts = urlsplit(url)
    tls = parts.scheme == "https"
    return Peer(tls, parts.hostname or "", parts.port or (443 if tls else 80))


def _headers(response: http.client.HTTPResponse) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in response.getheaders():
        key = name.lower()
        found[key] = f"{found[key]}, {value.strip()}" if key in found else value.strip()
    return found


class UntilSilent:
    """Asks as another does, from many threads, until so many answers after one another did not come
    in time: of a host that has fallen silent a thousand addresses would take an hour."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._silent = 0
        self._lock = threading.Lock()

    def __call__(self, request: Request) -> Answer:
        if self._silent >= _MOST_SILENT:
            return Answer(url=request.url, fault="the host has fallen silent")
        answer = self._ask(request)
        with self._lock:
            self._silent = self._silent + 1 if answer.fault == LATE else 0
        return answer


class _Pace:
    """Lets so many requests through in a second, evenly; all of them for 0."""

    def __init__(self, per_second: float, sleep: Callable[[float], None]) -> None:
        self._sleep = sleep
        self._step = 1 / per_second if per_second else 0.0
        self._next = 0.0
        self._lock = threading.Lock()

    def wait(self) -> None:
        if not self._step:
            return
        with self._lock:
            now = time.monotonic()
            turn = max(now, self._next)
            self._next = turn + self._step
        if turn > now:
            self._sleep(turn - now)
