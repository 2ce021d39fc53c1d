"""Rule on the names of issuers and their products."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

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
        words = _may_be_meant(_WORD.findall(text), names)
        if words:
            yield from _slips(line, text, _misspelt(words, names), place)
    words = _may_be_meant(release_text.names, (*names, *itertools.chain.from_iterable(pairs)))
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
def _pairs(issuers: tuple[str, ...]) -> list[tuple[str, str]]:
    """Short names of issuers that are two words long."""
    forms = (form.split() for name in issuers for form in short_forms(name)[1:])
    return [(form[0], form[1]) for form in forms if len(form) == 2]


def _misspelt_pairs(
    release_text: ReleaseText, words: Set[str], pairs: Sequence[tuple[str, str]]
) -> dict[str, str]:
    """Pairs in the prose with one misspelt word, `Haldan Instruments`, and their correct
    spelling."""
    found, prose = {}, release_text.prose
    known = tuple(dict.fromkeys(itertools.chain.from_iterable(pairs)))
    near: dict[str, list[str]] = {}
    for word in words:
        for name in _names_near(word, known):
            near.setdefault(name, []).append(word)
    for first, second in pairs:
        for word in near.get(first, ()):
            if f"{word} {second}" in prose:
                found[f"{word} {second}"] = f"{first} {second}"
        shorter = second.removesuffix("s")
        for word in {*near.get(second, ()), shorter} - {second}:
            wrong = f"{first} {word}"
            # To look for the word among all words is the faster check.
            if (word in release_text.words or not word.isalpha()) and re.search(
                rf"{re.escape(wrong)}(?!\w)", prose
            ):
                found[wrong] = f"{first} {second}"
    return found


@functools.lru_cache(maxsize=1 << 16)
def _names_near(word: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Those of `names` that the word is a misspelling of."""
    return tuple(name for name in names if _is_near(word, name))


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


def _may_be_meant(words: Iterable[str], names: Iterable[str]) -> set[str]:
    """Words with the first letter of one of the names, or with a first letter that is not English:
    all that may be one of them misspelt."""
    firsts = {name[0] for name in names}
    return {word for word in words if word[0] in firsts or not word[0].isascii()}


def _misspelt(words: Set[str], names: tuple[str, ...]) -> dict[str, str]:
    """Misspelt words with the registered name that is meant. A word that is itself a registered
    name is correct."""
    meant = ((word, _meant(word, names)) for word in words)
    return {word: name for word, name in meant if name}


@functools.lru_cache(maxsize=1 << 16)
def _meant(word: str, names: tuple[str, ...]) -> str:
    """The last of `names` that the word is a misspelling of; empty if it is none, or is itself a
    name."""
    # The same words come in every release.
    near = [] if word in names else [name for name in names if _is_near(word, name)]
    return near[-1] if near else ""


def _is_near(word: str, name: str) -> bool:
    """Whether `word` is a misspelling of `name`; the name in capitals is none."""
    return (
        (word[0] == name[0] or not word[0].isascii())
        and -2 < len(word) - len(name) < 2
        and word not in (name, name.upper())
        and is_misspelling(word, name)
    )
