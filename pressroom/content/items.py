"""Items: what people publish beside releases, each kind in a folder of its own below `content/`.

An item is read, held back, typeset, addressed and recorded as a release is, and so it is one by its
fields; what releases alone have (subheads, dateline, tickers, products) is empty. It stands in no
list and no feed of releases.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TypeVar

from pressroom.content.model import Release, Site
from pressroom.standards.instants import Instant
from pressroom.standards.languages import worded
from pressroom.standards.periods import Period

_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
ALWAYS = Instant(_BEGINNING, _BEGINNING)
"""The instant of an item without a date: it is public from the beginning."""


class Item(Release, frozen=True, kw_only=True):
    """What is published beside releases; `kind` is its noun, such as `page`."""

    kind: str

    @property
    def is_dated(self) -> bool:
        """Whether it has an instant of its own, and was not always public."""
        return self.instant != ALWAYS


class Page(Item, frozen=True, kw_only=True):
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


_Kind = TypeVar("_Kind", bound=Item)


def items_of(site: Site, kind: type[_Kind]) -> tuple[_Kind, ...]:
    """The items of one kind that a site shows, by address."""
    return tuple(item for item in site.items if isinstance(item, kind))
