"""The three formats of feeds: RSS 2.0 and Atom (RFC 4287), written by feedgen, and JSON Feed
1.1."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from html import escape
from typing import Any

import msgspec

from pressroom.standards.exchanges import Ticker

_ATOM = "{http://www.w3.org/2005/Atom}"
_MRSS = "http://search.yahoo.com/mrss/"
# Date of a feed without items: it has none of its own, and the clock must not decide it.
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class Category(msgspec.Struct, frozen=True):
    """A category of a feed item; `domain` is the address of its vocabulary."""

    term: str
    domain: str


class FeedEnclosure(msgspec.Struct, frozen=True):
    """A document of a release: its absolute address, media type (IANA), size in bytes, title."""

    url: str
    type: str
    size: int
    title: str


class FeedPicture(msgspec.Struct, frozen=True):
    """The picture at the head of a release: its absolute address, media type (IANA), size in
    pixels, its description, and who made it."""

    url: str
    type: str
    width: int
    height: int
    alt: str
    credit: str


class FeedItem(msgspec.Struct, frozen=True):
    """A release in a feed; `words` is the key of its language's catalogue."""

    id: str
    url: str
    title: str
    summary: str
    published: datetime
    updated: datetime
    language: str
    author: str
    categories: tuple[Category, ...]
    tickers: tuple[Ticker, ...]
    words: str
    documents: tuple[FeedEnclosure, ...] = ()
    picture: FeedPicture | None = None


class Feed(msgspec.Struct, frozen=True):
    """Content of a feed, for all its formats; `hub` is the address of a WebSub hub, and `sheet`
    that of the style sheet for browsers."""

    id: str
    title: str
    description: str
    url: str
    own: str
    language: str
    author: str
    items: tuple[FeedItem, ...]
    hub: str = ""
    sheet: str = ""

    @property
    def updated(self) -> datetime:
        """Time at which the newest item was updated; a fixed date for a feed without items."""
        return max((item.updated for item in self.items), default=_NEVER)


FullText = Callable[[FeedItem], str]
"""The full text of an item as HTML, every address in it absolute."""


def load_feedgen() -> None:
    """Loads what writes RSS and Atom, for a process that has nothing else to do meanwhile."""
    import feedgen.feed  # noqa: F401


def _generator(feed: Feed) -> Any:
    from feedgen.feed import FeedGenerator

    made = FeedGenerator()
    made.id(feed.id)
    made.title(feed.title)
    made.description(feed.description)
    made.subtitle(feed.description)
    made.language(feed.language)
    made.author({"name": feed.author})
    made.generator("Pressroom")
    # feedgen fills unset dates from the clock.
    made.updated(feed.updated)
    made.lastBuildDate(feed.updated)
    made.link(href=feed.own, rel="self")
    if feed.hub:
        made.link(href=feed.hub, rel="hub")
        made.register_extension("hub", functools.partial(_Hub, feed.hub), atom=False)
    if any(item.picture for item in feed.items):
        made.register_extension("media", _Media)
    # feedgen takes the link set last for the channel's.
    made.link(href=feed.url, rel="alternate")
    return made


class _Hub:
    """feedgen extension that writes the WebSub hub's link; in RSS feedgen writes no other link than
    the feed's own."""

    def __init__(self, address: str) -> None:
        self.address = address

    def extend_ns(self) -> dict[str, str]:
        return {}

    def extend_rss(self, root: Any) -> None:
        own = root[0].find(f"{_ATOM}link")
        link = own.makeelement(f"{_ATOM}link", href=self.address, rel="hub")
        own.addnext(link)


class _Links:
    """feedgen extension that says of an Atom entry's links what they are: the one to its page, and
    those to its documents. feedgen itself drops `rel`, `type` and `length`; atoma then knows no
    page, and documents would be further pages, of which newsboat opens the last."""

    def __init__(self, documents: Sequence[FeedEnclosure]) -> None:
        self.documents = documents

    def extend_ns(self) -> dict[str, str]:
        return {}

    def extend_atom(self, entry: Any) -> None:
        # feedgen writes Atom's namespace as a mere attribute of the feed.
        (page,) = entry.iterfind("link")
        page.set("rel", "alternate")
        for document in self.documents:
            link = entry.makeelement("link", href=document.url, rel="enclosure")
            link.attrib.update(
                {"type": document.type, "length": str(document.size), "title": document.title}
            )
            entry.append(link)


