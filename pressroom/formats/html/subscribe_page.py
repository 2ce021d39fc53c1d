"""The page on which readers find all feeds, `/subscribe/`."""

from __future__ import annotations

from pressroom.content.events import Event, issuers_with_events
from pressroom.content.items import PublishedDocument, items_of
from pressroom.content.model import Section
from pressroom.core.files import CONFIG
from pressroom.formats.addresses import CALENDAR, documents_url, issuer_events
from pressroom.formats.artifact import Artifact
from pressroom.formats.html import views
from pressroom.formats.html.document_pages import document_feeds
from pressroom.formats.html.event_pages import calendar_feeds
from pressroom.formats.html.site_context import SiteContext, feed_links
from pressroom.formats.html.view_parts import Link


def subscribe_page(context: SiteContext) -> Artifact:
    """Artifact of the page of all feeds, with how to use them."""
    site, config = context.site, context.config

    def of(section: Section) -> views.Subscription:
        link = context.link(section.name, section.url)
        feeds = feed_links(config, section.url, section.name)
        language = section.key if section.kind == "language" else ""
        return views.Subscription(link, feeds, language)

    archive = site.archive
    calendar = context.link("", CALENDAR)
    has_events = bool(items_of(site, Event))
    view = views.SubscribePage(
        frame=context.frame,
        head=context.head("", "/subscribe/", feeds=context.feeds),
        all=views.Subscription(context.link(archive.name, archive.url), context.feeds),
        calendar=views.Subscription(calendar, calendar_feeds(context)) if has_events else None,
        documents=views.Subscription(context.link("", documents_url()), document_feeds(context))
        if items_of(site, PublishedDocument)
        else None,
        calendars=tuple(
            views.Subscription(
                Link(issuer.name, calendar.href),
                feed_links(config, issuer_events(issuer.key), issuer.name),
            )
            for issuer in issuers_with_events(site, config, with_provisional=True)
        ),
        products=tuple(map(of, site.products)),
        topics=tuple(map(of, site.topics)),
        languages=tuple(map(of, site.languages)),
        issuers=tuple(map(of, site.issuers)),
        tickers=tuple(map(of, site.tickers)),
    )
    return context.artifact("subscribe.html", "/subscribe/", CONFIG, view)
