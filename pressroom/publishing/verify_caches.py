"""Age and lifetime of an answer, as caches between a host and its readers tell them: since when
they have it and until when they may keep it (RFC 9111), and how far a server's clock is from ours.
Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import msgspec

from pressroom.publishing.verify_http import Answer

_CACHES = (
    "x-cache",
    "cf-cache-status",
    "x-cache-status",
    "cache-status",
    "x-vercel-cache",
    "x-proxy-cache",
)
_HIT = re.compile(r"\b(hit|stale|updating|revalidated)\b", re.IGNORECASE)
_MOST = 10**10  # seconds; more than any header means, and no calendar ends so soon


class Offset(msgspec.Struct, frozen=True):
    """Offset by which a server's clock is ahead of ours: at least `low` and at most `high` seconds,
    since a `Date` header tells whole seconds."""

    low: float
    high: float

    @property
    def is_off(self) -> bool:
        """Whether the clocks differ by more than a second for certain."""
        return self.low > 1 or self.high < -1


def clock_offset(answers: Iterable[Answer]) -> Offset | None:
    """The offset of the server's clock by the `Date` of all answers that no cache has kept; None
    where none tells, or they contradict each other."""
    low, high = float("-inf"), float("inf")
    for answer in answers:
        at = _instant(answer.headers.get("date", ""))
        if at is None or answer.fault or is_kept(answer.headers):
            continue
        low = max(low, at - answer.received)
        high = min(high, at + 1 - answer.sent)
    return Offset(low, high) if float("-inf") < low <= high else None


def is_kept(headers: Mapping[str, str]) -> bool:
    """Whether an answer comes out of a cache."""
    return _seconds(headers.get("age", "")) > 0 or any(
        _HIT.search(headers.get(name, "")) for name in _CACHES
    )


def kept_seconds(headers: Mapping[str, str]) -> int:
    """Seconds for which caches that many readers share may keep an answer, by its `Cache-Control`;
    0 where it does not say."""
    directives = {
        name.strip().lower(): value.strip(' "')
        for name, _, value in (
            part.partition("=") for part in headers.get("cache-control", "").split(",")
        )
    }
    if "no-store" in directives or "no-cache" in directives:
        return 0
    # The longest counts: browsers go by `max-age`, others by `s-maxage`.
    return max(_seconds(directives.get(name, "")) for name in ("s-maxage", "max-age"))


def history(answer: Answer) -> str:
    """History of an answer by its headers: where it comes from and how old it is, in words; empty
    where they tell nothing."""
    headers = answer.headers
    told = []
    age = _seconds(headers.get("age", ""))
    if age:
        since = answer.received - age
        told.append(f"a cache has had it since {_duration(since)}")
        if kept := kept_seconds(headers):
            told.append(f"and may keep it until {_duration(since + kept)}")
    elif is_kept(headers):
        told.append("it comes out of a cache")
    changed = _instant(headers.get("last-modified", ""))
    if changed is not None:
        told.append(f"last changed on the host {_duration(changed)}")
    if not told and headers.get("etag"):
        told.append(f"its ETag is {headers['etag'][:80]}")
    return ", ".join(told).replace(", and", " and")


def retry_after(headers: Mapping[str, str], now: float) -> float:
    """The seconds that a server asks to wait (`Retry-After`), from `now`; 0 where it does not."""
    value = headers.get("retry-after", "")
    at = _instant(value)
    return max(at - now, 0.0) if at is not None else float(_seconds(value))


def _seconds(text: str) -> int:
    return min(int(text), _MOST) if text.isascii() and text.isdigit() and len(text) < 20 else 0


def _instant(text: str) -> float | None:
    try:
        at = parsedate_to_datetime(text)
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def _duration(seconds: float) -> str:
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%d %H:%M:%S} UTC"
