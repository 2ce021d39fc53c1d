"""Destinations of links: whether a reader who follows an address finds something there."""

from __future__ import annotations

import functools
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from pressroom.check.output_tree import LostAddress, OutputTree

_SCHEMES = {"http", "https", "mailto", "tel"}


@functools.lru_cache(maxsize=1 << 14)
def split_address(url: str) -> SplitResult:
    """Splits an address into its parts; of a malformed address all parts are empty."""
    try:
        return urlsplit(url)
    except ValueError:
        return urlsplit("")


def whole(tree: OutputTree, path: str, address: str) -> str:
    """The absolute form of an address in an output file; empty if it is malformed."""
    # Most addresses are such, and joining takes longer than all else that is checked.
    if address[:1] == "/" and address[:2] != "//" and "/." not in address:
        return f"https://{tree.host}{address.rstrip()}"
    if address.startswith(("https://", "http://")) and "/." not in address:
        return address.rstrip()
    try:
        return urljoin(f"https://{tree.host}{tree.url(path)}", address.strip())
    except ValueError:
        return ""


def leads_elsewhere(tree: OutputTree, path: str, address: str) -> bool:
    """Whether an address in an output file is that of another host."""
    parts = split_address(whole(tree, path, address))
    return parts.scheme in ("http", "https") and parts.netloc not in ("", tree.host)


def lost_address(tree: OutputTree, path: str, address: str) -> LostAddress | None:
    """Fault of an address in an output file that leads nowhere; None if it leads to a page, file or
    place of the site, or elsewhere."""
    if address[:1] != "/":
        return _lost(tree, path, address)
    if address not in tree.followed:
        tree.followed[address] = _lost(tree, path, address)
    return tree.followed[address]


def _lost(tree: OutputTree, path: str, address: str) -> LostAddress | None:
    if not address.strip():
        return LostAddress("PR601", "a link leads nowhere", "give it an address or take it out")
    if address.startswith("webcal:"):
        # What calendars subscribe to lies where the same address with `https:` leads.
        return lost_address(tree, path, address.replace("webcal:", "https:", 1))
    parts = split_address(whole(tree, path, address))
    if not parts.scheme:
        return LostAddress("PR601", f"`{address}` is no address", "correct it")
    if parts.scheme not in _SCHEMES:
        return LostAddress(
            "PR602", f"no reader can follow `{address}`", "link to where it is published"
        )
    if parts.scheme in ("mailto", "tel"):
        return None
    if not parts.netloc:
        return LostAddress("PR601", f"`{address}` is no address", "correct it")
    if parts.netloc != tree.host:
        return None
    target = tree.file_at(parts.path)
    if target is None:
        return LostAddress("PR603", f"`{address}` is not on this site", "correct the address")
    if not parts.fragment or target not in tree.pages:
        return None
    if unquote(parts.fragment) in tree.pages[target].ids:
        return None
    message = f"`{address}` points at a place that is not there"
    return LostAddress("PR604", message, "correct what follows `#`")
