"""File names as authors type them and as disks keep them.

macOS stores `é` as two characters (NFD), keyboards and other systems as one (NFC): names are
compared as NFC has them (Unicode Standard Annex 15).
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Container, Iterable

from pressroom.content.references import slug
from pressroom.core.problems import choose

_ALIKE = str.maketrans(
    {**dict.fromkeys("‐‑‒–—―−", "-"), **dict.fromkeys("‘’ʼ´`", "'"), **dict.fromkeys("“”„", '"')}
)
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff]")


def composed(name: str) -> str:
    """A name as NFC has it: each accent in one character with its letter."""
    return name if name.isascii() else unicodedata.normalize("NFC", name)


def named(name: str, names: Container[str]) -> str | None:
    """The one of `names` (composed) that `name` means; None if none is that."""
    return next((form for form in (name, composed(name)) if form in names), None)


def missing_file_remedy(name: str, names: Iterable[str], *, none: str) -> str:
    """A remedy for a file that is not there; it never advises a name that looks the same as the one
    that was typed."""
    known = sorted(set(names))
    twins = [each for each in known if _looks(each) == _looks(name)]
    if twins and twins[0].casefold() != name.casefold():
        return (
            f"the file `{twins[0]}` looks the same and has its accents, spaces or signs stored "
            "otherwise: name it anew, with letters and hyphens alone, and write that here"
        )
    return choose(name, known, none=none)


def _looks(name: str) -> str:
    """Name as a reader sees it: nobody can tell two of the same look apart."""
    seen = unicodedata.normalize("NFKC", _UNSEEN.sub("", name)).translate(_ALIKE)
    return " ".join(seen.casefold().split())


def file_slug(text: str) -> str:
    """A headline as part of a file's name: its slug, cut between two words where it is longer than
    60 characters."""
    name = slug(text)
    return name if len(name) <= 60 else name[:61].rpartition("-")[0] or name[:60]


def free_name(stem: str, ending: str, taken: Container[str]) -> str:
    """The first of `stem.csv`, `stem-2.csv`, `stem-3.csv` that is not taken; `ending` has its
    dot."""
    numbers = itertools.chain([""], (f"-{number}" for number in itertools.count(2)))
    names = (f"{stem}{number}{ending}" for number in numbers)
    return next(name for name in names if name not in taken)


def remedy_of_twins(path: str, other: str) -> str:
    """Remedy where two files' names look alike, with accents stored in two ways; empty where they
    do not."""
    if path == other or composed(path) != composed(other):
        return ""
    return "the two names look alike, and their accents are stored in two ways: delete one file"
