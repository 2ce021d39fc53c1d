"""Changes of events that readers of feeds are not told of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from pressroom.content.events import Event
from pressroom.content.items import Item
from pressroom.core.problems import Problem, Severity


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
