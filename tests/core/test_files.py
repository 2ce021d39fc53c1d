"""Files are written whole or not at all, whatever stops the writing."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from pressroom.core.files import write_new, write_whole
from tests.conftest import Room


@pytest.mark.parametrize("stopped_by", [KeyboardInterrupt, OSError])
def test_who_is_stopped_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stopped_by: type[BaseException]
) -> None:
    place = tmp_path / "kept.toml"
    place.write_bytes(b"before")

    def stopped(*_: object) -> None:
        raise stopped_by

    monkeypatch.setattr(Path, "replace", stopped)
    with pytest.raises(stopped_by):
        write_whole(place, b"after")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("kept.toml", b"before")]


def test_a_file_keeps_its_mode(tmp_path: Path) -> None:
    place = tmp_path / "kept.toml"
    place.write_bytes(b"before")
    place.chmod(0o640)
    write_whole(place, b"after", lasting=True)
    assert (place.read_bytes(), place.stat().st_mode & 0o777) == (b"after", 0o640)


@pytest.mark.parametrize("has_links", [True, False])
def test_a_new_file_takes_no_other_ones_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_links: bool
) -> None:
    if not has_links:

        def refused(*_: object) -> None:
            raise PermissionError

        monkeypatch.setattr(Path, "hardlink_to", refused)
    place = tmp_path / "new.md"
    write_new(place, b"first")
    with pytest.raises(FileExistsError):
        write_new(place, b"second")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("new.md", b"first")]


def test_a_release_begun_on_a_full_disk_leaves_no_half_of_it(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    ran = room.run("new", "ACME Reports Results")
    assert (ran.code, "No space left on device" in ran.err) == (1, True)
    assert room.tree("content") == {}


def test_a_room_gets_its_settings_last(
    tmp_path: Path, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pressroom.cli.scaffold import scaffold_room

    names: list[str] = []
    whole = Path.replace

    def noted(self: Path, target: Path) -> Path:
        names.append(Path(target).name)
        return whole(self, target)

    monkeypatch.setattr(Path, "replace", noted)
    scaffold_room(tmp_path / "begun", datetime(2026, 1, 1, tzinfo=UTC))
    assert names[-1] == "config.toml" and len(names) > 5
