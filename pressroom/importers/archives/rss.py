"""RSS 2.0 (rssboard.org), with its content, Dublin Core, Atom and Media modules, as a file."""

from __future__ import annotations

from typing import BinaryIO

from pressroom.importers.archives.enclosures import Enclosure
from pressroom.importers.archives.folder import Folder
from pressroom.importers.archives.items import Archive, ArchiveItem, Read, each_item
from pressroom.importers.archives.xml_items import (
    XmlElement,
    child_text,
    inner_markup,
    local_name,
    stream,
    texts_of,
)

CONTENT_ENCODED = "{http://purl.org/rss/1.0/modules/content/}encoded"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_ATOM = "{http://www.w3.org/2005/Atom}"
_MEDIA = "{http://search.yahoo.com/mrss/}"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_READ = frozenset(
    {
        *("title", "link", "description", "pubDate", "guid", "category", "enclosure"),
        *(f"{_DC}{name}" for name in ("date", "language", "subject", "title", "description")),
        *(f"{_TERMS}{name}" for name in ("issued", "created", "modified")),
        *(f"{_ATOM}{name}" for name in ("link", "updated", "published")),
        *(CONTENT_ENCODED, f"{_MEDIA}content", f"{_MEDIA}group", f"{_XHTML}body", f"{_XHTML}div"),
    }
)
# What a reader of the feed does not see, or sees of the feed and not of the item.
_UNSEEN = frozenset({"comments", "source", "cloud", "ttl"})
_TITLES = {f"{_MEDIA}title", f"{_MEDIA}description"}


def read_rss(file: BinaryIO, source: str, folder: Folder) -> Read:
    """The items of an RSS file; `folder` has the files beside it."""
    archive = Archive(source, folder)
    return each_item(archive, stream(file, source, "item"), lambda e: _item(e, archive))


def _item(item: XmlElement, archive: Archive) -> ArchiveItem:
    for child in item:
        if (
            child.tag not in _READ
            and child.tag not in _UNSEEN
            and "".join(child.itertext()).strip()
        ):
            archive.unused[_prefixed(child)] += 1
    content = child_text(item, CONTENT_ENCODED) or _xhtml(item)
    description = child_text(item, "description", f"{_DC}description")
    return ArchiveItem(
        title=child_text(item, "title", f"{_DC}title"),
        summary=description if content else "",
        markup=content or description,
        date=child_text(item, "pubDate", f"{_DC}date", f"{_TERMS}issued", f"{_ATOM}published"),
        updated=child_text(item, f"{_ATOM}updated", f"{_TERMS}modified"),
        language=language_of_item(item),
        links=tuple(links(item)),
        topics=(*texts_of(item, "category"), *texts_of(item, f"{_DC}subject")),
        enclosures=tuple(_enclosures(item)),
    )


def links(item: XmlElement) -> list[str]:
    """The item's addresses: its link, and its guid where that is one."""
    found = [child_text(item, "link")]
    found += [each.get("href", "") for each in item.iterfind(f"{_ATOM}link[@rel='alternate']")]
    guid = item.find("guid")
    if guid is not None and guid.get("isPermaLink", "true").lower() != "false":
        found.append((guid.text or "").strip())
    return [link for link in found if link]


def language_of_item(item: XmlElement) -> str:
    """The language that the item declares, or else its channel; empty if neither does."""
    own = child_text(item, f"{_DC}language") or item.get(_XML_LANG, "")
    parent = item.getparent()
    if own or parent is None:
        return str(own)
    return child_text(parent, "language", f"{_DC}language")


def _xhtml(item: XmlElement) -> str:
    body = next((b for name in ("body", "div") for b in item.iterfind(f"{_XHTML}{name}")), None)
    return inner_markup(body) if body is not None else ""


def _enclosures(item: XmlElement) -> list[Enclosure]:
    found = [Enclosure(each.get("url", "")) for each in item.iterfind("enclosure")]
    for each in item.iter(f"{_MEDIA}content"):
        found.append(Enclosure(each.get("url", ""), child_text(each, *_TITLES)))
    seen = {each.address: each for each in reversed(found) if each.address}
    return [each for each in found if seen.get(each.address) is each]


def _prefixed(element: XmlElement) -> str:
    """An element's name as it is written in the file, `media:rating`."""
    prefix = f"{element.prefix}:" if element.prefix else ""
    return prefix + local_name(element.tag)
