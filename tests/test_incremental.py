"""An incremental build equals a clean one, byte for byte, over random edits."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressroom.instants import Instant, read_instant
from pressroom.pipeline import build
from pressroom.plan import Action, Made, plan
from tests.conftest import AS_OF, CONFIG, REPOSITORY, Room

DAYS = ["2026-01-05", "2026-02-10", "2026-03-15", "2026-12-24"]
EDIT = st.tuples(
    st.sampled_from(["write", "delete", "config", "template", "static"]),
    st.integers(0, 3),
    st.sampled_from(["One.", "Two ® [link](https://example.com/).", "Three\n\n- a"]),
    st.sampled_from(["[]", "[anvil]", "[anvil, kadcyla]"]),
    st.sampled_from(["false", "true"]),
)


def apply(root: Path, edit: tuple[str, int, str, str, str]) -> None:
    kind, which, text, products, draft = edit
    release = root / f"content/releases/{DAYS[which]}-r{which}.md"
    override = root / "templates/404.html"
    static = root / f"static/assets/extra{which}.txt"
    if kind == "write":
        release.write_text(
            f"---\ntitle: R{which} {text[:3]}\ndate: {DAYS[which]} 09:00\nproducts: {products}\n"
            f"draft: {draft}\n---\n\n{text}\n"
        )
    elif kind == "delete":
        release.unlink(missing_ok=True)
    elif kind == "config":
        (root / "config.toml").write_text(CONFIG + f"\n[archive]\npage_size = {which + 1}\n")
    elif kind == "template" and override.exists():
        override.unlink()
    elif kind == "template":
        override.write_text(f"<!doctype html><title>{{{{ head.title }}}}</title>{text}")
    else:
        static.write_text(text)


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@given(st.lists(EDIT, min_size=1, max_size=6))
@settings(max_examples=25)
def test_incremental_equals_clean(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, int, str, str, str]]
) -> None:
    root = tmp_path_factory.mktemp("room")
    for name in ("content/releases", "templates", "static/assets"):
        (root / name).mkdir(parents=True)
    (root / "config.toml").write_text(CONFIG)
    from zoneinfo import ZoneInfo

    read = read_instant(AS_OF, ZoneInfo("America/New_York"))
    assert isinstance(read, Instant)
    for edit in edits:
        apply(root, edit)
        build(root, root / "output", read.at)
    clean = root / "clean"
    build(root, clean, read.at)
    assert tree(root / "output") == tree(clean)


def test_only_what_changed_is_written(room: Room) -> None:
    for day in range(1, 8):
        room.release(f"2026-03-0{day}-r{day}", date=f"2026-03-0{day} 09:00", title=f"R{day}")
    assert room.build().code == 0
    room.release("2026-03-01-r1", date="2026-03-01 09:00", title="R1", body="Net sales fell.")

    ran = room.build("-v")

    written = [row.split(": ") for row in ran.out.splitlines() if row.startswith("write")]
    assert written == [
        [f"write  {path}", "what it shows has changed"]
        for path in (
            "atom.xml",
            "feed.json",
            "feed.xml",
            "index.html",
            "releases/2026/index.html",
            "releases/2026/r1/index.html",
            "releases/index.html",
        )
    ]


def test_every_reason() -> None:
    made = {p: Made("v", "s", 3) for p in ("same", "view", "salt", "size", "gone", "lost")}
    wanted = {
        "new": Made("v", "s", -1),
        "same": Made("v", "s", -1),
        "view": Made("w", "s", -1),
        "salt": Made("v", "t", -1),
        "size": Made("v", "s", -1),
        "lost": Made("v", "s", -1),
    }
    sizes = {"same": 3, "view": 3, "salt": 3, "size": 4, "gone": 3}

    steps = {step.path: (step.action, step.reason) for step in plan(wanted, made, sizes)}

    assert steps == {
        "gone": (Action.DELETE, "nothing asks for it any more"),
        "lost": (Action.WRITE, "it is missing from the output folder"),
        "new": (Action.WRITE, "it is new"),
        "salt": (Action.WRITE, "the theme, the settings or the program has changed"),
        "same": (Action.KEEP, "nothing it shows has changed"),
        "size": (Action.WRITE, "someone has changed it in the output folder"),
        "view": (Action.WRITE, "what it shows has changed"),
    }


def test_the_machine_leaves_no_mark_on_the_output(tmp_path: Path) -> None:
    """Zone, language, hash seed, folder, number of processes: the bytes are the same."""
    outputs = []
    machines = [
        ("UTC", "C.UTF-8", "1", "1"),
        ("Asia/Tokyo", "de_DE.UTF-8", "2", "2"),
    ]
    for number, (zone, language, seed, jobs) in enumerate(machines):
        root = tmp_path / f"machine{number}" / ("deep" * number or "flat")
        files = [path for path in (REPOSITORY / "content").rglob("*") if path.is_file()]
        random.Random(number).shuffle(files)  # the disk's order of files is no order
        for path in files:
            target = root / path.relative_to(REPOSITORY)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
        shutil.copyfile(REPOSITORY / "config.toml", root / "config.toml")
        command = [sys.executable, "-m", "pressroom", "build", "--as-of", AS_OF, "--jobs", jobs]
        environment = {"TZ": zone, "LANG": language, "LC_ALL": language, "PYTHONHASHSEED": seed}
        subprocess.run(
            command, cwd=root, check=True, capture_output=True, env=os.environ | environment
        )
        outputs.append(tree(root / "output"))
    assert outputs[0] == outputs[1]
    assert len(outputs[0]) > 70
