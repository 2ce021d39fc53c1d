"""Publication from the command line: files, `publish`, and what is at the host and in receipts."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.conftest import CONFIG, Ran, Room, begin

from .hosts import serving

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="holds folders and kills copies")


@pytest.fixture
def web(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "web").mkdir()
    with serving(tmp_path / "web") as base:
        yield base


def settled(room: Room) -> Room:
    room.write("config.toml", f'{CONFIG}\n[publish]\ntarget = "../web"\n')
    return room


def published(room: Room, web: str, *more: str) -> Ran:
    return room.run("publish", "--url", web, "--wait", "0", *more)


def site_at(room: Room) -> dict[str, bytes]:
    web = room.path.parent / "web"
    return {
        path.relative_to(web).as_posix(): path.read_bytes()
        for path in sorted(web.rglob("*"))
        if path.is_file() and not path.name.startswith(".pressroom")
    }


def built_site(room: Room) -> dict[str, bytes]:
    return {name: data for name, data in room.tree().items() if not name.startswith(".pressroom")}


def receipts(room: Room) -> list[dict[str, Any]]:
    paths = sorted((room.path / "content/receipts").glob("*/*.json"))
    return [json.loads(path.read_bytes()) for path in paths]


def test_a_site_is_published_looked_at_and_received(room: Room, web: str) -> None:
    settled(room).release("2026-03-01-results/index", attachments="[figures.csv]")
    room.write("content/releases/2026-03-01-results/figures.csv", "Net sales,5\n")
    first = published(room, web)
    assert (first.code, first.err) == (0, "")
    assert site_at(room) == built_site(room)
    (receipt,) = receipts(room)
    (release,) = receipt["releases"]
    assert (release["what"], release["url"]) == ("published", "/releases/2026/results/")
    assert release["url"] in release["files"]
    for address, told in release["files"].items():
        path = f"{address[1:]}{'index.html' if address.endswith('/') else ''}"
        assert hashlib.sha256(site_at(room)[path]).hexdigest() == told
    assert {each.rpartition(".")[2] for each in release["files"]} >= {"csv", "md", "json"}
    assert receipt["began"] <= receipt["sent"] <= receipt["verified"]
    assert lies(room) == []
    page = room.path.parent / "web" / release["url"][1:] / "index.html"
    whole = page.read_bytes()
    page.write_bytes(whole + b" ")
    assert lies(room) == [f"{release['url']} has other bytes"]
    page.write_bytes(whole)
    assert "[[release]]" in room.path.joinpath("content/ledger.toml").read_text(encoding="utf-8")

    # Nothing has changed: nothing is sent, and nothing is written down.
    again = published(room, web)
    assert (again.code, again.out, again.err) == (0, "What is live is what is public now.\n", "")
    assert len(receipts(room)) == 1

    room.release("2026-03-02-more", title="ACME Reports More", date="2026-03-02T09:00:00-05:00")
    before = site_at(room)
    dry = published(room, web, "--dry-run")
    assert "    /releases/2026/more/\n" in dry.out
    assert site_at(room) == before
    more = published(room, web)
    assert more.code == 0
    assert site_at(room) == built_site(room) != before
    _, second = receipts(room)
    assert [each["url"] for each in second["releases"]] == ["/releases/2026/more/"]
    listed = room.run("receipts")
    assert listed.code == 0
    assert "published  /releases/2026/more/  ACME Reports More" in listed.out
    assert "PR033" not in room.run("lint").err  # receipts are no content that nothing reads


def test_receipts_are_a_chain(room: Room, web: str) -> None:
    settled(room).release()
    published(room, web)
    room.release("2026-03-02-more", title="ACME Reports More", date="2026-03-02T09:00:00-05:00")
    published(room, web)
    first, _ = sorted((room.path / "content/receipts").glob("*/*.json"))
    text = first.read_text(encoding="utf-8")
    first.write_text(text.replace("published", "withdrawn"), encoding="utf-8")
    told = room.run("receipts")
    assert told.code == 1
    assert "PR754 the receipt before this one is missing, or was changed" in told.err
    first.write_text("{", encoding="utf-8")
    assert "PR753 the receipt cannot be read" in room.run("receipts").err


def test_what_is_not_right_from_outside_is_not_received_until_it_is(room: Room, web: str) -> None:
    settled(room).release()
    lame = room.path.parent / "lame"
    lame.mkdir()
    with serving(lame) as elsewhere:
        failed = published(room, elsewhere)
    assert failed.code == 1
    assert "PR722" in failed.err or "PR721" in failed.err
    assert failed.err.endswith("Not announced: mend that, and publish again.\n")
    assert receipts(room) == []
    done = published(room, web)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("0 files sent, 0 files deleted;")
    (receipt,) = receipts(room)
    # When it was sent is known from the run that sent it.
    assert receipt["files_sent"] == len(site_at(room))
    assert receipt["sent"] <= receipt["verified"]


def test_an_error_stops_before_a_byte_leaves(room: Room, web: str) -> None:
    settled(room).release(body="More in [the annex](/nowhere/).")
    stopped = published(room, web)
    assert stopped.code == 1
    assert "/nowhere/" in stopped.err
    assert site_at(room) == {}
    room.release(body="ACME sold more.")
    room.write("content/ledger.toml", "damaged")
    assert "PR801" in published(room, web).err
    assert site_at(room) == {}


def test_what_another_program_has_sent_is_looked_at_and_received(room: Room, web: str) -> None:
    room.release()
    assert room.build().code == 0
    for name, data in built_site(room).items():
        path = room.path.parent / "web" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    done = published(room, web, "--uploaded")
    assert (done.code, done.err) == (0, "")
    (receipt,) = receipts(room)
    assert (receipt["sent"], receipt["files_sent"]) == (None, 0)  # nobody saw it
    assert [each["what"] for each in receipt["releases"]] == ["published"]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("--within", "5"), "--within goes with --next"),
        (("--next", "--at", "2030-01-01T09:00"), "--at and --next exclude each other"),
        (("--uploaded", "--next"), "goes with none of these"),
        (("--at", "2030-01-01"), "`2030-01-01` has no time"),
    ],
)
def test_options_that_do_not_go_together(room: Room, typed: tuple[str, ...], told: str) -> None:
    ran = settled(room).run("publish", *typed)
    assert (ran.code, told in ran.err) == (2, True)


def test_an_instant_at_which_nothing_changes_is_refused(room: Room, web: str) -> None:
    settled(room).release("later", title="ACME Plans", date="2099-03-02T09:00:00-05:00")
    ran = published(room, web, "--at", "2099-03-02T08:00-05:00")
    assert ran.code == 1
    assert "PR750 nothing changes at 2099-03-02T08:00:00-05:00" in ran.err
    assert "the nearest instant there is 2099-03-02T09:00:00-05:00" in ran.err
    assert (
        "Nothing changes within 5 minutes." in published(room, web, "--next", "--within", "5").out
    )


def killed_at(process: BaseProcess, after: float) -> bool:
    """Kills a process after so many seconds; whether it was still at work."""
    time.sleep(after)
    if process.pid and process.is_alive():
        os.kill(process.pid, signal.SIGKILL)
    process.join()
    return process.exitcode == -signal.SIGKILL


def lies(room: Room) -> list[str]:
    """What the newest receipt says that is not so: moments that cannot follow each other, bytes
    that are not at the target, something that was told before it was there."""
    receipt, site = receipts(room)[-1], site_at(room)
    moments = [receipt[name] for name in ("began", "sent", "verified") if receipt[name]]
    found = [] if moments == sorted(moments) else [f"{moments} are not in order"]
    for address, told in [row for r in receipt["releases"] for row in r["files"].items()]:
        data = site.get(f"{address[1:]}{'index.html' if address.endswith('/') else ''}", b"")
        if hashlib.sha256(data).hexdigest() != told:
            found.append(f"{address} has other bytes")
    for each in receipt.get("announced", ()):
        if receipt["sent"] and each["at"] < receipt["sent"]:
            found.append(f"{each['id']} was told before it was there")
    return found


def kill_often(room: Room, web: str, times: int) -> None:
    """Kills so many publications at random moments; after the next run all is as if none had been
    killed."""
    dice = Random(19)
    settled(room).release()
    assert published(room, web).code == 0
    asked = ["publish", "--root", str(room.path), "--url", web, "--wait", "5"]
    killed = number = 0
    while killed < times:
        name = f"news-{number}"
        room.release(name, title=f"ACME News {number}", date="2026-03-02T09:00:00-05:00")
        killed += killed_at(begin(asked), dice.uniform(0, 0.4))
        done = published(room, web)
        assert done.code == 0, done.err
        assert site_at(room) == built_site(room)
        found = [r["url"] for each in receipts(room) for r in each["releases"]]
        assert found.count(f"/releases/2026/{name}/") == 1
        assert len(found) == len(set(found)) == number + 2
        assert lies(room) == []
        number += 1
    assert room.run("receipts").code == 0


def test_a_publication_that_is_killed_is_completed_by_the_next(room: Room, web: str) -> None:
    kill_often(room, web, 5)


@pytest.mark.long
def test_two_hundred_publications_are_killed(room: Room, web: str) -> None:
    kill_often(room, web, 200)


def test_the_next_instants_are_said_and_nothing_is_sent(room: Room, web: str) -> None:
    settled(room).release()
    assert published(room, web).code == 0
    now = datetime.now(UTC).replace(microsecond=0)
    for minutes in (20, 22, 90):
        at = (now + timedelta(minutes=minutes)).isoformat()
        room.release(f"in-{minutes}", title=f"ACME in {minutes}", date=at)
    before = site_at(room)
    for more, told in (((), 1), (("--within", "30"), 2), (("--within", "100"), 3)):
        dry = published(room, web, "--next", "--dry-run", *more)
        assert (dry.code, dry.out.count("would be sent at ")) == (0, told)
        # What is to come is counted, and not named.
        assert "/in-20/" not in dry.out
    assert (site_at(room), len(receipts(room))) == (before, 1)


def test_an_instant_that_comes_while_what_is_public_is_sent_follows_it(
    room: Room, web: str
) -> None:
    """By the real clock: the first publication takes until after the instant."""
    settled(room).release()
    # Once: the publication at the instant need not be slow too.
    nap = "import pathlib, time; p = pathlib.Path({!r}); p.exists() or time.sleep(1.2); p.touch()"
    command = [sys.executable, "-c", nap.format(str(room.path.parent / "napped"))]
    with (room.path / "config.toml").open("a") as file:
        file.write(f"purge = {json.dumps(command)}\n")
    at = (datetime.now(UTC) + timedelta(seconds=1.4)).replace(microsecond=0)
    room.release("plans", title="ACME Plans", date=at.isoformat())
    done = published(room, web, "--at", at.isoformat())
    assert done.code == 0
    assert f"releases/{at:%Y}/plans/index.html" in site_at(room)


@pytest.mark.long
def test_instants_that_follow_each_other_soon_are_one_job(room: Room, web: str) -> None:
    """Waits by the real clock: what starts jobs starts none while one is at work."""
    settled(room).release()
    now = datetime.now(UTC).replace(microsecond=0)
    instants = [now + timedelta(seconds=seconds) for seconds in (15, 22)]
    for number, at in enumerate(instants):
        room.release(f"plans-{number}", title=f"ACME Plans {number}", date=at.isoformat())
    done = published(room, web, "--next", "--within", "10")
    assert (done.code, done.err) == (0, "")
    planned = [receipt.get("planned") for receipt in receipts(room)]
    shown = [f"{at:%Y-%m-%dT%H:%M:%S}.000Z" for at in instants]
    assert planned == [None, *shown]
    assert [receipt["began"][:19] for receipt in receipts(room)[1:]] == [s[:19] for s in shown]


@pytest.mark.long
def test_what_was_wrong_before_an_instant_does_not_delay_it(room: Room, web: str) -> None:
    """Waits by the real clock: an address that is not the target's finds everything wrong."""
    settled(room).release()
    at = (datetime.now(UTC) + timedelta(seconds=15)).replace(microsecond=0)
    room.release("plans", title="ACME Plans", date=at.isoformat())
    lame = room.path.parent / "lame"
    lame.mkdir()
    with serving(lame) as elsewhere:
        failed = published(room, elsewhere, "--at", at.isoformat())
    assert failed.code == 1
    assert datetime.now(UTC) >= at
    assert f"releases/{at:%Y}/plans/index.html" in site_at(room)
    assert receipts(room) == []
    assert published(room, web).code == 0
    (receipt,) = receipts(room)
    assert receipt["planned"] == at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    assert receipt["began"][:19] == receipt["planned"][:19]
