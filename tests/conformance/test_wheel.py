"""The wheel: installed into an empty environment, it begins a room and builds it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

# It wants a package index.
pytestmark = pytest.mark.conformance


def run(*command: str | Path, cwd: Path) -> str:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    done = subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, check=False, env=environment
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_install_init_build(tmp_path: Path) -> None:
    # `python -m build` would run our own build.py, so the wheel is made by pip.
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")
    options = ("--no-deps", "--no-build-isolation", "--wheel-dir", tmp_path)
    run(*pip, "wheel", *options, REPOSITORY, cwd=tmp_path)
    (wheel,) = tmp_path.glob("pressroom-*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert "pressroom/formats/theme/files/templates/release.html" in names
    assert "pressroom/formats/theme/files/static/assets/press.css" in names
    fonts = {name for name in names if name.startswith("pressroom/formats/fonts/")}
    assert {
        "pressroom/formats/fonts/OFL.txt",
        "pressroom/formats/fonts/SourceSerif4-Bold.ttf.woff2",
    } < fonts
    assert not [name for name in names if name.startswith(("tests", "content", "docs"))]
    modules = REPOSITORY.glob("pressroom/**/*.py")
    assert {path.relative_to(REPOSITORY).as_posix() for path in modules} <= set(names)

    # The versions that are locked, and no others, so that the test repeats.
    lock = (REPOSITORY / "requirements.lock").read_text(encoding="utf-8")
    pinned = re.findall(r"^([A-Za-z0-9_.-]+==[^\s;\\]+)(\s*;[^\\\n]*)?", lock, re.MULTILINE)
    constraints = tmp_path / "constraints.txt"
    constraints.write_text("".join(f"{pin}{marker}\n" for pin, marker in pinned))
    run(sys.executable, "-m", "venv", "empty", cwd=tmp_path)
    binaries = tmp_path / "empty" / ("Scripts" if os.name == "nt" else "bin")
    install = ("-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    run(binaries / "python", *install, "-c", constraints, wheel, cwd=tmp_path)

    run(binaries / "pressroom", "init", "room", cwd=tmp_path)
    room = tmp_path / "room"
    said = run(binaries / "pressroom", "build", cwd=room)
    assert said.startswith("1 release in output/: ")
    assert (room / "output/releases/2024/press-room-opens/index.html").exists()
    run(binaries / "pressroom", "check", cwd=room)
    run(binaries / "python", "build.py", "lint", cwd=room)
    # What the wheel puts into a room is what a checkout puts there.
    run(sys.executable, "-m", "pressroom", "init", tmp_path / "other", cwd=REPOSITORY)
    assert inside(room / "vendor") == inside(tmp_path / "other/vendor")


def inside(vendor: Path) -> dict[str, dict[str, bytes]]:
    """The files in the wheels of a folder, but for what tells how Pressroom was installed here."""
    found = {}
    for path in vendor.iterdir():
        with zipfile.ZipFile(path) as wheel:
            names = [name for name in wheel.namelist() if ".dist-info/" not in name]
            found[path.name] = {name: wheel.read(name) for name in names}
    return found


def test_a_newcomer_s_hour(tmp_path: Path) -> None:
    """A room is installed, written in, judged, built and checked as its own README says, on a
    computer that has Python and an index of packages, and nothing else."""
    run(sys.executable, "-m", "pressroom", "init", tmp_path / "room", cwd=REPOSITORY)
    room = tmp_path / "room"
    readme = (room / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"(?:^    .+\n)+", readme, re.MULTILINE)
    lines = [line.split("#")[0].strip() for block in blocks for line in block.splitlines()]
    assert lines[:3] == [
        "python3 -m venv .venv",
        ". .venv/bin/activate",
        "python -m pip install --only-binary :all: -r requirements.txt",
    ]
    daily = [line for line in lines if line.startswith("pressroom ") and "serve" not in line]
    assert len(daily) == 7
    script = "\n".join(["set -e", *lines[:3], "python -m pip check", *daily])
    run("bash", "-c", script.replace("python3 ", f"{sys.executable} "), cwd=room)
    assert (room / "output/releases/2024/press-room-opens/index.html").exists()
    assert (room / "content/ledger.toml").is_file()
    # From the room's own folder, and in no other version.
    shown = run(room / ".venv/bin/python", "-m", "pip", "freeze", cwd=room)
    assert re.search(r"^pressroom @ file:\S+/vendor/pressroom-", shown, re.MULTILINE)


def test_a_wheel_that_was_changed_is_refused(tmp_path: Path) -> None:
    run(sys.executable, "-m", "pressroom", "init", tmp_path / "room", cwd=REPOSITORY)
    (wheel,) = (tmp_path / "room/vendor").glob("pressroom-*.whl")
    with zipfile.ZipFile(wheel, "a") as opened:
        opened.writestr("pressroom/more.py", "")
    command = ("-m", "pip", "download", "--quiet", "--no-deps", "--dest", tmp_path / "down")
    done = subprocess.run(
        [sys.executable, *command, "-r", "requirements.txt"],
        cwd=tmp_path / "room",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert "DO NOT MATCH THE HASHES" in done.stderr
