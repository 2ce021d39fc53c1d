"""NewsML-G2 (IPTC): news items alone or in a news message, with XHTML, NITF or plain text."""

from __future__ import annotations

import html
from typing import BinaryIO

from pressroom.importers.archives.enclosures import Enclosure
from pressroom.importers.archives.folder import Folder
from pressroom.importers.archives.items import Archive, ArchiveItem, Read, each_item
from pressroom.importers.archives.news_text import NewsText, news_text
from pressroom.importers.archives.xml_items import XmlElement, child_text, line_of, stream

_G2 = "{http://iptc.org/std/nar/2006-10-01/}"
_ITEM = f"{_G2}itemMeta"
_CONTENT = f"{_G2}contentMeta"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_UNUSED = ("by", "creditline", "keyword")
_SUMMARY = "drol:summary"


def read_newsml_g2(file: BinaryIO, source: str, folder: Folder) -> Read:
    """The news items of a NewsML-G2 file; `folder` has the files beside it."""
    archive = Archive(source, folder)
    items = stream(file, source, f"{_G2}newsItem", f"{_G2}packageItem")
    return each_item(archive, items, lambda item: _item(item, archive))


def _item(item: XmlElement, archive: Archive) -> ArchiveItem | None:
    kind = _code(item, f"{_ITEM}/{_G2}itemClass") or "ninat:text"
    text = _best_text(item)
    if not kind.endswith("text") or text is None:
        what = f"items of class `{kind}`"
        archive.passed_over[(what, "nothing, if they are pictures, films or lists")] += 1
        return None
    content = item.find(_CONTENT)
    content = content if content is not None else item
    archive.unused.update(name for name in _UNUSED if child_text(content, f"{_G2}{name}"))
    if child_text(item, f"{_ITEM}/{_G2}edNote"):
        archive.pass_over_note()
    heads, below = _headlines(content)
    headline = next(iter(heads), "") or text.headline or child_text(item, f"{_ITEM}/{_G2}title")
    embargo = child_text(item, f"{_ITEM}/{_G2}embargoed")
    status = _code(item, f"{_ITEM}/{_G2}pubStatus").rpartition(":")[2] or "usable"
    held = f"the archive has it as `{status}`" if status != "usable" else ""
    created = child_text(content, f"{_G2}contentCreated")
    version = child_text(item, f"{_ITEM}/{_G2}versionCreated")
    guid = item.get("guid", "")
    return ArchiveItem(
        title=html.escape(headline, quote=False),
        subheads=tuple(
            html.escape(line, quote=False) for line in [*heads[1:], *below, *text.subheads]
        ),
        summary=html.escape(_summary(content), quote=False),
        dateline=child_text(content, f"{_G2}dateline") or text.dateline,
        markup=text.markup,
        plain=text.plain,
        date=embargo or child_text(item, f"{_ITEM}/{_G2}firstCreated") or created or version,
        updated=child_text(content, f"{_G2}contentModified") or version,
        language=_language(item, content),
        links=(guid,),
        topics=tuple(child_text(each, f"{_G2}name") for each in content.iterfind(f"{_G2}subject")),
        enclosures=tuple(
            Enclosure(each.get("href", ""), each.get("title", ""))
            for each in item.iterfind(f"{_G2}contentSet/{_G2}remoteContent[@href]")
        ),
        held=f"it was embargoed until {embargo}" if embargo else held,
    )


def _best_text(item: XmlElement) -> NewsText | None:
    """The item's text; NewsML-G2 has one in several formats, not several."""
    found = [
        news_text(each)
        for name in ("inlineXML", "inlineData")
        for each in item.iterfind(f"{_G2}contentSet/{_G2}{name}")
        if not each.get("encoding")
    ]
    found = [text for text in found if text.markup.strip() or text.plain]
    return min(found, key=lambda text: text.rank) if found else None


def _headlines(content: XmlElement) -> tuple[list[str], list[str]]:
    """The headlines, and those whose role says that they stand below (`hld:subHeadline`)."""
    heads, below = list[str](), list[str]()
    for each in content.iterfind(f"{_G2}headline"):
        words = line_of(each)
        if words:
            (below if "sub" in each.get("role", "").casefold() else heads).append(words)
    return heads, below


def _summary(content: XmlElement) -> str:
    texts = [
        line_of(each)
        for each in content.iterfind(f"{_G2}description")
        if each.get("role", _SUMMARY) == _SUMMARY
    ]
    return next(filter(None, texts), "")


def _language(item: XmlElement, content: XmlElement) -> str:
    found = content.find(f"{_G2}language")
    own = found.get("tag", "") if found is not None else ""
    return str(own or item.get(_XML_LANG, ""))


def _code(item: XmlElement, path: str) -> str:
    found = item.find(path)
    return (found.get("qcode") or found.get("uri", "")) if found is not None else ""
