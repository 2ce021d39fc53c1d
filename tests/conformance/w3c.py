"""What W3C's feed validator refuses or warns of, as far as it concerns a press room's feeds.

The validator itself (github.com/w3c/feedvalidator) is on no package registry.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from email.utils import format_datetime, parsedate_to_datetime
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from selectolax.lexbor import LexborHTMLParser

from .feeds import ATOM, CONTENT, alternates

_HTML = re.compile(r"</?[a-zA-Z][^<>]*>|&(#\d+|#x[0-9a-f]+|[a-z]+\d*);", re.IGNORECASE)
_URI = re.compile(r"[a-z][a-z0-9+.-]*:\S+", re.IGNORECASE)
_WEB = re.compile(r"https?://[^\s/]+/\S*")
_RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_PERSON = re.compile(r"[^@\s()]+@[^@\s()]+ \([^()]+\)")
_REFERENCES = ("href", "src", "srcset", "poster", "cite", "action", "data")
_RISKS = "script, style, iframe, object, embed, form, meta, link, base"


def faults(source: bytes, address: str) -> list[str]:
    """What is wrong with the feed that is published at the address; a fault a line."""
    try:
        root = ElementTree.fromstring(source)
    except ElementTree.ParseError as error:
        return [f"not well-formed: {error}"]
    return list((_atom if root.tag == f"{ATOM}feed" else _rss)(root, address))


# RSS 2.0 and the RSS Advisory Board's profile of it


def _rss(root: Element, address: str) -> Iterator[str]:
    channel = root.find("channel")
    if root.tag != "rss" or root.get("version") != "2.0" or channel is None:
        yield f"neither RSS 2.0 nor Atom: <{root.tag}>"
        return
    yield from _once(channel, "title", "link", "description")
    yield from _plain(channel, "title", "description")
    yield from _own_address(channel, address)
    yield from _rfc822(channel, "lastBuildDate", "pubDate")
    yield from _people(channel, "managingEditor", "webMaster")
    tags = [child.tag for child in channel]
    items = channel.findall("item")
    if tags[len(tags) - len(items) :] != ["item"] * len(items):
        yield "channel: something comes after an item"
    yield from _unique(items, "guid")
    for item in items:
        yield from _rss_item(item)


def _rss_item(item: Element) -> Iterator[str]:
    yield from _once(item, "title", "link", "guid", "pubDate", "description")
    yield from _plain(item, "title", "category")
    yield from _rfc822(item, "pubDate")
    yield from _people(item, "author")
    if not _WEB.fullmatch(item.findtext("link", "")):
        yield "item: link is no web address"
    for guid in item.iterfind("guid"):
        if guid.get("isPermaLink") != "false":
            yield "item: guid lacks isPermaLink=false"
    tags = [child.tag for child in item]
    encoded = f"{CONTENT}encoded"
    if encoded in tags and "description" not in tags[: tags.index(encoded)]:
        yield "item: content:encoded before description"
    for enclosure in item.findall("enclosure")[:1]:
        if not {"url", "length", "type"} <= set(enclosure.keys()):
            yield "item: enclosure lacks url, length or type"
    if tags.count("enclosure") > 1:
        yield "item: more than one enclosure"
    for tag in ("description", encoded):
        yield from _markup(item, tag)


def _people(element: Element, *tags: str) -> Iterator[str]:
    for tag in tags:
        for found in element.iterfind(tag):
            if not _PERSON.fullmatch(found.text or ""):
                yield f"{_name(element)}: {tag} is not `e-mail (name)`"


def _rfc822(element: Element, *tags: str) -> Iterator[str]:
    for tag in tags:
        for found in element.iterfind(tag):
            if not _is_rfc822(found.text or ""):
                yield f"{_name(element)}: {tag} is no RFC 822 date: {found.text}"


def _is_rfc822(text: str) -> bool:
    """Written as it would be written here; a weekday that does not fit its date is not."""
    try:
        return format_datetime(parsedate_to_datetime(text)) == text.replace("GMT", "+0000")
    except ValueError:
        return False


# Atom (RFC 4287)


def _atom(feed: Element, address: str) -> Iterator[str]:
    yield from _atom_common(feed)
    yield from _own_address(feed, address)
    entries = feed.findall(f"{ATOM}entry")
    yield from _unique(entries, f"{ATOM}id")
    for entry in entries:
        yield from _atom_common(entry)
        if feed.find(f"{ATOM}author") is None and entry.find(f"{ATOM}author") is None:
            yield "entry: no author"
        for content in entry.iterfind(f"{ATOM}content"):
            if content.get("type") != "html":
                yield f"entry: content is of type {content.get('type')}"
        if len(entry.findall(f"{ATOM}link[@rel='enclosure']")) > 1:
            yield "entry: more than one enclosure"
        for summary in entry.iterfind(f"{ATOM}summary"):
            # The validator's `NotHtml`; of one in plain text rss2email mails that alone.
            if summary.get("type") != "html" or not _HTML.search(summary.text or ""):
                yield f"entry: the summary is no HTML: {summary.text}"
        yield from _once(entry, f"{ATOM}content")
        yield from _markup(entry, f"{ATOM}content")


def _atom_common(element: Element) -> Iterator[str]:
    name = _name(element)
    yield from _once(element, f"{ATOM}id", f"{ATOM}title", f"{ATOM}updated")
    yield from _plain(element, f"{ATOM}title", f"{ATOM}subtitle")
    for found in element.iterfind(f"{ATOM}id"):
        if not _URI.fullmatch(found.text or ""):
            yield f"{name}: id is no URI: {found.text}"
    for tag in ("updated", "published"):
        for found in element.iterfind(f"{ATOM}{tag}"):
            if not is_rfc3339(found.text or ""):
                yield f"{name}: {tag} is no RFC 3339 date: {found.text}"
    if len(alternates(element)) != 1:
        yield f"{name}: {len(alternates(element))} alternate links"
    for link in element.iterfind(f"{ATOM}link"):
        if not _WEB.fullmatch(link.get("href", "")):
            yield f"{name}: a link is no web address: {link.get('href')}"
    for person in element.iterfind(f"{ATOM}author"):
        yield from _once(person, f"{ATOM}name")


def is_rfc3339(text: str) -> bool:
    """Whether it is a date and time with a zone that exist, written as RFC 3339 wants."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return _RFC3339.fullmatch(text) is not None


