"""Addresses in HTML: their scheme, the files they name, and their absolute form."""

from __future__ import annotations

import contextlib
import itertools
import re
from collections.abc import Container
from urllib.parse import unquote, urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pressroom.content.load.file_names import named
from pressroom.standards.phones import read_phone

SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
UNSAFE_SCHEMES = frozenset({"javascript", "vbscript", "data"})
# Digits at the end of a telephone number by which people know it again.
_TELLING = 6
_HEADINGS = ", ".join(f"h{level}[id]" for level in range(1, 7))


def scheme(address: str) -> str:
    """The scheme of an address as browsers see it (white space inside does not hide it); empty if
    none."""
    bare = "".join(c for c in address if c > " " and not "\x7f" <= c <= "\x9f")
    name, colon, _ = bare.partition(":")
    if not colon or not name[:1].isalpha():
        return ""
    return name.lower() if all(c.isalnum() or c in "+-." for c in name) else ""


def file_beside(address: str, files: Container[str]) -> str | None:
    """Name of the file in `files` that a relative `address` points to; None if there is none."""
    path = address.partition("#")[0].partition("?")[0]
    names = (unquote(form).removeprefix("./") for form in (address, path))
    return next((found for name in names if (found := named(name, files)) is not None), None)


def detached(markup: str, page: str) -> str:
    """Safe HTML for readers who have it without its page, at the address `page`: every address is
    absolute, and a telephone number stands as text beside a link that dials it without saying it.
    """
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
        # feedparser, and whatever is built on it, empties such an address.
        if scheme(node.attributes.get("href") or "") == "tel":
            number = _untold_number(node)
            if number:
                node.insert_child(f" ({number})")
    return serialised(tree)


def _untold_number(link: LexborNode) -> str:
    """The number of a `tel:` link, for people, if the link's own text does not say it."""
    dialled = unquote((link.attributes.get("href") or "").partition(":")[2]).strip()
    digits, told = (re.sub(r"\D", "", text) for text in (dialled.partition(";")[0], link.text()))
    # The end of a number is the same in every country's way to write it.
    if not digits or digits[-_TELLING:] in told:
        return ""
    phone = read_phone(dialled, "")
    return phone.shown if phone else dialled


def with_own_ids(markup: str, name: str) -> str:
    """Safe HTML to stand beside texts that nobody knows: its ids begin with `name`, and headings
    have none. Links to them must lead elsewhere by then, as those of `detached` HTML do."""
    if " id=" not in markup:
        return markup
    tree = fragment(markup)
    for node in tree.css(_HEADINGS):
        del node.attrs["id"]
    for attribute in ("id", "aria-labelledby"):
        for node in tree.css(f"[{attribute}]"):
            node.attrs[attribute] = f"{name}-{node.attributes[attribute]}"
    return serialised(tree)


def fragment(markup: str) -> LexborHTMLParser:
    """Parses HTML into a tree, as a browser would within a page."""
    return LexborHTMLParser(f"<!doctype html><body>{markup}")


def make_ids_unique(tree: LexborHTMLParser) -> None:
    """Gives each element whose id another before it has an id of its own. A link goes to the first
    in any browser."""
    nodes = tree.css("[id]")
    taken = [node.attributes.get("id") or "" for node in nodes]
    if len(set(taken)) == len(taken):
        return
    seen, known = set[str](), set(taken)
    for node, name in zip(nodes, taken, strict=True):
        if name in seen:
            name = next(new for n in itertools.count(1) if (new := f"{name}_{n}") not in known)
            node.attrs["id"] = name
            known.add(name)
        seen.add(name)


def serialised(tree: LexborHTMLParser) -> str:
    """Serialises the tree of a `fragment` as HTML."""
    body = tree.body
    return (body.inner_html or "") if body is not None else ""
