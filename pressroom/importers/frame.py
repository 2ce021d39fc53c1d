"""A manuscript as a release: what its text says of itself goes into the front matter.

The parts are found by `typeset.anatomy`; a reader for each says what they are here.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from pressroom.content.load.file_names import file_slug
from pressroom.core.problems import Problem, note, warning
from pressroom.importers.body import body_of
from pressroom.importers.head import NO_TITLE, read_head
from pressroom.importers.held import held_back
from pressroom.importers.languages import site_language
from pressroom.importers.marks import mended
from pressroom.importers.people import read_people
from pressroom.importers.plain_markdown import words_with_addresses
from pressroom.importers.readings import Cut, Reading, joined
from pressroom.importers.records import (
    ImportedFile,
    ImportedRelease,
    ImportRegistry,
    Manuscript,
    Wishes,
)
from pressroom.importers.registered_names import of_mends, read_names
from pressroom.importers.standing_parts import read_standing
from pressroom.importers.tail import read_tail
from pressroom.importers.visible_words import lost_words
from pressroom.typeset.anatomy.anatomy import Anatomy

_ORDER = (
    *("title", "date", "updated", "draft", "url", "slug", "aliases", "subheads", "dateline"),
    *("issuers", "ticker", "tickers", "trademarks", "attribution", "products", "topics"),
    *("contacts", "boilerplate", "legend", "source", "provided_by", "language", "attachments"),
)
_MOST_LOST = 60


def framed(manuscript: Manuscript, registry: ImportRegistry, wishes: Wishes) -> ImportedRelease:
    """Makes a release of a manuscript. Every word of its source is in the release or named in a
    problem."""
    config = registry.config
    text, mends = mended(manuscript.text, config.products)
    title, of_title = mended(manuscript.title, config.products)
    manuscript = msgspec.structs.replace(manuscript, text=text, title=title)
    anatomy = Anatomy(text)
    tail = read_tail(anatomy, manuscript)
    # Below the text the source is named in full, above it often in short.
    head = joined(
        [Reading(front=tail.front), read_head(anatomy, manuscript, config, wishes.date), tail]
    )
    people = read_people(anatomy, manuscript, registry)
    standing = read_standing(anatomy, manuscript, registry, head, wishes)
    reading = joined(
        [
            head,
            read_names(anatomy, manuscript, config, head, (*people.cuts, *standing.cuts)),
            people,
            standing,
            Reading(problems=tuple(of_mends((*mends, *of_title), manuscript.source))),
        ]
    )
    if wishes.archive:
        held = held_back(manuscript, str(head.front["date"]), config)
        reading = joined([reading, held])
    front = _in_order(_front(manuscript, reading, registry, wishes))
    left = tuple(_left(manuscript.text, reading.cuts))
    body = body_of(manuscript.text, reading.cuts, headings=not manuscript.headed)
    release = ImportedRelease(
        source=manuscript.source,
        name=_name(front),
        front=front,
        body=body,
        files=(*manuscript.files, *reading.files),
        recognised=reading.recognised,
        left=left,
        problems=(*manuscript.problems, *reading.problems),
    )
    said = [cut.said for cut in reading.cuts]
    said += [mend.typed for mend in (*mends, *of_title) for _ in range(mend.count)]
    return _with_problems(release, [*_of_left(release), *_of_lost(manuscript, release, said)])


def _front(
    manuscript: Manuscript, reading: Reading, registry: ImportRegistry, wishes: Wishes
) -> dict[str, Any]:
    front: dict[str, Any] = {**manuscript.keys, **reading.front}
    # What has no day or headline yet cannot be public, from an archive either.
    if not wishes.archive or NO_TITLE in (front["date"], front["title"]):
        front["draft"] = True
    if front.get("slug") == file_slug(str(front["title"])):
        del front["slug"]
    given = {
        "updated": manuscript.updated,
        "url": manuscript.address,
        "aliases": list(manuscript.aliases),
        "attachments": [
            {"file": name, "title": title} if title else {"file": name}
            for name, title in manuscript.attachments
        ],
    }
    front |= {key: value for key, value in given.items() if value}
    language = site_language(manuscript.language, registry.config.site.languages)
    if language and language != registry.config.language:
        front["language"] = language
    return front


def _in_order(front: Mapping[str, Any]) -> dict[str, Any]:
    """The front matter in the order in which `new` writes it; further keys come last."""
    keys = sorted(front, key=lambda key: (_ORDER.index(key) if key in _ORDER else 99, key))
    return {key: front[key] for key in keys}


def _name(front: Mapping[str, Any]) -> str:
    """The file's name: the day and the headline, shortened at a word."""
    day = re.match(r"\d{4}-\d\d-\d\d", str(front["date"]))
    last = file_slug(str(front["title"])) if front["title"] != NO_TITLE else "release"
    return f"{day[0]}-{last}" if day else last


def _left(text: str, cuts: Iterable[Cut]) -> Iterator[tuple[str, str]]:
    for cut in sorted(cuts, key=lambda cut: cut.start):
        shown = words_with_addresses(text[cut.start : cut.end]).removesuffix("\\")
        if cut.reason and shown:
            yield shown, cut.reason


def _of_left(release: ImportedRelease) -> Iterator[Problem]:
    """The note that names what was left out on purpose."""
    if not release.left:
        return
    names = "; ".join(f"{reason}: `{text}`" for text, reason in release.left)
    yield note(
        release.source, "PR412", f"left out: {names}", "nothing, if no reader misses it there"
    )


def _of_lost(
    manuscript: Manuscript, release: ImportedRelease, said: Iterable[str]
) -> Iterator[Problem]:
    """The warning about words that no part of the release has; `said` are those that its front
    matter has in another form."""
    lost = lost_words(manuscript.visible, [*written_words(release), *said])
    if not lost:
        return
    shown = " ".join(lost[:_MOST_LOST]) + (" …" if len(lost) > _MOST_LOST else "")
    what = f"{len(lost)} words of the source are in no part of the release: {shown}"
    remedy = "see where they stand in the source, and add them if readers want them"
    yield warning(release.source, "PR413", what, remedy)


def written_words(release: ImportedRelease) -> Iterator[str]:
    """All texts in which words of a source may stand: the release, its files, and what was told."""
    yield from _values(release.front)
    yield release.body
    for file in release.files:
        yield from _file_words(file)
    yield from (text for text, _ in release.left)
    yield from (problem.message for problem in release.problems)


def _file_words(file: ImportedFile) -> Iterator[str]:
    """Texts of a file. A table's are its cells: a comma between two figures is none within one."""
    if file.name.endswith(".csv"):
        for row in csv.reader(io.StringIO(file.data.decode("utf-8-sig", "replace"))):
            yield from row
    elif file.name.endswith(".md"):
        yield file.data.decode("utf-8", "replace")


def _values(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for each in value.values():
            yield from _values(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from _values(each)
    else:
        yield str(value)


def _with_problems(release: ImportedRelease, more: Iterable[Problem]) -> ImportedRelease:
    return msgspec.structs.replace(release, problems=(*release.problems, *more))
