"""A room of `init` holds the Pressroom that it is built with, and pins all else."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import zipfile
from importlib import metadata

import pytest

from pressroom import __version__
from pressroom.cli.vendored import requirements, vendored
from tests.conftest import REPOSITORY

OURS = f"pressroom-{__version__}-py3-none-any.whl"


@pytest.fixture(scope="module")
def wheels() -> dict[str, bytes]:
    return vendored()


def members(wheel: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(wheel)) as read:
        assert read.testzip() is None
        return {name: read.read(name) for name in read.namelist()}


def test_the_same_program_gives_the_same_bytes(wheels: dict[str, bytes]) -> None:
    assert vendored() == wheels
    entries = zipfile.ZipFile(io.BytesIO(wheels[OURS])).infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


def test_the_wheel_holds_all_of_the_package_and_nothing_else(wheels: dict[str, bytes]) -> None:
    names = set(members(wheels[OURS]))
    modules = REPOSITORY.glob("pressroom/**/*.py")
    assert {path.relative_to(REPOSITORY).as_posix() for path in modules} <= names
    for name in ("templates/release.html", "static/assets/press.css"):
        assert f"pressroom/formats/theme/files/{name}" in names
    assert {"pressroom/cli/manual/problems.md", "pressroom/starter/requirements.lock"} <= names
    tops = {name.partition("/")[0] for name in names}
    assert tops == {"pressroom", f"pressroom-{__version__}.dist-info"}
    assert not [name for name in names if "__pycache__" in name or ".." in name]


def test_the_record_tells_every_member_truly(wheels: dict[str, bytes]) -> None:
    for wheel in wheels.values():
        inside = members(wheel)
        (record,) = (name for name in inside if name.endswith(".dist-info/RECORD"))
        rows = [row.split(",") for row in inside[record].decode().splitlines()]
        assert [name for name, _, _ in rows] == list(inside)
        for name, told, size in rows:
            if name != record:
                digest = base64.urlsafe_b64encode(hashlib.sha256(inside[name]).digest())
                assert told == f"sha256={digest.decode().rstrip('=')}"
                assert size == str(len(inside[name]))


def test_every_requirement_has_its_hashes(wheels: dict[str, bytes]) -> None:
    text = requirements(wheels)
    pins = re.findall(
        r"^(\S+)[^\n]*\\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", text, re.M
    )
    assert len(pins) == len(re.findall(r"^\S", text, re.M))
    names = [name for name, _ in pins]
    assert names[:2] == [f"./vendor/{name}" for name in wheels]
    for name, data in wheels.items():
        assert f"./vendor/{name} \\\n    --hash=sha256:{hashlib.sha256(data).hexdigest()}\n" in text
    # Nothing of these names comes from an index, and nothing that only a checkout takes.
    rest = {name.partition("==")[0] for name in names[2:]}
    assert not rest & {"pressroom", "feedgen", "hatchling", "editables", "pathspec", "pluggy"}
    assert {"lxml", "python-dateutil", "weasyprint", "babel"} <= rest
    assert "://" not in text


def test_without_an_installation_nothing_is_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "distribution", missing)
    with pytest.raises(Exception, match="PR508 `pressroom` is not installed"):
        vendored()
