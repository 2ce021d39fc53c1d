"""Line breaking of headlines: where a line may break, and lines of even length."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Callable, Sequence

import msgspec

# Chinese and Japanese break between any two characters, but not before or after these
# (JIS X 4051, the rules everybody keeps).
_IDEOGRAPHIC = re.compile(
    "[\u2e80-\u30ff\u31f0-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff]"
)
_NOT_FIRST = frozenset(
    "、。，．・：；？！’”）〕］｝〉》」』】ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.:;?!)]}%…"
)
_NOT_LAST = frozenset("‘“（〔［｛〈《「『【([{")
# After a dash between two words; `2012–2013` is one.
_DASH = re.compile(r"(?<=—)(?=[^\W\d])")
# Within a word so long that the whole headline would shrink for it; `Third-Quarter` is none.
_JOINTS = re.compile(r"(?<=[–/])(?=[^\W\d])|(?<=\w\w\w-)(?=\w\w\w)")
_LONGEST_WHOLE = 24

Measure = Callable[[str], float]


class UnbreakablePart(msgspec.Struct, frozen=True):
    """A part of a text that is never broken, and whether a space stands before it."""

    text: str
    spaced: bool


def unbreakable_parts(text: str) -> list[UnbreakablePart]:
    """Splits a text at all places where it may break. No-break spaces (U+00A0) stay inside
    parts, and so do the hyphens of words that are not over long."""
    found = []
    for word in text.split(" "):
        if word:
            words = [
                joint
                for side in _DASH.split(word)
                for joint in (_JOINTS.split(side) if len(side) > _LONGEST_WHOLE else [side])
            ]
            parts = [part for each in words for part in _characters(each)]
            found += [UnbreakablePart(part, number == 0) for number, part in enumerate(parts)]
    return found


def _characters(word: str) -> list[str]:
    if not _IDEOGRAPHIC.search(word):
        return [word]
    parts = [word[0]]
    for before, character in itertools.pairwise(word):
        joined = not (_IDEOGRAPHIC.match(before) or _IDEOGRAPHIC.match(character))
        if joined or character in _NOT_FIRST or before in _NOT_LAST:
            parts[-1] += character
        else:
            parts.append(character)
    return parts


def lines(
    parts: Sequence[UnbreakablePart], measure: Measure, width: float, most: int
) -> list[str] | None:
    """Breaks the text into the fewest lines that fit `width`, of lengths as even as possible; None
    if that takes more than `most` lines, or if a part is wider than a line."""
    row = _MeasuredText(parts, measure)
    count = row.fewest(width)
    if not 0 < count <= most:
        return None
    # best[n]: cost of the space left over, by start, if the rest takes n lines.
    best: list[dict[int, tuple[float, int]]] = [{len(parts): (0.0, len(parts))}]
    for _ in range(count):
        after = best[-1]
        costs: dict[int, tuple[float, int]] = {}
        for start in range(len(parts)):
            ways = [
                (after[end][0] + (width - row.length(start, end)) ** 2, end)
                for end in range(start + 1, len(parts) + 1)
                if end in after and row.length(start, end) <= width
            ]
            if ways:
                costs[start] = min(ways)
        best.append(costs)
    found, start = [], 0
    for costs in reversed(best[1:]):
        end = costs[start][1]
        found.append(_line_text(parts[start:end]))
        start = end
    return found


def cut(parts: Sequence[UnbreakablePart], measure: Measure, width: float, most: int) -> list[str]:
    """Breaks the text into at most `most` lines, and ends it with … if it does not fit."""
    broken = [each for piece in parts for each in _break_anywhere(piece, measure, width)]
    whole = lines(broken, measure, width, most)
    few, many = 0, len(broken) - 1
    while whole is None and few < many:
        middle = (few + many + 1) // 2
        if 0 < _MeasuredText(_with_ellipsis(broken[:middle]), measure).fewest(width) <= most:
            few = middle
        else:
            many = middle - 1
    return whole or lines(_with_ellipsis(broken[:few]), measure, width, most) or ["…"]


def _with_ellipsis(parts: Sequence[UnbreakablePart]) -> list[UnbreakablePart]:
    if not parts:
        return []
    last = parts[-1]
    return [*parts[:-1], UnbreakablePart(last.text.rstrip(",;:.–—-") + "…", last.spaced)]


class _MeasuredText:
    """Parts in a row, and the length of any stretch of them."""

    def __init__(self, parts: Sequence[UnbreakablePart], measure: Measure) -> None:
        space = measure(" ")
        self.gaps = [space if piece.spaced else 0.0 for piece in parts]
        self.widths = [measure(piece.text) for piece in parts]
        ends = zip(self.gaps, self.widths, strict=True)
        self.ends = list(itertools.accumulate((gap + wide for gap, wide in ends), initial=0.0))

    def length(self, start: int, end: int) -> float:
        """Length of the parts from `start` to before `end`."""
        return self.ends[end] - self.ends[start] - self.gaps[start]

    def fewest(self, width: float) -> int:
        """Number of lines that the text takes; 0 if it is empty, or if a part is too wide."""
        if not self.widths or max(self.widths) > width:
            return 0
        count, start = 1, 0
        for end in range(1, len(self.widths) + 1):
            if self.length(start, end) > width:
                count, start = count + 1, end - 1
        return count


def _break_anywhere(
    piece: UnbreakablePart, measure: Measure, width: float
) -> list[UnbreakablePart]:
    """Breaks a part that is too wide for a line wherever that is necessary."""
    found = []
    text, spaced = piece.text, piece.spaced
    while measure(text + "…") > width and len(text) > 1:
        end = bisect.bisect(range(2, len(text)), width, key=lambda n: measure(text[:n] + "…"))
        end = max(end + 1, 1)
        found.append(UnbreakablePart(text[:end], spaced))
        text, spaced = text[end:], False
    return [*found, UnbreakablePart(text, spaced)]


def _line_text(row: Sequence[UnbreakablePart]) -> str:
    return "".join((" " if piece.spaced else "") + piece.text for piece in row).strip(" ")
