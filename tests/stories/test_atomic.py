"""A killed build is made whole by the next; two builds at once do not mix."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import time
from pathlib import Path

import pytest

from pressroom.core import locks
from pressroom.pipeline.output.write import alone
from tests.conftest import AS_OF, Room, begin


def edit(room: Room, turn: int, releases: int) -> None:
    """Changes every page: titles, products, addresses come and go."""
    for number in range(releases):
        path = room.path / f"content/releases/2026-03-01-r{number}.md"
        if (number + turn) % 7 == 0:
            path.unlink(missing_ok=True)
            continue
        products = "[anvil]" if (number + turn) % 3 else "[kadcyla]"
        room.release(path.stem, title=f"R{number} turn {turn}", products=products)


def dangling(output: Path) -> list[str]:
    """Addresses that a list or feed names and that have no page."""
    missing = []
    lists = [*output.glob("*.html"), *output.glob("releases/*.html"), *output.glob("**/*.xml")]
    for path in [*lists, *output.glob("products/**/*.html"), *output.glob("releases/2026/*.html")]:
        if ".pressroom-staging" in path.parts:
            continue
        text = path.read_text(encoding="utf-8")
        for url in set(re.findall(r"/releases/2026/[\w-]+/", text)):
            if not (output / url.strip("/") / "index.html").exists():
                missing.append(f"{path.relative_to(output)}: {url}")
    return missing


def kill_at_random(room: Room, tmp_path: Path, times: int, releases: int) -> None:
    chance = random.Random(times)
    command = ["build", "--root", str(room.path), "--as-of", AS_OF, "--no-cache"]
    edit(room, 0, releases)
    # What this process has loaded and compiled, its copies need not: measured is what comes after.
    assert room.build().code == 0
    begun = time.monotonic()
    begin(command).join()
    whole = time.monotonic() - begun
    killed = 0
    for turn in range(1, times + 1):
        edit(room, turn, releases)
        build = begin(command)
        time.sleep(chance.uniform(whole * 0.2, whole * 0.9))
        build.kill()
        build.join()
        killed += build.exitcode == -signal.SIGKILL
        if build.exitcode == 0:  # it was quicker than the one measured, when others worked too
            whole /= 2
        assert dangling(room.output) == []
        assert room.build().code == 0
        clean = tmp_path / f"clean{turn}"
        assert room.build("--output", str(clean)).code == 0
        assert room.tree() == {
            path.relative_to(clean).as_posix(): path.read_bytes()
            for path in clean.rglob("*")
            if path.is_file()
        }
        shutil.rmtree(clean)
    assert killed * 20 > times


@pytest.mark.property
def test_killed_a_few_times(room: Room, tmp_path: Path) -> None:
    kill_at_random(room, tmp_path, 2, releases=15)


@pytest.mark.long
def test_killed_300_times(room: Room, tmp_path: Path) -> None:
    kill_at_random(room, tmp_path, 300, releases=40)


@pytest.mark.skipif(os.name == "nt", reason="one process may lock a folder twice there")
def test_two_builds_do_not_mix(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "LOCK_SECONDS", 0.2)
    room.release()
    with alone(room.output):
        ran = room.build()
    assert ran.err.endswith(
        "output/: error PR503 another build is at work in this folder — "
        "wait until it has ended, and build again\n"
    )
    assert ran.code == 1
    assert room.build().code == 0


def test_a_file_gives_way_to_a_folder_and_a_folder_to_a_file(room: Room) -> None:
    room.release(url="/news/a.html")
    assert room.build().code == 0
    room.release(url="/news/a.html/b/")
    assert room.build().code == 0
    assert (room.output / "news/a.html/b/index.html").is_file()
    room.release(url="/news/a.html")
    assert room.build().code == 0
    assert (room.output / "news/a.html").is_file()


def test_a_link_in_the_output_is_not_followed(room: Room, tmp_path: Path) -> None:
    room.release()
    outside = tmp_path / "outside"
    outside.mkdir()
    room.output.mkdir()
    (room.output / "releases").symlink_to(outside, target_is_directory=True)

    ran = room.build()

    assert "PR502" in ran.err
    assert ran.code == 1
    assert list(outside.iterdir()) == []


def test_a_link_in_the_staging_folders_place_is_not_followed(room: Room, tmp_path: Path) -> None:
    room.release()
    outside = tmp_path / "outside"
    outside.mkdir()
    room.output.mkdir()
    (room.output / ".pressroom-staging").symlink_to(outside, target_is_directory=True)

    assert room.build().code == 0

    assert list(outside.iterdir()) == []
    assert not (room.output / ".pressroom-staging").is_symlink()
