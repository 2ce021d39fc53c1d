"""Pages of events: one for each, and the calendar of those to come and past."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time
from itertools import groupby

from pressroom.content.config.records import Issuer
from pressroom.content.events import (
    EVENT_KINDS,
    Event,
    EventTime,
    issuers_with_events,
    named_issuers,
)
from pressroom.content.items import PublishedDocument, items_of
from pressroom.content.references import by_reference, in_one_language
from pressroom.content.results import languages_of_results, results_for
from pressroom.core.files import CONFIG
from pressroom.formats.addresses import (
    CALENDAR,
    CALENDAR_FILE,
    event_file,
    full,
    issuer_calendar,
    issuer_events,
)
from pressroom.formats.artifact import Artifact
from pressroom.formats.html import item_views as views
from pressroom.formats.html.item_parts import (
    family_of,
    item_body,
    item_forms,
    item_head,
    item_translations,
    product_links,
)
from pressroom.formats.html.json_ld import event_json_ld
from pressroom.formats.html.site_context import SiteContext, feed_links
from pressroom.formats.html.texts import document_link, period_link
from pressroom.formats.html.view_parts import EventCard, FeedLink, Link, When
from pressroom.standards.languages import worded
from pressroom.standards.partial_dates import months_words


def event_pages(context: SiteContext) -> Iterator[Artifact]:
    """Artifacts of the events' pages, and of the calendar; none without an event."""
    events = items_of(context.site, Event)
    for event in events:
        yield _event_page(event, context)
    if events:
        yield _calendar(context)


def coming_events(issuer: Issuer, context: SiteContext) -> tuple[EventCard, ...]:
    """The events to come of one of several issuers, the next first."""
    return tuple(
        event_card(each, context)
        for each in in_order_of_end(context)
        if not each.is_over and each.is_of(issuer)
    )


def next_event(context: SiteContext) -> EventCard | None:
    """The event that comes next, as the home page shows it; None where none is announced. One that
    was cancelled is none."""
    coming = [each for each in in_order_of_end(context) if not each.is_over and not each.cancelled]
    return event_card(coming[0], context) if coming else None


def in_order_of_end(context: SiteContext) -> list[Event]:
    """All events in the order in which they are over, each in one language."""
    alone = in_one_language(items_of(context.site, Event), context.config.language)
    return sorted(alone, key=lambda each: (each.over, each.url))


def _event_page(event: Event, context: SiteContext) -> Artifact:
    releases = by_reference(context.site.releases)
    papers = {paper.name: paper for paper in items_of(context.site, PublishedDocument)}
    view = views.EventPage(
        frame=context.frame,
        head=item_head(event, context),
        event=event_card(event, context),
        issuers=_companies(event, context),
        webcast=event.to_follow,
        dial_in=event.to_call,
        registration=event.to_sign_up,
        replay_until=replay_end(event),
        body=item_body(event, context),
        products=product_links(event, context),
        periods=_periods(event, context),
        releases=tuple(
            (context.link(releases[name].title, releases[name].url), releases[name].language)
            for name in event.releases
            if name in releases
        ),
        papers=tuple(
            (context.link(papers[name].title, papers[name].url), papers[name].language)
            for name in event.papers
            if name in papers
        ),
        documents=tuple(document_link(document, context) for document in event.attachments),
        file="" if event.start.is_provisional else context.link("", event_file(event.url)).href,
        forms=item_forms(event, context),
        calendar=context.link(worded("Calendar"), CALENDAR),
        json_ld="" if event.start.is_provisional else event_json_ld(event, context.config),
    )
    return context.artifact("event.html", event.url, event.source, view)


def _periods(event: Event, context: SiteContext) -> tuple[Link, ...]:
    """Links to the results to which an event belongs, in its language where they are in that."""
    there = languages_of_results(context.site, context.config)
    tag = event.language if event.language in there else context.config.language
    own = (each for each in results_for(context.site, tag) if event in each.events)
    return tuple(period_link(each.period, tag, context) for each in own)


