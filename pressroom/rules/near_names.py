"""Names in a text that differ from each other by a slip of the pen."""

from __future__ import annotations

import collections
import functools
from collections.abc import Set

from pressroom.core.slips import one_slip
from pressroom.rules.spelling import in_latin
from pressroom.standards.months import NAMES

_SHORTEST = 3
_MONTHS = frozenset(NAMES)
# Where a word has more near it, there are no slips, but a list.
_MOST_NEAR = 40
# Endings that make another form of a word, and no other spelling.
_ENDINGS = ("s", "es", "n", "an", "d", "ed", "r", "er", "y", "ly", "e", "i", "a", "o", "al", "h")


def near_pairs(words: Set[str], names: Set[str]) -> list[tuple[str, str]]:
    """Pairs of names that differ by one slip and are no forms of one word; none that the text has
    in small letters too."""
    met = _meet(names, words)
    found: set[tuple[str, str]] = set()
    for name in names & met.near.keys():
        alike = met.near[name] & names
        if alike and not _is_word(name, words):
            alike = {other for other in alike if not _is_word(other, words)}
            if len(alike) < _MOST_NEAR:
                found.update((min(name, other), max(name, other)) for other in alike)
    return sorted(pair for pair in found if words.isdisjoint(map(str.lower, pair)))


def _is_word(name: str, words: Set[str]) -> bool:
    """Whether a name is a month, or a word with a capital that the text has in small letters
    too."""
    return name in _MONTHS or (name.lower() in words and name == name.capitalize())


class _Met:
    """The names that texts had so far, and which of them are a slip apart: most names come in many
    texts, and those of one are compared by a few operations on sets."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.near: dict[str, set[str]] = {}
        self._alike: dict[str, list[str]] = collections.defaultdict(list)

    def meet(self, name: str) -> None:
        """Compares a new name with all others."""
        if _is_name(name):
            plain = in_latin(name).casefold()
            # Two words a slip apart are the same once each has lost a letter, or one of them.
            for form in {plain, *(plain[:at] + plain[at + 1 :] for at in range(len(plain)))}:
                alike = self._alike[form]
                # First, so that two threads that meet two names at once both see both.
                alike.append(name)
                for other in alike[:]:
                    if other != name and _is_slip(name, other):
                        self.near.setdefault(name, set()).add(other)
                        self.near.setdefault(other, set()).add(name)
        self.names.add(name)


MOST_MET = 1 << 15
"""So many names are compared with each other before all is forgotten."""


@functools.cache
def _met() -> _Met:
    return _Met()


def _meet(names: Set[str], words: Set[str]) -> _Met:
    """The names met so far, with those of a text of these `words`."""
    met = _met()
    if len(met.names) + len(names) > MOST_MET:
        _met.cache_clear()
        met = _met()
    new = names - met.names - _MONTHS
    for name in new - set(map(str.capitalize, words & set(map(str.lower, new)))):
        met.meet(name)
    return met


def _is_name(word: str) -> bool:
    """Whether a word may be a name: neither short nor in capitals."""
    return len(word) >= _SHORTEST and word.isalpha() and not word[-1].isupper()


def _is_slip(one: str, other: str) -> bool:
    """Whether two words are one name and its misspelling, and not two forms of one word."""
    if abs(len(one) - len(other)) > 1:
        return False
    first, second = in_latin(one).casefold(), in_latin(other).casefold()
    if first == second:
        # `Macdonald`, `MacDonald`; but `ACME`, `Acme` is a matter of capitals.
        return not (one.isupper() or other.isupper())
    if not one_slip(first, second) or not _sounds_alike(first, second):
        return False
    short, long = sorted((first, second), key=len)
    return not (
        len(short) < len(long) and long.startswith(short) and long[len(short) :] in _ENDINGS
    )


# Letters that are taken for each other in short words, and at the beginning of any.
_ALIKE = frozenset(map(frozenset, ("ck", "gj", "iy", "sz", "vw", "dt", "ei", "bp", "mn", "fv")))


def _sounds_alike(one: str, other: str) -> bool:
    """Whether two words that differ by a slip may be one name: `Wall` and `Hall` are two, as are
    `Dan` and `Don`."""
    if len(one) != len(other):
        return one[0] == other[0] or len(one) > 5
    differ = [at for at in range(len(one)) if one[at] != other[at]]
    if len(differ) > 1 or (differ[0] > 0 and len(one) > 4):
        return True
    return frozenset((one[differ[0]], other[differ[0]])) in _ALIKE


def differ_by_ending(one: str, other: str) -> bool:
    """Whether two words are as Maria and Mario, Julie and Julia: two, unless they hold one
    office."""
    return one[:-1] == other[:-1] and one[-1] in "aeio" and other[-1] in "aeio"
