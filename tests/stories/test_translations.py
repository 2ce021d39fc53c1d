"""Translations: found, in a language of their own, and never before their originals."""

from __future__ import annotations

from tests.conftest import Room


def room_of_two(room: Room, **keys: str) -> None:
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", config.replace("[site]", '[site]\nlanguages = ["en", "de"]'))
    room.release("2026-12-10-launch", date="2026-12-10 09:00")
    room.release(
        "2026-12-10-start",
        **({"date": "2026-12-10 09:00", "language": "de"} | keys),
        translation_of="2026-12-10-launch",
    )


def test_at_one_instant_all_is_well(room: Room) -> None:
    room_of_two(room)
    assert "PR0" not in room.run("lint").err


def test_a_translation_before_its_original(room: Room) -> None:
    room_of_two(room, date="2026-12-10 08:00")
    ran = room.run("lint")
    assert (
        "content/releases/2026-12-10-start.md:5: error PR025 the translation is public before its "
        "original, content/releases/2026-12-10-launch.md — give both the same `date`\n"
    ) in ran.err
    assert room.build("--as-of", "2026-12-10T08:30:00-05:00").code == 1


def test_a_translation_in_its_originals_language(room: Room) -> None:
    room_of_two(room, language="en")
    assert (
        "content/releases/2026-12-10-start.md:5: warning PR025 the translation is in the original's "
        "own language, `en` — give it its `language`\n"
    ) in room.run("lint").err


def test_an_original_that_cannot_be_read_is_there(room: Room) -> None:
    room_of_two(room)
    room.release("2026-12-10-launch", date="2026-12-10 09:00", products="[anvill]")
    ran = room.build("--as-of", "2026-12-11T08:30:00-05:00")
    assert ran.code == 1
    assert [row.split()[2] for row in ran.err.splitlines() if " error " in row] == ["PR011"]
    assert "anvill" in ran.err


def test_an_original_that_is_not_there(room: Room) -> None:
    room_of_two(room)
    (room.path / "content/releases/2026-12-10-launch.md").unlink()
    assert (
        "PR011 unknown release `2026-12-10-launch` — write the original's file name"
        in room.run("lint").err
    )
