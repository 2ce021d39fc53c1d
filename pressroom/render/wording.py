"""The interface's words in a page's language, out of gettext catalogues (`locales/TAG.po`).

English is what the templates are written in. A press room's own catalogue comes before the
theme's, message by message, and a language without any gets English.
"""

from __future__ import annotations

import gettext
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from pressroom.languages import fallbacks

FOLDER = "locales"


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
    from babel.messages.pofile import read_po

    compiled = io.BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def catalogues(folders: Sequence[str], language: str) -> Iterable[Path]:
    """The catalogues that there are for a language, the nearest first."""
    if language.partition("-")[0].lower() == "en":
        # English has no catalogue, unless a press room wants other words.
        names: tuple[str, ...] = (language, "en")
    else:
        names = fallbacks(language)
    for name in dict.fromkeys(names):
        for folder in folders:
            path = Path(folder) / FOLDER / f"{name}.po"
            if path.is_file():
                yield path
