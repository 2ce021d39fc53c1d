"""Deadlines of HTTP connections: one for all that comes; and what goes wrong there, in words."""

from __future__ import annotations

import contextlib
import http.client
import io
import math
import socket
import ssl
import time
import zlib
from collections.abc import Iterator
from typing import Any

LATE = "it does not answer in time"
"""Fault of a server from which nothing came within the deadline."""


@contextlib.contextmanager
def within(
    connection: http.client.HTTPConnection, deadline: float, slowest: float = math.inf
) -> Iterator[None]:
    """Bounds all that comes on a connection by one deadline: the timeout of a socket begins anew
    with each byte, and a server that sends one a second would never be late. What is long may take
    longer, by as much as its bytes take at `slowest` bytes a second."""
    if connection.sock is None:
        connection.timeout = max(deadline - time.monotonic(), 0.001)
        connection.connect()
    plain = connection.sock
    connection.sock = _Bounded(plain, deadline, slowest)
    try:
        yield
    finally:
        if connection.sock is not None:
            connection.sock = plain


class _Bounded:
    """A socket of which each step has until the deadline. http.client asks of one what is here."""

    def __init__(self, plain: socket.socket, deadline: float, slowest: float) -> None:
        self._plain = plain
        self._deadline = deadline
        self._slowest = slowest

    def sendall(self, data: bytes) -> None:
        self._plain.settimeout(_left(self._deadline))
        self._plain.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(BoundedReader(self._plain, self._deadline, self._slowest))

    def close(self) -> None:
        self._plain.close()


class BoundedReader(io.RawIOBase):
    """Reader of a socket, each read of it until the deadline (`time.monotonic`), which bytes that
    have come put off, at `slowest` of them a second."""

    def __init__(self, plain: socket.socket, deadline: float, slowest: float = math.inf) -> None:
        self._plain = plain
        self._deadline = deadline
        self._slowest = slowest
        # A socket stays open while a file made of it does.
        self._file = plain.makefile("rb", buffering=0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._plain.settimeout(_left(self._deadline))
        size = self._file.readinto(buffer)
        self._deadline += (size or 0) / self._slowest
        return size

    def close(self) -> None:
        self._file.close()
        super().close()


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def fault_of(error: Exception) -> str:
    """Fault of a connection, in words."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not accepted ({error.verify_message})"
    if isinstance(error, ssl.SSLError):
        return "no encrypted connection (TLS) could be made"
    if isinstance(error, TimeoutError):
        return LATE
    if isinstance(error, socket.gaierror):
        return "its name is not known (DNS)"
    if isinstance(error, ConnectionRefusedError):
        return "nothing answers there (connection refused)"
    if isinstance(error, ConnectionError):
        return "the connection was cut off"
    if isinstance(error, http.client.IncompleteRead):
        return "it ends before it is whole"
    if isinstance(error, zlib.error):
        return "it says it is packed with gzip, and is not"
    if isinstance(error, OSError):
        return f"it cannot be reached ({error.strerror or 'no reason given'})"
    return "it does not answer as a web server does"
