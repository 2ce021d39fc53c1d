"""The CDN is told what has changed, by a command of the press room's."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from pressroom.content.config.reader import read_settings
from pressroom.content.config.records import Config
from pressroom.publishing.purge import purge
from tests.conftest import CONFIG, Room


def settings(room: Room, *command: str) -> Config:
    config = CONFIG.replace('example.com"\ntime', 'example.com/press"\ntime')
    room.write("config.toml", f"{config}\n[publish]\npurge = {json.dumps(command)}\n")
    return read_settings(room.path).config


def test_a_command_gets_the_addresses_as_lines(room: Room, tmp_path: Path) -> None:
    told = tmp_path / "told"
    script = (
        f"import pathlib, sys; pathlib.Path({str(told)!r}).write_bytes(sys.stdin.buffer.read())"
    )
    config = settings(room, sys.executable, "-c", script)
    assert purge(config, []) == []
    assert not told.exists()
    assert purge(config, ["/", "/topics/café/", "/feed.xml"]) == []
    assert told.read_text(encoding="utf-8").splitlines() == [
        "https://press.example.com/press/",
        "https://press.example.com/press/topics/caf%C3%A9/",
        "https://press.example.com/press/feed.xml",
    ]
    assert purge(settings(room), ["/"]) == []


def test_a_command_that_fails_is_a_warning(room: Room) -> None:
    for command, why in (
        ((sys.executable, "-c", "raise SystemExit('no token')"), "it ended with 1 (no token)"),
        ((sys.executable, "-c", "import time; time.sleep(9)"), "it was not done after 0.5 seconds"),
        (("no-such-program",), "no-such-program: No such file or directory"),
    ):
        assert [str(problem) for problem in purge(settings(room, *command), ["/"], 0.5)] == [
            f"config.toml: warning PR719 `purge` under [publish] has failed: {why} — run it by hand "
            "with the addresses that have changed, or wait until your CDN's copies are too old"
        ]


def test_settings_that_cannot_be_are_told_at_their_line(room: Room) -> None:
    for row, what in (
        ('target = "https://press.example.com"', "is an address, and a target is a folder or"),
        ('target = ":s3,secret_access_key=abc:bucket"', "`target` has a key or password in it"),
        ('target = "."', "`.` is not a folder for a site alone"),
        ('purge = ["purge", ""]', "a part of `purge` is empty"),
    ):
        room.write("config.toml", f"{CONFIG}\n[publish]\n{row}\n")
        ran = room.build()
        assert ran.code == 2
        assert f"config.toml:{CONFIG.count(chr(10)) + 3}: error PR306 " in ran.err.replace(
            "\n", " "
        )
        assert what in " ".join(ran.err.split())
    room.write("config.toml", f'{CONFIG}\n[publish]\ntarget = "press:bucket/path"\n')
    room.release()
    assert room.build().code == 0
