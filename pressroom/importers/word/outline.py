"""Outline of a Word document: which paragraphs are headline, headings, quotations and list items.

Each kind is a style of the small document, named `s0`, `s1` …, with the HTML that it stands for in
mammoth's notation (`ol.l2[start='3'] > li:fresh`).
"""

from __future__ import annotations

from collections import Counter

import msgspec

from pressroom.importers.word.names import Element, has_more_than_text, w
from pressroom.importers.word.numbering import BULLET, LABEL, NUMBER, ListLabel, Numbering
from pressroom.importers.word.styles import Styles
from pressroom.importers.word.tables import element_text
from pressroom.importers.word.typed_headings import underlined_headings, without_colon
from pressroom.importers.word.typed_marks import take_mark_out, typed_items

PLAIN_PARAGRAPH = "s0"
_PARAGRAPH = "p:fresh"
_QUOTES = frozenset({"quote", "intense quote", "block text"})
_TITLES = frozenset({"title", "subtitle"})
_FEWEST_WORDS = 4
_MOST_PATHS = 500


class PlacedParagraph(msgspec.Struct, frozen=True):
    """A paragraph's style in the small document; the `label` before it, if it has one as text; and
    whether its letters are `flat`, not bold by themselves."""

    style: str
    label: str = ""
    flat: bool = False


class _OpenList(msgspec.Struct):
    """A list that goes on: `selector` is its element in mammoth's notation, `after` its last
    number."""

    level: int
    kind: str
    group: str
    selector: str
    after: int


class Outline:
    """Reader of a document's paragraphs in their order."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._paths = {_PARAGRAPH: 0}
        self._styles, self._numbering = styles, numbering
        self._open: list[_OpenList] = []
        self._lists: Counter[int] = Counter()
        self.title = ""
        self._headline: Element | None = None
        self._apart: Element | None = None
        self._top = 1
        self._typed: dict[Element, ListLabel] = {}
        self._underlined: set[Element] = set()

    @property
    def paths(self) -> tuple[str, ...]:
        """The HTML that the styles stand for, in their order."""
        return tuple(self._paths)

    def survey(self, body: Element) -> None:
        """Looks through a document for its headline and the highest level of its headings.

        A headline has the style Title, or else is a heading that stands first. One that other lines
        stand above becomes `title`, and is none of the text.
        """
        paragraphs = [each for each in body.iter(w("p")) if not _is_empty(each)]
        self._typed = typed_items(paragraphs)
        self._underlined = underlined_headings(paragraphs, self._styles)
        titles = [each for each in paragraphs if self._styles.name(each) == "title"]
        if titles:
            self._headline = titles[0]
            if titles[0] is not paragraphs[0] and _is_sentence(titles[0]):
                self.title, self._apart = element_text(titles[0]), titles[0]
        elif paragraphs and self._styles.heading_level(paragraphs[0]):
            self._headline = paragraphs[0]
        levels = [
            level
            for each in paragraphs
            if each is not self._headline and (level := self._styles.heading_level(each))
        ]
        self._top = min(levels, default=1)

    def is_apart(self, paragraph: Element) -> bool:
        """Whether a paragraph is the headline that became `title`."""
        return paragraph is self._apart

    def close(self) -> None:
        """Ends the lists that are open, at a table."""
        self._open = []

    def style_of(self, paragraph: Element) -> PlacedParagraph:
        """The style of the next paragraph."""
        item = self._numbering.item(paragraph)
        if _is_empty(paragraph):
            return PlacedParagraph(PLAIN_PARAGRAPH)
        level = self._styles.heading_level(paragraph)
        name = self._styles.name(paragraph)
        if paragraph is self._headline or name in _TITLES or level:
            self.close()
            path = _PARAGRAPH
            if level and paragraph is not self._headline and name not in _TITLES:
                path = f"h{min(2 + max(level - self._top, 0), 6)}:fresh"
            return PlacedParagraph(self._style(path), _label(item), flat=True)
        if item is None and paragraph in self._underlined:
            self.close()
            without_colon(paragraph)
            return PlacedParagraph(self._style("h2:fresh"), flat=True)
        if item is None and paragraph in self._typed:
            item = self._typed[paragraph]
            take_mark_out(paragraph)
        if item is not None:
            return self._item(item)
        self.close()
        quoted = any(each in _QUOTES for each in self._styles.names(paragraph))
        return PlacedParagraph(self._style(f"blockquote > {_PARAGRAPH}" if quoted else _PARAGRAPH))

    def label_in_cell(self, paragraph: Element) -> str:
        """The number before the next paragraph as text, where that is in a cell of a table."""
        return _label(self._numbering.item(paragraph))

    def _item(self, item: ListLabel) -> PlacedParagraph:
        while self._open and self._open[-1].level > item.level:
            self._open.pop()
        last = self._open[-1] if self._open and self._open[-1].level == item.level else None
        if item.kind == LABEL or len(self._paths) > _MOST_PATHS:
            # Markdown has no such labels: they stand as text, within the item around them. So do
            # the numbers of a text with more lists than anybody writes, which mammoth is slow at.
            if last is not None:
                self._open.pop()
            around = "".join(f"{each.selector} > li > " for each in self._open)
            path = f"{around}{_PARAGRAPH}" if item.kind == LABEL else _PARAGRAPH
            return PlacedParagraph(self._style(path), _label(item))
        goes_on = last is not None and last.kind == item.kind and last.group == item.group
        if last is not None and not (goes_on and item.number in (0, last.after + 1)):
            self._open.pop()
            last = None
        if last is None:
            # Two lists of a level that follow one another have different classes, or would be one.
            self._lists[item.level] += 1
            name = f"l{self._lists[item.level] % 2}"
            tag = f"ol.{name}[start='{item.number}']"
            selector = tag if item.kind == NUMBER else f"ul.{name}"
            last = _OpenList(item.level, item.kind, item.group, selector, item.number)
            self._open.append(last)
        last.after = item.number
        path = " > li > ".join(each.selector for each in self._open)
        return PlacedParagraph(self._style(f"{path} > li:fresh"))

    def _style(self, path: str) -> str:
        return f"s{self._paths.setdefault(path, len(self._paths))}"


def _label(item: ListLabel | None) -> str:
    """The number before a heading, as text."""
    if item is None or item.kind == BULLET:
        return ""
    return item.label or f"{item.number}."


def _is_empty(paragraph: Element) -> bool:
    if element_text(paragraph):
        return False
    return not has_more_than_text(paragraph)


def _is_sentence(paragraph: Element) -> bool:
    """Whether a headline is one, and no label such as `Press release`, of words alone."""
    few = len(element_text(paragraph).split()) < _FEWEST_WORDS
    return not few and not has_more_than_text(paragraph)
