"""Search for trademark mentions in a text: whole words, spelled as registered or in capitals."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator

import msgspec

from pressroom.content.model import Mark
from pressroom.content.trademarks.symbols import SYMBOL, symbol_of

# Scripts written without spaces: a Latin name may stand right between their letters.
_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_FOLLOWING_SYMBOL = re.compile(rf"[ \u00a0]?{SYMBOL}", re.IGNORECASE)


class Mention(msgspec.Struct, frozen=True):
    """A trademark mention at `start` to `end` of a text, with the symbol after it (or empty), which
    ends at `symbol_end`."""

    mark: Mark
    start: int
    end: int
    symbol: str
    symbol_end: int


class MarkFinder:
    """A search for the mentions of some trademarks. Where two names match, the longer one wins."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        self._marks: dict[str, Mark] = {}
        for mark in marks:
            self._marks.setdefault(mark.name, mark)
            self._marks.setdefault(mark.name.upper(), mark)
        names = sorted(self._marks, key=len, reverse=True)
        # A name may run over a line's end. Only literals, so that the search is quick; what stands
        # around a name is checked when it is found.
        self._each = [re.compile(r"\s+".join(map(re.escape, name.split()))) for name in names]
        self._any = re.compile("|".join(each.pattern for each in self._each) if names else "(?!)")

    def mentioned(self, texts: Iterable[str]) -> dict[str, Mark]:
        """The marks that several texts mention, by name, in the order of their first mentions."""
        # One search of all is the quickest. NUL ends a word as a text's end does, and no name has
        # it.
        return {found.mark.name: found.mark for found in self.find("\0".join(texts))}

    def find(self, text: str) -> Iterator[Mention]:
        """Yields the mentions in `text`, in order."""
        match = self._any.search(text)
        while match is not None:
            end = self._word_end(text, match)
            if end is not None:
                name = " ".join(text[match.start() : end].split())
                following = _FOLLOWING_SYMBOL.match(text, end)
                symbol = symbol_of(following[0].strip()) if following else ""
                symbol_end = following.end() if following else end
                yield Mention(self._marks[name], match.start(), end, symbol, symbol_end)
            match = self._any.search(text, end or match.start() + 1)

    def _word_end(self, text: str, match: re.Match[str]) -> int | None:
        """The end of the longest name at a match that is a whole word; None where none is."""
        if _joined_before(text, match.start() - 1, match.start()):
            return None
        if not _joined_after(text, match.end()):
            return match.end()
        for each in self._each:
            shorter = each.match(text, match.start())
            if shorter is not None and not _joined_after(text, shorter.end()):
                return shorter.end()
        return None


@functools.lru_cache(maxsize=256)
def mark_finder(marks: tuple[Mark, ...]) -> MarkFinder:
    """A cached `MarkFinder`; most releases share their `marks` with others."""
    return MarkFinder(marks)


def _is_letter(character: str) -> bool:
    return (character.isalnum() or character == "_") and not _UNSPACED.match(character)


def _joined_before(text: str, before: int, start: int) -> bool:
    """Whether the character before a name makes it part of another word or an address."""
    character = text[before:start]
    if not character:
        return False
    return _is_letter(character) or (text[start].isalnum() and character in "-/@.#&")


def _joined_after(text: str, end: int) -> bool:
    """Whether the characters after a name make it part of another word or an address."""
    last, character = text[end - 1], text[end : end + 1]
    if not character:
        return False
    if _is_letter(character) or (not last.isalnum() and character == last):
        return True
    address = character in "@/" or (character == "." and _is_letter(text[end + 1 : end + 2] or " "))
    return last.isalnum() and address
