"""Mail handed to a server by SMTP (RFC 5321) over TLS, with what can be known of it afterwards."""

from __future__ import annotations

import smtplib
import ssl

from pressroom.content.config.output_schema import MailTable
from pressroom.publishing.post import Refused, Unsure
from pressroom.publishing.verify_deadline import fault_of

PATIENCE = 30.0  # seconds
_GO_ON = 354
_DONE = 250


def send_mail(data: bytes, to: str, table: MailTable, password: str) -> None:
    """Hands a message to the server of the settings, once. Raises `Refused` where the server has
    surely not taken it, and `Unsure` where nobody knows."""
    try:
        server = _connected(table, password)
    except smtplib.SMTPResponseException as error:
        raise _refused(error.smtp_code, error.smtp_error) from None
    except (OSError, smtplib.SMTPException, ValueError) as error:
        raise Refused(fault_of(error), may_pass=True) from None
    with server:
        try:
            for code, said in (server.mail(table.sender), server.rcpt(to), server.docmd("DATA")):
                if code not in (_DONE, _GO_ON, 251):
                    raise _refused(code, said)
        except (OSError, smtplib.SMTPException) as error:
            raise Refused(fault_of(error), may_pass=True) from None
        try:
            # From the last dot on the message is the server's, whatever it answers.
            server.send(_quoted(data) + b".\r\n")
            code, said = server.getreply()
        except (OSError, smtplib.SMTPException) as error:
            raise Unsure(fault_of(error)) from None
        if code != _DONE:
            raise _refused(code, said)


def _connected(table: MailTable, password: str) -> smtplib.SMTP:
    context = ssl.create_default_context()
    if table.security == "tls":
        server: smtplib.SMTP = smtplib.SMTP_SSL(
            table.host, table.port or 465, timeout=PATIENCE, context=context
        )
    else:
        server = smtplib.SMTP(table.host, table.port or 587, timeout=PATIENCE)
        if table.security == "starttls":
            server.starttls(context=context)
    server.ehlo_or_helo_if_needed()
    if table.user:
        server.login(table.user, password)
    return server


def _quoted(data: bytes) -> bytes:
    """The message with a dot more before each line that begins with one (RFC 5321, 4.5.2)."""
    lines = data.split(b"\r\n")
    return b"\r\n".join(b"." + line if line.startswith(b".") else line for line in lines)


def _refused(code: int, said: bytes | str) -> Refused:
    words = said.decode(errors="replace") if isinstance(said, bytes) else said
    return Refused(f"it answers {code} ({' '.join(words.split())[:200]})", may_pass=code < 500)
