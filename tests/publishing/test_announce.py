"""Announcements: to whom, of what, and each once, whatever is stopped."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import hmac
import json
import os
import re
import signal
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random
from urllib.parse import parse_qs

import pytest

from pressroom.publishing import announce
from tests.conftest import CONFIG, Room, begin

from .hosts import Catcher, Caught, serving
from .mail_server import Server, mail_settings
from .test_publish import (
    built_site,
    killed_at,
    lies,
    published,
    receipts,
    site_at,
)

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="holds folders and kills copies")

KEY = "5a1c7e0f9b3d4826"
SECRET = base64.b64encode(b"a secret of the tests").decode()


@pytest.fixture
def web(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "web").mkdir()
    with serving(tmp_path / "web") as base:
        yield base


@pytest.fixture
def catcher(monkeypatch: pytest.MonkeyPatch) -> Iterator[Catcher]:
    monkeypatch.setenv("PRESS_SECRET", f"whsec_{SECRET}")
    with Catcher() as made:
        yield made


def settled(room: Room, catcher: Catcher) -> None:
    room.write(
        "config.toml",
        f'{CONFIG}\n[feeds]\nhub = "{catcher.url}/hub"\n[publish]\ntarget = "../web"\n'
        f'[announce]\nindexnow = "{KEY}"\nindexnow_to = "{catcher.url}/indexnow"\n'
        f'webhooks = ["{catcher.url}/hook"]\nwebhook_secret = "PRESS_SECRET"\n',
    )


def fresh(room: Room, name: str, hours: float = 1.0, **keys: str) -> str:
    """A release of so many hours ago; its address."""
    at = datetime.now(UTC) - timedelta(hours=hours)
    stamp = at.isoformat(timespec="seconds")
    room.release(f"{at:%Y-%m-%d}-{name}", date=stamp, **{"title": f"ACME {name}", **keys})
    return f"/{name}/"


def is_signed(caught: Caught) -> bool:
    """By the Standard Webhooks specification, 1.0."""
    headers = caught.headers
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + caught.body
    made = hmac.new(base64.b64decode(SECRET), signed, hashlib.sha256).digest()
    return headers["webhook-signature"] == f"v1,{base64.b64encode(made).decode()}"


def events(catcher: Catcher) -> list[tuple[str, str]]:
    bodies = [json.loads(each.body) for each in catcher.at("/hook")]
    return [(body["type"], body["data"]["title"]) for body in bodies]


def test_everybody_is_told_once(room: Room, web: str, catcher: Catcher) -> None:
    settled(room, catcher)
    room.release("2020-03-02-old", title="ACME old", date="2020-03-02T09:00:00-05:00")
    address = fresh(room, "news")
    done = published(room, web)
    assert (done.code, done.err) == (0, "")
    # What came out of the archive is no news.
    assert events(catcher) == [("release.published", "ACME news")]
    assert all(map(is_signed, catcher.at("/hook")))
    topics = [parse_qs(each.body.decode())["hub.topic"][0] for each in catcher.at("/hub")]
    own = "https://press.example.com"
    assert {f"{own}/feed.xml", f"{own}/atom.xml", f"{own}/feed.json"} <= set(topics)
    assert len(topics) == len(set(topics))
    (told,) = (json.loads(each.body) for each in catcher.at("/indexnow"))
    assert (told["key"], told["keyLocation"]) == (KEY, f"{own}/{KEY}.txt")
    assert site_at(room)[f"{KEY}.txt"] == KEY.encode()
    assert any(url.endswith(address) for url in told["urlList"])
    assert not any(url.endswith((".xml", ".json")) for url in told["urlList"])
    (receipt,) = receipts(room)
    channels = {each["channel"].partition(" ")[0] for each in receipt["announced"]}
    assert channels == {"webhook", "websub", "indexnow"}
    # The address of a webhook may be a secret.
    assert "/hook" not in json.dumps(receipt)

    count = len(catcher.caught)
    assert published(room, web).out == "What is live is what is public now.\n"
    assert len(catcher.caught) == count
    room.path.joinpath(".cache/published/done.json").unlink()
    assert published(room, web).code == 0
    assert len(catcher.caught) == count

    fresh(room, "news", body="ACME corrects itself.")
    # A change in silence is none to be published.
    assert "PR803" in published(room, web).err
    fresh(room, "news", body="ACME corrects itself.", updated=datetime.now(UTC).isoformat())
    assert published(room, web).code == 0
    assert events(catcher)[1:] == [("release.changed", "ACME news")]


def test_a_dry_run_says_to_whom_and_tells_nobody(room: Room, web: str, catcher: Catcher) -> None:
    settled(room, catcher)
    fresh(room, "news")
    dry = published(room, web, "--dry-run")
    assert (dry.code, dry.err) == (0, "")
    assert "1 notice would be announced by indexnow, once all is right.\n" in dry.out
    assert re.search(r"1 notice would be announced by webhook 127\.0\.0\.1 .*\n    tag:", dry.out)
    told = set(re.findall(r"^    (\S.*)$", dry.out, re.M))
    assert (catcher.caught, site_at(room), receipts(room)) == ([], {}, [])
    quiet = published(room, web, "--dry-run", "--announce", "none")
    assert "announced" not in quiet.out
    assert published(room, web).code == 0
    (receipt,) = receipts(room)
    # What was said is what is done.
    assert {each["id"] for each in receipt["announced"]} <= told
    assert "announced" not in published(room, web, "--dry-run").out
    at = (datetime.now(UTC) + timedelta(hours=1)).isoformat(timespec="seconds")
    room.release("merger", title="ACME merger", date=at)
    later = published(room, web, "--next", "--dry-run")
    assert "1 notice would be announced by webhook 127.0.0.1" in later.out
    assert "merger" not in later.out


def test_who_does_not_take_it_is_told_again(room: Room, web: str, catcher: Catcher) -> None:
    settled(room, catcher)
    fresh(room, "news")
    catcher.answers["/hook"] = [410, 410]
    failed = published(room, web)
    assert failed.code == 1
    assert "PR730 the notice to webhook 127.0.0.1 was not taken: it answers 410 (Not now.)" in (
        failed.err
    )
    (receipt,) = receipts(room)
    assert [channel.partition(" ")[0] for channel, _ in receipt["due"]] == ["webhook"]
    others = len(catcher.caught)
    # The journal of one computer may be lost: the receipts know.
    room.path.joinpath(".cache/published/announced.jsonl").unlink()
    assert published(room, web).code == 1
    assert len(receipts(room)) == 1
    done = published(room, web)
    assert (done.code, done.err) == (0, "")
    assert events(catcher) == [("release.published", "ACME news")]
    assert len(catcher.caught) == others + 1
    assert "due" not in receipts(room)[-1]


def test_a_passing_fault_is_tried_again_at_once(room: Room, web: str, catcher: Catcher) -> None:
    settled(room, catcher)
    fresh(room, "news")
    catcher.answers["/hook"] = [503]
    assert published(room, web).code == 0
    assert events(catcher) == [("release.published", "ACME news")]


def test_nothing_is_announced_that_was_not_found_right(
    room: Room, web: str, catcher: Catcher, tmp_path: Path
) -> None:
    settled(room, catcher)
    fresh(room, "news")
    (tmp_path / "lame").mkdir()
    with serving(tmp_path / "lame") as elsewhere:
        assert published(room, elsewhere).code == 1
    assert catcher.caught == []
    assert published(room, web).code == 0
    assert events(catcher) == [("release.published", "ACME news")]


def test_without_its_secret_not_a_byte_leaves(
    room: Room, web: str, catcher: Catcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled(room, catcher)
    fresh(room, "news")
    for wrong in ("", "whsec_%%"):
        monkeypatch.setenv("PRESS_SECRET", wrong)
        assert "PR731 webhooks are to be signed" in published(room, web).err
    assert site_at(room) == {}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('webhooks = ["ftp://example.com/x"]', "is no address that begins with https://"),
        ('indexnow = "../x"', "is no key of IndexNow"),
        ('webhook_secret = "whsec_c2VjcmV0"', "this looks like a secret"),
    ],
)
def test_settings_that_nobody_can_be_told_by(room: Room, line: str, told: str) -> None:
    room.write("config.toml", f"{CONFIG}\n[announce]\n{line}\n")
    ran = room.build()
    assert ran.code == 2
    assert told in ran.err


def test_many_at_once_are_told_only_where_somebody_says_so(
    room: Room, web: str, catcher: Catcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(announce, "MOST", 2)
    settled(room, catcher)
    for number in range(3):
        fresh(room, f"news-{number}")
    for _ in range(2):
        stopped = published(room, web)
        assert stopped.code == 1
        assert "PR738 3 releases would be announced at once" in stopped.err
        assert site_at(room) == built_site(room)
        assert (catcher.caught, receipts(room)) == ([], [])
    catcher.answers["/hook"] = [410]
    assert published(room, web, "--announce", "all").code == 1
    # What is due was let go before.
    assert published(room, web).code == 0
    assert len(events(catcher)) == len(set(events(catcher))) == 3

    count = len(catcher.caught)
    for number in range(3):
        fresh(room, f"import-{number}")
    assert "PR738" in published(room, web).err
    assert published(room, web, "--announce", "none").code == 0
    fresh(room, "last")
    assert published(room, web).code == 0
    assert [title for _, title in events(catcher)][3:] == ["ACME last"]
    assert len(catcher.caught) > count + 1


def begun(room: Room, web: str) -> BaseProcess:
    """A publication at work."""
    return begin(["publish", "--root", str(room.path), "--url", web, "--wait", "5"])


def killing(process: BaseProcess) -> Callable[[], None]:
    """Kills a process, if it is still there: who hears a second notice may come too late."""

    def kill() -> None:
        if process.pid:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process.pid, signal.SIGKILL)

    return kill


def test_who_is_killed_while_it_is_heard_has_told_it(
    room: Room, web: str, catcher: Catcher
) -> None:
    settled(room, catcher)
    fresh(room, "first")
    assert published(room, web).code == 0
    # The id in a header is ASCII, whatever letters the release's name has.
    for number, path in enumerate(("/hub", "/indexnow", "/hook")):
        fresh(room, f"日本-{number}", title=f"ACME {number}")
        caught = len(catcher.caught)
        process = begun(room, web)
        catcher.before[path] = killing(process)
        process.join()
        catcher.before.clear()
        assert process.exitcode == -signal.SIGKILL
        assert published(room, web).code == 0
        told = [(each.path, each.body) for each in catcher.caught[caught:]]
        assert len(told) == len(set(told))
        assert {heard for heard, _ in told} == {"/hub", "/indexnow", "/hook"}
    assert [title for _, title in events(catcher)] == [f"ACME {n}" for n in ("first", 0, 1, 2)]
    assert all(map(is_signed, catcher.at("/hook")))


def kill_often(room: Room, web: str, catcher: Catcher, times: int) -> None:
    """Kills so many publications at random moments; after the next run everybody was told of
    everything once."""
    dice = Random(1)
    settled(room, catcher)
    with Server() as server:
        config = room.path / "config.toml"
        text = config.read_text(encoding="utf-8").replace(
            "[announce]\n", "[announce]\nmail = true\n"
        )
        room.write("config.toml", text + mail_settings(server))
        fresh(room, "first")
        assert published(room, web).code == 0
        killed = number = 0
        while killed < times:
            name = f"news-{number}"
            fresh(room, name, hours=2 - number / 1000)
            killed += killed_at(begun(room, web), dice.uniform(0.05, 0.75))
            done = published(room, web)
            assert done.code == 0, done.err
            assert site_at(room) == built_site(room)
            told = [title for _, title in events(catcher)]
            assert told.count(f"ACME {name}") == 1
            assert len(told) == len(set(told)) == number + 2
            assert sorted(mail["Subject"] for mail in server.taken) == sorted(told)
            assert lies(room) == []
            number += 1
    topics = [each.body for each in catcher.at("/hub")]
    found = [(each["channel"], each["id"]) for r in receipts(room) for each in r["announced"]]
    assert len(found) == len(set(found))
    assert len(topics) == sum(channel == "websub" for channel, _ in found)
    assert room.run("receipts").code == 0


def test_everybody_is_told_once_whoever_is_killed(room: Room, web: str, catcher: Catcher) -> None:
    kill_often(room, web, catcher, 5)


@pytest.mark.long
def test_everybody_is_told_once_though_two_hundred_are_killed(
    room: Room, web: str, catcher: Catcher
) -> None:
    kill_often(room, web, catcher, 200)
