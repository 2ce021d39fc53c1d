"""Finished sites to look at, each built once."""

from __future__ import annotations

import fcntl
import functools
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

from . import rooms
from .tools import run

# The presets that the theme has; a new one is proved with the others.
PRESETS = sorted(path.stem for path in (REPOSITORY / "static/assets/presets").glob("*.css"))

Build = Callable[[str, Callable[[Path], Path]], Path]
Once = Callable[[str, Callable[[Path], object]], Path]


@pytest.fixture(scope="session")
def site(built: Build) -> Path:
    """The finished sample."""
    return built("sample", lambda _: REPOSITORY)


@pytest.fixture(params=["site", "everything"])
def each(request: pytest.FixtureRequest) -> Path:
    """The sample, and then the site with everything there can be."""
    folder: Path = request.getfixturevalue(request.param)
    return folder


@pytest.fixture(scope="session")
def elements(built: Build) -> Path:
    """A site whose one release has every element there is."""
    return built("elements", lambda _: REPOSITORY / "tests/stories/elements")


@pytest.fixture(scope="session")
def everything(built: Build) -> Path:
    """A site with every kind of page and file, in three languages, and with what goes wrong."""
    return built("everything", rooms.everything)


@pytest.fixture(params=PRESETS)
def dressed(request: pytest.FixtureRequest, built: Build) -> Path:
    """The site with everything there can be, in one preset after the other."""
    return built(f"in-{request.param}", functools.partial(rooms.dressed, request.param))


@pytest.fixture(scope="session")
def crowd(built: Build) -> Path:
    """A site with thousands of releases in one year."""
    return built("crowd", rooms.crowd)


@pytest.fixture(scope="session")
def treasury(built: Build) -> Path:
    """A site of a hundred real releases; skips where they are not."""
    if not rooms.CORPUS.is_dir():
        pytest.skip("the Treasury corpus (shared/corpora/treasury) is not here")
    return built("treasury", rooms.treasury)


@pytest.fixture(scope="session")
def built(once: Once) -> Build:
    """Builds a room by its name and tells the folder of the finished site."""

    def build(name: str, room: Callable[[Path], Path]) -> Path:
        def make(folder: Path) -> None:
            command = (sys.executable, REPOSITORY / "build.py", "--as-of", rooms.AS_OF)
            run(*command, "--root", room(folder / "room"), "--output", folder / "site")

        return once(name, make) / "site"

    return build


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Makes a thing in a folder of its name, which it tells: once for all of pytest's workers."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def make_once(name: str, make: Callable[[Path], object]) -> Path:
        folder = shared / name
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (folder / "done").exists():
                shutil.rmtree(folder, ignore_errors=True)  # of a worker that failed at it
                folder.mkdir()
                make(folder)
                (folder / "done").touch()
        return folder

    return make_once
