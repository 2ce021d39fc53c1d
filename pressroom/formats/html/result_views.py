"""Views of the results centre: the records that its templates can see, and nothing more."""

from __future__ import annotations

import msgspec

from pressroom.formats.html.item_views import DocumentCard
from pressroom.formats.html.view_parts import Card, EventCard, FormLink, Link, PeriodCard, When
from pressroom.formats.html.views import Page


class PeriodEvent(msgspec.Struct, frozen=True):
    """An event of a period: what it is, `webcast` while there is something to see, and when a
    replay ends."""

    event: EventCard
    webcast: str
    replay_until: When | None


class PeriodPage(Page, frozen=True, kw_only=True):
    """The results of a period: what it is called, its months where the fiscal year is another than
    the calendar's, its releases and those that were withdrawn, events, documents, and financial
    tables as CSV files and as one `workbook` (its address, or empty). `quarters` are those of
    a year, and its halves; `newer` and `older` are the periods of the same length beside it."""

    name: str
    months: str
    releases: tuple[Card, ...]
    withdrawn: tuple[Link, ...]
    events: tuple[PeriodEvent, ...]
    documents: tuple[DocumentCard, ...]
    tables: tuple[Link, ...]
    workbook: str
    quarters: tuple[PeriodCard, ...]
    forms: tuple[FormLink, ...]
    newer: Link | None
    older: Link | None
    results: Link


class ResultsYear(msgspec.Struct, frozen=True):
    """The periods of a year, the newest first; `link` leads to the year's own page."""

    link: Link
    periods: tuple[PeriodCard, ...]


class ResultsPage(Page, frozen=True, kw_only=True):
    """The results of all periods by year, newest first."""

    years: tuple[ResultsYear, ...]
