"""Reader of Pressroom's own Markdown (`index.md` beside a release's page): a room from another."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote, urlsplit

import msgspec

from pressroom.content.config.registry_schema import Contact
from pressroom.importers import contact_words
from pressroom.importers.body import bare_addresses
from pressroom.importers.contact_labels import label_of
from pressroom.importers.plain_markdown import plain
from pressroom.importers.records import Manuscript
from pressroom.typeset.statements.note_marks import opening_mark

_FOOT = re.compile(r"\n\* \* \*\n\n(?P<rows>(?:- .+\n?)+)\Z")
_PAGE = re.compile(r"- \S+ <(?P<address>https?://[^<>\s]+)>")
_LINK = re.compile(r"\[(?P<name>[^\[\]]*)\]\((?P<address>[^()\s]+)\)")
_HEAD = re.compile(
    r"# (?P<title>[^\n]+)\n\n(?P<date>\d{4}-\d\d-\d\d(?:T[\d:]+(?:[+-][\d:]+|Z)?)?)\n\n"
)
_SUBHEADS = re.compile(r"(?:- [^\n]+\n)+\n")
# What may stand below contacts: a line of a label and a name, and a list of documents.
_CLOSING = re.compile(r"(?:[^\n]{1,200}|(?:- \[[^\n]+\n?)+)\Z")
# A build puts its own below each table of figures.
_DOWNLOAD = re.compile(r"\[[^\[\]\n]+\]\(\S+/files/[0-9a-f]{32}/\S+\.csv\)")
_CLOSING_NOTE = re.compile(r"\baccompanying notes\b", re.IGNORECASE)
_MOST_CLOSING = 3
_MAIL = re.compile(r"[^\s@]+@[^\s@]+")
_PHONE = re.compile(r"[+(]?\d[\d\s().\u2011/-]{4,24}")
_OWN = re.compile(r"/releases/\d{4}/(?P<last>[^/]+)/\Z")


def is_own_export(text: str) -> bool:
    """Whether a Markdown text is one that Pressroom has made of a release."""
    return _HEAD.match(text) is not None and _FOOT.search(text) is not None


def read_own_export(text: str, source: str) -> Manuscript:
    """Reads what Pressroom has made of a release; `text` is one that `is_own_export` tells."""
    text = _without_downloads(bare_addresses(text))
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
    visible, text = text[: foot.start()], text[head.end() : foot.start()]
    text, contacts = _without_contacts(text)
    subheads: list[str] = []
    if listed := _SUBHEADS.match(text):
        subheads = [row.removeprefix("- ") for row in listed[0].strip().split("\n")]
        text = text[listed.end() :]
    last = _OWN.search(address)
    if last is not None:
        keys["slug"], address = last["last"], ""
    return Manuscript(
        source=source,
        text=text + "\n",
        visible=visible,
        contacts=contacts,
        subheads=tuple(subheads),
        headed=True,
        title=plain(head["title"]),
        date=head["date"],
        address=address,
        topics=tuple(topics),
        keys=keys,
    )


def _without_downloads(text: str) -> str:
    """The text without the addresses of its tables' files, which the next build makes anew: each
    stands below a table, and below the notes to it."""
    kept: list[str] = []
    for block in text.split("\n\n"):
        if _DOWNLOAD.fullmatch(block.rstrip("\n")):
            above = next((other for other in reversed(kept) if not _is_note(other)), "")
            if above.endswith("|"):
                continue
        kept.append(block)
    return "\n\n".join(kept)


def _is_note(block: str) -> bool:
    """Whether a paragraph is a note to a table: `(1) Without …`, `See accompanying notes.`"""
    shown = plain(block)
    return bool(opening_mark(shown)) or _CLOSING_NOTE.search(shown) is not None


def _without_contacts(text: str) -> tuple[str, tuple[Contact, ...]]:
    """The text without its contacts, and these: each is a paragraph of lines above the closing
    ones, with what it is for, name, position and company before telephone and mail."""
    blocks = text.rstrip("\n").split("\n\n")
    last = len(blocks)
    while last and last > len(blocks) - _MOST_CLOSING and _CLOSING.match(blocks[last - 1]):
        last -= 1
    first = last
    while first and _is_contact(blocks[first - 1]):
        first -= 1
    contacts = tuple(_contact(block) for block in blocks[first:last])
    return "\n\n".join([*blocks[:first], *blocks[last:]]), contacts


def _is_contact(block: str) -> bool:
    lines = block.split("\\\n")
    short = len(lines) < 7 and all(len(line) < 120 and "\n" not in line for line in lines)
    return short and (
        _MAIL.fullmatch(lines[-1]) is not None or _PHONE.fullmatch(lines[-1]) is not None
    )


def _contact(block: str) -> Contact:
    """A contact of its lines, which stand in a fixed order; those left out are told from the others
    by what they say."""
    lines = [plain(line) for line in block.split("\\\n")]
    fields: dict[str, str] = {}
    if _MAIL.fullmatch(lines[-1]):
        fields["email"] = lines.pop()
    if lines and _PHONE.fullmatch(lines[-1]):
        fields["phone"] = lines.pop()
    if lines and label_of(lines[0]) is not None:
        fields["for"] = lines.pop(0)
    if len(lines) == 1:
        key = "name" if contact_words.is_person(lines[0]) else "organisation"
        fields[key] = lines[0]
    elif len(lines) == 2:
        titled = contact_words.is_position(lines[1])
        fields |= {"name": lines[0], "title" if titled else "organisation": lines[1]}
    else:
        fields |= dict(zip(("name", "title", "organisation"), lines, strict=False))
    return msgspec.convert(fields, Contact)


def _registered(parts: list[tuple[str, str]], kind: str) -> dict[str, list[str]]:
    found = [path.split("/")[-2] for _, path in parts if f"/{kind}/" in path]
    return {kind: found} if found else {}
