"""A release that would fail at its instant is told in time, and not by the build."""

from __future__ import annotations

import pytest

from tests.conftest import CONFIG, Room

AT = "2026-12-01T09:00:00-05:00"
STOPS = (
    f"content/: error PR509 the build at {AT} would stop, and publish nothing — "
    "`pressroom lint` says at what, and so does `schedule --check --reveal`\n"
)
SECRET = "2026-12-01-secret"


def held(room: Room, body: str = "ACME buys Globex.", **keys: str) -> None:
    room.release(SECRET, body, title="Secret Merger", date="2026-12-01 09:00", **keys)


def same_place(room: Room) -> None:
    held(room, slug="other")
    room.release("2026-03-02-other")
    room.write("static/releases/2026/other/index.html", "x")


FAULTS = {
    "a placeholder": lambda room: held(room, "ACME buys TK."),
    "an unknown product": lambda room: held(room, products="[anvl]"),
    "a script": lambda room: held(room, "<script>x</script>"),
    "a file that is not there": lambda room: held(room, attachments="[a.pdf]"),
    "an address that is taken": lambda room: held(room, url="/releases/2026/results/"),
    "a place that is taken": lambda room: (
        held(room),
        room.write("static/releases/2026/secret/index.html", "x"),
    ),
    "a standing text to come": lambda room: (
        room.write(
            "config.toml", CONFIG.replace("[[product]]", 'boilerplate = "a"\n\n[[product]]', 1)
        ),
        room.write("content/boilerplate/a.md", "About ACME."),
        room.write("content/boilerplate/a@2026-12-01.md", "About ACME and TK."),
    ),
    "a position": lambda room: room.write(
        "content/people/jane.md",
        "---\nname: Jane Doe\npositions: [{title: Head of TK, date: 2026-12-01 09:00}]\n---\n",
    ),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_what_would_stop_the_build_at_its_instant_is_told_before(room: Room, fault: object) -> None:
    room.release()
    fault(room)  # type: ignore[operator]
    assert room.build().code == 0

    ran = room.run("schedule", "--check")

    assert ran.code == 1
    assert "error PR509 the build at 2026-12-01T0" in ran.err
    assert "ecret" not in ran.err + ran.out
    revealed = room.run("schedule", "--check", "--reveal")
    assert len(revealed.err.splitlines()) > 1
    assert room.run("lint").code == 1
    at = "2026-12-01T09:00-05:00"
    assert room.build("--as-of", at, "--output", str(room.path / "then")).code == 1


@pytest.mark.parametrize("folder", ["releases", "pages", "documents", "people", "events"])
def test_a_day_to_come_without_an_hour_is_told_and_not_named(room: Room, folder: str) -> None:
    room.release()
    keys = {
        "releases": "title: Secret",
        "pages": "title: Secret",
        "documents": "title: Secret\nlink: https://reports.example.com/a.pdf",
        "people": "name: Secret",
        "events": "title: Secret\nstart: 2027-01-01",
    }[folder]
    file = f"content/{folder}/2026-12-24-secret.md"
    room.write(file, f"---\n{keys}\ndate: 2026-12-24\n---\n\nSecret.\n")
    assert room.build().code == 0

    for args in (["--check"], [], ["--format", "json"], ["--format", "ics"], ["--format", "at"]):
        ran = room.run("schedule", *args)
        assert ran.code == 1
        assert f"content/{folder}: error PR003" in ran.err and "embargo has no time" in ran.err
        assert "ecret" not in ran.err + ran.out and "2026-12" not in ran.err + ran.out
    assert f"{file}:" in room.run("schedule", "--check", "--reveal").err


def test_what_will_go_well_is_said_too(room: Room) -> None:
    room.release()
    held(room)
    room.release("2026-12-02-draft", "TK", date="2026-12-02 09:00", draft="true")

    ran = room.run("schedule", "--check")

    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "1 instant to come: none at which a build would stop.\n"


def test_the_names_are_told_to_who_asks(room: Room) -> None:
    room.release()
    held(room, "ACME buys TK.")
    assert room.run("schedule", "--check").err == STOPS
    told = f"content/releases/{SECRET}.md:6: error PR204 `TK` is a placeholder — fill it in\n"
    assert room.run("schedule", "--check", "--reveal").err == STOPS + told


def test_a_second_release_is_tried_at_its_own_instant(room: Room) -> None:
    held(room)
    room.release("2026-12-24-gift", "TK", date="2026-12-24 09:00")
    ran = room.run("schedule", "--check")
    assert ran.err.count("PR509") == 1 and "2026-12-24" in ran.err


def test_until_when_a_build_holds(room: Room) -> None:
    room.release()
    assert room.run("schedule", "--next").out == "2026-06-02T04:00:00Z\n"  # midnight in New York
    room.release("2026-06-01-noon", date="2026-06-01 12:30")
    assert room.run("schedule", "--next").out == "2026-06-01T16:30:00Z\n"