def _companies(event: Event, context: SiteContext) -> tuple[str, ...]:
    """The names of those of several issuers whose event it is."""
    if not event.issuers or len(context.config.issuers) == 1:
        return ()
    return tuple(i.name_in(event.language) for i in named_issuers(event, context.config))


def event_card(event: Event, context: SiteContext) -> EventCard:
    """An event as lists show it."""
    return EventCard(
        title=event.title,
        href=context.link("", event.url).href,
        language=event.language,
        kind=EVENT_KINDS[event.sort],
        start=_when(event.start, event.zone),
        end=_when(event.end, event.zone) if event.end else None,
        about=_about(event.start, event.language, event.end),
        place=event.place,
        before=_when(event.moved_from, event.zone) if event.moved_from else None,
        before_about=_about(event.moved_from, event.language) if event.moved_from else "",
        cancelled=event.cancelled,
        is_over=event.is_over,
        also=item_translations(event, family_of(event, context), context),
    )


def replay_end(event: Event) -> When | None:
    """End of an event's replay, while there is one."""
    return When(event.replay_ends, event.zone, day_only=False) if event.replay_ends else None


def _when(when: EventTime, zone: str) -> When | None:
    """A time for templates; None where not even the day is known."""
    if when.at is not None:
        return When(when.at, zone, day_only=False)
    if when.day is None or when.is_provisional:
        return None
    return When(datetime.combine(when.day.first_day, time(12), UTC), "UTC", day_only=True)


def _about(when: EventTime, language: str, end: EventTime | None = None) -> str:
    """A month or year, or some of them, of which no more is known; empty for a day."""
    if not when.is_provisional or when.day is None:
        return ""
    return months_words(when.day, end.day if end and end.day else when.day, language)


def _calendar(context: SiteContext) -> Artifact:
    shown = in_order_of_end(context)
    past = [each for each in reversed(shown) if each.is_over]
    has_file = any(not each.start.is_provisional for each in shown)
    view = views.CalendarPage(
        frame=context.frame,
        head=context.head("", CALENDAR, feeds=calendar_feeds(context)),
        coming=tuple(event_card(each, context) for each in shown if not each.is_over),
        past=tuple(
            views.EventGroup(str(year), tuple(event_card(each, context) for each in group))
            for year, group in groupby(past, lambda each: each.year)
        ),
        file=context.link("", CALENDAR_FILE).href if has_file else "",
        subscribe=_subscribed(CALENDAR_FILE, context) if has_file else "",
        issuers=tuple(
            Link(issuer.name, _subscribed(issuer_calendar(issuer.key), context))
            for issuer in issuers_with_events(context.site, context.config)
        ),
    )
    return context.artifact("calendar.html", CALENDAR, CONFIG, view)


def calendar_feeds(context: SiteContext) -> tuple[FeedLink, ...]:
    """The three feeds of all events."""
    config = context.config
    words = context.library.words(config.language)
    return feed_links(config, CALENDAR, f"{config.site.title}: {words(worded('Calendar'))}")


def own_calendar_feeds(issuer: Issuer, context: SiteContext) -> tuple[FeedLink, ...]:
    """The three feeds of the events of one of several issuers; none where it has no event."""
    config = context.config
    if issuer not in issuers_with_events(context.site, config, with_provisional=True):
        return ()
    words = context.library.words(config.language)
    title = f"{issuer.name}: {words(worded('Calendar'))}"
    return feed_links(config, issuer_events(issuer.key), title)


def own_calendar(issuer: Issuer, context: SiteContext) -> str:
    """The address at which programs subscribe to the calendar of one of several issuers; empty
    where it has none."""
    having = issuers_with_events(context.site, context.config)
    return _subscribed(issuer_calendar(issuer.key), context) if issuer in having else ""


def _subscribed(file: str, context: SiteContext) -> str:
    """The address of a calendar file for programs that subscribe to it."""
    return f"webcal:{full(context.config, file).partition(':')[2]}"
