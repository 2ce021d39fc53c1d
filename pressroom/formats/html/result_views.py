"""Views of the results centre: the records that its templates can see, and nothing more."""

from __future__ import annotations

import msgspec

from pressroom.formats.html.view_parts import (
    Card,
    DocumentCard,
    EventCard,
    FormLink,
    Link,
    PeriodCard,
    When,
)
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
    tables as CSV files, each with its language tag, and as one `workbook` (its address, or empty).
    `quarters` are those of a year, and its halves; `newer` and `older` are the periods of the same
    length beside it. Where several issuers have results, `issuers` are links to those of each in
    the same period; there `name` says whose they are. `also` are links to the page in other
    languages, with the tags."""

    name: str
    months: str
    releases: tuple[Card, ...]
    withdrawn: tuple[Link, ...]
    events: tuple[PeriodEvent, ...]
    documents: tuple[DocumentCard, ...]
    tables: tuple[tuple[Link, str], ...]
    workbook: str
    quarters: tuple[PeriodCard, ...]
    forms: tuple[FormLink, ...]
    issuers: tuple[Link, ...]
    also: tuple[tuple[Link, str], ...]
    newer: Link | None
    older: Link | None
    results: Link


class ResultsYear(msgspec.Struct, frozen=True):
    """The periods of a year, the newest first; `link` leads to the year's own page."""

    link: Link
    periods: tuple[PeriodCard, ...]


class PlotBar(msgspec.Struct, frozen=True):
    """A bar of a plot: place and size, in the plot's units."""

    x: str
    y: str
    width: str
    height: str


class FigurePlot(msgspec.Struct, frozen=True):
    """Bars for the periods of a figure, 320 units wide and 120 high, and how far down the line of
    zero is. A period without a figure has no bar."""

    bars: tuple[PlotBar, ...]
    zero: str


class FigureRow(msgspec.Struct, frozen=True):
    """A key figure over several periods: its name, its currency as printed, the name of what it is
    told in (English, for `worded`; both may be empty), its figures as HTML, empty where there is
    none, and a plot where there are several."""

    name: str
    currency: str
    scale: str
    cells: tuple[str, ...]
    plot: FigurePlot | None


class KeyFigures(msgspec.Struct, frozen=True):
    """Key figures over periods of one length, oldest first: the `heading` (English, for `worded`),
    links to the periods (without an address
    where one has no page), and a row for each figure."""

    heading: str
    periods: tuple[Link, ...]
    rows: tuple[FigureRow, ...]


class ResultsPage(Page, frozen=True, kw_only=True):
    """The results of all periods by year, newest first, and key figures of the last ones. Where
    several issuers have results, `issuers` are links to the same of each, and `issuer` is the one
    whose these are, with the address of its list of releases (or empty), or None. `also` are links
    to the page in other languages, with the tags."""

    issuer: Link | None
    issuers: tuple[Link, ...]
    also: tuple[tuple[Link, str], ...]
    figures: tuple[KeyFigures, ...]
    years: tuple[ResultsYear, ...]
