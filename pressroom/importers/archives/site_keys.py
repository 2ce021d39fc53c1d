"""Front matter of static sites in terms of ours: each key's counterpart, and what holds back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from pressroom.content.load.foreign_keys import (
    counterpart_key,
    held_back_elsewhere,
    holding_remedy,
    is_idle,
    own_key,
)
from pressroom.content.load.front_matter import FrontMatter
from pressroom.core.fields import display_path
from pressroom.importers.archives.dates import read_date
from pressroom.importers.archives.enclosures import Enclosure

_OWN = frozenset(FrontMatter.__struct_encode_fields__)
# Read whatever their values are; of our other keys, those that are spelled as here or mapped.
_READ = frozenset(
    {*("title", "date", "updated", "url", "slug", "aliases", "subheads", "topics", "language")}
    | {"attachments", "draft"}
)
# Words for search engines and the like, which no reader of the page sees.
_UNSEEN = re.compile(r"(?:meta|seo|og|twitter)[_-]?\w*|description|desc|keywords?", re.IGNORECASE)
_NEVER = frozenset({"never", "false", "local", "link"})
# A teaser for lists may be a subhead; a heading of another kind is not.


class SiteKeys(msgspec.Struct, frozen=True, kw_only=True):
    """Front matter of a page by what it is here. `held` are the keys that hold it back, as they
    are written; `keys` go into the release as they are; `unused` are those that nothing reads."""

    title: str = ""
    dates: tuple[str, ...] = ()
    updated: str = ""
    language: str = ""
    addresses: tuple[str, ...] = ()
    slug: str = ""
    aliases: tuple[str, ...] = ()
    subheads: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    held: tuple[str, ...] = ()
    keys: Mapping[str, Any] = {}
    unused: tuple[str, ...] = ()


def site_keys(values: Mapping[str, Any], fields: Mapping[str, str], *, spaces: bool) -> SiteKeys:
    """Reads front matter; `fields` maps its keys to ours where they have no known counterpart (one
    that is mapped to nothing is passed over), and with `spaces` a list may be written as words with
    spaces between (Jekyll)."""
    found: dict[str, list[Any]] = {}
    keys, unused = dict[str, Any](), list[str]()
    held = dict(held_keys(values))
    holding = {path.partition(".")[0] for path in held}
    for key, value in values.items():
        if fields.get(key) == "":
            continue
        ours = _ours(key, fields)
        if ours in ("date", "url") and key in holding:
            continue
        if ours in _READ:
            found.setdefault(ours, []).append(value)
        elif ours:
            keys[ours] = value
        elif not (key in holding or is_idle(key) or holding_remedy(key)) and value not in (
            "",
            [],
            {},
            "false",
            "true",
        ):
            unused.append(key)
    topics = [item for value in found.get("topics", ()) for item in _list(value, spaces=spaces)]
    return SiteKeys(
        title=_first(found, "title"),
        dates=tuple(_texts(found, "date")),
        updated=_first(found, "updated"),
        language=_first(found, "language"),
        addresses=tuple(_texts(found, "url")),
        slug=_first(found, "slug"),
        aliases=tuple(item for value in found.get("aliases", ()) for item in _list(value)),
        subheads=tuple(item for value in found.get("subheads", ()) for item in _lines(value)),
        topics=tuple(topics),
        enclosures=tuple(e for value in found.get("attachments", ()) for e in _files(value)),
        held=tuple(f"{path}: {value}" for path, value in held.items()),
        keys=keys,
        unused=tuple(unused),
    )


def _ours(key: str, fields: Mapping[str, str]) -> str:
    """Our key for one of theirs; empty where nothing reads it."""
    if key in fields:
        return fields[key]
    if own := own_key(key, _OWN):
        return own
    if _UNSEEN.fullmatch(key):
        return ""
    ours = counterpart_key(key) or ""
    return ours if ours in _READ else ""


def held_keys(values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The keys whose values hold the page back, with these; but no date of publication that can be
    read: that is the release's date, and holds it back here as well."""
    for path, _ in held_back_elsewhere(values):
        value: Any = values
        for part in path:
            value = value[part]
        is_date = len(path) == 1 and counterpart_key(str(path[0])) == "date"
        if not (is_date and read_date(str(value)).value):
            yield display_path(path).strip("`"), value
    # Eleventy writes no page for it.
    if str(values.get("permalink", "")).casefold() == "false":
        yield "permalink", "false"
    # Hugo's options of a page: it is not written, or in no list.
    for key in ("build", "_build"):
        options = values.get(key)
        if isinstance(options, Mapping):
            never = [n for n in ("render", "list") if str(options.get(n)).casefold() in _NEVER]
            yield from ((f"{key}.{name}", options[name]) for name in never)


def _texts(found: Mapping[str, list[Any]], key: str) -> Iterator[str]:
    for value in found.get(key, ()):
        if isinstance(value, str) and value.strip():
            yield value.strip()


def _first(found: Mapping[str, list[Any]], key: str) -> str:
    return next(_texts(found, key), "")


def _list(value: Any, *, spaces: bool = False) -> Iterator[str]:
    """A list, or a text with commas, or with `spaces` with blanks, between its items."""
    if isinstance(value, str):
        between = r"\s+" if spaces and "," not in value else ","
        yield from filter(None, (part.strip() for part in re.split(between, value)))
    elif isinstance(value, list):
        yield from (item.strip() for item in value if isinstance(item, str) and item.strip())


def _lines(value: Any) -> Iterator[str]:
    """Lines under the headline: a text, or several."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str) and item.strip():
            yield " ".join(item.split())


def _files(value: Any) -> Iterator[Enclosure]:
    """Documents to download, as names or as objects with name and title."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str) and item.strip():
            yield Enclosure(item.strip())
        elif isinstance(item, Mapping):
            keys = ("file", "url", "src", "href", "path", "link", "name")
            address = next((item[k] for k in keys if isinstance(item.get(k), str)), "")
            title = next((item[k] for k in ("title", "label") if isinstance(item.get(k), str)), "")
            if address:
                yield Enclosure(address, title)
