"""Records of an import: a manuscript as it was read, the release made of it, and what is told of
it.

Data goes one way: a file's bytes to `Manuscript`s (a reader for each format), each manuscript to an
`ImportedRelease` (`frame`), which the pipeline writes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.config.registry_schema import Contact
from pressroom.content.standing import Versions
from pressroom.core.problems import Problem
from pressroom.typeset.anatomy.sureness import Sureness


class ImportedFile(msgspec.Struct, frozen=True):
    """A file to be written beside a release (a statement, a picture, an attachment), or elsewhere
    in the press room where its name has a `/` (`content/boilerplate/acme.md`). `problem` is what
    is told of it if it is written: one standing text may come with ten thousand releases."""

    name: str
    data: bytes
    problem: Problem | None = None


class Manuscript(msgspec.Struct, frozen=True, kw_only=True):
    """A text from outside as Markdown, with what its file says of it beside the text.

    `source` is the file as the author named it, an item of an archive with its number behind a `#`
    (`feed.xml#3`). `text` is Markdown: all that a reader of the source sees, in its order, with the
    headline unless `title` has it, and the frame (dateline, contacts, legend); a statement stands
    in it as `![caption](file.csv)` and a picture as `![what it shows](file.png)`, with their bytes
    in `files`. `visible` is the same as plain text, taken from the source by another road than
    `text`: the words in it are counted against what is written (`visible_words`).

    What is known from elsewhere than the text: `title` (plain), `date` (ISO 8601, a day or an
    instant with offset), `updated`, `language` (BCP 47), `address` (the path it had, from `/` on),
    `aliases` (further old addresses), `topics` (as named there), `subheads`, `contacts`, `keys`
    (front matter taken over as it is). `attachments` are pairs of a name in `files` and a title.
    With `headed` there are no subheads in the text, and all its headings are marked.
    """

    source: str
    text: str
    visible: str
    title: str = ""
    date: str = ""
    updated: str = ""
    language: str = ""
    address: str = ""
    aliases: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    subheads: tuple[str, ...] = ()
    headed: bool = False
    contacts: tuple[Contact, ...] = ()
    attachments: tuple[tuple[str, str], ...] = ()
    keys: Mapping[str, Any] = {}
    files: tuple[ImportedFile, ...] = ()
    problems: tuple[Problem, ...] = ()


class Recognised(msgspec.Struct, frozen=True):
    """A part that was recognised: its name as in the front matter (`dateline`, `contacts`), its
    text and how sure it is. `Sureness.CERTAIN` wants no look."""

    part: str
    text: str
    sureness: Sureness


class ImportedRelease(msgspec.Struct, frozen=True, kw_only=True):
    """A release made of a manuscript. `name` is its file's name without `.md`; `front` its front
    matter in order, `body` its Markdown; `left` are the source's words that were left out on
    purpose, with the reason (`("###", "end mark")`)."""

    source: str
    name: str
    front: Mapping[str, Any]
    body: str
    files: tuple[ImportedFile, ...] = ()
    recognised: tuple[Recognised, ...] = ()
    left: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()


class ImportRegistry(msgspec.Struct, frozen=True):
    """Settings of the press room, and its standing texts by name, as an import finds them."""

    config: Config
    boilerplate: Mapping[str, Versions]
    legends: Mapping[str, Versions]


class Wishes(msgspec.Struct, frozen=True, kw_only=True):
    """Options of an import as typed on the command line: `date` for the instant at which a release
    is public, where its text says no more than the day; `archive` for public items with their old
    dates and addresses; `changes` for tracked changes of Word (`accept`, `reject` or empty);
    `fields`, the names that an archive's own front matter has for ours (`[import.map]`); `types`,
    the post types of a WordPress export that are releases, `post` alone unless it names some."""

    date: str = ""
    archive: bool = False
    changes: str = ""
    fields: Mapping[str, str] = {}
    types: tuple[str, ...] = ()
