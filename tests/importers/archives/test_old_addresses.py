"""Old addresses: the first that a file can have is kept, the others redirect, none is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressroom.importers.archives.folder import Folder
from pressroom.importers.archives.old_addresses import OldAddresses, old_addresses
from pressroom.standards.web import no_old_path, no_path

HOST = "https://acme.example"
CASES: list[tuple[tuple[str, ...], OldAddresses]] = [
    ((f"{HOST}/news/r1.html",), OldAddresses("/news/r1.html")),
    ((f"{HOST}/news/r1.html#top", "/news/r1.html"), OldAddresses("/news/r1.html")),
    ((f"{HOST}/news/r1/?utm_source=rss&utm_medium=feed",), OldAddresses("/news/r1/")),
    ((f"{HOST}/p.zhtml?c=1&ID=2", f"{HOST}/r1/"), OldAddresses("/r1/", ("/p.zhtml?c=1&ID=2",))),
    ((f"{HOST}/r1/", f"{HOST}/r1", f"{HOST}/r2"), OldAddresses("/r1/", ("/r2",))),
    ((f"{HOST}/a:b*c",), OldAddresses(lost=("/a:b*c",))),
    ((f"{HOST}/?p=12",), OldAddresses(aliases=("/?p=12",))),
    (
        ("urn:uuid:1", "tag:acme.example,2026:1", "12", f"{HOST}/", HOST, "http://[", ""),
        OldAddresses(),
    ),
]


@pytest.mark.parametrize(("links", "found"), CASES)
def test_addresses_are_sorted(links: tuple[str, ...], found: OldAddresses) -> None:
    assert old_addresses(links) == found


def test_an_alias_never_becomes_the_address() -> None:
    assert old_addresses((), ("/a/",)) == OldAddresses("", ("/a/",))


@given(st.lists(st.text(st.characters(codec="ascii", min_codepoint=33), max_size=12), max_size=4))
def test_each_path_is_kept_or_told_and_what_is_kept_can_be_served(paths: list[str]) -> None:
    found = old_addresses([f"{HOST}/{path}" for path in paths])
    assert not found.address or no_path(found.address) == ""
    assert all(no_old_path(alias) == "" for alias in found.aliases)
    assert len(found.aliases) + len(found.lost) + bool(found.address) <= len(paths)
    told = bool(found.address or found.aliases or found.lost)
    assert told or all(
        path.partition("#")[0].strip("/?&") == "" or _no_query(path) for path in paths
    )


def _no_query(path: str) -> bool:
    """Whether a text is no path at all, for `urlsplit`."""
    return old_addresses([f"{HOST}/{path}"]) == OldAddresses()


NAMES = ("a/tables.pdf", "b/tables.pdf", "plan é.png", "news/tables.pdf", "static/logo.png")
FILES = Folder((*NAMES, "drafts/deal/deal.pdf", "top.pdf"), lambda name: b"")


@pytest.mark.parametrize(
    ("address", "below", "name"),
    [
        (f"{HOST}/files/a/tables.pdf?v=2", "", "a/tables.pdf"),
        (f"{HOST}/files/tables.pdf", "", None),  # two of that name, and no telling which
        ("tables.pdf", "news", "news/tables.pdf"),
        ("../a/tables.pdf", "news", "a/tables.pdf"),
        ("/logo.png", "news", "static/logo.png"),
        ("logo.png", "news", None),
        ("deal.pdf", "news", None),  # another folder's
        ("/deal.pdf", "", None),
        (f"{HOST}/files/deal.pdf", "", None),
        (f"{HOST}/files/deal/deal.pdf", "", "drafts/deal/deal.pdf"),
        (f"{HOST}/files/top.pdf", "", "top.pdf"),
        ("plan%20%C3%A9.png", "", "plan é.png"),
        ("https://[", "", None),
        ("../../../etc/passwd", "", None),
        ("", "", None),
        (f"{HOST}/", "", None),
    ],
)
def test_a_file_is_found_by_the_address_it_had(address: str, below: str, name: str | None) -> None:
    assert FILES.find(address, below) == name
