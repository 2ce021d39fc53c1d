"""The same release from two sources: recognised by its headline and day, its address or its text.

The first source wins. Nothing is left out in silence: the other is named, with what it had more.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

import msgspec

from pressroom.core.problems import Problem, warning
from pressroom.importers.records import ImportedRelease
from pressroom.standards.web import same_address

_WORD = re.compile(r"[^\W_]+")
_RUN = 3  # words
_FEWEST = 30
# Of the shorter text's runs of words, this share stands in the other as well.
_CONTAINED = 0.5
# Of all runs of both texts, this share is common to both.
_ALIKE = 0.8


_BANDS, _ROWS = 10, 4
Band = tuple[int, ...]


class KeepDecision(msgspec.Struct, frozen=True):
    """Whether a release is to be kept, and what is told of it."""

    keep: bool = True
    problems: tuple[Problem, ...] = ()


class _Seen(msgspec.Struct, frozen=True):
    """Fingerprint of a release: its source, its headline as it is compared, and the hashes of its
    text's runs of words."""

    source: str
    headline: str
    words: int
    runs: array[int]


class SameReleases:
    """The releases of an import so far, some kilobytes each, against which the next is held.

    Two texts are compared where they have one of their `_bands` in common, so that ten thousand
    releases of one day, or of none, are not all held against each other.
    """

    def __init__(self) -> None:
        self._by_headline: dict[tuple[str, str], _Seen] = {}
        self._by_text: dict[tuple[str, Band], list[_Seen]] = {}
        self._by_address: dict[str, _Seen] = {}

    def judge(self, release: ImportedRelease) -> KeepDecision:
        """Whether a release is another than all before it; it is remembered if it is."""
        day = str(release.front.get("date", ""))[:10]
        seen = _seen(release)
        places = list(_places(release))
        for place in places:
            earlier = self._by_address.get(place)
            if earlier is None:
                continue
            if _contained(seen, earlier) or seen.headline == earlier.headline:
                return _same(seen, earlier, "the same address")
            return KeepDecision(keep=True, problems=(_one_address(seen, earlier, place),))
        told: tuple[Problem, ...] = ()
        namesake = self._by_headline.get((day, seen.headline)) if seen.headline else None
        if namesake is not None:
            if _contained(seen, namesake):
                return _same(seen, namesake, "the same headline and day")
            told = (_one_headline(seen, namesake),)
        bands = _bands(seen)
        for earlier in self._near(day, bands):
            if _alike(seen, earlier):
                return _same(seen, earlier, "nearly the same text")
        self._by_headline.setdefault((day, seen.headline), seen)
        for band in bands:
            self._by_text.setdefault((day, band), []).append(seen)
        for place in places:
            self._by_address[place] = seen
        return KeepDecision(problems=told)

    def _near(self, day: str, bands: Sequence[Band]) -> Iterator[_Seen]:
        """The releases of a day and of those beside it that may have the same text, each once."""
        found = set[str]()
        for near in _days(day):
            for band in bands:
                for earlier in self._by_text.get((near, band), ()):
                    if earlier.source not in found:
                        found.add(earlier.source)
                        yield earlier


def _seen(release: ImportedRelease) -> _Seen:
    words = _words(release.body)
    ends = range(max(len(words) - _RUN + 1, 0))
    hashes = {zlib.crc32(" ".join(words[at : at + _RUN]).encode()) for at in ends}
    headline = " ".join(_words(str(release.front.get("title", ""))))
    return _Seen(release.source, headline, len(words), array("I", sorted(hashes)))


def _bands(seen: _Seen) -> Sequence[Band]:
    """Samples of a text's runs, of which nearly the same texts have one in common (MinHash with
    banding; Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, chapter 3): of two texts with
    four fifths of their runs in common 995 in 1,000 pairs are found. None for a short text."""
    if len(seen.runs) < _FEWEST:
        return ()
    least: dict[int, int] = {}
    for run in seen.runs:  # in ascending order
        least.setdefault(run % (_BANDS * _ROWS), run)
    return [
        (band, *(least.get(band * _ROWS + row, 0) for row in range(_ROWS)))
        for band in range(_BANDS)
    ]


def _words(text: str) -> Sequence[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def _places(release: ImportedRelease) -> Iterable[str]:
    """The old addresses of a release, in the form in which their spellings are equal."""
    if url := release.front.get("url"):
        yield same_address(str(url))
    for alias in release.front.get("aliases", ()):
        yield same_address(str(alias))


def _days(day: str) -> list[str]:
    """A day and those beside it, since an hour near midnight is on another day elsewhere."""
    try:
        read = date.fromisoformat(day)
    except ValueError:
        return [day]
    return [day, *(str(read + timedelta(days=by)) for by in (-1, 1))]


def _contained(one: _Seen, other: _Seen) -> bool:
    """Whether the shorter text stands in the longer one for the most part, as an excerpt does. A
    text too short to tell does."""
    fewer = min(len(one.runs), len(other.runs))
    if fewer < _RUN:
        return True
    return len({*one.runs} & {*other.runs}) >= _CONTAINED * fewer


def _alike(one: _Seen, other: _Seen) -> bool:
    """Whether two texts are nearly the same; short ones never are."""
    fewer, more = sorted((len(one.runs), len(other.runs)))
    if fewer < _FEWEST or fewer < _ALIKE * more:
        return False
    common = len({*one.runs} & {*other.runs})
    return common >= _ALIKE * (fewer + more - common)


def _same(seen: _Seen, earlier: _Seen, why: str) -> KeepDecision:
    more = seen.words - earlier.words
    longer = f", {more:,} words longer" if more > 0 else ""
    message = f"it has {why} as {earlier.source}, which is kept; this one{longer} is left out"
    remedy = "nothing, if they are the same; else import the better source first, or alone"
    return KeepDecision(False, (warning(seen.source, "PR472", message, remedy),))


def _one_headline(seen: _Seen, earlier: _Seen) -> Problem:
    message = f"it has the headline and day of {earlier.source} and another text: both are kept"
    return warning(seen.source, "PR474", message, "look whether both are meant")


def _one_address(seen: _Seen, earlier: _Seen, place: str) -> Problem:
    message = f"`{place}` is the address of {earlier.source} too, which has another text"
    remedy = "take one of the two out, or give it another address in its source"
    return Problem(path=seen.source, code="PR473", message=message, remedy=remedy)
