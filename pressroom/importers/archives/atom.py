"""Atom (RFC 4287), with drafts of the publishing protocol (RFC 5023), as a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO
from urllib.parse import urljoin

from pressroom.core.problems import warning
from pressroom.importers.archives.enclosures import Enclosure
from pressroom.importers.archives.folder import Folder
from pressroom.importers.archives.items import Archive, ArchiveItem, Read, each_item
from pressroom.importers.archives.xml_items import (
    XmlElement,
    child_text,
    inner_markup,
    stream,
)

_ATOM = "{http://www.w3.org/2005/Atom}"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_DRAFT = "{http://www.w3.org/2007/app}control/{http://www.w3.org/2007/app}draft"
_XML = "{http://www.w3.org/XML/1998/namespace}"


def read_atom(file: BinaryIO, source: str, folder: Folder) -> Read:
    """The entries of an Atom file; `folder` has the files beside it."""
    archive = Archive(source, folder)
    entries = stream(file, source, f"{_ATOM}entry")
    return each_item(archive, entries, lambda entry: _item(entry, archive))


def _item(entry: XmlElement, archive: Archive) -> ArchiveItem:
    content = entry.find(f"{_ATOM}content")
    markup, plain = _text(content)
    summary = _markup(entry.find(f"{_ATOM}summary"))
    base = _inherited(entry, "base")
    problems = []
    published, updated = (child_text(entry, f"{_ATOM}{name}") for name in ("published", "updated"))
    if not published:
        what = f"it has no date of publication; it was last changed on `{updated}`"
        problems.append(warning(archive.place, "PR464", what, "write `date` into the release"))
    elsewhere = content.get("src") if content is not None else ""
    if elsewhere:
        what = f"its text is at {elsewhere}, and nothing is fetched"
        problems.append(warning(archive.place, "PR466", what, "save that page, and import it"))
    return ArchiveItem(
        title=_markup(entry.find(f"{_ATOM}title")),
        summary=summary if markup or plain else "",
        markup=markup or ("" if plain else summary),
        plain=plain,
        date=published,
        updated=updated,
        language=_inherited(content if content is not None else entry, "lang"),
        links=tuple(_links(entry, base)),
        topics=tuple(
            each.get("label") or each.get("term", "") for each in entry.iterfind(f"{_ATOM}category")
        ),
        enclosures=tuple(
            Enclosure(urljoin(base, each.get("href", "")), each.get("title", ""))
            for each in entry.iterfind(f"{_ATOM}link[@rel='enclosure']")
        ),
        held="the archive has it as a draft"
        if child_text(entry, _DRAFT).strip().lower() == "yes"
        else "",
        problems=tuple(problems),
    )


def _text(element: XmlElement | None) -> tuple[str, str]:
    """A text construct as HTML or as plain text, the other empty."""
    if element is None:
        return "", ""
    kind = element.get("type", "text")
    if kind == "xhtml" or kind.endswith(("+xml", "/xml")):
        inner = element.find(f"{_XHTML}div")
        return inner_markup(inner if inner is not None else element), ""
    text = "".join(element.itertext())
    return (text, "") if kind in ("html", "text/html") else ("", text.strip())


def _markup(element: XmlElement | None) -> str:
    """A title or summary as HTML: in plain text, signs of HTML are words."""
    markup, plain = _text(element)
    return markup or plain.replace("&", "&amp;").replace("<", "&lt;")


def _links(entry: XmlElement, base: str) -> Iterator[str]:
    for link in entry.iterfind(f"{_ATOM}link"):
        if link.get("rel", "alternate") == "alternate":
            yield urljoin(base, link.get("href", ""))
    yield child_text(entry, f"{_ATOM}id")


def _inherited(element: XmlElement | None, name: str) -> str:
    """`xml:lang` or `xml:base` of an element or the nearest around it that has one."""
    while element is not None:
        if value := element.get(f"{_XML}{name}"):
            return str(value)
        element = element.getparent()
    return ""
