"""A release as a mail message (RFC 5322): to one address, a list's or a provider's. Pure.

The same release makes the same bytes: the date is its own, the id and the boundary are made of its
id.
"""

from __future__ import annotations

import email.policy
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime

import msgspec

from pressroom.content.config.output_schema import MailTable
from pressroom.core.digest import CHECKSUM_SIZE, digest
from pressroom.formats.mail import MailBody


class Letter(msgspec.Struct, frozen=True):
    """Parts of a mail besides its body: subject, Message-ID, date, language (BCP 47),
    and the Message-ID of the mail that it corrects."""

    subject: str
    id: str
    at: datetime
    language: str
    answers: str = ""


def message_id(release_id: str, domain: str) -> str:
    """The id of the mail on a release, for ever the same."""
    return f"<{digest(release_id.encode(), CHECKSUM_SIZE)}.pressroom@{domain}>"


def message(letter: Letter, body: MailBody, table: MailTable, to: str) -> bytes:
    """The bytes of a message, lines ended by CR LF, from the settings' address to `to`."""
    made = EmailMessage(policy=email.policy.SMTP)
    made["From"] = Address(table.name, addr_spec=table.sender)
    made["To"] = to
    if table.reply_to:
        made["Reply-To"] = table.reply_to
    made["Subject"] = " ".join(letter.subject.split())
    made["Date"] = format_datetime(letter.at)
    made["Message-ID"] = letter.id
    if letter.answers:
        made["In-Reply-To"] = letter.answers
        made["References"] = letter.answers
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(body.text, cte="quoted-printable")
    made.add_alternative(body.html, subtype="html", cte="quoted-printable")
    # To set a content takes away all headers that begin so.
    made["Content-Language"] = letter.language
    made.set_boundary(f"=_{digest(letter.id.encode(), CHECKSUM_SIZE)}")
    return _unsubscribing(table) + made.as_bytes()


def _unsubscribing(table: MailTable) -> bytes:
    """List-Unsubscribe (RFC 2369), and for a web address that it wants one click (RFC 8058).
    Written here, since Python 3.11 folds a long address by encoding it, which no reader takes for
    one."""
    if not table.unsubscribe:
        return b""
    places = ",\r\n ".join(f"<{place}>" for place in table.unsubscribe)
    rows = [f"List-Unsubscribe: {places}"]
    if any(place.startswith("https://") for place in table.unsubscribe):
        rows.append("List-Unsubscribe-Post: List-Unsubscribe=One-Click")
    return "".join(f"{row}\r\n" for row in rows).encode("ascii")
