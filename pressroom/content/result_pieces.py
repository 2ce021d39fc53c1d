"""Missing pieces of a period's results: those that it is said to have, or that the period before
had.

Periods that end together are looked at together: a fourth quarter, a second half and their year.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.config.results_schema import PIECES
from pressroom.content.events import Event
from pressroom.content.items import Item, PublishedDocument
from pressroom.content.model import Entry
from pressroom.content.references import by_reference
from pressroom.content.results import event_periods, owners, owners_beside
from pressroom.core.problems import Problem, Severity
from pressroom.standards.periods import Period

_End = tuple[int, str]


class MissingPieces(msgspec.Struct, frozen=True):
    """The pieces that the results of a period lack; `before` is the period that had them, or empty
    where the settings ask for them."""

    period: Period
    pieces: tuple[str, ...]
    before: str = ""


def missing_pieces(
    releases: Iterable[Entry],
    items: Iterable[Item],
    with_tables: Collection[str],
    config: Config,
    as_of: datetime,
) -> Mapping[str, MissingPieces]:
    """Pieces that the newest results lack on the day after their release, by the release's source:
    of each issuer by itself.

    `releases` and `items` are all there are, public or not: what is to come is not missing, but a
    draft is. `with_tables` are the addresses of releases with financial tables.
    """
    rows = [(owners(each, config), each) for each in releases if each.periods]
    named = by_reference([each for _, each in rows])
    papers = [(owners_beside(each, named, config), each) for each in items]
    found: dict[str, MissingPieces] = {}
    for key in sorted({key for keys, _ in rows for key in keys}):
        own = [each for keys, each in rows if key in keys]
        of_issuer = [each for keys, each in papers if key in keys]
        found = {**_missing(own, of_issuer, with_tables, config, as_of), **found}
    return found


def _missing(
    releases: Iterable[Entry],
    items: Iterable[Item],
    with_tables: Collection[str],
    config: Config,
    as_of: datetime,
) -> Mapping[str, MissingPieces]:
    listed = [each for each in releases if not each.draft]
    had = _pieces(listed, items, with_tables)
    today = as_of.astimezone(config.zone).date()
    told = [each for each in listed if _day(each, config) < today and each.withdrawal is None]
    by_end: dict[_End, list[Entry]] = {}
    for release in told:
        for period in release.periods:
            by_end.setdefault(period.end, []).append(release)
    if not by_end:
        return {}
    newest, *earlier = sorted(by_end, reverse=True)
    wanted = set(config.results.pieces)
    if not wanted and earlier:
        wanted = had.get(earlier[0], set())
    found = tuple(piece for piece in PIECES if piece in wanted - had.get(newest, set()))
    if not found:
        return {}
    first = min(by_end[newest], key=lambda each: (bool(each.translation_of), each.source))
    period = next(each for each in first.periods if each.end == newest)
    before = "" if config.results.pieces else _name(by_end[earlier[0]], earlier[0])
    return {first.source: MissingPieces(period, found, before)}


def _pieces(
    releases: Iterable[Entry], items: Iterable[Item], with_tables: Collection[str]
) -> dict[_End, set[str]]:
    """The pieces that there are, by the end of their periods."""
    had: dict[_End, set[str]] = {}
    named = by_reference(releases)
    for release in named.values():
        for period in release.periods:
            tables = {"statements"} if release.url in with_tables else set()
            had.setdefault(period.end, set()).update(tables)
    for item in items:
        if isinstance(item, Event) and not item.draft and not item.cancelled:
            webcast = {"webcast"} if item.webcast else set()
            own = [named[name] for name in item.releases if name in named]
            for period in event_periods(item, own):
                had.setdefault(period.end, set()).update({"event"}, webcast)
        elif isinstance(item, PublishedDocument) and item.period and not item.draft:
            had.setdefault(item.period.end, set()).add(item.sort)
    return had


def _day(release: Entry, config: Config) -> date:
    return release.instant.at.astimezone(config.zone).date()


def _name(releases: Iterable[Entry], end: _End) -> str:
    return next(str(period) for each in releases for period in each.periods if period.end == end)


def corrections_without_period(releases: Iterable[Entry]) -> Iterator[Problem]:
    """A warning for each correction without the period of what it corrects: the results of that
    period would go on showing the old release."""
    listed = [each for each in releases if not each.draft]
    named = by_reference(listed)
    for release in listed:
        original = named.get(release.corrects) if release.corrects else None
        lacking = [
            str(period)
            for period in (original.periods if original else ())
            if period not in release.periods
        ]
        if lacking and release.withdrawal is None:
            written = lacking[0] if len(lacking) == 1 else f"[{', '.join(lacking)}]"
            yield Problem(
                path=release.source,
                line=release.line("corrects"),
                code="PR054",
                severity=Severity.WARNING,
                message=f"the results of {', '.join(lacking)} go on showing the release that this "
                "one corrects",
                remedy=f"add `period: {written}`",
            )


def parts_without_release(
    releases: Iterable[Entry], items: Iterable[Item], config: Config, as_of: datetime
) -> Iterator[Problem]:
    """A warning for each event on results that was yesterday or earlier and of whose period there
    is no release, not even one to come; and for each document that belongs to results which are
    nowhere, among periods that have some."""
    listed = [each for each in releases if not each.draft]
    known = {
        (period.end, key)
        for each in listed
        for period in each.periods
        for key in owners(each, config)
    }
    events = [each for each in items if isinstance(each, Event) and not each.draft]
    shown = {each.period.end for each in events if each.period is not None}
    first = min((end for end, _ in known), default=None)
    for item in items:
        period = item.period if isinstance(item, Event | PublishedDocument) else None
        if period is None or item.draft:
            continue
        if {(period.end, key) for key in owners(item, config)} & known:
            continue
        if isinstance(item, Event):
            lacks = _day_after(item.over, config) <= as_of and not item.cancelled
            what = "the event is over"
        else:
            is_known = _day_after(item.instant.public_from, config) <= as_of
            lacks = is_known and first is not None and first < period.end not in shown
            lacks = lacks and isinstance(item, PublishedDocument) and item.sort in PIECES
            what = "the document is on no page of results"
        if lacks:
            yield Problem(
                path=item.source,
                line=item.line("period"),
                code="PR053",
                severity=Severity.WARNING,
                message=f"{what}, and no release has the results of {period}",
                remedy=f"give the release `period: {period}`, or correct it here",
            )


def _day_after(moment: datetime, config: Config) -> datetime:
    """The first moment of the day after, on the press room's clock."""
    day = moment.astimezone(config.zone).date() + timedelta(days=1)
    return datetime.combine(day, time(), config.zone)
