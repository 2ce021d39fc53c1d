"""The publication ledger, `content/ledger.toml`: every address and text ever published.

It lets a build refuse to lose an address, lets `lint` notice silent edits of published texts, and
redirects the old address of a moved release. This module is pure: the command line reads and
writes the file, which is committed.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

import msgspec

from pressroom.content import model
from pressroom.content.items import Item, items_of
from pressroom.content.ledger_texts import digest_of, is_recorded
from pressroom.content.model import Release, Site
from pressroom.core.problems import Problem, Severity

FILE = "content/ledger.toml"
_VERSION = 1
_HEAD = f"""\
# What this press room has published: written by `pressroom ledger`, and committed with the
# releases. Do not edit it, and delete nothing from it: a build refuses to lose an address.
version = {_VERSION}
"""


class LedgerEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A published release: its id and all its addresses (newest last), its instant when it was
    `first` recorded (ISO 8601), digests of its text at each change (BLAKE2b, newest last),
    addresses of its attachments, and when changes were recorded (ISO 8601)."""

    id: str
    addresses: tuple[str, ...]
    first: str
    texts: tuple[str, ...]
    attachments: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


def read_ledger(text: str) -> tuple[dict[str, LedgerEntry], list[Problem]]:
    """Parses a ledger into entries by id. For a damaged one: no entries, and the problem."""

    def fault(line: int, message: str, remedy: str) -> tuple[dict[str, LedgerEntry], list[Problem]]:
        return {}, [Problem(path=FILE, line=line, code="PR801", message=message, remedy=remedy)]

    if not text.strip():
        remedy = "restore it from the repository's history, or delete it if nothing is published"
        return fault(0, "the ledger is empty, and every address in it would be lost", remedy)
    if conflict := re.search(r"^(<{7}|={7}|>{7})", text, re.MULTILINE):
        line = text.count("\n", 0, conflict.start()) + 1
        return fault(
            line,
            "two versions of the ledger were merged and conflict",
            "keep the entries of both sides, delete the lines of `<`, `=` and `>`, "
            "and run `pressroom ledger`",
        )
    try:
        data = tomllib.loads(text)
        rows = msgspec.convert(data.get("release", []), tuple[LedgerEntry, ...])
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        return fault(
            1, f"the ledger is damaged: {error}", "restore it from the repository's history"
        )
    version = data.get("version")
    if type(version) is not int or version < _VERSION:
        return fault(
            1,
            f"the ledger is damaged: it has no line `version = {_VERSION}`",
            "restore it from the repository's history",
        )
    if version > _VERSION:
        return fault(
            1, "the ledger was written by a newer Pressroom", "install that version here too"
        )
    entries: dict[str, LedgerEntry] = {}
    for row in rows:
        if not row.addresses or not row.texts or _aware_datetime(row.first) is None:
            return fault(1, f"the entry {row.id} is damaged", "restore it from the history")
        known = entries.get(row.id)
        # After a git merge an entry may stand twice: the addresses of both count.
        entries[row.id] = row if known is None else _merged(known, row)
    return entries, []


def _merged(a: LedgerEntry, b: LedgerEntry) -> LedgerEntry:
    return LedgerEntry(
        id=a.id,
        addresses=tuple(dict.fromkeys((*a.addresses, *b.addresses))),
        first=min(a.first, b.first, key=datetime.fromisoformat),
        texts=tuple(dict.fromkeys((*a.texts, *b.texts))),
        attachments=tuple(dict.fromkeys((*a.attachments, *b.attachments))),
        changed=tuple(sorted({*a.changed, *b.changed})),
    )


