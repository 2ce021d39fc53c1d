"""Mail servers that do not do what they should: what is told of each, and how sure it is."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from pressroom.content.config.output_schema import MailTable
from pressroom.publishing.post import Refused, Unsure
from pressroom.publishing.smtp import send_mail

MAIL = b"Subject: News\r\n\r\n.A line with a dot.\r\n"
PATIENCE = 0.4  # seconds
Talk = Callable[[Any], None]


@contextlib.contextmanager
def talking(talk: Talk, security: str = "none", user: str = "") -> Iterator[MailTable]:
    """A server on loopback that talks so on one connection; the settings that lead there."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            connection, _ = server.accept()
            with connection, connection.makefile("rwb", 0) as line, contextlib.suppress(OSError):
                talk(line)

        thread = threading.Thread(target=serve)
        thread.start()
        port = server.getsockname()[1]
        yield MailTable(
            sender="a@example.com", host="127.0.0.1", port=port, security=security, user=user
        )
        thread.join()


def answering(taken: list[bytes] | None = None, **answers: str) -> Talk:
    """What takes a mail, but for what it is told to answer to a command; `text` is the mail."""

    def talk(line: Any) -> None:
        line.write(b"220 here\r\n")
        while said := line.readline():
            verb = said[:4].decode().strip().lower()
            answer = answers.get(verb, "354 go on" if verb == "data" else "250 ok")
            line.write(f"{answer}\r\n".encode())
            if answer.startswith("354"):
                rows = []
                while (row := line.readline()) not in (b".\r\n", b""):
                    rows.append(row)
                if row and taken is not None:
                    taken.append(b"".join(rows))
                if "text" in answers and not answers["text"]:
                    time.sleep(2 * PATIENCE)
                    return
                line.write(f"{answers.get('text', '250 taken')}\r\n".encode())
            if verb == "quit":
                return

    return talk


def dripping(line: Any) -> None:
    until = time.monotonic() + 3 * PATIENCE
    while time.monotonic() < until:
        line.write(b"2")
        time.sleep(PATIENCE / 8)


def endless(line: Any) -> None:
    while True:
        line.write(b"220-and more\r\n" * 1_000)


def silent(line: Any) -> None:
    time.sleep(2 * PATIENCE)


def cut_off(line: Any) -> None:
    """Says nothing and hangs up."""


def of_the_web(line: Any) -> None:
    line.write(b"HTTP/1.1 400\r\n")


def outcome(talk: Talk, security: str = "none", user: str = "", password: str = "") -> str:
    with talking(talk, security, user) as table:
        try:
            send_mail(MAIL, "b@example.com", table, password, PATIENCE)
        except Refused as refused:
            return f"{'later' if refused.may_pass else 'no'}: {refused}"
        except Unsure as unsure:
            return f"unsure: {unsure}"
    return "taken"


@pytest.mark.parametrize(
    ("talk", "told"),
    [
        (answering(), "taken"),
        # What is said at parting takes nothing back.
        (answering(quit="451 not now"), "taken"),
        (answering(quit="not a code"), "taken"),
        (answering(mail="421 too much"), "later: it answers 421 (too much)"),
        (answering(rcpt="251 forwarded"), "taken"),
        (answering(rcpt="550 nobody here", quit="421 bye"), "no: it answers 550 (nobody here)"),
        (answering(data="250 ok"), "no: it answers 250 (ok)"),
        (answering(text="452 full"), "later: it answers 452 (full)"),
        (answering(text="554 no"), "no: it answers 554 (no)"),
        (answering(text=""), "unsure: it does not answer in time"),
        (answering(text="HTTP"), "unsure: it does not answer as a mail server does"),
        (answering(text="200 fine"), "taken"),
        (silent, "later: it does not answer in time"),
        (cut_off, "later: the connection was cut off"),
        (dripping, "later: it does not answer in time"),
        (endless, "later: it does not talk as it should (it says more than a mail server has to)"),
        (of_the_web, "no: it does not answer as a mail server"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.__name__,
)
def test_what_is_known_of_a_mail(talk: Talk, told: str) -> None:
    started = time.monotonic()
    assert outcome(talk).startswith(told)
    assert time.monotonic() - started < 5 * PATIENCE + 1


def test_without_encryption_nothing_is_said() -> None:
    taken: list[bytes] = []
    told = outcome(answering(taken), "starttls", "press", "word")
    assert told == (
        "no: it does not talk as it should (STARTTLS extension not supported by server.)"
    )
    told = outcome(lambda line: line.write(b"220 here\r\n"), "tls")
    assert told == "later: no encrypted connection (TLS) could be made"
    assert taken == []


def test_words_to_log_in_with_that_cannot_be_sent() -> None:
    extended = answering(ehlo="250-here\r\n250 AUTH PLAIN")
    assert outcome(extended, user="press", password="Schl\u00fcssel") == (
        "no: `user` or the password has letters that cannot be sent to log in"
    )
    assert outcome(answering(), user="press", password="word").startswith(
        "no: it does not talk as it should (SMTP AUTH"
    )


def test_lines_with_a_dot_come_whole() -> None:
    taken: list[bytes] = []
    assert outcome(answering(taken)) == "taken"
    assert taken == [MAIL.replace(b"\r\n.A", b"\r\n..A")]
