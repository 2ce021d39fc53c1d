"""Typographic signs in what readers see of front matter, on pages and in all else that is made."""

from __future__ import annotations

import json
import re

import pytest

from pressroom.typeset.entry_words import set_signs
from tests.conftest import Room

STRAIGHT = re.compile(r">([^<]*(?:'|&#39;|&#34;|\"|--)[^<]*)<")


def straight(room: Room) -> list[str]:
    """What stands on pages with straight signs, but for scripts."""
    found = []
    for path in sorted(room.output.rglob("*.html")):
        page = re.sub(r"<script.*?</script>", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        found += STRAIGHT.findall(page)
    return found


@pytest.mark.parametrize(
    ("text", "tag", "shown"),
    [
        ('ACME\'s "best" quarter -- so far...', "en", "ACME’s “best” quarter — so far…"),
        ('Der "Amboss" ist\'s', "de", "Der „Amboss“ ist’s"),
        ("Q1'24 sales of $72.8 million", "en", "Q1’24 sales of $72.8 million"),
        ('A 6" pipe', "en", "A 6″ pipe"),
        ("Nothing to set", "en", "Nothing to set"),
    ],
)
def test_a_plain_text_gets_the_signs_of_its_language_and_keeps_its_blanks(
    text: str, tag: str, shown: str
) -> None:
    assert set_signs(text, tag) == shown


def fill(room: Room) -> None:
    room.release(
        "2026-03-01-results/index",
        title="ACME's Anvil Isn't Late",
        source="The smith's",
        attachments='[{file: a.txt, title: "The smith\'s list"}]',
    )
    room.write("content/releases/2026-03-01-results/a.txt", "A list.\n")
    room.release(
        "2026-03-02-gone", title="Gone", withdrawn="{date: 2026-03-03 09:00, reason: It wasn't so}"
    )
    room.release(
        "2026-03-04-new",
        title="Replaced",
        corrects="2026-03-01-results",
        correction_note="The year's sum wasn't right.",
    )
    pages = {
        "events/agm": "title: Shareholders' meeting\nstart: 2026-11-03\nplace: The King's Arms",
        "people/joe": "name: Joe O'Roe\npositions: [{title: Chair's deputy, organisation: Joe's}]",
        "pages/why": 'title: Who\'s "who"\nmenu: main',
        "documents/d": "title: The year's report\ndate: 2026-03-01\nlink: https://a.example/x's",
    }
    for name, keys in pages.items():
        room.write(f"content/{name}.md", f"---\n{keys}\n---\n\nIt's a text.\n")


def test_no_straight_apostrophe_is_on_any_page(room: Room) -> None:
    fill(room)
    assert room.build().code == 0
    assert straight(room) == []
    assert "x&#39;s" in room.read("documents/d/index.html")  # an address stays as it is
    assert json.loads(room.read("feed.json"))["items"][-1]["title"] == "ACME’s Anvil Isn’t Late"
    assert "SUMMARY:Shareholders’ meeting" in room.read("calendar/agm/event.ics")
    assert room.run("check").code == 0
    text = (room.path / "content/releases/2026-03-01-results/index.md").read_text("utf-8")
    room.write("content/releases/2026-03-01-results/index.md", f"{text}\nIt's another paragraph.\n")
    room.build()
    edited = room.tree()
    room.build("--no-cache")
    assert edited == room.tree()


def test_signs_stay_as_typed_where_that_is_set(room: Room) -> None:
    config = (room.path / "config.toml").read_text(encoding="utf-8")
    room.write("config.toml", f"{config}\n[typography]\napply = false\n")
    fill(room)
    assert room.build().code == 0
    assert any("ACME&#39;s Anvil Isn&#39;t Late" in found for found in straight(room))
