"""A build after texts alone were edited: it makes what shows them, and nothing else is even read.

That what it makes is what a clean build makes is in `test_incremental.py`; here are the roads.
"""

from __future__ import annotations

import contextlib
import re
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pressroom.core import workers
from pressroom.core.records import loads
from pressroom.pipeline import build, reach
from pressroom.pipeline.reach import Road
from tests.conftest import CONFIG, Room
from tests.pipeline.reaching import STOPPED, reached, road_and_written

FORMS = ["index.html", "ninjs.json", "index.md"]
PAGES = [f"releases/2026/r1/{form}" for form in FORMS]
LAST = 6
FEEDS = ["feed.xml", "atom.xml", "feed.json"]


@pytest.fixture(autouse=True)
def in_a_large_room(old_files: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a large room, another process looks at the output, and one checks what was edited."""
    monkeypatch.setattr(build, "MANY_INPUTS", 0)
    monkeypatch.setattr(reach, "MOST_EDITED", LAST - 1)
    monkeypatch.setattr(workers, "may_fork", lambda: sys.platform not in ("win32", "darwin"))


def write(room: Room, number: int, more: str = "", **keys: str) -> Path:
    keys = {"date": f"2026-03-{number:02} 09:00", "products": "[anvil]"} | keys
    body = f"Lead of {number}.\n\nThe Anvil™ stands.{more}"
    return room.release(f"2026-03-{number:02}-r{number}", body, f"R{number}", **keys)


@pytest.fixture
def rooms(room: Room) -> Room:
    """Six releases, more than a feed holds, built once."""
    room.write("config.toml", f"{CONFIG}\n[feeds]\nitems = 4\n")
    for number in range(1, LAST + 1):
        write(room, number)
    assert room.build().code == 0
    return room


def clean(room: Room) -> dict[str, bytes]:
    """The site as a build makes it that trusts nothing."""
    assert room.run("build", "--no-cache", "--output", str(room.path / "clean")).code == 0
    return public(room.tree("clean"))


def public(tree: dict[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in tree.items() if path[0] != "."}


def same_as_clean(room: Room) -> bool:
    return public(room.tree()) == clean(room)


def test_one_page_is_made(rooms: Room) -> None:
    write(rooms, 1, " It is new.")
    assert road_and_written(rooms) == (Road.TEXTS, sorted(PAGES))
    assert "It is new." in rooms.read(PAGES[0])
    assert same_as_clean(rooms)


def test_the_feeds_that_carry_it_are_made(rooms: Room) -> None:
    write(rooms, LAST, " It is new.")
    products = [f"products/anvil/{feed}" for feed in FEEDS]
    pages = [f"releases/2026/r{LAST}/{form}" for form in FORMS]
    assert road_and_written(rooms) == (Road.TEXTS, sorted([*pages, *FEEDS, *products]))
    assert same_as_clean(rooms)


def test_edits_add_up(rooms: Room) -> None:
    for number in (1, LAST, 2, 1):
        write(rooms, number, f" Then {number}.")
        write(rooms, 3, f" After {number}.")
        assert reached(rooms)[0] is Road.TEXTS
    assert rooms.build().out.rpartition(": ")[2].startswith("0 files written, ")
    assert same_as_clean(rooms)


def test_a_file_saved_as_it_was_is_nothing(rooms: Room) -> None:
    write(rooms, 1)
    assert reached(rooms)[0] is Road.TEXTS
    assert rooms.build().out.rpartition(": ")[2].startswith("0 files written, ")


MORE = "more of a release has changed than its text"
COME_OR_GONE = "a file of a release has come or gone"
NOT_KEPT = "what the last build worked out is not kept"
OTHERS = "what the last build left is not what this one would make"
OUTPUT = "the output is not as the last build left it"
New = Callable[[Room], object]


def edited(room: Room) -> None:
    write(room, 1, " New.")


WHOLE: dict[str, tuple[New, str]] = {
    "another lead": (
        lambda room: room.release(
            "2026-03-01-r1", "Lead.", "R1", "2026-03-01 09:00", products="[anvil]"
        ),
        "what lists show of a release has changed",
    ),
    "an unknown key": (lambda room: write(room, 1, title_of="x"), STOPPED),
    "a draft": (lambda room: write(room, 1, draft="true"), MORE),
    "another day": (lambda room: write(room, 1, date="2026-03-02 09:00"), MORE),
    "no product": (lambda room: write(room, 1, products="[]"), MORE),
    "a withdrawal": (
        lambda room: write(room, 1, withdrawn='{date: "2026-05-01 09:00", reason: Wrong.}'),
        MORE,
    ),
    "one more": (lambda room: (edited(room), write(room, LAST + 1)), COME_OR_GONE),
    "one less": (lambda room: (edited(room), write(room, 2).unlink()), COME_OR_GONE),
    "a static file": (
        lambda room: (edited(room), room.write("static/a.txt", "A")),
        "a file in static/ has changed",
    ),
    "a page less": (lambda room: (edited(room), (room.output / "index.html").unlink()), OUTPUT),
    "another feed": (
        lambda room: (edited(room), (room.output / "feed.xml").write_text("x")),
        OUTPUT,
    ),
    "no cache": (lambda room: (edited(room), (room.path / ".cache/kept.sqlite").unlink()), MORE),
    "no views": (lambda room: (edited(room), forget(room, "views")), NOT_KEPT),
    "no rows": (lambda room: (edited(room), forget(room, "rows")), MORE),
    "no abstracts": (lambda room: (edited(room), forget(room, "abstracts")), NOT_KEPT),
    "damaged views": (lambda room: (edited(room), spoil(room, "views")), NOT_KEPT),
    "many": (
        lambda room: [write(room, number, " New.") for number in range(1, LAST + 1)],
        "many files of releases have changed",
    ),
}


def forget(room: Room, kind: str) -> None:
    with sqlite3.connect(room.path / ".cache/kept.sqlite") as file:
        file.execute(f"delete from {kind}")
    file.close()


def spoil(room: Room, kind: str) -> None:
    with sqlite3.connect(room.path / ".cache/kept.sqlite") as file:
        file.execute(f"update {kind} set value = x'00'")
    file.close()


# Of each reason one or two are tried every day.
RARE = {"another day", "no product", "one less", "another feed", "no rows", "no abstracts"}


def rare(name: str) -> list[pytest.MarkDecorator]:
    return [pytest.mark.long] if name in RARE else []


@pytest.mark.parametrize(
    ("change", "reason"),
    [pytest.param(*WHOLE[name], marks=rare(name), id=name) for name in WHOLE],
)
def test_any_doubt_ends_in_a_whole_build(rooms: Room, change: New, reason: str) -> None:
    change(rooms)
    assert reached(rooms) == (Road.ALL, reason)
    ran = rooms.build()
    fresh = rooms.run("build", "--no-cache", "--output", str(rooms.path / "clean"))
    assert (ran.code, ran.err) == (fresh.code, fresh.err)
    if ran.code == 0:
        assert public(rooms.tree()) == public(rooms.tree("clean"))


def test_a_held_release_never_takes_a_public_ones_page(room: Room) -> None:
    """Both have one address, which is no fault while only one of them is public."""
    write(room, 1, slug="same")
    write(room, 2, slug="same", draft="true")
    write(room, 3, slug="same", date='"2026-12-01 09:00"')
    assert room.build().code == 0
    before = room.tree()
    for number in (2, 3):
        path = room.path / f"content/releases/2026-03-0{number}-r{number}.md"
        path.write_text(path.read_text() + "\nA secret.\n")
        assert room.build().code == 0
    assert room.tree() == before


def test_an_error_in_the_text_leaves_the_site_as_it_was(rooms: Room) -> None:
    before = rooms.tree()
    write(rooms, 1, "\n\n<script>alert(1)</script>")
    ran = rooms.build()
    assert ran.code == 1
    assert "content/releases/2026-03-01-r1.md:" in ran.err
    assert rooms.tree() == before
    write(rooms, 1, " Mended.")
    assert rooms.build().code == 0
    assert same_as_clean(rooms)


def warnings(room: Room) -> int:
    return int(re.findall(r"(\d+) editorial warning", room.build().err)[0])


def test_the_warnings_of_what_was_edited_are_told(rooms: Room) -> None:
    rooms.build()
    write(rooms, 1, " It rose rose.")
    ran = rooms.build()
    lines = [line for line in ran.err.splitlines() if " warning PR2" in line]
    assert lines and all(line.startswith("content/releases/2026-03-01-r1.md:") for line in lines)
    assert any("rose" in line for line in lines)
    # As many as lint finds in that file; and together as many as lint counts.
    lint = rooms.run("lint").err.splitlines()
    assert lines == [line for line in lint if "2026-03-01-r1.md:" in line]
    assert f"{len(lint)} editorial warnings" in ran.err


def test_warnings_come_and_go_with_the_text(rooms: Room) -> None:
    before = warnings(rooms)
    write(rooms, 1, " It rose rose.")
    write(rooms, 2, " It fell fell.")
    assert [warnings(rooms), warnings(rooms)] == [before + 2] * 2
    write(rooms, 2, " It fell.")
    assert warnings(rooms) == before + 1
    write(rooms, 1, " New.")
    assert warnings(rooms) == before


def test_a_strict_build_stops_at_warnings_wherever_they_are(room: Room) -> None:
    write(room, 1, contacts="[investors]", dateline="{city: Boston, region: Mass.}")
    room.release("2026-03-02-r2", "Lead.\n\nIt rose rose.", "R2", "2026-03-02 09:00")
    assert room.build().code == 0
    write(room, 1, " New.", contacts="[investors]", dateline="{city: Boston, region: Mass.}")
    assert room.build("--strict").code == 1
    assert "New." not in room.read(PAGES[0])


def test_a_moment_that_passes_is_an_ordinary_build(rooms: Room) -> None:
    write(rooms, LAST, date='"2026-06-01 13:00"')
    rooms.build()
    write(rooms, 1, " New.")
    assert reached(rooms, "2026-06-01T13:00-04:00")[0] is Road.ALL


def headline(room: Room, text: str) -> None:
    path = room.path / "content/releases/2026-03-01-r1.md"
    path.write_text(path.read_text().replace("title: R1", f"title: {text}"))


BETWEEN: list[tuple[str, ...]] = [
    ("lint",),
    ("build", "--output", "other"),
]
BETWEEN_SELDOM: list[tuple[str, ...]] = [
    ("schedule",),
    ("build", "--no-cache", "--output", "other"),
]


@pytest.mark.parametrize(
    "command",
    [*BETWEEN, *(pytest.param(command, marks=pytest.mark.long) for command in BETWEEN_SELDOM)],
)
@pytest.mark.parametrize("change", ["headline", "draft"])
def test_what_another_command_has_read_is_not_taken_for_what_the_site_shows(
    rooms: Room, command: tuple[str, ...], change: str
) -> None:
    if change == "headline":
        headline(rooms, "Other")
    else:
        write(rooms, 1, draft="true")
    args = [str(rooms.path / arg) if arg == "other" else arg for arg in command]
    rooms.run(*args)
    assert rooms.build().code == 0
    assert same_as_clean(rooms)
    assert (PAGES[0] in rooms.tree()) is (change == "headline")


def test_a_headline_another_command_has_read_is_in_the_lists_too(rooms: Room) -> None:
    headline(rooms, "Other")
    rooms.run("lint")
    path = rooms.path / "content/releases/2026-03-01-r1.md"
    path.write_text(path.read_text() + "\nMore.\n")
    assert rooms.build().code == 0
    assert same_as_clean(rooms)


def test_a_fault_stays_a_fault_until_it_is_mended(rooms: Room) -> None:
    write(rooms, 1, products="[nothing]")
    first = rooms.build()
    assert (first.code, rooms.build()) == (1, first)
    write(rooms, 1, "\n\n<script>alert(1)</script>")
    first = rooms.build()
    assert (first.code, rooms.build()) == (1, first)


def test_what_was_published_afresh_and_then_undone_is_undone(rooms: Room) -> None:
    path = rooms.path / "content/releases/2026-03-01-r1.md"
    text = path.read_text()
    headline(rooms, "Other")
    assert rooms.build("--no-cache").code == 0
    path.write_text(text)
    assert rooms.build().code == 0
    assert same_as_clean(rooms)


def test_a_feed_of_one_release_is_made(room: Room) -> None:
    write(room, 1)
    assert room.build().code == 0
    write(room, 1, " It is new.")
    assert reached(room)[0] is Road.TEXTS
    assert "It is new." in room.read("feed.xml")
    assert same_as_clean(room)


def test_a_standing_texts_warning_stays_while_others_show_it(room: Room) -> None:
    room.write("content/legends/a.md", "Ahead <blink>now</blink>.")
    room.write("content/legends/b.md", "Ahead.")
    for number in (1, 2):
        write(room, number, legend="a")
    told = room.build().err
    assert "content/legends/a.md" in told
    write(room, 1, legend="b")
    assert "content/legends/a.md" in room.build().err
    assert room.build("--strict").code == 1
    assert same_as_clean(room)


def test_what_another_moment_kept_is_not_taken_for_this_one_s(rooms: Room) -> None:
    """A preview of tomorrow keeps feeds with tomorrow's release in them."""
    write(rooms, LAST + 1, date='"2026-12-01 09:00"')
    assert rooms.build().code == 0
    tomorrow = ("--as-of", "2026-12-02T09:00-05:00", "--output", str(rooms.path / "tomorrow"))
    assert rooms.build(*tomorrow).code == 0
    write(rooms, LAST, " New.")
    assert reached(rooms) == (Road.ALL, OTHERS)
    assert same_as_clean(rooms)


def test_a_layout_that_is_not_kept_ends_in_a_whole_build(rooms: Room) -> None:
    with contextlib.closing(sqlite3.connect(rooms.path / ".cache/kept.sqlite")) as file, file:
        kept = file.execute("select key, value from views").fetchall()
        # Of all that is kept the layout alone is packed without a word in common.
        layouts = [(key,) for key, value in kept if loads(value, tuple)]
        assert len(layouts) == 1
        file.execute("delete from views where key = ?", layouts[0])
    edited(rooms)
    assert reached(rooms) == (Road.ALL, NOT_KEPT)
    assert same_as_clean(rooms)


def test_the_log_never_tells_that_a_held_release_was_edited(rooms: Room) -> None:
    """With public edits or without, and whatever road was taken."""
    logs = []
    for number in range(3):
        edited(rooms)
        write(rooms, 2, f" Turn {number}.")
        if number == 1:
            write(rooms, LAST + 1, date='"2026-12-01 09:00"')
        if number == 2:
            write(rooms, LAST + 1, " Edited.", date='"2026-12-01 09:00"')
        ran = rooms.build("-v")
        public = {f"r{which}.md" for which in (1, 2)}
        told = [line for line in ran.err.splitlines() if not any(r in line for r in public)]
        logs.append((ran.out.partition("\n")[0], told))
    first = (
        "content/ or config.toml has changed",
        ["12 editorial warnings: see `pressroom lint`."],
    )
    assert logs == [first] * 3


def test_an_update_to_come_is_not_shown_when_the_text_is_edited(rooms: Room) -> None:
    write(rooms, 1, updated="2027-01-01 09:00")
    assert rooms.build().code == 0
    write(rooms, 1, " It stands well.", updated="2027-01-01 09:00")
    assert road_and_written(rooms)[0] is Road.TEXTS
    assert "It stands well." in rooms.read("releases/2026/r1/index.html")
    assert "2027" not in rooms.read("releases/2026/r1/index.html")
    assert same_as_clean(rooms)
