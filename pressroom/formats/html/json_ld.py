"""JSON-LD 1.1 for search engines, in schema.org's types.

schema.org has no type for press releases; NewsArticle is the nearest that engines read. Products
are Things, since for a Product engines ask for its price, ratings or reviews.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import msgspec

from pressroom.content.config.records import Config, Issuer
from pressroom.content.config.registry_schema import Contact
from pressroom.content.events import Event, EventTime, named_issuers
from pressroom.content.items import MediaItem, Person, PublishedDocument
from pressroom.content.model import Entry, Release
from pressroom.formats.addresses import full
from pressroom.formats.html.view_parts import Link, Picture
from pressroom.standards.media_types import media_type
from pressroom.standards.phones import printed_phone
from pressroom.typeset.article import Article


class Correction(msgspec.Struct, frozen=True):
    """The correcting release, for search engines: its day or instant (ISO 8601), the instant, its
    note and its address."""

    published: str
    at: datetime
    note: str
    url: str


def correction_record(replaced_by: Entry, config: Config) -> Correction:
    """Correction record of the release `replaced_by`."""
    return Correction(
        _iso_date(replaced_by),
        replaced_by.instant.at,
        replaced_by.correction_note,
        full(config, replaced_by.url),
    )


def news_article(
    article: Article,
    replaced: Correction | None,
    picture: Picture | None,
    archive: Link,
    people: Iterable[Link],
    config: Config,
) -> str:
    """JSON-LD of a release's page, safe inside a `<script>` element; `archive` is the list that the
    page links back to, and `people` are those whom the release names."""
    release = article.release
    page = full(config, release.url)
    document: dict[str, Any] = {
        "@type": "NewsArticle",
        "mainEntityOfPage": page,
        "headline": release.title,
        "description": article.summary,
        "inLanguage": release.language,
        "datePublished": _iso_date(release),
        "dateline": article.place,
        "image": picture.href if picture else "",
        "articleSection": [topic.name_in(release.language) for topic in release.topics],
        "about": [
            {
                "@type": "Thing",
                "name": product.name_in(release.language),
                "alternateName": product.generic_in(release.language),
                "url": full(config, f"/products/{product.key}/"),
            }
            for product in release.products
        ],
        "mentions": [
            {"@type": "Person", "name": link.label, "url": config.origin + link.href}
            for link in people
        ],
        "publisher": _publishers(release, config),
    }
    moments = [release.updated] if release.updated else []
    if replaced is not None:
        moments.append(replaced.at)
        document["correction"] = {
            "@type": "CorrectionComment",
            "text": replaced.note,
            "datePublished": replaced.published,
            "url": replaced.url,
        }
    if moments:
        document["dateModified"] = max(moments).isoformat()
    crumbs = [
        (config.site.title_in(release.language), full(config, "/")),
        (archive.label, config.origin + archive.href),
        (release.title, page),
    ]
    return _script(document, _breadcrumbs(crumbs))


def home_json_ld(config: Config, logo: str) -> str:
    """JSON-LD of the home page: the press room and its issuers; `logo` is the absolute address of
    the logo, or empty."""
    home = full(config, "/")
    website = {
        "@type": "WebSite",
        "name": config.site.title,
        "url": home,
        "description": config.site.description,
        "inLanguage": list(config.site.languages),
    }
    companies = [
        _corporation(issuer, config.language)
        | {"logo": logo if len(config.issuers) == 1 else ""}
        | {
            "contactPoint": [
                _contact_point(c, config.country)
                for c in config.contacts
                if _serves(c, issuer, config)
            ]
        }
        for issuer in config.issuers
    ]
    return _script(website, *companies)


def _script(*graph: Mapping[str, Any]) -> str:
    document = {
        "@context": "https://schema.org",
        "@graph": [_without_empty(node) for node in graph],
    }
    text = msgspec.json.encode(document).decode()
    # No headline may end the `<script>` element around this.
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _without_empty(value: Any) -> Any:
    """The value without empty texts, empty lists and None, at any depth."""
    if isinstance(value, list):
        return [_without_empty(each) for each in value]
    if isinstance(value, Mapping):
        return {
            name: _without_empty(each) for name, each in value.items() if each not in ("", [], None)
        }
    return value


def _breadcrumbs(crumbs: Iterable[tuple[str, str]]) -> dict[str, Any]:
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": address}
            for position, (name, address) in enumerate(crumbs, 1)
        ],
    }


def _serves(contact: Contact, issuer: Issuer, config: Config) -> bool:
    """Whether a contact answers for the issuer; with a single issuer, also contacts that name no
    company."""
    alone = len(config.issuers) == 1 and not contact.organisation
    return alone or contact.organisation in (issuer.name, issuer.legal_name)


def _contact_point(contact: Contact, country: str) -> dict[str, Any]:
    return {
        "@type": "ContactPoint",
        "contactType": contact.for_ or contact.title,
        "name": contact.name,
        "telephone": printed_phone(contact.phone, country),
        "email": contact.email,
    }


def _publishers(release: Release, config: Config) -> Any:
    """The issuers, each with its listings in market codes: `XNAS IMGN`."""
    issuers = release.speakers(config)
    if not issuers:
        return {"@type": "Organization", "name": config.site.title}
    return [_corporation(issuer, release.language) for issuer in issuers]


def _corporation(issuer: Issuer, language: str) -> dict[str, Any]:
    name = issuer.name_in(language)
    known: dict[str, Any] = {"@type": "Corporation", "name": name}
    if issuer.legal_name != name:
        known["legalName"] = issuer.legal_name
    if issuer.url:
        known["url"] = issuer.url
    listings = [f"{ticker.mic} {ticker.symbol}" for ticker in issuer.tickers]
    if listings:
        known["tickerSymbol"] = listings[0] if len(listings) == 1 else listings
    if issuer.lei:
        known["leiCode"] = issuer.lei
    if issuer.isin:
        known["identifier"] = {
            "@type": "PropertyValue",
            "propertyID": "ISIN",
            "value": issuer.isin,
        }
    return known


_DOCUMENT_TYPES = {
    "annual-report": "Report",
    "interim-report": "Report",
    "presentation": "PresentationDigitalDocument",
}


def document_json_ld(document: PublishedDocument, config: Config) -> str:
    """JSON-LD of a document's page, safe inside a `<script>` element."""
    page = full(config, document.url)
    encodings = [
        {
            "@type": "MediaObject",
            "name": file.title,
            "contentUrl": full(config, file.url),
            "encodingFormat": media_type(file.name),
        }
        for file in document.attachments
    ]
    made: dict[str, Any] = {
        "@type": _DOCUMENT_TYPES.get(document.sort, "DigitalDocument"),
        "mainEntityOfPage": page,
        "url": page,
        "name": document.title,
        "inLanguage": document.language,
        "datePublished": _iso_date(document) if document.is_dated else "",
        "sameAs": document.link,
        "associatedMedia": encodings,
    }
    return _script(made)


