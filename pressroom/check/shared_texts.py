"""Texts of releases outside their pages, in feeds, ninjs and Markdown: a reader has them without
the page, so each address in them must be whole and lead to a place that is there."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator

import msgspec
from selectolax.lexbor import LexborHTMLParser

from pressroom.check.destinations import lost_address, split_address
from pressroom.check.feed_entries import FEED_READERS, UNREADABLE
from pressroom.check.output_tree import OutputTree
from pressroom.core.problems import Problem

_MARKDOWN_LINK = re.compile(r"(?<!\\)\]\(<?([^)>\s]+)>?\)")


class SharedText(msgspec.Struct, frozen=True):
    """A text in the output file `path`: the addresses in it, and the ids of its places."""

    path: str
    addresses: tuple[str, ...]
    ids: tuple[str, ...] = ()


def check_shared_texts(tree: OutputTree, told: Collection[str]) -> list[Problem]:
    """Problems of all texts outside pages. An address that is `told` of a page already, since the
    text has it from there, is not told again, and one in several files is told of the first."""
    problems: list[Problem] = []
    seen = set(told)
    for path in sorted(tree.files):
        taken: set[str] = set()
        for text in _texts(tree, path):
            for name in sorted(taken & set(text.ids)):
                message = f"two texts in it have a place called `{name}`"
                problems.append(_problem(tree, path, "PR618", message))
            taken |= set(text.ids)
            for address in text.addresses:
                if address not in seen:
                    problems += _address(tree, text, address)
                    seen.add(address)
    return problems


def _address(tree: OutputTree, text: SharedText, address: str) -> Iterator[Problem]:
    if address.startswith("#") and address[1:] in text.ids:
        return
    if not split_address(address).scheme:
        message = f"`{address}` in a text means nothing without its page"
        yield _problem(tree, text.path, "PR617", message)
        return
    found = lost_address(tree, text.path, address)
    if found is not None:
        yield _problem(tree, text.path, "PR616", f"in a text {found.message}", found.remedy)


def _problem(
    tree: OutputTree, path: str, code: str, message: str, remedy: str = "build the site again"
) -> Problem:
    return Problem(path=tree.name(path), line=1, code=code, message=message, remedy=remedy)


def _texts(tree: OutputTree, path: str) -> Iterator[SharedText]:
    """The texts in an output file; none in a file that cannot be read, which is told elsewhere."""
    name = path.rpartition("/")[2]
    if name in FEED_READERS:
        try:
            entries = FEED_READERS[name]((tree.output / path).read_bytes())
        except UNREADABLE:
            return
        for entry in entries:
            yield _of_html(path, entry.html)
    elif name == "ninjs.json":
        for markup in _ninjs((tree.output / path).read_bytes()):
            yield _of_html(path, markup)
    elif name == "index.md":
        yield SharedText(path, tuple(_MARKDOWN_LINK.findall(tree.text(path))))


def _ninjs(data: bytes) -> Iterator[str]:
    try:
        bodies = json.loads(data)["bodies"]
        yield from (str(b["value"]) for b in bodies if b["contentType"] == "text/html")
    except UNREADABLE:
        return


def _of_html(path: str, markup: str) -> SharedText:
    tree = LexborHTMLParser(markup)
    return SharedText(
        path,
        tuple(
            node.attributes[name] or ""
            for node in tree.css("[href], [src]")
            for name in ("href", "src")
            if name in node.attributes
        ),
        tuple(node.attributes["id"] or "" for node in tree.css("[id]")),
    )
