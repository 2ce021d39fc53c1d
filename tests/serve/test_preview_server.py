"""The desk: shows the site, rebuilds after a save, shows a fault and forgets it."""

from __future__ import annotations

import contextlib
import gc
import http.client
import http.server
import json
import queue
import socket
import struct
import threading
import time
from collections.abc import Callable, Collection, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pressroom.serve import handler, preview_server
from pressroom.serve.preview_server import PREVIEW, PreviewServer
from tests.conftest import CONFIG, Room

NOW = datetime(2026, 6, 1, tzinfo=UTC)


class Browser:
    """As much of a browser as a test needs."""

    def __init__(self, port: int) -> None:
        self.port = port

    def get(self, path: str, method: str = "GET") -> tuple[int, str, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request(method, path)
        answer = connection.getresponse()
        body = answer.read().decode()
        connection.close()
        return answer.status, answer.headers.get("Location", ""), body


@pytest.fixture
def desk(room: Room) -> Iterator[tuple[PreviewServer, Browser, list[str]]]:
    room.release()
    said: list[str] = []
    # The server collects garbage after each build: not through all that other tests have left.
    gc.freeze()
    desk = PreviewServer(room.path, clock=lambda: NOW, say=said.append, jobs=1)
    desk.rebuild()
    server = desk.server(0)
    with serving(server) as browser:
        yield desk, browser, said


@contextlib.contextmanager
def serving(server: http.server.ThreadingHTTPServer) -> Iterator[Browser]:
    """A browser for a server, which looks often whether it is to stop."""
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield Browser(server.server_address[1])
    server.shutdown()
    server.server_close()


def test_pages_carry_the_reloading_script_and_the_output_does_not(
    room: Room, desk: tuple[PreviewServer, Browser, list[str]]
) -> None:
    status, _, page = desk[1].get("/releases/2026/results/")
    assert status == 200
    assert "EventSource" in page
    preview = room.path / PREVIEW / "releases/2026/results/index.html"
    assert "EventSource" not in preview.read_text()
    assert not room.output.exists()


def test_addresses_as_a_static_host_serves_them(
    desk: tuple[PreviewServer, Browser, list[str]],
) -> None:
    browser = desk[1]
    assert browser.get("/releases/2026/results")[:2] == (301, "/releases/2026/results/")
    assert browser.get("/feed.xml")[0] == 200
    assert browser.get("/feed.xml", "HEAD")[2] == ""
    status, _, page = browser.get("/nothing/")
    assert (status, "Page not found" in page) == (404, True)
    assert browser.get("/%00")[0] == 404
    connection = http.client.HTTPConnection("127.0.0.1", browser.port, timeout=10)
    connection.request("GET", "/", headers={"Host": "evil.example"})
    assert connection.getresponse().status == 421
    connection.close()
    for path in ("/../config.toml", "/%2e%2e/config.toml", "/..%2fconfig.toml", "/.pressroom.json"):
        assert browser.get(path)[0] == 404


def test_a_fault_shows_and_is_gone_with_the_next_good_save(
    room: Room, desk: tuple[PreviewServer, Browser, list[str]]
) -> None:
    table, browser, said = desk
    good = json.loads(table.state.message())
    room.release(products="[Nothing]")
    table.rebuild()
    state = json.loads(table.state.message())
    assert "2026-03-01-results.md:4: error PR011 unknown product" in state["problems"]
    assert "PR011" in said[-1]
    assert browser.get("/releases/2026/results/")[0] == 200  # the last good one stands
    room.release(title="Mended")
    table.rebuild()
    state = json.loads(table.state.message())
    assert state == {"build": good["build"] + 1, "problems": ""}
    assert "<h1>Mended</h1>" in browser.get("/releases/2026/results/")[2]


def test_a_fault_in_the_first_build_shows_too(room: Room) -> None:
    room.release(products="[Nothing]")
    desk = PreviewServer(room.path, clock=lambda: NOW, say=lambda text: None, jobs=1)
    desk.rebuild()
    with serving(desk.server(0)) as browser:
        status, _, page = browser.get("/")
    assert status == 404
    assert "PR011" in page
    assert "EventSource" in page


def test_events_tell_of_each_change(
    room: Room, desk: tuple[PreviewServer, Browser, list[str]]
) -> None:
    table, browser, _ = desk
    connection = http.client.HTTPConnection("127.0.0.1", browser.port, timeout=10)
    connection.request("GET", "/__pressroom__/events")
    stream = connection.getresponse()
    assert json.loads(stream.readline().removeprefix(b"data: "))["build"] == 1
    stream.readline()
    table.rebuild()  # nothing has changed, and nobody need look again
    room.release(title="Second")
    table.rebuild()
    assert json.loads(stream.readline().removeprefix(b"data: "))["build"] == 2
    connection.close()


def in_place(path: Path) -> None:
    path.write_text(path.read_text() + "More.\n")


def atomic(path: Path) -> None:
    temporary = path.with_name(".saving")
    temporary.write_text(path.read_text() + "More.\n")
    temporary.replace(path)


def vim(path: Path) -> None:
    text = path.read_text()
    backup = path.with_name(path.name + "~")
    path.rename(backup)
    path.write_text(text + "More.\n")
    backup.unlink()


@pytest.mark.parametrize("save", [in_place, atomic, vim])
@pytest.mark.parametrize("poll", [False, True], ids=["events", "poll"])
def test_every_way_of_saving_is_seen(
    room: Room, save: object, poll: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert callable(save)
    monkeypatch.setattr(preview_server, "EACH_POLL", 0.1)
    path = room.release()
    desk = PreviewServer(room.path, clock=lambda: NOW, say=lambda text: None, jobs=1)
    changed: queue.Queue[str] = queue.Queue()
    observer = desk.watch(changed, poll=poll)
    try:
        save(path)
        changed.get(timeout=10)
    finally:
        observer.stop()
        observer.join()


def test_a_folder_that_comes_later_is_watched_too(room: Room) -> None:
    room.release()
    desk = PreviewServer(room.path, clock=lambda: NOW, say=lambda text: None, jobs=1)
    changed: queue.Queue[str] = queue.Queue()
    observer = desk.watch(changed)
    try:
        (room.path / "templates").mkdir()
        changed.get(timeout=10)
        room.write("templates/404.html", "x")
        changed.get(timeout=10)
    finally:
        observer.stop()
        observer.join()


def test_reading_and_building_are_no_changes(room: Room) -> None:
    """Reading a file makes events too; a desk that took them for changes would never rest."""
    path = room.release()
    desk = PreviewServer(room.path, clock=lambda: NOW, say=lambda text: None, jobs=1)
    desk.rebuild()
    changed: queue.Queue[str] = queue.Queue()
    observer = desk.watch(changed)
    try:
        path.read_text()
        desk.rebuild()
        room.write("output/x.html", "x")
        room.write("content/releases/x.md~", "x")
        # In each folder that is watched a change follows, and nothing comes before it.
        last = {"config.toml", "content/releases/y.md"}
        for name in last:
            room.write(name, "x")
        told = {changed.get(timeout=10)}
        while told < last:
            told.add(changed.get(timeout=10))
        assert told == last
    finally:
        observer.stop()
        observer.join()


def eventually(true: Callable[[], bool]) -> None:
    for _ in range(400):
        if true():
            return
        time.sleep(0.025)
    raise AssertionError("not within ten seconds")


def test_an_edited_text_is_shown_first_and_then_all_else_is_looked_at(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page is shown by what was saved; what no event told of is found all the same."""
    path = room.release(body="Lead.\n\nSecond.")
    done: list[list[str]] = []
    desk = PreviewServer(room.path, clock=lambda: NOW, say=lambda text: None, jobs=1)
    rebuild = desk.rebuild

    def noted(saved: Collection[str] = ()) -> bool:
        done.append(sorted(saved))
        return rebuild(saved)

    monkeypatch.setattr(desk, "rebuild", noted)
    desk.rebuild()
    page = desk.output / "releases/2026/results/index.html"
    changed: queue.Queue[str] = queue.Queue()
    threading.Thread(target=desk.rebuild_on, args=(changed,), daemon=True).start()

    path.write_text(path.read_text() + "\nThird.\n")
    room.write("static/a.txt", "A")
    changed.put("content/releases/2026-03-01-results.md")

    eventually(lambda: "Third." in page.read_text())
    eventually((desk.output / "a.txt").exists)
    assert done == [[], ["content/releases/2026-03-01-results.md"], []]


def test_a_save_right_after_another_is_shown_too(room: Room) -> None:
    """One event comes while the desk waits with the whole build, and none after it."""
    paths = [
        room.release(f"2026-03-0{n}-r{n}", "Lead.\n\nSecond.", f"R{n}", f"2026-03-0{n} 09:00")
        for n in (1, 2)
    ]
    desk = PreviewServer(room.path, clock=lambda: NOW, say=lambda text: None, jobs=1)
    desk.rebuild()
    pages = [desk.output / f"releases/2026/r{n}/index.html" for n in (1, 2)]
    changed: queue.Queue[str] = queue.Queue()
    threading.Thread(target=desk.rebuild_on, args=(changed,), daemon=True).start()
    for path, page in zip(paths, pages, strict=True):
        path.write_text(path.read_text() + "\nThird.\n")
        changed.put(path.relative_to(room.path).as_posix())
        eventually(lambda page=page: "Third." in page.read_text())  # type: ignore[misc]


def test_a_fault_that_is_undone_is_forgotten(
    room: Room, desk: tuple[PreviewServer, Browser, list[str]]
) -> None:
    table, _, _ = desk
    path = room.path / "content/releases/2026-03-01-results.md"
    text = path.read_text()
    room.release(products="[Nothing]")
    table.rebuild()
    assert "PR011" in table.state.problems
    path.write_text(text)
    table.rebuild()
    assert table.state.problems == ""


def test_drafts_of_an_earlier_desk_are_not_taken_over(room: Room) -> None:
    """Both desks have the same folder, as with the same port."""
    room.release("2026-03-02-draft", title="Secret", draft="true")
    for drafts in (True, False):
        desk = PreviewServer(
            room.path, clock=lambda: NOW, say=lambda text: None, jobs=1, drafts=drafts
        )
        desk.rebuild()
        assert (desk.output / "releases/2026/draft/index.html").exists() is drafts


@pytest.mark.parametrize(
    "more",
    ["[feeds]\nitems = 1\n", "[exports]\nmarkdown = false\n", '[[topic]]\nkey = "a"\nname = "A"\n'],
)
def test_settings_that_change_nothing_of_the_releases_are_seen(room: Room, more: str) -> None:
    """The preview server remembers a site; what it draws of it depends on the settings too."""
    for number in (1, 2):
        room.release(f"2026-03-0{number}-r{number}", date=f"2026-03-0{number} 09:00")
    desk = PreviewServer(room.path, clock=lambda: NOW, say=lambda text: None, jobs=1)
    desk.rebuild()
    room.write("config.toml", f"{CONFIG}\n{more}")
    desk.rebuild()
    fresh = PreviewServer(room.path, clock=lambda: NOW, say=lambda text: None, jobs=1)
    fresh.output = room.path / "fresh"
    fresh.rebuild()
    assert room.tree(".cache/preview") == room.tree("fresh")


def asked(port: int, request: bytes) -> bytes:
    """What the server answers to bytes on the wire."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as wire:
        wire.sendall(request)
        answer = b""
        while more := wire.recv(65_536):
            answer += more
        return answer


def test_a_damaged_host_header_gets_an_answer(
    desk: tuple[PreviewServer, Browser, list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    for host in ("[::1", "[", "]", "[v1.x", "a@[b", "", "\xff", "127.0.0.1.evil"):
        request = f"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        answer = asked(desk[1].port, request.encode("latin-1"))
        assert answer.startswith(b"HTTP/1.1 421 "), host
        assert capsys.readouterr().err == ""


def test_nobody_else_may_show_or_load_the_preview(
    desk: tuple[PreviewServer, Browser, list[str]],
) -> None:
    for path in ("/", "/feed.xml", "/none/", "/releases", "/releases/2026/results"):
        connection = http.client.HTTPConnection("127.0.0.1", desk[1].port, timeout=10)
        connection.request("GET", path)
        headers = connection.getresponse().headers
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Content-Security-Policy"] == "frame-ancestors 'none'"
        connection.close()
    # What http.server answers by itself, too.
    assert b"\r\nX-Frame-Options: DENY" in asked(desk[1].port, b"BREW / HTTP/1.1\r\n\r\n")


def test_a_connection_that_is_reset_leaves_no_traceback(
    desk: tuple[PreviewServer, Browser, list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    for request in (b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"):
        wire = socket.create_connection(("127.0.0.1", desk[1].port), timeout=10)
        wire.sendall(request)
        # Closed with a reset, and nothing of what was sent is waited for.
        wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        wire.close()
    assert desk[1].get("/feed.xml")[0] == 200
    time.sleep(0.05)
    assert capsys.readouterr().err == ""


def test_half_a_request_is_given_up(
    desk: tuple[PreviewServer, Browser, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handler, "REQUEST_SECONDS", 0.1)
    assert asked(desk[1].port, b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n") == b""
    assert asked(desk[1].port, b"") == b""
    # Nor does a trickle hold a connection open.
    with socket.create_connection(("127.0.0.1", desk[1].port), timeout=10) as wire:
        wire.sendall(b"GET / HTTP/1.1\r\n")
        begun = time.monotonic()
        with contextlib.suppress(OSError):
            while time.monotonic() - begun < 2:
                wire.sendall(b"X")
                time.sleep(0.02)
                wire.settimeout(0.001)
                with contextlib.suppress(TimeoutError):
                    if wire.recv(1) == b"":
                        break
        assert time.monotonic() - begun < 1


def test_a_passing_fault_of_the_cache_is_told_once(room: Room) -> None:
    said: list[str] = []
    room.release()
    desk = PreviewServer(room.path, clock=lambda: NOW, say=said.append, jobs=1)
    place = room.path / ".cache/kept.sqlite"
    place.mkdir(parents=True)
    desk.rebuild()
    assert desk.last is None
    place.rmdir()
    room.release(title="Other")
    desk.rebuild()
    assert desk.last is not None
    assert all(problem.code != "PR504" for problem in desk.last.shown.problems)
