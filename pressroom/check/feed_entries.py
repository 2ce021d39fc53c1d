"""Entries of a feed as a feed reader gets them, out of RSS, Atom or JSON Feed."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

import msgspec
from lxml import etree

_ATOM = "{http://www.w3.org/2005/Atom}"
_MRSS = "{http://search.yahoo.com/mrss/}"
_ENCODED = "{http://purl.org/rss/1.0/modules/content/}encoded"

UNREADABLE = (
    etree.XMLSyntaxError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""Errors that the readers raise for a file that is no feed of its format."""


class FeedDocument(msgspec.Struct, frozen=True):
    """A file that comes with an entry: its address, media type, and size in bytes as written; None
    where the format need not tell it."""

    url: str
    type: str
    size: str | None


class FeedEntry(msgspec.Struct, frozen=True):
    """An entry: its id, the addresses of its page (one, if all is well), its text as HTML, whether
    the text is of a kind that all readers show, and its documents."""

    id: str
    pages: tuple[str, ...]
    html: str
    is_plain_html: bool
    documents: tuple[FeedDocument, ...]

    @property
    def url(self) -> str:
        """The address of its page; empty without one."""
        return self.pages[0] if self.pages else ""


def _rss(data: bytes) -> list[FeedEntry]:
    channel = etree.fromstring(data).find("channel")
    if channel is None:
        raise ValueError("there is no channel")
    return [
        FeedEntry(
            _text(item, "guid"),
            (_text(item, "link"),),
            item.findtext(_ENCODED) or item.findtext("description") or "",
            True,
            (
                *(
                    FeedDocument(row.get("url", ""), row.get("type", ""), row.get("length", ""))
                    for row in item.findall("enclosure")
                ),
                *_media(item),
            ),
        )
        for item in channel.findall("item")
    ]


def _atom(data: bytes) -> list[FeedEntry]:
    root = etree.fromstring(data)
    if root.tag != f"{_ATOM}feed":
        raise ValueError("the outermost element is not feed")
    found = []
    for entry in root.findall(f"{_ATOM}entry"):
        links = entry.findall(f"{_ATOM}link")
        content = entry.find(f"{_ATOM}content")
        found.append(
            FeedEntry(
                _text(entry, f"{_ATOM}id"),
                tuple(
                    str(link.get("href"))
                    for link in links
                    if link.get("rel", "alternate") == "alternate"
                ),
                (content.text or "") if content is not None else "",
                content is None or content.get("type") == "html",
                (
                    *(
                        FeedDocument(
                            link.get("href", ""), link.get("type", ""), link.get("length", "")
                        )
                        for link in links
                        if link.get("rel") == "enclosure"
                    ),
                    *_media(entry),
                ),
            )
        )
    return found


def _media(item: etree._Element) -> list[FeedDocument]:
    """The pictures of an item or entry by Media RSS."""
    return [
        FeedDocument(row.get("url", ""), row.get("type", ""), row.get("fileSize"))
        for row in item.findall(f"{_MRSS}content")
    ]


def _json(data: bytes) -> list[FeedEntry]:
    feed = json.loads(data)
    if not str(feed["version"]).startswith("https://jsonfeed.org/version/1"):
        raise ValueError("it has no version of JSON Feed")
    return [
        FeedEntry(
            str(item["id"]),
            (str(item["url"]),),
            str(item.get("content_html", "")),
            True,
            (
                *(
                    FeedDocument(
                        str(row.get("url", "")),
                        str(row.get("mime_type", "")),
                        str(row.get("size_in_bytes", "")),
                    )
                    for row in item.get("attachments", ())
                ),
                *(FeedDocument(str(url), "image", None) for url in (item.get("image"),) if url),
            ),
        )
        for item in feed["items"]
    ]


def _text(element: etree._Element, name: str) -> str:
    found = element.find(name)
    if found is None or not found.text:
        raise ValueError(f"an item has no {etree.QName(name).localname}")
    return found.text


FEED_READERS: Mapping[str, Callable[[bytes], list[FeedEntry]]] = {
    "feed.xml": _rss,
    "atom.xml": _atom,
    "feed.json": _json,
}
"""The readers of the three formats, by the names of their files. They raise `UNREADABLE`."""
