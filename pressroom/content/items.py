"""Items: what people publish beside releases, each kind in a folder of its own below `content/`.

An item is read, held back, typeset, addressed and recorded as a release is, and so it is one by its
fields; what releases alone have (subheads, dateline, tickers, products) is empty. It stands in no
list and no feed of releases.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Self, TypeVar

import msgspec

from pressroom.content.model import Document, Release, Site
from pressroom.standards.instants import Instant
from pressroom.standards.languages import worded
from pressroom.standards.partial_dates import PartialDate
from pressroom.standards.periods import Period

_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
ALWAYS = Instant(_BEGINNING, _BEGINNING)
"""The instant of an item without a date: it is public from the beginning."""


class Item(Release, frozen=True, kw_only=True):
    """A published item that is no release; `kind` is its noun, such as `page`, and `shown` are
    files beside it that its page shows, besides those that its text and `attachments` name."""

    kind: str
    shown: tuple[Document, ...] = ()

    @property
    def moments(self) -> tuple[datetime, ...]:
        """The instants, besides its own, at which what readers see of it may change."""
        return ()

    @property
    def own_texts(self) -> Mapping[str, tuple[str, ...]]:
        """Texts that readers get of it besides title, text and attachments, by keys of the front
        matter."""
        return {}

    def at(self, as_of: datetime) -> Self:
        """The item as of a moment: a kind with parts that have instants of their own leaves out
        those that are to come."""
        return self

    def whole(self) -> Self:
        """The item with all its parts, those to come and those that are over too, to be judged."""
        return self

    @property
    def is_dated(self) -> bool:
        """Whether it has an instant of its own, and was not always public."""
        return self.instant != ALWAYS


class OwnPage(Item, frozen=True, kw_only=True):
    """A page of one's own: governance, about, share information. `menu` says where a link to it
    stands: `main`, `foot` or `none`; there the pages stand in `order`."""

    menu: str = "none"
    order: int = 0


DOCUMENT_KINDS = {
    "annual-report": worded("Annual reports"),
    "interim-report": worded("Interim reports"),
    "presentation": worded("Presentations"),
    "filing": worded("Regulatory filings"),
    "transcript": worded("Transcripts"),
    "meeting": worded("Shareholder meetings"),
    "prospectus": worded("Prospectuses"),
    "governance": worded("Governance"),
    "sustainability": worded("Sustainability"),
    "fact-sheet": worded("Fact sheets"),
    "other": worded("Other documents"),
}
"""The kinds of documents, in their order, each with the name of its list."""


class PublishedDocument(Item, frozen=True, kw_only=True):
    """A document: an annual report, a presentation, a filing. Its files are its `attachments`, or
    it lies at `link`; `sort` is one of `DOCUMENT_KINDS`, and its `year` that of its `period`, or
    else of its instant."""

    sort: str
    period: Period | None = None
    link: str = ""


PEOPLE_GROUPS = {
    "management": worded("Management"),
    "board": worded("Board of directors"),
    "spokesperson": worded("Spokespeople"),
}
"""The groups of people, in their order, each with the name of its list."""


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """A position that a person has or had, `since` and `until` a date as far as it is known; it is
    `over` at the end of that. Readers see it from `known_from` and its end from `end_known_from`,
    where these are not None; `is_former` is decided for a moment."""

    title: str
    organisation: str = ""
    since: PartialDate | None = None
    until: PartialDate | None = None
    over: datetime | None = None
    known_from: datetime | None = None
    end_known_from: datetime | None = None
    is_former: bool = False

    def at(self, as_of: datetime) -> Position:
        """The position as of a moment, without an end that is not known then."""
        known = {"known_from": None, "end_known_from": None}
        if self.end_known_from is not None and self.end_known_from > as_of:
            return msgspec.structs.replace(self, until=None, over=None, **known)
        former = self.over is not None and self.over <= as_of
        return msgspec.structs.replace(self, over=None, is_former=former, **known)


class Portrait(msgspec.Struct, frozen=True):
    """A picture of a person: its file, its description, and who took it."""

    file: Document
    alt: str
    credit: str = ""


class Person(Item, frozen=True, kw_only=True):
    """A person: an executive, a member of the board, a spokesperson. The text is the biography;
    `languages` are tags (BCP 47), and `group` is one of `PEOPLE_GROUPS`, or empty for one who has
    no position any more. What the person is now stands in `subheads`, as of a moment."""

    positions: tuple[Position, ...] = ()
    portrait: Portrait | None = None
    group: str
    order: int = 0
    languages: tuple[str, ...] = ()

    @property
    def moments(self) -> tuple[datetime, ...]:
        """Moments at which a position begins to be known, at which its end does, and at which it is
        over."""
        rows = ((each.known_from, each.end_known_from, each.over) for each in self.positions)
        return tuple(at for row in rows for at in row if at is not None)

    @property
    def own_texts(self) -> Mapping[str, tuple[str, ...]]:
        """The titles of its positions, and what the portrait shows."""
        alt = (self.portrait.alt,) if self.portrait else ()
        return {"positions": tuple(each.title for each in self.positions), "portrait": alt}

    def at(self, as_of: datetime) -> Self:
        """The person as of a moment, with the positions that may be known then."""
        positions = tuple(
            each.at(as_of)
            for each in self.positions
            if each.known_from is None or each.known_from <= as_of
        )
        present = tuple(each.title for each in positions if not each.is_former)
        gone = positions and not present
        return msgspec.structs.replace(
            self, positions=positions, subheads=present, group="" if gone else self.group
        )

    def whole(self) -> Self:
        """The person with the titles of all positions."""
        return msgspec.structs.replace(self, subheads=tuple(each.title for each in self.positions))


MEDIA_KINDS = {
    "logo": worded("Logos"),
    "photograph": worded("Photographs"),
    "graphic": worded("Graphics"),
    "video": worded("Videos"),
}
"""The kinds of pictures in the media library, in their order, each with the name of its list."""


class MediaItem(Item, frozen=True, kw_only=True):
    """A picture for the press, or a video that lies elsewhere, at `link`, with a picture of it.
    `sort` is one of `MEDIA_KINDS`, `alt` says what the picture shows, and `made` when it was made.
    The text is the caption; `usage` says on what terms others may use it."""

    sort: str
    picture: Document
    alt: str
    credit: str = ""
    usage: str = ""
    made: PartialDate | None = None
    link: str = ""
    order: int = 0

    @property
    def own_texts(self) -> Mapping[str, tuple[str, ...]]:
        """Description of the picture, who made it, and on what terms it may be used."""
        return {"alt": (self.alt,), "credit": (self.credit,), "usage": (self.usage,)}


_Kind = TypeVar("_Kind", bound=Item)


def items_of(site: Site, kind: type[_Kind]) -> tuple[_Kind, ...]:
    """The items of one kind that a site shows, by address."""
    return tuple(item for item in site.items if isinstance(item, kind))


def is_items_id(ident: str) -> bool:
    """Whether an id (`tag:press.example.com,2012:page/about`) is that of an item; those of releases
    have no slash."""
    return "/" in ident.split(":", 2)[-1]