def _aware_datetime(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def write_ledger(entries: Mapping[str, LedgerEntry]) -> str:
    """The ledger as TOML. Entries are sorted by first instant and id, so that merges stay small."""
    ordered = sorted(entries.values(), key=lambda e: (datetime.fromisoformat(e.first), e.id))
    return _HEAD + "".join(_entry_as_toml(entry) for entry in ordered)


def _entry_as_toml(entry: LedgerEntry) -> str:
    rows = ["", "[[release]]"]
    for field in LedgerEntry.__struct_fields__:
        value = getattr(entry, field)
        if value:
            rows.append(f"{field} = {_value_as_toml(value)}")
    return "\n".join(rows) + "\n"


def _value_as_toml(value: Any) -> str:
    """A string or a list of strings in TOML, whose strings may be written as JSON's."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return f"[{', '.join(map(_value_as_toml, value))}]"


GetRelease = Callable[[model.Entry], Release]
"""A function that returns the whole release of an entry."""


def enter(
    entries: Mapping[str, LedgerEntry], site: Site, as_of: datetime, get_release: GetRelease
) -> dict[str, LedgerEntry]:
    """The ledger updated with everything that `site` shows; releases no longer there stay in it."""
    made = dict(entries)
    for release in (*site.releases, *site.tombstones):
        made[release.id] = _updated_entry(made.get(release.id), get_release(release), as_of)
    for item in items_of(site, Item):
        made[item.id] = _updated_entry(made.get(item.id), item, as_of)
    return made


def _updated_entry(known: LedgerEntry | None, release: Release, as_of: datetime) -> LedgerEntry:
    text = digest_of(release)
    attachments = tuple(document.url for document in release.attachments)
    if known is None:
        return LedgerEntry(
            id=release.id,
            addresses=(release.url,),
            first=_first(release, as_of).isoformat(),
            texts=(text,),
            attachments=attachments,
        )
    moved = known.addresses[-1] != release.url
    edited = not is_recorded(known.texts[-1], release)
    # A digest of earlier versions is of the same text, and gives its place up.
    texts = known.texts if edited else known.texts[:-1]
    others = [url for url in known.addresses if url != release.url]
    return msgspec.structs.replace(
        known,
        addresses=(*others, release.url) if moved else known.addresses,
        texts=(*texts, text),
        attachments=tuple(dict.fromkeys((*known.attachments, *attachments))),
        changed=(*known.changed, as_of.isoformat(timespec="seconds"))
        if moved or edited
        else known.changed,
    )


def _first(release: Release, as_of: datetime) -> datetime:
    """The instant from which an address counts: of an item that was always public, that of its
    entry."""
    always = isinstance(release, Item) and not release.is_dated
    return as_of.replace(microsecond=0) if always else release.instant.at


def moved(entries: Mapping[str, LedgerEntry], site: Site) -> list[tuple[str, model.Entry]]:
    """Old addresses of releases that have moved, each with its release; for redirects."""
    if not entries:
        return []
    taken = {_without_slash(url) for url in _addresses(site)}
    return [
        (url, release)
        for release in (*site.releases, *site.tombstones, *site.items)
        if release.id in entries
        for url in entries[release.id].addresses
        if _without_slash(url) not in taken
    ]


def lost(entries: Mapping[str, LedgerEntry], site: Site, as_of: datetime) -> list[Problem]:
    """A problem for each published address that `site` would lose.

    An address is kept by a release, an alias, a redirect or a tombstone.
    """
    if not entries:
        return []
    here = {_without_slash(url) for url in _addresses(site)}
    here |= {_without_slash(url) for url, _ in moved(entries, site)}
    problems = []
    for entry in entries.values():
        first = datetime.fromisoformat(entry.first)
        if first > as_of:
            # A build as of an earlier moment does not have it yet.
            continue
        for url in entry.addresses:
            if _without_slash(url) not in here:
                problems.append(
                    Problem(
                        path=FILE,
                        code="PR802",
                        message=f"the address {url} was published and would be lost",
                        remedy=_remedy_of_loss(entry, url),
                    )
                )
    return problems


def _remedy_of_loss(entry: LedgerEntry, url: str) -> str:
    if ":results/" in entry.id:
        return "name its period in `period` of a release again: readers have the address"
    if "/" in entry.id:  # an item: the names of releases have no slash
        return f"restore its file, or add `redirects: [{url}]` to the page that took its place"
    return (
        f"restore its release, add `aliases: [{url}]` to the one that took its place, or keep it "
        "with `withdrawn: {date: …, reason: …}`"
    )


def firsts(entries: Mapping[str, LedgerEntry], as_of: datetime) -> list[datetime]:
    """The instants after `as_of` at which a recorded address begins to count as `lost`."""
    moments = (datetime.fromisoformat(entry.first) for entry in entries.values())
    return [moment for moment in moments if moment > as_of]


def known_since(
    entries: Mapping[str, LedgerEntry], site: Site, as_of: datetime
) -> dict[str, datetime]:
    """Instants from which addresses of items without a date count, by id. One that is to come at
    `as_of` counts as not recorded."""
    always = (item.id for item in items_of(site, Item) if not item.is_dated)
    found = {id: datetime.fromisoformat(entries[id].first) for id in always if id in entries}
    return {id: first for id, first in found.items() if first <= as_of}


def _addresses(site: Site) -> Iterable[str]:
    for release in (*site.releases, *site.tombstones, *site.items):
        yield release.url
        yield from release.aliases


def _without_slash(url: str) -> str:
    return url.rstrip("/")


def silent_edits(
    entries: Mapping[str, LedgerEntry], site: Site, get_release: GetRelease
) -> list[Problem]:
    """A warning for each published release whose text differs from the ledger without `updated`."""
    return [
        Problem(
            path=release.source,
            line=release.body_line,
            code="PR803",
            severity=Severity.WARNING,
            message="the text was changed after it was published",
            remedy=_remedy_of_edit(release),
        )
        for release in (
            get_release(entry)
            for entry in site.releases
            if entry.id in entries and entry.updated is None
        )
        if not is_recorded(entries[release.id].texts[-1], release)
    ]


def _remedy_of_edit(release: Release) -> str:
    if "updated" in release.lines:  # one that is to come does not count yet
        return "its `updated` is to come: write when the text was changed, or undo the change"
    return "add `updated: INSTANT`, or undo the change and write a correction"
