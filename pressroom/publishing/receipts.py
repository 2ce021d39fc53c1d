"""Receipts: what was published and when, as files in `content/receipts/`, committed with the
releases; the audit trail for counsel.

A receipt tells what is true and no more: an instant that nobody saw is null. Each names the one
before it by a digest, so that none can be changed or taken away without a trace. This module is
pure; `keep_receipts` reads and writes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime

import msgspec

from pressroom.content.ledger import LedgerEntry
from pressroom.content.model import Entry, Site
from pressroom.core.problems import Problem

RECEIPTS_FOLDER = "content/receipts"
VERSION = 1


class ReceivedRelease(msgspec.Struct, frozen=True, kw_only=True):
    """A release in a receipt: its id, address and headline, what became of it (`published`,
    `changed`, `withdrawn`, or `before`: it was public when the first receipt was written), its own
    instant (ISO 8601), the ledger's digest of its text, and the SHA-256 of its page and files by
    address."""

    id: str
    url: str
    title: str
    what: str
    instant: str
    text: str
    files: Mapping[str, str] = {}


class Announced(msgspec.Struct, frozen=True):
    """An announcement in a receipt: by which channel, of what (its id), and when it was taken
    (ISO 8601)."""

    channel: str
    id: str
    at: str


class Receipt(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One publication. All moments are in UTC (ISO 8601), null where nobody saw them: `planned` is
    the instant it was to happen at, `began` when the first byte was to leave, `sent` when the last
    had, and `verified` when all was found right from outside. `due` are notices that were not
    taken, by channel and id; `previous` is the SHA-256 of the receipt before, and `site` the digest
    of the manifest of all files."""

    version: int
    address: str
    target: str
    site: str
    planned: str | None
    began: str | None
    sent: str | None
    verified: str
    files_sent: int
    files_deleted: int
    releases: tuple[ReceivedRelease, ...]
    announced: tuple[Announced, ...] = ()
    due: tuple[tuple[str, str], ...] = ()
    previous: str = ""
    pressroom: str = ""


class Kept(msgspec.Struct, frozen=True):
    """A receipt as it lies in the folder: its name, its bytes, and what they say."""

    name: str
    data: bytes
    receipt: Receipt


def moment(at: datetime | None) -> str | None:
    """A moment as receipts have it: UTC, to the millisecond."""
    if at is None:
        return None
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def texts_on_receipts(receipts: Iterable[Kept]) -> dict[str, tuple[str, str]]:
    """State of each release that a receipt has, by its id: what the newest says became of it, and
    the digest of its text."""
    return {r.id: (r.what, r.text) for kept in receipts for r in kept.receipt.releases}


def to_receive(
    site: Site,
    entries: Mapping[str, LedgerEntry],
    receipts: Sequence[Kept],
    before: Collection[str],
) -> list[tuple[Entry, str]]:
    """The releases that a new receipt has, in order, each with what became of it. For the first of
    all these are all that are public; those in the ledger `before` (ids) are no news."""
    known = texts_on_receipts(receipts)
    found = []
    for release in (*site.releases, *site.tombstones):
        what, text = known.get(release.id, ("", ""))
        if release.withdrawal is not None and release in site.tombstones:
            now = "withdrawn"
        elif not what:
            now = "before" if not receipts and release.id in before else "published"
        else:
            now = "changed"
        same_text = text == entries[release.id].texts[-1]
        if not what or not same_text or (now == "withdrawn") != (what == "withdrawn"):
            found.append((release, now))
    return found


def received(
    release: Entry, what: str, entries: Mapping[str, LedgerEntry], files: Mapping[str, bytes]
) -> ReceivedRelease:
    """A release as a receipt has it; `files` are its page's and documents' bytes by address."""
    return ReceivedRelease(
        id=release.id,
        url=release.url,
        title=release.title,
        what=what,
        instant=release.instant.at.isoformat(),
        text=entries[release.id].texts[-1],
        files={url: hashlib.sha256(data).hexdigest() for url, data in sorted(files.items())},
    )


def receipt_bytes(receipt: Receipt) -> bytes:
    """The bytes of a receipt: JSON, for people to read."""
    return msgspec.json.format(msgspec.json.encode(receipt), indent=2) + b"\n"


def receipt_name(receipt: Receipt) -> str:
    """The name of a receipt's file: the moment at which it was verified, in UTC."""
    return f"{receipt.verified[:4]}/{receipt.verified.replace(':', '')}.json"


def content_digest(data: bytes) -> str:
    """Digest of these bytes, as the next receipt has it."""
    return hashlib.sha256(data).hexdigest()


def read_receipt(name: str, data: bytes) -> Receipt | Problem:
    """A receipt by its bytes, or the problem (PR753) of one that cannot be read."""
    try:
        found = msgspec.json.decode(data, type=Receipt)
    except (ValueError, RecursionError, msgspec.MsgspecError) as error:
        return _damaged(name, str(error))
    if found.version != VERSION:
        return _damaged(name, "a newer Pressroom has written it")
    return found


def still_due(receipts: Iterable[Kept]) -> frozenset[tuple[str, str]]:
    """Notices, by channel and id, that some receipt says were not taken, and no later one that they
    were."""
    due: set[tuple[str, str]] = set()
    for kept in receipts:
        due.update(kept.receipt.due)
        due.difference_update((each.channel, each.id) for each in kept.receipt.announced)
    return frozenset(due)


def chain_problems(receipts: Sequence[Kept]) -> list[Problem]:
    """Problems (PR754) of receipts, in order, whose predecessor is not there as it was written. Two
    may follow on one: two computers published at once."""
    problems = []
    seen = {""}
    for kept in receipts:
        if kept.receipt.previous not in seen:
            problems.append(
                Problem(
                    path=f"{RECEIPTS_FOLDER}/{kept.name}",
                    code="PR754",
                    message="the receipt before this one is missing, or was changed",
                    remedy="restore the folder from the repository's history: receipts are never "
                    "edited or deleted",
                )
            )
        seen.add(content_digest(kept.data))
    return problems


def _damaged(name: str, why: str) -> Problem:
    return Problem(
        path=f"{RECEIPTS_FOLDER}/{name}",
        code="PR753",
        message=f"the receipt cannot be read: {why}",
        remedy="restore it from the repository's history",
    )
