"""Names in a text that differ from each other by a slip of the pen."""

from __future__ import annotations

import collections
import functools
import itertools
from collections.abc import Set

from pressroom.core.slips import one_slip
from pressroom.rules.spelling import folded
from pressroom.standards.months import NAMES

_SHORTEST = 3
_MONTHS = frozenset(NAMES)
# In a larger group of words with the same letters there are no slips, but a list.
_MOST_NEAR = 40
# Endings that make another form of a word, and no other spelling.
_ENDINGS = ("s", "es", "n", "an", "d", "ed", "r", "er", "y", "ly", "e", "i", "a", "o", "al", "h")


def near_pairs(words: Set[str], names: Set[str]) -> list[tuple[str, str]]:
    """Pairs of names that differ by one slip and are no forms of one word; none that the text has
    in small letters too."""
    # Without Python code as far as may be: nearly no text has such a pair.
    common = words & set(map(str.lower, names))
    others = names - set(map(str.capitalize, common)) - _MONTHS
    keyed = {name: _keys(name) for name in filter(str.isalpha, others)}
    known: set[str] = set()
    twice: set[str] = set()
    for keys in keyed.values():
        if not known.isdisjoint(keys):
            twice |= keys & known
        known |= keys
    groups: dict[str, list[str]] = collections.defaultdict(list)
    for name in (name for name, keys in keyed.items() if not twice.isdisjoint(keys)):
        for key in twice & keyed[name]:
            groups[key].append(name)
    found = {
        (min(pair), max(pair))
        for group in groups.values()
        if len(group) < _MOST_NEAR
        for pair in itertools.combinations(group, 2)
    }
    return sorted(
        pair for pair in found if _is_slip(*pair) and common.isdisjoint(map(str.lower, pair))
    )


@functools.lru_cache(maxsize=1 << 16)
def _keys(name: str) -> frozenset[str]:
    """Keys of which two words share one if they differ by a slip; none for what is no name: short,
    or in capitals.

    Long words share the first or the last half, beside the length of the longer. Of short ones a
    letter is missing, two are swapped, one is another, or sounds like it.
    """
    if len(name) < _SHORTEST or name[-1].isupper():
        return frozenset()
    plain = folded(name).casefold()
    size = len(plain)
    keys = [
        key
        for longer in (size, size + 1)
        if longer > _LONG
        for half in (longer // 2,)
        for key in (f"{longer}{plain[:half]}", f"{longer}-{plain[half + 1 - longer :]}")
    ]
    if size <= _LONG:
        keys += [f"={plain.translate(_SOUNDS)}", "~" + "".join(sorted(plain))]
        keys += {f"{size}.{plain[:at]}{plain[at + 1 :]}" for at in range(size)}
        keys.append(f"{size + 1}.{plain}")
    if size in (5, _LONG):
        keys += [f"{plain[:at]}?{plain[at + 1 :]}" for at in range(1, size)]
    return frozenset(keys)


_LONG = 6


@functools.lru_cache(maxsize=1 << 14)
def _is_slip(one: str, other: str) -> bool:
    """Whether two words are one name and its misspelling, and not two forms of one word."""
    if abs(len(one) - len(other)) > 1:
        return False
    first, second = folded(one).casefold(), folded(other).casefold()
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
_SOUNDS = str.maketrans("cjyezwfpnt", "kgiisvvbmd")


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
