"""Safe HTML to Markdown or plain text, for readers without HTML.

The Markdown is CommonMark with GitHub's tables, footnotes and strikethrough. It is made from the
finished HTML and not from the author's source, since the source may hold what readers must not get,
such as comments.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Generator, Iterable, Iterator
from urllib.parse import urljoin

from selectolax.lexbor import LexborNode

from pressroom.typeset.markdown import tables_as_text
from pressroom.typeset.markdown.links import fragment
from pressroom.typeset.markdown.markdown_escape import (
    BREAK,
    PICTURE,
    code_span,
    emphasised,
    escape_line_starts,
    escaped,
    finish_line,
    longest_backtick_run,
)
from pressroom.typeset.markdown.plain_text import plain_words

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        """article aside blockquote caption dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 header
        hr li ol p pre section table tbody td tfoot th thead tr ul""",
    )
)
_CODES = frozenset({"code", "kbd", "samp"})
# Classes of padding, of text for screen readers, and of links back to a footnote's mark.
_LEFT_OUT_CLASSES = frozenset({"pad", "said", "footnote-backref"})
_FIGURE = re.compile(r"[+\-−–]?\d+")
# Between an item's words and a list within it, both set close.
_BEFORE_LIST = re.compile(r"\n\n(?=(?:[-*]|\d{1,9}\.) )")
# Elements that plain words would run together: note marks, powers, formulas, deletions.
_SPECIAL = re.compile(r"<(?:sup|math|del)\b")
_NOTE_MARK = re.compile(r'<sup\b[^>]*>\s*<a\b[^>]*\bclass="footnote-ref"[^>]*>[^<]*</a>\s*</sup>')


def as_markdown(markup: str, page: str) -> str:
    """Converts HTML to Markdown with absolute addresses; `page` is the address of its page."""
    return _Writer(page, plain=False).document(markup)


def as_source(markup: str) -> str:
    """Converts HTML to Markdown with its addresses as they are, and all that is within a list's
    item indented by four columns, as Python-Markdown wants it. `release_markdown` makes a release
    of it.
    """
    return _Writer("", plain=False, indent=4).document(markup)


def as_text(markup: str) -> str:
    """Converts HTML to plain text: an empty line between blocks, tabs between a table's cells."""
    return _Writer("", plain=True).document(markup)


def as_line(markup: str) -> str:
    """Converts safe HTML to one line of plain text that stands alone: without footnote marks, since
    the notes are not there, and without struck-out text; powers as `10^6`, formulas inline."""
    markup = without_note_marks(markup)
    return " ".join(as_text(markup).split()) if _SPECIAL.search(markup) else plain_words(markup)


def without_note_marks(markup: str) -> str:
    """Removes the marks that lead to footnotes from safe HTML."""
    return _NOTE_MARK.sub("", markup)


