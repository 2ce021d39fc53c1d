"""The interface's words in a page's language, out of gettext catalogues (`locales/TAG.po`).

English is what the templates are written in. A press room's own catalogue comes before the
theme's, message by message, and a language without any gets English.
"""

from __future__ import annotations

import gettext
import io
from collections.abc import Sequence
from pathlib import Path

from pressroom.languages import LOCALES, catalogues
from pressroom.problems import Abort, Problem


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
