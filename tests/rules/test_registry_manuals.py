"""Each rule's manual holds: the bad example is found, the good one is not, and it says why."""

from __future__ import annotations

from typing import Any

import pytest

from pressroom.rules.registry import RULES, Rule
from tests.conftest import Room
from tests.rules.manuals import as_keys, examples, source


def codes(room: Room, keys: dict[str, Any]) -> set[str]:
    room.release("2026-03-01-works", **keys)
    ran = room.run("lint")
    found = [row.split()[1:3] for row in ran.err.splitlines()]
    stops = {rule.code for rule in RULES if rule.stops}
    assert all(severity in ("warning", "note") or code in stops for severity, code in found), (
        ran.err
    )
    return {code for _, code in found}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_examples_are_bad_and_good(room: Room, rule: Rule) -> None:
    # Symbols are reported, not set, so that there is something to report.
    config = (room.path / "config.toml").read_text()
    config = config.replace("[[issuer]]", '[[issuer]]\nboilerplate = "acme"')
    room.write("config.toml", config + "\n[marks]\napply = false\n")
    room.write("content/boilerplate/acme.md", "## About ACME\n\nACME makes anvils.\n")
    room.write("content/boilerplate/old@2020-01-01.md", "## About ACME\n\nACME made anvils.\n")
    room.write("content/legends/forward-looking.md", "Forward-looking statements may fail.\n")
    bad, good = examples(rule.manual, "Bad"), examples(rule.manual, "Good")
    assert bad and good and source(rule.manual)
    for example in bad:
        assert rule.code in codes(room, as_keys(example)), example
    for example in good:
        assert rule.code not in codes(room, as_keys(example)), example
