"""A finished site sent by rclone: in groups of equal headers, and never two uploads mixed."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pressroom.core.digest import digest
from pressroom.core.locks import locked
from pressroom.core.problems import Abort
from pressroom.publishing.rclone import Rclone, explained, find_rclone
from pressroom.publishing.rclone_target import RcloneTarget
from pressroom.publishing.target_lock import LOCK, Claim, TargetLock, claim, lock_of, read_lock
from pressroom.publishing.target_record import MARKER
from pressroom.publishing.targets import is_remote, target_of
from pressroom.publishing.upload import Wanted, pending, ready, upload
from pressroom.publishing.upload_plan import LocalFile
from tests.publishing.fake_rclone import NAME, STORAGES, FakeRclone, Storage
from tests.publishing.memory_target import OWNER, PAGE

NOW = datetime(2026, 6, 1, 16, tzinfo=UTC)
FILES = {"index.html": "Home", "topics/anvils/index.html": "Anvils", "topics/index.html": "All"}


@pytest.fixture
def storage(tmp_path: Path) -> Storage:
    STORAGES["rclone"] = Storage(tmp_path / "storage")
    return STORAGES["rclone"]


def target(
    tmp_path: Path, owner: str = "us", clock: Callable[[], datetime] = lambda: NOW
) -> RcloneTarget:
    return RcloneTarget(NAME, FakeRclone("rclone"), tmp_path / f"work-{owner}", owner, clock, 0)


def site(folder: Path, files: dict[str, str]) -> Wanted:
    made = {}
    for path, text in {**files, "_headers": "/*"}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
        made[path] = LocalFile(digest(text.encode()), len(text), PAGE)
    (folder / ".pressroom.json").write_bytes(b"{}")
    return Wanted(folder, digest(b"{}"), made, OWNER, ())


def there(storage: Storage) -> dict[str, str]:
    return {
        path.relative_to(storage.folder).as_posix(): path.read_text(encoding="utf-8")
        for path in storage.folder.rglob("*")
        if path.is_file() and not path.name.startswith(".pressroom")
    }


def test_files_go_with_their_headers_and_then_what_differs(
    storage: Storage, tmp_path: Path
) -> None:
    wanted = site(tmp_path / "output", FILES)
    first = upload(wanted, target(tmp_path))
    assert (first.sent, there(storage)) == (3, FILES)  # `_headers` is for hosts that read it
    assert {storage.headers[path] for path in FILES} == {
        ("Content-Type: text/html; charset=utf-8", "Cache-Control: public, max-age=300")
    }
    assert [path.name for path in storage.folder.glob(".*")] == [MARKER]

    storage.asked.clear()
    assert upload(wanted, target(tmp_path)).sent == 0
    # A look at the record and at what kind of storage it is: nothing else.
    assert storage.asked == ["sync/copy", "operations/fsinfo"]

    less = {path: text for path, text in FILES.items() if "anvils" not in path}
    changed = site(tmp_path / "less", {**less, "index.html": "Home, changed"})
    assert pending(changed, target(tmp_path))[0].changed == ("/", "/topics/anvils/")
    upload(changed, target(tmp_path))
    assert there(storage) == {**less, "index.html": "Home, changed"}
    assert "operations/rmdirs" not in storage.asked


def test_where_no_headers_are_kept_rules_for_the_web_server_go_along(
    storage: Storage, tmp_path: Path
) -> None:
    storage.keeps_headers = False
    upload(site(tmp_path / "output", FILES), target(tmp_path))
    assert there(storage) == {**FILES, "_headers": "/*"}
    assert set(storage.headers.values()) == {()}
    upload(site(tmp_path / "less", {"index.html": "Home"}), target(tmp_path))
    assert sorted(path.name for path in storage.folder.iterdir()) == [
        MARKER,
        "_headers",
        "index.html",
    ]


def test_a_foreign_bucket_gets_not_even_a_lock(storage: Storage, tmp_path: Path) -> None:
    storage.folder.mkdir()
    (storage.folder / "shop.html").write_text("Anvils", encoding="utf-8")
    with pytest.raises(Abort, match=r"PR711 .* holds files .* such as shop.html"):
        upload(site(tmp_path / "output", FILES), target(tmp_path))
    assert there(storage) == {"shop.html": "Anvils"}
    assert storage.asked == ["sync/copy", "operations/list"]


def test_two_uploads_from_two_computers(storage: Storage, tmp_path: Path) -> None:
    wanted = site(tmp_path / "output", FILES)
    with ready(wanted, target(tmp_path, "us")) as held:
        other = site(tmp_path / "other", {"index.html": "Other"})
        later = NOW + timedelta(minutes=10)
        with pytest.raises(Abort) as refused:
            upload(other, target(tmp_path, "them", lambda: later))
        assert str(refused.value) == (
            "config.toml: error PR712 another upload to press:bucket/path is at work, last seen at "
            "2026-06-01T16:00:00+00:00 — wait until it has ended, and publish again; after a quarter "
            "of an hour without a sign of it, its place is free"
        )
        held.go()
    assert there(storage) == FILES
    assert not (storage.folder / LOCK).exists()


def test_a_lock_of_one_who_was_stopped_is_taken_over(storage: Storage, tmp_path: Path) -> None:
    storage.folder.mkdir()
    (storage.folder / LOCK).write_bytes(lock_of("them", NOW - timedelta(minutes=16)))
    upload(site(tmp_path / "output", FILES), target(tmp_path))
    assert there(storage) == FILES
    # Our own, of an upload that was killed, keeps nobody off once we have looked.
    (storage.folder / LOCK).write_bytes(lock_of("us", NOW))
    assert upload(site(tmp_path / "output", FILES), target(tmp_path)).sent == 0
    assert not (storage.folder / LOCK).exists()
    (storage.folder / LOCK).write_bytes(lock_of("us", NOW))
    upload(site(tmp_path / "next", {"index.html": "Next"}), target(tmp_path))
    assert there(storage) == {"index.html": "Next"}


def test_who_has_lost_the_lock_stops(storage: Storage, tmp_path: Path) -> None:
    moments = iter(NOW + timedelta(minutes=2 * n) for n in range(99))
    mine = target(tmp_path, "us", lambda: next(moments))
    with (
        pytest.raises(
            Abort, match=r"PR717 another upload to .* has begun, and this one has stopped"
        ),
        ready(site(tmp_path / "output", FILES), mine) as held,
    ):
        (storage.folder / LOCK).write_bytes(lock_of("them", NOW + timedelta(minutes=8)))
        held.go()
    assert read_lock((storage.folder / LOCK).read_bytes()) is not None  # theirs stays


def test_a_lock_says_who_may_publish() -> None:
    lock = TargetLock("them", NOW)
    for found, owner, minutes, state in (
        (None, "us", 0, Claim.FREE),
        (lock, "them", 0, Claim.OURS),
        (lock, "us", 15, Claim.TAKEN),
        (lock, "us", 16, Claim.STALE),
        (lock, "us", -15, Claim.TAKEN),
        (lock, "us", -16, Claim.STALE),
    ):
        assert claim(found, owner, NOW + timedelta(minutes=minutes)) is state
    assert read_lock(lock_of("them", NOW)) == lock
    for damaged in (None, b"", b"{}", b'{"owner":"x","at":"2026-06-01T16:00:00"}', b"\xff"):
        assert read_lock(damaged) is None


@pytest.mark.parametrize(
    ("said", "cause"),
    [
        (
            'CRITICAL: Failed: didn\'t find section in config file ("press")',
            "no remote of this name",
        ),
        ("ERROR : api error NoSuchBucket: The specified bucket does not exist", "no such bucket"),
        ("ERROR : StatusCode: 403, api error SignatureDoesNotMatch: no", "refuses the keys"),
        ("ERROR : index.html: Failed to copy: 507 Insufficient Storage", "no room left"),
        ("ERROR : dial tcp 127.0.0.1:9: connect: connection refused", "cannot be reached"),
        ("corrupted on transfer: sizes differ src(x) 56 vs dst(y) 0", "did not arrive there whole"),
        ("2026/06/01 12:00:00 ERROR : the moon is full", "rclone has failed (the moon is full)"),
        ("", "rclone has failed (it says nothing)"),
    ],
)
def test_what_rclone_says_is_told_in_plain_words(
    storage: Storage, tmp_path: Path, said: str, cause: str
) -> None:
    assert cause in explained(said)[0]
    storage.fails = said or "\n"
    with pytest.raises(Abort, match="PR713 the site cannot be sent to press:bucket/path: "):
        upload(site(tmp_path / "output", FILES), target(tmp_path))


def test_a_bucket_that_is_not_there_is_told_before_anything_is_tried(
    storage: Storage, tmp_path: Path
) -> None:
    storage.has_no_bucket = True
    wanted = site(tmp_path / "output", FILES)
    with pytest.raises(Abort, match=r"PR713 .* there is no such bucket or folder"):
        pending(wanted, target(tmp_path))
    # A folder on a disk is made.
    storage.keeps_headers = False
    assert pending(wanted, target(tmp_path))[0].sent > len(FILES)


def server(tmp_path: Path, text: str) -> str:
    """A program in place of rclone's server."""
    program = tmp_path / "rclone"
    program.write_text(f"#!{sys.executable}\n{text}", encoding="utf-8")
    program.chmod(0o755)
    return str(program)


