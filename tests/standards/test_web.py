"""Addresses: what is none says which sign it has that no address of a page may have."""

from __future__ import annotations

import pytest

from pressroom.standards.web import no_path


@pytest.mark.parametrize(
    ("path", "has"),
    [
        ("/a|b", ": it has `|`"),
        ("/a b", ": it has a space"),
        ("/a%zz", ": it has `%`"),
        ("/x%0d%0aSet-Cookie", ": it has `%0d`, `%0a`"),
        ("/{path}/*", ": it has `{`, `}`, `*`"),
        ("http://x.example/", ": it has `:`"),
        ("/news/../x", ""),
        ("about", ""),
    ],
)
def test_what_is_no_address_says_why(path: str, has: str) -> None:
    assert no_path(path) == f"`{path}` is not an address within this site{has}"


@pytest.mark.parametrize("path", ["/a;b", "/a(1)", "/x.y+z", "/ümlaut/", "/%7Euser/x", "/$5-m"])
def test_what_is_one(path: str) -> None:
    assert no_path(path) == ""