class _Media:
    """feedgen extension that writes the picture of an item or entry as Media RSS 1.5.1 has it: many
    readers know one enclosure, and that is the first document."""

    def __init__(self, picture: FeedPicture | None = None) -> None:
        self.picture = picture

    def extend_ns(self) -> dict[str, str]:
        return {"media": _MRSS}

    def extend_rss(self, item: Any) -> None:
        self._extend(item)

    def extend_atom(self, entry: Any) -> None:
        self._extend(entry)

    def _extend(self, item: Any) -> None:
        picture = self.picture
        if picture is None:
            return
        content = item.makeelement(f"{{{_MRSS}}}content", url=picture.url, medium="image")
        size = {"width": str(picture.width), "height": str(picture.height)}
        content.attrib.update({"type": picture.type} | size)
        for name, text in (("description", picture.alt), ("credit", picture.credit)):
            if text:
                told = content.makeelement(f"{{{_MRSS}}}{name}")
                told.text = text
                content.append(told)
        item.append(content)


def _with_picture(row: Any, item: FeedItem) -> None:
    """Gives an item of a feed its picture, if it has one."""
    if item.picture is not None:
        row.register_extension("picture", functools.partial(_Media, item.picture))


def _with_style_sheet(document: bytes, feed: Feed) -> bytes:
    """The feed with its style sheet for browsers (W3C's xml-stylesheet); feed readers ignore it."""
    if not feed.sheet:
        return document
    head, _, rest = document.partition(b"\n")
    sheet = f'<?xml-stylesheet type="text/css" href="{escape(feed.sheet)}"?>'
    return b"\n".join([head, sheet.encode(), rest])


def _rss(feed: Feed, texts: FullText) -> bytes:
    made = _generator(feed)
    made.load_extension("dc", atom=False, rss=True)
    for item in feed.items:
        row = made.add_entry(order="append")
        row.guid(item.id, permalink=False)
        row.title(item.title)
        row.link(href=item.url)
        # RSS readers expect one; all are linked in the text.
        for document in item.documents[:1]:
            row.enclosure(document.url, str(document.size), document.type)
        # Without a description feedgen leaves content:encoded out.
        # Feed readers read it as HTML in any case.
        row.description(escape(item.summary or item.title, quote=False))
        row.content(texts(item), type="CDATA")
        _with_picture(row, item)
        row.published(item.published)
        # RSS's own author element needs an e-mail address, and feedgen drops it without one.
        row.dc.dc_creator(item.author)
        for category in item.categories:
            row.category(term=category.term, scheme=category.domain)
    return _with_style_sheet(bytes(made.rss_str(pretty=True)), feed)


def _atom(feed: Feed, texts: FullText) -> bytes:
    made = _generator(feed)
    for item in feed.items:
        row = made.add_entry(order="append")
        row.id(item.id)
        row.title(item.title)
        row.link(href=item.url, rel="alternate")
        # Of a summary in plain text beside the full one in HTML, rss2email mails the summary alone.
        row.summary(f"<p>{escape(item.summary or item.title, quote=False)}</p>", type="html")
        row.content(texts(item), type="html")
        row.published(item.published)
        row.updated(item.updated)
        _with_picture(row, item)
        row.register_extension("links", functools.partial(_Links, item.documents), rss=False)
        # An entry without an author has the feed's (RFC 4287, 4.1.2).
        if item.author != feed.author:
            row.author({"name": item.author})
        for category in item.categories:
            row.category(term=category.term, scheme=category.domain)
    return _with_style_sheet(bytes(made.atom_str(pretty=True)), feed)


def _json(feed: Feed, texts: FullText) -> bytes:
    """JSON Feed 1.1."""
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.url,
        "feed_url": feed.own,
        "description": feed.description,
        "language": feed.language,
        "authors": [{"name": feed.author}],
        **({"hubs": [{"type": "WebSub", "url": feed.hub}]} if feed.hub else {}),
        "items": [
            {
                "id": item.id,
                "url": item.url,
                "title": item.title,
                "summary": item.summary or item.title,
                "content_html": texts(item),
                "date_published": item.published.isoformat(),
                **(
                    {"date_modified": item.updated.isoformat()}
                    if item.updated != item.published
                    else {}
                ),
                "language": item.language,
                **({"image": item.picture.url} if item.picture else {}),
                **({"authors": [{"name": item.author}]} if item.author != feed.author else {}),
                **(
                    {"attachments": list(map(_attachment, item.documents))}
                    if item.documents
                    else {}
                ),
                "tags": [category.term for category in item.categories],
                # An extension: JSON Feed wants their names to begin with `_`.
                **(
                    {"_pressroom": {"tickers": [msgspec.to_builtins(t) for t in item.tickers]}}
                    if item.tickers
                    else {}
                ),
            }
            for item in feed.items
        ],
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n"


def _attachment(document: FeedEnclosure) -> dict[str, Any]:
    return {
        "url": document.url,
        "mime_type": document.type,
        "title": document.title,
        "size_in_bytes": document.size,
    }


FORMATS: dict[str, Callable[..., bytes]] = {
    "feed.xml": _rss,
    "atom.xml": _atom,
    "feed.json": _json,
}
