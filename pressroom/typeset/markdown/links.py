"""Addresses in HTML: their scheme, the files they name, and their absolute form."""

from __future__ import annotations

import contextlib
from collections.abc import Container
from urllib.parse import unquote, urljoin

from selectolax.lexbor import LexborHTMLParser

from pressroom.content.load.file_names import named

SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
UNSAFE_SCHEMES = frozenset({"javascript", "vbscript", "data"})


def scheme(address: str) -> str:
    """The scheme of an address as browsers see it (white space inside does not hide it); empty if
    none."""
    bare = "".join(c for c in address if c > " " and not "\x7f" <= c <= "\x9f")
    name, colon, _ = bare.partition(":")
    if not colon or not name[:1].isalpha():
        return ""
    return name.lower() if all(c.isalnum() or c in "+-." for c in name) else ""


def beside(address: str, files: Container[str]) -> str | None:
    """Name of the file in `files` that a relative `address` points to; None if there is none."""
    path = address.partition("#")[0].partition("?")[0]
    names = (unquote(form).removeprefix("./") for form in (address, path))
    return next((found for name in names if (found := named(name, files)) is not None), None)


def absolute(markup: str, page: str) -> str:
    """Makes every address in safe HTML absolute, as feeds need it; `page` is the address of its
    page."""
    if "href=" not in markup and "src=" not in markup:
        return markup
    tree = fragment(markup)
    for node in tree.css("[href], [src]"):
        for name in ("href", "src"):
            address = node.attributes.get(name)
            if address is not None:
                # Malformed addresses such as `http://[` stay as they are; `check` reports them.
                with contextlib.suppress(ValueError):
                    node.attrs[name] = urljoin(page, address)
    return serialised(tree)


def fragment(markup: str) -> LexborHTMLParser:
    """Parses HTML into a tree, as a browser would within a page."""
    return LexborHTMLParser(f"<!doctype html><body>{markup}")


def serialised(tree: LexborHTMLParser) -> str:
    """Serialises the tree of a `fragment` as HTML."""
    body = tree.body
    return (body.inner_html or "") if body is not None else ""
