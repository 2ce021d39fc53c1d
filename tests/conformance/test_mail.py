"""Who gets the feeds by mail gets each release once: rss2email, with a mailbox in a folder."""

from __future__ import annotations

import email
import email.policy
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from . import feeds
from .server import hosting
from .tools import need, run

pytestmark = pytest.mark.conformance


class Subscriber:
    """Someone without mail yet, subscribed to some addresses."""

    def __init__(self, home: Path, addresses: Iterable[str]) -> None:
        self.home = home
        self.home.mkdir()
        self.letters = home / "maildir/inbox/new"
        for folder in ("new", "cur", "tmp"):
            (home / "maildir/inbox" / folder).mkdir(parents=True)
        settings = (
            "[DEFAULT]\nfrom = press@example.com\nto = reader@example.com\n"
            f"email-protocol = maildir\nmaildir-path = {home / 'maildir'}\n"
            "maildir-mailbox = inbox\n"
        )
        (home / "r2e.cfg").write_text(settings, encoding="utf-8")
        for number, address in enumerate(addresses):
            self._r2e("add", f"feed-{number}", address)

    def fetch(self) -> Counter[str]:
        """Asks for all feeds again; then the subjects of all letters there are, and how often."""
        self._r2e("run")
        return Counter(letter["Subject"] for letter in self.read())

    def read(self) -> Iterator[EmailMessage]:
        """All letters."""
        for path in self.letters.iterdir():
            yield email.message_from_bytes(path.read_bytes(), policy=email.policy.default)

    def _r2e(self, *command: str) -> None:
        files = ("-c", self.home / "r2e.cfg", "-d", self.home / "r2e.json")
        run(need("r2e"), *files, *command, home=self.home)


def test_a_second_run_sends_nothing_new(each: Path, tmp_path: Path) -> None:
    paths = feeds.paths(each, "feed.xml", "atom.xml")
    with hosting(each) as host:
        addresses = [f"{host.url}/{path.relative_to(each).as_posix()}" for path in paths]
        subscriber = Subscriber(tmp_path / "reader", addresses)
        first = subscriber.fetch()
        assert sum(first.values()) == sum(len(feeds.read(path)) for path in paths)
        assert set(map(_bare, first)) == {
            _bare(item.title) for path in paths for item in feeds.read(path)
        }
        assert subscriber.fetch() == first


def test_rss_and_atom_bring_the_same_full_text(each: Path, tmp_path: Path) -> None:
    with hosting(each) as host:
        addresses = [f"{host.url}/feed.xml", f"{host.url}/atom.xml"]
        subscriber = Subscriber(tmp_path / "reader", addresses)
        subscriber.fetch()
    texts = defaultdict(set)
    for letter in subscriber.read():
        body = letter.get_body()
        assert body is not None
        texts[_bare(letter["Subject"])].add(_bare(body.get_content()))
    assert {subject: len(found) for subject, found in texts.items() if len(found) > 1} == {}


def test_a_feed_whose_ids_change_is_found(tmp_path: Path) -> None:
    feed = tmp_path / "site/feed.xml"
    feed.parent.mkdir()
    item = "<item><title>News</title><guid isPermaLink='false'>{}</guid></item>"
    start = "<rss version='2.0'><channel><title>ACME</title>"
    with hosting(feed.parent) as host:
        subscriber = Subscriber(tmp_path / "reader", [f"{host.url}/feed.xml"])
        for letters, guid in enumerate(("tag:example.com,2015:1", "tag:example.com,2015:2"), 1):
            feed.write_text(f"{start}{item.format(guid)}</channel></rss>", encoding="utf-8")
            assert subscriber.fetch() == {"News": letters}


def _bare(text: str) -> str:
    """A headline without its white space, which a letter's subject may fold."""
    return "".join(text.split())
