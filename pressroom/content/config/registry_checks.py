"""Checks of the registry as a whole: keys, names, and the instants from which entries are known."""

from __future__ import annotations

import re

from pressroom.core.fields import Reader
from pressroom.standards.instants import BadInstant, read_instant
from pressroom.standards.zones import zone, zone_names

_KEY = re.compile(r"[a-z0-9][a-z0-9-]*")


def check_registry(reader: Reader) -> None:
    """Reports keys and names that two entries have, keys that no address can have, and instants
    that cannot be read."""
    _check_unique_keys(reader)
    _check_unique_names(reader)
    _check_beginnings(reader)


def _check_unique_keys(reader: Reader) -> None:
    seen: set[tuple[str | int, str]] = set()
    for path, values in reader.read_values.items():
        if path[:1] not in (("issuer",), ("product",), ("topic",), ("contact",)):
            continue
        if "key" not in values:
            continue
        key = values["key"]
        if not _KEY.fullmatch(key):
            remedy = "use a-z, 0-9 and - only: it becomes part of an address"
            reader.report((*path, "key"), "PR306", f"`{key}` cannot be a key", remedy)
        if (path[0], key) in seen:
            what = f"a second [[{path[0]}]] has the key `{key}`"
            reader.report((*path, "key"), "PR308", what, "give each its own key")
        seen.add((path[0], key))


def _check_beginnings(reader: Reader) -> None:
    name = reader.read_values.get(("site",), {}).get("timezone", "UTC")
    if name not in zone_names():
        return  # that has its own problem
    for path, values in reader.read_values.items():
        read = read_instant(values["from_"], zone(name)) if values.get("from_") else None
        if isinstance(read, BadInstant):
            reader.report((*path, "from"), "PR306", read.message, read.remedy)
        for ticker, written in values.get("tickers_from", {}).items():
            at = (*path, "tickers_from")
            read = read_instant(written, zone(name))
            if isinstance(read, BadInstant):
                reader.report(at, "PR306", f"`{ticker}`: {read.message}", read.remedy)
            if ticker not in values.get("tickers", ()):
                what = f"`{ticker}` is none of `tickers`"
                reader.report(at, "PR306", what, "write it as it stands there, or add it there")


def _check_unique_names(reader: Reader) -> None:
    """Releases name products and topics by name or alias, so each may belong to one only."""
    names: dict[tuple[str, str], int] = {}
    for path, values in reader.read_values.items():
        if len(path) != 2 or path[0] not in ("product", "topic"):
            continue
        kind, index = str(path[0]), int(path[1])
        for name in {values.get("name", ""), *values.get("aliases", ())} - {""}:
            if names.setdefault((kind, name.casefold()), index) != index:
                what = f"a second [[{kind}]] is called `{name}`"
                reader.report(path, "PR308", what, "let each name belong to one")
