"""Mails: what is in them, to whom they go, and that none goes early or twice."""

from __future__ import annotations

import email
import email.policy
import os
import shutil
import signal
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from pressroom.publishing.announcing import JOURNAL
from pressroom.publishing.keep_receipts import STATE
from tests.conftest import CONFIG, Room

from .hosts import serving
from .mail_server import Server, mail_settings
from .test_announce import begun, fresh, killing
from .test_publish import published, receipts, site_at

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="holds folders")

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c6360000000"
    "020001e221bc330000000049454e44ae426082"
)
LEAVE = f"https://lists.example.com/leave?list=news&token={'a' * 70}"
BODY = "Sales of Anvil rose.\n\n.A line with a dot.\n\n![Chart of sales](chart.png)\n"
TABLE = "ACME\n,2026,2025\nRevenue,10,8\nCosts,(4),(3)\nProfit,6,5\n"


@pytest.fixture
def web(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "web").mkdir()
    with serving(tmp_path / "web") as base:
        yield base


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as made:
        yield made


def settled(room: Room, server: Server) -> None:
    room.write(
        "config.toml",
        f'{CONFIG}\n[publish]\ntarget = "../web"\n[announce]\nmail = true\n{mail_settings(server)}'
        f'unsubscribe = ["mailto:leave@lists.example.com", "{LEAVE}"]\n',
    )


