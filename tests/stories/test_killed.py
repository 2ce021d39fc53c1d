"""A command that is killed while it writes leaves every file as it was or as it is to be, and the
next run finishes the work. What a killed build leaves is in `test_atomic.py`."""

from __future__ import annotations

import contextlib
import inspect
import os
import shutil
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from pressroom.cli import arguments
from pressroom.cli.main import main
from pressroom.pipeline import imported_files
from tests.conftest import Room
from tests.signers import SshSigner

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a copy of this process")

NOW = datetime(2026, 6, 1, 16, tzinfo=UTC)
BODY = "ACME Corporation (NYSE: ACME) sells the Anvil at 9:00 a.m. EST:\n- one\n- two"
IMPORTING = {
    name
    for name, _ in inspect.getmembers(imported_files, inspect.isfunction)
    if getattr(imported_files, name).__module__ == imported_files.__name__
}
# The functions that write; the state before any line of theirs is one to be killed in.
WRITERS = {
    "write_whole",
    "write_new",
    "_beside",
    "scaffold_release",
    "scaffold_room",
    "apply_fixes",
    "write_texts",
    *IMPORTING,
}
Trees = dict[str, bytes]


@pytest.fixture(autouse=True)
def one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """`new` names its file by the day."""
    monkeypatch.setattr(arguments, "moment_of", lambda as_of, room: NOW)


def run(args: list[str]) -> int:
    with pytest.raises(SystemExit) as ended:
        main(args)
    assert isinstance(ended.value.code, int)
    return ended.value.code


def lines_until(args: list[str], kill_at: int) -> int:
    """Runs a command in a copy of this process, and kills that before the line of `WRITERS` with
    the number `kill_at`; 0 if it was killed, else how many lines there are."""
    source, sink = os.pipe()
    child = os.fork()
    if child == 0:
        count = 0

        def trace(frame: FrameType, event: str, _: Any) -> Any:
            nonlocal count
            if frame.f_code.co_name not in WRITERS:
                return None
            if event == "line":
                count += 1
                if count == kill_at:
                    os.kill(os.getpid(), signal.SIGKILL)
            return trace

        sys.settrace(trace)
        with contextlib.suppress(BaseException):
            main(args)
        sys.settrace(None)
        os.write(sink, str(count).encode())
        os._exit(0)
    os.close(sink)
    with os.fdopen(source) as answer:
        lines = int(answer.read() or 0)
    os.waitpid(child, 0)
    return lines


