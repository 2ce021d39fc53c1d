"""Words of a text as the search index has them. `static/assets/full-text.js` makes the same of what
a reader asks for: change both together."""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from html import unescape

# Marks stand within a word (ANVIRA®), and so do soft hyphens and places for a line break.
_UNSEEN = re.compile("[®™℠©\u00ad\u200b-\u200d\u2060\ufeff]")
_ACCENTS = re.compile("[\u0300-\u036f]")
# Letters with no accent that could be taken off.
_PLAIN = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
# Scripts without spaces between words: Thai to Burmese, Khmer, and those of China and Japan.
_SPACELESS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
# Letters and digits, with the vowel signs of India's scripts; a figure has its points and commas.
_PIECE = re.compile(
    rf"(?P<spaceless>[{_SPACELESS}]+)|\d+(?:[.,]\d+)+|(?:(?![_{_SPACELESS}])[\w\u0900-\u0dff])+"
)
# What of a chunk is letters and what is a figure: `FY2026`, `S&P500`, `EUR72.8m`.
_HALF = re.compile(r"[a-z]+|[0-9]+(?:[.,][0-9]+)*")
# Quarters, halves, months and fiscal years as people write them short: `Q3'26`, `3Q26`, `FY26`.
_PART = "q[1-4]|[1-4]q|h[12]|[12]h|[369]m|fy|cy"
_YEAR = "(?:19|20)[0-9]{2}"
_PERIOD = re.compile(f"({_PART})(?:fy)?({_YEAR}|[0-9]{{2}})?")
_YEAR_FIRST = re.compile(f"(?:fy)?({_YEAR})({_PART})")
_INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|cite|code|em|i|mark|q|s|small|span|strong|sub|sup|time|u|wbr)\b[^>]*>"
)
_TAG = re.compile(r"<[^>]*>")


def search_text(markup: str) -> str:
    """The text of HTML, with single spaces between words and blocks."""
    return " ".join(unescape(_TAG.sub(" ", _INLINE.sub("", markup))).split())


def words_of(text: str) -> Counter[str]:
    """Counts of the words of a text."""
    found: Counter[str] = Counter()
    for chunk, times in Counter(text.split()).items():
        for word in words_of_chunk(chunk):
            found[word] += times
    return found


@functools.lru_cache(maxsize=100_000)
def words_of_chunk(chunk: str) -> tuple[str, ...]:
    """The words in what stands between two spaces, `S&P` or `$72.8`: its pieces, and all of them in
    one where there are several (`10-K` is `10`, `k` and `10k`); where letters and figures stand
    together, either by itself (`FY2026/27` is also `fy`, `2026` and `202627`), or the period that
    they name (`3Q26` is also `q3` and `2026`)."""
    pieces: list[str] = []
    joined: list[str] = []
    text = _folded(chunk)
    for match in _PIECE.finditer(text):
        joined.append(match[0])
        if match["spaceless"]:
            pieces += _pairs(match[0])
        else:
            pieces.append(match[0])
    if len(joined) > 1 and len(pieces) == len(joined):
        pieces.append("".join(joined))
    halves = _HALF.findall(text)
    if len({half.isalpha() for half in halves}) > 1:
        # A period's figures are no number in one: `Q1’24` is not 124.
        others = _period("".join(joined)) or _runs(halves)
        pieces += [each for each in (*halves, *others) if len(each) > 1]
    return tuple(dict.fromkeys(pieces))


def _runs(halves: Iterable[str]) -> Iterator[str]:
    """Letters that stand beside letters in one, and so with figures that have no points."""
    for _, together in itertools.groupby(halves, lambda half: (half.isalpha(), half.isalnum())):
        run = list(together)
        yield from ["".join(run)] if run[0].isalnum() else run


def _period(word: str) -> list[str]:
    """The words of a period that one word names, `q3` and `2026`; empty for any other word."""
    if match := _PERIOD.fullmatch(word):
        part, year = match.groups("")
    elif match := _YEAR_FIRST.fullmatch(word):
        year, part = match.groups("")
    else:
        return []
    part = part[::-1] if part[1] in "qh" else part
    return [part, f"20{year}" if len(year) == 2 else year][: 2 if year else 1]


def _folded(text: str) -> str:
    """A text in small letters without accents and marks."""
    split = unicodedata.normalize("NFKD", _UNSEEN.sub("", text))
    return unicodedata.normalize("NFC", _ACCENTS.sub("", split)).lower().translate(_PLAIN)


def _pairs(run: str) -> Iterator[str]:
    """Each two characters that stand together, and the last by itself: where no spaces tell words,
    a word is found by its pairs, and a character by the pairs that begin with it."""
    yield from (run[at : at + 2] for at in range(len(run) - 1))
    yield run[-1]


def shard_of(word: str, shards: int) -> int:
    """Number of the shard in which a word stands. Words that begin alike stand together: by three
    letters, two digits, or one character of a script without spaces."""
    first = word[0]
    length = 2 if first.isdecimal() else 1 if _PIECE.match(first)["spaceless"] else 3  # type: ignore[index]
    number = 0
    for character in word[:length]:
        number = (number * 31 + ord(character)) % 2**32
    # The last bits of letters alone are not spread well enough.
    return (number ^ number >> 7) % shards


def sharded(words: Iterable[str], shards: int) -> list[list[str]]:
    """Words, sorted, by the shard in which they stand."""
    made: list[list[str]] = [[] for _ in range(shards)]
    for word in sorted(words):
        made[shard_of(word, shards)].append(word)
    return made
