"""Changes of events that some readers are not told of: those of feeds, or of another language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from pressroom.content.events import Event
from pressroom.content.items import Item
from pressroom.content.references import families
from pressroom.core.problems import Problem, Severity

_SAME: Mapping[str, Callable[[Event], object]] = {
    "start": lambda event: event.start,
    "end": lambda event: event.end,
    "moved_from": lambda event: event.moved_from,
    "cancelled": lambda event: event.cancelled,
    "issuers": lambda event: {issuer.key for issuer in event.issuers},
}
"""The keys in which an event and its translations are to be equal."""


def untold_changes(items: Iterable[Item], as_of: datetime) -> Iterator[Problem]:
    """A note for each public event to come that was moved or cancelled, where nothing says when:
    its entry in feeds then stays as old as the event."""
    for event in items:
        if not isinstance(event, Event) or event.draft or event.updated is not None:
            continue
        is_open = event.instant.at <= as_of < event.over
        if is_open and (event.cancelled or event.moved_from is not None):
            key = "cancelled" if event.cancelled else "moved_from"
            became = "cancelled" if event.cancelled else "moved"
            yield Problem(
                path=event.source,
                line=event.line(key),
                code="PR055",
                severity=Severity.NOTE,
                message=f"the event was {became}, and nothing says when",
                remedy="add `updated: YYYY-MM-DD HH:MM`, when you told it: feeds then show it anew",
            )


def unlike_translations(items: Iterable[Item]) -> Iterator[Problem]:
    """A warning for each event that says otherwise than the one that it translates when it is,
    whether it takes place or whose it is: who changed it in one language may have forgotten it in
    the other. Calendars and feeds of several issuers go by the one in the site's first language."""
    events: Sequence[Event] = [each for each in items if isinstance(each, Event) and not each.draft]
    for original, *translations in families(events):
        for event in translations:
            unlike = [key for key, of in _SAME.items() if of(event) != of(original)]
            if unlike:
                keys = " and ".join(f"`{key}`" for key in unlike)
                yield Problem(
                    path=event.source,
                    line=event.line(unlike[0]),
                    code="PR056",
                    severity=Severity.WARNING,
                    message=f"the event has another {keys} than {original.source}, "
                    "which it translates",
                    remedy="write the same in both",
                )
