"""Mail handed to a server by SMTP (RFC 5321) over TLS, with what can be known of it afterwards."""

from __future__ import annotations

import contextlib
import io
import smtplib
import socket
import ssl
import time
from typing import Any

from pressroom.content.config.output_schema import MailTable
from pressroom.publishing.post import Refused, Unsure
from pressroom.publishing.verify_deadline import BoundedReader, fault_of

MAIL_SECONDS = 60.0  # seconds for one mail, from the connection to the answer
_MOST_SAID = 100_000  # bytes of all answers
_TAKEN, _FORWARDED, _UNVERIFIED, _GO_ON = 250, 251, 252, 354


def send_mail(
    data: bytes, to: str, table: MailTable, password: str, patience: float = MAIL_SECONDS
) -> None:
    """Hands a message to the server of the settings, once. Raises `Refused` where the server has
    surely not taken it, and `Unsure` where nobody knows."""
    try:
        server = _connected(table, password, patience)
    except smtplib.SMTPResponseException as error:
        raise _refused(error.smtp_code, error.smtp_error) from None
    except (OSError, ValueError) as error:
        raise _failed(error) from None
    try:
        _hand_over(server, data, table.sender, to)
    finally:
        # What is said at parting changes nothing of what was taken.
        with contextlib.suppress(OSError):
            server.quit()
        server.close()


def _hand_over(server: smtplib.SMTP, data: bytes, sender: str, to: str) -> None:
    try:
        _want(server.mail(sender), _TAKEN)
        _want(server.rcpt(to), _TAKEN, _FORWARDED, _UNVERIFIED)
        _want(server.docmd("DATA"), _GO_ON)
        server.send(_quoted(data))
    except (OSError, ValueError) as error:
        raise _failed(error) from None
    try:
        # From the last dot on the message is the server's, whatever it answers.
        server.send(b".\r\n")
        code, said = server.getreply()
    except OSError as error:
        raise Unsure(_fault(error)) from None
    if 400 <= code < 600:
        raise _refused(code, said)
    if not 200 <= code < 300:
        raise Unsure(str(_refused(code, said)))


def _connected(table: MailTable, password: str, patience: float) -> smtplib.SMTP:
    context = ssl.create_default_context()
    until = time.monotonic() + patience
    server: _Bounded | _BoundedTls
    if table.security == "tls":
        server = _BoundedTls(until, table.host, table.port or 465, context=context)
    else:
        server = _Bounded(until, table.host, table.port or 587)
    try:
        if table.security == "starttls":
            server.starttls(context=context)
        server.ehlo_or_helo_if_needed()
        if table.user:
            server.login(table.user, password)
    except BaseException:
        server.close()
        raise
    return server


class _Answers:
    """The answers of a server, within a deadline and a length: the timeout of a socket begins anew
    with each byte, and an answer may have any number of lines."""

    def __init__(self, sock: socket.socket, until: float) -> None:
        self._file = io.BufferedReader(BoundedReader(sock, until))
        self._said = 0

    def readline(self, limit: int) -> bytes:
        line = self._file.readline(limit)
        self._said += len(line)
        if self._said > _MOST_SAID:
            raise smtplib.SMTPException("it says more than a mail server has to")
        return line

    def close(self) -> None:
        self._file.close()


class _BoundedAnswers:
    """A client whose answers are bounded."""

    file: Any
    sock: Any
    until: float

    def getreply(self) -> tuple[int, bytes]:
        if self.file is None:
            self.file = _Answers(self.sock, self.until)
        return super().getreply()  # type: ignore[misc,no-any-return]


class _Bounded(_BoundedAnswers, smtplib.SMTP):
    def __init__(self, until: float, host: str, port: int) -> None:
        self.until = until
        super().__init__(host, port, timeout=until - time.monotonic())


class _BoundedTls(_BoundedAnswers, smtplib.SMTP_SSL):
    def __init__(self, until: float, host: str, port: int, *, context: ssl.SSLContext) -> None:
        self.until = until
        super().__init__(host, port, timeout=until - time.monotonic(), context=context)


def _quoted(data: bytes) -> bytes:
    """The message with a dot more before each line that begins with one (RFC 5321, 4.5.2)."""
    lines = data.split(b"\r\n")
    return b"\r\n".join(b"." + line if line.startswith(b".") else line for line in lines)


def _want(answer: tuple[int, bytes], *codes: int) -> None:
    if answer[0] not in codes:
        raise _refused(*answer)


def _refused(code: int, said: bytes | str) -> Refused:
    if code < 0:
        return Refused("it does not answer as a mail server does", may_pass=False)
    words = said.decode(errors="replace") if isinstance(said, bytes) else said
    return Refused(
        f"it answers {code} ({' '.join(words.split())[:200]})", may_pass=400 <= code < 500
    )


def _failed(error: OSError | ValueError) -> Refused:
    """Reasons why a message was not taken, before the server had it."""
    lasts = isinstance(error, smtplib.SMTPNotSupportedError | UnicodeError)
    return Refused(_fault(error), may_pass=not lasts)


def _fault(error: OSError | ValueError) -> str:
    if isinstance(error, UnicodeError):
        return "`user` or the password has letters that cannot be sent to log in"
    if isinstance(error, smtplib.SMTPServerDisconnected):
        # smtplib hides in it what the socket has told.
        if isinstance(error.__context__, OSError):
            return _fault(error.__context__)
        return "the connection was cut off"
    if isinstance(error, smtplib.SMTPException):
        return f"it does not talk as it should ({error})"
    return fault_of(error)
