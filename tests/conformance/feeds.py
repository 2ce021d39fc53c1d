"""Reads the sample's feeds without a feed library, to compare what libraries and readers see."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

ATOM = "{http://www.w3.org/2005/Atom}"
ALTERNATE = (None, "alternate")
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"


class Item(NamedTuple):
    """A release as a feed tells it."""

    id: str
    title: str
    url: str
    published: datetime


def folders(site: Path) -> list[Path]:
    """The folders that hold feeds; each must hold all three."""
    found = sorted({path.parent for name in READERS for path in site.rglob(name)})
    assert len(found) > 1, f"only {len(found)} feeds in {site}"
    assert not [name for folder in found for name in READERS if not (folder / name).is_file()]
    return found


def paths(site: Path, *names: str) -> list[Path]:
    """All feeds with these file names."""
    return [folder / name for folder in folders(site) for name in names]


def read(path: Path) -> list[Item]:
    """The feed's items in its order, which are never none."""
    items = READERS[path.name](path)
    assert items, f"{path} is empty"
    return items


def contents(path: Path) -> dict[str, str]:
    """The HTML of each release in RSS or Atom, by its id."""
    root = ElementTree.parse(path)
    if path.name == "feed.xml":
        items = root.iterfind("channel/item")
        return {text(item, "guid"): text(item, f"{CONTENT}encoded") for item in items}
    entries = root.iterfind(f"{ATOM}entry")
    return {text(entry, f"{ATOM}id"): text(entry, f"{ATOM}content") for entry in entries}


def text(element: ElementTree.Element, tag: str) -> str:
    """The text of the one child of this name."""
    (found,) = element.findall(tag)
    return found.text or ""


def alternates(element: ElementTree.Element) -> list[ElementTree.Element]:
    """Atom's links to the same thing as a page; a link that does not say its kind is one."""
    return [link for link in element.iterfind(f"{ATOM}link") if link.get("rel") in ALTERNATE]


def _rss(path: Path) -> list[Item]:
    return [
        Item(
            text(item, "guid"),
            text(item, "title"),
            text(item, "link"),
            parsedate_to_datetime(text(item, "pubDate")),
        )
        for item in ElementTree.parse(path).iterfind("channel/item")
    ]


def _atom(path: Path) -> list[Item]:
    return [
        Item(
            text(entry, f"{ATOM}id"),
            text(entry, f"{ATOM}title"),
            "".join(link.get("href", "") for link in alternates(entry)),
            datetime.fromisoformat(text(entry, f"{ATOM}published")),
        )
        for entry in ElementTree.parse(path).iterfind(f"{ATOM}entry")
    ]


def _json(path: Path) -> list[Item]:
    feed = json.loads(path.read_bytes())
    return [
        Item(item["id"], item["title"], item["url"], datetime.fromisoformat(item["date_published"]))
        for item in feed["items"]
    ]


READERS: dict[str, Callable[[Path], list[Item]]] = {
    "feed.xml": _rss,
    "atom.xml": _atom,
    "feed.json": _json,
}
