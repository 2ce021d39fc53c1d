"""A release as a mail, taken by aiosmtpd: over STARTTLS with a password, whole and once, and told as
refused where the server says no after the text."""

from __future__ import annotations

import email
import email.policy
import os
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.conftest import CONFIG, Room
from tests.publishing.hosts import serving
from tests.publishing.test_announce import fresh
from tests.publishing.test_publish import published, receipts

from .nginx import free_port
from .test_publish import running
from .tools import need, need_python, run

pytestmark = pytest.mark.conformance

_SERVER = """
import asyncio, pathlib, ssl, sys
from aiosmtpd.smtp import SMTP, AuthResult
folder, port = pathlib.Path(sys.argv[1]), int(sys.argv[2])
class Desk:
    async def handle_DATA(self, server, session, envelope):
        if (folder / "refuses").exists():
            return "552 the mailbox is full"
        number = len(list(folder.glob("*.eml")))
        (folder / f"{number}.eml").write_bytes(envelope.original_content)
        (folder / f"{number}.to").write_text(" ".join(envelope.rcpt_tos))
        return "250 taken"
def known(server, session, envelope, mechanism, login):
    fits = (login.login, login.password) == (b"press", b"room")
    return AuthResult(success=fits, handled=False)
tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
tls.load_cert_chain(folder / "cert", folder / "key")
async def main():
    made = lambda: SMTP(Desk(), tls_context=tls, require_starttls=True, auth_required=True,
                        authenticator=known)
    server = await asyncio.get_running_loop().create_server(made, "127.0.0.1", port)
    await server.serve_forever()
asyncio.run(main())
"""


@pytest.fixture
def inbox(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Path, int]]:
    """The folder in which the server leaves what it takes, and its port."""
    python = need_python(tmp_path_factory.mktemp("aiosmtpd"), "aiosmtpd==1.4.6")
    folder, port = tmp_path / "inbox", free_port()
    folder.mkdir()
    made = ("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")
    named = ("-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1", "-days", "2")
    run(need("openssl"), *made, *named, "-keyout", folder / "key", "-out", folder / "cert")
    monkeypatch.setenv("SSL_CERT_FILE", str(folder / "cert"))
    monkeypatch.setenv("PRESSROOM_MAIL_PASSWORD", "room")
    with running(port, tmp_path / "log", python, "-c", _SERVER, folder, str(port)):
        yield folder, port


def mails(folder: Path) -> list[EmailMessage]:
    return [
        email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        for path in sorted(folder.glob("*.eml"))
    ]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="holds folders")
def test_a_release_is_taken_once_over_an_encrypted_line(
    room: Room, tmp_path: Path, inbox: tuple[Path, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, port = inbox
    (tmp_path / "web").mkdir()
    room.write(
        "config.toml",
        f'{CONFIG}\n[publish]\ntarget = "../web"\n[announce]\nmail = true\n[mail]\n'
        f'host = "127.0.0.1"\nport = {port}\nsender = "press@example.com"\n'
        'to = "news@lists.example.com"\nuser = "press"\npassword = "PRESSROOM_MAIL_PASSWORD"\n'
        'unsubscribe = ["mailto:leave@lists.example.com"]\n',
    )
    fresh(room, "news", title="ACME’s Sales Rise", body="Up 12 percent.\n\n.A line with a dot.")
    with serving(tmp_path / "web") as base:
        (folder / "refuses").touch()
        full = published(room, base)
        assert full.code == 1
        assert "PR730 the notice to mail was not taken: it answers 552 (the mailbox is full)" in (
            full.err
        )
        (folder / "refuses").unlink()
        with monkeypatch.context() as wrong:
            wrong.setenv("PRESSROOM_MAIL_PASSWORD", "rooms")
            assert "it answers 535" in published(room, base).err
        for _ in range(2):
            assert published(room, base).code == 0
        with monkeypatch.context() as other:
            other.setenv("SSL_CERT_FILE", os.devnull)
            fresh(room, "more", title="More News")
            assert "PR730 the notice to mail was not taken: " in published(room, base).err
    (mail,) = mails(folder)
    assert mail["Subject"] == "ACME’s Sales Rise"
    assert (folder / "0.to").read_text() == "news@lists.example.com"
    text, html = (part.get_content() for part in mail.iter_parts())
    assert "\n.A line with a dot." in text
    assert "Up 12&nbsp;percent." in html
    told = [each for receipt in receipts(room) for each in receipt.get("announced", ())]
    assert [each["channel"] for each in told] == ["mail news@lists.example.com"]
