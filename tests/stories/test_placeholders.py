"""A placeholder stops what would publish it, and what is held leaves no trace of one."""

from __future__ import annotations

import pytest

from tests.conftest import CONFIG, Room

PLACE = "content/releases/2026-03-01-results.md"


def with_texts(
    room: Room, boilerplate: str = "About ACME.", legend: str = "It may differ."
) -> None:
    room.write(
        "config.toml", CONFIG.replace("[[product]]", 'boilerplate = "acme"\n\n[[product]]', 1)
    )
    room.write("content/boilerplate/acme.md", f"{boilerplate}\n")
    room.write("content/legends/ahead.md", f"{legend}\n")


@pytest.mark.parametrize(
    "words", ["TK", "$[●]", "TBD", "[•]", "[insert date]", "XX", "Lorem ipsum"]
)
def test_a_public_release_with_a_placeholder_stops_the_build(room: Room, words: str) -> None:
    room.release()
    assert room.build().code == 0
    before = room.tree()
    room.release(body=f"Net sales rose to {words}.")

    ran = room.build()

    assert ran.code == 1
    assert ran.err == f"{PLACE}:6: error PR204 `{words}` is a placeholder — fill it in\n"
    assert room.tree() == before
    room.release(body="Net sales rose to $72.8 million.")
    assert room.build().code == 0


def test_a_house_may_say_that_it_is_none(room: Room) -> None:
    room.release(body="Rooms: TBD.", lint='[{code: PR204, reason: "the hotel tells guests"}]')
    assert room.build().code == 0
    assert "PR204" not in room.run("lint").err


@pytest.mark.parametrize("kind", ["boilerplate", "legend"])
def test_a_standing_text_that_is_shown_stops_the_build(room: Room, kind: str) -> None:
    with_texts(room, **{kind: "Have counsel write this paragraph."})
    folder = "boilerplate/acme" if kind == "boilerplate" else "legends/ahead"
    room.release(**{kind: "[acme]" if kind == "boilerplate" else "ahead"})
    told = (
        f"content/{folder}.md:1: error PR204 `Have counsel write this paragraph.` is a placeholder"
    )
    ran = room.build()
    assert ran.code == 1 and ran.err == f"{told} — fill it in\n"
    linted = room.run("lint")
    assert linted.code == 1 and linted.err.count("PR204") == 1 and told in linted.err


def test_the_home_page_s_text_stops_the_build_without_any_release(room: Room) -> None:
    with_texts(room, boilerplate="ACME makes TK.")
    ran = room.build()
    assert ran.code == 1 and "content/boilerplate/acme.md:1: error PR204" in ran.err


def test_a_standing_text_that_nothing_shows_is_a_warning(room: Room) -> None:
    with_texts(room, legend="TK")
    room.release()
    assert room.build().code == 0
    ran = room.run("lint")
    assert ran.code == 0 and "content/legends/ahead.md:1: warning PR204 `TK`" in ran.err


def test_a_held_release_s_placeholder_is_told_by_lint_alone(room: Room) -> None:
    with_texts(room, legend="TK")
    room.release()
    without = room.build("--no-cache"), room.tree()
    room.release(
        "2026-12-01-merger", "ACME buys TK.", date="2026-12-01 09:00", legend="ahead", title="TK"
    )

    assert (room.build("--no-cache"), room.tree()) == without

    ran = room.run("lint")
    assert ran.code == 1
    assert ran.err.count("error PR204") == 3
    then = room.build("--as-of", "2026-12-01T09:00-05:00", "--output", str(room.path / "then"))
    assert then.code == 1 and "2026-12-01-merger.md:2: error PR204" in then.err


def test_a_draft_may_have_them_and_says_so(room: Room) -> None:
    room.release(body="Net sales rose TK percent.", draft="true", boilerplate="[]")
    ran = room.run("lint")
    assert ran.code == 0 and f"{PLACE}:8: warning PR204 `TK` is a placeholder" in ran.err
    assert room.build().code == 0


def test_an_edit_that_brings_one_stops_the_short_road_too(room: Room, old_files: None) -> None:
    room.release()
    room.build()
    before = room.tree()
    room.release(body="Net sales rose TK.")
    assert room.build().code == 1
    assert room.tree() == before


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('title = "ACME Press Room"', 'title = "[Company Name] Press Room"', 2),
        ('name = "Jane Doe"', 'name = "TK"', 31),
        ('owner = "ACME Corporation"', 'owner = "TBD"', 16),
        ('name = "ACME Corporation"', 'name = "XX"', 9),
        ('mark = "™"', 'mark = "™"\ngenerics = { en = "TK" }', 16),
        ('timezone = "', 'titles = { en = "TBD" }\ntimezone = "', 4),
    ],
)
def test_a_text_of_the_settings_that_is_shown_stops_the_build(
    room: Room, old: str, new: str, line: int
) -> None:
    room.write("config.toml", CONFIG.replace(old, new, 1))
    room.release(products="[anvil]", contacts="[investors]")
    ran = room.build()
    assert ran.code == 1
    assert f"config.toml:{line}: error PR325 `" in ran.err
    assert "PR325" in room.run("lint").err


def test_a_product_that_only_a_held_release_names_is_not_told_by_a_build(room: Room) -> None:
    room.write(
        "config.toml", CONFIG.replace('generic = "ado-trastuzumab emtansine"', 'generic = "TK"')
    )
    room.release()
    room.release("2026-12-01-later", date="2026-12-01 09:00", products="[kadcyla]")
    assert room.build().code == 0
    assert "PR325" not in room.build("-v", "--no-cache").err
    assert "error PR325" in room.run("lint").err


def test_a_placeholder_in_the_reason_of_a_withdrawal_stops_the_build(room: Room) -> None:
    """Also when the release is gone, and nothing but the reason is left to be read."""
    room.release(withdrawn="{date: 2026-04-01T09:00-04:00, reason: TK}")
    ran = room.build("--as-of", "2026-05-01T09:00-04:00")
    assert ran.code == 1
    assert "error PR204 `TK` in the reason of the withdrawal is a placeholder" in ran.err
    told = room.run("lint", "--as-of", "2026-05-01T09:00-04:00").err
    assert told.count("in the reason of the withdrawal") == 1

    room.release(withdrawn="{date: 2026-04-01T09:00-04:00, reason: Issued in error.}")
    assert room.build("--as-of", "2026-05-01T09:00-04:00").code == 0


@pytest.mark.parametrize(
    ("reason", "old", "new"),
    [
        ("TK", "[site]", '[lint]\nignore = ["PR204"]\n\n[site]'),
        ("TK", "[site]", '[lint]\nseverity = { PR204 = "warning" }\n\n[site]'),
        ("It was on our XX share", '"NYSE: ACME"', '"NYSE: XX"'),
    ],
    ids=["ignored", "a warning", "a ticker"],
)
def test_what_lint_lets_pass_in_such_a_reason_stops_no_build(
    room: Room, reason: str, old: str, new: str
) -> None:
    room.write("config.toml", CONFIG.replace(old, new, 1))
    room.release(withdrawn=f"{{date: 2026-04-01T09:00-04:00, reason: {reason}}}")
    assert room.run("lint", "--as-of", "2026-05-01T09:00-04:00").code == 0
    assert room.build("--as-of", "2026-05-01T09:00-04:00").code == 0