# Both


def _name(element: Element) -> str:
    return element.tag.removeprefix(ATOM)


def _once(element: Element, *tags: str) -> Iterator[str]:
    for tag in tags:
        found = element.findall(tag)
        if len(found) != 1 or not (found[0].text or "").strip():
            yield f"{_name(element)}: not one {tag.removeprefix(ATOM)} with a text"


def _plain(element: Element, *tags: str) -> Iterator[str]:
    for tag in tags:
        for found in element.iterfind(tag):
            if found.get("type", "text") != "text" or _HTML.search(found.text or ""):
                yield f"{_name(element)}: HTML in {tag.removeprefix(ATOM)}: {found.text}"


def _own_address(element: Element, address: str) -> Iterator[str]:
    own = [link.get("href") for link in element.iterfind(f"{ATOM}link[@rel='self']")]
    if own != [address]:
        yield f"{_name(element)}: link rel=self is {own}, not {address}"


def _unique(elements: list[Element], tag: str) -> Iterator[str]:
    for text, count in Counter(element.findtext(tag) for element in elements).items():
        if count > 1:
            yield f"{count} items with the {tag.removeprefix(ATOM)} {text}"


def _markup(element: Element, tag: str) -> Iterator[str]:
    """Relative addresses, of which a reader does not know the start, and what readers strip."""
    for found in element.iterfind(tag):
        tree = LexborHTMLParser(found.text or "").body
        for node in tree.css("*") if tree else ():
            for key in _REFERENCES:
                value = node.attributes.get(key)
                if value is not None and not _URI.match(value):
                    yield f"{_name(element)}: relative {key} in its text: {value}"
        for node in tree.css(_RISKS) if tree else ():
            yield f"{_name(element)}: <{node.tag}> in its text"
