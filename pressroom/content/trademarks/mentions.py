"""Where a text mentions marks: whole words, in the letters of the name or in capitals."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator

import msgspec

from pressroom.content.model import Mark
from pressroom.content.trademarks.symbols import SYMBOL, symbol_of

# Scripts that are written without spaces: a Latin name may stand between their letters.
_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_CARRIED = re.compile(rf"[ \u00a0]?{SYMBOL}", re.IGNORECASE)


class Mention(msgspec.Struct, frozen=True):
    """A mark named in a text: from `start` to `end`, with the symbol it carries (or none) up to
    `symbol_end`."""

    mark: Mark
    start: int
    end: int
    symbol: str
    symbol_end: int


class MarkFinder:
    """Finds the mentions of marks. Of two names at one place the longer is meant."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        self._marks: dict[str, Mark] = {}
        for mark in marks:
            self._marks.setdefault(mark.name, mark)
            self._marks.setdefault(mark.name.upper(), mark)
        names = sorted(self._marks, key=len, reverse=True)
        # A name may run over a line's end. Literals alone, so that the search is quick; what
        # stands around a name is looked at when it is found.
        self._each = [re.compile(r"\s+".join(map(re.escape, name.split()))) for name in names]
        self._any = re.compile("|".join(each.pattern for each in self._each) if names else "(?!)")

    def find(self, text: str) -> Iterator[Mention]:
        """Each mention in `text`, in order."""
        match = self._any.search(text)
        while match is not None:
            end = self._end(text, match)
            if end is not None:
                name = " ".join(text[match.start() : end].split())
                carried = _CARRIED.match(text, end)
                symbol = symbol_of(carried[0].strip()) if carried else ""
                close = carried.end() if carried else end
                yield Mention(self._marks[name], match.start(), end, symbol, close)
            match = self._any.search(text, end or match.start() + 1)

    def _end(self, text: str, match: re.Match[str]) -> int | None:
        """Where the name at a place ends that is no part of another word; None when all are."""
        if _joins(text, match.start() - 1, match.start()):
            return None
        if not _goes_on(text, match.end()):
            return match.end()
        for each in self._each:
            shorter = each.match(text, match.start())
            if shorter is not None and not _goes_on(text, shorter.end()):
                return shorter.end()
        return None


@functools.lru_cache(maxsize=256)
def mark_finder(marks: tuple[Mark, ...]) -> MarkFinder:
    """What finds the mentions of `marks`; releases mostly share theirs."""
    return MarkFinder(marks)


def _is_letter(character: str) -> bool:
    return (character.isalnum() or character == "_") and not _UNSPACED.match(character)


def _joins(text: str, before: int, start: int) -> bool:
    """Whether what stands before a name makes it a part of something else."""
    character = text[before:start]
    if not character:
        return False
    return _is_letter(character) or (text[start].isalnum() and character in "-/@.#&")


def _goes_on(text: str, end: int) -> bool:
    """Whether what stands behind a name makes it a part of something else."""
    last, character = text[end - 1], text[end : end + 1]
    if not character:
        return False
    if _is_letter(character) or (not last.isalnum() and character == last):
        return True
    address = character in "@/" or (character == "." and _is_letter(text[end + 1 : end + 2] or " "))
    return last.isalnum() and address
