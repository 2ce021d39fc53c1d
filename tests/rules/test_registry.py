"""Each rule finds the fault it is for, at its line, and is silent about what is right."""

from __future__ import annotations

from collections.abc import Callable, Iterable

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


def release(room: Room, changes: dict[str, str | None], name: str = "2026-03-01-results") -> None:
    keys = {key: value for key, value in (GOOD | changes).items() if value is not None}
    room.release(name, **keys)


NAME = "2026-03-01-results"
# What a room is like in which a rule has something to find, where a usual one is not.
SETTINGS: dict[str, Callable[[str], str]] = {
    # Else symbols are set, not reported.
    "PR205": lambda config: f"{config}\n[marks]\napply = false\n",
    # For an issuer that has a boilerplate.
    "PR261": lambda config: config.replace("[[issuer]]", '[[issuer]]\nboilerplate = "acme"'),
}


def furnish(room: Room, settings: str = "") -> None:
    """What the seeded faults name besides their release."""
    room.write("content/legends/forward-looking.md", "Statements may fail.")
    room.write("content/boilerplate/old@2020-01-01.md", "About ACME")
    room.write("content/boilerplate/acme.md", "About ACME")
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", SETTINGS.get(settings, str)(config))


def by_file(rows: Iterable[str]) -> dict[str, list[str]]:
    """What `lint` says of each file, from the line on."""
    found: dict[str, list[str]] = {}
    for row in rows:
        path, _, said = row.partition(":")
        found.setdefault(path, []).append(said)
    return found


@pytest.mark.parametrize("settings", ["", *SETTINGS])
def test_each_rule_finds_its_fault(room: Room, settings: str) -> None:
    """All seeded faults in one room, each in a release of its own, beside one that is in order."""
    furnish(room, settings)
    if settings != "PR261":  # the good one has no boilerplate
        release(room, {}, "2026-03-01-good")
    expected = {}
    for number, (code, changes, message) in enumerate(ALL):
        if (code if code in SETTINGS else "") == settings:
            name = f"{NAME}-{number}"
            release(room, changes, name)
            rows = by_file(f"content/releases/{NAME}.md:{message}".split("\n"))
            expected[f"content/releases/{name}.md"] = rows[f"content/releases/{NAME}.md"]

    assert expected
    assert by_file(room.judged()) == expected


@pytest.mark.parametrize("severity", ["error", "warning", "note"])
def test_what_stops_lint(room: Room, severity: str) -> None:
    """An error does, a warning does where `--strict` is given, a note never."""
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", f'{config}\n[lint]\nseverity = {{ PR201 = "{severity}" }}\n')
    release(room, {"contacts": None})
    ran = room.run("lint")
    assert f" {severity} PR201 " in ran.err
    assert ran.code == int(severity == "error")
    assert room.run("lint", "--strict").code == int(severity != "note")


def test_every_rule_has_a_seeded_fault() -> None:
    """Those that look at what stands beside a release have theirs there: `test_event_calls.py`,
    `test_results.py`."""
    assert {rule.code for rule in RULES if not rule.beside} == {fault[0] for fault in ALL}


RIGHT = [
    "ACME (NYSE:ACME) Anvil(TM).",
    "Anvil™ (p < 0.05) of ACME (NYSE: ACME) > all.",
    "ACME (NYSE: ACME) Anvil<sup>TM</sup> and the Anvil's sound.",
    "ACME (NYSE: ACME) `TK` in code, https://example.com/TBD and Anvil™ in XL.",
    "ACME (NYSE: ACME) Anvil™:\n\n- one\n- two\n  more\n\n1. a\n2. b",
    "ACME (NYSE: ACME) Anvil™.\n\n```\nx\n- y\n```",
    "ACME (NYSE: ACME) Anvil™ at 9:00 a.m. EST.",
    # The last line of a paragraph that is wrapped, and no end mark.
    "ACME (NYSE: ACME) Anvil™ works close at the\nend.\n\nThe works will make 4,000 anvils a day, and "
    "the company has hired 300 people for them since the spring of last year.",
]


def test_what_is_right_is_left_alone(room: Room) -> None:
    for number, body in enumerate(RIGHT):
        release(room, {"body": body}, f"2026-03-01-right-{number}")
    assert room.run("lint").err == ""


_LEAD = "ACME (NYSE: ACME) sold Anvil™."


def test_a_time_of_winter_is_right_in_summer(room: Room) -> None:
    release(room, {"date": "2026-10-20 09:00", "body": f"{_LEAD} It ends at 9 a.m. EST on Nov 5."})
    assert "PR207" not in room.run("lint").err
    # A person is no month.
    release(
        room,
        {"date": "2026-10-20 09:00", "body": f"{_LEAD} Mr. Novotny calls at 9 a.m. EST today."},
    )
    assert "PR207 `EST` is an hour off" in room.run("lint").err


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
            "use one of `error`, `ignore`, `note`, `warning`",
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


def test_a_severity_that_is_none_is_told_and_the_rule_speaks_as_usual(room: Room) -> None:
    release(room, {"contacts": None, "lint": "[{code: PR201, severity: NOTE, reason: none yet}]"})
    told = [row for row in room.judged() if "`NOTE`" in row or " PR201 " in row]
    assert len(told) == 2 and " error " in told[-1] and " warning PR201 " in told[0]