class _Writer:
    """Writer of one HTML text as Markdown, or as plain text if `plain`. `indent` are the columns
    by which a list's items are indented; 0 for as many as their marks take, as CommonMark has
    it."""

    def __init__(self, page: str, *, plain: bool, indent: int = 0) -> None:
        self.page = page
        self.plain = plain
        self.indent = indent
        self._notes: dict[str, int] = {}

    def document(self, markup: str) -> str:
        body = fragment(markup).body
        return _join_blocks(self._blocks(body)) + "\n" if body is not None else ""

    # Blocks

    def _blocks(self, parent: LexborNode) -> Iterator[str]:
        """Content of an element, block by block; words outside a block are a block of their own."""
        loose: list[LexborNode] = []
        lists = 0
        for node in parent.iter(include_text=True):
            if node.tag not in _BLOCKS:
                # Most of what stands between blocks is a line's end.
                if loose or not _is_blank(node):
                    loose.append(node)
                continue
            for words in self._loose_words(loose):
                lists = 0
                yield words
            loose = []
            if node.tag not in ("ol", "ul"):
                lists = 0
                yield from self._block(node)
                continue
            # Two lists in a row would be read as one, so every second one gets other marks.
            lists = yield from self._list(node, lists)
        yield from self._loose_words(loose)

    def _loose_words(self, nodes: list[LexborNode]) -> Iterator[str]:
        words = self._line(nodes) if nodes else ""
        if words:
            yield words if self.plain else escape_line_starts(words)

    def _block(self, node: LexborNode) -> Iterator[str]:
        tag = node.tag or ""
        if _classes(node) & _LEFT_OUT_CLASSES:
            return
        if tag in _HEADINGS:
            yield from self._heading(node, _HEADINGS[tag])
        elif tag == "blockquote":
            text = _join_blocks(self._blocks(node))
            if text:
                yield text if self.plain else re.sub("^", "> ", text, flags=re.M)
        elif tag == "pre":
            yield self._code_block(node)
        elif tag == "hr":
            if not self.plain:
                yield "* * *"
        elif tag == "table":
            yield from tables_as_text.table(node, self._cell, plain=self.plain)
        elif tag == "dt":
            words = self._line(list(node.iter(include_text=True)), bold=True)
            if words:
                yield words if self.plain else escape_line_starts(words)
        elif tag == "div" and "footnote" in _classes(node):
            yield from self._footnotes(node)
        else:
            yield from self._blocks(node)

    def _heading(self, node: LexborNode, level: int) -> Iterator[str]:
        words = self._line(list(node.iter(include_text=True)))
        words = words.replace("\\\n", " ").replace("\n", " ")
        if words:
            # A `#` at the end would be taken for the heading's closing mark.
            yield words if self.plain else "#" * level + " " + re.sub("#$", r"\\#", words)

    def _list(self, node: LexborNode, lists: int) -> Generator[str, None, int]:
        """Writes a list after `lists` others, and returns how many there are then: Markdown counts
        by itself, so a number that is left out begins another."""
        # Text between items, which only hand-written HTML has, becomes an item.
        items = [
            child
            for child in node.iter(include_text=True)
            if child.tag == "li" or self._line([child])
        ]
        between = "\n"
        if any(item.css_first("p") is not None for item in items if item.tag == "li"):
            between = "\n\n"
        start = _number(node, "start")
        number = 1 if start is None else start
        lists += 1
        made: list[str] = []
        for item in items:
            typed = _number(item, "value") if item.tag == "li" and node.tag == "ol" else None
            if typed not in (None, number):
                number = typed or 0
                if made and not self.plain:
                    yield between.join(made)
                    made, lists = [], lists + 1
            mark = "-" if lists % 2 else "*"
            if node.tag == "ol":
                mark = f"{number}{'.' if lists % 2 else ')'}"
            number += 1
            blocks = self._blocks(item) if item.tag == "li" else self._loose_words([item])
            text = _join_blocks(blocks)
            if self.indent and between == "\n":
                text = _BEFORE_LIST.sub("\n", text)
            made.append(f"{mark} {_indented(text, self.indent or len(mark) + 1)}".rstrip())
        if made:
            yield between.join(made)
        return lists

    def _code_block(self, node: LexborNode) -> str:
        text = node.text().strip("\n")
        fence = "`" * max(3, longest_backtick_run(text) + 1)
        return text if self.plain else f"{fence}\n{text}\n{fence}"

    def _footnotes(self, node: LexborNode) -> Iterator[str]:
        for item in node.css("li"):
            text = _join_blocks(self._blocks(item))
            mark = self._note_number(item.attributes.get("id") or "")
            yield f"({mark}) {text}" if self.plain else f"[^{mark}]: {_indented(text, 4)}"

    def _cell(self, node: LexborNode) -> str:
        """Content of a table cell in one line; several blocks follow one another."""
        text = " ".join(" ".join(self._blocks(node)).replace("\\\n", " ").split())
        return text if self.plain else re.sub(r"(?<!\\)\|", r"\|", text)

    # Lines

    def _line(self, nodes: list[LexborNode], *, bold: bool = False) -> str:
        text = "".join(map(self._inline, nodes))
        if bold and not self.plain:
            text = emphasised("strong", text)
        return finish_line(text, plain=self.plain)

    def _inline(self, node: LexborNode) -> str:
        tag = node.tag or ""
        if tag == "-text":
            return self._words(node.text_content or "")
        if tag == "br":
            return BREAK
        if tag.startswith("-"):
            return ""
        classes = _classes(node)
        if classes & _LEFT_OUT_CLASSES:
            return ""
        if tag == "math":
            return self._words(tables_as_text.formula(node))
        if tag == "img":
            return self._picture(node)
        if "footnote-ref" in classes:
            mark = self._note_number((node.attributes.get("href") or "").rpartition("#")[2])
            return f" ({mark})" if self.plain else f"[^{mark}]"
        if self.plain and tag == "del":
            return ""
        inside = "".join(map(self._inline, node.iter(include_text=True)))
        if self.plain and tag == "sup" and _FIGURE.fullmatch(inside):
            return f"^{inside}"  # 10 to the sixth is not 106
        return inside if self.plain or not inside.strip() else self._with_markup(node, tag, inside)

    def _words(self, text: str) -> str:
        return text if self.plain else escaped(text)

    def _with_markup(self, node: LexborNode, tag: str, inside: str) -> str:
        if tag in _CODES:
            return code_span(node.text()) if node.text().strip() else inside
        if tag in ("sup", "sub"):
            # `10` with a raised `6` must not become `106`; a note's mark has its own parentheses.
            if inside.startswith("[^"):
                return inside
            note = re.fullmatch(r"\(\w{1,3}\)", inside)
            return f" {inside}" if note else f"<{tag}>{inside}</{tag}>"
        if tag == "q":
            return f'"{inside}"'
        if tag == "a":
            address = self._address(node.attributes.get("href") or "")
            return f"[{inside}]({address})" if address else inside
        return emphasised(tag, inside)

    def _note_number(self, name: str) -> int:
        """Number of a footnote by its id; the notes of standing texts continue the count."""
        return self._notes.setdefault(name, len(self._notes) + 1)

    def _picture(self, node: LexborNode) -> str:
        alt = self._words(" ".join((node.attributes.get("alt") or "").split()))
        address = "" if self.plain else self._address(node.attributes.get("src") or "")
        return f"{PICTURE}[{alt}]({address})" if address else alt

    def _address(self, address: str) -> str:
        """Absolute address, escaped for use in parentheses. Empty for a place on the same page,
        since the Markdown has no such places."""
        with contextlib.suppress(ValueError):
            address = urljoin(self.page, address.strip())
        if not address or address.startswith(("#", f"{self.page}#")):
            return ""
        return re.sub(r"[\s()<>\\]", lambda m: f"%{ord(m[0]):02X}", address)


def _is_blank(node: LexborNode) -> bool:
    """Whether a node is nothing but white space as HTML has it."""
    return node.tag == "-text" and not (node.text_content or "").strip(" \t\n\r\f")


def _join_blocks(blocks: Iterable[str]) -> str:
    return "\n\n".join(blocks)


def _indented(text: str, by: int) -> str:
    """Indents all lines but the first by so many columns; empty lines stay empty."""
    return re.sub(r"\n(?=[^\n])", "\n" + " " * by, text)


def _number(node: LexborNode, name: str) -> int | None:
    """Number that a list or an item gives itself; None for none, or for one below 0."""
    found = node.attributes.get(name) or ""
    return int(found) if re.fullmatch(r"[0-9]{1,9}", found) else None


def _classes(node: LexborNode) -> set[str]:
    return set((node.attributes.get("class") or "").split())
