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
    run(binaries / "python", "build.py", "lint", "--strict", cwd=room)
