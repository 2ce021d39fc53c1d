"""Languages by BCP 47 tag: names, dates and writing direction (Unicode CLDR, by Babel).

Babel takes time to load, so it is imported only for a site that needs it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale


_APOSTROPHES = frozenset({"CH", "LI"})
_SWISS = frozenset({"gsw", "rm"})  # Swiss German and Romansh
LOCALES = "locales"
"""The folder of message catalogues below each folder of templates."""


def worded(label: str) -> str:
    """Marks a label for translation (like gettext's `N_`) and returns it unchanged.

    Templates translate it into the page's language.
    """
    return label


# A release's day appears on its page and in half a dozen lists.
@functools.lru_cache(maxsize=10_000)
def day_words(day: date, tag: str) -> str:
    """A date in the long form of a language: `September 28, 2013`."""
    from babel.dates import format_date

    return format_date(day, "long", locale=locale_of(tag))


@functools.cache
def locale_of(tag: str) -> Locale:
    """Babel's locale of a BCP 47 tag; failing that, of its language alone, or English."""
    from babel import Locale, UnknownLocaleError

    for name in (tag, tag.partition("-")[0], "en"):
        try:
            return Locale.parse(name, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    raise AssertionError("Babel has no English")


def is_language(tag: str) -> bool:
    """Whether a tag is that of a language that CLDR knows."""
    return bool(re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", tag)) and _is_known(tag)


def language_name_in(tag: str, language: str) -> str:
    """The language's name in the words of a `language`: `German`; the tag where CLDR has none."""
    name = locale_of(tag).get_display_name(locale_of(language)) if _is_known(tag) else None
    return name or tag


def language_name(tag: str) -> str:
    """The language's name in that language, `Deutsch`; the tag where CLDR has none."""
    locale = locale_of(tag)
    name = locale.get_display_name(locale) if _is_known(tag) else ""
    return f"{name[:1].upper()}{name[1:]}" if name else tag


@functools.cache
def locale_code(tag: str) -> str:
    """Language and country in Open Graph's form, `de_DE`: the country in the tag, or else the most
    likely one (CLDR)."""
    from babel.core import get_global

    language, *others = tag.split("-")
    countries = [part.upper() for part in others if len(part) == 2 or part.isdigit()]
    likely = get_global("likely_subtags")
    for name in ("_".join((language, *(part.title() for part in others))), language.lower()):
        full = likely.get(name, "").split("_")
        if len(full) == 3:
            countries.append(full[2])
    return "_".join((language.lower(), *countries[:1]))


def country_name(code: str) -> str:
    """The English name of a country (ISO 3166): `CH` is Switzerland; the code where it has none."""
    return str(locale_of("en").territories.get(code, code))


def direction(tag: str) -> str:
    """The writing direction of a language: `ltr` or `rtl`."""
    return str(locale_of(tag).text_direction)


def fallbacks(tag: str) -> tuple[str, ...]:
    """The tags to look up a language's texts under, best first: for `zh-CN` also `zh-Hans` and
    `zh`, for `de-CH` also `de`."""
    language = tag.partition("-")[0].lower()
    written = script(tag)
    scripted = f"{language}-{written}" if written else ""
    return tuple(dict.fromkeys(name for name in (tag, scripted, language) if name))


def form_in(forms: Mapping[str, str], own: str, language: str) -> str:
    """A text's form in a language (BCP 47 tag), out of `forms` by tag; its `own` where there is
    none."""
    return next((forms[tag] for tag in fallbacks(language) if tag in forms), own)


def forms_in(forms: Mapping[str, str], languages: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Pairs of a language (BCP 47 tag) and a text's form in it, out of `forms` by tag; without the
    languages that have none."""
    found = ((tag, form_in(forms, "", tag)) for tag in languages)
    return tuple((tag, form) for tag, form in found if form)


def groups_by_apostrophe(tag: str) -> bool:
    """Whether thousands are set off by apostrophes, `72’800’000`: in Swiss languages, and in every
    language in Switzerland and Liechtenstein (Federal Chancellery, Schreibweisungen)."""
    language, *others = re.split("[-_]", tag)
    regions = {part.upper() for part in others}
    return language.lower() in _SWISS or not _APOSTROPHES.isdisjoint(regions)


def is_english(tag: str) -> bool:
    """Whether a tag is for English, the language of the templates' own texts."""
    return tag.partition("-")[0].lower() == "en"


def catalogues(folders: Sequence[str], tag: str) -> Iterable[Path]:
    """The message catalogues (`.po`) of a language in template folders, best first.

    English has none, unless a press room overrides the interface's texts.
    """
    names = (tag, "en") if is_english(tag) else fallbacks(tag)
    for name in dict.fromkeys(names):
        for folder in folders:
            path = Path(folder) / LOCALES / f"{name}.po"
            if path.is_file():
                yield path


def _is_known(tag: str) -> bool:
    return locale_of(tag).language == tag.partition("-")[0].lower()


@functools.cache
def script(tag: str) -> str:
    """The script in a tag, or else the language's most likely one (CLDR): `Hans`, `Latn`."""
    from babel.core import get_global

    likely = get_global("likely_subtags")
    language, *others = tag.split("-")
    given = [part.title() for part in others if len(part) == 4 and part.isalpha()]
    for name in ("_".join((language, *others)), language):
        full = likely.get(name, "").split("_")
        if len(full) == 3:
            given.append(full[1])
    return given[0] if given else ""
