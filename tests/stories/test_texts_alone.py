"""Texts of releases where they stand without their page: in feeds, ninjs and Markdown."""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import Room, once

SITE = "https://press.example.com"
NOTED = """\
Sales[^1] rose; see [the table](#table:1) and [below](#決算).

Table: Net sales

| | 2026 |
|---|---:|
| Anvils (1) | 10 |
| Hammers | 12 |
| Total | 22 |

(1) Without spare parts.

## 決算

<p id="mine">Mine.</p> Back to [mine](#mine), and [another](/releases/2026/b/#fn:1).

[^1]: Before tax, see [below](#決算).
"""
LEGEND = "## Risk factors\n\nSee [above](#risk-factors)[^1].\n\n## Other\n\n[^1]: As filed.\n"


def furnish_noted(room: Room) -> None:
    room.write("content/legends/house.md", LEGEND)
    room.write("content/boilerplate/acme.md", "ACME[^1] makes anvils.\n\n[^1]: Since 1900.\n")
    more = {"legend": "house", "boilerplate": "[acme]"}
    room.release("2026-03-01-a", body=NOTED, **more)
    room.release("2026-03-02-b", date="2026-03-02 09:00", body="B[^1].\n\n[^1]: Two.", **more)
    ran = room.build()
    assert ran.code == 0, ran.err


@pytest.fixture
def noted(room: Room, aside: Path) -> Room:
    return once(furnish_noted, room, aside)


def texts(room: Room, of: str) -> list[str]:
    """The HTML texts of releases in a file of the output."""
    written = room.read(of)
    if of.endswith("ninjs.json"):
        bodies = json.loads(written)["bodies"]
        return [body["value"] for body in bodies if body["contentType"] == "text/html"]
    if of.endswith(".json"):
        return [item["content_html"] for item in json.loads(written)["items"]]
    if of.endswith("atom.xml"):
        return [
            html.unescape(text) for text in re.findall(r"<content[^>]*>(.*?)</c", written, re.S)
        ]
    return re.findall(r"<content:encoded><!\[CDATA\[(.*?)\]\]>", written, re.S)


def lost(room: Room, text: str) -> Iterator[str]:
    """The links of a text that lead to no place on the site."""
    for node in LexborHTMLParser(text).css("[href]"):
        address = node.attributes["href"] or ""
        parts = urlsplit(address)
        page = room.output / unquote(parts.path).lstrip("/")
        page = page / "index.html" if page.is_dir() else page
        place = unquote(parts.fragment)
        found = page.read_text(encoding="utf-8") if page.is_file() and SITE in address else ""
        if not found or (place and f' id="{place}"' not in found):
            yield address


ALL = ("feed.xml", "atom.xml", "feed.json", "releases/2026/a/ninjs.json")


@pytest.mark.parametrize("of", ALL)
def test_every_link_within_a_text_leads_to_a_place_on_the_page(noted: Room, of: str) -> None:
    found = texts(noted, of)
    assert sum(text.count("#") for text in found) > 8
    assert [address for text in found for address in lost(noted, text)] == []


@pytest.mark.parametrize("of", ALL)
def test_no_id_is_there_twice(noted: Room, of: str) -> None:
    ids = Counter(re.findall(r' id="([^"]*)"', "\n".join(texts(noted, of))))
    assert len(ids) > 5
    assert [name for name, count in ids.items() if count > 1] == []


def test_a_table_keeps_the_name_that_screen_readers_say(room: Room) -> None:
    room.release(body="Table: Sales\n\n| | 2026 |\n|---|---:|\n| Anvils | 10 |\n| Total | 10 |\n")
    assert room.build().code == 0
    (text,) = texts(room, "feed.json")
    assert '<caption id="2026-03-01-results-table:1">' in text
    assert 'aria-labelledby="2026-03-01-results-table:1"' in text


def test_notes_in_markdown_and_plain_text_keep_their_numbers(noted: Room) -> None:
    said = noted.read("releases/2026/a/index.md")
    assert "Sales[^1] rose" in said
    assert "[^1]: Before tax" in said
    assert "ACME[^2] makes anvils." in said
    assert "[^2]: Since 1900." in said
    bodies = json.loads(noted.read("releases/2026/a/ninjs.json"))["bodies"]
    plain = next(body["value"] for body in bodies if body["contentType"] == "text/plain")
    assert "ACME (2) makes anvils." in plain
    assert "(2) Since 1900." in plain


def test_a_standing_text_keeps_the_places_that_it_leads_to(noted: Room) -> None:
    page = noted.read("releases/2026/a/index.html")
    assert '<h2 id="content-legends-house-md-risk-factors">Risk factors</h2>' in page
    assert 'href="#content-legends-house-md-risk-factors"' in page
    assert "<h2>Other</h2>" in page


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("[Call us](tel:+1-781-895-0600)", "Call us (+1 781-895-0600)</a>"),
        ("[Call us](tel:+442079460958;ext=5)", "Call us (+44 20 7946 0958 x5)</a>"),
        ("[☎](tel:0123)", "☎ (0123)</a>"),
        ("[781-895-0600](tel:+17818950600)", "781-895-0600</a>"),
        ("[(020) 7946 0958](tel:+442079460958)", "(020) 7946 0958</a>"),
        ("[+44 (0)20 7946 0958](tel:+442079460958)", "+44 (0)20 7946 0958</a>"),
    ],
)
def test_a_number_stands_beside_the_link_that_dials_it(room: Room, link: str, said: str) -> None:
    room.release(body=f"Questions? {link}.")
    assert room.build().code == 0
    for of in (*ALL[:3], "releases/2026/results/ninjs.json"):
        assert said in texts(room, of)[0].replace("\u00a0", " "), of
