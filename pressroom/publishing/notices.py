"""Notices: what is told to whom of a publication, as requests to be made. Pure.

Each has an id that stays the same however often it is made out again, so that it can be sent once.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.ledger import LedgerEntry
from pressroom.content.model import Entry
from pressroom.core.digest import SUFFIX_SIZE, digest
from pressroom.formats.addresses import full
from pressroom.formats.feed_formats import FORMATS
from pressroom.formats.indexnow import key_url
from pressroom.publishing.upload_plan import addresses, path_at

NEWS_AGE = timedelta(days=7)
"""A release that is older when it is first published is none that subscribers wait for: it came out
of an archive."""
_WHAT = ("published", "changed", "withdrawn")
_AS_IS = "/:,"  # of an id in a header
_MOST_URLS = 10_000  # of one request (IndexNow)


class News(msgspec.Struct, frozen=True):
    """A release of which something is to be told: what became of it (as in receipts), its id for
    ever, and the ledger's digest of its text."""

    release: Entry
    what: str
    text: str

    @property
    def id(self) -> str:
        return f"{self.release.id}/{self.what}/{self.text[:12]}"


class ChannelNotice(msgspec.Struct, frozen=True):
    """A notice to one channel: the `channel` as receipts name it, which never shows a secret, the
    id, the request (absolute URI, body, headers), whether it may come twice after a loss of power,
    since who gets it can tell by its id, and whether it tells of one release alone."""

    channel: str
    id: str
    url: str
    body: bytes
    headers: Mapping[str, str]
    may_come_twice: bool = True
    is_of_one: bool = False

    @property
    def key(self) -> str:
        """Key that tells it from all others."""
        return f"{self.channel} {self.id}"


def news_of(
    releases: Iterable[tuple[Entry, str]],
    everything: Iterable[Entry],
    entries: Mapping[str, LedgerEntry],
    due: Collection[str],
    as_of: datetime,
) -> list[News]:
    """News of the releases that a receipt is to have, each with what became of it; and of
    `everything` public what is still `due` (ids)."""
    found = []
    for release in everything if due else ():
        for what in _WHAT:
            news = News(release, what, entries[release.id].texts[-1])
            if news.id in due:
                found.append(news)
    for release, what in releases:
        is_old = what == "published" and as_of - release.instant.at > NEWS_AGE
        if what != "before" and not is_old:
            found.append(News(release, what, entries[release.id].texts[-1]))
    return found


class Occasion(msgspec.Struct, frozen=True):
    """Occasion for which notices are made out: news, the addresses from the site's root that
    changed (empty where another program has sent the site), the digests of the site's files by
    output path, that of its manifest, the mails on the news, and which notices earlier publications
    could not deliver, and which they did, by channel and id."""

    news: Sequence[News]
    changed: Sequence[str]
    files: Mapping[str, str]
    site: str
    mails: Sequence[ChannelNotice]
    due: frozenset[tuple[str, str]]
    done: frozenset[tuple[str, str]]


def notices(
    config: Config, occasion: Occasion, secret: bytes, now: datetime
) -> list[ChannelNotice]:
    """All notices of an occasion but those that were delivered."""
    channels = {channel for channel, _ in occasion.due}
    changed = set(map(path_at, occasion.changed))
    if occasion.news and not changed:
        changed.update(FORMATS)
    if "websub" in channels:
        changed.update(occasion.files)
    feeds = {path: occasion.files[path] for path in changed if path in occasion.files}
    pages = [url for url in occasion.changed if url.endswith("/")]
    urls = dict.fromkeys([*(each.release.url for each in occasion.news), *pages])
    if "indexnow" in channels:
        urls |= dict.fromkeys(_pages(occasion.files))
    made = [
        *to_hub(config, feeds),
        *to_search_engines(config, list(urls), occasion.site),
        *to_webhooks(config, occasion.news, secret, now),
        *occasion.mails,
    ]
    return [notice for notice in made if (notice.channel, notice.id) not in occasion.done]


def _pages(files: Iterable[str]) -> Iterable[str]:
    return (url for url in addresses(files) if url.endswith("/"))


