"""`verify`: a site at a host on this machine, looked at from outside."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from pressroom.content.config.reader import read_settings
from pressroom.publishing.verify_headers import Promises
from pressroom.publishing.verify_site import promised_rules
from pressroom.standards.media_types import media_type
from tests.conftest import AS_OF, Room


class _Handler(BaseHTTPRequestHandler):
    """A static host that sends what `_headers` asks for."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def __init__(self, folder: Path, promises: Promises, *args: Any) -> None:
        self.folder, self.promises = folder, promises
        super().__init__(*args)

    def do_GET(self) -> None:
        place = self.folder / self.path.lstrip("/")
        place = place / "index.html" if self.path.endswith("/") else place
        there = place.is_file()
        body = (place if there else self.folder / "404.html").read_bytes()
        self.send_response(200 if there else 404)
        headers = self.promises.of(self.path) if there else {}
        kind = f"{media_type(place.name)}; charset=utf-8"
        for name, value in {"content-type": kind, **headers, "content-length": len(body)}.items():
            self.send_header(name, str(value))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""


@contextmanager
def hosted(room: Room) -> Iterator[str]:
    """The room's output at a host; gives its address."""
    promises = Promises(promised_rules(read_settings(room.path).config))
    handler = partial(_Handler, room.output, promises)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_published_site_is_looked_at_and_what_is_wrong_is_told(room: Room) -> None:
    room.release()
    room.release("2026-06-02-merger", date="2026-06-02 09:00", title="ACME Merges")
    assert room.build().code == 0
    page = room.output / "releases/2026/results/index.html"
    with hosted(room) as url:
        given = (url, "--as-of", AS_OF, "--wait", "0", "--all")
        good = room.run("verify", *given)
        assert (good.code, good.err) == (0, "")
        assert "and for what is not public: 0 problems." in good.out

        page.write_bytes(page.read_bytes() + b" ")
        stale = room.run("verify", *given)
        assert stale.code == 1
        assert stale.err.startswith(
            f"{url}/releases/2026/results/: error PR721 it is not as it was"
        )
        assert "PR721" not in room.run("verify", url, "--as-of", AS_OF, "--sample", "0").err

        page.write_bytes(page.read_bytes()[:-1])
        secret = room.output / "releases/2026/merger/index.html"
        secret.parent.mkdir()
        secret.write_bytes(b"ACME merges")
        leak = room.run("verify", *given)
        assert leak.code == 1
        assert leak.err.startswith(f"{url}/: error PR727 something answers at an address of a")
        assert "merger" not in leak.out + leak.err
        assert f"{url}/releases/2026/merger/\n" in room.run("verify", *given, "--reveal").err


def test_a_host_that_does_not_answer_and_an_address_that_is_none(room: Room) -> None:
    room.release()
    assert room.build().code == 0
    with hosted(room) as url:
        pass
    down = room.run("verify", url, "--as-of", AS_OF, "--wait", "0")
    assert down.code == 1
    assert "error PR720 nothing answers there (connection refused)" in down.err
    assert len(down.err.splitlines()) == 1
    for wrong in (
        "press.example.com",
        "ftp://press.example.com",
        "https://",
        "http://[",
        "http://h:x/",
    ):
        assert room.run("verify", wrong, "--as-of", AS_OF).code == 2


def test_many_problems_are_told_by_kind(room: Room) -> None:
    for day in range(1, 28):
        room.release(f"2026-03-{day:02}-r{day}", date=f"2026-03-{day:02} 09:00")
    assert room.build().code == 0
    with hosted(room) as url:
        for path in room.output.rglob("*"):
            if path.is_file() and not path.name.startswith((".", "404")):
                path.write_bytes(b"Other bytes")
        told = room.run("verify", url, "--as-of", AS_OF, "--wait", "0", "--all")
    assert told.code == 1
    assert "× error PR721 it is not as it was built" in told.err
    assert len(told.err.splitlines()) < 20
