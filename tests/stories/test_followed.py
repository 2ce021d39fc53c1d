"""Lists and feeds of issuers and of tickers, where there are several."""

from __future__ import annotations

from pathlib import Path

import feedparser
import pytest

from tests.conftest import Room, once

MORE = """
[[issuer]]
key = "globex"
name = "Globex AG"
tickers = ["SIX: GBX", "NSE: G-X"]
"""
FEEDS = ("feed.xml", "atom.xml", "feed.json")


def titles(room: Room, path: str) -> list[str]:
    """The headlines of a feed."""
    feed = feedparser.parse((room.output / path).read_bytes())
    assert not feed.bozo
    return [entry.title for entry in feed.entries]


def folders(room: Room) -> list[str]:
    """The folders with feeds, each of which has all three."""
    found = {path.rpartition("/") for path in room.tree() if path.endswith(FEEDS)}
    names = sorted({folder for folder, _, _ in found})
    assert len(found) == len(names) * len(FEEDS)
    return names


def furnish_two(room: Room) -> None:
    room.write("config.toml", (room.path / "config.toml").read_text() + MORE)
    room.release("2026-03-01-a", title="A", issuers="[acme]")
    room.release("2026-03-02-b", title="B", date="2026-03-02 09:00", issuers="[globex]")
    room.release(
        "2026-03-03-c", title="C", date="2026-03-03 09:00", tickers="['NYSE: ACME', 'SIX: GBX']"
    )
    ran = room.build()
    assert ran.code == 0, ran.err


@pytest.fixture
def two(room: Room, aside: Path) -> Room:
    return once(furnish_two, room, aside)


def test_each_issuer_and_each_ticker_has_feeds(two: Room) -> None:
    assert folders(two) == [
        "",
        "issuers/acme",
        "issuers/globex",
        "tickers/xnse-g-x",
        "tickers/xnys-acme",
        "tickers/xswx-gbx",
    ]
    assert titles(two, "issuers/acme/feed.xml") == ["C", "A"]
    assert titles(two, "issuers/globex/atom.xml") == ["C", "B"]
    assert titles(two, "tickers/xnse-g-x/feed.xml") == ["B"]
    assert titles(two, "tickers/xswx-gbx/atom.xml") == ["C", "B"]
    assert two.run("check").err == ""


def test_they_are_offered_where_readers_look(two: Room) -> None:
    lists = ("issuers/acme/", "tickers/xnys-acme/")
    subscribe, release = two.read("subscribe/index.html"), two.read("releases/2026/a/index.html")
    for address in lists:
        page = two.read(f"{address}index.html")
        assert f'<a href="/{address}">' in subscribe
        for file in FEEDS:
            assert f'<a href="/{address}{file}" type=' in subscribe
            for html in (page, release):
                assert f'href="/{address}{file}">' in html.split("</head>")[0]
    assert "issuers/globex" not in release
    assert '<h2 id="Companies">Companies</h2>' in subscribe
    assert '<h2 id="Tickers">Tickers</h2>' in subscribe


def test_one_alone_has_none_since_all_releases_are_its_own(room: Room) -> None:
    room.write("config.toml", (room.path / "config.toml").read_text() + MORE)
    room.release("2026-03-01-a", issuers="[acme]")
    assert room.build().code == 0
    assert folders(room) == [""]
    assert "Companies" not in room.read("subscribe/index.html")


def test_one_market_printed_two_ways_is_one_ticker(room: Room) -> None:
    room.release("2026-03-01-a", title="A", ticker="'NYSE: ACME'")
    room.release("2026-03-02-b", title="B", date="2026-03-02 09:00", ticker="'XNYS: ACME'")
    room.release(
        "2026-03-03-c", title="C", date="2026-03-03 09:00", tickers="['NYSE: BRK.B', 'XNYS: BRK.B']"
    )
    assert room.build().code == 0
    assert folders(room) == ["", "tickers/xnys-acme", "tickers/xnys-brk-b"]
    assert titles(room, "tickers/xnys-acme/feed.xml") == ["B", "A"]
    assert titles(room, "tickers/xnys-brk-b/feed.xml") == ["C"]


@pytest.mark.parametrize("held", ["date: 2026-12-01T09:00:00-05:00", "draft: true"])
def test_what_held_releases_alone_name_has_no_trace(room: Room, held: str) -> None:
    room.write("config.toml", (room.path / "config.toml").read_text() + MORE)
    room.release("2026-03-01-a", title="A", issuers="[acme]")
    assert room.build().code == 0
    without = room.tree()
    key, value = held.split(": ", 1)
    room.release("2026-12-01-b", title="B", issuers="[globex]", **{key: value})
    assert room.build().code == 0
    assert room.tree() == without


def test_a_withdrawal_takes_no_feed_from_the_others(two: Room) -> None:
    gone = "{date: 2026-04-01T09:00:00-04:00, reason: Wrong.}"
    two.release(
        "2026-03-02-b", title="B", date="2026-03-02 09:00", issuers="[globex]", withdrawn=gone
    )
    two.release("2026-03-03-c", title="C", date="2026-03-03 09:00", tickers="['NYSE: ACME']")
    assert two.build().code == 0
    assert folders(two) == ["", "issuers/acme", "tickers/xnys-acme"]


def test_a_translation_is_listed_once(two: Room) -> None:
    config = (two.path / "config.toml").read_text()
    two.write("config.toml", config.replace("id_auth", 'languages = ["en", "de"]\nid_auth', 1))
    two.release(
        "2026-03-01-a-de",
        title="A auf Deutsch",
        issuers="[acme]",
        language="de",
        translation_of="2026-03-01-a",
    )
    assert two.build().code == 0
    assert titles(two, "issuers/acme/feed.xml") == ["C", "A"]
    assert titles(two, "de/feed.xml") == ["A auf Deutsch"]
