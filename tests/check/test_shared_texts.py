"""`check` reads the texts of feeds and other forms as someone who has them without the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.check.test_site import replace
from tests.conftest import Room, once

OWN = "https://press.example.com/releases/2026"
SEEDED: dict[str, tuple[Callable[[Room], None], str]] = {
    "a place that only the feed has": (
        replace("atom.xml", f"{OWN}/a/#fn:1", f"{OWN}/a/#2026-03-01-a-fn:1"),
        f"output/atom.xml:1: error PR616 in a text `{OWN}/a/#2026-03-01-a-fn:1` points at a place "
        "that is not there — correct what follows `#`\n",
    ),
    "a page that is not there": (
        replace("feed.json", f'{OWN}/a/#fn:1\\"', f'{OWN}/aa/\\"'),
        f"output/feed.json:1: error PR616 in a text `{OWN}/aa/` is not on this site — "
        "correct the address\n",
    ),
    "an address without its page": (
        replace("releases/2026/a/ninjs.json", f"{OWN}/a/#fn:1", "#fn:1"),
        "output/releases/2026/a/ninjs.json:1: error PR617 `#fn:1` in a text means nothing without "
        "its page — build the site again\n",
    ),
    "a link in the Markdown form": (
        replace("releases/2026/a/index.md", f"({OWN}/b/)", f"({OWN}/b/#nowhere)"),
        f"output/releases/2026/a/index.md:1: error PR616 in a text `{OWN}/b/#nowhere` points at a "
        "place that is not there — correct what follows `#`\n",
    ),
    "places of one name": (
        replace("feed.xml", 'id="2026-03-02-b-', 'id="2026-03-01-a-'),
        "output/feed.xml:1: error PR618 two texts in it have a place called "
        "`2026-03-01-a-fn:1` — build the site again\n",
    ),
    "two pages of one item": (
        replace(
            "atom.xml",
            f'<link href="{OWN}/a/" rel="alternate"/>',
            f'<link href="{OWN}/a/" rel="alternate"/><link rel="alternate" href="{OWN}/b/"/>',
        ),
        "output/atom.xml:1: error PR619 the item `tag:press.example.com,2012:2026-03-01-a` has 2 "
        "pages, and should have one — build the site again\n",
    ),
    "a text that not all readers show": (
        replace("atom.xml", '<content type="html">', '<content type="xhtml">'),
        "output/atom.xml:1: error PR619 the text of the item "
        "`tag:press.example.com,2012:2026-03-01-a` is not of type `html` — build the site again\n",
    ),
}


def furnish_good(room: Room) -> None:
    room.release("2026-03-01-a", body="A[^1], [b](/releases/2026/b/).\n\n[^1]: One.")
    room.release("2026-03-02-b", date="2026-03-02 09:00", body="B[^1].\n\n[^1]: Two.")
    assert room.build().code == 0


@pytest.fixture
def good(room: Room, aside: Path) -> Room:
    return once(furnish_good, room, aside)


def test_good_texts_have_no_problem(good: Room) -> None:
    assert good.run("check").err == ""


@pytest.mark.parametrize("fault", SEEDED)
def test_a_seeded_fault_is_found(good: Room, fault: str) -> None:
    seed, said = SEEDED[fault]
    seed(good)

    ran = good.run("check")

    assert said in ran.err
    assert ran.code == 1


def test_a_link_that_the_author_mistyped_is_told_once_and_of_the_page(room: Room) -> None:
    room.release("2026-03-01-a", body="See [below](#nowhere) and [b](/releases/2026/b/).")
    assert room.build().code == 0
    said = room.run("check").err.splitlines()
    assert [line.split(": error ")[1][:5] for line in said] == ["PR603", "PR604"]
