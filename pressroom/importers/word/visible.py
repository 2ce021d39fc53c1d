"""Visible text of a Word file, run by run from its XML, to count what was written against.

It shares with the reader what is hidden, and little else: it passes by what is known to show
nothing, where the reader takes what is known to show something.
"""

from __future__ import annotations

import re

import msgspec

from pressroom.importers.word.characters import shown_text
from pressroom.importers.word.hidden import Looks, is_covered, is_hidden_box
from pressroom.importers.word.names import LINE, Element, M, V, local, value, w, whole_number
from pressroom.importers.word.symbols import is_symbol_font, symbol

_SILENT = frozenset(
    re.findall(
        r"\w+",
        """instrText delText delInstrText rPr pPr tblPr trPr tcPr sectPr sdtPr tblGrid fldData
    commentRangeStart commentReference docPr cNvPr altChunk object""",
    )
)
_SPACES = frozenset({"br", "cr", "tab", "ptab"})


class VisibleLine(msgspec.Struct, frozen=True):
    """The visible text of a paragraph; `number` as in problems, 0 in a note."""

    number: int
    text: str


def visible_lines(root: Element, looks: Looks) -> list[VisibleLine]:
    """The paragraphs below `root` that show something, those of text boxes behind their own."""
    return _Reader(looks).read(root)


class _Reader:
    """Walk through a part; `_fields` has for each open field whether its result has begun,
    `_silent` is the number of those where it has not."""

    def __init__(self, looks: Looks) -> None:
        self._looks = looks
        self._fields: list[bool] = []
        self._silent = 0
        self._open_line = ""

    def read(self, root: Element) -> list[VisibleLine]:
        lines: list[VisibleLine] = []
        for child in root:
            self._block(child, lines)
        return [line for line in lines if line.text]

    def _block(self, element: Element, lines: list[VisibleLine]) -> None:
        if element.tag == w("tc") and is_covered(element):
            return
        if element.tag == w("p"):
            boxes: list[VisibleLine] = []
            text = self._open_line + self._text(element, boxes)
            following = element.getnext()
            goes_on = following is not None and following.tag == w("p")
            self._open_line = ""
            if goes_on and self._looks.styles.mark_is_hidden(element):
                # The next paragraph goes on in its line.
                self._open_line = text
                lines += boxes
                return
            number = whole_number(element.get(LINE) or "")
            lines += [VisibleLine(number, " ".join(text.split())), *boxes]
        elif local(element) not in _SILENT:
            for child in element:
                self._block(child, lines)

    def _text(self, element: Element, boxes: list[VisibleLine]) -> str:
        parts = []
        for child in element:
            name = local(child)
            if name == "txbxContent" and is_hidden_box(child):
                continue
            if child.tag == w("p") or name in ("tbl", "txbxContent"):
                self._block(child, boxes)
            elif child.tag == w("r"):
                parts.append(self._run(child, boxes))
            elif child.tag == f"{{{M}}}r" and self._looks.why_hidden(child):
                continue
            elif child.tag == f"{{{M}}}t":
                parts.append(child.text or "")
            elif name not in _SILENT:
                parts.append(self._text(child, boxes))
        return "".join(parts)

    def _run(self, run: Element, boxes: list[VisibleLine]) -> str:
        hidden = bool(self._looks.why_hidden(run))
        parts = []
        for child in run:
            if child.tag == w("fldChar"):
                self._field(value(child, "fldCharType"))
            elif not hidden and not self._silent:
                parts.append(self._visible_words(child, run, boxes))
        return "".join(parts)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(False)
            self._silent += 1
        elif self._fields and kind == "separate":
            self._silent -= not self._fields[-1]
            self._fields[-1] = True
        elif self._fields:
            self._silent -= not self._fields.pop()

    def _visible_words(self, child: Element, run: Element, boxes: list[VisibleLine]) -> str:
        name = local(child)
        if child.tag == w("t"):
            font = self._looks.styles.run_attribute(run, "rFonts", "ascii")
            text = shown_text(child)
            if is_symbol_font(font):
                return "".join(symbol(font, ord(sign)) or "" for sign in text)
            return text
        if name in _SPACES:
            return " "
        if name == "noBreakHyphen":
            return "\u2011"
        if name == "sym":
            code = value(child, "char")
            return (symbol(value(child, "font"), int(code, 16)) or "") if code.isalnum() else ""
        if name == "ruby":
            return " ".join(self._text(each, boxes) for each in child)
        if name in _SILENT:
            return ""
        for path in child.iter(f"{{{V}}}textpath"):
            boxes.append(VisibleLine(0, path.get("string") or ""))
        return self._text(child, boxes)
