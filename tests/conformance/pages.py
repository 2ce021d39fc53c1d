"""Finds the pages of a finished site and says of what kind each is; no list of them is kept.

A kind is the name of the template that makes it, or what of its pages a visitor tells apart:
the archive from a year's list. A template that makes no page of a site is noticed (`absent`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

from tests.conftest import REPOSITORY

# The templates that make pages of several kinds; any other makes those of its own name.
_KINDS = {
    "list": ("archive", "year", "product", "topic", "language"),
    "index": ("products", "topics"),
}
_PARTS = {"base", "_parts", "_items", "_events", "_media", "_results"}
_SINGLE = {"products": "product", "topics": "topic"}
_LANGUAGE = re.compile(r'<html lang="([\w-]+)"')

Kinds = Mapping[str, list[str]]


def kinds(site: Path) -> Kinds:
    """The addresses of a site's pages by kind, each kind's in order of size."""
    found: dict[str, list[tuple[int, str]]] = {}
    home = _language((site / "index.html").read_text(encoding="utf-8"))
    for path in sorted(site.rglob("*.html")):
        source = path.read_text(encoding="utf-8")
        address = f"/{path.relative_to(site).as_posix()}".removesuffix("index.html")
        language = _language(source)
        kind = _kind(address, source, language)
        name = kind if language == home else f"{kind} ({language})"
        found.setdefault(name, []).append((len(source), address))
    return {name: [address for _, address in sorted(pages)] for name, pages in found.items()}


def absent(*sites: Kinds) -> set[str]:
    """The kinds of which no page is on any of the sites, though a template makes them."""
    stems = {path.stem for path in (REPOSITORY / "templates").glob("*.html")} - _PARTS
    wanted = {kind for stem in stems for kind in _KINDS.get(stem, (stem,))}
    return wanted - {name.partition(" ")[0] for found in sites for name in found}


def chosen(found: Kinds) -> list[str]:
    """Of each kind the smallest and the largest page; none that only leads to another page."""
    pages = [
        address
        for name, addresses in found.items()
        for address in (addresses[0], addresses[-1])
        if not name.startswith("redirect")
    ]
    return list(dict.fromkeys(pages))


def largest(found: Kinds) -> list[str]:
    """Of each kind in the first language the largest page; none that only leads to another page."""
    kinds = [name for name in found if name.isidentifier() or name == "404"]
    return [found[name][-1] for name in kinds if name != "redirect"]


def releases(found: Kinds) -> list[str]:
    """The addresses of all releases, in any language."""
    return [
        address
        for name, addresses in found.items()
        if name.partition(" ")[0] == "release"
        for address in addresses
    ]


def file_of(site: Path, address: str) -> Path:
    """The file at an address of `kinds`."""
    path = site / address.removeprefix("/")
    return path / "index.html" if path.is_dir() else path


def _kind(address: str, source: str, language: str) -> str:
    if 'http-equiv="refresh"' in source:
        return "redirect"
    if "NewsArticle" in _types(source):
        return "release"
    if address.endswith(".html"):
        return address.removeprefix("/").removesuffix(".html")
    parts = re.sub(r"page/\d+/$", "", address).strip("/").split("/")
    match parts:
        case [""]:
            return "home"
        case [first] if first == language:
            return "language"
        case [first, "search"] if first == language:
            return "search"
        case ["releases"]:
            return "archive"
        case ["releases", _]:
            return "year"
        case ["releases", _, _]:
            return "tombstone"
        case ["documents", *_]:
            return "documents" if 'class="papers"' in source else "document"
        case ["people", _, *_]:
            return "person"
        case ["media", _, *_]:
            return "picture"
        case ["calendar", _, *_]:
            return "event"
        case ["results", _, *_]:
            return "period"
        case [several, _] if several in _SINGLE:
            return _SINGLE[several]
    # All that is left are pages of one's own, and those of templates that make one page each.
    known = parts[0] in _KINDS["index"] or (REPOSITORY / f"templates/{parts[0]}.html").is_file()
    return parts[0] if known else "page"


def _types(source: str) -> list[str]:
    """What the page's JSON-LD says that it is about."""
    types: list[str] = []
    for data in re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', source, re.DOTALL
    ):
        read = json.loads(data)
        for thing in read if isinstance(read, list) else read.get("@graph", [read]):
            said = thing.get("@type", ())
            types += [said] if isinstance(said, str) else said
    return types


def _language(source: str) -> str:
    found = _LANGUAGE.search(source)
    assert found is not None, "a page does not say its language"
    return found[1]
