"""ninjs 1.x, 2.x and 3.x (IPTC, News in JSON): one item, a list of them, or one with others in it.

The versions differ in the spelling of keys and in what is a list: all are read in one way.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import Any, BinaryIO

from pressroom.importers.archives.enclosures import Enclosure
from pressroom.importers.archives.folder import Folder
from pressroom.importers.archives.items import Archive, ArchiveItem, Read, each_item, no_item_in
from pressroom.importers.archives.json_items import objects, read_json, string

_UNUSED = ("by", "byline", "copyrightnotice", "bylines")
_PAGES = frozenset({"text/html", "application/xhtml+xml", "application/json", "text/markdown"})


def read_ninjs(file: BinaryIO, source: str, folder: Folder) -> Read:
    """The items of a ninjs file; `folder` has the files beside it."""
    archive = Archive(source, folder)
    return each_item(archive, _items(file, source), lambda item: _item(item, archive))


def _items(file: BinaryIO, source: str) -> Iterator[dict[str, Any]]:
    data = read_json(file, source)
    found = [_small(each) for each in (objects(data) if isinstance(data, list) else [data])]
    if not any("uri" in each or "guid" in each or "headline" in each for each in found):
        raise no_item_in(source)
    yield from found


def _item(item: dict[str, Any], archive: Archive) -> ArchiveItem | None:
    kind = string(item.get("type")) or "text"
    if kind not in ("text", "composite"):
        what = f"items of type `{kind}`"
        archive.passed_over[(what, "nothing, if they are pictures or films")] += 1
        return None
    archive.unused.update(key for key in _UNUSED if item.get(key))
    if item.get("ednote"):
        archive.pass_over_note()
    heads = _role(item, "headline", "main")
    subheads = [_marked(each) for each in objects(item.get("headlines")) if each not in heads]
    markup, plain = _body(item)
    summaries = _role(item, "description", "summary")
    status = string(item.get("pubstatus")) or "usable"
    embargo = string(item.get("embargoed")) or string(item.get("embargoeduntil"))
    held = f"the archive has it as `{status}`" if status != "usable" else ""
    if expires := string(item.get("expires")):
        held = f"in the archive it ends on {expires}"
    return ArchiveItem(
        title=_marked(heads[0]) if heads else string(item.get("title")),
        subheads=tuple(filter(None, subheads)),
        summary=_marked(summaries[0]) if summaries else "",
        dateline=string(item.get("dateline")),
        markup=markup,
        plain=plain,
        date=embargo or _date(item),
        updated=string(item.get("versioncreated")),
        language=string(item.get("language")),
        links=tuple(filter(None, _links(item))),
        topics=tuple(
            string(each.get("name"))
            for each in [*objects(item.get("subject")), *objects(item.get("subjects"))]
        ),
        enclosures=tuple(_enclosures(item)),
        held=f"it was embargoed until {embargo}" if embargo else held,
    )


def _small(value: Any) -> Any:
    """The keys of an object, at any depth, in small letters: `versionCreated` is `versioncreated`
    in older versions."""
    if isinstance(value, dict):
        return {key.casefold(): _small(each) for key, each in value.items()}
    return [_small(each) for each in value] if isinstance(value, list) else value


def _role(item: dict[str, Any], name: str, role: str) -> list[dict[str, Any]]:
    """The texts of one kind with a role: `headlines` of 2.x and 3.x, or the text alone of 1.x."""
    found = objects(item.get(f"{name}s"))
    if found:
        return [each for each in found if string(each.get("role")) == role] or found[:1]
    alone = string(item.get(name)) or string(item.get(f"{name}_text"))
    return [{"value": alone}] if alone else []


def _marked(text: dict[str, Any]) -> str:
    """A text as HTML."""
    value = string(text.get("value"))
    is_html = "html" in string(text.get("contenttype"))
    return value if is_html else html.escape(value, quote=False)


def _body(item: dict[str, Any]) -> tuple[str, str]:
    """The text as HTML, or else as plain text."""
    bodies = {
        string(each.get("contenttype")): string(each.get("value"))
        for each in reversed(objects(item.get("bodies")))
    }
    found = [bodies[kind] for kind in bodies if "html" in kind]
    found += [string(item.get(name)) for name in ("body_xhtml", "body_html")]
    markup = next(filter(None, found), "")
    plain = [bodies.get("text/plain", ""), bodies.get("", ""), string(item.get("body_text"))]
    return markup, "" if markup else next(filter(None, plain), "")


def _date(item: dict[str, Any]) -> str:
    """The instant of its first version; that of the only one, where the item has no other."""
    for name in ("firstcreated", "contentcreated"):
        if value := string(item.get(name)):
            return value
    return string(item.get("versioncreated")) if string(item.get("version")) in ("", "1") else ""


def _renditions(item: dict[str, Any]) -> list[tuple[str, str]]:
    """The addresses of the item's other forms, each with its media type."""
    return [
        (string(each.get("href")), string(each.get("contenttype") or each.get("mimetype")))
        for each in objects(item.get("renditions"))
    ]


def _links(item: dict[str, Any]) -> list[str]:
    found = [address for address, kind in _renditions(item) if kind == "text/html"]
    found += [
        string(each.get("value"))
        for each in objects(item.get("altids"))
        if string(each.get("role")) in ("url", "permalink", "canonical")
    ]
    return [*found, string(item.get("uri"))]


def _enclosures(item: dict[str, Any]) -> list[Enclosure]:
    found = [Enclosure(address) for address, kind in _renditions(item) if kind not in _PAGES]
    for other in objects(item.get("associations")):
        if string(other.get("type")) in ("text", "composite"):
            continue  # another item, which has a release of its own
        title = _role(other, "headline", "main")
        found += [
            Enclosure(address, string(title[0].get("value")) if title else "")
            for address, _ in _renditions(other)[:1]
        ]
    return [each for each in found if each.address]
