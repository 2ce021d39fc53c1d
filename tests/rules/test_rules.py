"""Each rule finds the fault it is for, at its line, and is silent about what is right."""

from __future__ import annotations

import pytest

from pressroom.rules import RULES
from tests.conftest import Room

GOOD = {
    "contacts": "[investors]",
    "dateline": "{city: NEW YORK}",
    "ticker": "'NYSE: ACME'",
    "trademarks": "[Anvil™]",
    "body": "ACME Corporation (NYSE: ACME) announced on Sunday, March 1, 2026 that the Anvil™ is out.",
}

# Code: what to change in a good release, the line, the message and the remedy.
FAULTS: list[tuple[str, dict[str, str | None], str]] = [
    (
        "PR201",
        {"contacts": None},
        "1: warning PR201 no contacts — add `contacts: [investors, media]`",
    ),
    (
        "PR202",
        {"title": "ACME " + "reports results " * 8},
        "2: warning PR202 the headline has 132 characters — "
        "cut it to 120; what is left over can be a subhead",
    ),
    (
        "PR203",
        {"body": "ACME Corporation announced the Anvil™.\n\nIts ticker is (NYSE: ACME)."},
        "9: warning PR203 the first paragraph does not name NYSE: ACME — "
        "write `(NYSE: ACME)` after the issuer's name",
    ),
    (
        "PR203",
        {"body": "ACME Corporation (NYSE: ACMEX) announced the Anvil™."},
        "9: warning PR203 the first paragraph does not name NYSE: ACME — "
        "write `(NYSE: ACME)` after the issuer's name",
    ),
    (
        "PR204",
        {"body": "ACME (NYSE: ACME) sold Anvil™ for\n$[●] million."},
        "11: warning PR204 `[●]` is a placeholder — fill it in",
    ),
    (
        "PR204",
        {"title": "ACME Reports TK"},
        "2: warning PR204 `TK` in the headline is a placeholder — fill it in",
    ),
    (
        "PR205",
        {"body": "ACME (NYSE: ACME):\n\nAnvil's friends. The Anvil™ is out."},
        "12: warning PR205 `Anvil` stands without ™ at its first mention — write `Anvil™`",
    ),
    (
        "PR206",
        {"body": "ACME (NYSE: ACME) sold Anvil™ on Monday, March 1, 2026."},
        "10: warning PR206 March 1, 2026 is no Monday — write Sunday, or correct the date",
    ),
    (
        "PR207",
        {"body": "ACME (NYSE: ACME) Anvil™ at 9:00 a.m. EST.", "date": "2026-04-01 09:00"},
        "10: warning PR207 `EST` is an hour off while daylight saving time is in force — write `ET`",
    ),
    (
        "PR208",
        {"body": "ACME (NYSE: ACME) Anvil™.\n\n![](https://example.com/x.png)"},
        "12: warning PR208 an image has no description — write it between `![` and `]`",
    ),
    (
        "PR209",
        {"title": "ACME REPORTS THIRD QUARTER RESULTS"},
        "2: warning PR209 the headline is all in capitals — write it as a sentence or in title case",
    ),
    (
        "PR210",
        {"body": "ACME (NYSE: ACME) Anvil™:\n- one\n- two"},
        "11: warning PR210 this list is part of the paragraph above it — put an empty line before it",
    ),
    (
        "PR210",
        {"body": "ACME (NYSE: ACME) Anvil™:\n| a | b |\n|---|---|\n| 1 | 2 |"},
        "11: warning PR210 this table is part of the paragraph above it — put an empty line before it",
    ),
    (
        "PR211",
        {"trademarks": "[Anvil™, Kadcyla®]"},
        "7: warning PR211 `Kadcyla` is attributed and never mentioned — take it out of `trademarks`",
    ),
    (
        "PR212",
        {"body": "ACME (NYSE: ACME) Anvil™. The Company expects more."},
        "10: warning PR212 `The Company expects` looks ahead, and there is no legend — "
        "add `legend: NAME` of a file in content/legends/, or `legend: none`",
    ),
    (
        "PR204",
        {"dateline": "{city: TK}"},
        "5: warning PR204 `TK` in the dateline is a placeholder — fill it in",
    ),
    (
        "PR214",
        {"body": "ACME (NYSE: ACME) Anvil™:\n\n- one\n  - two\n  - three"},
        "13: warning PR214 this point is indented too little to be below the one before — "
        "indent it by four spaces, or not at all",
    ),
    (
        "PR215",
        {"body": "ACME (NYSE: ACME) Anvil™:\n\n• sales\n• profit"},
        "12: warning PR215 a typed bullet makes no list — write `- ` in its place",
    ),
    (
        "PR213",
        {"dateline": None},
        "1: warning PR213 no dateline — add `dateline: {city: WALTHAM, region: Mass.}`",
    ),
]


def release(room: Room, changes: dict[str, str | None]) -> None:
    keys = {key: value for key, value in (GOOD | changes).items() if value is not None}
    room.release(**keys)


@pytest.mark.parametrize(("code", "changes", "message"), FAULTS, ids=[f[0] for f in FAULTS])
def test_a_rule_finds_its_fault(
    room: Room, code: str, changes: dict[str, str | None], message: str
) -> None:
    release(room, {})
    assert room.run("lint").err == ""
    release(room, changes)

    ran = room.run("lint")

    assert ran.err == f"content/releases/2026-03-01-results.md:{message}\n"
    assert ran.code == 0
    assert room.run("lint", "--strict").code == 1


def test_every_rule_has_a_seeded_fault_and_a_manual() -> None:
    assert {rule.code for rule in RULES} == {fault[0] for fault in FAULTS}
    for rule in RULES:
        assert "Example:" in rule.manual
        assert "Use instead:" in rule.manual


@pytest.mark.parametrize(
    "body",
    [
        "ACME (NYSE:ACME) Anvil(TM).",
        "Anvil™ (p < 0.05) of ACME (NYSE: ACME) > all.",
        "ACME (NYSE: ACME) Anvil<sup>TM</sup> and the Anvil's sound.",
        "ACME (NYSE: ACME) `TK` in code, https://example.com/TBD and Anvil™ in XL.",
        "ACME (NYSE: ACME) Anvil™:\n\n- one\n- two\n  more\n\n1. a\n2. b",
        "ACME (NYSE: ACME) Anvil™.\n\n```\nx\n- y\n```",
        "ACME (NYSE: ACME) Anvil™ at 9:00 a.m. EST.",
    ],
)
def test_what_is_right_is_left_alone(room: Room, body: str) -> None:
    release(room, {"body": body})
    assert room.run("lint").err == ""


def test_rules_can_be_ignored_for_all_or_for_one(room: Room) -> None:
    release(room, {"contacts": None, "dateline": None})
    config = (room.path / "config.toml").read_text()
    room.write(
        "config.toml",
        config + '\n[lint]\nignore = ["PR201", { code = "PR213", release = "2026-03-01-results", '
        'reason = "issued without a place" }]\n',
    )
    assert room.run("lint").err == ""

    room.write("config.toml", config + '\n[lint]\nignore = ["PR201X"]\n')
    ran = room.run("lint")
    assert (
        "PR309 `[lint] ignore` names `PR201X`, which is no rule — did you mean `PR201`?" in ran.err
    )
    assert ran.code == 2
