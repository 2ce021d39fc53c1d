"""Search index of `/search/`: full texts, or only headlines.

The index of full texts is made in parts, each out of the same few hundred releases at every build,
so that an edit makes one part anew. A part has a table of its releases, their words in shards, and
each release's text for excerpts; a browser loads the tables, the shards of the words that are asked
for, and the texts that it shows (`static/assets/full-text.js`).
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.events import Event
from pressroom.content.items import Item, items_of
from pressroom.content.model import Entry, Section, Site
from pressroom.content.results import PeriodResults
from pressroom.core.digest import digest_of_parts
from pressroom.core.files import CONFIG
from pressroom.formats.artifact import Artifact, Bundle
from pressroom.formats.materials import Materials
from pressroom.formats.period_words import item_title
from pressroom.formats.results_text import results_text
from pressroom.formats.search_parts import lists_of, part_folder, part_of, parts
from pressroom.formats.search_words import search_text, sharded, words_of
from pressroom.typeset.article import Library

FULL_TEXT, TITLES, NONE, AUTO = "full-text", "titles", "none", "auto"
UNLESS_TOLD = FULL_TEXT
"""The kind of search that `auto` is."""
ENDING = ".packed"
_TITLES = "search/titles.json"
_TABLE = f"table{ENDING}"
_LEVEL = 6  # of gzip: 9 takes four times as long for 0.4 % less
_DIGITS = 8  # of a file's digest in its name: enough to tell a file from what it was before
_IN_A_SHARD = 8  # releases of a part for each of its shards
_MOST_SHARDS = 64
# A word of a headline counts as if it stood in the text so often.
_HEADLINE = 7


class SearchRecord(msgspec.Struct, frozen=True):
    """A release or item in the index: its address without the path the site lives under, language,
    headline and day (an item may have none); its lists, such as `year-2013` or `product-kadcyla`;
    whether it was replaced. An item has its `text` here, as HTML."""

    url: str
    language: str
    title: str
    day: str
    lists: tuple[str, ...]
    replaced: bool
    text: str = ""


class Titles(msgspec.Struct, frozen=True):
    """All headlines, newest first; `base` is the path the site lives under, and `names` are the
    names of the lists, in all languages of the search pages."""

    base: str
    records: tuple[SearchRecord, ...]
    names: tuple[tuple[str, str], ...]


def searches(config: Config) -> str:
    """Kind of search of the press room: `full-text`, `titles` or `none`."""
    wanted = config.exports.search
    return UNLESS_TOLD if wanted == AUTO else wanted


def index(site: Site, library: Library, config: Config) -> list[Bundle]:
    """The parts of the index; none unless full texts are searched. Items have a part by themselves,
    so that an edit of one makes no release's part anew."""
    if searches(config) != FULL_TEXT:
        return []
    number = parts(len(site.releases))
    of: list[list[Entry]] = [[] for _ in range(number)]
    # The newest last, so that with one more the others keep their numbers.
    for release in reversed(site.releases):
        of[part_of(release.url, number)].append(release)
    record = _record(site)
    made = [
        Bundle(
            part_folder(part),
            _TABLE,
            "search",
            tuple(map(record, releases)),
            texts=tuple(release.source for release in releases),
        )
        for part, releases in enumerate(of)
    ]
    if site.items:
        items = tuple(_item_record(item, library, config) for item in items_of(site, Item))
        made.append(Bundle(part_folder(number), _TABLE, "search", items))
    return made


def titles(site: Site, library: Library, config: Config) -> list[Artifact]:
    """Artifact of the list of headlines; none unless only headlines are searched."""
    if searches(config) != TITLES:
        return []
    sections = (*site.products, *site.topics)
    languages = (config.language, *(section.key for section in site.languages))
    view = Titles(
        config.base,
        (
            *map(_record(site), site.releases),
            *(_item_title(item, library, config) for item in items_of(site, Item)),
        ),
        tuple((f"{each.kind}-{each.key}", _name(each, languages)) for each in sections),
    )
    return [Artifact(_TITLES, CONFIG, "titles", view)]


def _name(section: Section, languages: Iterable[str]) -> str:
    """A list's name in all languages of the search pages, each form once."""
    return " ".join(dict.fromkeys(section.name_in(tag) for tag in languages))


