"""A finished site sent to a folder: what differs and no more, whole or not at all, to ours alone."""

from __future__ import annotations

import contextlib
import fcntl
import os
import random
import shutil
import signal
import time
from pathlib import Path
from typing import Any

import pytest

from pressroom.content.config.reader import read_settings
from pressroom.content.ledger import read_ledger
from pressroom.core import locks
from pressroom.core.problems import Abort
from pressroom.publishing.folder_target import FolderTarget
from pressroom.publishing.target_record import MARKER, PROGRESS, TARGET_JOURNAL
from pressroom.publishing.upload import UploadReport, Wanted, pending, ready, upload, wanted_of
from pressroom.publishing.upload_plan import ledger_pages
from tests.conftest import CONFIG, Room, once

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="holds folders and kills copies")


def to_send(room: Room) -> Wanted:
    ledger = room.path / "content/ledger.toml"
    known, _ = read_ledger(ledger.read_text(encoding="utf-8")) if ledger.exists() else ({}, [])
    return wanted_of(room.output, read_settings(room.path).config, ledger_pages(known))


def sent(room: Room, folder: Path, **how: bool) -> UploadReport:
    return upload(to_send(room), FolderTarget(folder, "web"), **how)


def refusal(room: Room, folder: Path, **how: bool) -> str:
    with pytest.raises(Abort) as refused:
        sent(room, folder, **how)
    return str(refused.value)


def site_in(folder: Path) -> dict[str, bytes]:
    """The files of a site, without Pressroom's records."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".pressroom")
    }


def hidden_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.startswith("."))


def one_release(room: Room) -> None:
    room.release()
    assert room.build().code == 0


def second_release(room: Room) -> None:
    room.release("2026-03-02-more", title="ACME Reports More", date="2026-03-02T09:00:00-05:00")
    assert room.build().code == 0


def test_a_site_is_sent_and_then_only_what_differs(room: Room, tmp_path: Path, aside: Path) -> None:
    web = tmp_path / "web"
    once(one_release, room, aside)
    planned, _ = pending(to_send(room), FolderTarget(web, "web"))
    assert not web.exists()
    first = sent(room, web)
    assert first == planned
    assert site_in(web) == site_in(room.output)
    assert (first.sent, first.deleted, first.kept) == (len(site_in(web)), 0, 0)
    assert hidden_in(web) == [MARKER]

    stamps = {path: path.stat().st_mtime_ns for path in web.rglob("*")}
    nothing = sent(room, web)
    assert (nothing.sent, nothing.deleted, nothing.changed) == (0, 0, ())
    assert {path: path.stat().st_mtime_ns for path in web.rglob("*")} == stamps

    second_release(room)
    more = sent(room, web)
    assert site_in(web) == site_in(room.output)
    assert {"/", "/feed.xml", "/releases/2026/more/", "/sitemap.xml"} <= set(more.changed)
    assert 0 < more.sent < len(site_in(web))

    (room.path / "content/releases/2026-03-02-more.md").unlink()
    room.build()
    fewer = sent(room, web)
    assert site_in(web) == site_in(room.output)
    assert fewer.deleted
    assert "/releases/2026/more/" in fewer.changed
    assert not (web / "releases/2026/more").exists()  # a web server would list an empty folder


def test_what_somebody_took_away_or_cut_short_is_sent_again(
    room: Room, tmp_path: Path, aside: Path
) -> None:
    web = tmp_path / "web"
    once(one_release, room, aside)
    sent(room, web)
    (web / "index.html").unlink()
    (web / "feed.xml").write_bytes(b"<rss/>")
    assert sent(room, web).changed == ("/", "/feed.xml")
    assert site_in(web) == site_in(room.output)
    # Other bytes of the same number are seen by `verify`, and sent by a whole new upload.
    (web / "index.html").write_bytes(b"?" * (web / "index.html").stat().st_size)
    assert sent(room, web).sent == 0
    assert sent(room, web, afresh=True).kept == 0
    assert site_in(web) == site_in(room.output)


def test_a_foreign_folder_is_refused_and_untouched(room: Room, tmp_path: Path, aside: Path) -> None:
    web = tmp_path / "web"
    once(one_release, room, aside)
    web.mkdir()
    (web / "shop.html").write_text("Anvils", encoding="utf-8")
    assert refusal(room, web) == (
        "config.toml: error PR711 web holds files that Pressroom did not send, such as shop.html — "
        "name an empty place; or, if this site may take it over, publish with `--adopt`"
    )
    assert site_in(web) == {"shop.html": b"Anvils"}
    # Who takes it over leaves what is not in the way.
    sent(room, web, adopt=True)
    assert site_in(web) == {**site_in(room.output), "shop.html": b"Anvils"}
    assert sent(room, web).sent == 0

    room.write("config.toml", CONFIG.replace("example.com,2012", "example.org,2013"))
    room.build()
    assert refusal(room, web) == (
        "config.toml: error PR711 web belongs to another press room, https://press.example.com — "
        "correct `target` under [publish]; or, if this site takes its place, publish with `--adopt`"
    )
    # The same press room at another address is the same.
    room.write("config.toml", CONFIG.replace("https://press", "https://news"))
    room.build()
    sent(room, web)
    assert site_in(web) == {**site_in(room.output), "shop.html": b"Anvils"}


def test_a_record_that_leads_out_or_is_damaged_is_not_believed(
    room: Room, tmp_path: Path, aside: Path
) -> None:
    web, outside = tmp_path / "web", tmp_path / "outside.txt"
    once(one_release, room, aside)
    sent(room, web)
    outside.write_text("mine", encoding="utf-8")
    marker = (web / MARKER).read_text(encoding="utf-8")
    for text, why in (
        (marker.replace('"404.html"', '"../outside.txt"'), "it has a path that leads out"),
        (marker.replace('"version":1', '"version":2'), "another version of Pressroom"),
        (marker.replace('",0,true]', '",99,true]').replace(",0,true]", ",99,true]"), "headers"),
        (marker[:-20], "PR714"),
    ):
        (web / MARKER).write_text(text, encoding="utf-8")
        said = refusal(room, web)
        assert "PR714" in said
        assert why in said
    assert outside.read_text(encoding="utf-8") == "mine"
    sent(room, web, adopt=True)
    assert sent(room, web).sent == 0


def test_only_a_finished_site_that_is_as_it_was_built_is_sent(
    room: Room, tmp_path: Path, aside: Path
) -> None:
    web = tmp_path / "web"
    room.release()
    assert "PR710 there is no finished site in output/" in refusal(room, web)
    once(one_release, room, aside)
    wanted = to_send(room)
    second_release(room)
    with pytest.raises(Abort, match=r"PR710 output/ is not as the build wrote it"):
        upload(wanted, FolderTarget(web, "web"))
    (room.output / "index.html").write_text("Edited", encoding="utf-8")
    assert "PR710 output/ is not as the build wrote it" in refusal(room, web)
    assert not web.exists() or site_in(web) == {}


def test_two_at_once_do_not_mix(
    room: Room, tmp_path: Path, aside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks, "LOCK_SECONDS", 0)
    web = tmp_path / "web"
    once(one_release, room, aside)
    web.mkdir()
    handle = os.open(web, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    assert refusal(room, web) == (
        "config.toml: error PR712 another upload to web from this computer is at work — "
        "wait until it has ended, and publish again"
    )
    os.close(handle)
    with ready(to_send(room), FolderTarget(web, "web")) as held:
        assert hidden_in(web) == []
        held.go()
    assert site_in(web) == site_in(room.output)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write all")
def test_a_folder_that_nobody_may_write_to(room: Room, tmp_path: Path, aside: Path) -> None:
    web = tmp_path / "web"
    once(one_release, room, aside)
    web.mkdir(mode=0o500)
    assert "PR713 the site cannot be sent to web: Permission denied" in refusal(room, web)


def test_a_full_disk_is_told_and_the_next_upload_goes_on(
    room: Room, tmp_path: Path, aside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    web = tmp_path / "web"
    once(one_release, room, aside)
    whole = Path.write_bytes
    left = iter(range(10))

    def full(path: Path, data: bytes) -> int:
        if next(left, None) is None:
            raise OSError(28, "No space left on device")
        return whole(path, data)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_bytes", full)
        assert refusal(room, web) == (
            "config.toml: error PR713 the site cannot be sent to web: No space left on device — "
            "make room on the disk, or check who may write to the folder, and publish again: what "
            "is there already is not sent twice"
        )
    assert hidden_in(web) == [TARGET_JOURNAL, ".pressroom-sending"]
    sent(room, web)
    assert hidden_in(web) == [MARKER]
    assert site_in(web) == site_in(room.output)


# Kills


def killed_upload(wanted: Wanted, web: Path, after: float) -> bool:
    """Uploads in a copy of this process, which is killed after so many seconds; whether it was."""
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            upload(wanted, FolderTarget(web, "web"))
        os._exit(0)
    time.sleep(after)
    with contextlib.suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def states(room: Room, tmp_path: Path) -> list[Wanted]:
    """A press room's site at three moments, each in a folder of its own."""
    found = []
    for number, add in enumerate((one_release, second_release, one_release)):
        if number == 2:
            (room.path / "content/releases/2026-03-02-more.md").unlink()
            room.release(topics="[Anvils]", body="Net sales rose by much.")
        add(room)
        wanted = to_send(room)
        shutil.copytree(room.output, tmp_path / str(number))
        found.append(Wanted(tmp_path / str(number), *wanted_fields(wanted)))
    return found


