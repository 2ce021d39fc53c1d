"""The interface's words in a page's language, out of gettext catalogues (`locales/TAG.po`).

English is what the templates are written in. A press room's own catalogue comes before the
theme's, message by message, and a language without any gets English.
"""

from __future__ import annotations

import functools
import gettext
import io
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from pressroom.languages import LOCALES, catalogues, worded
from pressroom.plan import digest
from pressroom.problems import Abort, Problem


class Wording(msgspec.Struct, frozen=True):
    """The interface's words in a language, for what is no page. `key` is a digest of them, which
    stands in the views of what is worded; it is empty where they are those of the program."""

    key: str
    say: Callable[[str], str]

    def __call__(self, label: str, **values: str) -> str:
        return self.say(label) % values if values else self.say(label)


def wordings(folders: Sequence[str]) -> Callable[[str], Wording]:
    """What gives the wording of a language, out of the catalogues in template folders."""

    @functools.cache
    def wording(language: str) -> Wording:
        # Babel is for those who have other words than the program's.
        found = [path.read_bytes() for path in catalogues(folders, language)]
        if not found:
            return Wording("", worded)
        return Wording(
            digest(msgspec.msgpack.encode(found)), translations(folders, language).gettext
        )

    return wording


def translations(folders: Sequence[str], language: str) -> gettext.NullTranslations:
    """The words for a language from the template folders, the nearest first."""
    found = gettext.NullTranslations()
    for path in reversed(list(catalogues(folders, language))):
        nearer = _read(path)
        nearer.add_fallback(found)
        found = nearer
    return found


def _read(path: Path) -> gettext.NullTranslations:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    compiled = io.BytesIO()
    try:
        with path.open("rb") as file:
            write_mo(compiled, read_po(file, abort_invalid=True))
    except (PoFileError, ValueError, LookupError) as error:
        problem = Problem(
            path=f"templates/{LOCALES}/{path.name}",
            # Babel counts from 0.
            line=getattr(error, "lineno", -1) + 1,
            code="PR401",
            message=f"not a catalogue: {error}",
            remedy="write `msgid` and `msgstr` with the text in straight quotes (gettext)",
        )
        raise Abort([problem]) from error
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
