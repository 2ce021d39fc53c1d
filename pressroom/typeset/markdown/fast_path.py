"""Fast path for Markdown: makes the HTML of simple blocks without a parser.

Most blocks of a release are plain: paragraphs with emphasis and links, headings, short lists,
tables. For these Python-Markdown's output is known beforehand, and making it costs a fiftieth. The
blocks that are left go through Python-Markdown together, as long as nothing in the text reaches
from one block into another; otherwise the whole text does. The output is the same, byte for byte:
`tests/typeset/markdown/test_fast_path.py` compares it over real releases and random Markdown, for
each version of the library in `PROVED`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
from markdown.extensions.toc import slugify_unicode, unique

from pressroom.typeset.markdown.fast_blocks import (
    Formulas,
    end_mark,
    is_list,
    is_paragraph,
    is_rule,
    set_lists,
    set_table,
    words_html,
)
from pressroom.typeset.markdown.fast_inline import set_line

PROVED = frozenset({"3.11.3"})
"""The versions of Python-Markdown whose output the tests have compared."""


class MarkdownPiece(msgspec.Struct):
    """Part of a text: its HTML, or its Markdown where Python-Markdown has to make it (None)."""

    source: str
    html: str | None = None


# Markup that reaches from one block into others, besides references, footnotes and abbreviations.
_TAG = re.compile(r"<[A-Za-z/!?]")
_FENCE = re.compile(r"^[ ]{0,3}(?:```|~~~)", re.MULTILINE)
_DEFINITION = re.compile(r"\n[ ]{0,3}:[ ]")
_FIRST_SPACES = re.compile(r" +(?:\n|\Z)")
# Control characters but line feeds, as UTF-8 has them.
_CONTROLS = bytes([*range(10), *range(11, 32), 127])
_MORE_CONTROLS = re.compile(rb"\xc2[\x80-\x9f]")
_GAP = re.compile(r"\n(?: *\n)+")
_EMPTY = re.compile(r"(?: *\n)+")
_HEADING = re.compile(r"(#{1,6}) ([^\s#][^\n#]*[^\s#]|[^\s#])")
# What may be a heading of another form: in a list, a quotation or a definition, or underlined.
_OTHER_HEADING = re.compile(r"^(?:[ >]|[*+:-] |\d{1,9}[.)] )*(?:#|[=-]+ *$)", re.MULTILINE)


def pieces(text: str, formulas: Formulas) -> list[MarkdownPiece]:
    """Splits `text` into pieces, in order; into a single one for Python-Markdown if only the whole
    text can be converted."""
    if _reaches_across(text) or _has_controls(text):
        return [MarkdownPiece(text)]
    found = _Pieces(text, formulas)
    for start, end in _blocks(text):
        found.add(start, end)
    return found.finish()


def _reaches_across(text: str) -> bool:
    """Whether `text` may have markup that reaches from one block into others. Plain strings are
    looked for first: that takes a hundredth of the time."""
    return bool(
        ("[" in text and ("]:" in text or "[^" in text or ("*[" in text and "] :" in text)))
        or ("<" in text and _TAG.search(text))
        or (("`" in text or "~" in text) and _FENCE.search(text))
        or _DEFINITION.search(f"\n{text}")
        or (text[:1] == " " and _FIRST_SPACES.match(text))
    )


def _has_controls(text: str) -> bool:
    """Whether `text` has characters that Python-Markdown or XML do not take as they are."""
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return True  # a lone surrogate
    return bool(
        len(data) != len(data.translate(None, _CONTROLS))
        or _MORE_CONTROLS.search(data)
        or "\ufffe" in text
        or "\uffff" in text
    )


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each block; blocks are separated by empty lines."""
    begin = _EMPTY.match(text)
    start = begin.end() if begin else 0
    for gap in _GAP.finditer(text, start):
        if gap.start() > start:
            yield start, gap.start()
        start = gap.end()
    if text[start:].strip(" \n"):
        yield start, len(text.rstrip("\n"))


class _Pieces:
    """The pieces of one text, while its blocks come in one by one."""

    def __init__(self, text: str, formulas: Formulas) -> None:
        self.text = text
        self.formulas = formulas
        self.made: list[MarkdownPiece] = []
        self.run: list[tuple[int, int]] = []  # blocks that may be parts of one list or quotation
        self.headings: list[tuple[MarkdownPiece, int, str, str]] = []  # with level, HTML and words
        self.nested = False  # whether Python-Markdown may find headings in its pieces

    def add(self, start: int, end: int) -> None:
        """Adds the block from `start` to `end`."""
        block = self.text[start:end]
        if block.isspace() and not block.startswith("    "):
            return  # no-break spaces alone: the library leaves them out
        if is_paragraph(block):
            markup = words_html(block.lstrip(), self.formulas)
            self._put(MarkdownPiece(block, None if markup is None else f"<p>{markup}</p>"))
        elif block[0] == "#" and (heading := _HEADING.fullmatch(block)) is not None:
            self._put_heading(block, len(heading[1]), heading[2])
        elif is_rule(block):
            self._put(MarkdownPiece(block, "<hr>"))
        elif (mark := end_mark(block)) is not None:
            before, markup = mark
            if before:
                self.add(start, start + len(before))
            self._put(MarkdownPiece(block, markup))
        elif block[0] == "|" and (markup := set_table(block, self.formulas)) is not None:
            self._put(MarkdownPiece(block, markup))
        else:
            self.run.append((start, end))

    def finish(self) -> list[MarkdownPiece]:
        """The pieces; each heading among them gets an id unlike those before it."""
        self._close()
        if self.nested:
            # Ids depend on those before them: where Python-Markdown gives some, it gives all.
            return self.made
        ids: set[str] = set()
        counters: dict[str, int] = {}
        for piece, level, markup, words in self.headings:
            name = unique(slugify_unicode(words, "-"), ids, counters)
            piece.html = f'<h{level} id="{name}">{markup}</h{level}>'
        return self.made

    def _put(self, piece: MarkdownPiece) -> None:
        self._close()
        self.made.append(piece)

    def _put_heading(self, block: str, level: int, words: str) -> None:
        plain = not any(sign in words for sign in ("[", "http", "www.", "$"))
        markup = set_line(words) if plain else None
        piece = MarkdownPiece(block)
        if markup is None:
            self.nested = True
        else:
            self.headings.append((piece, level, markup, words))
        self._put(piece)

    def _close(self) -> None:
        """Ends the run of blocks that may belong together."""
        if not self.run:
            return
        blocks = [self.text[start:end] for start, end in self.run]
        markup = set_lists(blocks, self.formulas) if all(map(is_list, blocks)) else None
        piece = MarkdownPiece(self.text[self.run[0][0] : self.run[-1][1]], markup)
        if markup is None and _OTHER_HEADING.search(piece.source):
            self.nested = True
        self.made.append(piece)
        self.run.clear()
