"""Standing texts are judged as the texts that they are; and what can be mended says so."""

from __future__ import annotations

import pytest

from pressroom.rules.registry import RULES
from tests.conftest import Room
from tests.rules.faults import ALL
from tests.rules.faults.seeded import Seeded
from tests.rules.test_registry import release

TEXT = "## About ACME\n\nACME makes the the Anvil and Kadcyła, [here](https://a.example/?utm_source=x) TK.\n"


def test_a_boilerplate_and_a_legend_are_judged(room: Room) -> None:
    room.write("content/boilerplate/acme@2026-01-01.md", TEXT)
    room.write("content/legends/ahead.md", "Call us on Friday, March 1, 2026.\n")
    ran = room.run("lint")
    found = [row.split(" ", 3)[:3] for row in ran.err.splitlines()]
    place = "content/boilerplate/acme@2026-01-01.md:3:"
    assert found == [
        *([place, "warning", code] for code in ("PR204", "PR219", "PR241", "PR249", "PR251")),
        ["content/legends/ahead.md:1:", "warning", "PR206"],
    ]
    room.run("lint", "--fix")
    text = (room.path / "content/boilerplate/acme@2026-01-01.md").read_text()
    assert "makes the Anvil" in text and "utm_source" not in text


def test_the_starter_s_standing_texts_are_in_order(room: Room) -> None:
    room.write("content/boilerplate/acme.md", "About {issuer} ({ticker}), maker of Anvil.\n")
    assert room.run("lint").err == ""


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.mends], ids=lambda r: r.code)
def test_what_says_that_it_mends_does(room: Room, rule: object) -> None:
    code = rule.code  # type: ignore[attr-defined]
    seeds: list[Seeded] = [seed for seed in ALL if seed[0] == code]
    if code == "PR205":
        config = (room.path / "config.toml").read_text()
        room.write("config.toml", f"{config}\n[marks]\napply = false\n")
    mended = []
    for _, changes, _ in seeds:
        release(room, changes)
        mended.append("mended" in room.run("lint", "--fix").out)
    assert any(mended)
