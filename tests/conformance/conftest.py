"""The sample, built once for each of pytest's workers."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

from .tools import run


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the finished sample."""
    folder = tmp_path_factory.mktemp("sample") / "site"
    run(sys.executable, REPOSITORY / "build.py", "--output", folder)
    return folder
