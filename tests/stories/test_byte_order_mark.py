"""A byte-order mark, which Windows' editors write, is no part of any text that is read."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import CONFIG, Room

MARK = b"\xef\xbb\xbf"
# Has the digest of the settings, as their bytes are.
MANIFEST = ".pressroom.json"


def marked(path: Path) -> None:
    path.write_bytes(MARK + path.read_bytes())


def test_a_room_whose_every_file_begins_with_a_mark(room: Room) -> None:
    room.write("content/releases/2026-03-01-results/sales.csv", MARK + b"Region,Sales\nWest,40\n")
    paths = [
        room.write("config.toml", CONFIG.replace("[site]", '[site]\nlanguages = ["en", "de"]')),
        room.write("content/boilerplate/acme.md", "ACME makes anvils."),
        room.write("content/legends/outlook.md", "Statements may differ."),
        room.write("templates/404.html", "<!doctype html><title>Not here</title>"),
        room.write("templates/locales/de.po", 'msgid "Contacts"\nmsgstr "Kontakte"\n'),
        room.release(
            "2026-03-01-results/index",
            body="![Sales](sales.csv)",
            boilerplate="[acme]",
            legend="outlook",
        ),
        room.release("2026-03-02-bilanz", language="de"),
    ]
    assert room.build().code == 0 and room.run("ledger").code == 0
    paths.append(room.path / "content/ledger.toml")
    before = {name: data for name, data in room.tree().items() if name != MANIFEST}
    for path in paths:
        marked(path)

    ran = room.build("--no-cache")

    assert ran.code == 0 and "PR001" not in ran.err
    assert {name: data for name, data in room.tree().items() if name != MANIFEST} == before
    assert "holds all that is published" in room.run("ledger").out
    # The second lock reads by itself, and holds nothing for held that is public.
    assert room.run("check").err == ""


def test_a_release_with_a_mark_within_another_s_folder_is_told(room: Room) -> None:
    room.release("2026-03-01-results/index")
    marked(room.release("2026-03-01-results/inner"))
    assert "the folder of this release holds another release" in room.build().err


def test_a_correction_leaves_the_mark_where_it_is(room: Room) -> None:
    path = room.release(body="Sales of the the anvil rose.")
    marked(path)
    assert "1 fault mended" in room.run("lint", "--fix").out
    assert path.read_bytes().startswith(MARK + b"---\n") and b"of the anvil" in path.read_bytes()
