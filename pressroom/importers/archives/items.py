"""Items of archives as their formats have them, and the manuscript that is made of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import msgspec

from pressroom.core.html_leftovers import typed
from pressroom.core.problems import Problem, note, warning
from pressroom.importers.archives.bodies import Body, html_body, text_body, under
from pressroom.importers.archives.dates import ArchiveDate, is_later, read_date
from pressroom.importers.archives.enclosures import Enclosure, Taken
from pressroom.importers.archives.excerpts import ends_early
from pressroom.importers.archives.folder import Folder
from pressroom.importers.archives.hidden_text import without_hidden
from pressroom.importers.archives.old_addresses import old_addresses
from pressroom.importers.languages import language_and_doubt
from pressroom.importers.records import Manuscript
from pressroom.typeset.markdown.markdown_escape import escaped

_LAST_WORDS = 8

Read = Iterator[Manuscript | Problem]
"""Results of an archive's reader: each item as a manuscript, or the problem that prevents it, and
at the end what is told of the whole."""


class BadArchive(Exception):
    """Ends the reading of an archive with the problem that prevents it."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def no_item_in(source: str) -> BadArchive:
    """The end of reading an archive that has no item."""
    what, remedy = "there is no item in it", "is it the right file?"
    return BadArchive(Problem(path=source, code="PR460", message=what, remedy=remedy))


class ArchiveItem(msgspec.Struct, frozen=True, kw_only=True):
    """One item of an archive, its texts as they stand in the file.

    `title` and `summary` may have HTML in them. The body is `markup` (HTML) or else `plain`; before
    it stands the `dateline`, where the format keeps that apart. `date` and `updated` are as they
    were typed; `links` are the addresses it had, the best first; `held`, if not empty, is why the
    release must stay a draft, and `problems` is what its reader has to tell.
    """

    title: str = ""
    subheads: tuple[str, ...] = ()
    summary: str = ""
    dateline: str = ""
    markup: str = ""
    plain: str = ""
    date: str = ""
    updated: str = ""
    language: str = ""
    links: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    held: str = ""
    keys: Mapping[str, Any] = {}
    problems: tuple[Problem, ...] = ()


class Archive:
    """An archive while it is read: its name as the author has it, the files beside it, and what is
    counted to be told at the end, once and not for each of ten thousand items."""

    def __init__(self, source: str, folder: Folder) -> None:
        self.source = source
        self.folder = folder
        self.number = 0
        self.unused: Counter[str] = Counter()
        self.passed_over: Counter[tuple[str, str]] = Counter()

    @property
    def place(self) -> str:
        """The item that is read, as problems name it: `feed.xml#3`."""
        return f"{self.source}#{self.number}"

    def pass_over_note(self) -> None:
        """Counts a note that an item has for editors: it was never meant for readers."""
        self.passed_over[("notes for editors", "nothing: readers never saw them")] += 1

    def notes(self) -> Iterator[Problem]:
        """Notes on what no item's release has: fields, and whole kinds of items."""
        for (what, remedy), count in sorted(self.passed_over.items()):
            message = f"{what}: {count:,} not taken over"
            yield note(self.source, "PR468", message, remedy)
        for name, count in sorted(self.unused.items()):
            items = "1 item" if count == 1 else f"{count:,} items"
            message = f"`{name}` of {items} is not taken over"
            remedy = "look whether readers miss it; if so, write it into the releases"
            yield note(self.source, "PR469", message, remedy)