def parts(message: EmailMessage) -> tuple[str, str]:
    text, html = message.iter_parts()
    assert (text.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    return text.get_content(), html.get_content()


def test_a_release_is_mailed_whole_and_once(room: Room, web: str, server: Server) -> None:
    settled(room, server)
    fresh(room, "news", title="ACME Anvil® Sales Rise by 25 % to Record", body=BODY)
    (path,) = (room.path / "content/releases").glob("*-news.md")
    folder = path.with_suffix("")
    folder.mkdir()
    path.rename(folder / "index.md")
    folder.joinpath("chart.png").write_bytes(PNG)
    done = published(room, web)
    assert (done.code, done.err) == (0, "")
    (message,) = server.taken
    assert message["Subject"] == "ACME Anvil® Sales Rise by 25 % to Record"
    assert (message["From"], message["To"]) == (
        "ACME Press <press@example.com>",
        "news@lists.example.com",
    )
    assert message["List-Unsubscribe"] == f"<mailto:leave@lists.example.com>, <{LEAVE}>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    # As readers of mail look for it: no encoded words, each address in one piece.
    assert f"<{LEAVE}>".encode() in server.raw[0]
    text, html = parts(message)
    assert ".A line with a dot." in text
    assert "Sales of Anvil™ rose." in text
    assert "[Chart of sales]" in html
    # Nothing is loaded from elsewhere, and style stands at its element.
    assert "<img" not in html
    assert "<link" not in html
    assert "<style" not in html
    assert 'style="' in html
    assert max(map(len, server.raw[0].split(b"\r\n"))) <= 998
    (receipt,) = receipts(room)
    assert [each["channel"] for each in receipt["announced"]] == ["mail news@lists.example.com"]

    for _ in range(2):
        room.path.joinpath(".cache/published/done.json").unlink(missing_ok=True)
        assert published(room, web).code == 0
    assert len(server.taken) == 1
    told = room.run("mail", "news")
    assert told.code == 1
    assert "PR734 it was mailed to news@lists.example.com already" in told.err
    assert room.run("mail", "news", "--again").code == 0
    assert room.run("mail", "news", "--to", "desk@wire.example.com").code == 0
    assert [each["To"] for each in server.taken[1:]] == [
        "news@lists.example.com",
        "desk@wire.example.com",
    ]


def test_a_mail_to_nobody_says_how_to_name_somebody(room: Room) -> None:
    config = (room.path / "config.toml").read_text(encoding="utf-8")
    room.write("config.toml", f'{config}\n[mail]\nsender = "ir@example.com"\n')
    room.release()
    for args, told in (
        ((), "say to whom: pressroom mail results --to desk@example.com, or `to` under [mail]"),
        (
            ("--to", "Desk <d@x.example>"),
            "`Desk <d@x.example>` is no e-mail address; write it alone",
        ),
    ):
        ran = room.run("mail", "results", "--eml", str(room.path / "x.eml"), *args)
        assert ran.code == 2 and told in ran.err
    assert not (room.path / "x.eml").exists()


def test_tables_come_whole_and_corrections_as_corrections(room: Room, server: Server) -> None:
    settled(room, server)
    room.write("content/releases/2026-03-01-first/figures.csv", TABLE)
    keys = "title: ACME Reports\ndate: 2026-03-01T09:00:00-05:00\n"
    room.write(
        "content/releases/2026-03-01-first/index.md",
        f"---\n{keys}---\nACME reports.\n\n![Figures](figures.csv)\n",
    )
    room.release(
        "2026-03-02-right",
        title="ACME Reports",
        date="2026-03-02T09:00:00-05:00",
        corrects="2026-03-01-first",
        correction_note="The profit was wrong.",
    )
    mails = {}
    for slug in ("first", "right"):
        ran = room.run("mail", slug, "--eml", str(room.path / f"{slug}.eml"))
        assert (ran.code, ran.err) == (0, "")
        data = (room.path / f"{slug}.eml").read_bytes()
        mails[slug] = email.message_from_bytes(data, policy=email.policy.default)
    text, html = parts(mails["first"])
    assert "| Revenue |" in text.replace("|Revenue|", "| Revenue |")
    assert html.count("<tr") >= 4
    assert mails["right"]["Subject"] == "CORRECTING and REPLACING ACME Reports"
    assert mails["right"]["In-Reply-To"] == mails["first"]["Message-ID"]
    assert "The profit was wrong." in parts(mails["right"])[0]
    # The same release makes the same bytes.
    before = (room.path / "right.eml").read_bytes()
    assert room.run("mail", "right", "--eml", str(room.path / "right.eml")).code == 0
    assert (room.path / "right.eml").read_bytes() == before
    assert server.taken == []


def test_what_is_not_public_is_not_mailed(room: Room, server: Server) -> None:
    settled(room, server)
    room.release()
    room.release("plans", title="ACME Plans", date="2099-03-02T09:00:00-05:00")
    room.release("idea", title="ACME Idea", draft="true")
    for slug in ("plans", "idea", "nothing-of-the-kind"):
        ran = room.run("mail", slug)
        assert ran.code == 1
        assert f"PR736 no release that is public is called `{slug}`" in ran.err
        assert "ACME" not in ran.err
    assert server.taken == []


def test_a_server_that_refuses_after_the_text(room: Room, web: str, server: Server) -> None:
    settled(room, server)
    fresh(room, "news")
    server.after_data = ["554 no"]
    failed = published(room, web)
    assert failed.code == 1
    assert "PR730 the notice to mail was not taken: it answers 554 (no)" in failed.err
    assert published(room, web).code == 0
    assert len(server.taken) == 1


def test_a_line_that_breaks_after_the_text_is_told_and_not_tried_again(
    room: Room, web: str, server: Server
) -> None:
    settled(room, server)
    fresh(room, "news")
    server.after_data = [None]
    told = published(room, web)
    assert told.code == 0
    assert "warning PR733 nobody knows whether the mail" in told.err
    room.path.joinpath(".cache/published/done.json").unlink()
    assert published(room, web).code == 0
    assert server.taken == []
    assert "PR734" in room.run("mail", "news").err
    assert room.run("mail", "news", "--again").code == 0
    assert len(server.taken) == 1


def test_in_ci_the_journal_alone_keeps_a_mail_from_going_twice(
    room: Room, web: str, server: Server
) -> None:
    settled(room, server)
    fresh(room, "news")
    assert published(room, web).code == 0
    (first,) = receipts(room)
    journal = room.path / STATE / JOURNAL
    kept = journal.read_bytes()
    # A runner begins with what is committed, which the receipt and the ledger are not yet.
    for lost in (".cache", "content/receipts"):
        shutil.rmtree(room.path / lost)
    room.path.joinpath("content/ledger.toml").unlink()
    journal.parent.mkdir(parents=True)
    journal.write_bytes(kept)
    assert published(room, web).code == 0
    assert len(server.taken) == 1
    (second,) = receipts(room)
    assert second["announced"] == first["announced"]


def test_who_is_killed_while_a_mail_is_taken_has_mailed_it(
    room: Room, web: str, server: Server
) -> None:
    settled(room, server)
    fresh(room, "news")
    process = begun(room, web)
    server.before = killing(process)
    process.join()
    assert process.exitcode == -signal.SIGKILL
    done = published(room, web)
    assert (done.code, done.err) == (0, "")
    assert len(server.taken) == 1
    (receipt,) = receipts(room)
    assert [each["channel"] for each in receipt["announced"]] == ["mail news@lists.example.com"]


def test_without_its_settings_not_a_byte_leaves(room: Room, web: str) -> None:
    room.write("config.toml", f'{CONFIG}\n[publish]\ntarget = "../web"\n[announce]\nmail = true\n')
    room.release()
    told = published(room, web).err
    assert "PR732 a mail cannot be sent without `sender` and `to` and `host` under [mail]" in told
    room.write(
        "config.toml",
        f'{CONFIG}\n[publish]\ntarget = "../web"\n[announce]\nmail = true\n[mail]\n'
        'sender = "a@example.com"\nto = "b@example.com"\nhost = "smtp.example.com"\nuser = "a"\n'
        'password = "PRESS_NO_SUCH_VARIABLE"\n',
    )
    assert "PR732" in published(room, web).err
    assert site_at(room) == {}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('sender = "press"', "no e-mail address"),
        ('sender = "prëss@example.com"', "not every mail server takes `prëss@example.com`"),
        ('reply_to = "ir@münchen.example"', "not every mail server takes `ir@münchen.example`"),
        ('to = "a@example.com\\r\\nBcc: b@example.com"', "has a line break"),
        ('unsubscribe = ["http://example.com"]', "no address with `mailto:` or `https://`"),
        ('security = "ssl"', "`ssl` is unknown"),
        ('host = "smtp.example.com"\nsecurity = "none"', "an encrypted line alone"),
        ('password = "hunter2!"', "this looks like a password"),
    ],
)
def test_settings_of_mails(room: Room, line: str, told: str) -> None:
    room.write("config.toml", f"{CONFIG}\n[mail]\n{line}\n")
    ran = room.build()
    assert ran.code == 2
    assert told in ran.err


def test_a_mail_by_hand_logs_in_though_none_is_sent_by_itself(room: Room, server: Server) -> None:
    settled(room, server)
    text = (room.path / "config.toml").read_text(encoding="utf-8")
    text = text.replace("mail = true", "mail = false")
    room.write("config.toml", f'{text}user = "press"\npassword = "PRESS_NO_SUCH_VARIABLE"\n')
    room.release()
    ran = room.run("mail", "results")
    assert ran.code == 1
    assert "PR732 `user` under [mail] logs in, and the variable PRESS_NO_SUCH_VARIABLE" in ran.err
    assert server.taken == []
