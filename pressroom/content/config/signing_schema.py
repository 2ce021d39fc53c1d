"""The table `[signing]` of `config.toml`, what its types cannot express, and its signers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import msgspec

from pressroom.core.fields import KeyPath, Reader, documented
from pressroom.standards import minisign, ssh_signatures
from pressroom.standards.instants import BadInstant, Instant, read_instant
from pressroom.standards.zones import zone, zone_names

PRIVATE = re.compile(r"PRIVATE KEY|encrypted secret key|^RWRTY0Iy|^b3BlbnNzaC1rZXktdjE", re.I)
"""Words that only private keys of OpenSSH and minisign have."""
# What lists of allowed signers can have as a name: no pattern, no list.
_NAME = re.compile(r"[A-Za-z0-9][\w.@+-]*", re.ASCII)


class SignerTable(msgspec.Struct, frozen=True, kw_only=True):
    """`[[signing.signer]]`: a public key whose signatures count."""

    name: Annotated[
        str,
        documented("who signs, as readers name it to their program", '"press@example.com"'),
    ]
    key: Annotated[
        str,
        documented(
            "the public key: the line of `id_ed25519.pub`, or that of `minisign.pub`",
            '"ssh-ed25519 AAAAC3Nza…"',
        ),
    ]
    from_: Annotated[
        str,
        documented("the first day or instant for which its signatures count", '"2026-12-01"'),
    ] = msgspec.field(name="from", default="")
    until: Annotated[str, documented("the last one", '"2028-11-30"')] = ""


class SigningTable(msgspec.Struct, frozen=True, kw_only=True):
    """`[signing]`: whose signatures releases carry."""

    required_from: Annotated[
        str,
        documented(
            "the day or instant from which a release must be signed to be published",
            '"2026-12-01"',
        ),
    ] = ""
    signer: Annotated[
        tuple[SignerTable, ...],
        documented(
            "the public keys whose signatures count",
            '[{ name = "press@example.com", key = "ssh-ed25519 AAAAC3Nza…" }]',
        ),
    ] = ()


class Signer(msgspec.Struct, frozen=True):
    """A name and a public key, of SSH or of minisign, whose signatures count from `since` to
    `until` (both included; None without a bound)."""

    name: str
    ssh: ssh_signatures.SshKey | None
    minisign: minisign.MinisignKey | None
    since: datetime | None
    until: datetime | None

    def counts(self, at: datetime) -> bool:
        """Whether a signature for this moment counts."""
        return (self.since is None or self.since <= at) and (self.until is None or at <= self.until)


def signers_of(table: SigningTable, room_zone: ZoneInfo) -> tuple[Signer, ...]:
    """The signers of a table that was checked."""
    return tuple(
        Signer(
            row.name,
            ssh_signatures.read_key(row.key),
            minisign.read_key(row.key),
            signing_moment(row.from_, room_zone),
            signing_moment(row.until, room_zone, last=True),
        )
        for row in table.signer
    )


def signing_moment(written: str, room_zone: ZoneInfo, *, last: bool = False) -> datetime | None:
    """An instant; of a day alone its first moment, or the `last` second of it."""
    read = read_instant(written, room_zone) if written else None
    if not isinstance(read, Instant):
        return None
    if last and read.day_only:
        return datetime.fromtimestamp(read.public_from.timestamp() - 1, read.at.tzinfo)
    return read.at


def check_signing(reader: Reader, path: KeyPath, values: dict[str, Any]) -> None:
    """Reports days that are none."""
    for key, what in _no_instants(reader, values, ("required_from",)):
        reader.report((*path, key), "PR306", what.message, what.remedy)


def check_signer(reader: Reader, path: KeyPath, values: dict[str, Any]) -> None:
    """Reports keys that are none, or private, names that lists of signers cannot have, and periods
    that are none."""
    key, name = values.get("key", ""), values.get("name", "")
    if PRIVATE.search(key):
        what = "`key` is a private key, and everyone with the repository reads it"
        remedy = "take it out at once and make a new pair; write the line of the `.pub` file"
        reader.report((*path, "key"), "PR740", what, remedy)
    elif key and not (ssh_signatures.read_key(key) or minisign.read_key(key)):
        what = "`key` is no public key of SSH or minisign"
        remedy = "copy the whole line of `id_ed25519.pub`, or the second line of `minisign.pub`"
        reader.report((*path, "key"), "PR306", what, remedy)
    if name and not _NAME.fullmatch(name):
        what = f"`{name}` cannot be a signer's name"
        reader.report((*path, "name"), "PR306", what, 'write `name = "press@example.com"`')
    for field, bad in _no_instants(reader, values, ("from_", "until")):
        reader.report((*path, field.rstrip("_")), "PR306", bad.message, bad.remedy)
    room_zone = _zone(reader)
    since = signing_moment(values.get("from_", ""), room_zone)
    until = signing_moment(values.get("until", ""), room_zone, last=True)
    if since and until and until < since:
        what = "`until` is before `from`"
        reader.report((*path, "until"), "PR306", what, "correct one of the two")


def _no_instants(
    reader: Reader, values: dict[str, Any], keys: tuple[str, ...]
) -> Iterator[tuple[str, BadInstant]]:
    for key in keys:
        read = read_instant(values[key], _zone(reader)) if values.get(key) else None
        if isinstance(read, BadInstant):
            yield key, read


def _zone(reader: Reader) -> ZoneInfo:
    """The room's zone, or another where the settings have none: then only forms are judged."""
    name = reader.read_values.get(("site",), {}).get("timezone", "")
    return zone(name if name in zone_names() else "UTC")
