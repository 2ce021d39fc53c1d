"""Pages of products: approvals, documents and contacts beside the releases."""

from __future__ import annotations

import json
import re

from tests.conftest import CONFIG, Room

BEFORE = "2026-05-04T08:59:59-04:00"
AT = "2026-05-04T09:00:00-04:00"
PAGE = "products/kadcyla/index.html"


def settings(room: Room, *approvals: str) -> None:
    rows = "".join(f"    {each},\n" for each in approvals)
    given = f'generic = "ado-trastuzumab emtansine"\napprovals = [\n{rows}]'
    config = CONFIG.replace('generic = "ado-trastuzumab emtansine"', given, 1)
    room.write("config.toml", config)


def parts(room: Room) -> dict[str, str]:
    """The sections of the product's page by their headings' names."""
    html = room.read(PAGE).partition("<main")[2]
    found = re.findall(r'<section[^>]*aria-labelledby="([A-Z]\w+)">(.*?)</section>', html, re.S)
    return dict(found)


def test_a_product_s_page_has_what_the_press_room_knows_of_it(room: Room) -> None:
    """Approvals with the day of their release or their own, the latest first, each from the instant
    of its release; documents that name the product; whom the newest release names."""
    settings(
        room,
        '{ text = "Approved in the US", release = "2026-03-01-us", date = "2026-02-27" }',
        '{ text = "Approved in the \\"EU\\"", release = "2026-05-04-eu" }',
    )
    room.release("2026-03-01-us", title="US approval", products="[kadcyla]")
    keys = {"date": "2026-05-04 09:00", "products": "[kadcyla]", "contacts": "[investors]"}
    room.release("2026-05-04-eu", title="EU approval", **keys)
    for name, product in (("facts", "[kadcyla]"), ("anvils", "[anvil]")):
        rows = f"title: The {name}\nkind: fact-sheet\nperiod: 2026\nproducts: {product}\n"
        rows += "attachments: [{file: a.pdf, title: A}]"
        room.write(f"content/documents/{name}/index.md", f"---\n{rows}\n---\n")
        room.write(f"content/documents/{name}/a.pdf", f"%PDF-1.4\n%{name}\n%%EOF\n")

    assert room.build("--as-of", BEFORE).code == 0
    found = parts(room)
    assert list(found) == ["Approvals", "Documents"]
    us = (
        '<p class="date"><time datetime="2026-02-27">February 27, 2026</time></p>\n'
        '<p><a href="/releases/2026/us/">Approved in the US</a></p>'
    )
    assert us in found["Approvals"] and "EU" not in room.read(PAGE)
    assert "The facts" in found["Documents"] and "The anvils" not in room.read(PAGE)
    assert not [path for path in room.tree() if b"2026/eu" in (room.output / path).read_bytes()]

    assert room.build("--as-of", AT).code == 0
    found = parts(room)
    days = re.findall(r'<time datetime="([^"]+)">', found["Approvals"])
    assert days == ["2026-05-04", "2026-02-27"] and us in found["Approvals"]
    assert "Jane Doe" in found["Contacts"]
    checked = room.run("check", "--as-of", AT)
    assert (checked.code, checked.err) == (0, "")
    # An incremental build is a clean one.
    tree = room.tree()
    assert room.build("--as-of", AT).code == 0 and room.tree() == tree


def test_a_product_of_which_nothing_else_is_known_has_its_releases_alone(room: Room) -> None:
    room.release(products="[kadcyla]")
    assert room.build().code == 0
    assert parts(room) == {}


def test_mistakes_in_approvals_are_told(room: Room) -> None:
    room.release("2026-03-01-us", title="US approval", products="[kadcyla]")
    settings(room, '{ text = "Approved", release = "2026-03-01-su" }')
    assert (
        "error PR326 unknown release `2026-03-01-su` of an approval of Kadcyla — did you mean "
        "`2026-03-01-us`?" in room.run("lint").err
    )
    # A build must not tell a release that is not there from one that is held.
    assert room.build().code == 0 and parts(room) == {}
    settings(room, '{ text = "Approved", release = "2026-03-01-us", date = "Feb 27, 2026" }')
    assert "is no day: `Feb 27, 2026` — write `date = " in room.build().err
    settings(room, '{ text = "Approved TK", release = "2026-03-01-us" }')
    assert "error PR325 `TK` in `approvals` is a placeholder" in room.build().err


def test_a_product_s_page_has_its_events_and_its_latest_results(room: Room) -> None:
    """Events in the order in which one looks for them, each from its own instant; of results the
    newest period that has a release about the product."""
    for quarter, product in (("Q1", "kadcyla"), ("Q2", "kadcyla"), ("Q3", "anvil")):
        keys = {"products": f"[{product}]", "period": f"2025-{quarter}"}
        room.release(f"2026-03-0{quarter[1]}-r{quarter}", title=f"Results {quarter}", **keys)
    for name, start, more in (
        ("old", "2026-01-10", ""),
        ("older", "2025-01-10", ""),
        ("next", "2026-06-10", ""),
        ("held", "2026-06-11", "date: 2026-05-04 09:00\n"),
    ):
        rows = f"title: The {name} day\nstart: {start}\nproducts: [Kadcyla]\n{more}"
        room.write(f"content/events/{name}.md", f"---\n{rows}---\n")
    room.write("content/events/no.md", "---\ntitle: No\nstart: 2026-06-12\n---\n")

    def days() -> list[str]:
        return re.findall(r">The (\w+) day</a>", parts(room)["Events"])

    assert room.build("--as-of", BEFORE).code == 0
    assert days() == ["next", "old", "older"] and ">No</a>" not in room.read(PAGE)
    assert "/results/2025/q2/" in parts(room)["Results"]
    assert "q3" not in parts(room)["Results"] and "q1" not in parts(room)["Results"]
    assert '<a href="/products/kadcyla/">Kadcyla</a>' in room.read("calendar/next/index.html")
    assert ">Kadcyla</category>" in room.read("calendar/feed.xml")
    rows = json.loads(room.read("api/items.json"))["items"]
    assert {row["title"]: row.get("products") for row in rows}["The next day"] == ["Kadcyla"]
    assert room.build("--as-of", AT).code == 0
    assert days() == ["next", "held", "old", "older"]
    checked = room.run("check", "--as-of", AT)
    assert (checked.code, checked.err) == (0, "")