def person_json_ld(person: Person, config: Config) -> str:
    """JSON-LD of a person's page, safe inside a `<script>` element. Who has no position here any
    more works for nobody."""
    present = [each for each in person.positions if not each.is_former]
    here = any(not each.organisation for each in present)
    made: dict[str, Any] = {
        "@type": "Person",
        "mainEntityOfPage": full(config, person.url),
        "name": person.title,
        "jobTitle": [each.title for each in present],
        "image": full(config, person.portrait.file.url) if person.portrait else "",
        "knowsLanguage": list(person.languages),
        "worksFor": [_corporation(each, person.language) for each in config.issuers[:1] if here],
    }
    return _script(made)


def event_json_ld(event: Event, config: Config) -> str:
    """JSON-LD of an event's page, safe inside a `<script>` element (schema.org `Event`)."""
    status = "EventCancelled" if event.cancelled else "EventScheduled"
    status = "EventRescheduled" if event.moved_from and not event.cancelled else status
    online = bool(event.webcast or event.dial_in)
    mixed = "MixedEventAttendanceMode" if online else "OfflineEventAttendanceMode"
    places: list[dict[str, Any]] = []
    if event.place:
        places.append({"@type": "Place", "name": event.place, "address": event.place})
    if event.webcast and event.is_live:
        places.append({"@type": "VirtualLocation", "url": event.webcast})
    made: dict[str, Any] = {
        "@type": "Event",
        "mainEntityOfPage": full(config, event.url),
        "url": full(config, event.url),
        "name": event.title,
        "inLanguage": event.language,
        "startDate": _iso_time(event.start),
        "endDate": _iso_time(event.end),
        "previousStartDate": _iso_time(event.moved_from),
        "eventStatus": f"https://schema.org/{status}",
        "eventAttendanceMode": "https://schema.org/"
        + (mixed if event.place else "OnlineEventAttendanceMode"),
        "location": places,
        "organizer": [_corporation(i, event.language) for i in named_issuers(event, config)],
    }
    return _script(made)


def media_json_ld(item: MediaItem, config: Config) -> str:
    """JSON-LD of a picture's page, safe inside a `<script>` element (schema.org `ImageObject`, or
    `VideoObject` for what can be seen elsewhere)."""
    picture = full(config, item.picture.url)
    made: dict[str, Any] = {
        "@type": "ImageObject",
        "mainEntityOfPage": full(config, item.url),
        "name": item.title,
        "description": item.alt,
        "inLanguage": item.language,
        "datePublished": _iso_date(item) if item.is_dated else "",
        "creditText": item.credit,
        "usageInfo": {"@type": "CreativeWork", "text": item.usage} if item.usage else None,
    }
    if item.sort == "video":
        made |= {"@type": "VideoObject", "url": item.link, "thumbnailUrl": picture}
        made["uploadDate"] = made.pop("datePublished")
    else:
        made |= {"contentUrl": picture, "encodingFormat": media_type(item.picture.name)}
        made |= {"width": item.picture.width or None, "height": item.picture.height or None}
    return _script(made)


def _iso_time(when: EventTime | None) -> str:
    return when.iso if when is not None and not when.is_provisional else ""


def _iso_date(release: Entry) -> str:
    instant = release.instant
    return instant.at.date().isoformat() if instant.day_only else instant.at.isoformat()
