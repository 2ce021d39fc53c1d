"""Numbers and bullets of Word's lists (ISO/IEC 29500-1, 17.9): what stands before each paragraph.

A paragraph has its list by itself (`w:numPr`) or by its style; levels count on as Word counts them.
"""

from __future__ import annotations

import re

import msgspec

from pressroom.importers.word.names import Element, found, value, w, whole_number
from pressroom.importers.word.styles import Styles

BULLET, NUMBER, LABEL = "bullet", "number", "label"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LEVELS = 9
_MOST = 4_000
"""From here on, letters and Roman numbers are written in figures."""
_DECIMAL = ("", "decimal", "decimalZero")


class ListLabel(msgspec.Struct, frozen=True):
    """Number or bullet before a paragraph: `kind` is a bullet, a number that Markdown has (`1.`,
    `1)`), or any other label, with its text; `level` counts from 0, `group` tells lists apart."""

    kind: str
    level: int
    number: int
    label: str
    group: str


class Numbering:
    """Lists of a document; `item` is asked for each paragraph in the document's order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        rows = root.findall(w("abstractNum")) if root is not None else []
        self._styles = styles
        self._abstract = {value(row, "abstractNumId"): row for row in rows}
        nums = root.findall(w("num")) if root is not None else []
        self._nums = {value(num, "numId"): num for num in nums}
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()

    def item(self, paragraph: Element) -> ListLabel | None:
        """Number or bullet before a paragraph; None for one that is in no list."""
        num_id, level = self._list_and_level(paragraph)
        abstract = self._abstract_of(num_id)
        if abstract is None:
            return None
        rule = self._rule(num_id, abstract, level)
        if rule is None:
            return None
        group = value(abstract, "abstractNumId")
        form = value(rule.find(w("numFmt")))
        # Bullets count too: a number below one begins anew.
        number = self._counted(num_id, group, abstract, level)
        if form == "bullet":
            return ListLabel(BULLET, level, 0, "", group)
        text = value(rule.find(w("lvlText")))
        if form == "none" or not text:
            return None
        if form in _DECIMAL and re.fullmatch(rf"%{level + 1}[.)]", text):
            return ListLabel(NUMBER, level, number, "", group)
        return ListLabel(LABEL, level, number, self._label(num_id, abstract, text), group)

    def _list_and_level(self, paragraph: Element) -> tuple[str, int]:
        """The list and level of a paragraph; list `0` or none is no list."""
        own = found(paragraph, "pPr", "numPr")
        num_id = value(found(own, "numId"))
        level = found(own, "ilvl")
        if not num_id:
            for style in self._styles.paragraph_style(paragraph):
                theirs = found(style, "pPr", "numPr")
                if theirs is None:
                    continue
                num_id = num_id or value(found(theirs, "numId"))
                level = level if level is not None else found(theirs, "ilvl")
                if level is None:
                    level = self._linked_level(num_id, value(style, "styleId"))
                if num_id:
                    break
        return num_id, min(whole_number(value(level)), _LEVELS - 1)

    def _linked_level(self, num_id: str, style_id: str) -> Element | None:
        """The level of a list that names a style as its own, as `w:ilvl` would."""
        abstract = self._abstract_of(num_id)
        for level in abstract.findall(w("lvl")) if abstract is not None else ():
            if value(level.find(w("pStyle"))) == style_id:
                return level.makeelement(w("ilvl"), {w("val"): value(level, "ilvl")})
        return None

    def _abstract_of(self, num_id: str) -> Element | None:
        abstract = self._abstract.get(value(found(self._nums.get(num_id), "abstractNumId")))
        link = value(found(abstract, "numStyleLink"))
        if link:
            # The levels stand in the list that a list style names.
            for style in self._styles.chain(link):
                linked = value(found(style, "pPr", "numPr", "numId"))
                other = self._abstract.get(value(found(self._nums.get(linked), "abstractNumId")))
                if other is not None and not value(found(other, "numStyleLink")):
                    return other
        return abstract

    def _rule(self, num_id: str, abstract: Element, level: int) -> Element | None:
        override = self._override(num_id, level)
        own = found(override, "lvl")
        return own if own is not None else _at_level(abstract, "lvl", level)

    def _override(self, num_id: str, level: int) -> Element | None:
        num = self._nums.get(num_id)
        return _at_level(num, "lvlOverride", level) if num is not None else None

    def _start(self, num_id: str, abstract: Element, level: int) -> int:
        override = found(self._override(num_id, level), "startOverride")
        if override is not None:
            return whole_number(value(override), 1)
        rule = self._rule(num_id, abstract, level)
        return whole_number(value(found(rule, "start")), 1)

    def _counted(self, num_id: str, group: str, abstract: Element, level: int) -> int:
        """Counts a paragraph in, and returns its number. A list that starts anew does so at its
        first paragraph; a level starts anew behind one above it."""
        counts = self._counts.setdefault(group, [None] * _LEVELS)
        restarts = found(self._override(num_id, level), "startOverride") is not None
        if restarts and (num_id, level) not in self._started:
            counts[level] = None
        self._started.add((num_id, level))
        last = counts[level]
        counts[level] = self._start(num_id, abstract, level) if last is None else last + 1
        for above in range(level):
            if counts[above] is None:
                counts[above] = self._start(num_id, abstract, above)
        for below in range(level + 1, _LEVELS):
            rule = self._rule(num_id, abstract, below)
            if value(found(rule, "lvlRestart")) != "0":
                counts[below] = None
        return counts[level] or 0

    def _label(self, num_id: str, abstract: Element, text: str) -> str:
        counts = self._counts[value(abstract, "abstractNumId")]

        def shown(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            rule = self._rule(num_id, abstract, at)
            return formatted(counts[at] or 0, value(found(rule, "numFmt")))

        return re.sub(r"%([1-9])", shown, text)


def formatted(number: int, form: str) -> str:
    """A number in one of Word's forms: `upperRoman`, `lowerLetter`; in figures for one that is not
    known."""
    match form:
        case "lowerLetter" | "upperLetter" if 0 < number < _MOST:
            letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
            return letter if form == "lowerLetter" else letter.upper()
        case "lowerRoman" | "upperRoman" if number < _MOST:
            return _roman(number) if form == "lowerRoman" else _roman(number).upper()
        case "decimalZero":
            return f"{number:02}"
        case "none" | "bullet":
            return ""
        case _:
            return str(number)


def _roman(number: int) -> str:
    made = ""
    for worth, letters in _ROMAN:
        while number >= worth:
            made, number = made + letters, number - worth
    return made


def _at_level(parent: Element, name: str, level: int) -> Element | None:
    for each in parent.findall(w(name)):
        if whole_number(value(each, "ilvl"), -1) == level:
            return each
    return None
