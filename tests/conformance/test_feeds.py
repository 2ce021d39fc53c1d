"""The three feeds of a section tell the same, also to a library that many readers are built on."""

from __future__ import annotations

from calendar import timegm
from datetime import UTC, datetime
from pathlib import Path

import feedparser
import pytest

from . import feeds

pytestmark = pytest.mark.conformance


def test_rss_atom_and_json_tell_the_same(each: Path) -> None:
    for folder in feeds.folders(each):
        rss, atom, json = (feeds.read(folder / name) for name in feeds.READERS)
        assert rss == atom == json, folder


def test_ids_are_given_once_in_a_feed(each: Path) -> None:
    """Of two with one id some readers show the first alone, and rss2email mails the last."""
    for path in feeds.paths(each, *feeds.READERS):
        ids = [item.id for item in feeds.read(path)]
        assert len(set(ids)) == len(ids), path


def test_feedparser_reads_every_feed_as_it_is_written(each: Path) -> None:
    for path in feeds.paths(each, "feed.xml", "atom.xml"):
        parsed = feedparser.parse(path.read_bytes())
        assert not parsed.bozo, f"{path}: {parsed.get('bozo_exception')}"
        assert [
            feeds.Item(
                entry.id,
                entry.title,
                entry.link,
                datetime.fromtimestamp(timegm(entry.published_parsed), UTC),
            )
            for entry in parsed.entries
        ] == feeds.read(path), path
