"""Numbered lists whose items keep the numbers that were typed.

Markdown counts a list's items by itself, so `1. 2. 3. 5.` would read 1 to 4, and two lists in a row
would read as one; a text that says "see paragraph 5" would then be wrong. Here the typed number
stands, as `<ol start>` and `<li value>`, and a number 1 begins a new list. Where nearly all items
have one number (`1. 1. 1.`), a habit of Markdown's authors, they are counted from it.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

from markdown import Markdown
from markdown.blockprocessors import UListProcessor
from markdown.extensions.sane_lists import SaneOListProcessor
from markdown.treeprocessors import Treeprocessor

# At most nine digits, as in CommonMark: browsers count no further.
_ITEM = re.compile(r"[ ]{0,3}(\d{1,9})([.)])[ ]+(.*)")
_INDENTED = re.compile(r"[ ]{4,7}(?:\d{1,9}[.)]|[*+-])[ ]+.*")
# Attributes that elements have while the text is parsed: no HTML has them.
_TYPED, _MARK = "typed", "mark"


class NumberedLists(SaneOListProcessor):
    """Block processor of numbered lists: `1.` as the library has them, and `1)` as CommonMark."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md.parser)
        self.RE = re.compile(r"[ ]{0,3}\d{1,9}[.)][ ]+(.*)")
        self.CHILD_RE = _ITEM
        self.INDENT_RE = _INDENTED
        self.lists: list[ElementTree.Element] = []
        """The lists of the text that is being parsed."""

    def run(self, parent: ElementTree.Element, blocks: list[str]) -> None:
        """Parses a block of items into the list before it, and into new lists where the numbers
        begin again or the mark changes."""
        sibling = self.lastChild(parent)
        current = sibling if sibling is not None and sibling.tag == "ol" else None
        inside = current is None and parent.tag in ("ol", "ul")
        loose = current is not None
        for number, mark, item in self._items(blocks.pop(0)):
            if number is None:
                # Indented under the item before.
                self._parse("list", current[-1] if current is not None else parent[-1], item)
                continue
            if inside:
                self._parse("list", ElementTree.SubElement(parent, "li"), item)
                continue
            if current is None or _begins_again(current, number, mark):
                current, loose = self._new_list(parent, mark), False
            elif loose:
                _in_paragraph(current[-1])
            point = ElementTree.SubElement(current, "li", {_TYPED: str(number)})
            self._parse("looselist" if loose else "list", point, item)
            loose = False

    def _new_list(self, parent: ElementTree.Element, mark: str) -> ElementTree.Element:
        self.lists.append(ElementTree.SubElement(parent, "ol", {_MARK: mark}))
        return self.lists[-1]

    def _parse(self, state: str, parent: ElementTree.Element, text: str) -> None:
        self.parser.state.set(state)
        self.parser.parseBlocks(parent, [text])
        self.parser.state.reset()

    def _items(self, block: str) -> list[tuple[int | None, str, str]]:
        """Number, mark and text of each item of a block; no number for indented lines."""
        items: list[tuple[int | None, str, str]] = []
        for line in block.split("\n"):
            if (match := _ITEM.match(line)) is not None:
                items.append((int(match[1]), match[2], match[3]))
            elif _INDENTED.match(line) and not items[-1][2].startswith("    "):
                items.append((None, "", line))
            else:
                number, mark, text = items[-1]
                items[-1] = (number, mark, f"{text}\n{line}")
        return items


def _begins_again(current: ElementTree.Element, number: int, mark: str) -> bool:
    """Whether an item with this number and mark begins a list of its own after `current`."""
    if current.get(_MARK, mark) != mark:
        return True
    # All numbers are read only where a list may begin again: else long lists would take for ever.
    if number != 1 or int(current[-1].get(_TYPED, "0")) <= 1:
        return False
    typed = [int(item.get(_TYPED, "0")) for item in current]
    counts_down = typed == list(range(number + len(typed), number, -1))
    return not counts_down and not _is_counted(typed)


def _is_counted(typed: list[int]) -> bool:
    """Whether the author leaves counting to Markdown: over two of three items have one number."""
    return len(typed) > 1 and typed.count(typed[0]) * 3 > len(typed) * 2


def _in_paragraph(item: ElementTree.Element) -> None:
    """Puts the words of the last item in a paragraph, since an empty line follows it."""
    if item.text:
        paragraph = ElementTree.Element("p")
        paragraph.text, item.text = item.text, ""
        item.insert(0, paragraph)
    last = item[-1] if len(item) else None
    if last is not None and last.tail:
        ElementTree.SubElement(item, "p").text = last.tail.lstrip()
        last.tail = ""


class TypedNumbers(Treeprocessor):
    """Tree processor that turns typed numbers into `start` and `value`, where they differ from what
    a browser would count."""

    def __init__(self, md: Markdown, made: NumberedLists) -> None:
        super().__init__(md)
        self.made = made

    def run(self, root: ElementTree.Element) -> None:
        """Numbers the lists that were made since the last text."""
        for numbered in self.made.lists:
            numbered.attrib.pop(_MARK, None)
            typed = [int(item.attrib.pop(_TYPED, "-1")) for item in numbered]
            counted = typed[0]
            if counted != 1:
                numbered.set("start", str(counted))
            if _is_counted(typed):
                continue
            for item, number in zip(numbered, typed, strict=True):
                if number not in (-1, counted):
                    item.set("value", str(number))
                    counted = number
                counted += 1
        self.made.lists.clear()


def register(md: Markdown) -> NumberedLists:
    """Puts numbered lists in place of the library's, in lists of points too."""
    made = NumberedLists(md)
    md.parser.blockprocessors.register(made, "olist", 40)
    points = md.parser.blockprocessors["ulist"]
    assert isinstance(points, UListProcessor)
    points.INDENT_RE = _INDENTED
    # Below footnotes (50), whose texts may have lists.
    md.treeprocessors.register(TypedNumbers(md, made), "numbers", 15)
    return made
