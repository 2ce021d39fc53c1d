"""Copies of a release or item that a file manager made: `results (1).md`, `results copy.md`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pressroom.content.model import Entry
from pressroom.content.references import reference_path
from pressroom.core.problems import Problem

_WORDS = "copy|kopie|copie|copia|コピー|のコピー|副本|拷贝"
# As Windows, macOS, Linux, browsers and storage of clouds name them, in the languages of ours.
_COPIES = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?P<of>.+?) *\(\d{1,3}\)",
        rf"(?P<of>.+?)[ _-]*(?:{_WORDS})(?:[ _-]*\(?\d{{1,3}}\)?)?",
        r"(?:copy of|kopie von|copie de|copia de) (?P<of>.+)",
        r"(?P<of>.+) \d{1,2}",
    )
)


def copies(entries: Iterable[Entry]) -> list[Problem]:
    """An error (PR038) for each file that is called a copy of another beside it and has its
    headline, date and language: it would be published a second time. Drafts are left alone."""
    listed = [entry for entry in entries if not entry.draft]
    by_path = {_path(entry): entry for entry in listed}
    found = []
    for path, entry in by_path.items():
        originals = (by_path.get(name) for name in _originals(path))
        original = next((each for each in originals if each and _alike(each, entry)), None)
        if original is not None:
            what = f"this is a copy of {original.source}, with its headline and date, and would be "
            remedy = "delete the copy; if it is something else, give it a headline of its own"
            found.append(
                Problem(
                    path=entry.source, code="PR038", message=f"{what}published too", remedy=remedy
                )
            )
    return found


def _path(entry: Entry) -> str:
    """The file's path without ending, or that of its folder, in small letters."""
    return f"{entry.source.split('/')[1]}/{reference_path(entry.source)}".casefold()


def _originals(path: str) -> Iterator[str]:
    """The paths of which one, by its name, may be a copy."""
    folder, slash, name = path.rpartition("/")
    for form in _COPIES:
        if match := form.fullmatch(name):
            yield f"{folder}{slash}{match['of']}"


def _alike(one: Entry, other: Entry) -> bool:
    return (one.title, one.instant, one.language) == (other.title, other.instant, other.language)