def manuscript(item: ArchiveItem, archive: Archive) -> Manuscript:
    """The manuscript of an item, with all that could not be taken over as its problems."""
    place = archive.place
    problems = list(item.problems)
    taken = Taken(archive.folder, place)
    kept = old_addresses(item.links)
    base = next(iter(item.links), "")
    body = _body(item, place, base, taken)
    title = plain_line(item.title, place, problems) or body.heading
    body = under(title, body)
    for enclosure in item.enclosures:
        taken.attach(enclosure)
    subheads = [plain_line(line, place, problems) for line in item.subheads]
    topics = [line for each in item.topics if (line := plain_line(each, place, problems))]
    subheads += [line for line in [_summary(item, place, body, problems)] if line]
    if item.summary and not (item.markup or item.plain):
        subheads = []
    problems += [*body.problems, *taken.problems, *_lost_addresses(kept.lost, place)]
    date = _date(item.date, "date", place, problems)
    keys = dict(item.keys)
    if item.held:
        keys["draft"] = True
        problems.append(_held(place, item.held))
    if ends_early(body.visible):
        keys["draft"] = True
        problems.append(_excerpt(place, body.visible))
    if not title and not body.text:
        problems.append(
            warning(
                place, "PR463", "the item has neither headline nor text", "look into the archive"
            )
        )
    language, doubt = language_and_doubt(item.language, f"{title} {body.visible}")
    if doubt:
        problems.append(warning(place, "PR477", doubt, "write its `language` into the release"))
    return Manuscript(
        source=place,
        text=body.text,
        visible=" ".join(filter(None, ["" if body.heading else title, *subheads, body.visible])),
        title=title,
        date=date,
        updated=_updated(item.updated, date, place, problems),
        language=language,
        address=kept.address,
        aliases=kept.aliases,
        topics=tuple(dict.fromkeys(topics)),
        subheads=tuple(escaped(line) for line in subheads),  # they are Markdown here
        attachments=tuple(taken.attachments),
        keys=keys,
        files=(*body.files, *taken.files),
        problems=tuple(problems),
    )


def plain_line(text: str, place: str, problems: list[Problem]) -> str:
    """A headline or another line of plain text without the HTML that feeds put into it; words that
    HTML hides are left out, and told in `problems`."""
    text, hidden = without_hidden(text)
    for part in hidden:
        what = f"hidden words are left out of a line: `{' '.join(part.split())[:60]}`"
        problems.append(warning(place, "PR471", what, "write the line as readers saw it"))
    return " ".join(typed(text).split())


def _body(item: ArchiveItem, place: str, base: str, taken: Taken) -> Body:
    """The body's Markdown; the summary, where the item has nothing else."""
    markup, text = item.markup, item.plain
    if not markup.strip() and not text.strip():
        markup = item.summary
    body = html_body(markup, place, base, taken) if markup.strip() else text_body(text)
    if not item.dateline or body.visible.startswith(item.dateline):
        return body
    return msgspec.structs.replace(
        body,
        text=f"{text_body(item.dateline).text} -- {body.text}",
        visible=f"{item.dateline} {body.visible}",
    )


def _summary(item: ArchiveItem, place: str, body: Body, problems: list[Problem]) -> str:
    """The summary as a subhead, if it says anything that the text does not. Most are the text's
    first words, cut off where they had to be."""
    if not item.summary or not (item.markup or item.plain):
        return ""
    said = plain_line(item.summary, place, problems)
    words = said.removesuffix("[…]").removesuffix("[...]").removesuffix("…").split()
    return "" if " ".join(words) in " ".join(body.visible.split()) else said


def _date(text: str, what: str, place: str, problems: list[Problem]) -> str:
    read: ArchiveDate = read_date(text)
    if read.told:
        remedy = f"write `{what}` into the release yourself"
        problems.append(warning(place, "PR464", read.told, remedy))
    return read.value


def _updated(text: str, date: str, place: str, problems: list[Problem]) -> str:
    """Time at which the item was changed, if that was after it was published."""
    changed = _date(text, "updated", place, problems)
    return changed if is_later(changed, date) else ""


def _held(place: str, why: str) -> Problem:
    message = f"{why}: the release stays a draft"
    return warning(place, "PR467", message, "take `draft: true` out when it may be seen")


def _excerpt(place: str, visible: str) -> Problem:
    end = " ".join(visible.split()[-_LAST_WORDS:])
    what = f"the item has only the beginning of its text, which ends in `{end}`; it stays a draft"
    return warning(place, "PR478", what, "paste the whole text, and take `draft: true` out")


def _lost_addresses(lost: Iterable[str], place: str) -> Iterator[Problem]:
    for path in lost:
        yield warning(
            place,
            "PR465",
            f"`{path}` can be no address here, and no redirect",
            "redirect it where the domain is served",
        )


def each_item(
    archive: Archive, items: Iterable[Any], read: Callable[[Any], ArchiveItem | None]
) -> Read:
    """The manuscripts of items that a format's function `read` understands (None passes one over),
    and then what is told of them all; the problem, where `items` ends with `BadArchive`."""
    try:
        for raw in items:
            archive.number += 1
            item = read(raw)
            if item is not None:
                yield manuscript(item, archive)
    except BadArchive as bad:
        yield bad.problem
    else:
        yield from archive.notes()
