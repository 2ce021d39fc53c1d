"""Finds and runs the programs that judge the sample."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from tests.conftest import REPOSITORY

# Servers lie where the PATH of a person who is not root does not lead.
_PATH = os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/sbin"))


def need(program: str) -> str:
    """The program's path; where it is missing the test is skipped, and in CI it fails."""
    return shutil.which(program, path=_PATH) or _missing(program)


def need_font(language: str) -> None:
    """A font that has the language's letters; where there is none, as in `need`."""
    if not run(need("fc-list"), f":lang={language}", "family").strip():
        _missing(f"a font for {language}")


def need_python(folder: Path, *packages: str) -> Path:
    """A Python in a folder of its own with packages of an index, pinned; where no index answers,
    as in `need`."""
    run(sys.executable, "-m", "venv", folder)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    pip = (python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", *packages)
    if subprocess.run(pip, capture_output=True, check=False).returncode:
        _missing(f"what {packages[0]} needs (from a package index)")
    return python


def need_calendar_library() -> Path:
    """The system's Python with libical's binding; where it is missing, as in `need`."""
    python = Path("/usr/bin/python3")
    asked = (python, "-c", "import gi; gi.require_version('ICalGLib', '3.0')")
    if not python.exists() or subprocess.run(asked, capture_output=True, check=False).returncode:
        _missing("libical (gir1.2-ical-3.0)")
    return python


def need_file(path: str) -> Path:
    """The path of a file that npm installs; where it is missing, as in `need`."""
    if not (REPOSITORY / path).is_file():
        _missing(path)
    return REPOSITORY / path


def run(*command: str | Path, home: Path | None = None, stdin: str = "") -> str:
    """What the program prints; a program that fails fails the test with what it said.

    `home` is the folder to work in for a program that leaves things in a person's own.
    """
    done = subprocess.run(
        [str(part) for part in command],
        cwd=home or REPOSITORY,
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "HOME": str(home)} if home else None,
        timeout=600,
    )
    if done.returncode:
        pytest.fail(f"{command[0]} exited with {done.returncode}:\n{done.stderr}{done.stdout}")
    return done.stdout


def _missing(what: str) -> NoReturn:
    reason = f"{what} is not installed; `make conformance` installs it where it may"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)
