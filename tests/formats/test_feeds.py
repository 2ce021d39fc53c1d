"""Feeds: full text, permanent ids, dates from the data, three formats that agree."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote

import feedparser
import pytest

from tests.conftest import Room, once

HOSTILE = 'Sales <b>rose</b> & "fell" ]]> [notes](/releases/) ![Chart of sales](https://example.com/c.png)'


def parsed(room: Room, path: str) -> feedparser.FeedParserDict:
    feed = feedparser.parse((room.output / path).read_bytes())
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


def furnish_built(room: Room) -> None:
    room.release("2026-03-01-a", products="[anvil]", title="'A & B <®> ]]>'", body=HOSTILE)
    room.release("2026-03-02-b", date="2026-03-02 09:00", title="B", topics="[clinical]")
    assert room.build().code == 0


@pytest.fixture
def built(room: Room, aside: Path) -> Room:
    return once(furnish_built, room, aside)


def test_the_three_formats_agree(built: Room) -> None:
    rss, atom = parsed(built, "feed.xml"), parsed(built, "atom.xml")
    items = json.loads(built.read("feed.json"))["items"]
    for a, b, c in zip(rss.entries, atom.entries, items, strict=True):
        assert a.id == b.id == c["id"]
        assert a.title == b.title
        assert a.link == b.link == c["url"]
        assert a.published_parsed == b.published_parsed
    assert [item["title"] for item in items] == ["B", "A & B <®> ]]>"]
    assert items[1]["date_published"] == "2026-03-01T09:00:00-05:00"


def test_full_text_with_absolute_addresses(built: Room) -> None:
    text = parsed(built, "feed.xml").entries[1].content[0].value
    assert 'href="https://press.example.com/releases/"' in text
    assert "]]&gt;" in text
    assert "<b>rose</b>" in text


def test_a_summary_is_html_as_the_full_text_is(room: Room) -> None:
    room.release(body="R&D of ACME cost < 1 million.")
    assert room.build().code == 0
    (entry,) = parsed(room, "atom.xml").entries
    assert entry.summary_detail.type == "text/html"
    assert entry.summary_detail.value == "<p>R&amp;D of ACME cost &lt; 1 million.</p>"


def test_dates_are_the_datas_and_not_the_clocks(built: Room) -> None:
    assert parsed(built, "feed.xml").feed.updated == "Mon, 02 Mar 2026 09:00:00 -0500"
    assert parsed(built, "atom.xml").feed.updated == "2026-03-02T09:00:00-05:00"


def test_ids_outlive_domain_headline_layout_and_slug(built: Room) -> None:
    before = [entry.id for entry in parsed(built, "feed.xml").entries]
    config = (built.path / "config.toml").read_text()
    built.write("config.toml", config.replace('press.example.com"', 'news.example.org/ir"', 1))
    built.release("2026-03-01-a", title="Another headline", slug="elsewhere")
    assert built.build().code == 0

    after = parsed(built, "feed.xml")

    assert (
        [entry.id for entry in after.entries]
        == before
        == [
            "tag:press.example.com,2012:2026-03-02-b",
            "tag:press.example.com,2012:2026-03-01-a",
        ]
    )
    assert after.entries[1].link == "https://news.example.org/ir/releases/2026/elsewhere/"


def test_two_releases_never_share_an_id(built: Room) -> None:
    built.release("elsewhere/2026-03-01-A", title="Another", slug="another")
    ran = built.build()
    assert ran.err == (
        "content/releases/elsewhere/2026-03-01-A.md:1: error PR014 the file name 2026-03-01-A is "
        "already taken by content/releases/2026-03-01-a.md — rename one of the two files, or give "
        "the one that is new a `feed_id` of its own (here `feed_id: elsewhere-2026-03-01-a`); the "
        "other one's id in feeds then stays\n"
    )
    assert ran.code == 1


def test_products_and_topics_have_feeds_of_their_own(built: Room) -> None:
    assert len(parsed(built, "products/anvil/atom.xml").entries) == 1
    assert len(parsed(built, "topics/clinical/feed.xml").entries) == 1
    page = built.read("products/anvil/index.html")
    for kind, file in (
        ("rss+xml", "feed.xml"),
        ("atom+xml", "atom.xml"),
        ("feed+json", "feed.json"),
    ):
        assert f'type="application/{kind}"' in page
        assert f'href="/products/anvil/{file}"' in page


def test_the_order_is_newest_first_and_bounded(room: Room) -> None:
    room.write("config.toml", (room.path / "config.toml").read_text() + "\n[feeds]\nitems = 2\n")
    for day in (3, 1, 2):
        room.release(f"2026-03-0{day}-r{day}", date=f"2026-03-0{day} 09:00", title=f"R{day}")
    assert room.build().code == 0
    assert [entry.title for entry in parsed(room, "atom.xml").entries] == ["R3", "R2"]


def test_links_and_ids_as_readers_want_them(built: Room) -> None:
    rss = built.read("feed.xml")
    assert '<atom:link href="https://press.example.com/feed.xml" rel="self"/>' in rss
    assert "<link>https://press.example.com/</link>" in rss
    assert '<guid isPermaLink="false">tag:press.example.com,2012:2026-03-02-b</guid>' in rss
    assert rss.index("<description>Net sales rose.") < rss.index("<content:encoded>")
    assert '<content type="html">' in built.read("atom.xml")


def test_a_room_without_releases_has_feeds_without_items(room: Room) -> None:
    assert room.build().code == 0
    assert parsed(room, "feed.xml").entries == []
    assert parsed(room, "atom.xml").entries == []
    assert room.run("check").code == 0


def furnish_documented(room: Room) -> None:
    room.release(
        "2026-03-01-results/index",
        attachments="[{file: tables.xlsx, title: Tables}, {file: 'the slides.pdf', title: \"A & B\"}]",
    )
    room.write("content/releases/2026-03-01-results/tables.xlsx", b"PK\x03\x04")
    room.write("content/releases/2026-03-01-results/the slides.pdf", b"%PDF-1.7 slides")
    ran = room.build()
    assert ran.code == 0, ran.err


@pytest.fixture
def documented(room: Room, aside: Path) -> Room:
    return once(furnish_documented, room, aside)


SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def test_documents_come_with_their_release(documented: Room) -> None:
    (item,) = json.loads(documented.read("feed.json"))["items"]
    assert [(d["mime_type"], d["title"], d["size_in_bytes"]) for d in item["attachments"]] == [
        (SHEET, "Tables", 4),
        ("application/pdf", "A & B", 15),
    ]
    addresses = [document["url"] for document in item["attachments"]]
    for address, size in zip(addresses, (4, 15), strict=True):
        path = unquote(address.removeprefix("https://press.example.com/"))
        assert (documented.output / path).stat().st_size == size
    (entry,) = parsed(documented, "atom.xml").entries
    assert [(e.href, e.type, e.length, e.title) for e in entry.enclosures] == [
        (addresses[0], SHEET, "4", "Tables"),
        (addresses[1], "application/pdf", "15", "A & B"),
    ]
    (entry,) = parsed(documented, "feed.xml").entries
    assert [(e.href, e.type, e.length) for e in entry.enclosures] == [(addresses[0], SHEET, "4")]


def test_an_entry_has_one_page_whatever_comes_with_it(documented: Room) -> None:
    for path in ("feed.xml", "atom.xml"):
        (entry,) = parsed(documented, path).entries
        assert [link.href for link in entry.links if link.rel == "alternate"] == [
            "https://press.example.com/releases/2026/results/"
        ]
        assert entry.link == "https://press.example.com/releases/2026/results/"
    # Some libraries know no page by a link that does not say so.
    assert documented.read("atom.xml").count(' rel="alternate"/>\n    <') == 1
    assert documented.run("check").err == ""


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("feed.xml", 'length="4"', 'length="5"'),
        ("atom.xml", 'type="application/pdf" ', ""),
        ("feed.json", "tables.xlsx", "sheets.xlsx"),
    ],
)
def test_a_document_that_is_not_there_as_told_is_found(
    documented: Room, path: str, old: str, new: str
) -> None:
    text = documented.read(path)
    assert old in text
    documented.write(f"output/{path}", text.replace(old, new))
    assert f"output/{path}:1: error PR620 `" in documented.run("check").err


def test_a_release_without_documents_has_no_word_of_them(built: Room) -> None:
    feeds = "".join(built.read(path) for path in ("feed.xml", "atom.xml", "feed.json"))
    assert "enclosure" not in feeds
    assert "attachments" not in feeds


def test_sitemap_and_robots(built: Room) -> None:
    assert (
        "<url><loc>https://press.example.com/releases/2026/a/</loc>"
        "<lastmod>2026-03-01</lastmod></url>"
    ) in built.read("sitemap.xml")
    assert built.read("robots.txt").endswith(
        "Sitemap: https://press.example.com/sitemap.xml\n"
        "Sitemap: https://press.example.com/news-sitemap.xml\n"
    )
    assert "404" not in built.read("sitemap.xml")
