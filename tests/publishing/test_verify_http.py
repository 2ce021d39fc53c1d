"""Requests to servers that are as bad as there can be: each fault is told, and none takes long."""

from __future__ import annotations

import gzip
import socket
import ssl
import struct
import time
import zlib

import pytest

from pressroom.core.digest import digest
from pressroom.publishing import verify_http
from pressroom.publishing.verify_deadline import fault_of
from pressroom.publishing.verify_http import Asker, Request, is_loopback, open_connection

from .hosts import Talk, talking

OK = b"HTTP/1.1 200 OK\r\n"
BODY = b"Net sales rose. " * 100
LENGTH = b"Content-Length: %d\r\n\r\n" % len(BODY)
WHOLE = OK + LENGTH + BODY


def says(data: bytes) -> Talk:
    return lambda connection: connection.sendall(data)


def dribbles(connection: socket.socket) -> None:
    """A byte now and then: never silent for long enough to be given up, and never done."""
    for _ in range(100):
        connection.sendall(b"H")
        time.sleep(0.02)


def dribbles_a_body(connection: socket.socket) -> None:
    connection.sendall(OK + LENGTH)
    dribbles(connection)


def hangs(connection: socket.socket) -> None:
    connection.recv(1)


def resets(connection: socket.socket) -> None:
    connection.sendall(OK + LENGTH + BODY[:10])
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def packed(data: bytes, name: bytes = b"gzip") -> bytes:
    head = b"Content-Encoding: %s\r\nContent-Length: %d\r\n\r\n" % (name, len(data))
    return OK + head + data


@pytest.mark.parametrize(
    ("talk", "fault"),
    [
        (hangs, "it does not answer in time"),
        (dribbles, "it does not answer in time"),
        (dribbles_a_body, "it does not answer in time"),
        (resets, "the connection was cut off"),
        (says(b""), "the connection was cut off"),
        (says(b"220 mail.example.com\r\n\r\n"), "it does not answer as a web server does"),
        (says(OK + b"X: " + b"y" * 100_000 + b"\r\n"), "it does not answer as a web server does"),
        (says(OK + LENGTH + BODY[:300]), "it ends after 300 of 1,600 bytes"),
        (
            says(OK + b"Transfer-Encoding: chunked\r\n\r\nff\r\nNet sales"),
            "it ends before it is whole",
        ),
        (says(packed(BODY)), "it says it is packed with gzip, and is not"),
        (says(packed(gzip.compress(BODY)[:30])), "it is packed, and ends before it is whole"),
        (says(packed(BODY, b"br")), "it is packed with `br`, though only gzip was asked for"),
    ],
)
def test_a_bad_answer_is_a_fault_in_words(talk: Talk, fault: str) -> None:
    begun = time.monotonic()
    with talking(talk) as (url, _), Asker(patience=0.3) as ask:
        answer = ask(Request(f"{url}/", len(BODY)))
    assert answer.fault == fault
    assert time.monotonic() - begun < 3


def test_a_large_file_may_take_long_and_a_host_that_is_silent_may_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """However much may come: of half a gigabyte nobody waits hours for the first byte."""
    large = 1 << 29
    for talk in (hangs, dribbles, dribbles_a_body):
        begun = time.monotonic()
        with talking(talk) as (url, _), Asker(patience=0.3) as ask:
            assert ask(Request(f"{url}/", large)).fault == "it does not answer in time"
        assert time.monotonic() - begun < 3

    def steady(connection: socket.socket) -> None:
        connection.sendall(OK + LENGTH)
        for at in range(0, len(BODY), 200):
            connection.sendall(BODY[at : at + 200])
            time.sleep(0.1)

    monkeypatch.setattr(verify_http, "SLOWEST", 1_500)
    with talking(steady) as (url, _), Asker(patience=0.4) as ask:
        answer = ask(Request(f"{url}/", large))
    assert (answer.fault, answer.size) == ("", len(BODY))


