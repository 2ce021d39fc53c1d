"""What a release page tells search engines: schema.org's NewsArticle, as JSON-LD 1.1.

schema.org has no type for press releases; NewsArticle is the nearest that engines read.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import msgspec

from pressroom.addresses import full
from pressroom.config import Config, Issuer
from pressroom.model import Entry, Release


class Correction(msgspec.Struct, frozen=True):
    """What engines are told of the release that replaces another: its day or instant (ISO 8601),
    the instant, its note and its address."""

    published: str
    at: datetime
    note: str
    url: str


def correction(replaced_by: Entry, config: Config) -> Correction:
    return Correction(
        _date(replaced_by),
        replaced_by.instant.at,
        replaced_by.correction_note,
        full(config, replaced_by.url),
    )


def news_article(
    release: Release, summary: str, replaced: Correction | None, config: Config
) -> str:
    """The JSON-LD of a release's page, safe to stand within a `<script>` element."""
    document: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": full(config, release.url),
        "headline": release.title,
        "description": summary,
        "inLanguage": release.language,
        "datePublished": _date(release),
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
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    # Nothing in a headline may end the element that holds this.
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _publishers(release: Release, config: Config) -> Any:
    """Who speaks, each with its listings as markets' codes write them: `XNAS IMGN`."""
    listed = set(release.tickers)
    issuers = release.issuers or tuple(i for i in config.issuers if listed & set(i.tickers))
    if not issuers:
        return {"@type": "Organization", "name": config.site.title}
    return [_corporation(issuer) for issuer in issuers]


def _corporation(issuer: Issuer) -> dict[str, Any]:
    known: dict[str, Any] = {"@type": "Corporation", "name": issuer.name}
    if issuer.legal_name != issuer.name:
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


def _date(release: Entry) -> str:
    instant = release.instant
    return instant.at.date().isoformat() if instant.day_only else instant.at.isoformat()
