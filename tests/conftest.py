"""Rooms to try things in: files, a command, a result."""

from __future__ import annotations

import base64
import contextlib
import gc
import io
import json
import multiprocessing
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, settings

from pressroom.cli.main import main
from pressroom.core import files
from pressroom.core.problems import Problem

REPOSITORY = Path(__file__).parents[1]
SHARED = REPOSITORY.parent / "shared"
CLOUD = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAAAAABX3VL4AAAADklEQVR4nGMMYGBiYAAAAaIAVBelrcoAAAAASUVO"
    "RK5CYII="
)
"""A picture of two by two pixels."""
AS_OF = "2026-06-01T12:00:00-04:00"

# Building whole rooms takes longer than hypothesis likes; the same examples come every time.
settings.register_profile(
    "repeatable",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.load_profile("repeatable")

CONFIG = """\
[site]
title = "ACME Press Room"
url = "https://press.example.com"
timezone = "America/New_York"
id_authority = "press.example.com,2012"

[[issuer]]
key = "acme"
name = "ACME Corporation"
tickers = ["NYSE: ACME"]

[[product]]
key = "anvil"
name = "Anvil"
mark = "™"
owner = "ACME Corporation"
from = "2000-01-01"

[[product]]
key = "kadcyla"
name = "Kadcyla"
generic = "ado-trastuzumab emtansine"
mark = "®"
owner = "Genentech, Inc."
aliases = ["T-DM1"]
from = "2000-01-01"

[[contact]]
key = "investors"
for = "Investors"
name = "Jane Doe"
phone = "+1 212 555 0100"
email = "ir@example.com"
"""


@pytest.fixture(autouse=True, scope="session")
def _own_key(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The key of the tests' seals is theirs, and not that of who runs them."""
    os.environ["XDG_STATE_HOME"] = str(tmp_path_factory.mktemp("state"))


@dataclass(frozen=True)
class Ran:
    """What a command did: its exit code and what it printed."""

    code: int
    out: str
    err: str


class Room:
    """A press room in a folder of its own."""

    def __init__(self, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.path = path
        self.output = path / "output"
        # To copy a process that holds all tests takes longer than to make a small room in it;
        # that the bytes do not depend on it is proved in test_incremental.py and test_treasury.py.
        self.jobs = 1
        self._capsys = capsys

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def release(
        self,
        name: str = "2026-03-01-results",
        body: str = "Net sales rose.",
        title: str = "ACME Reports Results",
        date: str = "2026-03-01T09:00:00-05:00",
        **keys: str,
    ) -> Path:
        """A release's file; `keys` are further front matter, values as YAML."""
        rows = [f"title: {title}", f"date: {date}", *(f"{k}: {v}" for k, v in keys.items())]
        header = "\n".join(rows)
        path = name if name.endswith(".md") else f"{name}.md"
        return self.write(f"content/releases/{path}", f"---\n{header}\n---\n\n{body}\n")

    def run(self, *args: str) -> Ran:
        """A command in this room, as of a fixed moment where it takes one."""
        more = ["--root", str(self.path)]
        if args[0] in ("build", "lint", "check", "schedule") and "--as-of" not in args:
            more += ["--as-of", AS_OF]
        if args[0] in ("build", "lint") and "--jobs" not in args:
            more += ["--jobs", str(self.jobs)]
        self._capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([*args, *more])
        printed = self._capsys.readouterr()
        code = ended.value.code
        assert isinstance(code, int)
        return Ran(code, printed.out, printed.err)

    def build(self, *args: str) -> Ran:
        return self.run("build", *args)

    def judged(self) -> list[str]:
        """What `lint` finds, a row for each problem, however it prints many of one kind."""
        found = json.loads(self.run("lint", "--format", "json").out)
        return [str(msgspec.convert(each, Problem)) for each in found]

    def read(self, path: str) -> str:
        return (self.output / path).read_text(encoding="utf-8")

    def tree(self, folder: str = "output") -> dict[str, bytes]:
        """Every file below `folder` with its content."""
        top = self.path / folder
        return {
            path.relative_to(top).as_posix(): path.read_bytes()
            for path in sorted(top.rglob("*"))
            if path.is_file()
        }


@pytest.fixture(scope="session", autouse=True)
def warmed(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A build before there are tests: processes that are copied from this one would each compile
    the templates anew."""
    root = tmp_path_factory.mktemp("warmed")
    with pytest.raises(SystemExit), contextlib.redirect_stdout(io.StringIO()):
        main(["init", str(root / "room")])
    with pytest.raises(SystemExit), contextlib.redirect_stdout(io.StringIO()):
        main(["build", "--jobs", "1", "--root", str(root / "room")])
    # What is loaded now stays: to look through it for garbage again and again takes time.
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def by_headlines(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rooms that do not say how are searched by headlines, which takes one file and not six."""
    monkeypatch.setattr("pressroom.formats.search.UNLESS_TOLD", "titles")


@pytest.fixture
def room(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Room:
    """A room with a configuration and no release."""
    made = Room(tmp_path / "room", capsys)
    made.write("config.toml", CONFIG)
    (made.path / "content/releases").mkdir(parents=True)
    return made


@pytest.fixture(scope="module")
def aside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a module keeps the rooms with which several of its tests begin."""
    return tmp_path_factory.mktemp("aside")


def once(furnish: Callable[[Room], object], room: Room, aside: Path) -> Room:
    """The room as `furnish` leaves it. That is done for the first test of a module; the others get
    a copy, which takes a tenth of a small build."""
    kept = aside / furnish.__name__
    if kept.exists():
        shutil.copytree(kept, room.path, dirs_exist_ok=True)
    else:
        furnish(room)
        shutil.copytree(room.path, kept)
    return room


def begin(args: list[str]) -> BaseProcess:
    """Begins a command in another process: a copy of this one, where that may be had. One that
    starts anew takes a second to load what it needs."""
    how = "spawn" if sys.platform in ("win32", "darwin") else "fork"
    process = multiprocessing.get_context(how).Process(target=_silently, args=(args,))
    process.start()
    return process


def _silently(args: list[str]) -> None:
    with (
        Path(os.devnull).open("w") as nowhere,
        contextlib.redirect_stdout(nowhere),
        contextlib.redirect_stderr(nowhere),
    ):
        main(args)


def take_for_old(monkeypatch: pytest.MonkeyPatch) -> None:
    """Takes files of this minute for old ones: what is young is never trusted."""
    monkeypatch.setattr(files, "GRAIN", -(10**12))


@pytest.fixture
def old_files(monkeypatch: pytest.MonkeyPatch) -> None:
    take_for_old(monkeypatch)


@pytest.fixture
def sample(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Room:
    """The repository's own sample, built elsewhere than in its output folder."""
    made = Room(REPOSITORY, capsys)
    made.output = tmp_path / "output"
    return made


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="write the golden pages anew")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Passes over a folder of which no test is wanted, rather than load it in every worker."""
    left_out = "not conformance" in config.getoption("markexpr")
    return True if left_out and collection_path == REPOSITORY / "tests/conformance" else None


def pytest_configure(config: Any) -> None:
    # The commands collect no garbage at all; here are thousands of them in one process.
    gc.set_threshold(100_000, 20, 100)
    # A terminal's width, colours, zone or language must not decide a test.
    for name in ("COLUMNS", "FORCE_COLOR", "NO_COLOR"):
        os.environ.pop(name, None)
    # Over a hundred thousand small files come and go: on a disk that takes a quarter of all time.
    if _has_room(MEMORY):
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


MEMORY = Path("/dev/shm")
"""A file system in memory, where the system has one (Linux)."""
_ENOUGH = 2 << 30  # bytes; a run takes a quarter of it


def _has_room(folder: Path) -> bool:
    try:
        disk = os.statvfs(folder)
    except (OSError, AttributeError):  # Windows has no `statvfs`
        return False
    runs = not disk.f_flag & os.ST_NOEXEC
    return runs and os.access(folder, os.W_OK) and disk.f_bavail * disk.f_frsize > _ENOUGH
