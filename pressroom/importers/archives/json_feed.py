"""JSON Feed 1.0 and 1.1 (jsonfeed.org), as a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from pressroom.importers.archives.enclosures import Enclosure
from pressroom.importers.archives.folder import Folder
from pressroom.importers.archives.items import Archive, ArchiveItem, Read, each_item, no_item_in
from pressroom.importers.archives.json_items import objects, read_json, string

_READ = frozenset(
    [
        "id",
        "url",
        "external_url",
        "title",
        "content_html",
        "content_text",
        "summary",
        "date_published",
        "date_modified",
        "tags",
        "language",
        "attachments",
        "image",
        "banner_image",
    ]
)


def read_json_feed(file: BinaryIO, source: str, folder: Folder) -> Read:
    """The items of a JSON Feed; `folder` has the files beside it."""
    archive = Archive(source, folder)
    return each_item(archive, _items(file, source), lambda item: _item(item, archive))


def _items(file: BinaryIO, source: str) -> Iterator[dict[str, Any]]:
    """The items, each with its language or else the feed's."""
    feed = read_json(file, source)
    found = objects(feed.get("items")) if isinstance(feed, dict) else []
    if not found:
        raise no_item_in(source)
    for item in found:
        yield item | {"language": string(item.get("language")) or string(feed.get("language"))}


def _item(item: dict[str, Any], archive: Archive) -> ArchiveItem:
    archive.unused.update(key for key in item.keys() - _READ if item[key])
    markup, plain = string(item.get("content_html")), string(item.get("content_text"))
    pictures = [string(item.get(name)) for name in ("image", "banner_image")]
    tags = item.get("tags")
    return ArchiveItem(
        title=string(item.get("title")),
        summary=string(item.get("summary")),
        markup=markup,
        plain="" if markup else plain,
        date=string(item.get("date_published")),
        updated=string(item.get("date_modified")),
        language=item["language"],
        links=tuple(filter(None, [string(item.get("url")), string(item.get("id"))])),
        topics=tuple(map(string, tags)) if isinstance(tags, list) else (),
        enclosures=tuple(
            Enclosure(string(each.get("url")), string(each.get("title")))
            for each in [*objects(item.get("attachments")), *({"url": p} for p in pictures if p)]
        ),
    )
