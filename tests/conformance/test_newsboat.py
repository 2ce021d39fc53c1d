"""A feed reader that people use shows every release of every feed, once."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from . import feeds
from .server import hosting
from .tools import need, run

pytestmark = pytest.mark.conformance


class Reader:
    """Newsboat with nothing read yet, subscribed to some addresses."""

    def __init__(self, home: Path, addresses: Iterable[str]) -> None:
        self.home = home
        self.home.mkdir()
        (home / "urls").write_text("\n".join(addresses) + "\n", encoding="utf-8")
        (home / "config").touch()

    def reload(self) -> Counter[tuple[str, str]]:
        """Asks for all feeds again; then the ids and titles it holds, and how often."""
        # fmt: off
        run(need("newsboat"), "-q", "-u", "urls", "-c", "cache.db", "-C", "config", "-x", "reload",
            home=self.home)
        # fmt: on
        with closing(sqlite3.connect(self.home / "cache.db")) as cache:
            return Counter(cache.execute("select guid, title from rss_item where content != ''"))

    def pages(self) -> dict[str, str]:
        """The address that opening a release leads to, by its id."""
        with closing(sqlite3.connect(self.home / "cache.db")) as cache:
            return dict(cache.execute("select guid, url from rss_item"))


def test_every_release_of_a_feed_arrives_and_arrives_once(each: Path, tmp_path: Path) -> None:
    with hosting(each) as host:
        for number, path in enumerate(feeds.paths(each, "feed.xml", "atom.xml")):
            address = f"/{path.relative_to(each).as_posix()}"
            reader = Reader(tmp_path / str(number), [host.url + address])
            written = Counter((item.id, item.title) for item in feeds.read(path))
            assert reader.reload() == written, address
            assert reader.reload() == written, f"{address}, at the second reload"
            assert host.asked == [address] * 2
            # Of several `alternate` links it opens the last, be it a PDF.
            assert reader.pages() == {item.id: item.url for item in feeds.read(path)}, address
            host.asked.clear()


def test_a_reader_of_all_feeds_gets_each_release_once(each: Path, tmp_path: Path) -> None:
    """An id that differed from feed to feed would show a release many times."""
    everything = feeds.paths(each, "feed.xml", "atom.xml")
    with hosting(each) as host:
        reader = Reader(
            tmp_path / "reader",
            [f"{host.url}/{path.relative_to(each).as_posix()}" for path in everything],
        )
        assert reader.reload() == Counter(
            {(item.id, item.title) for path in everything for item in feeds.read(path)}
        )
        assert len(host.asked) == len(everything)
