"""The CDN is told what has changed, by a command of the press room's, or by a webhook."""

from __future__ import annotations

import base64
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pressroom.content.config.reader import read_settings
from pressroom.content.config.records import Config
from pressroom.core.problems import Abort
from pressroom.publishing.purge import by_command, purger
from tests.conftest import CONFIG, Room

from .hosts import Catcher
from .test_announce import SECRET, is_signed

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
CHANGED = ["/", "/topics/café/", "/feed.xml"]
URLS = [
    "https://press.example.com/press/",
    "https://press.example.com/press/topics/caf%C3%A9/",
    "https://press.example.com/press/feed.xml",
]


def settings(room: Room, *rows: str) -> Config:
    config = CONFIG.replace('example.com"\ntime', 'example.com/press"\ntime')
    room.write("config.toml", "\n".join([config, "[publish]", *rows, ""]))
    return read_settings(room.path).config


def test_a_command_gets_the_addresses_as_lines(room: Room, tmp_path: Path) -> None:
    told = tmp_path / "told"
    script = (
        f"import pathlib, sys; pathlib.Path({str(told)!r}).write_bytes(sys.stdin.buffer.read())"
    )
    config = settings(room, f"purge = {json.dumps([sys.executable, '-c', script])}")
    purge = purger(config, lambda: NOW)
    assert purge(config, []) == []
    assert not told.exists()
    assert purge(config, CHANGED) == []
    assert told.read_text(encoding="utf-8").splitlines() == URLS
    assert purge(settings(room), ["/"]) == []


def test_a_command_that_fails_is_a_warning() -> None:
    for command, patience, why in (
        ((sys.executable, "-c", "raise SystemExit('no token')"), 9.0, "it ended with 1 (no token)"),
        (
            (sys.executable, "-c", "import time; time.sleep(9)"),
            0.1,
            "it was not done after 0.1 seconds",
        ),
        (("no-such-program",), 9.0, "no-such-program: No such file or directory"),
    ):
        assert [str(problem) for problem in by_command(command, URLS, patience)] == [
            f"config.toml: warning PR719 `purge` under [publish] has failed: {why} — run it by hand "
            "with the addresses that have changed, or wait until your CDN's copies are too old"
        ]


def test_a_webhook_gets_the_addresses_signed(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    with Catcher() as catcher:
        rows = (
            f'purge_webhook = "{catcher.url}/purge"',
            '[announce]\nwebhook_secret = "PRESS_SECRET"',
        )
        config = settings(room, *rows)
        # Without the secret nothing is begun.
        with pytest.raises(Abort, match=r"PR731 .* PRESS_SECRET has no secret"):
            purger(config, lambda: NOW)
        monkeypatch.setenv("PRESS_SECRET", f"whsec_{SECRET}")
        purge = purger(config, lambda: NOW)
        assert purge(config, []) == []
        assert purge(config, CHANGED) == []
        catcher.answers["/purge"] = [500]
        assert [str(problem) for problem in purge(config, CHANGED)] == [
            "config.toml: warning PR719 `purge_webhook` under [publish] has failed: it answers 500 "
            "(Not now.) — see to what it says, or wait until your CDN's copies are too old"
        ]
        (caught,) = catcher.at("/purge")
        assert is_signed(caught)
        assert json.loads(caught.body) == {
            "type": "site.changed",
            "timestamp": "2026-06-01T12:00:00+00:00",
            "data": {"urls": URLS},
        }
        assert base64.b64decode(SECRET) not in caught.body


def test_settings_that_cannot_be_are_told_at_their_line(room: Room) -> None:
    for row, what in (
        ('target = "https://press.example.com"', "is an address, and a target is a folder or"),
        ('target = ":s3,secret_access_key=abc:bucket"', "`target` has a key or password in it"),
        ('target = "."', "`.` is not a folder for a site alone"),
        ('purge = ["purge", ""]', "a part of `purge` is empty"),
        ('purge_webhook = "http://hooks.example.com/"', "is no address that begins with https://"),
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