def _record(site: Site) -> Callable[[Entry], SearchRecord]:
    def record(release: Entry) -> SearchRecord:
        return SearchRecord(
            release.url,
            release.language,
            release.title,
            release.instant.at.date().isoformat(),
            lists_of(release),
            release.url in site.replaced,
        )

    return record


def _item_title(item: Item, library: Library, config: Config) -> SearchRecord:
    day = item.instant.at.date().isoformat() if item.is_dated else ""
    if isinstance(item, Event):
        # Who looks for a meeting asks when it is, and not since when that is known.
        day = "" if item.start.is_provisional else item.start.iso[: len("2027-05-04")]
    title = item_title(item, library, config.results)
    return SearchRecord(item.url, item.language, title, day, lists_of(item), False)


def _item_record(item: Item, library: Library, config: Config) -> SearchRecord:
    if isinstance(item, PeriodResults):
        text = results_text(item, library, config)
    else:
        text = library.article(item).searchable_html
    return msgspec.structs.replace(_item_title(item, library, config), text=text)


def render_titles(view: Titles) -> bytes:
    """JSON with the names of the lists and a row for each release: headline, address, day,
    language, its lists by number, and 1 if it was replaced."""
    lists = sorted({name for record in view.records for name in record.lists})
    number = {name: place for place, name in enumerate(lists)}
    names = dict(view.names)
    rows = [
        [
            record.title,
            view.base + record.url,
            record.day,
            record.language,
            [number[name] for name in record.lists],
            int(record.replaced),
        ]
        for record in view.records
    ]
    document = {"lists": [[name, names.get(name, "")] for name in lists], "releases": rows}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def render_index(bundle: Bundle, materials: Materials) -> Mapping[str, bytes]:
    """The files of a part by their names: the table of its releases, the shards of their words,
    and the text of each release.

    A file's name changes with it, so that no browser puts old and new together, and an edit of a
    text leaves most files as they are."""
    records: Sequence[SearchRecord] = bundle.view
    shards = min(_MOST_SHARDS, -(-len(records) // _IN_A_SHARD))
    written = [materials.article(source).searchable_html for source in bundle.texts]
    texts = list(map(search_text, written or [record.text for record in records]))
    counts, lengths = [], []
    for record, text in zip(records, texts, strict=True):
        words = words_of(text)
        lengths.append(words.total())
        for word, times in words_of(record.title).items():
            words[word] += times * _HEADLINE
        counts.append(words)
    files: dict[str, bytes] = {}
    digests: dict[str, str] = {}
    for kind, contents in (
        ("words", _shards(counts, shards)),
        ("texts", map(_text, records, texts)),
    ):
        packed = list(map(_packed, contents))
        each = [digest_of_parts([data])[:_DIGITS] for data in packed]
        digests[kind] = "".join(each)
        files |= {f"{kind}-{n}-{each[n]}{ENDING}": data for n, data in enumerate(packed)}
    table = _table(records, lengths, shards) | digests
    return files | {_TABLE: _packed(table)}


def _table(records: Sequence[SearchRecord], lengths: Sequence[int], shards: int) -> dict[str, Any]:
    """Day of each release (since the beginning of the calendar) and its number of words; for each
    list the numbers of the releases in it. The digests in the names of the other files come to it,
    in a row."""
    lists: dict[str, list[int]] = {}
    for number, record in enumerate(records):
        for name in record.lists:
            lists.setdefault(name, []).append(number)
    days = [date.fromisoformat(r.day).toordinal() if r.day else 0 for r in records]
    return {"shards": shards, "days": days, "lengths": lengths, "lists": lists}


def _shards(counts: Sequence[Mapping[str, int]], shards: int) -> Iterable[dict[str, list[int]]]:
    """Releases that have a word and how often, in turn, for each word; a release is given as how
    far it is from the one before, since small numbers pack well."""
    rows: dict[str, list[int]] = {}
    last: dict[str, int] = {}
    for number, words in enumerate(counts):
        for word, times in words.items():
            rows.setdefault(word, []).extend((number - last.get(word, 0), times))
            last[word] = number
    return ({word: rows[word] for word in group} for group in sharded(rows, shards))


def _text(record: SearchRecord, text: str) -> list[Any]:
    replaced = int(record.replaced)
    return [record.title, record.url, record.day, record.language, replaced, text]


def _packed(content: Any) -> bytes:
    document = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(document.encode(), _LEVEL, mtime=0)
