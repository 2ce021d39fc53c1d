"""The parser of `config.toml`."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from tests.conftest import CONFIG, Room


@pytest.mark.parametrize("command", ["build --no-cache", "build", "lint", "schedule"])
def test_settings_are_parsed_once_for_a_command(
    room: Room, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """The zone of `--as-of`, the settings and their lines are of one reading."""
    own = f"# {command}, as no other test has it\n"
    room.write("config.toml", CONFIG + own)
    room.release()
    parsed: list[str] = []
    loads = tomllib.loads

    def counted(text: str, **options: Any) -> dict[str, Any]:
        parsed.append(text)
        return loads(text, **options)

    monkeypatch.setattr("tomllib.loads", counted)
    assert room.run(*command.split(), "--as-of", "2026-06-01T09:00").code == 0
    assert [text.endswith(own) for text in parsed].count(True) == 1
