"""Rule on the names of issuers and their products."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from pressroom.rules.judgement import Fault
from pressroom.rules.release_text import ReleaseText
from pressroom.rules.spelling import is_misspelling, short_forms

_WORD = re.compile(r"[^\W_]+")


def misspelt_name(release_text: ReleaseText) -> Iterator[Fault]:
    """Registered products and issuers are spelled as they are registered.

    A letter wrong in a brand name, or one that only looks right (`Kadcyła`, with a
    Polish ł), hides the release from every search for it.

    Bad:
        ACME Corporation (NYSE: ACME) tested Kadcyła in its works.

    Good:
        ACME Corporation (NYSE: ACME) tested Kadcyla® in its works.

    Source: newswire editors' lists: misspelt company and product names
    """
    issuers = tuple(issuer.name for issuer in release_text.config.issuers)
    names = _registered(tuple(product.name for product in release_text.config.products), issuers)
    pairs = _pairs(issuers)
    if not names and not pairs:
        return
    for line, place, text in (*release_text.fields(), *release_text.cells()):
        yield from _slips(line, text, _misspelt(_WORD.findall(text), names), place)
    near = _names_near((*names, *itertools.chain.from_iterable(pairs)))
    words = [*filter(near, release_text.names)]
    wrong = _misspelt(words, names) | _misspelt_pairs(release_text, words, pairs)
    for word, right in sorted(wrong.items()):
        lines: dict[int, int] = {}
        for at, _ in release_text.find(_whole(word)):
            lines[at] = lines.get(at, 0) + 1
        for at, times in lines.items():
            yield _slip(at, word, right, times, "")


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(words)}(?!\w)")


def _slips(line: int, text: str, wrong: Mapping[str, str], place: str) -> Iterator[Fault]:
    where = f" in {place}" if place.startswith("row ") else f" in the {place}"
    for word, right in sorted(wrong.items()):
        yield _slip(line, word, right, len(_whole(word).findall(text)), where)


@functools.lru_cache
def _pairs(issuers: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Short names of issuers that are two words long."""
    forms = (form.split() for name in issuers for form in short_forms(name)[1:])
    return tuple((form[0], form[1]) for form in forms if len(form) == 2)


def _misspelt_pairs(
    release_text: ReleaseText, words: Iterable[str], pairs: Sequence[tuple[str, str]]
) -> dict[str, str]:
    """Pairs in the prose with one misspelt word, `Haldan Instruments`, and their correct
    spelling."""
    found, prose = {}, release_text.prose
    names_near = _names_near(tuple(dict.fromkeys(itertools.chain.from_iterable(pairs))))
    near: dict[str, list[str]] = {}
    for word in filter(names_near, words):
        for name in names_near(word):
            near.setdefault(name, []).append(word)
    for first, second in pairs:
        for word in near.get(first, ()):
            if f"{word} {second}" in prose:
                found[f"{word} {second}"] = f"{first} {second}"
        seconds = near.get(second, [])
        if second.endswith("s"):
            seconds = [*seconds, second[:-1]]
        for word in seconds:
            wrong = f"{first} {word}"
            # To look for the word among all words is the faster check.
            if (word in release_text.words or not word.isalpha()) and re.search(
                rf"{re.escape(wrong)}(?!\w)", prose
            ):
                found[wrong] = f"{first} {second}"
    return found


@functools.lru_cache(maxsize=8)
def _names_near(names: tuple[str, ...]) -> Callable[[str], tuple[str, ...]]:
    """Function that returns those of `names` that a word is a misspelling of."""
    by_initial: dict[str, list[str]] = {}
    for name in names:
        by_initial.setdefault(name[0], []).append(name)

    # The same words come in every release.
    @functools.lru_cache(maxsize=1 << 16)
    def names_near(word: str) -> tuple[str, ...]:
        # What looks like a Latin letter may stand for any.
        some = by_initial.get(word[0], ()) if word[0].isascii() else names
        return tuple(name for name in some if _is_near(word, name))

    return names_near


def _slip(line: int, wrong: str, right: str, times: int, where: str) -> Fault:
    often = "" if times == 1 else f", {times} times"
    return Fault(line, f"`{wrong}` is not how {right} is spelled{where}{often}", f"write `{right}`")


@functools.lru_cache
def _registered(products: tuple[str, ...], issuers: tuple[str, ...]) -> tuple[str, ...]:
    """Registered names of one word, long enough to recognise when misspelt."""
    names = [name for name in products if len(name) > 5]
    # A company's first word may be near to an ordinary one: `Generac`, `General`.
    firsts = [name.split()[0].rstrip(",") for name in issuers]
    names += [name for name in firsts if len(name) > 7]
    return tuple(dict.fromkeys(name for name in names if " " not in name))


def _misspelt(words: Iterable[str], names: tuple[str, ...]) -> dict[str, str]:
    """Misspelt words with the registered name that is meant: the last of those that are near."""
    near_of = _names_near(names)
    return {w: near[-1] for w in words if (near := near_of(w)) and w not in names}


def _is_near(word: str, name: str) -> bool:
    """Whether `word` is a misspelling of `name`; the name in capitals is none."""
    return (
        -2 < len(word) - len(name) < 2
        and word not in (name, name.upper())
        and is_misspelling(word, name)
    )
