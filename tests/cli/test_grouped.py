"""An archive of many releases: its findings on one screen, and settings that quiet the old ones."""

from __future__ import annotations

import pytest

from tests.conftest import SHARED, Room

_OVERRIDE = """
[[lint.override]]
codes = ["PR201", "PR213"]
before = "2026-03-02"
severity = "ignore"
reason = "published before it was moved here"
"""


def _archive(room: Room, number: int) -> None:
    for index in range(number):
        room.release(
            f"2025-01-{index % 28 + 1:02}-r{index}.md", date=f"2025-01-{index % 28 + 1:02}"
        )


def test_an_override_up_to_a_day_leaves_the_rules_on_for_what_is_to_come(room: Room) -> None:
    room.release("2026-03-01-old.md", date="2026-03-01 09:00")
    room.release("2026-03-02-new.md", date="2026-03-02 00:00")
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", config + _OVERRIDE)

    told = room.run("lint").err

    assert {row.split(":")[0] for row in told.splitlines()} == {
        "content/releases/2026-03-02-new.md"
    }


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            'before = "March 2026"',
            '`March 2026` is no day — write `before = "2026-03-01"`',
        ),
        (
            "",
            "an override says neither for which folder it is nor up to which day — add "
            '`folder = "content/releases/1996"` or `before = "2026-03-01"`',
        ),
    ],
)
def test_an_override_that_says_of_nothing(room: Room, row: str, said: str) -> None:
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", config + _OVERRIDE.replace('before = "2026-03-02"', row))
    ran = room.run("lint")
    assert ran.code == 2
    line = config.count("\n") + (4 if row else 2)  # of the key, or of its table
    assert f"config.toml:{line}: error PR306 {said}\n" in ran.err


def test_many_findings_are_told_by_rule(room: Room) -> None:
    _archive(room, 55)
    room.release("2026-03-01-new.md", date="2026-03-01 09:00", body="Net sales were TK in 2025.")

    ran = room.run("lint")

    rows = ran.err.splitlines()
    assert ran.code == 1
    assert " 1 × error PR204 " in rows[0] and "(at content/releases/2026-03-01-new.md:" in rows[0]
    assert "56 × warning PR201 no contacts (first at content/releases/2025-01-01-r0.md:1)" in rows
    assert len(rows) < 25
    assert len(room.run("lint", "--all").err.splitlines()) > 110
    assert len(room.run("lint", "--format", "json").out.splitlines()) > 110


def test_the_proposed_settings_quiet_what_they_name(room: Room) -> None:
    _archive(room, 55)
    as_of = ("--as-of", "2026-03-05T09:00")
    told = room.run("lint", *as_of).err
    proposed = "\n".join(row.strip() for row in told.splitlines() if row.startswith("    "))
    assert 'before = "2026-03-05"' in proposed
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", f"{config}\n{proposed}\n")

    assert room.run("lint", *as_of).err == ""


@pytest.mark.long
@pytest.mark.skipif(
    not (SHARED / "corpora/treasury").is_dir(),
    reason="the Treasury corpus (shared/corpora/treasury) is not here",
)
def test_1530_real_releases_are_told_on_one_screen(room: Room) -> None:
    for path in sorted((SHARED / "corpora/treasury").glob("*.md")):
        room.write(f"content/releases/{path.name}", path.read_text(encoding="utf-8"))
    assert len(room.run("lint").err.splitlines()) < 50
