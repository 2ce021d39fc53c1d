"""Events: the dates of the financial calendar, and whose they are."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Self

import msgspec

from pressroom.content.config.records import Config, Issuer
from pressroom.content.items import Item, items_of
from pressroom.content.model import Site
from pressroom.content.references import in_one_language
from pressroom.standards.languages import worded
from pressroom.standards.partial_dates import PartialDate
from pressroom.standards.periods import Period

EVENT_KINDS = {
    "results": worded("Results"),
    "call": worded("Conference calls"),
    "meeting": worded("Shareholder meetings"),
    "conference": worded("Investor conferences"),
    "other": worded("Other events"),
}
"""The kinds of events, each with its name."""


class EventTime(msgspec.Struct, frozen=True):
    """Time at which something begins or ends: `at` as an instant with a fixed offset, or a `day`
    alone, or a month or a year of which no more is known yet."""

    at: datetime | None = None
    day: PartialDate | None = None

    @property
    def is_provisional(self) -> bool:
        """Whether not even the day is known."""
        return self.day is not None and not self.day.day

    @property
    def precision(self) -> str:
        """Precision with which it is told: to the `hour`, `day`, `month` or `year`."""
        if self.at is not None or self.day is None:
            return "hour"
        return "day" if self.day.day else "month" if self.day.month else "year"

    @property
    def iso(self) -> str:
        """The time in ISO 8601, as far as it is known: `2027-05` for a month."""
        if self.at is not None or self.day is None:
            return self.at.isoformat() if self.at is not None else ""
        parts = (f"{self.day.year:04}", f"{self.day.month:02}", f"{self.day.day:02}")
        return "-".join(part for part in parts if part != "00")


class Event(Item, frozen=True, kw_only=True):
    """A date of the financial calendar. `sort` is one of `EVENT_KINDS`; times without an offset are
    in `zone` (IANA), and `place` is where it is. It is `over` at that instant, and what was shown
    is there until `replay_until`. `moved_from` is when it was to be before, and `cancelled` says
    that it will not be; `updated` is when such a change was told. `period` is what it is about, and
    `releases` and `papers` are names of releases and documents that belong to it; `revision` counts
    its changes for calendars. `is_over` and `is_live` (there is something to follow or to see
    again) are decided for a moment."""

    sort: str
    start: EventTime
    end: EventTime | None = None
    zone: str
    place: str = ""
    webcast: str = ""
    dial_in: str = ""
    registration: str = ""
    replay_until: datetime | None = None
    moved_from: EventTime | None = None
    cancelled: bool = False
    revision: int = 0
    period: Period | None = None
    releases: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    over: datetime
    is_over: bool = False
    is_live: bool = False

    def is_of(self, issuer: Issuer) -> bool:
        """Whether it is an event of this issuer, of several."""
        return issuer.key in {each.key for each in self.issuers}

    @property
    def to_follow(self) -> str:
        """The webcast's address while there is something to see, or empty."""
        return self.webcast if self.is_live else ""

    @property
    def to_call(self) -> str:
        """The number to call; nobody does when it is over or cancelled."""
        return "" if self.is_over or self.cancelled else self.dial_in

    @property
    def to_sign_up(self) -> str:
        """The address at which to sign up, as long as one can."""
        return "" if self.is_over or self.cancelled else self.registration

    @property
    def replay_ends(self) -> datetime | None:
        """End of the replay, while there is one."""
        return self.replay_until if self.is_live and self.is_over else None

    @property
    def own_texts(self) -> Mapping[str, tuple[str, ...]]:
        """Place of the event, and the number to call."""
        return {"place": (self.place,), "dial_in": (self.dial_in,)}

    @property
    def moments(self) -> tuple[datetime, ...]:
        """Moments at which it is over, at which the replay is, and at which a change is told."""
        moments = (self.over, self.replay_until, self.updated)
        return tuple(at for at in moments if at is not None)

    def at(self, as_of: datetime) -> Self:
        """The event as of a moment: coming or past, with what can be followed then."""
        is_over = self.over <= as_of
        has_replay = self.replay_until is not None and as_of < self.replay_until
        return msgspec.structs.replace(
            self,
            is_over=is_over,
            updated=self.updated if self.updated and self.updated <= as_of else None,
            is_live=bool(self.webcast) and not self.cancelled and (not is_over or has_replay),
        )


def named_issuers(event: Event, config: Config) -> tuple[Issuer, ...]:
    """The issuers whose event it is, as they are known now; the house where it names none."""
    return tuple(filter(event.is_of, config.issuers)) or config.issuers[:1]


def issuers_with_events(
    site: Site, config: Config, *, with_provisional: bool = False
) -> list[Issuer]:
    """The issuers of several that an event of the general calendar names, which has each event in
    one language; one whose day is not known yet counts where it is asked for, since calendars
    cannot hold it."""
    events = [
        event
        for event in in_one_language(items_of(site, Event), config.language)
        if with_provisional or not event.start.is_provisional
    ]
    if len(config.issuers) == 1:
        return []
    return [issuer for issuer in config.issuers if any(event.is_of(issuer) for event in events)]