def test_a_fault_is_told_where_no_connection_can_be_made() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with Asker() as ask:
        assert "refused" in ask(Request(f"http://127.0.0.1:{port}/", 10)).fault
    with talking(says(WHOLE)) as (url, _), Asker(patience=1) as ask:
        secure = url.replace("http:", "https:")
        assert ask(Request(f"{secure}/", 10)).fault == "no encrypted connection (TLS) could be made"
    refused = ssl.SSLCertVerificationError()
    refused.verify_message = "certificate has expired"
    assert fault_of(refused) == "its certificate is not accepted (certificate has expired)"
    assert fault_of(socket.gaierror()) == "its name is not known (DNS)"
    with talking(says(WHOLE)) as (url, _), Asker(patience=1) as ask:
        assert "web server" in ask(Request(f"{url}/a b", 10)).fault
    assert fault_of(OSError()) == "it cannot be reached (no reason given)"


def test_content_is_unpacked_and_digested() -> None:
    own = gzip.compress(BODY)
    chunks = b"5\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n" % (BODY[:5], len(BODY) - 5, BODY[5:])
    for sent, packed_digest in (
        (WHOLE, ""),
        (OK + b"Connection: close\r\n\r\n" + BODY, ""),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n" + chunks, ""),
        (packed(own), digest(own)),
        (packed(BODY, b"identity"), ""),
    ):
        with talking(says(sent)) as (url, heard), Asker(clock=lambda: 5.0) as ask:
            answer = ask(Request(f"{url}/a/?b=1", len(BODY)))
        assert (answer.fault, answer.status) == ("", 200)
        assert (answer.size, answer.digest) == (len(BODY), digest(BODY))
        assert (answer.packed_digest, answer.utf8, answer.more) == (packed_digest, False, False)
        assert (answer.sent, answer.received) == (5.0, 5.0)
        assert heard[0].startswith(b"GET /a/?b=1 HTTP/1.1\r\n")
        assert b"Accept-Encoding: gzip\r\n" in heard[0]


def test_whether_a_text_needs_to_be_told_for_utf_8() -> None:
    for body, needs in (
        ("é".encode() * 50_000, True),  # one is cut in two wherever a piece ends
        (b"a" + "é".encode() * 50_000, True),
        ("é".encode("latin-1"), False),
        ("é".encode() + b"\xff" + "é".encode(), False),
        (b"e", False),
    ):
        with talking(says(OK + b"\r\n" + body)) as (url, _), Asker() as ask:
            assert ask(Request(f"{url}/", len(body))).utf8 == needs


def test_no_more_is_read_than_is_wanted() -> None:
    """A gigabyte, packed into a megabyte or not, costs neither time nor memory."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(packer.compress(bytes(1 << 20)) for _ in range(64)) + packer.flush()
    endless = OK + b"Content-Length: 1000000000\r\n\r\n" + bytes(200_000)
    for sent in (packed(bomb), endless):
        with talking(says(sent)) as (url, _), Asker() as ask:
            answer = ask(Request(f"{url}/", 1000))
        assert (answer.fault, answer.more) == ("", True)
        assert answer.size < 1 << 20


def test_a_connection_is_kept_and_opened_anew_once_the_server_has_closed_it() -> None:
    def twice(connection: socket.socket) -> None:
        connection.sendall(WHOLE)
        connection.recv(65536)
        connection.sendall(WHOLE)

    opened = []

    def opener(*args: object) -> object:
        opened.append(args)
        return open_connection(*args)  # type: ignore[arg-type]

    with talking(twice, says(WHOLE)) as (url, heard), Asker(opener=opener) as ask:  # type: ignore[arg-type]
        answers = [ask(Request(f"{url}/{n}", len(BODY))) for n in range(3)]
    assert [answer.digest for answer in answers] == [digest(BODY)] * 3
    assert len(heard) == len(opened) == 2


def test_requests_are_spread_over_time() -> None:
    slept: list[float] = []
    with talking(says(WHOLE)) as (url, _), Asker(per_second=1, sleep=slept.append) as ask:
        for _ in range(3):
            ask(Request(f"{url}/", len(BODY)))
    assert len(slept) == 2
    assert sum(slept) == pytest.approx(3, abs=0.5)


def test_addresses_of_this_machine() -> None:
    assert all(map(is_loopback, ("http://127.0.0.1:80/", "http://localhost/", "http://[::1]:8000")))
    assert not any(
        map(
            is_loopback,
            ("https://press.example.com", "http://10.0.0.1/", "http://", "http://127.a.example"),
        )
    )