def wanted_fields(wanted: Wanted) -> tuple[Any, ...]:
    return (wanted.manifest, wanted.files, wanted.owner, wanted.releases)


def kill_often(room: Room, tmp_path: Path, times: int) -> None:
    """Kills uploads of three sites in turn at random; the next run of each completes it."""
    dice = random.Random(19)
    web, sites = tmp_path / "web", states(room, tmp_path)
    begun = time.perf_counter()
    upload(sites[0], FolderTarget(tmp_path / "timed", "timed"))
    whole = time.perf_counter() - begun
    killed = 0
    while killed < times:
        wanted = dice.choice(sites)
        killed += killed_upload(wanted, web, dice.random() * whole)
        if dice.random() < 0.5:
            upload(wanted, FolderTarget(web, "web"))
            assert site_in(web) == site_in(wanted.output)
            # A draft of a record may lie there until there is something to send.
            assert [name for name in hidden_in(web) if not name.endswith(".new")] == [MARKER]
    (web / f"{PROGRESS}.new").touch()
    upload(sites[1], FolderTarget(web, "web"), afresh=True)
    assert site_in(web) == site_in(sites[1].output)
    assert hidden_in(web) == [MARKER]


def test_killed_uploads_are_completed_by_the_next(room: Room, tmp_path: Path) -> None:
    kill_often(room, tmp_path, 12)


@pytest.mark.long
def test_two_hundred_killed_uploads_are_completed(room: Room, tmp_path: Path) -> None:
    kill_often(room, tmp_path, 200)
