"""The sample, built once for each of pytest's workers."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

from .tools import run


@pytest.fixture(scope="session")
def elements(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site whose one release has every element there is."""
    folder = tmp_path_factory.mktemp("elements") / "site"
    room = REPOSITORY / "tests/elements"
    run(sys.executable, REPOSITORY / "build.py", "--root", room, "--output", folder)
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the finished sample."""
    folder = tmp_path_factory.mktemp("sample") / "site"
    run(sys.executable, REPOSITORY / "build.py", "--output", folder)
    return folder
