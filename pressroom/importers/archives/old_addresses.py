"""Old addresses of an archive's items: which the release can keep, and which redirect to it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

import msgspec

from pressroom.standards.web import no_old_path, no_path, same_address

# What mailings and feed services hang on to an address to count its readers.
_TRACKING = re.compile(r"(?:utm_\w+|mc_[ce]id|gclid|fbclid)=[^&]*&?")


class OldAddresses(msgspec.Struct, frozen=True):
    """The paths an item had: `address` is the one to keep, `aliases` redirect to it, and `lost` are
    those that no static host can answer."""

    address: str = ""
    aliases: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


def old_addresses(links: Iterable[str], aliases: Iterable[str] = ()) -> OldAddresses:
    """Sorts the web addresses and paths of one item, the best first, and those that led to it.

    One with a query can be no file's address, but hosts can redirect it. The front page of the old
    site and what is no web address (`urn:uuid:…`) are passed over: they are no place of the item.
    """
    paths = [_path(link) for link in links]
    address = next((path for path in paths if path.strip("/") and not no_path(path)), "")
    kept, lost = dict[str, str](), list[str]()
    for path in [*paths, *map(_path, aliases)]:
        if not path.strip("/"):
            continue
        if not no_old_path(path):
            kept.setdefault(same_address(path), path)
        elif path not in lost:
            lost.append(path)
    kept.pop(same_address(address), None)
    return OldAddresses(address, tuple(kept.values()), tuple(lost))


def _path(link: str) -> str:
    """The path of a web address with its query; empty for what is no place on a web site."""
    link = link.strip()
    try:
        parts = urlsplit(link)
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") and not link.startswith("/"):
        return ""
    query = _TRACKING.sub("", parts.query).rstrip("&")
    return f"{parts.path or '/'}?{query}" if query else parts.path