def to_hub(config: Config, feeds: Mapping[str, str]) -> list[ChannelNotice]:
    """Notices to the WebSub hub (W3C Recommendation, 2018; the form of the request is that of
    PubSubHubbub 0.4, which hubs take) of feeds, with the digests of their bytes by output path."""
    if not config.hub:
        return []
    made = []
    for path, version in sorted(feeds.items()):
        if path.rpartition("/")[2] in FORMATS:
            topic = full(config, f"/{path}")
            form = urlencode({"hub.mode": "publish", "hub.topic": topic, "hub.url": topic})
            headers = {"Content-Type": "application/x-www-form-urlencoded"}
            made.append(
                ChannelNotice(
                    "websub", f"{topic} {version[:12]}", config.hub, form.encode(), headers
                )
            )
    return made


def to_search_engines(config: Config, urls: Sequence[str], version: str) -> list[ChannelNotice]:
    """The notice to search engines (IndexNow) of addresses, from the site's root, that changed with
    this `version` of the site."""
    key = config.announce.indexnow
    if not key or not urls:
        return []
    request = {
        "host": urlsplit(config.site.url).netloc,
        "key": key,
        "keyLocation": full(config, key_url(key)),
        "urlList": [full(config, url) for url in urls[:_MOST_URLS]],
    }
    headers = {"Content-Type": "application/json; charset=utf-8"}
    body = json.dumps(request).encode()
    return [ChannelNotice("indexnow", version[:12], config.announce.indexnow_to, body, headers)]


def to_webhooks(
    config: Config, news: Iterable[News], secret: bytes, now: datetime
) -> list[ChannelNotice]:
    """Notices to the webhooks of the settings, in the form of Standard Webhooks 1.0
    (https://www.standardwebhooks.com), signed with `secret` where there is one."""
    made = []
    for each in news:
        body = json.dumps(_event(config, each), ensure_ascii=False).encode()
        for url in config.announce.webhooks:
            headers = {
                "Content-Type": "application/json",
                **signed_headers(each.id, body, secret, now),
            }
            channel = webhook_channel(url)
            made.append(ChannelNotice(channel, each.id, url, body, headers, is_of_one=True))
    return made


def webhook_channel(url: str) -> str:
    """A webhook as receipts name it: its address may be a secret, its host is none."""
    return f"webhook {urlsplit(url).hostname} {digest(url.encode(), SUFFIX_SIZE)}"


def _event(config: Config, news: News) -> dict[str, Any]:
    release = news.release
    return {
        "type": f"release.{news.what}",
        "timestamp": release.instant.at.isoformat(),
        "data": {
            "id": release.id,
            "url": full(config, release.url),
            "title": release.title,
            "language": release.language,
            "issuers": [issuer.name for issuer in release.issuers],
            "tickers": [str(ticker) for ticker in release.tickers],
            "topics": [topic.key for topic in release.topics],
            "corrects": release.corrects,
        },
    }


def signed_headers(id: str, body: bytes, secret: bytes, now: datetime) -> dict[str, str]:
    """The headers of a webhook's request (Standard Webhooks 1.0), signed where there is a
    secret."""
    # Headers are ASCII, and ids have the letters of releases' names.
    id = quote(id, safe=_AS_IS)
    headers = {"Webhook-Id": id, "Webhook-Timestamp": str(int(now.timestamp()))}
    if secret:
        signed = f"{id}.{headers['Webhook-Timestamp']}.".encode() + body
        made = hmac.new(secret, signed, hashlib.sha256).digest()
        headers["Webhook-Signature"] = f"v1,{base64.b64encode(made).decode()}"
    return headers


def webhook_secret(text: str) -> bytes:
    """A secret as Standard Webhooks has it, `whsec_` and base64; else the bytes of the text.
    Raises `ValueError` where what follows `whsec_` is no base64."""
    if not text.startswith("whsec_"):
        return text.encode()
    try:
        return base64.b64decode(text.removeprefix("whsec_"), validate=True)
    except binascii.Error as error:
        raise ValueError(str(error)) from error