def tree(folder: Path) -> Trees:
    """All files but what the cache keeps, hidden ones too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".cache" not in path.parts
    }


def ledger(room: Room) -> list[str]:
    room.run("ledger")
    room.release("2026-03-02-second")
    return ["ledger"]


def fix(room: Room) -> list[str]:
    for number in range(3):
        room.release(f"2026-04-0{number + 1}-r{number}", BODY, date=f"2026-04-0{number + 1} 09:00")
    return ["lint", "--fix", "--jobs", "1"]


def new(room: Room) -> list[str]:
    return ["new", "ACME Opens Works"]


def schema(room: Room) -> list[str]:
    room.write("schema.json", "{}")
    return ["schema", "--output", str(room.path / "schema.json")]


def page(room: Room) -> list[str]:
    return ["new", "page", "Governance"]


def imported(room: Room) -> list[str]:
    """Two texts, one with a table, which is a file beside it."""
    table = "Net sales          1,234   1,100\nCosts                900     880\nIncome               334     220"
    head = "BOSTON, March 2, 2026 -- ACME Corporation (NYSE: ACME) {}"
    for name, rest in (
        ("one", f"rose.\n\n                    2026    2025\n{table}\n"),
        ("two", "grew.\n"),
    ):
        room.write(f"in/{name}.txt", f"ACME Reports {name.title()}\n\n{head.format(rest)}")
    sources = [str(room.path / f"in/{name}.txt") for name in ("one", "two")]
    return ["import", *sources, "--report", str(room.path / "report.html")]


def mail(room: Room) -> list[str]:
    with (room.path / "config.toml").open("a") as file:
        file.write('\n[mail]\nsender = "press@example.com"\nto = "list@example.com"\n')
    room.build()
    return ["mail", "results", "--eml", str(room.path / "results.eml")]


def sign(room: Room) -> list[str]:
    with (room.path / "config.toml").open("a") as file:
        signer = f'name = "press@example.com"\nkey = "{SshSigner(1).key.line}"\n'
        file.write(f"\n[signing]\n\n[[signing.signer]]\n{signer}")
    for number in range(3):
        room.release(f"2026-07-0{number + 1}-r{number}", date=f"2026-07-0{number + 1} 09:00")
    return ["sign"]


COMMANDS: list[Callable[[Room], list[str]]] = [ledger, fix, new, page, schema, imported, mail, sign]


def kill(room: Room, args: list[str], times: int) -> None:
    """Kills a command at many places, each in the room as it was before."""
    args = [*args, "--root", str(room.path)] if args[0] != "init" else args
    before = tree(room.path)
    aside = room.path.with_name("aside")
    shutil.copytree(room.path, aside)
    run(args)
    after = tree(room.path)
    assert before != after

    def begin_again() -> None:
        shutil.rmtree(room.path)
        shutil.copytree(aside, room.path)

    begin_again()
    lines = lines_until(args, 0)
    assert lines > 10 and tree(room.path) == after
    halves = 0
    for turn in range(times):
        begin_again()
        at = 1 + turn * lines // times  # at every line, if there are as many kills
        assert lines_until(args, at) == 0
        left = tree(room.path)
        drafts = {path for path in left if path not in before and path not in after}
        for path, data in left.items():
            assert path in drafts or data in (before.get(path), after.get(path)), (at, path)
        assert set(left) >= set(before), at
        assert all(Path(path).name.startswith(".") and path.endswith(".new") for path in drafts)
        halves += bool(drafts) or left not in (before, after)
        if drafts and (room.path / "config.toml").exists():
            assert room.build().code == 0
            assert not [path for path in room.tree() if path.endswith(".new")]
            shutil.rmtree(room.output)
        code = run(args)
        # What is there is not begun again.
        assert code == 0 or left.items() >= after.items(), at
        assert tree(room.path) == after, at
    assert halves or times < lines, "no kill came between a draft and its file"


@pytest.fixture
def furnished(room: Room) -> Room:
    room.release()
    return room


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.__name__)
def test_killed_a_few_times(furnished: Room, command: Callable[[Room], list[str]]) -> None:
    kill(furnished, command(furnished), 5 if command in (ledger, fix, new, schema) else 2)


@pytest.mark.long
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.__name__)
def test_killed_300_times(furnished: Room, command: Callable[[Room], list[str]]) -> None:
    kill(furnished, command(furnished), 300)


@pytest.mark.parametrize("times", [2, pytest.param(300, marks=pytest.mark.long)])
def test_init_goes_on_where_it_was_killed(room: Room, times: int) -> None:
    for path in (room.path / "content/releases", room.path / "content"):
        path.rmdir()
    (room.path / "config.toml").unlink()
    kill(room, ["init", str(room.path)], times)


def test_init_takes_nothing_of_somebody_else_for_its_own(room: Room) -> None:
    """Of what it would write, one file is another's."""
    for path in (room.path / "content/releases", room.path / "content"):
        path.rmdir()
    (room.path / "config.toml").unlink()
    room.write("README.md", "Mine.")
    assert run(["init", str(room.path)]) == 2
    assert tree(room.path) == {"README.md": b"Mine."}


@pytest.mark.parametrize("kind", ["page", "picture"])
def test_so_is_an_item_that_a_killed_new_left_under_two_names(room: Room, kind: str) -> None:
    args = ["new", kind, "Governance", "--root", str(room.path)]
    assert run(args) == 0
    (path,) = (room.path / "content").rglob("*.md")
    draft = path.with_name(f".{path.name}.new")
    draft.hardlink_to(path)
    assert run(args) == 1
    assert not draft.exists() and path.exists()


def test_a_release_that_a_killed_new_left_under_two_names_is_not_begun_anew(room: Room) -> None:
    """The second name is gone with the next run, and what was written meanwhile stays."""
    path = room.path / "content/releases/2026-06-01-acme-opens-works.md"
    args = ["new", "ACME Opens Works", "--root", str(room.path)]
    assert run(args) == 0
    draft = path.with_name(f".{path.name}.new")
    draft.hardlink_to(path)
    with path.open("a") as file:
        file.write("Written since.\n")
    assert run(args) == 1
    assert path.read_text().endswith("Written since.\n")
    assert not draft.exists()
