"""NewsML 1.0 to 1.2 (IPTC): news items with their lines, management and content."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import BinaryIO

from pressroom.importers.archives.enclosures import Enclosure
from pressroom.importers.archives.folder import Folder
from pressroom.importers.archives.items import Archive, ArchiveItem, Read, each_item
from pressroom.importers.archives.news_text import NewsText, news_text
from pressroom.importers.archives.xml_items import XmlElement, line_of, local_name, stream

_LINES = frozenset({"HeadLine", "SubHeadLine", "DateLine", "KeywordLine"})
# Lines for desks, which no reader gets.
_DESK = frozenset({"SlugLine", "SeriesLine", "RightsLine"})
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read_newsml(file: BinaryIO, source: str, folder: Folder) -> Read:
    """The items of a NewsML 1.x file; `folder` has the files beside it."""
    archive = Archive(source, folder)
    items = stream(file, source, "{*}NewsItem")
    return each_item(archive, items, lambda item: _item(item, archive))


def _item(item: XmlElement, archive: Archive) -> ArchiveItem | None:
    texts = list(_texts(item))
    if not texts:
        archive.passed_over[("items without a text", "nothing, if they are pictures or films")] += 1
        return None
    lines = {name: list(_words(item, f"NewsLines/{{*}}{name}")) for name in _LINES}
    for each in item.iterfind(".//{*}NewsLines/*"):
        name = local_name(each.tag)
        if name not in _LINES | _DESK and "".join(each.itertext()).strip():
            archive.unused[name] += 1
    status = _formal_name(item, "NewsManagement/{*}Status") or "Usable"
    until = next(_words(item, "StatusWillChange/{*}DateAndTime"), "")
    first = next(_words(item, "FirstCreated"), "")
    headline = next(iter(lines["HeadLine"]), "") or texts[0].headline
    return ArchiveItem(
        title=html.escape(headline, quote=False),
        subheads=tuple(
            html.escape(line, quote=False)
            for line in dict.fromkeys([*lines["SubHeadLine"], *texts[0].subheads])
        ),
        dateline=next(iter(lines["DateLine"]), "") or texts[0].dateline,
        markup="\n".join(_markup(text) for text in texts),
        date=until or first,
        updated=next(_words(item, "ThisRevisionCreated"), ""),
        language=_formal_name(item, "DescriptiveMetadata/{*}Language") or item.get(_XML_LANG, ""),
        topics=tuple(lines["KeywordLine"]),
        enclosures=tuple(_enclosures(item)),
        held="" if status.casefold() == "usable" else f"the archive has it as `{status}`",
    )


def _texts(item: XmlElement) -> Iterator[NewsText]:
    """The texts of an item in order; of one that is there in several formats, the best."""
    for component in item.iter("{*}NewsComponent"):
        found = [
            news_text(content)
            for content in component.iterfind("{*}ContentItem/{*}DataContent")
            if _is_text(content)
        ]
        found = [text for text in found if text.markup.strip() or text.plain]
        if component.get("EquivalentsList") == "yes" and found:
            found = [min(found, key=lambda text: text.rank)]
        yield from found


def _is_text(content: XmlElement) -> bool:
    """Whether content is neither a picture nor a film, which are there in base64."""
    parent = content.getparent()
    encoded = parent.find("{*}Encoding") is not None
    kind = next((each.get("FormalName", "") for each in parent.iterfind("{*}MediaType")), "Text")
    return not encoded and kind.casefold() in ("text", "complexdata", "")


def _markup(text: NewsText) -> str:
    """A text as HTML, whichever it is."""
    if text.markup:
        return text.markup
    return "\n".join(f"<p>{html.escape(part)}</p>" for part in text.plain.split("\n\n"))


def _enclosures(item: XmlElement) -> Iterator[Enclosure]:
    for content in item.iterfind(".//{*}ContentItem[@Href]"):
        yield Enclosure(content.get("Href", ""))


def _words(item: XmlElement, path: str) -> Iterator[str]:
    for each in item.iterfind(f".//{{*}}{path}"):
        if words := line_of(each):
            yield words


def _formal_name(item: XmlElement, path: str) -> str:
    found = item.find(f".//{{*}}{path}")
    return found.get("FormalName", "") if found is not None else ""
