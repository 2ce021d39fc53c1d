"""The interface in other languages: no word of it is missing, and pages speak their language."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

from tests.conftest import REPOSITORY

TEMPLATES = REPOSITORY / "templates"
LANGUAGES = ("de", "es", "fr", "ja", "zh-Hans")
_PLACEHOLDER = re.compile(r"%\(\w+\)s")
# Messages are marked in templates by `_` and `ngettext`, in Python by `worded`.
_KEYWORDS = {"_": None, "ngettext": (1, 2), "worded": None, "words": None}
_MARKED = re.compile(rf"\b(?:{'|'.join(_KEYWORDS)})\s*\(")
_SOURCES = (("jinja2.ext:babel_extract", "templates", "*.html"), ("python", "pressroom", "*.py"))


@functools.cache
def wanted() -> dict[str | tuple[str, ...], str]:
    """Every message of the interface, and a file in which it stands."""
    found: dict[str | tuple[str, ...], str] = {}
    for method, folder, files in _SOURCES:
        extract: object = method
        if method.startswith("jinja2"):
            from jinja2.ext import babel_extract as extract
        for path in sorted((REPOSITORY / folder).rglob(files)):
            # To take a file without any apart takes longer than to read it.
            if not _MARKED.search(path.read_text(encoding="utf-8")):
                continue
            rows = extract_from_file(
                extract,  # type: ignore[arg-type]
                path,
                keywords=_KEYWORDS,
            )
            for _, message, _, _ in rows:
                key = message if isinstance(message, str) else tuple(message[:2])
                found.setdefault(key, path.relative_to(REPOSITORY).as_posix())
    return found


def catalogue(language: str) -> Catalog:
    with (TEMPLATES / "locales" / f"{language}.po").open("rb") as file:
        return read_po(file)


def faults(messages: dict[str | tuple[str, ...], str], found: Catalog) -> Iterator[str]:
    """What a catalogue lacks, has too much of, or says with other places for names and figures."""
    known = {message.id: message for message in found if message.id}
    for key, path in messages.items():
        message = known.get(key) or known.get(key[0] if isinstance(key, tuple) else key)
        if message is None or not _said(message):
            yield f"{path}: no words for {key!r}"
        elif message.fuzzy:
            yield f"{path}: only guessed words for {key!r}"
        elif isinstance(key, str) and any(places(text) != places(key) for text in _said(message)):
            yield f"{path}: other places in the words for {key!r}"
    firsts = {key[0] if isinstance(key, tuple) else key for key in messages}
    for key in known:
        if (key[0] if isinstance(key, tuple | list) else key) not in firsts:
            yield f"nobody asks for {key!r}"


def _said(message: Message) -> list[str]:
    texts = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return [str(text) for text in texts] if all(texts) else []


def places(text: str) -> set[str]:
    return set(_PLACEHOLDER.findall(text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_missing(language: str) -> None:
    messages = wanted()
    assert len(messages) > 60
    assert list(faults(messages, catalogue(language))) == []


def test_a_missing_word_is_found() -> None:
    messages = wanted() | {"Quite new": "templates/new.html"}
    found = catalogue("de")
    found.delete("Read instead:")
    found.add("Of no use", "Unnütz")
    found.get("Page %(number)s").string = "Seite"
    assert sorted(faults(messages, found)) == [
        "nobody asks for 'Of no use'",
        "templates/list.html: other places in the words for 'Page %(number)s'",
        "templates/new.html: no words for 'Quite new'",
        "templates/release.html: no words for 'Read instead:'",
    ]
