"""What a language is called, and which way it is written (Unicode CLDR, by Babel).

Babel takes time to load and comes only where a site has a further language.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale


LOCALES = "locales"
"""The folder of catalogues within that of the templates."""


def worded(label: str) -> str:
    """The label, which templates put into the page's language: its words are in the catalogues."""
    return label


# A release's day stands on its page and in half a dozen lists.
@functools.lru_cache(maxsize=10_000)
def day_words(day: date, tag: str) -> str:
    """A day in words, `September 28, 2013`."""
    from babel.dates import format_date

    return format_date(day, "long", locale=locale_of(tag))


@functools.cache
def locale_of(tag: str) -> Locale:
    """The locale of a BCP 47 tag, or of its language alone, or English."""
    from babel import Locale, UnknownLocaleError

    for name in (tag, tag.partition("-")[0], "en"):
        try:
            return Locale.parse(name, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    raise AssertionError("Babel has no English")


def language_name(tag: str) -> str:
    """The language's own name for itself, `Deutsch`; the tag where nobody knows it."""
    locale = locale_of(tag)
    name = locale.get_display_name(locale) if _is_known(tag) else ""
    return f"{name[:1].upper()}{name[1:]}" if name else tag


@functools.cache
def locale_code(tag: str) -> str:
    """Language and country as Open Graph wants them, `de_DE`: the country that the tag names, or
    where most who write it live."""
    from babel.core import get_global

    language, *others = tag.split("-")
    countries = [part.upper() for part in others if len(part) == 2 or part.isdigit()]
    likely = get_global("likely_subtags")
    for name in ("_".join((language, *(part.title() for part in others))), language.lower()):
        full = likely.get(name, "").split("_")
        if len(full) == 3:
            countries.append(full[2])
    return "_".join((language.lower(), *countries[:1]))


def direction(tag: str) -> str:
    """Which way the language is written: `ltr` or `rtl`."""
    return str(locale_of(tag).text_direction)


def fallbacks(tag: str) -> tuple[str, ...]:
    """The tags under which texts in a language may be found, the nearest first: for `zh-CN`
    also `zh-Hans` and `zh`, for `de-CH` also `de`."""
    language = tag.partition("-")[0].lower()
    script = _script(tag)
    scripted = f"{language}-{script}" if script else ""
    return tuple(dict.fromkeys(name for name in (tag, scripted, language) if name))


def is_english(tag: str) -> bool:
    """Whether a language is that in which the interface is written."""
    return tag.partition("-")[0].lower() == "en"


def catalogues(folders: Sequence[str], tag: str) -> Iterable[Path]:
    """The catalogues that template folders have for a language, the nearest first. English has
    none, unless a press room wants other words."""
    names = (tag, "en") if is_english(tag) else fallbacks(tag)
    for name in dict.fromkeys(names):
        for folder in folders:
            path = Path(folder) / LOCALES / f"{name}.po"
            if path.is_file():
                yield path


def _is_known(tag: str) -> bool:
    return locale_of(tag).language == tag.partition("-")[0].lower()


def _script(tag: str) -> str:
    """The script that a tag names, or that the language is most likely written in."""
    from babel.core import get_global

    likely = get_global("likely_subtags")
    language, *others = tag.split("-")
    given = [part.title() for part in others if len(part) == 4 and part.isalpha()]
    for name in ("_".join((language, *others)), language):
        full = likely.get(name, "").split("_")
        if len(full) == 3:
            given.append(full[1])
    return given[0] if given else ""