def test_a_program_that_fails_is_told(tmp_path: Path) -> None:
    program = server(tmp_path, "import sys; sys.exit('config: no space left on device')")
    with (
        pytest.raises(Abort, match=r"PR713 the site cannot be sent to press:: there is no room"),
        Rclone(program).serving("press:"),
    ):
        pass


SERVER = """
import base64, http.server, json, os, sys
assert sys.argv[1:4] == ["rcd", "--rc-addr", "127.0.0.1:0"], sys.argv
login = f"{os.environ['RCLONE_RC_USER']}:{os.environ['RCLONE_RC_PASS']}".encode()
class Control(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        assert self.headers["Authorization"] == "Basic " + base64.b64encode(login).decode()
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path == "/core/quit":
            os._exit(0)
        status, error = asked.get("say", [200, ""])
        self.send_response(status)
        self.end_headers()
        self.wfile.write(json.dumps({"error": error} if error else {"pid": os.getpid()}).encode())
made = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Control)
print(f"NOTICE: Serving remote control on http://127.0.0.1:{made.server_port}/", file=sys.stderr, flush=True)
made.serve_forever()
"""


def test_one_server_does_all_and_ends_with_who_asked(tmp_path: Path) -> None:
    program = Rclone(server(tmp_path, SERVER))
    with program.serving("press:") as session:
        first, again = (json.loads(session.call("rc/noop"))["pid"] for _ in range(2))
        assert first == again
        assert session.found("x", say=[404, "object not found"]) is None
        assert session.found("x", say=[500, "error listing: directory not found"]) is None
        for said, cause in (
            ([500, "Forbidden"], "the storage refuses the keys"),
            ([404, "directory not found"], "there is no such bucket or folder"),
        ):
            with pytest.raises(Abort, match=f"PR713 the site cannot be sent to press:: {cause}"):
                session.call("x", say=said)
        with pytest.raises(Abort, match=r"rclone has failed \(its process has ended\)"):
            session.call("core/quit")
    # Who publishes is killed: the server goes with it, and the lock that it kept.
    (tmp_path / "lock").mkdir()
    held = locked(tmp_path / "lock")
    child = os.fork()
    if child == 0:
        with program.serving("press:", held) as session:
            (tmp_path / "pid").write_bytes(session.call("rc/noop"))
            os.kill(os.getpid(), signal.SIGKILL)
    os.close(held)
    os.waitpid(child, 0)
    os.close(locked(tmp_path / "lock"))
    with pytest.raises(ProcessLookupError):
        os.kill(json.loads((tmp_path / "pid").read_bytes())["pid"], 0)


def test_targets_are_folders_or_remotes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, remote in (
        ("press:bucket/path", True),
        (":s3,provider=AWS:bucket", True),
        ("/srv/press", False),
        ("../web", False),
        ("C:\\web", False),
        ("C:/web", False),
    ):
        assert (name, is_remote(name)) == (name, remote)
    room = tmp_path / "room"
    room.mkdir()
    for name, what in (
        ("", "PR718 no `target` under"),
        ("../room", "PR718 the target `../room` holds the press room's own sources"),
        ("..", "own sources"),
        ("content/web", "own sources"),
    ):
        with pytest.raises(Abort, match=what):
            target_of(name, room, lambda: NOW)
    assert target_of("../web", room, lambda: NOW).name == "../web"
    monkeypatch.setattr("shutil.which", lambda *_, **__: None)
    find_rclone.cache_clear()
    with pytest.raises(Abort, match=r"PR715 .* rclone is not installed — `pip install"):
        target_of("press:bucket", room, lambda: NOW)
