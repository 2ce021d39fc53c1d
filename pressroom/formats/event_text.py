"""Event pages' contents as plain HTML with absolute addresses: for feeds and the Markdown
export."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import escape

from pressroom.content.config.records import Config
from pressroom.content.events import Event, EventTime, named_issuers
from pressroom.formats.addresses import full
from pressroom.standards.clock_words import clock_words
from pressroom.standards.languages import day_words, worded
from pressroom.standards.partial_dates import months_words, partial_date_words
from pressroom.standards.zones import zone
from pressroom.typeset.article import Library
from pressroom.typeset.catalogues import Wording


def event_text(event: Event, library: Library, config: Config) -> str:
    """Facts of an event, as a list, above its text: when and where it is and how to follow it."""
    words = library.words(event.language)
    rows = (
        words("%(name)s: %(value)s", name=words(name), value=value)
        for name, value in _facts(event, words, config)
        if value
    )
    facts = "".join(f"<li>{row}</li>" for row in rows)
    text = library.article(event).full_text(full(config, event.url), words, config.country)
    fate = f"<p><strong>{words(worded('Cancelled'))}</strong></p>" if event.cancelled else ""
    return "\n".join(part for part in (fate, f"<ul>{facts}</ul>", text) if part)


def _facts(event: Event, words: Wording, config: Config) -> Iterator[tuple[str, str]]:
    """Names and values of what is told of an event; the values are HTML, and may be empty."""
    yield worded("When"), escape(event_when(event, words))
    if event.moved_from is not None and not event.cancelled:
        yield worded("Moved"), f"<s>{escape(_time_words(event.moved_from, event))}</s>"
    if event.issuers and len(config.issuers) > 1:
        names = (issuer.name_in(event.language) for issuer in named_issuers(event, config))
        yield worded("Companies"), escape(", ".join(names))
    yield worded("Where"), escape(event.place)
    webcast = _link(event.to_follow)
    if event.replay_ends is not None:
        until = _time_words(EventTime(at=event.replay_ends), event)
        webcast += f" ({words(worded('replay until'))} {escape(until)})"
    yield worded("Webcast"), webcast
    yield worded("Dial-in"), escape(event.to_call)
    yield worded("Registration"), _link(event.to_sign_up)


def _link(address: str) -> str:
    return f'<a href="{escape(address)}">{escape(address)}</a>' if address else ""


def event_when(event: Event, words: Wording) -> str:
    """Time of an event, in its language: `November 3, 2026, 8:30 AM ET – 9:30 AM ET`."""
    start, end = event.start, event.end
    told = _time_words(start, event)
    if start.is_provisional and start.day is not None:
        months = months_words(start.day, end.day if end and end.day else start.day, event.language)
        return f"{months} ({words(worded('not yet fixed'))})"
    if end is None:
        return told
    if _day(start, event) != _day(end, event):
        return f"{told} – {_time_words(end, event)}"
    if end.at is None:
        return told
    return f"{told} – {clock_words(end.at, event.zone, event.language)}"


def _time_words(when: EventTime, event: Event) -> str:
    """A time as far as it is known: a month or year, a day, or a day and hour."""
    if when.is_provisional and when.day is not None:
        return partial_date_words(when.day, event.language)
    day = _day(when, event)
    if day is None:
        return ""
    told = day_words(day, event.language)
    at = when.at
    return told if at is None else f"{told}, {clock_words(at, event.zone, event.language)}"


def _day(when: EventTime, event: Event) -> date | None:
    """The day on the clock of the event's zone."""
    if when.at is not None:
        return when.at.astimezone(zone(event.zone)).date()
    return when.day.first_day if when.day is not None else None
