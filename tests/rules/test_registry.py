"""Each rule finds the fault it is for, at its line, and is silent about what is right."""

from __future__ import annotations

import pytest

from pressroom.rules.registry import RULES
from tests.conftest import Room
from tests.rules.faults import ALL

GOOD = {
    "contacts": "[investors]",
    "dateline": "{city: NEW YORK}",
    "ticker": "'NYSE: ACME'",
    "trademarks": "[Anvil™]",
    "body": "ACME Corporation (NYSE: ACME) announced on Sunday, March 1, 2026 that the Anvil™ is out.",
}


def release(room: Room, changes: dict[str, str | None]) -> None:
    keys = {key: value for key, value in (GOOD | changes).items() if value is not None}
    room.release(**keys)


@pytest.mark.parametrize(("code", "changes", "message"), ALL, ids=[f[0] for f in ALL])
def test_a_rule_finds_its_fault(
    room: Room, code: str, changes: dict[str, str | None], message: str
) -> None:
    config = (room.path / "config.toml").read_text()
    if code == "PR205":  # else symbols are set, not reported
        config += "\n[marks]\napply = false\n"
    if code == "PR223":
        room.write("content/legends/forward-looking.md", "Statements may fail.")
    if code == "PR262":
        room.write("content/boilerplate/old@2020-01-01.md", "About ACME")
    if code == "PR261":  # for an issuer that has a boilerplate
        room.write("content/boilerplate/acme.md", "About ACME")
        config = config.replace("[[issuer]]", '[[issuer]]\nboilerplate = "acme"')
    else:
        release(room, {})
        assert room.run("lint").err == ""
    room.write("config.toml", config)
    release(room, changes)

    ran = room.run("lint")

    assert ran.err == f"content/releases/2026-03-01-results.md:{message}\n"
    assert ran.code == int(" error " in f" {message}")
    assert room.run("lint", "--strict").code == int(message.split()[1] != "note")


def test_every_rule_has_a_seeded_fault() -> None:
    assert {rule.code for rule in RULES} == {fault[0] for fault in ALL}


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
    assert "PR309 `[lint]` names `PR201X`, which is no rule — did you mean `PR201`?" in ran.err
    assert ran.code == 2


def test_severities_by_room_folder_and_release(room: Room) -> None:
    keys = {**GOOD, "contacts": "", "dateline": ""}
    room.release("1996/1996-03-01-works", **(keys | {"date": "1996-03-01 09:00"}))
    room.release("2026-03-01-works", **keys)
    room.release(
        "2026-03-02-second",
        lint="[{code: PR201, severity: warning, reason: a test}, {code: PR213, reason: no place}]",
        **(keys | {"body": GOOD["body"]}),
    )
    config = (room.path / "config.toml").read_text()
    room.write(
        "config.toml",
        config
        + """
[lint]
severity = { PR201 = "error", PR206 = "ignore" }

[[lint.override]]
codes = ["PR201", "PR213"]
folder = "content/releases/1996"
severity = "ignore"
reason = "issued before there were contacts"
""",
    )

    ran = room.run("lint")

    assert [row.split(" ", 3)[:3] for row in ran.err.splitlines()] == [
        ["content/releases/2026-03-01-works.md:1:", "error", "PR201"],
        ["content/releases/2026-03-01-works.md:1:", "warning", "PR213"],
        ["content/releases/2026-03-02-second.md:1:", "warning", "PR201"],
    ]
    assert ran.code == 1
    assert room.build().code == 1


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            'severity = { PR201 = "fatal" }',
            "config.toml:36: error PR306 `fatal` is no severity — "
            "use one of `error`, `ignore`, `warning`",
        ),
        (
            'severity = { PR2010 = "error" }',
            "config.toml:1: error PR309 `[lint]` names `PR2010`, which is no rule — "
            "did you mean `PR210`?",
        ),
        (
            'override = [{ codes = ["PR201"], folder = "static", severity = "ignore", reason = "x" }]',
            "config.toml:36: error PR306 `static` is no folder of releases — "
            'write `folder = "content/releases/1996"`',
        ),
    ],
)
def test_settings_of_severity_that_are_none(room: Room, rows: str, said: str) -> None:
    room.write("config.toml", (room.path / "config.toml").read_text() + f"\n[lint]\n{rows}\n")
    ran = room.run("lint")
    assert ran.err == f"{said}\n"
    assert ran.code == 2


def test_a_release_that_names_no_rule(room: Room) -> None:
    release(room, {"lint": "[{code: E501, reason: x}]"})
    assert room.build().err == (
        "content/releases/2026-03-01-results.md:8: error PR309 `lint` names `E501`, "
        f"which is no rule — rules have the codes PR201 to {RULES[-1].code}\n"
    )
    release(room, {"lint": "[{code: PR201, severity: no, reason: x}]"})
    assert "PR008 `no` is no severity" in room.build().err
