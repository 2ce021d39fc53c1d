"""Translations of the interface from gettext catalogues (`locales/TAG.po`).

The templates are written in English. A press room's own catalogue comes before the theme's, message
by message; a language without a catalogue falls back to English.
"""

from __future__ import annotations

import codecs
import functools
import gettext
import io
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from pressroom.core.digest import digest
from pressroom.core.problems import Abort, Problem
from pressroom.standards.languages import LOCALES, catalogues, worded

if TYPE_CHECKING:
    from babel.messages.catalog import Message


_PLACEHOLDER = re.compile(r"%%|%\(\w+\)s")


class Wording(msgspec.Struct, frozen=True):
    """Translator of the interface's words into one language, for output other than pages.

    `key` is a digest of the catalogues; views of translated output hold it, so that they change
    with the translation. It is empty for the translations built into the program.
    """

    key: str
    say: Callable[[str], str]

    def __call__(self, label: str, **values: str) -> str:
        """Translates `label` and fills in its placeholders (`%(name)s`)."""
        said = self.say(label)
        # An untranslated label may be an author's own words with a `%` in them.
        return said % values if values or said != label else said


def catalogue_digests(folders: Sequence[str]) -> Callable[[str], Wording]:
    """Returns a function from a language tag to its `Wording`, from the catalogues in the template
    `folders`, nearest first."""

    @functools.cache
    def wording(language: str) -> Wording:
        # Babel is loaded only if there are catalogues.
        found = [path.read_bytes() for path in catalogues(folders, language)]
        if not found:
            return Wording("", worded)
        return Wording(
            digest(msgspec.msgpack.encode(found)), translations(folders, language).gettext
        )

    return wording


def catalogue_problems(folders: Sequence[str], languages: Iterable[str]) -> list[Problem]:
    """Problems in the catalogues of these languages that would stop a page from being rendered."""
    found: list[Problem] = []
    for path in dict.fromkeys(path for tag in languages for path in catalogues(folders, tag)):
        try:
            _read_catalogue(path)
        except Abort as abort:
            found += abort.problems
    return found


def translations(folders: Sequence[str], language: str) -> gettext.NullTranslations:
    """Translations into a language from the template folders, nearest first.

    Raises `Abort` if a catalogue cannot be read.
    """
    found = gettext.NullTranslations()
    for path in reversed(list(catalogues(folders, language))):
        nearer = _read_catalogue(path)
        nearer.add_fallback(found)
        found = nearer
    return found


def _read_catalogue(path: Path) -> gettext.NullTranslations:
    return _Catalogue(io.BytesIO(_compiled_catalogue(path.name, path.read_bytes())))


# A build asks for each several times, and parsing takes longer than a page.
@functools.lru_cache(maxsize=64)
def _compiled_catalogue(name: str, data: bytes) -> bytes:
    """The catalogue of a file in the binary form that Python's `gettext` reads."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    def fault(line: int, message: str, remedy: str) -> Problem:
        where = f"templates/{LOCALES}/{name}"
        return Problem(path=where, line=line, code="PR401", message=message, remedy=remedy)

    data = data.removeprefix(codecs.BOM_UTF8)
    compiled = io.BytesIO()
    try:
        data.decode()
        catalogue = read_po(io.BytesIO(data), abort_invalid=True)
        write_mo(compiled, catalogue)
    except (UnicodeError, LookupError) as error:
        what = f"not a catalogue in UTF-8: {error}"
        remedy = "save it as UTF-8, and name UTF-8 as its charset"
        raise Abort([fault(0, what, remedy)]) from error
    except (PoFileError, ValueError) as error:
        # Babel counts from 0.
        line = getattr(error, "lineno", -1) + 1
        remedy = "write `msgid` and `msgstr` with the text in straight quotes (gettext)"
        raise Abort([fault(line, f"not a catalogue: {error}", remedy)]) from error
    problems = [
        fault(message.lineno or 0, what, "write each place as the `msgid` does, and `%` as `%%`")
        for message in catalogue
        if message.id and (what := _placeholder_fault(message))
    ]
    if problems:
        raise Abort(problems)
    return compiled.getvalue()


class _Catalogue(gettext.GNUTranslations):
    """Translations in which no words stay none: to gettext the empty text is the file's head."""

    def gettext(self, message: str) -> str:
        return super().gettext(message) if message else ""


def _placeholder_fault(message: Message) -> str:
    """A message's fault in its placeholders (`%(name)s`), in words; empty if there is none."""
    wanted = _placeholders(_first_form(message))
    said = message.string if isinstance(message.string, tuple | list) else (message.string,)
    for text in filter(None, map(str, said)):
        if "%" in _PLACEHOLDER.sub("", text):
            return f"`{text}` has a `%` that begins no place for a name"
        # One form of a plural may do without the figure.
        if (found := _placeholders(text)) != wanted and (found - wanted or len(said) == 1):
            return f"`{text}` has other places for names than its `msgid`"
    return ""


def _placeholders(text: str) -> set[str]:
    return set(_PLACEHOLDER.findall(text)) - {"%%"}


def _first_form(message: Message) -> str:
    return str(message.id[0] if isinstance(message.id, tuple | list) else message.id)
