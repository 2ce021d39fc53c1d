"""Checks of feeds, which must parse and agree with each other, and of the sitemap against the
pages."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator
from urllib.parse import unquote

from lxml import etree

from pressroom.check.destinations import split_address
from pressroom.check.feed_entries import FEED_READERS, UNREADABLE, FeedDocument, FeedEntry
from pressroom.check.output_tree import OutputTree
from pressroom.core.problems import Problem

_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"
_XHTML = "{http://www.w3.org/1999/xhtml}"


def check_feeds(tree: OutputTree, older: Collection[str]) -> tuple[int, int, list[Problem]]:
    """Checks all feeds; returns the number of feeds, the number of entries, and the problems.
    `older` are addresses at which feeds stand once more, each by itself."""
    problems: list[Problem] = []
    feeds = entries = 0
    copies = {unquote(address).lstrip("/") for address in older}
    folders = sorted(
        {
            path.rpartition("/")[0]
            for path in tree.files
            if path.rpartition("/")[2] in FEED_READERS and path not in copies
        }
    )
    for folder in folders:
        seen: dict[str, list[FeedEntry]] = {}
        for file, read in FEED_READERS.items():
            path = f"{folder}/{file}".lstrip("/")
            if path not in tree.files:
                problems.append(fault(tree, path, "PR611", "this feed is missing"))
                continue
            feeds += 1
            try:
                seen[file] = read((tree.output / path).read_bytes())
            except UNREADABLE as error:
                problems.append(fault(tree, path, "PR612", f"not a feed: {error}"))
                continue
            entries += len(seen[file])
            problems += _entries(tree, path, seen[file])
        rows = list(seen.items())
        for (first, a), (second, b) in itertools.pairwise(rows):
            if _shared_fields(a) != _shared_fields(b):
                path = f"{folder}/{second}".lstrip("/")
                problems.append(
                    fault(tree, path, "PR613", f"its items differ from those of {first}")
                )
    return feeds, entries, problems


def _shared_fields(entries: list[FeedEntry]) -> list[tuple[str, str]]:
    """Problems of facts that all formats must give alike of their entries."""
    return [(entry.id, entry.url) for entry in entries]


def _entries(tree: OutputTree, path: str, entries: list[FeedEntry]) -> Iterator[Problem]:
    ids = [entry.id for entry in entries]
    if len(set(ids)) != len(ids):
        yield fault(tree, path, "PR614", "two items have one id")
    for entry in entries:
        parts = split_address(entry.url)
        if parts.netloc != tree.host or tree.file_at(parts.path) is None:
            yield fault(tree, path, "PR615", f"an item leads to `{entry.url}`, which is no page")
        if len(entry.pages) > 1:
            # Of several, some readers open the last.
            message = f"the item `{entry.id}` has {len(entry.pages)} pages, and should have one"
            yield fault(tree, path, "PR619", message)
        if not entry.is_plain_html:
            message = f"the text of the item `{entry.id}` is not of type `html`"
            yield fault(tree, path, "PR619", message)
        for document in entry.documents:
            if not _is_there(tree, document):
                message = f"`{document.url}` is no file of that size, or of no type"
                yield fault(tree, path, "PR620", message)


def _is_there(tree: OutputTree, document: FeedDocument) -> bool:
    """Whether a document is a file of the site, with a type and its true size, if it states one."""
    parts = split_address(document.url)
    file = tree.file_at(parts.path) if parts.netloc == tree.host else None
    if file is None or not document.type:
        return False
    return document.size in (None, str((tree.output / file).stat().st_size))


def fault(tree: OutputTree, path: str, code: str, message: str) -> Problem:
    """Problem with a file of the output folder."""
    return Problem(
        path=tree.name(path), line=1, code=code, message=message, remedy="build the site again"
    )


def check_sitemap(tree: OutputTree) -> tuple[int, list[Problem]]:
    """Compares the sitemap with the pages; returns the number of addresses in it, and the
    problems."""
    path = "sitemap.xml"
    if path not in tree.files:
        return 0, [fault(tree, path, "PR621", "there is no sitemap")] if tree.pages else []
    root, problems = _sitemap(tree, path)
    roots = {} if root is None else {path: root}
    if root is not None and root.tag == f"{_SITEMAP}sitemapindex":
        roots = {}
        for url in _locations(root):
            part = tree.file_at(split_address(url).path) or split_address(url).path.lstrip("/")
            below, found = _sitemap(tree, part)
            problems += found
            roots |= {} if below is None else {part: below}
    places = [(part, url) for part, below in roots.items() for url in _locations(below)]
    # The sitemap lists these beside pages; the files must exist.
    others = [(part, url) for part, below in roots.items() for url in _others(below)]
    for part, url in (*places, *others):
        if split_address(url).netloc != tree.host or tree.file_at(split_address(url).path) is None:
            problems.append(fault(tree, part, "PR623", f"`{url}` is no page"))
    listed = {tree.file_at(split_address(url).path) for _, url in places}
    for name, page in tree.pages.items():
        if roots and name not in listed and not page.unlisted:
            problems.append(fault(tree, path, "PR624", f"the page {name} is not in it"))
    return len(places), problems


def _sitemap(tree: OutputTree, path: str) -> tuple[etree._Element | None, list[Problem]]:
    try:
        return etree.fromstring((tree.output / path).read_bytes()), []
    except (etree.XMLSyntaxError, OSError) as error:
        return None, [fault(tree, path, "PR622", f"not a sitemap: {error}")]


def _locations(root: etree._Element) -> list[str]:
    return [str(loc.text).strip() for loc in root.iter(f"{_SITEMAP}loc")]


def _others(root: etree._Element) -> Iterator[str]:
    for image in root.iter(f"{_IMAGE}loc"):
        yield str(image.text).strip()
    for link in root.iter(f"{_XHTML}link"):
        yield str(link.get("href"))
