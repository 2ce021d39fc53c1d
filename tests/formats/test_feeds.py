"""Feeds: full text, permanent ids, dates from the data, three formats that agree."""

from __future__ import annotations

import json

import feedparser
import pytest

from tests.conftest import Room

HOSTILE = 'Sales <b>rose</b> & "fell" ]]> [notes](/releases/) ![Chart of sales](https://example.com/c.png)'


def parsed(room: Room, path: str) -> feedparser.FeedParserDict:
    feed = feedparser.parse((room.output / path).read_bytes())
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


@pytest.fixture
def built(room: Room) -> Room:
    room.release("2026-03-01-a", products="[anvil]", title="'A & B <®> ]]>'", body=HOSTILE)
    room.release("2026-03-02-b", date="2026-03-02 09:00", title="B", topics="[clinical]")
    assert room.build().code == 0
    return room


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
