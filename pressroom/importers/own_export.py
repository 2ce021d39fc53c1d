"""Reader of Pressroom's own Markdown (`index.md` beside a release's page): a room from another."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote, urlsplit

from pressroom.importers.plain_markdown import plain
from pressroom.importers.records import Manuscript

_FOOT = re.compile(r"\n\* \* \*\n\n(?P<rows>(?:- .+\n?)+)\Z")
_PAGE = re.compile(r"- \S+ <(?P<address>https?://[^<>\s]+)>")
_LINK = re.compile(r"\[(?P<name>[^\[\]]*)\]\((?P<address>[^()\s]+)\)")
_HEAD = re.compile(
    r"# (?P<title>[^\n]+)\n\n(?P<date>\d{4}-\d\d-\d\d(?:T[\d:]+(?:[+-][\d:]+|Z)?)?)\n\n"
)
_OWN = re.compile(r"/releases/\d{4}/(?P<last>[^/]+)/\Z")


def is_own_export(text: str) -> bool:
    """Whether a Markdown text is one that Pressroom has made of a release."""
    return _HEAD.match(text) is not None and _FOOT.search(text) is not None


def read_own_export(text: str, source: str) -> Manuscript:
    """Reads what Pressroom has made of a release; `text` is one that `is_own_export` tells."""
    head, foot = _HEAD.match(text), _FOOT.search(text)
    assert head is not None
    assert foot is not None
    keys: dict[str, Any] = {}
    topics: list[str] = []
    address = ""
    for row in foot["rows"].splitlines():
        if page := _PAGE.match(row):
            address = unquote(urlsplit(page["address"]).path)
        parts = [
            (plain(link["name"]), urlsplit(link["address"]).path) for link in _LINK.finditer(row)
        ]
        keys |= _registered(parts, "products")
        topics += [path.split("/")[-2] for _, path in parts if "/topics/" in path]
    last = _OWN.search(address)
    if last is not None:
        keys["slug"], address = last["last"], ""
    return Manuscript(
        source=source,
        text=text[head.end() : foot.start()] + "\n",
        visible=text[head.start() : foot.start()],
        title=plain(head["title"]),
        date=head["date"],
        address=address,
        topics=tuple(topics),
        keys=keys,
    )


def _registered(parts: list[tuple[str, str]], kind: str) -> dict[str, list[str]]:
    found = [path.split("/")[-2] for _, path in parts if f"/{kind}/" in path]
    return {kind: found} if found else {}
