"""Headlines and other plain texts of front matter, with quotation marks, apostrophes and dashes as
texts have them.

Blanks stay as typed: lines of plain text break by themselves. Signed texts and the search for what
is held take all quotation marks for one (`pressroom/formats/signed_text.py`).
"""

from __future__ import annotations

import re
from typing import Any, TypeVar

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.events import Event
from pressroom.content.items import MediaItem, Person
from pressroom.content.model import Document, Entry, Release
from pressroom.typeset.settings_words import set_plain
from pressroom.typeset.typography import NBSP

_Entry = TypeVar("_Entry", bound=Entry)
_TYPED = re.compile(r"""['"]|--|\.\.\.""")
_OF_KINDS: dict[type[Entry], tuple[str, ...]] = {
    Release: ("source_line", "provided_by"),
    Event: ("place",),
    MediaItem: ("alt", "credit", "usage"),
}


def set_entry(entry: _Entry, config: Config) -> _Entry:
    """A release or item with typographic signs in what readers see of its front matter, by the
    rules of its language. The same record where nothing changes."""
    if not config.typography:
        return entry
    keys = ("title", "correction_note", *_OF_KINDS.get(type(entry), ()))
    changes: dict[str, Any] = {**_changes(entry, keys, entry.language)}
    if entry.image is not None:
        changes |= _within("image", entry.image, ("alt", "credit"), entry.language)
    if entry.withdrawal is not None:
        changes |= _within("withdrawal", entry.withdrawal, ("reason",), entry.language)
    files = tuple(_set_title(file, entry.language) for file in entry.attachments)
    if files != entry.attachments:
        changes["attachments"] = files
    if isinstance(entry, Person):
        changes |= _of_person(entry)
    return msgspec.structs.replace(entry, **changes) if changes else entry


def _of_person(person: Person) -> dict[str, Any]:
    keys, tag = ("title", "organisation"), person.language
    positions = tuple(
        msgspec.structs.replace(each, **_changes(each, keys, tag)) for each in person.positions
    )
    changes: dict[str, Any] = {"positions": positions} if positions != person.positions else {}
    if person.portrait is not None:
        changes |= _within("portrait", person.portrait, ("alt", "credit"), tag)
    return changes


def _set_title(file: Document, language: str) -> Document:
    # A file without a title is called by its name, which is no text.
    changes = _changes(file, ("title",), language) if file.title != file.name else {}
    return msgspec.structs.replace(file, **changes) if changes else file


def _within(key: str, record: Any, keys: tuple[str, ...], language: str) -> dict[str, Any]:
    changes = _changes(record, keys, language)
    return {key: msgspec.structs.replace(record, **changes)} if changes else {}


def _changes(record: Any, keys: tuple[str, ...], language: str) -> dict[str, str]:
    texts = {key: getattr(record, key) for key in keys}
    made = {key: set_signs(text, language) for key, text in texts.items()}
    return {key: text for key, text in made.items() if text != texts[key]}


def set_signs(text: str, language: str) -> str:
    """A plain text with the quotation marks, apostrophes and dashes of a language (BCP 47 tag)."""
    if not _TYPED.search(text):
        return text
    made = set_plain(text, language)
    return made if NBSP in text else made.replace(NBSP, " ")
